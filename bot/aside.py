"""Work that takes long, beside the answering of people."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_TURN_SECONDS, _USUAL_SECONDS = 0.0005, sys.getswitchinterval()
_under_way: list[object] = []


async def aside(work: Callable[[], T]) -> T:
    """Do it in a thread; whoever is answered meanwhile does not wait long for a turn."""
    _under_way.append(work)
    sys.setswitchinterval(_TURN_SECONDS)
    try:
        return await asyncio.to_thread(work)
    finally:
        _under_way.remove(work)
        if not _under_way:
            sys.setswitchinterval(_USUAL_SECONDS)
