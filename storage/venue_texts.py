"""How the values of a venue file are written: each reader has its inverse beside it.

    "09:00-12:30", "22:00-26:00"    an opening; an end after midnight may also be "22:00-02:00"
    "30m", "1h30m", "60d"           a length of time
    2026-12-24, "2026-12-24"        a date
    2026-12-24 14:00:00             a moment on the venue's wall clock, also as text
    "Name", { ko = "이름", en = "Name" }   a label
    25000, "25.00"                  an amount, with exactly the decimals its currency has
    "12.5%"                         a percentage
    "sat"                           a weekday
    "12-20"                         a day of every year
    "hour", ["person", "day"]       what an amount is charged for each of

A reader raises ValueError with a message that says what would be right.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from pydantic import ValidationInfo

from domain.labels import Label
from domain.sales import Measure
from storage.venue_words import did_you_mean

DAY = 24 * 60
MINUTE = timedelta(minutes=1)
LONGEST_TEXT = 1000
MOST_COUNT = 10_000

_SPAN = re.compile(r"(\d{1,2}):([0-5]\d)\s*[-–]\s*(\d{1,2}):([0-5]\d)")
_LENGTH = re.compile(r"(?:(\d{1,4})d)?\s*(?:(\d{1,4})h)?\s*(?:(\d{1,5})m)?")
_AMOUNT = re.compile(r"\d{1,12}(?:\.\d{1,4})?")
_PERCENT = re.compile(r"(\d{1,6})(?:\.(\d{1,2}))? ?%")
_SEASON_DAY = re.compile(r"(\d{1,2})-(\d{1,2})")
_LEAP_YEAR = 2000
_WHOLE = 10_000

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MEASURES = ("booking", "unit", "person", "day", "hour")
# What makes no sense together: a booking is one, and a day has its hours.
_APART = ({Measure.HOUR, Measure.DAY}, {Measure.BOOKING})


def read_span(written: object) -> tuple[int, int]:
    """Minutes after midnight; an end past midnight is above 24 h."""
    match = _SPAN.fullmatch(written.strip()) if isinstance(written, str) else None
    if match is None:
        raise ValueError('write an opening as "09:00-12:30"')
    hour, minute, last_hour, last_minute = map(int, match.groups())
    opens, closes = hour * 60 + minute, last_hour * 60 + last_minute
    if opens == closes:
        raise ValueError('this opening is empty; a whole day is "00:00-24:00"')
    if closes < opens:
        closes += DAY
    if opens >= DAY or closes > opens + DAY:
        raise ValueError(
            'an opening begins before 24:00 and lasts at most a day: "22:00-26:00"'
        )
    return opens, closes


def show_span(span: tuple[int, int]) -> str:
    """`22:00-26:00`."""
    return "-".join(f"{minutes // 60:02}:{minutes % 60:02}" for minutes in span)


def read_length(written: object) -> timedelta:
    """A whole number of minutes."""
    text = written.strip() if isinstance(written, str) else ""
    match = _LENGTH.fullmatch(text)
    if not text or match is None:
        raise ValueError('write a length of time in whole minutes, as "30m", "1h30m" or "2d"')
    days, hours, minutes = (int(part or 0) for part in match.groups())
    return timedelta(days=days, hours=hours, minutes=minutes)


def show_length(length: timedelta) -> str:
    """`1d2h30m`, without the parts that are none."""
    hours, minutes = divmod(length // MINUTE, 60)
    days, hours = divmod(hours, 24)
    parts = ((days, "d"), (hours, "h"), (minutes, "m"))
    return "".join(f"{count}{unit}" for count, unit in parts if count) or "0m"


def read_date(written: object) -> date:
    """A local date."""
    if isinstance(written, date) and not isinstance(written, datetime):
        return written
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        raise ValueError("write a date that exists as 2026-12-24") from None


def read_moment(written: object) -> datetime:
    """A moment on the wall clock of the venue, so without a zone."""
    found = written if isinstance(written, datetime) else _moment(str(written))
    if found is None or found.tzinfo is not None:
        raise ValueError(
            'write date and time on the clock of the venue, as "2026-12-24 14:00", without a zone'
        )
    return found.replace(second=0, microsecond=0)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if len(text) > len("2026-12-24") else None
    except ValueError:
        return None


def show_moment(moment: datetime) -> str:
    """`2026-12-24 14:00`."""
    return f"{moment:%Y-%m-%d %H:%M}"


def read_label(written: object, info: ValidationInfo) -> Label:
    """A text for everybody, or one for each language, those of the context first.

    The order is the venue's and not that of the table: databases keep none in theirs.
    """
    texts = {"": written} if isinstance(written, str) else written
    if not isinstance(texts, dict) or not texts:
        raise ValueError('write a text, or one for each language: { ko = "이름", en = "Name" }')
    for language, text in texts.items():
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f"the text{f' for {language}' if language else ''} is empty")
        if len(text) > LONGEST_TEXT:
            raise ValueError(f"at most {LONGEST_TEXT} characters, these are {len(text)}")
    first = (info.context or {}).get("languages", ())
    ranked = sorted(texts, key=lambda one: first.index(one) if one in first else len(first))
    return Label(tuple((str(language), texts[language].strip()) for language in ranked))


def show_label(label: Label) -> str | dict[str, str]:
    """As it was written."""
    texts = dict(label.by_language)
    return texts.get("", texts)


def read_amount(written: object) -> str:
    """The digits as written; whether the currency has these decimals is checked later."""
    text = str(written) if isinstance(written, str | int) else ""
    if isinstance(written, bool) or not _AMOUNT.fullmatch(text):
        raise ValueError('write the price as text with the currency\'s decimals, as "25.00"')
    return text


def read_counts(written: object) -> tuple[int, int]:
    """The least and the most; a single number is only that many."""
    pair = [written, written] if isinstance(written, int) else written
    if (
        not isinstance(pair, list | tuple)
        or len(pair) != 2  # noqa: PLR2004
        or not all(type(one) is int and 1 <= one <= MOST_COUNT for one in pair)
        or pair[0] > pair[1]
    ):
        raise ValueError("write the least and the most, from 1 on, as [1, 8]")
    return pair[0], pair[1]


def show_counts(counts: tuple[int, int]) -> list[int]:
    """`[1, 8]`."""
    return list(counts)


def read_amount_or_percent(written: object) -> str:
    """An amount, or a percentage of at most two decimals, above 0 and at most 100."""
    text = written.strip() if isinstance(written, str) else ""
    if not text.endswith("%"):
        return read_amount(written)
    hundredths = percent_of(text)
    if hundredths is None or not 0 < hundredths <= _WHOLE:
        raise ValueError('a percentage is above 0 and at most 100: "20%" or "12.5%"')
    return text


def percent_of(text: str) -> int | None:
    """The hundredths of a percentage; None for anything else."""
    match = _PERCENT.fullmatch(text)
    return int(match[1]) * 100 + int(f"{match[2] or 0:0<2}") if match else None


def read_weekday(written: object) -> int:
    """Monday is 0."""
    if written not in WEEKDAYS:
        close = did_you_mean(str(written), WEEKDAYS) or f"; there are {', '.join(WEEKDAYS)}"
        raise ValueError(f'there is no weekday "{written}"{close}')
    return WEEKDAYS.index(str(written))


def show_weekday(weekday: int) -> str:
    """`sat`."""
    return WEEKDAYS[weekday]


def read_season_day(written: object) -> date | tuple[int, int]:
    """A date, or month and day of every year, 29 February among them."""
    match = _SEASON_DAY.fullmatch(written.strip()) if isinstance(written, str) else None
    if match is None:
        return read_date(written)
    try:
        day = date(_LEAP_YEAR, int(match[1]), int(match[2]))
    except ValueError:
        raise ValueError('write month and day, as "12-20", or a date, as 2026-12-20') from None
    return day.month, day.day


def show_season_day(day: date | tuple[int, int]) -> str:
    """`2026-12-20`, `12-20`."""
    return day.isoformat() if isinstance(day, date) else "{:02}-{:02}".format(*day)


def read_measures(written: object) -> tuple[Measure, ...]:
    """What an amount is charged for each of: one thing, or several at once."""
    names = [written] if isinstance(written, str) else written
    if not isinstance(names, list) or not names:
        raise ValueError('write "hour", or two of them, as ["person", "day"]')
    for name in names:
        if name not in MEASURES:
            close = did_you_mean(str(name), MEASURES) or f"; there are {', '.join(MEASURES)}"
            raise ValueError(f'nothing is charged per "{name}"{close}')
    found = tuple(map(Measure, names))
    if len(found) > 1 and any(apart <= set(found) for apart in _APART):
        raise ValueError("per hour, per day and per booking do not go together: keep one")
    if len(found) > len(set(found)):
        raise ValueError(f'"{found[0]}" stands here twice: each only once')
    return found


def show_measures(measures: tuple[Measure, ...]) -> str | list[str]:
    """As it was written; a list of one as that one."""
    names = [str(one) for one in measures]
    return names if len(names) > 1 else names[0]
