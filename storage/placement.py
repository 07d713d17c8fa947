"""The hold writer: whatever wants a slot now is decided together, in one transaction.

On PostgreSQL who wants exactly one exclusive resource is tried in a single statement first
(`swift`). Everybody else, and whoever was not settled there, goes the careful way (`careful`),
which settles everybody: nobody is refused because of a hold that is already dead.

Of a crowd that wants the same start of the same resource only the first is tried; what becomes
of it says what becomes of the others. In front of crowds stands the gate, which sees those in
other processes too. It sheds a rush and never decides.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from functools import partial

from domain.errors import KeyReused, SlotTaken, StoreBusy
from domain.holds import Placement
from domain.people import CustomerId
from domain.ports import Gate, Ids
from domain.resources import VenueId
from domain.states import Hold
from storage.batching import Batcher, Spawn
from storage.careful import CarefulPlacement
from storage.engine import Database
from storage.locks import enter_patiently
from storage.sight import Key, key_of
from storage.swift import SwiftPlacement, suits
from storage.winning import fingerprint

Outcome = Hold | Exception
Crowd = list[Placement]
Ask = Callable[[Sequence[Sequence[str]], Sequence[str]], Awaitable[list[bool]]]
BATCH = 64


class HoldWriter:
    """The only way to a hold; one per process."""

    def __init__(self, database: Database, gate: Gate, ids: Ids, spawn: Spawn) -> None:
        self._gate = gate
        self._spawn = spawn
        self._me = str(ids.fresh())
        self._swift = SwiftPlacement(database) if database.dialect != "sqlite" else None
        self._careful = CarefulPlacement(database)
        self._batches: Batcher[Placement, Hold] = Batcher(
            self._place_all, spawn, limit=BATCH, share=lambda one: one.terms.slot.venue_id
        )

    async def place(self, placement: Placement) -> Hold:
        """See `domain.ports.Bookings.place`."""
        return await self._batches.submit(placement)

    async def close(self) -> None:
        """Give the writer's own connection back."""
        if self._swift is not None:
            await self._swift.close()

    async def _place_all(self, batch: Sequence[Placement]) -> Sequence[Outcome]:
        """One answer for each; who asks twice with one key gets the same answer twice."""
        firsts: dict[Key, Placement] = {}
        for one in batch:
            firsts.setdefault(key_of(one), one)
        settled = await self._settle_crowds(list(firsts.values()))
        return [_answer(one, firsts[key_of(one)], settled) for one in batch]

    async def _settle_crowds(self, asked: Sequence[Placement]) -> dict[Key, Outcome]:
        crowds: dict[str | Key, Crowd] = {}
        for one in asked:
            crowds.setdefault(_token(one) or key_of(one), []).append(one)
        settled = await self._settle_firsts(crowds)
        again: Crowd = []
        for first, *others in crowds.values():
            outcome = settled[key_of(first)]
            for one in others:
                answer = _follows(one, first, outcome)
                if answer is None:
                    again.append(one)
                else:
                    settled[key_of(one)] = answer
        return settled | await self._settle_crowds(again) if again else settled

    async def _settle_firsts(self, crowds: Mapping[str | Key, Crowd]) -> dict[Key, Outcome]:
        """What becomes of the first of every crowd, past the gate where there is a crowd."""
        rushes = {str(token): crowd[0] for token, crowd in crowds.items() if len(crowd) > 1}
        admitted = await self._admit(rushes, self._gate.enter)
        refused = {token: one for token, one in rushes.items() if token not in admitted}
        settled = await self._settle(
            [one for token, (one, *_) in crowds.items() if token not in refused]
        )
        # Whoever was faster in another process is done by now, or nearly.
        late = await self._admit(refused, partial(enter_patiently, self._gate))
        settled |= await self._settle(list(late.values()))
        if rushes:
            self._spawn(self._gate.leave([*admitted, *late], self._me))
        for token in refused.keys() - late.keys():
            one = refused[token]
            settled[key_of(one)] = SlotTaken(one.terms.slot, may_return=True)
        return settled

    async def _admit(self, rushes: Mapping[str, Placement], ask: Ask) -> dict[str, Placement]:
        """Those whom the gate lets through."""
        if not rushes:
            return {}
        may = await ask([[token] for token in rushes], [self._me] * len(rushes))
        return {
            token: one for (token, one), yes in zip(rushes.items(), may, strict=True) if yes
        }

    async def _settle(self, asked: Sequence[Placement]) -> dict[Key, Outcome]:
        """What becomes of requests none of which is in another's way, or unlikely so."""
        settled: dict[Key, Outcome] = {}
        swift = _one_each(filter(suits, asked))
        if self._swift is not None and swift:
            settled = await self._swift.place(swift)
        left = [one for one in asked if key_of(one) not in settled]
        if left:
            settled |= await self._careful.place(left)
        return settled


def _answer(one: Placement, first: Placement, settled: Mapping[Key, Outcome]) -> Outcome:
    if one is not first and fingerprint(one) != fingerprint(first):
        return KeyReused(one.key)
    return settled[key_of(one)]


def _follows(one: Placement, first: Placement, outcome: Outcome) -> Outcome | None:
    """What the outcome of the first of a crowd means for another; None when nothing."""
    match outcome:
        case Hold(terms=terms) if terms.id == first.terms.id:
            return SlotTaken(one.terms.slot, may_return=True)
        case SlotTaken(may_return=may_return) if one.choices == first.choices:
            return SlotTaken(one.terms.slot, may_return)
        case StoreBusy():
            return outcome
        case _:
            return None


def _one_each(asked: Iterable[Placement]) -> list[Placement]:
    """The first request of every customer: their limits count what was there before."""
    firsts: dict[tuple[VenueId, CustomerId], Placement] = {}
    for one in asked:
        firsts.setdefault((one.terms.slot.venue_id, one.terms.customer_id), one)
    return list(firsts.values())


def _token(one: Placement) -> str | None:
    """What a crowd wants: this start of one resource that nobody can take the place of."""
    if not suits(one):
        return None
    start, _ = one.terms.slot.during.minutes
    [(resource_id, _)] = one.choices[0]
    return f"{one.terms.slot.venue_id}:{resource_id}:{start}"
