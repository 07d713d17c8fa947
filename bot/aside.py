"""Work that takes long, beside the answering of people."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_TURN_SECONDS = 0.0005


async def aside(work: Callable[[], T]) -> T:
    """Do it in a thread; whoever is answered meanwhile does not wait long for a turn."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_SECONDS)
    try:
        return await asyncio.to_thread(work)
    finally:
        sys.setswitchinterval(usual)
