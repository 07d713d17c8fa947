"""Calendar files for whoever asks, made by a library of 80 modules.

Most processes start without needing one, so it is loaded with the first, beside everything else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from bot.aside import aside
from bot.screens.screen import Document
from bot.words.speech import Words
from domain.resources import Venue
from domain.states import Record

Make = Callable[[Words, Venue, Record, datetime], Document]


async def make_calendar_file(
    words: Words, venue: Venue, record: Record, now: datetime
) -> Document:
    """See `bot.calendar_file`."""
    loaded = _load.cache_info().currsize
    make = _load() if loaded else await aside(_load)
    return make(words, venue, record, now)


@lru_cache
def _load() -> Make:
    from bot.calendar_file import calendar_file  # noqa: PLC0415 - see the module

    return calendar_file
