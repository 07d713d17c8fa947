"""Holding and what becomes of it, through the use cases, kept in a real database."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from domain.allocations import BookingId
from domain.errors import (
    DetailMissing,
    HoldExpired,
    KeyReused,
    NotFound,
    NotYours,
    SlotTaken,
    TooLate,
    TooManyBookings,
    TooManyHolds,
    TooSoon,
    WrongState,
)
from domain.people import Customer, Role, Staff
from domain.resources import Limits, ResourceId, VenueId
from domain.states import Booking, Details, Ended, Hold, Record, Request, Status
from storage.bookings import BookingStore
from tests.factories import CountedIds, HandClock, make_slot, make_staff
from tests.storage.clinic import CONSULTATION, DETAILS, GROOMING, Clinic, open_clinic


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def clinic(tmp_path: Path, clock: HandClock) -> AsyncIterator[Clinic]:
    async with open_clinic(f"sqlite+aiosqlite:///{tmp_path}/clinic.db", clock) as clinic:
        yield clinic


async def customer_of(clinic: Clinic, found: Record) -> Customer:
    return await clinic.people.get_customer(clinic.venue.id, found.terms.customer_id)


class ReadEarlier(BookingStore):
    """As a process keeps bookings that read one of them before another process went on."""

    def __init__(self, read: Record, clinic: Clinic) -> None:
        super().__init__(clinic.database, clinic.writer, CountedIds())
        self._read = read

    async def get(self, venue_id: VenueId, booking_id: BookingId) -> Record:
        assert (venue_id, booking_id) == (self._read.terms.slot.venue_id, self._read.terms.id)
        return self._read


def boss(clinic: Clinic) -> Staff:
    return make_staff(Role.OWNER, venue_id=clinic.venue.id)


async def test_a_hold_keeps_the_slot_and_what_was_agreed(
    clinic: Clinic, clock: HandClock
) -> None:
    hold = await clinic.hold(14)

    assert hold.expires_at == clock.now() + timedelta(minutes=15)
    assert hold.terms.slot == make_slot(14)
    assert hold.terms.reference.startswith("BOK-20261118-")
    assert hold.terms.quote is not None
    assert hold.terms.quote.total.minor == 25_000
    assert [part.end - part.start for part in hold.terms.allocations] == [35, 35]


async def test_as_many_hold_a_time_as_there_are_vets_with_a_room(clinic: Clinic) -> None:
    taken = [await clinic.hold(14) for _ in range(2)]

    with pytest.raises(SlotTaken) as refused:
        await clinic.hold(14)

    assert refused.value.may_return
    assert len({part for one in taken for part in one.terms.allocations}) == 4


async def test_what_the_rules_refuse_never_reaches_the_store(clinic: Clinic) -> None:
    with pytest.raises(TooSoon):
        await clinic.hold(10)


async def test_the_same_key_gives_the_first_hold_again_and_not_another_slot(
    clinic: Clinic,
) -> None:
    first = await clinic.hold(14)
    customer = await customer_of(clinic, first)
    key = f"place-{customer.user_id}"

    again = await clinic.holds.place(clinic.venue, first.terms.slot, customer, key=key)

    assert again == first
    with pytest.raises(KeyReused):
        await clinic.holds.place(clinic.venue, make_slot(16), customer, key=key)


async def test_another_time_replaces_the_hold_only_when_it_is_safe(clinic: Clinic) -> None:
    first = await clinic.hold(14)
    customer = await customer_of(clinic, first)
    for _ in range(2):
        await clinic.hold(15)

    async def move(hour: int) -> Hold:
        return await clinic.holds.place(
            clinic.venue,
            make_slot(hour),
            customer,
            key=f"move-{hour}",
            replaces=first.terms.id,
        )

    with pytest.raises(SlotTaken):
        await move(15)
    assert isinstance(await clinic.kept.get(clinic.venue.id, first.terms.id), Hold)
    await move(16)

    gone = await clinic.kept.get(clinic.venue.id, first.terms.id)
    assert gone.status is Status.RELEASED


async def test_nobody_holds_more_than_the_venue_allows(clinic: Clinic) -> None:
    customer = await customer_of(clinic, await clinic.hold(14))
    for hour in (15, 16):
        await clinic.holds.place(clinic.venue, make_slot(hour), customer, key=f"{hour}")

    with pytest.raises(TooManyHolds):
        await clinic.holds.place(clinic.venue, make_slot(17), customer, key="17")


async def test_nobody_has_more_bookings_ahead_than_the_venue_allows(clinic: Clinic) -> None:
    booking = await clinic.book(14)
    customer = await customer_of(clinic, booking)
    strict = replace(clinic.venue, limits=Limits(upcoming=1))
    hold = await clinic.holds.place(clinic.venue, make_slot(16), customer, key="more")

    with pytest.raises(TooManyBookings):
        await clinic.holds.confirm(strict, hold.terms.id, customer, DETAILS, key="confirm")


async def test_a_hold_is_extended_once_and_not_when_it_is_over(
    clinic: Clinic, clock: HandClock
) -> None:
    hold = await clinic.hold(14)
    customer = await customer_of(clinic, hold)
    where = clinic.venue, hold.terms.id, customer

    later = await clinic.holds.extend(*where, key="extend")
    clock.pass_(minutes=25)

    assert later.expires_at == hold.expires_at + timedelta(minutes=10)
    with pytest.raises(HoldExpired):
        await clinic.holds.extend(*where, key="again")
    with pytest.raises(HoldExpired):
        await clinic.holds.confirm(*where, DETAILS, key="confirm")


async def test_letting_go_is_harmless_however_often_and_however_late(
    clinic: Clinic, clock: HandClock
) -> None:
    released, overdue = await clinic.hold(14), await clinic.hold(15)

    for key in ("once", "twice"):
        owner = await customer_of(clinic, released)
        await clinic.holds.release(clinic.venue, released.terms.id, owner, key=key)
    clock.pass_(minutes=15)
    owner = await customer_of(clinic, overdue)
    await clinic.holds.release(clinic.venue, overdue.terms.id, owner, key="late")

    found = await clinic.kept.get(clinic.venue.id, released.terms.id)
    assert found.status is Status.RELEASED


async def test_a_hold_that_is_over_is_tidied_up_once(clinic: Clinic, clock: HandClock) -> None:
    hold = await clinic.hold(14)
    clock.pass_(minutes=15)

    ended = await clinic.holds.expire(hold)

    assert isinstance(ended, Ended)
    assert ended.status is Status.EXPIRED


async def test_a_hold_that_became_a_booking_does_not_expire(clinic: Clinic) -> None:
    hold = await clinic.hold(14)
    await clinic.confirm(hold)

    assert await clinic.holds.expire(hold) is None


async def test_confirming_twice_gives_the_same_booking(clinic: Clinic) -> None:
    hold = await clinic.hold(14)

    first, again = await clinic.confirm(hold), await clinic.confirm(hold)

    assert isinstance(first, Booking)
    assert first.details == DETAILS
    assert again == first


async def test_a_confirmation_that_is_repeated_late_says_what_became_of_the_booking(
    clinic: Clinic,
) -> None:
    hold = await clinic.hold(14)
    customer = await customer_of(clinic, hold)
    late = clinic.holds.over(ReadEarlier(hold, clinic))
    await clinic.confirm(hold)
    await clinic.bookings.cancel(clinic.venue, hold.terms.id, customer, "ill", key="cancel")

    key = f"confirm-{hold.terms.id}"
    with pytest.raises(WrongState) as refused:
        await late.confirm(clinic.venue, hold.terms.id, customer, DETAILS, key=key)

    assert refused.value.status == "cancelled"


async def test_a_required_detail_is_asked_for_before_anything_is_firm(clinic: Clinic) -> None:
    hold = await clinic.hold(14)
    customer = await customer_of(clinic, hold)

    with pytest.raises(DetailMissing):
        await clinic.holds.confirm(
            clinic.venue, hold.terms.id, customer, Details(), key="confirm"
        )


async def test_a_released_hold_cannot_be_confirmed(clinic: Clinic) -> None:
    hold = await clinic.hold(14)
    customer = await customer_of(clinic, hold)
    await clinic.holds.release(clinic.venue, hold.terms.id, customer, key="release")

    with pytest.raises(WrongState) as refused:
        await clinic.confirm(hold)

    assert refused.value.status == "released"


async def test_what_is_somebody_elses_is_not_touched(clinic: Clinic) -> None:
    hold, booking = await clinic.hold(14), await clinic.book(15)
    stranger = await customer_of(clinic, await clinic.hold(16))

    with pytest.raises(NotYours):
        await clinic.holds.extend(clinic.venue, hold.terms.id, stranger, key="1")
    with pytest.raises(NotYours):
        await clinic.holds.release(clinic.venue, hold.terms.id, stranger, key="2")
    with pytest.raises(NotYours):
        await clinic.holds.confirm(clinic.venue, hold.terms.id, stranger, DETAILS, key="3")
    with pytest.raises(NotYours):
        await clinic.bookings.cancel(clinic.venue, booking.terms.id, stranger, "", key="4")


async def test_a_booking_is_cancelled_with_its_reason_and_its_slot_is_free_again(
    clinic: Clinic,
) -> None:
    booking = await clinic.book(14)
    customer = await customer_of(clinic, booking)

    ended = await clinic.bookings.cancel(
        clinic.venue, booking.terms.id, customer, "better again", key="cancel"
    )

    assert (ended.status, ended.reason) == (Status.CANCELLED, "better again")
    assert len([await clinic.hold(14) for _ in range(2)]) == 2


async def test_two_hours_before_it_is_too_late_to_cancel(
    clinic: Clinic, clock: HandClock
) -> None:
    booking = await clinic.book(14)
    customer = await customer_of(clinic, booking)
    clock.pass_(hours=2, seconds=1)

    with pytest.raises(TooLate):
        await clinic.bookings.cancel(clinic.venue, booking.terms.id, customer, "", key="cancel")


async def test_a_hold_is_released_and_not_cancelled(clinic: Clinic) -> None:
    hold = await clinic.hold(14)
    customer = await customer_of(clinic, hold)

    with pytest.raises(WrongState):
        await clinic.bookings.cancel(clinic.venue, hold.terms.id, customer, "", key="cancel")


async def test_staff_approve_a_request(clinic: Clinic) -> None:
    request = await clinic.confirm(await clinic.hold(14, GROOMING))

    booking = await clinic.bookings.approve(
        clinic.venue, request.terms.id, boss(clinic), key="approve"
    )

    assert isinstance(request, Request)
    assert booking.status is Status.CONFIRMED


async def test_staff_reject_a_request_and_its_slot_is_free_again(clinic: Clinic) -> None:
    request = await clinic.confirm(await clinic.hold(14, GROOMING))

    ended = await clinic.bookings.reject(
        clinic.venue, request.terms.id, boss(clinic), "ill", key="reject"
    )

    assert ended.status is Status.REJECTED
    assert (await clinic.hold(14, GROOMING)).terms.slot == request.terms.slot


async def test_staff_decide_only_about_their_own_resources(clinic: Clinic) -> None:
    request = await clinic.confirm(await clinic.hold(14, GROOMING))
    elsewhere = make_staff(venue_id=clinic.venue.id, resources=(ResourceId(1),))
    another_venue = make_staff(Role.OWNER, venue_id=VenueId(99))

    for staff in (elsewhere, another_venue):
        with pytest.raises(NotYours):
            await clinic.bookings.approve(clinic.venue, request.terms.id, staff, key="approve")


async def test_only_a_request_is_approved_and_only_a_booking_arrives(clinic: Clinic) -> None:
    booking, hold = await clinic.book(14), await clinic.hold(15, CONSULTATION)

    with pytest.raises(WrongState):
        await clinic.bookings.approve(clinic.venue, booking.terms.id, boss(clinic), key="1")
    with pytest.raises(WrongState):
        await clinic.bookings.arrive(clinic.venue, hold.terms.id, boss(clinic), key="2")


async def test_the_day_of_a_booking_arrived_and_done(clinic: Clinic) -> None:
    booking = await clinic.book(14)
    where = clinic.venue, booking.terms.id, boss(clinic)

    arrived = await clinic.bookings.arrive(*where, key="arrive")
    done = await clinic.bookings.complete(*where, key="complete")

    assert (arrived.status, done.status) == (Status.IN_PROGRESS, Status.COMPLETED)


async def test_nobody_is_missed_before_the_start(clinic: Clinic, clock: HandClock) -> None:
    booking = await clinic.book(14)
    where = clinic.venue, booking.terms.id, boss(clinic)

    with pytest.raises(WrongState):
        await clinic.bookings.miss(*where, key="early")
    clock.pass_(hours=4)
    missed = await clinic.bookings.miss(*where, key="missed")

    assert missed.status is Status.NO_SHOW


async def test_a_booking_of_another_number_is_not_found(clinic: Clinic) -> None:
    booking = await clinic.book(14)
    customer = await customer_of(clinic, booking)

    with pytest.raises(NotFound):
        await clinic.bookings.of_customer(clinic.venue, BookingId(12345), customer)
    found = await clinic.bookings.of_customer(clinic.venue, booking.terms.id, customer)
    assert found == booking
