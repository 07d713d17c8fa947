"""Holds and bookings: one record with one id, from the first call to the last."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema

from bot.web.api.models.basics import (
    Code,
    DayOut,
    External,
    Id,
    Instant,
    InstantOut,
    Key,
    Line,
    Model,
    Note,
    Paged,
    Product,
    Reason,
    senseless,
    without_defaults,
)
from bot.web.api.models.customers import CustomerIn
from bot.web.api.models.prices import QuoteOut, quote_out
from bot.web.api.models.slots import PointIn, SlotIn
from bot.web.api.models.venues import Named
from bot.web.api.reader import Reader
from domain.errors import NotFound
from domain.replies import Told
from domain.slots import Slot
from domain.states import Booking, Ended, Hold, Record, Request, Status


class HoldIn(SlotIn):
    """A slot to be put aside, and for whom.

    A server names the customer, by id or as it knows them; in a customer's own session it is
    that customer, and nobody may be named.
    """

    customer_id: Id | None = None
    customer: CustomerIn | None = None
    external_reference: External | None = Field(
        default=None, description="What the caller calls it; several may be called the same."
    )
    code: Code | None = Field(default=None, description="A promo code, however it is written.")


class DetailsIn(Model):
    """What the service asks for."""

    subject: Line = ""
    note: Note = ""


def _refuse(_: object) -> None:
    raise senseless(
        "this stays as it was booked: book anew what is wanted, then cancel this one"
    )


Agreed = Annotated[None, BeforeValidator(_refuse), WithJsonSchema({"not": {}})]


class BookingChange(Model):
    """Other details: what is not said stays, an empty text takes away.

    When, where, of what and for how many is not changed: it is booked anew, and this one cancelled.
    """

    model_config = ConfigDict(json_schema_extra=without_defaults)

    subject: Line | None = None
    note: Note | None = None
    service: Agreed = None
    additions: Agreed = None
    start: Agreed = None
    end: Agreed = None
    dates: Agreed = None
    resources: Agreed = None
    units: Agreed = None
    party: Agreed = None
    place: Agreed = None
    code: Agreed = None


class BookingIn(HoldIn, DetailsIn):
    """A slot to be booked in one step, with what the service asks for."""


class ReasonIn(Model):
    """Why."""

    reason: Reason = ""


class BookingsQuery(Model):
    """Which bookings: everything that is said must be so. Holds only when asked for."""

    status: tuple[Status, ...] = Field(default=(), max_length=len(Status))
    service: Key | None = None
    resource: Key | None = None
    customer: Id | None = None
    reference: Line = ""
    product: Product | None = Field(default=None, description="Of services sold as that.")
    external_reference: External | None = None
    since: Instant | None = Field(default=None, alias="from", description="Earliest start.")
    until: Instant | None = Field(default=None, alias="to", description="Starts before.")
    page: int = Field(default=1, ge=1, le=10_000)
    limit: int = Field(default=20, ge=1, le=100)


class VenueOfBooking(Model):
    """Where it is, and how to reach them."""

    key: str
    name: str
    phone: str
    address: str


class DeadlineOut(Model):
    """Until when how much comes back; `until` null: from the last one on."""

    until: InstantOut | None
    percent: int


class CancellationOut(Model):
    """What cancelling means for this booking, as agreed when it was held."""

    closes_at: InstantOut
    deadlines: tuple[DeadlineOut, ...]


class StepOut(Model):
    """What became of it, and when."""

    status: Status
    at: InstantOut


class BookingOut(Model):
    """A hold or booking. `version` is the ETag: say it as If-Match to change what you saw."""

    id: str
    reference: str = Field(examples=["BOK-20261120-7K3M9Q"])
    status: Status
    version: int
    venue: VenueOfBooking
    service: Named | None = Field(description="Null when it is not sold any more.")
    additions: tuple[Named, ...] = Field(description="Done in the same visit, sold still.")
    product: str | None = Field(description="The service's number in the owner's shop.")
    external_reference: str | None = Field(description="What the program that booked calls it.")
    code: str | None = Field(
        description="The promo code: what it takes off is a line of the price."
    )
    resources: tuple[Named, ...]
    start: InstantOut
    end: InstantOut
    dates: tuple[DayOut, ...] = Field(description="Whole days, where those are booked.")
    units: int
    party: int | None = Field(description="How many people come.")
    place: PointIn | None = Field(description="Where somebody travels to.")
    customer_id: str
    subject: str
    note: str
    price: QuoteOut | None
    placed_at: InstantOut
    expires_at: InstantOut | None = Field(description="When a hold lets go.")
    extended: bool
    coming: bool = Field(description="The customer has said so to a reminder.")
    reason: str = Field(description="Why it was cancelled or rejected.")
    cancellation: CancellationOut
    refund_percent: int | None = Field(description="Of what was paid, once it is cancelled.")
    history: tuple[StepOut, ...]


class BookingsOut(Paged):
    """A page of bookings, the newest first."""

    items: tuple[BookingOut, ...]


def status_of(record: Record, now: datetime) -> Status:
    """Where it stands: a hold is over at its second, whether or not anybody tidied up."""
    if isinstance(record, Hold) and record.expires_at <= now:
        return Status.EXPIRED
    return record.status


def booking_out(reader: Reader, told: Told) -> BookingOut:
    """A record with its history."""
    record, terms = told.record, told.record.terms
    hold, during = record if isinstance(record, Hold) else None, terms.slot.during
    return BookingOut(
        id=str(terms.id),
        reference=terms.reference,
        status=status_of(record, reader.now),
        version=record.version,
        venue=_venue(reader),
        additions=_additions(reader, record),
        **_sold(reader, record),
        external_reference=terms.external or None,
        resources=_resources(reader, record),
        start=reader.at(during.start),
        end=reader.at(during.end),
        **_counted(terms.slot),
        customer_id=str(terms.customer_id),
        subject=record.details.subject,
        note=record.details.note,
        price=quote_out(reader, terms.quote),
        placed_at=reader.at(terms.placed_at),
        expires_at=reader.at(hold.expires_at) if hold else None,
        extended=hold is not None and hold.extended,
        coming=isinstance(record, Booking) and record.coming,
        reason=record.reason if isinstance(record, Ended) else "",
        cancellation=_cancellation(reader, record),
        refund_percent=_refund(told),
        history=tuple(StepOut(status=was, at=reader.at(at)) for at, was in told.history),
    )


def _counted(slot: Slot) -> dict[str, Any]:
    """How many of what, for how many people, where, and with which code."""
    place = slot.place
    return {
        "dates": slot.dates,
        "units": slot.units,
        "party": slot.party or None,
        "code": slot.code or None,
        "place": place and PointIn(latitude=place.latitude, longitude=place.longitude),
    }


def _venue(reader: Reader) -> VenueOfBooking:
    venue = reader.venue
    return VenueOfBooking(
        key=venue.key,
        name=reader.text(venue.name),
        phone=venue.place.phone,
        address=reader.text(venue.place.address),
    )


def _sold(reader: Reader, record: Record) -> dict[str, Any]:
    try:
        found = reader.venue.service(record.terms.slot.service_id)
    except NotFound:
        return {"service": None, "product": None}
    named = Named(key=found.key, name=reader.text(found.name))
    return {"service": named, "product": found.product or None}


def _additions(reader: Reader, record: Record) -> tuple[Named, ...]:
    added = record.terms.slot.additions
    return tuple(
        Named(key=one.key, name=reader.text(one.name))
        for one in reader.venue.services
        if one.id in added
    )


def _resources(reader: Reader, record: Record) -> tuple[Named, ...]:
    taken = record.terms.resource_ids
    return tuple(
        Named(key=one.key, name=reader.text(one.name))
        for one in reader.venue.resources
        if one.id in taken
    )


def _cancellation(reader: Reader, record: Record) -> CancellationOut:
    policy, start = record.terms.cancellation, record.terms.slot.during.start
    return CancellationOut(
        closes_at=reader.at(policy.closes_at(start)),
        deadlines=tuple(
            DeadlineOut(until=reader.at(one.until) if one.until else None, percent=one.percent)
            for one in policy.schedule(start)
        ),
    )


def _refund(told: Told) -> int | None:
    """What the policy gives back, by the moment at which it was cancelled."""
    cancelled = [at for at, status in told.history if status is Status.CANCELLED]
    if not cancelled:
        return None
    terms = told.record.terms
    return terms.cancellation.percent_at(cancelled[0], terms.slot.during.start)


def is_firm(record: Record) -> bool:
    """Whether it is a booking or a request by now."""
    return isinstance(record, Booking | Request)
