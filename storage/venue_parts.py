"""The parts of a venue document: which fields there are, by what they are called in the file."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from pydantic import Field

from domain.cancellation import Preset
from domain.resources import AskKind, Assignment, Mode, Pay, Provider
from storage.venue_fields import (
    COUNT,
    COUNTS,
    GROUP,
    KEY,
    LENGTH,
    LOCATION,
    NAME,
    SPANS,
    SWITCH,
    Amount,
    AmountOrPercent,
    Day,
    Document,
    Key,
    Length,
    Many,
    Moment,
    Name,
    Numbers,
    Span,
)
from storage.venue_prices import AnyPrice


class HoursDocument(Document):
    """Weekly openings; a day that is not written is closed."""

    mon: Many[Span] = Field(default=(), description=SPANS)
    tue: Many[Span] = Field(default=(), description=SPANS)
    wed: Many[Span] = Field(default=(), description=SPANS)
    thu: Many[Span] = Field(default=(), description=SPANS)
    fri: Many[Span] = Field(default=(), description=SPANS)
    sat: Many[Span] = Field(default=(), description=SPANS)
    sun: Many[Span] = Field(default=(), description=SPANS)

    @property
    def week(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """The openings of Monday to Sunday."""
        return self.mon, self.tue, self.wed, self.thu, self.fri, self.sat, self.sun


class SpecialDocument(Document):
    """A date that differs; without hours it is closed."""

    on: Day = Field(alias="date", description="a date such as 2026-12-24")
    hours: Many[Span] = Field(default=(), description=SPANS)
    reason: Name | None = Field(default=None, description=NAME)


class BlackoutDocument(Document):
    """A time in which some or all resources cannot be booked."""

    since: Moment = Field(alias="from", description='date and time, "2026-12-24 14:00"')
    until: Moment = Field(alias="to", description='date and time, "2026-12-24 18:00"')
    reason: Name = Field(description=NAME)
    resources: Many[Key] = Field(default=(), description="a list of keys of resources")


class PeriodDocument(Document):
    """Dates on which there are more or fewer units of a resource."""

    since: Day = Field(alias="from", description="a date such as 2026-12-24")
    until: Day = Field(alias="to", description="the last date, such as 2026-12-31")
    units: int = Field(ge=0, le=10_000, description="a whole number from 0 on")


class ResourceDocument(Document):
    """Something of which only so much can be booked at a time."""

    key: Key = Field(description=KEY)
    group: Key = Field(description=GROUP)
    name: Name = Field(description=NAME)
    description: Name | None = Field(default=None, description=NAME)
    capacity: int = Field(default=1, ge=0, le=10_000, description="a whole number from 0 on")
    capacities: Many[PeriodDocument] = Field(
        default=(), description="a list of { from = 2026-12-24, to = 2026-12-31, units = 2 }"
    )
    seats: int | None = Field(default=None, ge=1, le=10_000, description=COUNT)
    location: Many[float] | None = Field(default=None, description=LOCATION)
    hours: HoursDocument | None = Field(
        default=None, description='a table: { mon = ["09:00-12:30"] }'
    )
    special: Many[SpecialDocument] = Field(
        default=(), description="a list of dates that differ"
    )


class NeedDocument(Document):
    """One resource out of a group; the prompt is asked where there is a choice."""

    group: Key = Field(description=GROUP)
    prompt: Name | None = Field(default=None, description=NAME)
    units: int = Field(default=1, ge=1, le=10_000, description=COUNT)
    choosable: bool = Field(default=True, description=SWITCH)


class AskDocument(Document):
    """One detail the customer is asked for."""

    kind: AskKind = Field(strict=False, description='"subject", "note" or "phone"')
    prompt: Name | None = Field(default=None, description=NAME)
    required: bool = Field(default=True, description=SWITCH)


class TierDocument(Document):
    """Who cancels this long before the start gets that many percent back."""

    before: Length = Field(description=LENGTH)
    back: int = Field(ge=0, le=100, description="percent, from 0 to 100")


class CancellationDocument(Document):
    """What cancelling gives back, and from when on it is closed; what is not written, by the preset."""

    preset: Preset | None = Field(
        default=None, strict=False, description='"24h-2h" or "24h-6h"'
    )
    cutoff: Length | None = Field(default=None, description=LENGTH)
    tiers: Many[TierDocument] = Field(
        default=(), description='tiers: { before = "24h", back = 100 }'
    )
    no_show: int = Field(default=0, ge=0, le=100, description="percent, from 0 to 100")


class ServiceDocument(Document):
    """What is sold."""

    key: Key = Field(description=KEY)
    name: Name = Field(description=NAME)
    description: Name | None = Field(default=None, description=NAME)
    price: AnyPrice | None = Field(
        default=None, description='an amount such as "25000" or "25.00", or a table'
    )
    pay: Pay | None = Field(
        default=None, strict=False, description='"now", "deposit" or "on-site"'
    )
    category: Name | None = Field(default=None, description=NAME)
    product: str = Field(
        default="",
        pattern=r"^[!-~]{1,64}$",
        description='the number of a product in a shop, such as "SKU-1"',
    )
    mode: Mode = Field(
        default=Mode.SLOTS, strict=False, description='"slots", "range" or "days"'
    )
    length: Length = Field(default=timedelta(0), description=LENGTH)
    longest: Length | None = Field(default=None, description=LENGTH)
    length_step: Length | None = Field(default=None, description=LENGTH)
    days: Numbers | None = Field(default=None, description=COUNTS)
    adjacent: bool = Field(default=False, description=SWITCH)
    units: Numbers = Field(default=(1, 1), description=COUNTS)
    party: Numbers | None = Field(default=None, description=COUNTS)
    assignment: Assignment = Field(
        default=Assignment.FIRST,
        strict=False,
        description='"first", "rotation" or "least-busy"',
    )
    step: Length | None = Field(default=None, description=LENGTH)
    buffer_before: Length = Field(default=timedelta(0), description=LENGTH)
    buffer_after: Length = Field(default=timedelta(0), description=LENGTH)
    lead: Length = Field(default=timedelta(0), description=LENGTH)
    horizon: Length = Field(default=timedelta(days=60), description=LENGTH)
    hold: Length = Field(default=timedelta(minutes=15), description=LENGTH)
    approval: bool = Field(default=False, description=SWITCH)
    additions: Many[Key] = Field(default=(), description='services to add: ["vaccination"]')
    needs: Many[NeedDocument] = Field(description='what it takes: [{ group = "room" }]')
    asks: Many[AskDocument] = Field(
        default=(), description='a list of { kind = "note", prompt = "…" }'
    )
    cancellation: CancellationDocument = Field(
        default=CancellationDocument(), description='a table: { cutoff = "2h" }'
    )


class LimitsDocument(Document):
    """How much one customer may have at a time."""

    live_holds: int = Field(default=3, ge=1, le=100, description=COUNT)
    upcoming: int = Field(default=20, ge=1, le=10_000, description=COUNT)
    per_day: int | None = Field(default=None, ge=1, le=10_000, description=COUNT)
    per_week: int | None = Field(default=None, ge=1, le=10_000, description=COUNT)


class PaymentDocument(Document):
    """Who collects the venue's money."""

    providers: Many[Annotated[Provider, Field(strict=False)]] = Field(
        default=(),
        description='"stripe", "razorpay", "toss", "telegram" or "on-site": a list of these',
    )
    refund_limit: Amount | None = Field(
        default=None, description='an amount such as "100000" or "100.00"'
    )
    gifts: Length | None = Field(default=None, description=LENGTH)


class PromoDocument(Document):
    """A code that takes something off."""

    code: str = Field(
        pattern=r"^[A-Za-z0-9-]{3,20}$",
        description='3 to 20 letters, digits or "-", such as "SPRING"',
    )
    off: AmountOrPercent = Field(description='an amount or a percentage: "5.00", "10%"')
    since: Day | None = Field(
        default=None, alias="from", description="the first date of booking, as 2026-12-01"
    )
    until: Day | None = Field(
        default=None, description="the last date of booking, as 2026-12-31"
    )
    uses: int | None = Field(default=None, ge=1, le=1_000_000, description=COUNT)
    per_customer: int | None = Field(default=None, ge=1, le=10_000, description=COUNT)
    services: Many[Key] = Field(default=(), description="a list of keys of services")
    least: Amount | None = Field(
        default=None, description='an amount such as "100000" or "100.00"'
    )


class HeadDocument(Document):
    """Who and where the venue is."""

    key: Key = Field(description=KEY)
    name: Name = Field(description=NAME)
    zone: str = Field(description='a time zone such as "Asia/Seoul"')
    currency: str = Field(description='an ISO currency such as "KRW"')
    languages: Many[str] = Field(description='languages such as ["ko", "en-AU"]')
    country: str = Field(default="", description='an ISO country such as "KR"')
    subdivision: str = Field(default="", description='a part of the country such as "BY"')
    open_on: Many[Day] = Field(
        default=(), description="public holidays with the usual hours: a list"
    )
    address: Name = Field(description=NAME)
    phone: str = Field(
        default="", max_length=32, description='a number such as "+82 2 555 0112"'
    )
    location: Many[float] | None = Field(default=None, description=LOCATION)
    bot: int = Field(
        default=0,
        ge=1,
        lt=2**52,
        description="the number of the bot that serves it: its token up to the colon",
    )
    reminders: Many[Length] = Field(
        default=(timedelta(days=1), timedelta(hours=2)), description='such as ["1d", "2h"]'
    )


class VenueDocument(Document):
    """The whole file."""

    venue: HeadDocument = Field(description="a table [venue]")
    hours: HoursDocument = Field(default=HoursDocument(), description="a table [hours]")
    special: Many[SpecialDocument] = Field(default=(), description="tables [[special]]")
    blackout: Many[BlackoutDocument] = Field(default=(), description="tables [[blackout]]")
    resource: Many[ResourceDocument] = Field(description="tables [[resource]]")
    service: Many[ServiceDocument] = Field(description="tables [[service]]")
    limits: LimitsDocument = Field(default=LimitsDocument(), description="a table [limits]")
    payment: PaymentDocument = Field(default=PaymentDocument(), description="a table [payment]")
    promo: Many[PromoDocument] = Field(default=(), description="tables [[promo]]")

    @property
    def key(self) -> str:
        """What the venue is known by, whatever its name."""
        return self.venue.key
