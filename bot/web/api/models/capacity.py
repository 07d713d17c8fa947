"""How much there is of each resource, and how much of it is taken."""

from __future__ import annotations

from pydantic import Field

from bot.web.api.models.basics import Day, DayOut, Key, Model
from domain.capacity import ResourceDay

DAYS = 92


class CapacityQuery(Model):
    """Which local dates, both included."""

    since: Day = Field(alias="from", description="The first local date.")
    until: Day = Field(alias="to", description="The last local date, at most 92 days in all.")
    resource: tuple[Key, ...] = Field(default=(), max_length=100, description="None: all.")


class ResourceDayOut(Model):
    """A resource on a date. Minutes are minutes of one unit each, blackouts left out."""

    resource: str
    date: DayOut
    capacity: int
    available: int = Field(description="Units that are free all day long.")
    peak: int = Field(description="The most units that are taken at the same moment.")
    open_minutes: int
    booked_minutes: int
    held_minutes: int


class CapacityOut(Model):
    """Every resource on every date, date by date."""

    items: tuple[ResourceDayOut, ...]


def load_out(one: ResourceDay) -> ResourceDayOut:
    """One resource on one date."""
    return ResourceDayOut(
        resource=one.resource.key,
        date=one.on,
        capacity=one.capacity,
        available=one.units_left,
        peak=one.peak,
        open_minutes=one.open_minutes,
        booked_minutes=one.firm_minutes,
        held_minutes=one.held_minutes,
    )
