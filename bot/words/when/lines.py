"""Many lines read one by one, for the command line."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.words.when.reader import read_when, warm
from bot.words.when.readings import as_json


def when_lines(
    lines: Iterable[str], *, locale: str, now: datetime, zone: ZoneInfo
) -> Iterator[str]:
    """One JSON object for each line, empty lines included."""
    warm([locale])
    for line in lines:
        reply = read_when(line.rstrip("\r\n"), locale=locale, now=now, zone=zone)
        yield json.dumps(as_json(reply), ensure_ascii=False)
