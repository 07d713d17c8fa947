"""How fast the bot may speak.

Telegram's guidance: 30 messages a second over all, one a second to a chat with short bursts, 20
a minute to a group. Nobody knows its real thresholds, so these are kept gently and its own word
(`retry_after`) strictly: that chat falls silent, and everybody does if two chats were refused
within a second.

An edit in a private chat waits for no message before it: a person who taps quickly sees every
answer at once. What a person waits for goes before what can wait: bulk never stands in the
queue, it comes back when the queue is empty.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Protocol

from bot.runtime.buckets import Bucket, Buckets, LocalBuckets, Stage
from domain.ports import Clock

SECOND = 1_000_000
EVERYBODY = "everybody"
TWO_CHATS_WITHIN = 1.0


class Priority(Enum):
    """Whether somebody is looking at the screen right now."""

    INTERACTIVE = "interactive"
    BULK = "bulk"


class Kind(Enum):
    """What a call does to a chat."""

    SEND = "send"
    EDIT = "edit"


PATIENCE_SECONDS = {Priority.INTERACTIVE: 3.0, Priority.BULK: 1.0}


@dataclass(frozen=True, slots=True)
class Errand:
    """One call to Telegram that counts against the limits."""

    chat_id: int
    kind: Kind = Kind.SEND
    priority: Priority = Priority.INTERACTIVE


@dataclass(unsafe_hash=True)
class Postponed(Exception):
    """Nothing was sent, and there is no point in trying before `until`."""

    until: datetime


class Limits(Protocol):
    """What the sender asks before and after it speaks."""

    async def turn(self, errand: Errand, patience: float) -> float:
        """Wait for this errand's turn; the seconds it took. Postponed beyond the patience."""
        ...

    async def freeze(self, chat_id: int, seconds: float) -> datetime:
        """Telegram has said to wait; until when."""
        ...


class NoLimits:
    """For a Telegram that has none: every turn has come."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def turn(self, errand: Errand, patience: float) -> float:  # noqa: ARG002
        """At once."""
        return 0.0

    async def freeze(self, chat_id: int, seconds: float) -> datetime:  # noqa: ARG002
        """Only the caller remembers."""
        return self._clock.now() + timedelta(seconds=seconds)


@dataclass(frozen=True, slots=True)
class Pulse:
    """Time that passes and cannot be set: how much of it, and waiting for it."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


class FloodLimits:
    """The limits of one bot; `shared` for all of its processes, without it for this one.

    While `shared` gives no answer, every process keeps to the limits by itself.
    """

    def __init__(
        self, clock: Clock, shared: Buckets | None = None, *, pulse: Pulse | None = None
    ) -> None:
        self._clock = clock
        self._pulse = pulse or Pulse()
        self._local = LocalBuckets(self._pulse.monotonic)
        self._shared = shared
        self.floods = 0

    async def turn(self, errand: Errand, patience: float) -> float:
        """See `Limits.turn`."""
        stages: Sequence[Stage] = stages_of(errand)
        waited = 0.0
        while stages:
            left = max(0.0, patience - waited)
            ahead = left if errand.priority is Priority.INTERACTIVE else 0.0
            passed, wait = await self._take(stages, int(ahead * 1000))
            stages = stages[passed:]
            if wait > left * 1000 + 1:
                raise Postponed(self._clock.now() + timedelta(milliseconds=wait))
            if wait:
                await self._pulse.sleep(wait / 1000)
                waited += wait / 1000
        return waited

    async def freeze(self, chat_id: int, seconds: float) -> datetime:
        """See `Limits.freeze`."""
        self.floods += 1
        for buckets in (self._local, self._shared):
            if buckets is not None:
                await buckets.freeze(f"chat:{chat_id}", EVERYBODY, seconds, TWO_CHATS_WITHIN)
        return self._clock.now() + timedelta(seconds=seconds)

    async def _take(self, stages: Sequence[Stage], patience_ms: int) -> tuple[int, int]:
        if self._shared is not None:
            taken = await self._shared.take(stages, patience_ms)
            if taken is not None:
                return taken
        return await self._local.take(stages, patience_ms)


def stages_of(errand: Errand) -> tuple[Stage, Stage]:
    """The chat first, then everybody: who waits for a chat takes nobody else's turn."""
    chat = f"chat:{errand.chat_id}"
    narrow: list[Bucket] = []
    if errand.kind is Kind.SEND:
        narrow.append(Bucket(chat + ":sends", SECOND, 3))
    if errand.chat_id < 0:
        narrow.append(Bucket(chat + ":group", 3 * SECOND, 4))
    if errand.priority is Priority.INTERACTIVE:
        wide = [Bucket(EVERYBODY + ":all", SECOND // 30, 5)]
    else:
        wide = [
            Bucket(EVERYBODY + ":all", SECOND // 30, 1),
            Bucket(EVERYBODY + ":bulk", SECOND // 20, 1),
        ]
    return Stage(chat, tuple(narrow)), Stage(EVERYBODY, tuple(wide))
