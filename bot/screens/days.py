"""A day at a glance: its mark, and in words why there is nothing on it.

Marks do not rely on colour: `12` free, `·12` few, `×12` full or closed, `[12]` chosen, `✓12`
yours, `*12` a holiday.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.words.speech import Words, lines
from domain.ground import Rule
from domain.labels import Label
from domain.resources import Service, Venue

FEW = 3
_DAY = timedelta(days=1)
_SIMPLE = {
    Rule.FULL: "full",
    Rule.HELD: "held",
    Rule.TOO_FAR: "too-far",
    Rule.BLACKOUT: "blocked",
}


@dataclass(frozen=True, slots=True)
class DayLoad:
    """Free starts of a day; if there are none, the rule that struck them out, and its reason.

    `held`: how many starts only wait for somebody to decide. `size`: how many there would be if
    nothing stood in the way, None where that is not known.
    """

    on: date
    free: int
    rule: Rule | None = None
    reason: Label | None = None
    held: int = 0
    mine: bool = False
    holiday: Label | None = None
    size: int | None = None

    @property
    def is_few(self) -> bool:
        """Whether little is left: a day with one departure that is free has not lost any."""
        return 0 < self.free <= FEW and self.free != self.size


@dataclass(frozen=True, slots=True)
class Bounds:
    """Today, and the last date that can be booked."""

    today: date
    latest: date


def mark(load: DayLoad, chosen: date | None) -> str:
    """The number of a day with its sign."""
    number = str(load.on.day)
    if load.on == chosen:
        return f"[{number}]"
    if load.mine:
        return f"✓{number}"
    if load.holiday is not None:
        return f"*{number}"
    if not load.free:
        return f"×{number}"
    return f"·{number}" if load.is_few else number


def day_line(words: Words, load: DayLoad, service: Service, bounds: Bounds) -> str:
    """What is to say about a day, above all why there is nothing on it."""
    day = words.day(load.on, bounds.today)
    if not load.free:
        return words.say(
            f"when-day-{_nothing(load, bounds.today)}",
            day=day,
            reason=load.reason.in_(words.language) if load.reason else "",
            count=load.held,
            lead=words.duration(service.lead),
            latest=words.day(bounds.latest, bounds.today, inline=True),
        )
    free = words.say("when-day-free", count=load.free, day=day)
    if load.holiday is None:
        return free
    holiday = load.holiday.in_(words.language)
    return lines(words.say("when-day-holiday", day=day, holiday=holiday), free)


def _nothing(load: DayLoad, today: date) -> str:
    if load.on < today:
        return "past"
    if load.rule is Rule.TOO_SOON:
        return "no-more" if load.on == today else "too-soon"
    name = _SIMPLE.get(load.rule, "closed") if load.rule else "closed"
    return f"{name}-reason" if load.reason and name in ("closed", "blocked") else name


def clocks_line(words: Words, venue: Venue, on: date) -> str:
    """On the day on which the clocks change: what that does to its times."""
    begin = datetime.combine(on, time(), venue.zone)
    end = datetime.combine(on + _DAY, time(), venue.zone)
    length = timedelta(seconds=end.timestamp() - begin.timestamp())
    if length == _DAY:
        return ""
    return words.say("when-repeated-hour" if length > _DAY else "when-missing-hour")
