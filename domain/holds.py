"""Holding: a slot put aside for one customer until `expires_at`.

    place ─► held ─► confirm ─► requested (the service wants approval) or confirmed
              ├─► extend (once)
              ├─► release, by the customer
              └─► expire, by the clock: dead at `expires_at` for everybody, whether or not
                  anybody has tidied up yet

Requests for slots are decided in batches by the store's one hold writer, one after the other in
the order in which they came (`domain.placements`).
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from domain.additions import service_of
from domain.allocations import BookingId
from domain.errors import (
    AlreadyExtended,
    BookingError,
    HoldExpired,
    PaymentDue,
    PromoRefused,
    RulesChanged,
    TooManyBookings,
    Unavailable,
    WrongState,
)
from domain.events import Job
from domain.payments import due
from domain.people import CLOCK, Actor, Customer, CustomerId, Party
from domain.placements import Placement
from domain.promos import Misfit
from domain.reminders import jobs_after, watch
from domain.resources import Venue, VenueId
from domain.slots import DAY, Slot
from domain.states import (
    Booking,
    Details,
    Ended,
    Hold,
    Record,
    Request,
    Status,
    Terms,
    check_owner,
)

if TYPE_CHECKING:
    from domain.availability import Availability
    from domain.ports import Bookings, Clock, Ids

CODE_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a booking from a state into the next, with what it sets in motion."""

    before: Record
    after: Record
    actor: Actor
    key: str
    jobs: tuple[Job, ...] = ()


class Holds:
    """The use cases of holding a slot."""

    def __init__(
        self, bookings: Bookings, availability: Availability, clock: Clock, ids: Ids
    ) -> None:
        self._bookings = bookings
        self._availability = availability
        self._clock = clock
        self._ids = ids
        self._external = ""

    def over(self, bookings: Bookings, external: str = "") -> Holds:
        """The same use cases, kept in another way, or called something by who books."""
        over = copy(self)
        over._bookings, over._external = bookings, external  # noqa: SLF001 - of the same class
        return over

    async def place(
        self,
        venue: Venue,
        slot: Slot,
        customer: Customer,
        *,
        key: str,
        replaces: BookingId | None = None,
    ) -> Hold:
        """Put a slot aside; any Unavailable, TooManyHolds, PromoRefused, RulesChanged, StoreBusy.

        The same key again gives the first hold again.
        """
        slot = self._availability.of_dates(venue, slot)
        try:
            placement = await self._placement(venue, slot, customer.id, key, replaces)
            self._check_code(placement)
        except (Unavailable, PromoRefused, RulesChanged):
            # What was got in time is kept, whatever the rules say to a new wish by now.
            known = await self._bookings.find_by_key(venue.id, key)
            wish = slot, customer.id
            if isinstance(known, Hold) and (known.terms.slot, known.terms.customer_id) == wish:
                return known
            raise
        return await self._bookings.place(placement)

    def fresh(self) -> int:
        """A number that nothing has yet."""
        return self._ids.fresh()

    async def again(self, venue: Venue, terms: Terms) -> Placement | None:
        """The same wish as it would be placed now; None where the rules forbid it by now."""
        try:
            return await self._placement(venue, terms.slot, terms.customer_id, terms.reference)
        except (BookingError, RulesChanged):
            return None

    async def _placement(
        self,
        venue: Venue,
        slot: Slot,
        customer_id: CustomerId,
        key: str,
        replaces: BookingId | None = None,
    ) -> Placement:
        takes = self._availability.footprint(venue, slot)
        return Placement(
            venue,
            takes.base.service,
            slot,
            customer_id,
            takes.stretches,
            await self._availability.choices(venue, takes),
            takes.quote,
            partial(self._draw, venue, slot),
            key,
            self._external,
            replaces,
        )

    def _check_code(self, placement: Placement) -> None:
        """PromoRefused where the code counts for something else, or not today."""
        slot, venue = placement.slot, placement.venue
        if not slot.code:
            return
        if placement.promo is None:
            raise PromoRefused(slot.code, Misfit.UNKNOWN)
        on = self._clock.now().astimezone(venue.zone).date()
        placement.promo.check(slot.service_id, placement.quote, on)

    def _draw(self, venue: Venue, slot: Slot) -> tuple[BookingId, str]:
        on = slot.during.start.astimezone(venue.zone)
        date_of = on.date().isoformat().replace("-", "")
        reference = f"BOK-{date_of}-{self._ids.code(CODE_LENGTH)}"
        return BookingId(self._ids.fresh()), reference

    async def extend(self, venue: Venue, hold_id: BookingId, by: Customer, *, key: str) -> Hold:
        """Ten minutes more, once: HoldExpired, AlreadyExtended, NotYours.

        The same key again gives the hold again.
        """
        hold = await self._own(venue.id, hold_id, by.id)
        now = self._clock.now()
        try:
            after = hold.extend(now)
        except AlreadyExtended:
            if await self._bookings.was_done(hold, Status.HELD, key):
                return hold
            raise
        actor = Actor(Party.CUSTOMER, by.id)
        done = await self._bookings.change(
            Change(hold, after, actor, key, (watch(after, now),))
        )
        return _hold(done)

    async def release(
        self, venue: Venue, hold_id: BookingId, by: Customer, *, key: str
    ) -> None:
        """Let go of a hold; harmless when it has ended already."""
        found = await self._bookings.get(venue.id, hold_id)
        check_owner(found.terms, by.id)
        if isinstance(found, Hold):
            actor = Actor(Party.CUSTOMER, by.id)
            with suppress(HoldExpired, WrongState):
                await self._bookings.change(Change(found, found.release(), actor, key))

    async def confirm(
        self, venue: Venue, hold_id: BookingId, by: Customer, details: Details, *, key: str
    ) -> Booking | Request:
        """Make it firm. A second time: the same again.

        HoldExpired, DetailMissing, NotYours, TooManyBookings, PaymentDue, GiftRefused.
        """
        found = await self._bookings.get(venue.id, hold_id)
        check_owner(found.terms, by.id)
        if isinstance(found, Booking | Request):
            return found
        hold = _hold(found)
        now = self._clock.now()
        await self.check_upcoming(venue, hold, by)
        service = service_of(venue, hold.terms.slot)
        after = hold.confirm(service, details, now)
        amount = due(service, hold.terms.quote)
        if amount is not None:
            set_aside = await self._bookings.set_aside(venue.id, hold_id)
            amount = due(service, hold.terms.quote, set_aside)
        if amount is not None:
            raise PaymentDue(amount)
        actor = Actor(Party.CUSTOMER, by.id)
        done = await self._bookings.change(
            Change(hold, after, actor, key, jobs_after(after, actor, venue, now))
        )
        if isinstance(done, Booking | Request):
            return done
        raise WrongState(done.status)

    async def check_upcoming(self, venue: Venue, hold: Hold, by: Customer) -> None:
        """TooManyBookings when one more would be above the venue's limit."""
        now = self._clock.now()
        ahead = await self._bookings.list_of_customer(venue.id, by.id, since=now)
        firm = [one for one in ahead if isinstance(one, Booking | Request)]
        if len(firm) >= venue.limits.upcoming:
            raise TooManyBookings(venue.limits.upcoming)
        _check_per_day_and_week(venue, hold, [_local_date(venue, one) for one in firm])

    async def expire(self, hold: Hold) -> Ended | None:
        """Tidy up after a hold whose time is over; None when something else became of it."""
        try:
            done = await self._bookings.change(
                Change(hold, hold.expire(), CLOCK, f"expire:{hold.terms.id}:{hold.version}")
            )
        except (HoldExpired, WrongState):
            return None
        return done if isinstance(done, Ended) else None

    async def _own(self, venue_id: VenueId, hold_id: BookingId, by: CustomerId) -> Hold:
        found = await self._bookings.get(venue_id, hold_id)
        check_owner(found.terms, by)
        return _hold(found)


def _check_per_day_and_week(venue: Venue, hold: Hold, others: Sequence[date]) -> None:
    """TooManyBookings when another on its date, or in its week from Monday on, is one too many."""
    on, limits = _local_date(venue, hold), venue.limits
    monday = on - on.weekday() * DAY
    if limits.per_day is not None and others.count(on) >= limits.per_day:
        raise TooManyBookings(limits.per_day, "day")
    in_week = sum(monday <= one < monday + 7 * DAY for one in others)
    if limits.per_week is not None and in_week >= limits.per_week:
        raise TooManyBookings(limits.per_week, "week")


def _local_date(venue: Venue, one: Record) -> date:
    return one.terms.slot.during.start.astimezone(venue.zone).date()


def _hold(found: Record) -> Hold:
    if isinstance(found, Hold):
        return found
    raise WrongState(found.status)
