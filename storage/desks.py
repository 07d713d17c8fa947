"""Several batches at a time: while the database works at one, the next is made up at another.

What is asked for says which desk, so that two desks seldom wait for one another; but whoever is
being served is served at the same desk again, one wish after the other.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

from storage.batching import Batcher

T = TypeVar("T")
R = TypeVar("R")


class Desks(Generic[T, R]):
    """Batchers side by side."""

    def __init__(self, desks: Sequence[Batcher[T, R]]) -> None:
        self._desks = desks
        self._served: dict[Hashable, tuple[int, int]] = {}

    async def submit(self, item: T, *, about: int, whose: Hashable) -> R:
        """The result of this item, as `Batcher.submit` gives it."""
        desk, wishes = self._served.get(whose, (about % len(self._desks), 0))
        self._served[whose] = desk, wishes + 1
        try:
            return await self._desks[desk].submit(item)
        finally:
            _, wishes = self._served.pop(whose)
            if wishes > 1:
                self._served[whose] = desk, wishes - 1
