"""`report`: how much of each resource was taken, and what became of the holds.

Made of what is kept, so that it is the same whichever process one asks.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.clocks import SystemClock
from bot.commands.doing import opened, settings_of
from bot.commands.failing import Failed
from bot.commands.venue import find_venue
from domain.availability import window_of
from domain.capacity import ResourceDay, loads
from domain.intervals import instant_of
from domain.slots import DAY
from storage.booking_pages import BookingPages
from storage.hold_figures import HoldFigures, hold_figures
from storage.venues import VenueStore

_HEAD = ("resource", "open h", "booked h", "held h", "taken", "peak")


@dataclass(frozen=True, slots=True)
class Load:
    """One resource over all of the days, in minutes of one unit each."""

    key: str
    open_minutes: int
    booked_minutes: int
    held_minutes: int
    peak: int

    @property
    def share(self) -> float:
        """How much of what was open is booked or held, from 0 to 1."""
        taken = self.booked_minutes + self.held_minutes
        return taken / self.open_minutes if self.open_minutes else 0.0


async def report(key: str | None, first: str | None, days: int, *, as_json: bool) -> None:
    """Print the figures of so many days; without a first one, of those up to today. Failed."""
    async with opened(settings_of()) as database:
        clock = SystemClock()
        venue = await find_venue(VenueStore(database, clock), key)
        today = clock.now().astimezone(venue.zone).date()
        start = _date(first) if first else today - (days - 1) * DAY
        window = window_of(start, days, venue.zone)
        taken = await BookingPages(database, clock).taken(venue, window)
        since, until = (instant_of(window.midnights[place]) for place in (0, -1))
        figures = await database.read(lambda c: hold_figures(c, venue.id, since, until))
        found = _sums(loads(venue, window, taken))
    write = _json if as_json else _text
    sys.stdout.write(write((start, start + (days - 1) * DAY), found, figures))


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Failed(f"{text} is no date. Write it as 2026-11-18.") from None


def _sums(days: Sequence[ResourceDay]) -> list[Load]:
    found: dict[str, Load] = {}
    for one in days:
        sofar = found.get(one.resource.key, Load(one.resource.key, 0, 0, 0, 0))
        found[one.resource.key] = Load(
            sofar.key,
            sofar.open_minutes + one.open_minutes,
            sofar.booked_minutes + one.firm_minutes,
            sofar.held_minutes + one.held_minutes,
            max(sofar.peak, one.peak),
        )
    return list(found.values())


def _text(dates: tuple[date, date], found: Sequence[Load], holds: HoldFigures) -> str:
    rows = [_HEAD, *map(_row, found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = [f"{dates[0]} to {dates[1]}", ""]
    for row in rows:
        name, *numbers = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        lines.append("  ".join((name.strip().ljust(widths[0]), *numbers)))
    return "\n".join([*lines, "", *_holds(holds)]) + "\n"


def _row(one: Load) -> tuple[str, ...]:
    minutes = one.open_minutes, one.booked_minutes, one.held_minutes
    hours = (f"{each / 60:.1f}" for each in minutes)
    return (one.key, *hours, f"{one.share:.0%}", str(one.peak))


def _holds(holds: HoldFigures) -> list[str]:
    def share(number: int) -> str:
        return f"{number} ({number / holds.placed:.0%})" if holds.placed else str(number)

    lines = [
        f"holds placed     {holds.placed}",
        f"  confirmed      {share(holds.confirmed)}",
        f"  released       {share(holds.released)}",
        f"  expired        {share(holds.expired)}",
    ]
    if holds.to_confirm is not None:
        waited = timedelta(seconds=round(holds.to_confirm.total_seconds()))
        lines.append(f"  until confirmed, on average  {waited}")
    return lines


def _json(dates: tuple[date, date], found: Sequence[Load], holds: HoldFigures) -> str:
    seconds = holds.to_confirm.total_seconds() if holds.to_confirm is not None else None
    told = {
        "from": dates[0].isoformat(),
        "to": dates[1].isoformat(),
        "resources": {
            one.key: {
                "open_minutes": one.open_minutes,
                "booked_minutes": one.booked_minutes,
                "held_minutes": one.held_minutes,
                "utilisation": round(one.share, 4),
                "peak": one.peak,
            }
            for one in found
        },
        "holds": {
            "placed": holds.placed,
            "confirmed": holds.confirmed,
            "released": holds.released,
            "expired": holds.expired,
            "mean_seconds_to_confirm": seconds,
        },
    }
    return json.dumps(told, ensure_ascii=False) + "\n"
