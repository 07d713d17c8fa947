"""When there is something free, and why not when there is not."""

from __future__ import annotations

from pydantic import Field

from bot.web.api.models.basics import Day, DayOut, Instant, InstantOut, Key, Model
from bot.web.api.models.problems import ProblemOut, SlotOut

DAYS_OF_SLOTS = 31
DAYS_OF_DATES = 366


class SlotsQuery(Model):
    """Which dates of the venue's calendar, both included, and on which resources."""

    since: Day = Field(alias="from", description="The first local date.")
    until: Day = Field(alias="to", description="The last local date, at most 31 days in all.")
    resource: tuple[Key, ...] = Field(
        default=(), max_length=16, description="Resources to insist on; none: any will do."
    )
    free: bool = Field(default=False, description="Leave out what is not free.")


class DatesQuery(Model):
    """Which dates of the venue's calendar, both included, and on which resources."""

    since: Day = Field(alias="from", description="The first local date.")
    until: Day = Field(alias="to", description="The last local date, at most 366 days in all.")
    resource: tuple[Key, ...] = Field(
        default=(), max_length=16, description="Resources to insist on; none: any will do."
    )


class WhyQuery(Model):
    """Which start, on the grid or not, and on which resources."""

    at: Instant = Field(description="The start that is asked about.")
    resource: tuple[Key, ...] = Field(
        default=(), max_length=16, description="Resources to insist on; none: any will do."
    )


class OfferedOut(Model):
    """One start of the grid: free, or refused for a reason."""

    start: InstantOut
    end: InstantOut
    available: bool
    rule: str | None = Field(description="Why not: " + "closed, hours, blackout, …")
    reason: ProblemOut | None = Field(description="Why not, as placing a hold would be told.")


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


class DatesOut(Model):
    """The dates, in order."""

    service: str
    items: tuple[DateOut, ...]


class WhyOut(Model):
    """Whether a start can be had, why not, and what is free nearest to it."""

    available: bool
    reason: ProblemOut | None
    nearest: tuple[SlotOut, ...]
