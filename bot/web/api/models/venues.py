"""Venues, and what they have and sell, as a program reads them."""

from __future__ import annotations

from datetime import date, timedelta

from pydantic import Field

from bot.web.api.models.basics import DayOut, Model, MoneyOut
from bot.web.api.reader import Reader
from domain.intervals import MINUTE
from domain.money import Money, exponent_of
from domain.resources import Need, Resource, Service
from domain.schedule import Hours

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


class ResourceOut(Model):
    """What only so many can have at the same moment; `hours` null: the venue's own."""

    key: str
    name: str
    group: str
    capacity: int
    hours: HoursOut | None


class ResourcesOut(Model):
    """Everything the venue has."""

    items: tuple[ResourceOut, ...]


class NeedOut(Model):
    """One resource out of a group; a customer may name which where it is `choosable`."""

    group: str
    prompt: str
    units: int
    choosable: bool
    resources: tuple[str, ...]


class AskOut(Model):
    """A detail the customer is asked for."""

    kind: str = Field(pattern="^(subject|note)$")
    prompt: str
    required: bool


class TierOut(Model):
    """Who cancels this many minutes before the start gets that many percent back."""

    before_minutes: int
    percent: int


class ServiceOut(Model):
    """What is sold; lengths of time are in minutes."""

    key: str
    name: str
    description: str | None
    length_minutes: int
    step_minutes: int
    buffer_before_minutes: int
    buffer_after_minutes: int
    lead_minutes: int
    horizon_minutes: int
    hold_minutes: int
    approval: bool
    price: MoneyOut | None
    needs: tuple[NeedOut, ...]
    asks: tuple[AskOut, ...]
    cancel_cutoff_minutes: int
    refunds: tuple[TierOut, ...]


class ServicesOut(Model):
    """Everything the venue sells."""

    items: tuple[ServiceOut, ...]


class Named(Model):
    """What something is called by programs and by people."""

    key: str
    name: str


def money_out(money: Money | None) -> MoneyOut | None:
    """An amount, if there is one."""
    if money is None:
        return None
    return MoneyOut(
        minor=money.minor, currency=money.currency, exponent=exponent_of(money.currency)
    )


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
    )


def service_out(reader: Reader, one: Service) -> ServiceOut:
    """A service."""
    return ServiceOut(
        key=one.key,
        name=reader.text(one.name),
        description=reader.text(one.description) if one.description else None,
        length_minutes=one.length // MINUTE,
        step_minutes=one.step // MINUTE,
        buffer_before_minutes=one.buffer_before // MINUTE,
        buffer_after_minutes=one.buffer_after // MINUTE,
        lead_minutes=one.lead // MINUTE,
        horizon_minutes=one.horizon // MINUTE,
        hold_minutes=one.hold_for // MINUTE,
        approval=one.approval,
        price=money_out(one.price.amount if one.price else None),
        needs=tuple(_need(reader, each) for each in one.needs),
        asks=tuple(
            AskOut(kind=each.kind, prompt=reader.text(each.prompt), required=each.required)
            for each in one.asks
        ),
        cancel_cutoff_minutes=one.cancellation.cutoff // MINUTE,
        refunds=tuple(
            TierOut(before_minutes=each.before // MINUTE, percent=each.percent)
            for each in one.cancellation.tiers
        ),
    )


def _need(reader: Reader, need: Need) -> NeedOut:
    return NeedOut(
        group=need.group,
        prompt=reader.text(need.prompt),
        units=need.units,
        choosable=need.choosable,
        resources=tuple(one.key for one in reader.venue.candidates(need)),
    )
