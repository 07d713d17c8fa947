"""The careful way to a hold: a batch decided under locks, the same on both databases.

Lock the resources in a fixed sequence, then limited promo codes; read what has to be known; let overdue holds go that
are in the way; decide one request after the other as they came; write the winners. All of it
is one transaction, done again when the database asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import DBAPIError, IntegrityError

from domain.allocations import Taken
from domain.errors import (
    BookingError,
    KeyReused,
    RulesChanged,
    StoreBusy,
    TooManyHolds,
    WrongState,
)
from domain.placements import Placement, assign
from domain.resources import ResourceId
from domain.states import Hold, Status
from storage.crowds import Lost, Verdict
from storage.engine import Database
from storage.reading import Reading, Stretch
from storage.sight import FIRM, Key, Looking, Sight, Where, key_of
from storage.tallies import HoldTally
from storage.versions import Versions
from storage.winning import Winning, fingerprint

_log = structlog.get_logger(__name__)


class CarefulPlacement:
    """Settles every request of a batch."""

    def __init__(self, database: Database, tally: HoldTally) -> None:
        self._database = database
        self._reading = Reading(database)
        self._looking = Looking(database, self._reading)
        self._versions = Versions(database)
        self._winning = Winning(database)
        self._tally = tally

    async def place(self, asked: Sequence[Placement]) -> dict[Key, Verdict]:
        """The hold of each, or why there is none. One that the database chokes on is alone."""
        try:
            return await self._together(asked)
        except DBAPIError as error:
            found: dict[Key, Verdict] = {}
            for one in asked:
                if isinstance(error, IntegrityError):
                    one.redraw()
                found |= await self._alone(one)
            return found

    async def _together(self, asked: Sequence[Placement]) -> dict[Key, Verdict]:
        try:
            settled, ended = await self._database.run(lambda c: self._decide(c, asked))
        except StoreBusy as busy:
            return {key_of(one): busy for one in asked}
        self._tally.ended.update(ended)
        return settled

    async def _alone(self, one: Placement) -> dict[Key, Verdict]:
        try:
            return await self._together([one])
        except DBAPIError as error:
            _log.warning("placement_failed", booking_id=one.drawn[0], error=type(error.orig))
            return {key_of(one): StoreBusy()}

    def _decide(
        self, connection: sa.Connection, asked: Sequence[Placement]
    ) -> tuple[dict[Key, Verdict], Mapping[str, int]]:
        stretches = _stretches(asked)
        resources = {stretch[:2] for stretch in stretches} | self._given_up(connection, asked)
        self._versions.lock(connection, resources)
        sight = self._looking.look(connection, asked, stretches)
        settled = {key_of(one): self._settle(connection, one, sight) for one in asked}
        ended = {
            str(Status.EXPIRED): self._winning.expire(connection, sight.overdue, sight.now),
            str(Status.RELEASED): self._winning.release(connection, sight.released, sight.now),
        }
        self._winning.write(connection, sight.winners, sight.now)
        if sight.overdue or sight.winners:
            self._versions.bump(connection, resources)
        return settled, ended

    def _given_up(self, connection: sa.Connection, asked: Iterable[Placement]) -> set[Where]:
        """The resources of holds that may have to give way."""
        giving = [
            (one.slot.venue_id, one.replaces) for one in asked if one.replaces is not None
        ]
        found = self._reading.allocations_of(connection, giving)
        return {(key[0], part.resource_id) for key, parts in found.items() for part in parts}

    def _settle(self, connection: sa.Connection, one: Placement, sight: Sight) -> Verdict:
        """The hold of one request, or the refusal."""
        try:
            return self._first_answer(connection, one, sight) or _judge(one, sight)
        except (BookingError, RulesChanged) as refusal:
            return refusal

    def _first_answer(
        self, connection: sa.Connection, one: Placement, sight: Sight
    ) -> Hold | None:
        """What the key was answered with the first time, if this is not the first time."""
        known = sight.known[key_of(one)]
        if known.booking_id is None:
            return None
        if known.fingerprint != fingerprint(one):
            raise KeyReused(one.key)
        found = self._reading.load(connection, one.slot.venue_id, known.booking_id)
        if isinstance(found, Hold):
            return found
        raise WrongState(found.status)


def _judge(one: Placement, sight: Sight) -> Hold | Lost:
    if sight.known[key_of(one)].rules_version != one.venue.version:
        raise RulesChanged
    if sight.live_of(one) >= one.venue.limits.live_holds:
        raise TooManyHolds(one.venue.limits.live_holds)
    taken = sight.in_the_way_of(one)
    parts = assign(one, taken)
    if not parts:
        return Lost(_may_return(one, taken), sight.holders(one))
    if one.promo is not None:
        one.promo.check_uses(*sight.used_of(one))
    hold = one.won(parts, sight.now)
    sight.win(one, hold)
    return hold


def _may_return(one: Placement, taken: Mapping[ResourceId, Sequence[Taken]]) -> bool:
    """Whether there would be room if every live hold were let go."""
    firm = {key: [each for each in found if each.until is FIRM] for key, found in taken.items()}
    return bool(assign(one, firm))


def _stretches(asked: Iterable[Placement]) -> list[Stretch]:
    """Per resource that may be taken, the minutes it would be taken for."""
    return [
        (one.slot.venue_id, resource_id, *stretch)
        for one in asked
        for options in one.choices
        for resource_id, _ in options
        for stretch in one.stretches
    ]
