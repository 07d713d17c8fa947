"""dateparser, for languages that have no words of their own here yet, behind guards.

Alone it drops hours, picks dates in the past and reads prices as days. So what it says counts
only if it lies ahead and every number of the line is in it. For languages that have their own
words it is not asked: what those leave unread, it reads wrongly far more often than rightly.
"""

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Self

from bot.words.when.hour_rules import exactly
from bot.words.when.meaning import Clock, Days, Here, Hours, Piece

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

LONGEST_LINE = 60  # characters; its time grows with the line
NUMBERS = re.compile(r"\d+")
WORDS = re.compile(r"[^\W\d_]{2,}")
AMOUNTS = re.compile(r"[$€£¥₩₹₽%+#]|\d{5}")


class Fallback:
    """One language of dateparser."""

    def __init__(self, language: str) -> None:
        self._language = language
        # Its tables are loaded by the first line it reads.
        self._parse("1", datetime(2000, 1, 1, tzinfo=UTC))

    @classmethod
    def find(cls, language: str) -> Self | None:
        """The fallback of a language, in a tenth of a second; None if it knows it not."""
        try:
            return cls(language)
        except ValueError:
            return None

    def read(self, line: str, here: Here) -> tuple[Piece, ...]:
        """The day and perhaps the time of a line; nothing if any of it is unsure."""
        if len(line) > LONGEST_LINE or AMOUNTS.search(line) or not WORDS.search(line):
            return ()
        found, period = self._parse(line, here.now)
        if not found or found.tzinfo or period not in {"day", "time"}:
            return ()
        timed = period == "time"
        numbers = {int(number) for number in NUMBERS.findall(line)}
        if not numbers <= _numbers_of(found, here.today, timed=timed):
            return ()
        day = Piece(days=Days.on(found.date()))
        clock = Clock((found.hour * 60 + found.minute,), sure=True)
        return (day, Piece(hours=Hours(exactly(clock)))) if timed else (day,)

    def _parse(self, line: str, now: datetime) -> tuple[datetime | None, str | None]:
        parsed = self._parser(now).get_date_data(line)
        return parsed.date_obj, parsed.period

    def _parser(self, now: datetime) -> "DateDataParser":
        from dateparser.date import DateDataParser  # noqa: PLC0415 - heavy, and seldom needed

        return DateDataParser(
            languages=[self._language],
            settings={
                "PREFER_DATES_FROM": "future",
                "RETURN_TIME_AS_PERIOD": True,
                "RELATIVE_BASE": now.replace(tzinfo=None),
            },
        )


def _numbers_of(found: datetime, today: date, *, timed: bool) -> set[int]:
    """Every number that a line can mean this instant with."""
    ahead = (found.date() - today).days
    months = (found.year - today.year) * 12 + found.month - today.month
    numbers = {found.day, found.month, found.year, found.year % 100, ahead, months}
    if ahead % 7 == 0:
        numbers.add(ahead // 7)
    return numbers | {found.hour, found.minute} if timed else numbers
