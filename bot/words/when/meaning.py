"""What words mean before the calendar is asked: days, clock faces, parts of the day, lengths.

Times are minutes after the midnight that starts the day; from 1440 on they belong to the night
that follows ("Friday night at 1").
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from bot.words.when.readings import Question

HOUR = 60
DAY_MINUTES = 1440
NOON = 720
EARLY = 420  # 07:00: who means an earlier hour says so
MORNING_FACE = 480  # 08:00: from here on a clock face is rather the morning's


@dataclass(frozen=True, slots=True)
class Here:
    """Where and when a line is read: the venue's wall clock and the habits of the language."""

    now: datetime  # aware, in the venue's zone
    week_starts: tuple[int, ...]  # weekdays on which a week may start, the usual one first
    month_first: bool  # 3/4 is 4 March rather than 3 April
    one_way: bool  # ... and the other only when the calendar has no such day
    dotted_days: bool  # 3.4 is a date, never a time

    @property
    def today(self) -> date:
        """The day it is at the venue."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both in it; `moved` if a nearer such span is over."""

    first: date
    last: date
    moved: bool = False

    def days(self) -> Iterator[date]:
        """Each day in turn."""
        for offset in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=offset)

    def within(self, other: "Span") -> "Span | None":
        """This span if all of it lies in the other."""
        if other.first <= self.first and self.last <= other.last:
            return Span(self.first, self.last, self.moved or other.moved)
        return None


@dataclass(frozen=True, slots=True)
class Days:
    """Which days are meant: each span is one way to mean it. No span: `ask`.

    A bare weekday or day number also narrows days named beside it ("next week" + "Friday").
    """

    spans: tuple[Span, ...] = ()
    ask: Question | None = None
    weekday: int | None = None
    number: int | None = None
    week: int | None = None  # this week is 0
    weeks_on: int | None = None  # "in two weeks": that day, or of that week the weekday named
    yearly: bool = False  # what is over comes again next year
    shaky: bool = False  # a date only in the company of other words
    either: "tuple[Days, ...]" = ()  # what was joined by "or"; each must fit what else is said

    @classmethod
    def on(cls, *days: date, moved: bool = False) -> "Days":
        """Single days, each one way to mean it."""
        return cls(tuple(Span(day, day, moved) for day in dict.fromkeys(days)))

    @property
    def narrows(self) -> bool:
        """True for what fits many days: a weekday, a day number."""
        return self.weekday is not None or self.number is not None

    def fits(self, day: date) -> bool:
        """True if the day has this weekday or this number."""
        return self.weekday in {None, day.weekday()} and self.number in {None, day.day}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day: what it means as a wish, and which clock times may be said of it."""

    shows: tuple[int, int]
    holds: tuple[int, int]

    def meet(self, other: "Part") -> "Part | None":
        """What is in both: "first thing in the morning". None if nothing is."""
        holds = _shared(self.holds, other.holds)
        shows = _shared(self.shows, other.shows) or _shared(other.shows, self.holds)
        return Part(shows or holds, holds) if holds else None


def _shared(one: tuple[int, int], two: tuple[int, int]) -> tuple[int, int] | None:
    start, end = max(one[0], two[0]), min(one[1], two[1])
    return (start, end) if start < end else None


@dataclass(frozen=True, slots=True)
class Clock:
    """The minutes a clock time can mean, the likeliest first: "3" is 15:00 or 03:00.

    If `sure`, the others count only when a part of the day asks for them: "10:30" is 10:30,
    yet "10:30 in the evening" is 22:30.
    """

    faces: tuple[int, ...]
    sure: bool = False

    @classmethod
    def read(cls, hour: int, minute: int = 0, *, sure: bool = False) -> "Clock | None":
        """A time of the clock face, or from 13 on of 24 hours; None if there is none."""
        minutes = hour * HOUR + minute
        if not is_clock_time(hour, minute):
            return None
        if minutes < HOUR or minutes >= NOON + HOUR:
            return cls((minutes,), sure=True)
        other = (minutes + NOON) % DAY_MINUTES
        if minutes >= NOON:
            return cls((minutes, other), sure=True)
        first_late = minutes < MORNING_FACE and not sure
        return cls((other, minutes) if first_late else (minutes, other), sure)

    def within(self, part: Part) -> "Clock | None":
        """The faces that may be said of a part of the day, those after midnight included."""
        late = tuple(face + DAY_MINUTES for face in self.faces if face < DAY_MINUTES)
        low, high = part.holds
        held = tuple(face for face in (*self.faces, *late) if low <= face < high)
        return Clock(held, sure=True) if held else None

    def shifted(self, minutes: int) -> "Clock":
        """The same time some minutes later or earlier, round the clock."""
        return Clock(tuple((face + minutes) % DAY_MINUTES for face in self.faces), self.sure)

    @property
    def meant(self) -> tuple[int, ...]:
        """The faces to choose from when nothing else is said."""
        return self.faces[:1] if self.sure else self.faces


def is_clock_time(hour: int, minute: int) -> bool:
    """True up to 24:00, the end of the day."""
    return 0 <= minute < HOUR and 0 <= hour * HOUR + minute <= DAY_MINUTES


@dataclass(frozen=True, slots=True)
class Window:
    """A time, or a stretch of the day; open where it is None."""

    start: int | None
    end: int | None = None
    exact: bool = False
    around: bool = False  # about then: over half an hour later
    spare: bool = False  # meant only if a part of the day asks for it


@dataclass(frozen=True, slots=True)
class Hours:
    """When on the day: each window is one way to mean it."""

    windows: tuple[Window, ...]
    bare: bool = False  # a plain number: an hour only right after a day
    shaky: bool = False  # a time only in the company of other words
    year_like: bool = False  # 2030 behind a date is its year
    listed: bool = False  # "6 or 7" behind a date are more days of its month


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of length: `count` minutes, days or months."""

    name: Literal["minutes", "days", "months"]
    count: int


@dataclass(frozen=True, slots=True)
class Length:
    """How long; `weeks` when it was said in whole weeks."""

    minutes: int = 0
    days: int = 0
    months: int = 0
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """What a few words of the line contribute."""

    days: Days | None = None
    hours: Hours | None = None
    part: Part | None = None
    instant: datetime | None = None
    ask: Question | None = None
    either: "tuple[tuple[Piece, ...], ...]" = ()  # whole wishes joined by "or"

    @property
    def shaky(self) -> bool:
        """True if nothing should be read from this alone."""
        return bool((self.days and self.days.shaky) or (self.hours and self.hours.shaky))

    @property
    def bare(self) -> bool:
        """True for a plain number that could be an hour."""
        return self.hours is not None and self.hours.bare


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day: the same date each year, or a weekday of a month, or known year by year."""

    month: int = 0
    day: int = 0
    nth: tuple[int, int] | None = None  # (4, 3): the fourth Thursday of the month
    after: int = 0
    known: tuple[date, ...] = ()


Value: TypeAlias = (
    int
    | tuple[int, ...]
    | Fraction
    | Clock
    | Part
    | Unit
    | Length
    | Days
    | Hours
    | Piece
    | Holiday
)


class Term(NamedTuple):
    """A word as the grammar sees it."""

    kind: str
    value: Value
