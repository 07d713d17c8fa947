"""When there is something free, and why not when there is not."""

from __future__ import annotations

from pydantic import Field

from bot.web.api.models.basics import Day, DayOut, Instant, InstantOut, Model, MoneyOut
from bot.web.api.models.problems import ProblemOut
from bot.web.api.models.slots import MOST_DATES, SlotOut, WantsQuery

DAYS_OF_SLOTS = 31
DAYS_OF_DATES = 366


class SlotsQuery(WantsQuery):
    """Which dates of the venue's calendar, both included, and what is wanted."""

    since: Day = Field(alias="from", description="The first local date.")
    until: Day = Field(alias="to", description="The last local date, at most 31 days in all.")
    free: bool = Field(default=False, description="Leave out what is not free.")


class DatesQuery(WantsQuery):
    """Which dates of the venue's calendar, both included, and what is wanted."""

    since: Day = Field(alias="from", description="The first local date.")
    until: Day = Field(alias="to", description="The last local date, at most 366 days in all.")


class WhyQuery(WantsQuery):
    """Which start, on the grid or not, or which dates; and what is wanted."""

    at: Instant | None = Field(default=None, description="The start that is asked about.")
    date: tuple[Day, ...] = Field(
        default=(), max_length=MOST_DATES, description="The dates, in mode `days`."
    )


class LengthsQuery(WantsQuery):
    """From which start, and what is wanted."""

    at: Instant = Field(description="The start.")


class OfferedOut(Model):
    """One start of the grid: free, or refused for a reason."""

    start: InstantOut
    end: InstantOut
    date: DayOut = Field(description="The local date on which it begins.")
    available: bool
    rule: str | None = Field(description="Why not: closed, hours, blackout, too-soon, …")
    reason: ProblemOut | None = Field(description="Why not, as placing a hold would be told.")
    price: MoneyOut | None = Field(description="What it costs in all, travel left out.")


class SlotsOut(Model):
    """Every start of a service in some dates, in order of time."""

    service: str
    items: tuple[OfferedOut, ...]


class DateOut(Model):
    """How many starts a date has, and how many of them are free."""

    date: DayOut
    size: int
    free: int
    available: bool
    units_left: int | None = Field(
        description="In mode `days`: the most units that one booking can have on that date."
    )


class DatesOut(Model):
    """The dates, in order."""

    service: str
    items: tuple[DateOut, ...]


class WhyOut(Model):
    """Whether a start can be had, why not, and what is free nearest to it."""

    available: bool
    reason: ProblemOut | None
    nearest: tuple[SlotOut, ...]


class LengthOut(Model):
    """How long, until when, and what it costs in all, travel left out."""

    minutes: int
    end: InstantOut
    price: MoneyOut | None


class LengthsOut(Model):
    """Every length that can be had from a start, the shortest first."""

    service: str
    start: InstantOut
    items: tuple[LengthOut, ...]
