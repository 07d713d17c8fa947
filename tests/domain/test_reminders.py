"""Which messages a change calls for, and when each is due."""

from datetime import timedelta

import pytest

from domain.events import JobKind, Notice
from domain.intervals import Interval
from domain.people import CLOCK, Actor, Party
from domain.reminders import jobs_after, reminders, still_useful, watch
from domain.states import Booking, Record, Status
from tests.factories import (
    NOW,
    make_booking,
    make_hold,
    make_request,
    make_slot,
    make_terms,
    make_venue,
)

CUSTOMER, STAFF = Actor(Party.CUSTOMER, 1), Actor(Party.STAFF, 900)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
VENUE = make_venue()


def booking_in(ahead: timedelta) -> Booking:
    start = NOW + ahead
    during = Interval(start, start + 30 * MINUTE)
    return make_booking(make_terms(make_slot(during=during)))


def notices(after: Record, actor: Actor) -> list[tuple[JobKind, str | int]]:
    jobs = jobs_after(after, actor, VENUE, NOW)
    return [
        (job.kind, job.payload.get("notice") or job.payload.get("lead", "")) for job in jobs
    ]


def test_a_booking_is_told_to_both_sides_and_reminded_of_twice() -> None:
    assert notices(booking_in(3 * DAY), CUSTOMER) == [
        (JobKind.TELL, Notice.BOOKED),
        (JobKind.TELL_STAFF, Notice.STAFF_BOOKED),
        (JobKind.REMIND, 24 * 60),
        (JobKind.REMIND, 2 * 60),
    ]


def test_an_approved_booking_is_told_to_the_customer_alone() -> None:
    assert notices(booking_in(90 * MINUTE), STAFF) == [(JobKind.TELL, Notice.APPROVED)]


def test_a_request_is_told_to_the_customer_and_put_before_staff() -> None:
    assert notices(make_request(), CUSTOMER) == [
        (JobKind.TELL, Notice.REQUESTED),
        (JobKind.TELL_STAFF, Notice.STAFF_REQUESTED),
    ]


@pytest.mark.parametrize(
    ("after", "actor", "told"),
    [
        (make_request().reject("No"), STAFF, [(JobKind.TELL, Notice.REJECTED)]),
        (
            make_booking().cancel("Ill"),
            CUSTOMER,
            [(JobKind.TELL_STAFF, Notice.STAFF_CANCELLED)],
        ),
        (make_booking().cancel("Closed"), STAFF, [(JobKind.TELL, Notice.CANCELLED)]),
        (make_booking().miss(), STAFF, []),
        (make_booking().arrive(), STAFF, []),
        (make_hold().release(), CUSTOMER, []),
        (make_hold().expire(), CLOCK, []),
        (make_hold(), CUSTOMER, [(JobKind.HOLD, "")]),
    ],
)
def test_an_end_is_told_to_those_who_did_not_bring_it_about(
    after: Record, actor: Actor, told: list[tuple[JobKind, str]]
) -> None:
    assert notices(after, actor) == told


def test_a_reminder_is_due_its_notice_before_the_start() -> None:
    booking = booking_in(3 * DAY)

    due = [job.run_at for job in reminders(booking, VENUE, NOW)]

    start = booking.terms.slot.during.start
    assert due == [start - DAY, start - 2 * HOUR]


@pytest.mark.parametrize(
    ("ahead", "count"),
    [
        (DAY + MINUTE, 2),
        (DAY, 1),
        (2 * HOUR + MINUTE, 1),
        (2 * HOUR, 0),
        (HOUR, 0),
        (-HOUR, 0),
    ],
)
def test_no_reminder_is_due_in_the_past(ahead: timedelta, count: int) -> None:
    assert len(reminders(booking_in(ahead), VENUE, NOW)) == count


def test_the_same_change_always_calls_for_the_same_jobs() -> None:
    booking = booking_in(3 * DAY)

    first = jobs_after(booking, CUSTOMER, VENUE, NOW)
    again = jobs_after(booking, CUSTOMER, VENUE, NOW + 5 * MINUTE)

    assert [job.key for job in first] == [job.key for job in again]
    assert len({job.key for job in first}) == len(first)


def test_another_version_of_a_booking_has_reminders_of_its_own() -> None:
    booking = booking_in(3 * DAY)
    moved = make_booking(booking.terms, version=3)

    keys = {job.key for one in (booking, moved) for job in reminders(one, VENUE, NOW)}

    assert len(keys) == 4


def test_a_late_reminder_is_useful_until_the_next_one_and_never_after_the_start() -> None:
    start = NOW + 3 * DAY

    assert still_useful(DAY, VENUE, start, start - 3 * HOUR)
    assert not still_useful(DAY, VENUE, start, start - 2 * HOUR)
    assert still_useful(2 * HOUR, VENUE, start, start - MINUTE)
    assert not still_useful(2 * HOUR, VENUE, start, start)


def test_a_hold_is_watched_at_five_minutes_at_one_and_at_its_end() -> None:
    hold = make_hold()
    end = hold.expires_at

    due = [
        watch(hold, now).run_at
        for now in (NOW, end - 5 * MINUTE, end - MINUTE, end - timedelta(seconds=1))
    ]

    assert due == [end - 5 * MINUTE, end - MINUTE, end, end]


def test_an_extended_hold_is_watched_anew() -> None:
    hold = make_hold()

    assert watch(hold, NOW).key != watch(hold.extend(NOW), NOW).key


def test_a_booking_in_progress_calls_for_nothing() -> None:
    assert jobs_after(make_booking(status=Status.COMPLETED), STAFF, VENUE, NOW) == ()
