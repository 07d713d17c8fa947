"""What becomes of a booking after the hold: edited, approved, rejected, cancelled, attended.

The same key again gives the booking again, as it is now.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from domain.additions import service_of
from domain.allocations import BookingId
from domain.edits import Edit
from domain.errors import NotYours, WrongState
from domain.holds import Change
from domain.people import Actor, Customer, Party, Staff
from domain.reminders import jobs_after, jobs_after_edit
from domain.resources import Venue
from domain.states import (
    EDITABLE,
    TRANSITIONS,
    Booking,
    Ended,
    Record,
    Request,
    Status,
    check_cancellable,
    check_owner,
)

if TYPE_CHECKING:
    from domain.ports import Bookings as Kept
    from domain.ports import Clock


# Nobody comes half a day early, and a booking that is under way cannot be cancelled or moved.
EARLIEST_ARRIVAL = timedelta(hours=12)
# How often an edit begins anew because something else became of the booking meanwhile.
EDIT_TRIES = 3


class Bookings:
    """The use cases of a booking, for its customer and for staff."""

    def __init__(self, kept: Kept, clock: Clock) -> None:
        self._kept = kept
        self._clock = clock

    def over(self, kept: Kept) -> Bookings:
        """The same use cases, kept in another way."""
        return Bookings(kept, self._clock)

    async def of_customer(self, venue: Venue, booking_id: BookingId, by: Customer) -> Record:
        """The booking, for the person who made it; NotFound, NotYours."""
        found = await self._kept.get(venue.id, booking_id)
        check_owner(found.terms, by.id)
        return found

    async def of_staff(self, venue: Venue, booking_id: BookingId, by: Staff) -> Record:
        """The booking, for staff whose resources it takes; NotFound, NotYours."""
        found = await self._kept.get(venue.id, booking_id)
        if by.venue_id != venue.id or not by.may_decide(found.terms.resource_ids):
            raise NotYours("booking")
        return found

    async def cancel(
        self, venue: Venue, booking_id: BookingId, by: Customer, reason: str, *, key: str
    ) -> Ended:
        """The customer cancels: TooLate, WrongState, NotYours."""
        found = await self.of_customer(venue, booking_id, by)
        if await self._did(found, Status.CANCELLED, key):
            return _ended(found)
        if not isinstance(found, Booking | Request):
            raise WrongState(found.status)
        check_cancellable(found, self._clock.now())
        actor = Actor(Party.CUSTOMER, by.id)
        return _ended(await self._change(venue, found, found.cancel(reason), actor, key))

    async def edit(
        self, venue: Venue, booking_id: BookingId, by: Customer | Staff, edit: Edit, *, key: str
    ) -> Record:
        """Other answers to what the service asks: DetailMissing, WrongState, NotYours.

        Time, place and price are not edited. Of two edits of the same detail the later one counts.
        """
        for _ in range(EDIT_TRIES - 1):
            try:
                return await self._edit(venue, booking_id, by, edit, key=key)
            except WrongState as refusal:
                if refusal.status not in EDITABLE:
                    raise
        return await self._edit(venue, booking_id, by, edit, key=key)

    async def _edit(
        self, venue: Venue, booking_id: BookingId, by: Customer | Staff, edit: Edit, *, key: str
    ) -> Record:
        if isinstance(by, Staff):
            found = await self.of_staff(venue, booking_id, by)
        else:
            found = await self.of_customer(venue, booking_id, by)
        for status in EDITABLE:
            if await self._kept.was_done(found, status, key):
                return found
        if not isinstance(found, Booking | Request):
            raise WrongState(found.status)
        details = edit.of(service_of(venue, found.terms.slot), found.details)
        if details == found.details:
            return found
        after, actor = found.edit(details), _by(by)
        jobs = jobs_after_edit(after, actor, venue, self._clock.now())
        return await self._kept.change(Change(found, after, actor, key, jobs))

    async def approve(
        self, venue: Venue, booking_id: BookingId, by: Staff, *, key: str
    ) -> Booking:
        """Staff say yes to a request."""
        found = await self.of_staff(venue, booking_id, by)
        if await self._did(found, Status.CONFIRMED, key):
            return _booking(found)
        request = _request(found)
        return _booking(await self._change(venue, request, request.approve(), by.actor, key))

    async def reject(
        self, venue: Venue, booking_id: BookingId, by: Staff, reason: str, *, key: str
    ) -> Ended:
        """Staff say no to a request."""
        found = await self.of_staff(venue, booking_id, by)
        if await self._did(found, Status.REJECTED, key):
            return _ended(found)
        request = _request(found)
        return _ended(await self._change(venue, request, request.reject(reason), by.actor, key))

    async def arrive(
        self, venue: Venue, booking_id: BookingId, by: Staff, *, key: str
    ) -> Booking:
        """The customer is here; WrongState so long before the start that it must be a slip."""
        found = await self.of_staff(venue, booking_id, by)
        if await self._did(found, Status.IN_PROGRESS, key):
            return _booking(found)
        booking = _booking(found)
        if self._clock.now() < booking.terms.slot.during.start - EARLIEST_ARRIVAL:
            raise WrongState(booking.status)
        return _booking(await self._change(venue, booking, booking.arrive(), by.actor, key))

    async def complete(
        self, venue: Venue, booking_id: BookingId, by: Staff, *, key: str
    ) -> Booking:
        """It is done."""
        found = await self.of_staff(venue, booking_id, by)
        if await self._did(found, Status.COMPLETED, key):
            return _booking(found)
        booking = _booking(found)
        return _booking(await self._change(venue, booking, booking.complete(), by.actor, key))

    async def miss(self, venue: Venue, booking_id: BookingId, by: Staff, *, key: str) -> Ended:
        """The customer did not come; only after the start."""
        found = await self.of_staff(venue, booking_id, by)
        if await self._did(found, Status.NO_SHOW, key):
            return _ended(found)
        booking = _booking(found)
        if self._clock.now() < booking.terms.slot.during.start:
            raise WrongState(booking.status)
        return _ended(await self._change(venue, booking, booking.miss(), by.actor, key))

    async def _did(self, found: Record, became: Status, key: str) -> bool:
        """Whether the same key has done the same before: the booking is the answer, as it is."""
        possible = became in TRANSITIONS[found.status]
        return not possible and await self._kept.was_done(found, became, key)

    async def _change(
        self, venue: Venue, before: Record, after: Record, actor: Actor, key: str
    ) -> Record:
        jobs = jobs_after(after, actor, venue, self._clock.now())
        return await self._kept.change(Change(before, after, actor, key, jobs))


def _by(who: Customer | Staff) -> Actor:
    return who.actor if isinstance(who, Staff) else Actor(Party.CUSTOMER, who.id)


def _request(found: Record) -> Request:
    if isinstance(found, Request):
        return found
    raise WrongState(found.status)


def _booking(found: Record) -> Booking:
    if isinstance(found, Booking):
        return found
    raise WrongState(found.status)


def _ended(found: Record) -> Ended:
    if isinstance(found, Ended):
        return found
    raise WrongState(found.status)
