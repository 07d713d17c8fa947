"""Crowds: those whose wishes stand in each other's way at the same time.

Where exactly one exclusive resource is wanted, whoever wants a part of what the first of a crowd
wants gets nothing if the first gets it. So only the first is tried; what becomes of it says what
becomes of the others, and costs them nothing. Somebody whom the first one's fate says nothing
about comes first in the next crowd.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import NamedTuple

from domain.errors import KeyReused, SlotTaken, StoreBusy
from domain.people import CustomerId
from domain.placements import Placement
from domain.resources import ResourceId, VenueId
from domain.states import Hold
from storage.winning import fingerprint


class Wish(NamedTuple):
    """One resource, all of it, for some minutes."""

    venue_id: VenueId
    resource_id: ResourceId
    start: int
    end: int

    def meets(self, other: Wish) -> bool:
        """Whether both, about one resource, cannot come true."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Lost:
    """Nothing was left; `holders` are the customers who have what stands in the way."""

    may_return: bool
    holders: frozenset[CustomerId]


Verdict = Hold | Lost | Exception


def wish_of(one: Placement) -> Wish | None:
    """What a customer wants for certain; None when there is a choice or something gives way.

    Nor with a code: its uses are counted under a lock of its own.
    """
    if one.slot.code or len(one.choices) != 1 or len(one.choices[0]) != 1:
        return None
    [(resource_id, demand)] = one.choices[0]
    if not demand.is_exclusive or one.replaces is not None or len(one.stretches) != 1:
        return None
    return Wish(one.slot.venue_id, resource_id, *one.stretches[0])


@dataclass(slots=True, eq=False)
class Crowd:
    """The first who has a wish, and those in whose way that one is while it is tried."""

    first: Placement
    wish: Wish | None
    _others: list[asyncio.Future[Verdict]] = field(default_factory=list)

    @property
    def is_crowded(self) -> bool:
        """Whether there is anybody behind the first."""
        return bool(self._others)

    def stands_before(self, wish: Wish) -> bool:
        """Whether a wish about its resource has to wait for what becomes of the first."""
        return self.wish is not None and self.wish.meets(wish)

    @property
    def token(self) -> str:
        """What the gate calls the wish."""
        return ":".join(map(str, self.wish or ()))

    async def follow(self, one: Placement, wish: Wish) -> Hold | None:
        """What the fate of the first means for another; None when nothing.

        What stood in the way of the first need not be in the way of a wish that only overlaps.
        A refusal is raised where it is made: kept in a variable of a frame that it goes through
        it would be garbage that only the collector finds, and in a rush there are thousands.
        """
        fate: asyncio.Future[Verdict] = asyncio.get_running_loop().create_future()
        self._others.append(fate)
        verdict = await fate
        if one.key == self.first.key:
            if fingerprint(one) != fingerprint(self.first):
                raise KeyReused(one.key)
            return _told(one, verdict)
        match verdict:
            case Hold(terms=terms) if terms.id == self.first.drawn[0]:
                raise SlotTaken(one.slot, may_return=True)
            case Lost(holders=holders) if wish == self.wish and one.customer_id not in holders:
                return _told(one, verdict)
            case StoreBusy():
                raise StoreBusy
            case _:
                return None

    def settle(self, verdict: Verdict) -> None:
        """Tell the others."""
        for fate in self._others:
            if not fate.done():
                fate.set_result(verdict)


def answer(one: Placement, verdict: Verdict) -> Hold | Exception:
    """A verdict as it is said to whom it is about."""
    return verdict if isinstance(verdict, Hold) else _refusal(one, verdict)


def _told(one: Placement, verdict: Verdict) -> Hold:
    """The same, a refusal raised."""
    if isinstance(verdict, Hold):
        return verdict
    raise _refusal(one, verdict)


def _refusal(one: Placement, verdict: Lost | Exception) -> Exception:
    return SlotTaken(one.slot, verdict.may_return) if isinstance(verdict, Lost) else verdict
