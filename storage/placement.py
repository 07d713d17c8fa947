"""The hold writer: whatever wants a slot now is decided together, in one transaction.

On PostgreSQL who wants exactly one exclusive resource is tried in a single statement first
(`swift`). Everybody else, and whoever was not settled there, goes the careful way (`careful`),
which settles everybody: nobody is refused because of a hold that is already dead.

Of a crowd only the first gets here (`crowds`). Before that one stands the gate, which knows of
crowds in other processes. It sheds a rush and never decides.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial

from domain.errors import KeyReused, StoreBusy
from domain.people import CustomerId
from domain.placements import Placement
from domain.ports import Gate, Ids
from domain.resources import VenueId
from domain.states import Hold
from storage.batching import Batcher, Spawn
from storage.careful import CarefulPlacement
from storage.crowds import Crowd, Lost, Verdict, Wish, answer, wish_of
from storage.desks import Desks
from storage.engine import Database
from storage.locks import enter_patiently
from storage.sight import Key, Where, key_of
from storage.swift import SwiftPlacement
from storage.tallies import HoldTally
from storage.winning import fingerprint

Ask = Callable[[Sequence[Sequence[str]], Sequence[str]], Awaitable[list[bool]]]
BATCH, DESKS = 64, 2


class HoldWriter:
    """The only way to a hold; one per process."""

    def __init__(
        self, database: Database, gate: Gate, ids: Ids, spawn: Spawn, tally: HoldTally
    ) -> None:
        self.tally = tally
        self._gate = gate
        self._spawn = spawn
        self._me = str(ids.fresh())
        self._crowds: dict[Where, list[Crowd]] = {}
        self._swift = SwiftPlacement(database) if database.dialect != "sqlite" else None
        self._careful = CarefulPlacement(database, tally)
        self._desks = Desks([self._desk() for _ in range(DESKS if self._swift else 1)])

    async def place(self, placement: Placement) -> Hold:
        """See `domain.ports.Bookings.place`."""
        wish = wish_of(placement)
        if wish is None:
            return await self._decide(Crowd(placement, None))
        crowds = self._crowds.setdefault(wish[:2], [])
        while ahead := next((one for one in crowds if one.stands_before(wish)), None):
            found = await ahead.follow(placement, wish)
            if found is not None:
                return found
        crowd = Crowd(placement, wish)
        crowds.append(crowd)
        try:
            return await self._decide(crowd)
        finally:
            self._decided(crowd, StoreBusy())

    async def close(self) -> None:
        """Give the writer's own connections back."""
        if self._swift is not None:
            await self._swift.close()

    def _desk(self) -> Batcher[Crowd, Hold]:
        return Batcher(
            self._place_all,
            self._spawn,
            limit=BATCH,
            share=lambda crowd: crowd.first.slot.venue_id,
        )

    async def _decide(self, crowd: Crowd) -> Hold:
        """By what is wanted first, but in the sequence in which its customer asked."""
        one = crowd.first
        about = next((options[0][0] for options in one.choices if options), 0)
        whose = one.slot.venue_id, one.customer_id
        return await self._desks.submit(crowd, about=about, whose=whose)

    def _decided(self, crowd: Crowd, verdict: Verdict) -> None:
        """From now on others in whose way it was are a crowd of their own."""
        crowds = self._crowds.get(crowd.wish[:2], []) if crowd.wish is not None else []
        if crowd in crowds:
            crowds.remove(crowd)
            crowd.settle(verdict)

    async def _place_all(self, batch: Sequence[Crowd]) -> Sequence[Hold | Exception]:
        """One answer for each; who asks twice with one key gets the same answer twice."""
        firsts: dict[Key, Crowd] = {}
        for crowd in batch:
            firsts.setdefault(key_of(crowd.first), crowd)
        verdicts = await self._past_the_gate(list(firsts.values()))
        answers = []
        for crowd in batch:
            one, first = crowd.first, firsts[key_of(crowd.first)].first
            same = one is first or fingerprint(one) == fingerprint(first)
            verdict = verdicts[key_of(one)] if same else KeyReused(one.key)
            self._decided(crowd, verdict)
            answers.append(answer(one, verdict))
        return answers

    async def _past_the_gate(self, batch: Sequence[Crowd]) -> dict[Key, Verdict]:
        """Who is alone with a wish passes; who has others behind it may have some elsewhere."""
        rushes = [crowd for crowd in batch if crowd.is_crowded]
        admitted = await self._admit(rushes, self._gate.enter)
        refused = [crowd for crowd in rushes if crowd not in admitted]
        verdicts = await self._settle([crowd for crowd in batch if crowd not in refused])
        # Whoever was faster in another process is done by now, or nearly.
        late = await self._admit(refused, partial(enter_patiently, self._gate))
        verdicts |= await self._settle(late)
        self.tally.turned_away += len(refused) - len(late)
        for crowd in refused:
            taken = Lost(may_return=True, holders=frozenset())
            verdicts.setdefault(key_of(crowd.first), taken)
        if rushes:
            tokens = [crowd.token for crowd in (*admitted, *late)]
            self._spawn(self._gate.leave(tokens, self._me))
        return verdicts

    async def _admit(self, rushes: Sequence[Crowd], ask: Ask) -> list[Crowd]:
        """Those whom the gate lets through."""
        if not rushes:
            return []
        may = await ask([[crowd.token] for crowd in rushes], [self._me] * len(rushes))
        return [crowd for crowd, yes in zip(rushes, may, strict=True) if yes]

    async def _settle(self, batch: Sequence[Crowd]) -> dict[Key, Verdict]:
        """What becomes of the first of each crowd."""
        verdicts: dict[Key, Verdict] = {}
        swift = _one_each(batch)
        if self._swift is not None and swift:
            verdicts = await self._swift.place(swift)
        left = [crowd.first for crowd in batch if key_of(crowd.first) not in verdicts]
        if left:
            verdicts |= await self._careful.place(left)
        return verdicts


def _one_each(batch: Iterable[Crowd]) -> list[tuple[Placement, Wish]]:
    """One wish of every customer: a statement sees only the holds from before it."""
    wishes: dict[tuple[VenueId, CustomerId], tuple[Placement, Wish]] = {}
    for crowd in batch:
        if crowd.wish is not None:
            whose = crowd.wish.venue_id, crowd.first.customer_id
            wishes.setdefault(whose, (crowd.first, crowd.wish))
    return list(wishes.values())
