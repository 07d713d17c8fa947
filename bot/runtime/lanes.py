"""Lanes: each person's updates one after the other, everybody's side by side.

    kicked ──► claimed ──► step ──► done ──► step ──► … ──► released ──► looked at once more
                  │                   │
                  └ somebody else's   └ fenced: the lease was lost, nothing was kept

A lane is drained by at most one task of a process, and held by at most one process: the store
sees to that. What is kicked while it is drained is looked at again before its task ends.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import TypeVar, assert_never

import structlog

from bot.runtime.errors import place, report
from bot.runtime.patience import patiently
from bot.runtime.ports import Sessions, Work
from bot.runtime.session import Again, Failed, Session
from bot.runtime.steps import Steps
from bot.runtime.tasks import Spawn
from domain.errors import StoreBusy
from domain.ports import Clock, Ids

T = TypeVar("T")

AT_ONCE = 64
_PAYMENTS = ":p:"

_log = structlog.get_logger(__name__)


class Lanes:
    """All lanes this process works at. `counts` says what became of the steps.

    `on_end` is told how many seconds after its arrival an update was done with.
    """

    def __init__(
        self, sessions: Sessions, steps: Steps, spawn: Spawn, ids: Ids, clock: Clock
    ) -> None:
        self.at_once = AT_ONCE
        # From nothing to the first is a rise only where there was a 0.
        self.counts: Counter[str] = Counter(failed=0)
        self.on_end: Callable[[float], None] = lambda _: None
        self._sessions = sessions
        self._steps = steps
        self._spawn = spawn
        self._ids = ids
        self._clock = clock
        self._stopping = False
        self._idle = asyncio.Event()
        self._idle.set()
        self._draining: set[str] = set()
        self._again: set[str] = set()
        self._waiting: dict[str, None] = {}
        # Lane → token, and since when it is held for sure.
        self._held: dict[str, tuple[int, float]] = {}

    @property
    def room(self) -> int:
        """How many more lanes could be worked at now."""
        return max(self.at_once - len(self._draining) - len(self._waiting), 0)

    @property
    def busy(self) -> int:
        """How many lanes are worked at."""
        return len(self._draining)

    def kick(self, lane: str) -> None:
        """Something has arrived in a lane. Payments never wait for a place."""
        if lane in self._draining:
            self._again.add(lane)
        elif self._stopping:
            return
        elif len(self._draining) < self.at_once or _PAYMENTS in lane:
            self._start(lane)
        else:
            self._waiting[lane] = None

    async def keep_leases(self) -> None:
        """Renew what is held by steps that take long, for ever."""
        period = self._sessions.lease / 3
        while True:
            await asyncio.sleep(period)
            since = time.monotonic() - period
            old = [(lane, token) for lane, (token, at) in self._held.items() if at <= since]
            if old:
                await self._renew(old)

    async def rest(self) -> None:
        """Wait until no lane is worked at."""
        await self._idle.wait()

    async def stop(self) -> None:
        """Finish the steps that are under way, begin no more, release every lane."""
        self._stopping = True
        self._waiting.clear()
        await self.rest()

    def _start(self, lane: str) -> None:
        self._draining.add(lane)
        self._idle.clear()
        self._spawn(self._drain(lane))

    async def _drain(self, lane: str) -> None:
        try:
            await self._empty(lane, self._ids.fresh())
        finally:
            self._held.pop(lane, None)
            self._draining.discard(lane)
            if self._waiting:
                first = next(iter(self._waiting))
                del self._waiting[first]
                self._start(first)
            if not self._draining:
                self._idle.set()

    async def _empty(self, lane: str, token: int) -> None:
        """Work until a claim finds nothing; that claim is the second look after a release."""
        while not self._stopping:
            self._again.discard(lane)
            work = await self._patiently(lambda: self._sessions.claim(lane, token))
            if work is None and lane not in self._again:
                return
            while work is not None:
                self._held[lane] = token, time.monotonic()
                work = await self._advance(work)
            self._held.pop(lane, None)

    async def _advance(self, work: Work) -> Work | None:
        """The next update of the lane, if it is this process's to do."""
        if self._stopping:
            await self._patiently(
                lambda: self._sessions.postpone(work, work.state, seconds=0, counted=False)
            )
            return None
        session = await self._steps.take(work)
        state = _state_after(session)
        match session.problem:
            case Again() as again:
                self.counts["again"] += 1
                await self._postpone(work, state, again)
                return None
            case Failed(place=error):
                self.counts["failed"] += 1
                return await self._done(work, state, error)
            case None:
                self.counts["done"] += 1
                return await self._done(work, state, None)
            case _:
                assert_never(session.problem)

    async def _done(self, work: Work, state: str, error: str | None) -> Work | None:
        following = await self._patiently(lambda: self._sessions.done(work, state, error=error))
        self.on_end(max((self._clock.now() - work.received_at).total_seconds(), 0.0))
        return following

    async def _postpone(self, work: Work, state: str, again: Again) -> None:
        seconds = 4.0 ** (work.attempts - 1) if again.seconds is None else again.seconds
        _log.info("step_postponed", update_id=work.update_id, error=again.place, wait=seconds)
        counted = again.seconds is None
        await self._patiently(
            lambda: self._sessions.postpone(work, state, seconds=seconds, counted=counted)
        )

    async def _patiently(self, ask: Callable[[], Awaitable[T]]) -> T:
        """Ask the store until it answers. Others' steps cannot be kept either meanwhile."""
        return await patiently(ask, self.counts)

    async def _renew(self, held: list[tuple[str, int]]) -> None:
        try:
            await self._sessions.renew(held)
        except StoreBusy:
            return
        now = time.monotonic()
        for lane, token in held:
            if lane in self._held and self._held[lane][0] == token:
                self._held[lane] = token, now


def _state_after(session: Session) -> str:
    """What is kept of a step. A draft that cannot be kept makes the step a failed one."""
    if isinstance(session.problem, Again):
        session.restore()
    try:
        return session.dump()
    except TypeError as error:
        report("draft_not_kept", error, key=session.key)
        session.problem = Failed(place(error))
        session.restore()
        return session.dump()
