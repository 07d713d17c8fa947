"""Row ⇄ value: every column of a booking named once in each direction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import RowMapping

from domain.allocations import Allocation, BookingId
from domain.cancellation import CancellationPolicy, Tier
from domain.events import Job, JobKind
from domain.intervals import MINUTE, Interval
from domain.money import Money
from domain.people import CustomerId
from domain.resources import ResourceId, ServiceId, VenueId
from domain.slots import Slot
from domain.states import Booking, Details, Ended, Hold, Record, Request, Status, Terms
from storage.agreed import from_agreed, to_agreed

Values = dict[str, Any]


def from_terms(terms: Terms) -> Values:
    """The columns of `bookings` that never change."""
    starts, ends = terms.slot.during.minutes
    price = terms.quote.total if terms.quote else None
    return {
        "venue_id": terms.slot.venue_id,
        "id": terms.id,
        "reference": terms.reference,
        "service_id": terms.slot.service_id,
        "starts": starts,
        "ends": ends,
        "wanted": ",".join(str(one) for one in terms.slot.wanted),
        "customer_id": terms.customer_id,
        "placed_at": terms.placed_at,
        "price_minor": price.minor if price else None,
        "currency": price.currency if price else None,
        "policy": from_policy(terms.cancellation),
        "agreed": from_agreed(terms.slot, terms.quote, terms.external),
        "promo": terms.slot.code or None,
    }


def from_record(record: Record) -> Values:
    """The columns of `bookings` that a change sets."""
    values: Values = {
        "status": str(record.status),
        "version": record.version,
        "subject": record.details.subject,
        "note": record.details.note,
    }
    if isinstance(record, Hold):
        values |= {"expires_at": record.expires_at, "extended": record.extended}
    if isinstance(record, Ended):
        values["reason"] = record.reason
    return values


def to_record(row: RowMapping, allocations: tuple[Allocation, ...]) -> Record:
    """The value a row of `bookings` stands for; its type follows from the status."""
    terms = to_terms(row, allocations)
    version: int = row["version"]
    details = Details(row["subject"], row["note"])
    match Status(row["status"]):
        case Status.HELD:
            return Hold(terms, version, details, row["expires_at"], row["extended"])
        case Status.REQUESTED:
            return Request(terms, version, details)
        case (
            Status.CONFIRMED | Status.IN_PROGRESS | Status.COMPLETED | Status.REVIEWED
        ) as status:
            return Booking(terms, version, details, status, row["coming"])
        case (
            Status.EXPIRED
            | Status.RELEASED
            | Status.REJECTED
            | Status.CANCELLED
            | Status.NO_SHOW
        ) as status:
            return Ended(terms, version, details, status, row["reason"])
        case status:
            raise AssertionError(status)


def to_terms(row: RowMapping, allocations: tuple[Allocation, ...]) -> Terms:
    """What was agreed when the slot was held."""
    wanted = tuple(ResourceId(int(one)) for one in row["wanted"].split(",") if one)
    during = Interval.of_minutes(row["starts"], row["ends"])
    plain = Slot(VenueId(row["venue_id"]), ServiceId(row["service_id"]), during, wanted)
    price = row["price_minor"]
    total = Money(price, row["currency"]) if price is not None else None
    slot, quote, external = to_agreed(plain, total, row["agreed"])
    return Terms(
        BookingId(row["id"]),
        row["reference"],
        slot,
        CustomerId(row["customer_id"]),
        allocations,
        quote,
        to_policy(row["policy"]),
        row["placed_at"],
        external,
    )


def from_allocations(
    venue_id: VenueId, booking_id: BookingId, parts: Sequence[Allocation], until: datetime
) -> list[Values]:
    """The rows of `allocations` of a fresh hold."""
    return [
        {
            "venue_id": venue_id,
            "booking_id": booking_id,
            "part": number,
            "resource_id": one.resource_id,
            "unit_from": one.first,
            "unit_to": one.last,
            "starts": one.start,
            "ends": one.end,
            "active": True,
            "held_until": until,
        }
        for number, one in enumerate(parts)
    ]


def to_allocation(row: RowMapping) -> Allocation:
    """One row of `allocations`."""
    return Allocation(
        ResourceId(row["resource_id"]),
        row["unit_from"],
        row["unit_to"],
        row["starts"],
        row["ends"],
    )


@lru_cache(maxsize=256)
def from_policy(policy: CancellationPolicy) -> str:
    """A cancellation policy as text: `120|1440:100,120:50`, in minutes and percent.

    With a third part, `|20`, where something comes back to whoever does not come.
    """
    tiers = ",".join(f"{tier.before // MINUTE}:{tier.percent}" for tier in policy.tiers)
    missed = f"|{policy.no_show}" if policy.no_show else ""
    return f"{policy.cutoff // MINUTE}|{tiers}{missed}"


def to_policy(text: str) -> CancellationPolicy:
    """The policy `from_policy` wrote."""
    cutoff, tiers, *missed = text.split("|")
    pairs = (tier.split(":") for tier in tiers.split(",") if tier)
    return CancellationPolicy(
        tuple(Tier(timedelta(minutes=int(before)), int(back)) for before, back in pairs),
        timedelta(minutes=int(cutoff)),
        *map(int, missed),
    )


def from_jobs(jobs: Iterable[Job], numbers: Iterable[int]) -> list[Values]:
    """Rows of `jobs`; every one gets a number of its own."""
    return [
        {
            "venue_id": job.venue_id,
            "key": job.key,
            "number": number,
            "kind": str(job.kind),
            "run_at": job.run_at,
            "booking_id": job.booking_id,
            "payload": dict(job.payload),
        }
        for job, number in zip(jobs, numbers, strict=False)
    ]


def to_job(row: RowMapping) -> Job:
    """The job a row of `jobs` stands for."""
    return Job(
        JobKind(row["kind"]),
        row["key"],
        row["run_at"],
        VenueId(row["venue_id"]),
        BookingId(row["booking_id"]),
        row["payload"],
    )
