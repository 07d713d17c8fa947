"""Venues, and what they have and sell, as a program reads them."""

from __future__ import annotations

from datetime import date, timedelta

from pydantic import Field

from bot.web.api.models.basics import DayOut, Model
from bot.web.api.reader import Reader
from domain.resources import Resource
from domain.schedule import CapacityPeriod, Hours

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class OpeningOut(Model):
    """One weekly opening on the venue's clock, in minutes after midnight; may end after 24 h."""

    weekday: str = Field(pattern="^(mon|tue|wed|thu|fri|sat|sun)$")
    opens: int
    closes: int


class SpecialOut(Model):
    """A date that differs from the week; without openings it is closed."""

    date: DayOut
    openings: tuple[tuple[int, int], ...]
    reason: str | None


class HoursOut(Model):
    """Weekly openings, and the dates that differ."""

    weekly: tuple[OpeningOut, ...]
    special: tuple[SpecialOut, ...]


class VenueOut(Model):
    """A business at a place. `version` rises with every edit; it is the ETag."""

    key: str
    name: str
    version: int
    zone: str = Field(examples=["Asia/Seoul"])
    currency: str
    languages: tuple[str, ...]
    country: str
    subdivision: str
    address: str
    phone: str
    latitude: float | None
    longitude: float | None
    hours: HoursOut
    closed: tuple[DayOut, ...] = Field(description="Public holidays of the year ahead.")


class VenuesOut(Model):
    """The venues that the caller may see."""

    items: tuple[VenueOut, ...]


class PeriodOut(Model):
    """How many units there are from one local date to another, both included."""

    since: DayOut = Field(alias="from")
    until: DayOut = Field(alias="to")
    units: int


class ResourceOut(Model):
    """What only so many can have at the same moment; `hours` null: the venue's own."""

    key: str
    name: str
    group: str
    capacity: int
    hours: HoursOut | None
    description: str | None
    seats: int | None = Field(description="How many people one unit has room for.")
    capacities: tuple[PeriodOut, ...] = Field(description="Dates with another capacity.")
    latitude: float | None
    longitude: float | None


class ResourcesOut(Model):
    """Everything the venue has."""

    items: tuple[ResourceOut, ...]


class Named(Model):
    """What something is called by programs and by people."""

    key: str
    name: str


def venue_out(reader: Reader) -> VenueOut:
    """The venue of the reader."""
    venue = reader.venue
    today = reader.at(reader.now).date()
    return VenueOut(
        key=venue.key,
        name=reader.text(venue.name),
        version=venue.version,
        zone=venue.zone.key,
        currency=venue.currency,
        languages=venue.languages,
        country=venue.country,
        subdivision=venue.subdivision,
        address=reader.text(venue.place.address),
        phone=venue.place.phone,
        latitude=venue.place.latitude,
        longitude=venue.place.longitude,
        hours=hours_out(reader, venue.hours),
        closed=tuple(on for on in sorted(venue.closed) if _is_ahead(reader, on, today)),
    )


def _is_ahead(reader: Reader, on: date, today: date) -> bool:
    ahead = today <= on < today + timedelta(days=365)
    return ahead and on not in reader.venue.open_anyway


def hours_out(reader: Reader, hours: Hours) -> HoursOut:
    """When something is open."""
    return HoursOut(
        weekly=tuple(
            OpeningOut(weekday=WEEKDAYS[one.weekday], opens=one.opens, closes=one.closes)
            for one in hours.weekly
        ),
        special=tuple(
            SpecialOut(
                date=one.on,
                openings=one.openings,
                reason=reader.text(one.reason) if one.reason else None,
            )
            for one in hours.special
        ),
    )


def resource_out(reader: Reader, one: Resource) -> ResourceOut:
    """A resource."""
    return ResourceOut(
        key=one.key,
        name=reader.text(one.name),
        group=one.group,
        capacity=one.capacity,
        hours=hours_out(reader, one.hours) if one.hours else None,
        description=reader.text(one.description) if one.description else None,
        seats=one.seats,
        capacities=tuple(map(period_out, one.periods)),
        latitude=one.location.latitude if one.location else None,
        longitude=one.location.longitude if one.location else None,
    )


def period_out(one: CapacityPeriod) -> PeriodOut:
    """Dates with another capacity."""
    return PeriodOut.model_validate({"from": one.first, "to": one.last, "units": one.capacity})
