"""Asking the store until it answers: for what has happened and only has to be written down."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import TypeVar

from domain.errors import StoreBusy

T = TypeVar("T")

_SHORTEST_WAIT, _LONGEST_WAIT = 0.05, 1.0


async def patiently(ask: Callable[[], Awaitable[T]], counts: Counter[str]) -> T:
    """The answer, however often the store is busy before; each time is counted."""
    wait = _SHORTEST_WAIT
    while True:
        try:
            return await ask()
        except StoreBusy:
            counts["store_busy"] += 1
            await asyncio.sleep(wait)
            wait = min(wait * 2, _LONGEST_WAIT)
