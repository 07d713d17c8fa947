"""Working off the jobs table: whatever is due, by whichever process is free.

    tick or kick ──► claim ──► handler of the kind ──► finished │ due again at │ put off
                                        │
                                    an error: again later, each time after a longer wait;
                                    the eighth is its last, and is reported. What has to do
                                    with money goes on for as long as it takes

A job may be done twice, by a process that dies before it can say so; handlers see to it that
this does no harm.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial

from telegram.error import RetryAfter

from bot.runtime.errors import report, seconds_of
from bot.runtime.limits import Postponed
from bot.runtime.patience import patiently
from bot.runtime.ports import ClaimedJob, World
from bot.runtime.tasks import Spawn, Work
from domain.errors import StoreBusy
from domain.events import JobKind

AT_ONCE = 32
ATTEMPTS = 8
_FIRST_WAIT, _LONGEST_WAIT = 2.0, 900.0
_DEAD, _STUCK = "dead", "stuck"
_NEVER_GIVEN_UP = (JobKind.LOOK, JobKind.SETTLE, JobKind.REFUND, JobKind.STRAY)


class Outcome(StrEnum):
    """How a job ended."""

    DONE = "done"
    SENT = "sent"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class DueAgain:
    """A job that is not over: the same one, at another time."""

    at: datetime


Keep = Callable[[], Awaitable[object]]
Handler = Callable[[ClaimedJob], Awaitable[Outcome | DueAgain]]


class JobRunner:
    """Runs the jobs whose kinds have a handler. `counts` says what became of them.

    `on_end` is told how many seconds after it was due a job was done.
    """

    def __init__(self, world: World, spawn: Spawn) -> None:
        # From nothing to the first is a rise only where there was a 0.
        self.counts: Counter[str] = Counter({_DEAD: 0, _STUCK: 0})
        self.on_end: Callable[[float], None] = lambda _: None
        self._world = world
        self._spawn = spawn
        self._handlers: dict[JobKind, Handler] = {}
        self._running: dict[int, tuple[ClaimedJob, float]] = {}
        self._active = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._stopping = False
        self._claiming = False
        self._kicked = False

    def on(self, kind: JobKind, handler: Handler) -> None:
        """Whose business jobs of this kind are."""
        self._handlers[kind] = handler

    def kick(self) -> None:
        """There may be something to do: look at once."""
        self._kicked = not self._stopping
        if self._kicked and not self._claiming:
            self._claiming = True
            self._begin(self._claim())

    async def renew(self) -> None:
        """Hold on to jobs that take long."""
        old = time.monotonic() - self._world.jobs.lease / 3
        held = [held for held, since in self._running.values() if since <= old]
        if held:
            await self._world.jobs.renew(held)
            now = time.monotonic()
            for one in held:
                if one.number in self._running:
                    self._running[one.number] = one, now

    async def stop(self) -> None:
        """Finish what is under way, begin no more."""
        self._stopping = True
        self._kicked = False
        await self._idle.wait()

    async def _claim(self) -> None:
        try:
            while self._kicked and len(self._running) < AT_ONCE:
                self._kicked = False
                room = AT_ONCE - len(self._running)
                token, venues = self._world.ids.fresh(), await self._world.venues.served()
                claimed = await self._world.jobs.claim(room, token, venues)
                for one in claimed:
                    self._running[one.number] = one, time.monotonic()
                    self._begin(self._run(one))
                self._kicked = self._kicked or len(claimed) == room
        except StoreBusy:
            self._kicked = False
        finally:
            self._claiming = False
            self._end()

    async def _run(self, held: ClaimedJob) -> None:
        try:
            # What has been done must not be done again because nobody could write it down.
            await patiently(await self._work(held), self.counts)
        finally:
            # Where the clock was moved it may have been claimed once more meanwhile.
            if self._running.get(held.number, (None, 0.0))[0] is held:
                del self._running[held.number]
            if self._kicked:
                self.kick()
            self._end()

    def _begin(self, work: Work) -> None:
        self._active += 1
        self._idle.clear()
        self._spawn(work)

    def _end(self) -> None:
        self._active -= 1
        if not self._active:
            self._idle.set()

    async def _work(self, held: ClaimedJob) -> Keep:
        """Do the job; what is to be kept of it."""
        jobs = self._world.jobs
        if self._stopping:
            return partial(jobs.put_off, held, seconds=0.0, counted=False)
        try:
            outcome = await self._handlers[held.job.kind](held)
        except RetryAfter as error:
            return partial(jobs.put_off, held, seconds=seconds_of(error), counted=False)
        except Postponed as error:
            wait = (error.until - self._world.clock.now()).total_seconds()
            return partial(jobs.put_off, held, seconds=max(wait, 0.0), counted=False)
        except Exception as error:  # noqa: BLE001 - one job's bug must not stop the others
            return self._after(held, error)
        if isinstance(outcome, DueAgain):
            return partial(jobs.put_at, held, outcome.at)
        self.counts[outcome] += 1
        late = self._world.clock.now() - held.job.run_at
        self.on_end(max(late.total_seconds(), 0.0))
        return partial(jobs.finish, held, outcome)

    def _after(self, held: ClaimedJob, error: Exception) -> Keep:
        jobs = self._world.jobs
        facts = {"kind": held.job.kind, "booking_id": held.job.booking_id}
        if held.attempts >= ATTEMPTS and held.job.kind in _NEVER_GIVEN_UP:
            self.counts[_STUCK] += 1
            report("job_stuck", error, **facts)
            return partial(jobs.put_off, held, seconds=_LONGEST_WAIT, counted=False)
        if held.attempts >= ATTEMPTS:
            self.counts[_DEAD] += 1
            report("job_dead", error, **facts)
            return partial(jobs.finish, held, _DEAD)
        report("job_failed", error, **facts)
        wait = min(_FIRST_WAIT * 3.0 ** (held.attempts - 1), _LONGEST_WAIT)
        return partial(jobs.put_off, held, seconds=wait, counted=True)
