"""Wall clocks by the simplest means there is: look at every minute. Slow, and hard to get wrong."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)

# A year's clock changes of zones that do it differently, and of some that do not.
CHANGES = (
    ("Europe/Berlin", date(2026, 3, 29)),
    ("Europe/Berlin", date(2026, 10, 25)),
    ("America/New_York", date(2026, 3, 8)),
    ("America/New_York", date(2026, 11, 1)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),  # by half an hour
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("America/Havana", date(2026, 3, 8)),  # midnight is skipped
    ("America/Havana", date(2026, 11, 1)),  # midnight is repeated
    ("Africa/Cairo", date(2026, 4, 24)),  # midnight is skipped
    ("Africa/Cairo", date(2026, 10, 29)),  # the last hour of a day is repeated
    ("Pacific/Apia", date(2011, 12, 30)),  # a day that never was
    ("Asia/Seoul", date(2026, 11, 18)),
    ("Asia/Kathmandu", date(2026, 1, 1)),
)


@lru_cache(maxsize=256)
def minutes_around(on: date, zone: ZoneInfo) -> tuple[tuple[datetime, datetime], ...]:
    """Every minute of some days around a date: the instant, and what the wall clock shows."""
    start = datetime.combine(on - timedelta(days=3), time(), UTC)
    instants = (start + n * MINUTE for n in range(8 * 24 * 60))
    return tuple((one, one.astimezone(zone).replace(tzinfo=None)) for one in instants)


@lru_cache(maxsize=8192)
def opens(on: date, minute: int, zone: ZoneInfo) -> datetime:
    """The first instant at which the wall clock shows that time, or is past it already."""
    wall = datetime.combine(on, time()) + minute * MINUTE
    return next(instant for instant, shown in minutes_around(on, zone) if shown >= wall)


@lru_cache(maxsize=8192)
def closes(on: date, minute: int, zone: ZoneInfo) -> datetime:
    """The end of the last minute in which the wall clock is not there yet."""
    wall = datetime.combine(on, time()) + minute * MINUTE
    around = reversed(minutes_around(on, zone))
    return next(instant for instant, shown in around if shown < wall) + MINUTE
