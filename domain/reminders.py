"""Which messages a change of a booking calls for, and when each is due.

They are derived from the booking alone, so that the same change always calls for the same
jobs, with the same keys, however often it is worked out.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.events import Job, JobKind, Notice
from domain.people import Actor, Party
from domain.resources import Venue
from domain.states import Booking, Ended, Hold, Record, Request, Status

# The customer is warned when this much is left of a hold.
WARNINGS = (timedelta(minutes=5), timedelta(minutes=1))


def jobs_after(after: Record, actor: Actor, venue: Venue, now: datetime) -> tuple[Job, ...]:
    """The jobs to write in the transaction that brings a booking into the state `after`."""
    match after:
        case Hold():
            return (watch(after, now),)
        case Request():
            return (
                _tell(after, Notice.REQUESTED, venue, now),
                _tell_staff(after, Notice.STAFF_REQUESTED, venue, now),
            )
        case Booking(status=Status.CONFIRMED):
            return _confirmed(after, actor, venue, now)
        case Booking():
            return ()
        case Ended():
            return _ended(after, actor, venue, now)
        case _:
            raise AssertionError(after)


def jobs_after_edit(
    after: Booking | Request, actor: Actor, venue: Venue, now: datetime
) -> tuple[Job, ...]:
    """The jobs of other details: whoever did not do it is told, and what comes later is anew."""
    staff = _tell_staff(after, Notice.STAFF_EDITED, venue, now)
    own = actor.party is Party.CUSTOMER
    told = () if own else (_tell(after, Notice.EDITED, venue, now),)
    later = reminders(after, venue, now) if isinstance(after, Booking) else ()
    return (*told, staff, *later)


def watch(hold: Hold, now: datetime) -> Job:
    """The job that warns the customer, and at the end lets the hold go."""
    due = now + until_watched(hold.expires_at - now)
    key = f"hold:{hold.terms.id}:{hold.version}"
    return Job(JobKind.HOLD, key, due, hold.terms.slot.venue_id, hold.terms.id)


def until_watched(left: timedelta) -> timedelta:
    """How long until a hold that has so much time left is looked at."""
    return next((left - warning for warning in WARNINGS if warning < left), left)


def _confirmed(after: Booking, actor: Actor, venue: Venue, now: datetime) -> tuple[Job, ...]:
    approved = actor.party is not Party.CUSTOMER
    first = _tell(after, Notice.APPROVED if approved else Notice.BOOKED, venue, now)
    staff = () if approved else (_tell_staff(after, Notice.STAFF_BOOKED, venue, now),)
    return (first, *staff, *reminders(after, venue, now))


def reminders(booking: Booking, venue: Venue, now: datetime) -> tuple[Job, ...]:
    """One job per lead of the venue that has not passed yet when the booking becomes firm."""
    start = booking.terms.slot.during.start
    return tuple(
        Job(
            JobKind.REMIND,
            f"remind:{booking.terms.id}:{booking.version}:{lead // timedelta(minutes=1)}",
            start - lead,
            venue.id,
            booking.terms.id,
            {"lead": lead // timedelta(minutes=1)},
        )
        for lead in venue.reminders
        if start - lead > now
    )


def still_useful(lead: timedelta, venue: Venue, start: datetime, now: datetime) -> bool:
    """Whether a reminder that comes late is worth sending: before the next one is due."""
    later = [start - other for other in venue.reminders if other < lead]
    return now < min((*later, start))


def _ended(after: Ended, actor: Actor, venue: Venue, now: datetime) -> tuple[Job, ...]:
    match after.status:
        case Status.REJECTED:
            return (_tell(after, Notice.REJECTED, venue, now),)
        case Status.CANCELLED if actor.party is Party.CUSTOMER:
            return (_tell_staff(after, Notice.STAFF_CANCELLED, venue, now),)
        case Status.CANCELLED:
            return (_tell(after, Notice.CANCELLED, venue, now),)
        case _:
            return ()


def _tell(after: Request | Booking | Ended, notice: Notice, venue: Venue, now: datetime) -> Job:
    key = f"tell:{after.terms.id}:{after.version}:{notice}"
    return Job(JobKind.TELL, key, now, venue.id, after.terms.id, {"notice": notice})


def _tell_staff(
    after: Request | Booking | Ended, notice: Notice, venue: Venue, now: datetime
) -> Job:
    key = f"staff:{after.terms.id}:{after.version}:{notice}"
    return Job(JobKind.TELL_STAFF, key, now, venue.id, after.terms.id, {"notice": notice})
