"""Doing together what is waiting at the same time.

Whatever has been submitted when a batch begins goes into it; nobody waits for a timer. Under
load a batch is large and a round trip is shared by many; alone, a batch is one. The hold
writer, the inbox, the lanes and the sessions all use this.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Hashable, Sequence
from typing import Generic, TypeVar

from domain.errors import StoreBusy

T = TypeVar("T")
R = TypeVar("R")

Spawn = Callable[[Coroutine[object, object, None]], None]


class Batcher(Generic[T, R]):
    """`run` gets up to `limit` items and answers each with a result or an exception.

    `share` names whose item it is; nobody gets more than half a batch while others wait.
    """

    def __init__(
        self,
        run: Callable[[Sequence[T]], Awaitable[Sequence[R | Exception]]],
        spawn: Spawn,
        *,
        limit: int = 64,
        share: Callable[[T], Hashable] | None = None,
    ) -> None:
        self._run = run
        self._spawn = spawn
        self._limit = limit
        self._share = share
        self._waiting: deque[tuple[T, asyncio.Future[R]]] = deque()
        self._busy = False

    async def submit(self, item: T) -> R:
        """The result of this item, or the exception it was answered with.

        When a batch fails as a whole, everybody in it is answered with what it failed of.
        """
        answer: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, answer))
        if not self._busy:
            self._busy = True
            self._spawn(self._drain())
        return await answer

    async def _drain(self) -> None:
        try:
            while self._waiting:
                await self._one_batch(self._next())
        finally:
            self._busy = False

    async def _one_batch(self, batch: Sequence[tuple[T, asyncio.Future[R]]]) -> None:
        # What is said when this process is told to stop in the middle.
        results: Sequence[R | Exception] = [StoreBusy()] * len(batch)
        try:
            work = self._run([item for item, _ in batch])
            # Gathered, so that a failure of the whole is a result like any other.
            [found] = await asyncio.gather(work, return_exceptions=True)
            if isinstance(found, Exception):
                results = [found] * len(batch)
            elif not isinstance(found, BaseException):
                results = found
        finally:
            for (_, answer), result in zip(batch, results, strict=True):
                _settle(answer, result)

    def _next(self) -> list[tuple[T, asyncio.Future[R]]]:
        if self._share is None or len(self._waiting) <= self._limit:
            return [
                self._waiting.popleft() for _ in range(min(self._limit, len(self._waiting)))
            ]
        taken: list[tuple[T, asyncio.Future[R]]] = []
        left: deque[tuple[T, asyncio.Future[R]]] = deque()
        counts: dict[Hashable, int] = {}
        others = len({self._share(item) for item, _ in self._waiting}) > 1
        most = self._limit // 2 if others else self._limit
        while self._waiting and len(taken) < self._limit:
            entry = self._waiting.popleft()
            owner = self._share(entry[0])
            if counts.get(owner, 0) < most:
                counts[owner] = counts.get(owner, 0) + 1
                taken.append(entry)
            else:
                left.append(entry)
        self._waiting.extendleft(reversed(left))
        return taken


def _settle(answer: asyncio.Future[R], result: R | Exception) -> None:
    """Answer, unless whoever asked has gone."""
    if answer.done():
        return
    if isinstance(result, Exception):
        answer.set_exception(result)
    else:
        answer.set_result(result)
