"""Which bookings an edited venue would have no place for, and which it would."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from domain.allocations import Allocation, BookingId
from domain.intervals import Interval
from domain.orphans import Cause, Orphan, may_orphan, orphans
from domain.resources import Counts, Mode, Venue
from domain.schedule import Blackout, CapacityPeriod, SpecialHours, day_start
from domain.states import Booking, Status
from tests.factories import (
    BERLIN,
    NOW,
    OPENINGS,
    SEOUL,
    make_booking,
    make_hold,
    make_hours,
    make_label,
    make_request,
    make_resource,
    make_service,
    make_slot,
    make_terms,
    make_venue,
)

FRIDAY = date(2026, 11, 20)
BEFORE = make_venue(
    resources=(make_resource(1, capacity=3, seats=4), make_resource(2)),
    services=(make_service(1), make_service(2)),
)


def booked(
    hour: int = 15, on: date = FRIDAY, *, units: tuple[int, int] = (0, 1), number: int = 1,
    **changes: Any,
) -> Booking:  # fmt: skip
    """A booking of the first vet, with the buffer after it."""
    slot = make_slot(hour, on=on, **changes)
    start, end = slot.during.minutes
    part = Allocation(BEFORE.resources[0].id, *units, start, end + 5)
    return make_booking(make_terms(slot, number, allocations=(part,)))


def found(after: Venue, *standing: Any, before: Venue = BEFORE) -> list[tuple[int, Cause, str]]:
    return [
        (one.record.terms.id, one.cause, one.about)
        for one in orphans(before, after, standing, NOW)
    ]


def vet(**changes: Any) -> Venue:
    """The venue with another first vet."""
    first, second = BEFORE.resources
    return replace(BEFORE, resources=(replace(first, **changes), second))


def blacked_out(hour: int, length: int, *resource_ids: int) -> Venue:
    start = make_slot(hour, on=FRIDAY).during.start
    during = Interval(start, start + timedelta(minutes=length))
    return replace(BEFORE, blackouts=(Blackout(during, make_label("Works"), resource_ids),))


GONE = replace(BEFORE, services=BEFORE.services[1:])
ALONE = replace(BEFORE, resources=BEFORE.resources[1:])
DAILY = replace(BEFORE, services=(make_service(1, mode=Mode.DAYS), make_service(2)))
EARLY = make_hours({**OPENINGS, "fri": ("09:00-12:30", "13:30-15:00")})
SHORT = CapacityPeriod(FRIDAY, FRIDAY, 0)


@pytest.mark.parametrize(
    ("after", "cause", "about"),
    [
        (GONE, Cause.SERVICE, "service-1"),
        (ALONE, Cause.RESOURCE, "vet-1"),
        (DAILY, Cause.MODE, "service-1"),
        (replace(BEFORE, hours=EARLY), Cause.HOURS, "vet-1"),
        (vet(hours=EARLY), Cause.HOURS, "vet-1"),
        (replace(BEFORE, closed={FRIDAY: make_label("Holiday")}), Cause.CLOSED, "vet-1"),
        (vet(hours=make_hours(special=(SpecialHours(FRIDAY, ()),))), Cause.CLOSED, "vet-1"),
        (blacked_out(15, 10), Cause.BLACKOUT, "vet-1"),
        (blacked_out(14, 61, 1), Cause.BLACKOUT, "vet-1"),
        (vet(periods=(SHORT,)), Cause.UNITS, "vet-1"),
        (
            vet(capacity=0, periods=(CapacityPeriod(FRIDAY, FRIDAY, 0),)),
            Cause.CAPACITY,
            "vet-1",
        ),
        (vet(seats=2), Cause.SEATS, "vet-1"),
        (replace(BEFORE, zone=BERLIN), Cause.HOURS, "vet-1"),
    ],
)
def test_what_a_booking_needs_is_not_taken_away_unseen(
    after: Venue, cause: Cause, about: str
) -> None:
    kept = booked(party=3)

    assert found(after, kept) == [(1, cause, about)]
    assert may_orphan(BEFORE, after)
    assert found(BEFORE, kept) == []


@pytest.mark.parametrize(
    "after",
    [
        blacked_out(14, 60),
        blacked_out(15, 30, 2),
        vet(capacity=1),
        vet(seats=3),
        vet(periods=(CapacityPeriod(FRIDAY, FRIDAY, 1),)),
        vet(periods=(CapacityPeriod(date(2026, 11, 21), date(2026, 11, 30), 0),)),
        replace(BEFORE, resources=BEFORE.resources[:1]),
        replace(BEFORE, services=BEFORE.services[:1]),
        replace(BEFORE, services=(make_service(1, length=timedelta(hours=1)),)),
        # The buffer is staff's, and may lie after closing time.
        replace(BEFORE, hours=make_hours({**OPENINGS, "fri": ("13:30-15:30",)})),
        replace(BEFORE, closed={FRIDAY: make_label("Holiday")}, open_anyway=(FRIDAY,)),
    ],
)
def test_what_a_booking_does_not_need_may_go(after: Venue) -> None:
    assert found(after, booked(party=3)) == []


def test_a_hold_and_a_request_are_kept_a_place_as_well() -> None:
    terms = booked().terms

    assert found(GONE, make_hold(terms), make_request(replace(terms, id=BookingId(2)))) == [
        (1, Cause.SERVICE, "service-1"),
        (2, Cause.SERVICE, "service-1"),
    ]


def test_what_was_amiss_before_is_not_the_doing_of_the_edit() -> None:
    at_lunch, both = booked(12), blacked_out(15, 10)

    assert found(replace(BEFORE, hours=make_hours({})), booked(3), at_lunch) != []
    assert found(replace(both, hours=EARLY), booked(), before=both) == [
        (1, Cause.HOURS, "vet-1")
    ]
    assert found(replace(both, version=3), booked(), before=both) == []


def test_what_has_begun_is_left_alone_unless_it_needs_what_is_gone() -> None:
    now_on = replace(booked(9, date(2026, 11, 18), length=120), status=Status.IN_PROGRESS)

    assert found(replace(BEFORE, hours=make_hours({})), now_on) == []
    assert found(ALONE, now_on) == [(1, Cause.RESOURCE, "vet-1")]


def test_units_are_counted_together_where_they_meet() -> None:
    after = vet(periods=(CapacityPeriod(FRIDAY, FRIDAY, 2),))
    early, late = booked(number=1), booked(16, number=4)
    beside = booked(number=2, units=(1, 2)), booked(number=3, units=(2, 3))

    assert found(after, early, beside[0], late) == []
    assert [one for one, *_ in found(after, early, *beside, late)] == [1, 2, 3]


def test_the_last_unit_is_not_taken_from_under_a_booking() -> None:
    assert found(vet(capacity=2), booked(), booked(number=2, units=(2, 3))) == [
        (2, Cause.CAPACITY, "vet-1")
    ]


def test_each_date_of_whole_days_has_to_be_there() -> None:
    sold = make_service(1, mode=Mode.DAYS, days=Counts(1, 3), length=timedelta(days=1))
    before = replace(BEFORE, services=(sold,))
    dates = FRIDAY, date(2026, 11, 23)
    parts = tuple(
        Allocation(
            BEFORE.resources[0].id, 0, 1,
            day_start(on, SEOUL), day_start(on + timedelta(days=1), SEOUL),
        )
        for on in dates
    )  # fmt: skip
    slot = replace(make_slot(9, on=FRIDAY, length=4 * 24 * 60 - 15 * 60), dates=dates)
    kept = make_booking(make_terms(slot, allocations=parts))
    on_one, between = (
        replace(before, closed={on: make_label("Holiday")})
        for on in (dates[1], date(2026, 11, 21))
    )

    assert found(on_one, kept, before=before) == [(1, Cause.CLOSED, "vet-1")]
    assert found(between, kept, before=before) == []


def test_orphans_are_told_soonest_first_with_what_they_take() -> None:
    late, soon = booked(16), booked(14, number=2)

    told = orphans(BEFORE, ALONE, (late, soon), NOW)

    assert told == (
        Orphan(soon, Cause.RESOURCE, "vet-1", "service-1", ("vet-1",)),
        Orphan(late, Cause.RESOURCE, "vet-1", "service-1", ("vet-1",)),
    )


def test_only_what_is_there_at_all_can_be_kept_booked() -> None:
    may = {
        one.cause: one.may_stay
        for after in (GONE, ALONE, DAILY, vet(periods=(SHORT,)), vet(seats=2))
        for one in orphans(BEFORE, after, (booked(party=3),), NOW)
    }

    assert may == {
        Cause.SERVICE: False, Cause.RESOURCE: False, Cause.MODE: False,
        Cause.UNITS: True, Cause.SEATS: True,
    }  # fmt: skip


def test_names_and_prices_orphan_nobody() -> None:
    cheaper = replace(
        BEFORE,
        name=make_label("Other"),
        services=tuple(replace(one, price=None, lead=NOW - NOW) for one in BEFORE.services),
    )

    assert not may_orphan(BEFORE, cheaper)
