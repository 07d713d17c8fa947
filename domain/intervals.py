"""Stretches of time: half-open, aware, never empty.

A day's arithmetic is done on whole minutes since 1970 in UTC (`minute_of`), because integers
make overlap, buffers and clock changes exact; `Interval` is the same stretch for people.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def minute_of(instant: datetime) -> int:
    """Whole minutes since 1970 in UTC, rounded down; refuses a naive instant (ValueError)."""
    if instant.tzinfo is None:
        message = f"naive instant: {instant}"
        raise ValueError(message)
    since = instant - EPOCH
    return since.days * 1440 + since.seconds // 60


def instant_of(minute: int) -> datetime:
    """The aware UTC instant a minute number stands for."""
    return EPOCH + minute * MINUTE


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """From `start` up to, not including, `end`; ValueError when naive, empty or reversed.

    Kept in UTC, whatever zone the two were given in: Python compares and subtracts two
    instants of the same zone by the wall clock, which is wrong where that jumps.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is not UTC or self.end.tzinfo is not UTC:
            self._to_utc()
        if self.end <= self.start:
            message = f"empty interval: {self.start} to {self.end}"
            raise ValueError(message)

    def _to_utc(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            message = f"naive interval: {self.start} to {self.end}"
            raise ValueError(message)
        object.__setattr__(self, "start", self.start.astimezone(UTC))
        object.__setattr__(self, "end", self.end.astimezone(UTC))

    @classmethod
    def of_minutes(cls, start: int, end: int) -> Interval:
        """The interval between two minute numbers."""
        return cls(instant_of(start), instant_of(end))

    @property
    def length(self) -> timedelta:
        """Elapsed time, whatever the wall clock did meanwhile."""
        return self.end - self.start

    @property
    def minutes(self) -> tuple[int, int]:
        """Start and end as minute numbers."""
        return minute_of(self.start), minute_of(self.end)

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share a moment; neighbours do not."""
        return self.start < other.end and other.start < self.end

    def contains(self, instant: datetime) -> bool:
        """Whether the instant lies inside; the end does not."""
        return self.start <= instant < self.end

    def widened(self, *, before: timedelta, after: timedelta) -> Interval:
        """The same stretch with time kept empty around it."""
        return Interval(self.start - before, self.end + after)
