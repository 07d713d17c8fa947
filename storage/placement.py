"""The hold writer: whatever wants a slot now is decided together, in one transaction.

On PostgreSQL a request that only one exclusive resource can meet is tried in a single
statement first (`swift`). Everybody else, and whoever did not win there, goes the careful way
(`careful`), which alone decides who lost and why: nobody is refused because of a hold that is
already dead.

In front stands the gate, asked once per batch. It sheds a rush and never decides.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import DBAPIError, IntegrityError

from domain.errors import SlotTaken, StoreBusy
from domain.holds import Placement
from domain.ports import Gate, Ids
from domain.resources import VenueId
from domain.states import Hold, Record
from storage.batching import Batcher, Spawn
from storage.careful import decide
from storage.engine import Database
from storage.swift import SwiftPlacement

Outcome = Hold | Exception
Key = tuple[VenueId, str]
BATCH = 64

_log = structlog.get_logger(__name__)


class HoldWriter:
    """The only way to a hold; one per process."""

    def __init__(self, database: Database, gate: Gate, ids: Ids, spawn: Spawn) -> None:
        self._database = database
        self._gate = gate
        self._ids = ids
        self._swift = SwiftPlacement(database, ids) if database.dialect != "sqlite" else None
        self._batches: Batcher[Placement, Hold] = Batcher(
            self._place_all, spawn, limit=BATCH, share=lambda one: one.terms.slot.venue_id
        )

    async def place(self, placement: Placement) -> Hold:
        """See `domain.ports.Bookings.place`."""
        return await self._batches.submit(placement)

    async def let_go(self, ended: Record) -> None:
        """Tell the gate that what this customer had may be had again."""
        start, _ = ended.terms.slot.during.minutes
        venue_id = ended.terms.slot.venue_id
        tokens = [_token(venue_id, one, start) for one in ended.terms.resource_ids]
        await self._gate.leave(tokens, str(ended.terms.customer_id))

    async def close(self) -> None:
        """Give the writer's own connection back."""
        if self._swift is not None:
            await self._swift.close()

    async def _place_all(self, batch: Sequence[Placement]) -> Sequence[Outcome]:
        tokens = [_tokens(one) for one in batch]
        owners = [str(one.terms.customer_id) for one in batch]
        admitted = await self._gate.enter(tokens, owners)
        unique = {_key(one): one for one, may in zip(batch, admitted, strict=True) if may}
        settled = await self._settle(list(unique.values()))
        for one, mine, owner in zip(batch, tokens, owners, strict=True):
            if mine and isinstance(settled.get(_key(one)), Exception):
                await self._gate.leave(mine, owner)
        return [
            settled.get(_key(one)) or SlotTaken(one.terms.slot, may_return=True)
            for one in batch
        ]

    async def _settle(self, asked: Sequence[Placement]) -> dict[Key, Outcome]:
        """What became of each request that was let through."""
        settled: dict[Key, Outcome] = {}
        if self._swift is not None:
            settled = await self._swift.place([one for one in asked if _exclusive(one)])
        left = [one for one in asked if _key(one) not in settled]
        if left:
            settled |= await self._carefully(left)
        return settled

    async def _carefully(self, asked: Sequence[Placement]) -> dict[Key, Outcome]:
        def work(connection: sa.Connection) -> dict[Key, Outcome]:
            return decide(self._database, connection, asked, self._ids)

        try:
            return await self._database.run(work)
        except IntegrityError as error:
            if len(asked) == 1:
                _log.warning("placement.refused_by_guard", booking_id=asked[0].terms.id)
                return {_key(asked[0]): StoreBusy(str(type(error)))}
        except (StoreBusy, DBAPIError) as error:
            busy = error if isinstance(error, StoreBusy) else StoreBusy()
            return {_key(one): busy for one in asked}
        found: dict[Key, Outcome] = {}
        for one in asked:
            found |= await self._carefully([one])
        return found


def _key(placement: Placement) -> Key:
    return placement.terms.slot.venue_id, placement.key


def _exclusive(placement: Placement) -> bool:
    """Whether exactly one resource, as a whole, is what it takes, and nothing gives way."""
    if placement.replaces is not None or len(placement.choices) != 1:
        return False
    options = placement.choices[0]
    return len(options) == 1 and options[0][1].capacity == options[0][1].units


def _tokens(placement: Placement) -> list[str]:
    """What the gate guards: each resource that nobody can take the place of, at this start."""
    start, _ = placement.terms.slot.during.minutes
    return [
        _token(placement.terms.slot.venue_id, options[0][0], start)
        for options in placement.choices
        if len(options) == 1 and options[0][1].capacity == options[0][1].units
    ]


def _token(venue_id: int, resource_id: int, start: int) -> str:
    return f"{venue_id}:{resource_id}:{start}"
