"""Buckets: `burst` at once, and then one per interval (GCRA).

A full bucket is kept as the moment at which it would be empty again, so that it needs no timer
and nothing has to be refilled. `storage.pacing` is the same in Redis, for all processes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

_SWEEP_ABOVE = 4096


class Bucket(NamedTuple):
    """Lets `burst` through at once, then one per interval, in microseconds."""

    name: str
    interval: int
    burst: int


class Stage(NamedTuple):
    """Buckets that are passed together, and the name of what may freeze them."""

    frozen: str
    buckets: tuple[Bucket, ...]


class Buckets(Protocol):
    """Where the state of buckets is kept: in this process, or for all of them."""

    async def take(self, stages: Sequence[Stage], patience_ms: int) -> tuple[int, int] | None:
        """Pass stages until one has to wait: how many were passed, and the milliseconds.

        A wait longer than the patience takes nothing of its stage. None: no answer.
        """
        ...

    async def freeze(self, chat: str, everybody: str, seconds: float, within: float) -> None:
        """Let nothing pass to a chat; to nobody, if another one was frozen `within` seconds."""
        ...


class LocalBuckets:
    """Buckets of one process."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._empty_at: dict[str, float] = {}
        self._frozen_until: dict[str, float] = {}
        self._refused_last = ("", float("-inf"))

    async def take(self, stages: Sequence[Stage], patience_ms: int) -> tuple[int, int]:
        """See `Buckets.take`."""
        now = self._monotonic() * 1000
        self._sweep(now)
        passed, wait = 0, 0.0
        for stage in stages:
            start = self._start(stage, now)
            wait = start - now
            if wait > patience_ms:
                break
            for bucket in stage.buckets:
                empty = max(start, self._empty_at.get(bucket.name, 0.0))
                self._empty_at[bucket.name] = empty + bucket.interval / 1000
            passed += 1
            if wait > 0:
                break
        return passed, -int(-wait // 1)

    async def freeze(self, chat: str, everybody: str, seconds: float, within: float) -> None:
        """See `Buckets.freeze`."""
        now = self._monotonic() * 1000
        last, refused_at = self._refused_last
        both = last != chat and now - refused_at <= within * 1000
        for name in (chat, everybody) if both else (chat,):
            until = max(now + seconds * 1000, self._frozen_until.get(name, 0.0))
            self._frozen_until[name] = until
        self._refused_last = (chat, now)

    def _start(self, stage: Stage, now: float) -> float:
        start = max(now, self._frozen_until.get(stage.frozen, 0.0))
        for name, interval, burst in stage.buckets:
            empty = self._empty_at.get(name, 0.0)
            start = max(start, empty - (burst - 1) * interval / 1000)
        return start

    def _sweep(self, now: float) -> None:
        if len(self._empty_at) > _SWEEP_ABOVE:
            self._empty_at = {name: at for name, at in self._empty_at.items() if at > now}
            self._frozen_until = {
                name: at for name, at in self._frozen_until.items() if at > now
            }
