"""A booking and its life: one row, one id, a type for every state.

    held ─► requested ─► confirmed ─► in progress ─► completed ─► reviewed
     │  └────────────────────▲ │            │
     │          │              └► cancelled │
     ▼          ▼              └► no-show ◄─┘ (never from in progress)
    expired   rejected, cancelled
    released

Money that comes late takes an expired hold back, where its slot is still free.

A transition is a method that takes one type and returns the next; what cannot happen does
not type-check. The use cases are in `holds` and `bookings`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from domain.allocations import Allocation, BookingId
from domain.cancellation import CancellationPolicy
from domain.errors import (
    AlreadyExtended,
    DetailMissing,
    HoldExpired,
    NotYours,
    TooLate,
    WrongState,
)
from domain.people import CustomerId
from domain.prices import Quote
from domain.resources import AskKind, ResourceId, Service
from domain.slots import Slot

EXTENSION = timedelta(minutes=10)


class Status(StrEnum):
    """Where a booking stands."""

    HELD = "held"
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    REVIEWED = "reviewed"
    EXPIRED = "expired"
    RELEASED = "released"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


# Every change of status there is; `storage` and `verify` read this table.
TRANSITIONS: dict[Status, tuple[Status, ...]] = {
    Status.HELD: (Status.REQUESTED, Status.CONFIRMED, Status.EXPIRED, Status.RELEASED),
    Status.REQUESTED: (Status.CONFIRMED, Status.REJECTED, Status.CANCELLED),
    Status.CONFIRMED: (Status.IN_PROGRESS, Status.CANCELLED, Status.NO_SHOW),
    Status.IN_PROGRESS: (Status.COMPLETED,),
    Status.COMPLETED: (Status.REVIEWED,),
    Status.REVIEWED: (),
    Status.EXPIRED: (Status.HELD,),
    Status.RELEASED: (),
    Status.REJECTED: (),
    Status.CANCELLED: (),
    Status.NO_SHOW: (),
}

# With these the details may be edited: a step that changes no status.
EDITABLE = (Status.REQUESTED, Status.CONFIRMED)

# While a booking has one of these, its allocations keep others out.
ACTIVE = (Status.HELD, Status.REQUESTED, Status.CONFIRMED, Status.IN_PROGRESS)


@dataclass(frozen=True, slots=True)
class Details:
    """What the service asked the customer for; empty where it did not.

    `phone` is the number the customer can be reached on. It is not kept with the booking but
    with the customer, who can delete it.
    """

    subject: str = ""
    note: str = ""
    phone: str = ""

    @property
    def given(self) -> Mapping[AskKind, str]:
        """The answers by what was asked for."""
        return {
            AskKind.SUBJECT: self.subject,
            AskKind.NOTE: self.note,
            AskKind.PHONE: self.phone,
        }


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed when the slot was held, and stays as it was.

    `external` is what the program that booked calls it, such as the number of a purchase.
    """

    id: BookingId
    reference: str
    slot: Slot
    customer_id: CustomerId
    allocations: tuple[Allocation, ...]
    quote: Quote | None
    cancellation: CancellationPolicy
    placed_at: datetime
    external: str = ""

    @property
    def resource_ids(self) -> tuple[ResourceId, ...]:
        """The resources it takes, each once."""
        return tuple(dict.fromkeys(one.resource_id for one in self.allocations))


@dataclass(frozen=True, slots=True)
class Hold:
    """A slot put aside. Only a live one can become more."""

    terms: Terms
    version: int
    details: Details
    expires_at: datetime
    extended: bool = False

    @property
    def status(self) -> Status:
        """Always held; whether it still lives is a question of `expires_at`."""
        return Status.HELD

    def check_live(self, now: datetime) -> None:
        """HoldExpired once its time is over."""
        if now >= self.expires_at:
            raise HoldExpired(self.expires_at)

    def extend(self, now: datetime) -> Hold:
        """Ten minutes more, once."""
        self.check_live(now)
        if self.extended:
            raise AlreadyExtended(self.expires_at)
        later = self.expires_at + EXTENSION
        return replace(self, expires_at=later, extended=True, version=self.version + 1)

    def confirm(self, service: Service, details: Details, now: datetime) -> Booking | Request:
        """Make it firm, or ask staff where the service wants approval."""
        self.check_live(now)
        check_details(service, details)
        if service.approval:
            return Request(self.terms, self.version + 1, details)
        return Booking(self.terms, self.version + 1, details, Status.CONFIRMED)

    def release(self) -> Ended:
        """The customer lets it go."""
        return Ended(self.terms, self.version + 1, self.details, Status.RELEASED)

    def expire(self) -> Ended:
        """Its time is over."""
        return Ended(self.terms, self.version + 1, self.details, Status.EXPIRED)


@dataclass(frozen=True, slots=True)
class Request:
    """Waiting for staff to decide; keeps its slot meanwhile."""

    terms: Terms
    version: int
    details: Details

    @property
    def status(self) -> Status:
        """Always requested."""
        return Status.REQUESTED

    def edit(self, details: Details) -> Request:
        """Other details; what was agreed stays."""
        return replace(self, details=details, version=self.version + 1)

    def approve(self) -> Booking:
        """Staff say yes."""
        return Booking(self.terms, self.version + 1, self.details, Status.CONFIRMED)

    def reject(self, reason: str) -> Ended:
        """Staff say no; the slot is free again."""
        return Ended(self.terms, self.version + 1, self.details, Status.REJECTED, reason)

    def cancel(self, reason: str) -> Ended:
        """The customer does not want it any more."""
        return Ended(self.terms, self.version + 1, self.details, Status.CANCELLED, reason)


@dataclass(frozen=True, slots=True)
class Booking:
    """Firm: confirmed, in progress, completed or reviewed.

    `coming` once the customer has answered a reminder with yes.
    """

    terms: Terms
    version: int
    details: Details
    status: Status
    coming: bool = False

    def edit(self, details: Details) -> Booking:
        """Other details, while it is ahead; what was agreed stays."""
        self._only(Status.CONFIRMED)
        return replace(self, details=details, version=self.version + 1)

    def cancel(self, reason: str) -> Ended:
        """Ends before it began; WrongState once it is in progress or over."""
        self._only(Status.CONFIRMED)
        return Ended(self.terms, self.version + 1, self.details, Status.CANCELLED, reason)

    def arrive(self) -> Booking:
        """The customer is here."""
        self._only(Status.CONFIRMED)
        return replace(self, status=Status.IN_PROGRESS, version=self.version + 1)

    def complete(self) -> Booking:
        """It is done."""
        self._only(Status.IN_PROGRESS)
        return replace(self, status=Status.COMPLETED, version=self.version + 1)

    def review(self) -> Booking:
        """The customer has said how it was."""
        self._only(Status.COMPLETED)
        return replace(self, status=Status.REVIEWED, version=self.version + 1)

    def miss(self) -> Ended:
        """The customer did not come."""
        self._only(Status.CONFIRMED)
        return Ended(self.terms, self.version + 1, self.details, Status.NO_SHOW, "")

    def _only(self, status: Status) -> None:
        if self.status is not status:
            raise WrongState(self.status)


@dataclass(frozen=True, slots=True)
class Ended:
    """Over without having taken place: expired, released, rejected, cancelled or missed."""

    terms: Terms
    version: int
    details: Details
    status: Status
    reason: str = ""

    def take_back(self, until: datetime) -> Hold:
        """A hold once more, where money came late; WrongState unless it has expired."""
        if self.status is not Status.EXPIRED:
            raise WrongState(self.status)
        return Hold(self.terms, self.version + 1, self.details, until)


def check_details(service: Service, details: Details) -> None:
    """DetailMissing for the first detail the service requires and did not get."""
    given = details.given
    for ask in service.asks:
        if ask.required and not given[ask.kind]:
            raise DetailMissing(ask.kind)


def check_cancellable(kept: Request | Booking, now: datetime) -> None:
    """TooLate after the venue's cut-off, or once the start has passed."""
    start = kept.terms.slot.during.start
    closes = kept.terms.cancellation.closes_at(start)
    if now > closes or now >= start:
        raise TooLate(closes)


def check_owner(terms: Terms, customer_id: CustomerId) -> None:
    """NotYours unless this customer made the booking."""
    if terms.customer_id != customer_id:
        raise NotYours("booking")


Record = Hold | Request | Booking | Ended
