"""What the reader answers: the ways a line can be meant, or why the person must be asked."""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal, TypedDict, get_args

# Why there is no reading. The chat has a sentence for each.
Question = Literal[
    "not-a-date",  # nothing here is a day or a time, or there is more that is neither
    "impossible-date",  # 31 February
    "impossible-time",  # 25:00, or an hour that the clock change skips
    "past",  # yesterday, 1 May 2020
    "too-far",  # later than the horizon
    "contradiction",  # Friday the 24th, when that is a Tuesday
    "which-day",  # soon, after Friday, in spring
    "recurring",  # every Friday
    "length",  # two hours: how long, not when
    "unclear",  # too little to go by, or too many ways to mean it
]
QUESTIONS: tuple[Question, ...] = get_args(Question)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to mean a line, in dates and wall-clock times of the venue.

    `until` is the last day of a stretch of days. `exact` means this very time was asked for
    ("at 3"), else `from_` and `to` bound it ("after 3"). `moved` means that the nearest such
    time is over and this is the next. `day_said` is false when only a time was given, and
    `on` is then its next occurrence.
    """

    on: date
    until: date | None = None
    from_: time | None = None
    to: time | None = None
    exact: bool = False
    moved: bool = False
    day_said: bool = True


@dataclass(frozen=True, slots=True)
class Reply:
    """At most three readings, the likeliest first; or none, and what to ask."""

    readings: tuple[Reading, ...] = ()
    ask: Question | None = None


class ReplyJson(TypedDict):
    """A reply as `python -m bot when` prints it; a reading has date, end_date, from, to."""

    readings: list[dict[str, str | None]]
    ask: str | None


def as_json(reply: Reply) -> ReplyJson:
    """Dates as 2026-11-20, times as 15:00."""
    return {"readings": [_facts(reading) for reading in reply.readings], "ask": reply.ask}


def _facts(reading: Reading) -> dict[str, str | None]:
    return {
        "date": reading.on.isoformat(),
        "end_date": reading.until.isoformat() if reading.until else None,
        "from": f"{reading.from_:%H:%M}" if reading.from_ else None,
        "to": f"{reading.to:%H:%M}" if reading.to else None,
    }
