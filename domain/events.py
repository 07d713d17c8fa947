"""Facts worth telling, and the durable rows that make sure they are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.allocations import BookingId
from domain.resources import VenueId


class Notice(StrEnum):
    """What somebody is told."""

    BOOKED = "booked"
    REQUESTED = "requested"
    APPROVED = "approved"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    EDITED = "edited"
    REMINDER = "reminder"
    STAFF_BOOKED = "staff-booked"
    STAFF_REQUESTED = "staff-requested"
    STAFF_CANCELLED = "staff-cancelled"
    STAFF_EDITED = "staff-edited"
    STAFF_ORPHANED = "staff-orphaned"
    REFUNDING = "refunding"
    REFUNDED = "refunded"
    STAFF_REFUND_FAILED = "staff-refund-failed"
    STAFF_GIVE_BACK = "staff-give-back"
    STAFF_REFUND_WAITING = "staff-refund-waiting"
    STAFF_REFUNDED = "staff-refunded"
    STAFF_DISPUTED = "staff-disputed"
    PARKED = "parked"
    STRAY_MATCHED = "stray-matched"
    STRAY_RETURNED = "stray-returned"
    STRAY_FAILED = "stray-failed"
    CONTRADICTED = "contradicted"
    FORGED = "forged"


class JobKind(StrEnum):
    """What a worker does with a job."""

    HOLD = "hold"
    TELL = "tell"
    TELL_STAFF = "tell-staff"
    REMIND = "remind"
    LOOK = "look"
    REFUND = "refund"
    TELL_REFUND = "tell-refund"
    SETTLE = "settle"
    TELL_DECLINED = "tell-declined"
    STRAY = "stray"
    ALERT = "alert"


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be done at `run_at` or soon after; a second one with the same key is void."""

    kind: JobKind
    key: str
    run_at: datetime
    venue_id: VenueId
    booking_id: BookingId
    payload: Mapping[str, str | int] = field(default_factory=dict)
