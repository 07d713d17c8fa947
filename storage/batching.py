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
Batch = list[tuple[T, asyncio.Future[R]]]
Results = Sequence[R | Exception]
Work = asyncio.Future[list[Results[R] | BaseException]]


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
        try:
            return await answer
        finally:
            # An exception knows the frames it went through: it must not be known to them.
            del answer

    async def _drain(self) -> None:
        work, batch = self._begin(self._next())
        try:
            while batch:
                # Gathered, so that a failure of the whole is a result like any other.
                [found] = await work
                done, results = batch, _results(found, len(batch))
                # The next begins before anybody is told: these have work to do, and so has
                # the database.
                work, batch = self._begin(self._next())
                _tell(done, results)
        finally:
            # What is said when this process is told to stop in the middle.
            _tell(batch, [StoreBusy()] * len(batch))
            self._busy = False

    def _begin(self, batch: Batch[T, R]) -> tuple[Work[R], Batch[T, R]]:
        """The batch and what becomes of it."""
        work = (self._run([item for item, _ in batch]),) if batch else ()
        return asyncio.gather(*work, return_exceptions=True), batch

    def _next(self) -> Batch[T, R]:
        if self._share is None or len(self._waiting) <= self._limit:
            return [
                self._waiting.popleft() for _ in range(min(self._limit, len(self._waiting)))
            ]
        taken: Batch[T, R] = []
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


def _results(found: Sequence[R | Exception] | BaseException, size: int) -> Results[R]:
    if isinstance(found, Exception):
        return [found] * size
    return [StoreBusy()] * size if isinstance(found, BaseException) else found


def _tell(batch: Batch[T, R], results: Results[R]) -> None:
    """Answer all but those who have gone."""
    for (_, answer), result in zip(batch, results, strict=True):
        if answer.done():
            continue
        if isinstance(result, Exception):
            answer.set_exception(result)
        else:
            answer.set_result(result)
