"""Every invariant is broken on purpose, and found: a check that cannot fail checks nothing."""

from collections.abc import AsyncIterator

import pytest

from storage.audit import seal_audit
from storage.verify import PROMISES, Finding, count, verify
from tests.factories import HandClock
from tests.storage.clinic import Clinic, open_clinic

A_MINUTE_LATE, LONG_AGO = 61, 600
TOLD_TWICE = """
    INSERT INTO jobs (venue_id, key, number, kind, run_at, booking_id, payload)
    SELECT venue_id, replace(key, 'booked', 'approved'), 99, kind, run_at, booking_id, payload
    FROM jobs WHERE kind = 'tell'
"""


@pytest.fixture
async def clinic(url: str, clock: HandClock) -> AsyncIterator[Clinic]:
    async with open_clinic(url, clock) as clinic:
        yield clinic


async def broken(clinic: Clinic) -> set[str]:
    """The invariants that do not hold."""
    return {one.invariant for one in await verify(clinic.database)}


async def test_what_came_about_as_it_should_breaks_nothing(clinic: Clinic) -> None:
    await clinic.a_busy_day()
    await seal_audit(clinic.database)

    assert await verify(clinic.database) == ()


async def test_an_empty_database_breaks_nothing(clinic: Clinic) -> None:
    assert await verify(clinic.database) == ()


async def test_two_bookings_of_the_same_are_found(clinic: Clinic) -> None:
    one, other = await clinic.book(14), await clinic.book(15)
    await clinic.remove_guard()

    await clinic.execute(
        "UPDATE allocations SET resource_id = (SELECT resource_id FROM allocations AS o "
        f"WHERE o.booking_id = {one.terms.id} AND o.part = allocations.part), "
        "starts = starts - 59, ends = ends - 59 "
        f"WHERE booking_id = {other.terms.id}"
    )

    assert await verify(clinic.database) == (
        Finding("I1", 1, f"booking {other.terms.id}", "takes what another booking has"),
        Finding("I2", 1, "resource 1", "2 units are taken at once, and there are 1"),
        Finding("I2", 1, "resource 4", "2 units are taken at once, and there are 1"),
    )


async def test_bookings_that_meet_break_nothing(clinic: Clinic) -> None:
    one, other = await clinic.book(14), await clinic.book(15)

    await clinic.execute(
        "UPDATE allocations SET starts = starts - 25, ends = ends - 25, "
        "resource_id = (SELECT resource_id FROM allocations AS o "
        f"WHERE o.booking_id = {one.terms.id} AND o.part = allocations.part) "
        f"WHERE booking_id = {other.terms.id}"
    )

    assert await verify(clinic.database) == ()


async def test_units_of_a_pool_may_be_taken_side_by_side_and_not_twice(clinic: Clinic) -> None:
    """Three units: [0,2) and [2,3) go together; [1,3) does not go with [0,2)."""
    one, other = await clinic.book(14), await clinic.book(15)
    await clinic.remove_guard()
    same_time = f"(SELECT starts FROM allocations WHERE booking_id = {one.terms.id} LIMIT 1)"
    pool = "UPDATE allocations SET resource_id = 1 + part"
    await clinic.execute(
        f"{pool}, unit_to = 2 WHERE booking_id = {one.terms.id}",
        f"{pool}, unit_from = 2, unit_to = 3, starts = {same_time}, ends = {same_time} + 35 "
        f"WHERE booking_id = {other.terms.id}",
    )
    side_by_side = await broken(clinic)

    await clinic.execute(
        f"UPDATE allocations SET unit_from = 1 WHERE booking_id = {other.terms.id}"
    )

    assert side_by_side == {"I2"}, "the clinic has one of each"
    assert await broken(clinic) == {"I1", "I2"}


async def test_more_than_there_is_is_found_also_when_there_is_less_than_before(
    clinic: Clinic, clock: HandClock
) -> None:
    """An owner may sell a van; what is over by then is no double booking."""
    booking = await clinic.book(14)
    await clinic.execute(
        f"UPDATE allocations SET unit_to = 2 WHERE booking_id = {booking.terms.id}"
    )
    ahead = await broken(clinic)

    clock.pass_(days=1)

    assert ahead == {"I2"}
    assert "I2" not in await broken(clinic)


async def test_a_booking_that_ends_twice_is_found(clinic: Clinic) -> None:
    booking = await clinic.book()
    await clinic.execute(
        entry(clinic, booking.terms.id, 3, "confirmed", "cancelled"),
        entry(clinic, booking.terms.id, 4, "cancelled", "no_show"),
        f"UPDATE bookings SET status = 'no_show', version = 4 WHERE id = {booking.terms.id}",
        f"UPDATE allocations SET active = false WHERE booking_id = {booking.terms.id}",
    )

    found = await verify(clinic.database)

    assert [one for one in found if one.invariant == "I3"] == [
        Finding("I3", 1, f"booking {booking.terms.id}", "has ended more than once")
    ]


def entry(clinic: Clinic, booking_id: int, version: int, was: str, became: str) -> str:
    """The statement that writes an audit entry."""
    return (
        "INSERT INTO audit (venue_id, booking_id, version, was, became, party, actor_id, at) "
        f"VALUES (1, {booking_id}, {version}, '{was}', '{became}', 'staff', 1, {clinic.at()})"
    )


async def test_a_way_that_is_none_is_found(clinic: Clinic) -> None:
    """Cancelled and then confirmed again: a second payment once did that."""
    booking = await clinic.book()
    await clinic.execute(
        entry(clinic, booking.terms.id, 3, "confirmed", "cancelled"),
        entry(clinic, booking.terms.id, 4, "cancelled", "confirmed"),
        f"UPDATE bookings SET version = 4 WHERE id = {booking.terms.id}",
    )

    found = await verify(clinic.database)

    assert (
        Finding(
            "I4",
            1,
            f"booking {booking.terms.id}",
            "went from cancelled to confirmed, which is no way",
        )
        in found
    )


@pytest.mark.parametrize(
    ("planted", "what"),
    [
        ("UPDATE bookings SET status = 'cancelled'", "does not stand where its audit ends"),
        ("UPDATE bookings SET version = 7", "does not stand where its audit ends"),
        ("DELETE FROM audit", "is not in the audit"),
        ("DELETE FROM audit WHERE version = 1", "has a gap in its audit"),
        (
            "UPDATE allocations SET active = false",
            "takes something it should not, or lets go of what it needs",
        ),
        ("DELETE FROM allocations", "takes nothing"),
        ("DELETE FROM bookings", "does not stand where its audit ends"),
    ],
)
async def test_a_booking_that_does_not_stand_where_it_says_is_found(
    clinic: Clinic, planted: str, what: str
) -> None:
    booking = await clinic.book()

    await clinic.execute(planted)

    assert Finding("I4", 1, f"booking {booking.terms.id}", what) in await verify(
        clinic.database
    )


@pytest.mark.parametrize("ends", ["NULL", "9"])
async def test_what_a_hold_takes_ends_with_the_hold(clinic: Clinic, ends: str) -> None:
    await clinic.hold()
    until = "NULL" if ends == "NULL" else clinic.at(minutes=float(ends))

    await clinic.execute(f"UPDATE allocations SET held_until = {until}")

    assert await broken(clinic) == {"I4"}


async def test_what_a_booking_takes_has_no_end_of_its_own(clinic: Clinic) -> None:
    await clinic.book()

    await clinic.execute(f"UPDATE allocations SET held_until = {clinic.at()}")

    assert await broken(clinic) == {"I4"}


@pytest.mark.parametrize(
    "planted",
    [
        "DELETE FROM jobs WHERE kind = 'tell'",
        "UPDATE audit SET became = 'requested' WHERE became = 'confirmed'",
        "UPDATE jobs SET key = key || ':again' WHERE kind = 'tell'",
        TOLD_TWICE,
    ],
)
async def test_a_confirmation_that_is_not_told_exactly_once_is_found(
    clinic: Clinic, planted: str
) -> None:
    await clinic.book()

    await clinic.execute(planted)

    assert "I8" in await broken(clinic)


async def test_a_reminder_that_nothing_became_of_is_found(
    clinic: Clinic, clock: HandClock
) -> None:
    """Two hours before 14:00 is 12:00; also when the job was put off since."""
    await clinic.book(14)
    clock.pass_(hours=2, minutes=5)
    await clinic.execute(
        "UPDATE jobs SET done_at = run_at, outcome = 'sent' WHERE kind <> 'remind'"
    )
    await clinic.execute(f"UPDATE jobs SET run_at = {clinic.at()} WHERE kind = 'remind'")
    in_time = await broken(clinic)

    clock.pass_(minutes=1)

    assert in_time == set()
    assert await broken(clinic) == {"I9"}


async def test_a_reminder_that_was_sent_breaks_nothing(
    clinic: Clinic, clock: HandClock
) -> None:
    await clinic.book(14)
    await clinic.execute("UPDATE jobs SET done_at = run_at, outcome = 'sent'")

    clock.pass_(hours=3)

    assert await broken(clinic) == set()


def arrived(clinic: Clinic, number: int, ago: float, not_before: float | None = None) -> str:
    """The statement that writes an update that came some seconds ago."""
    later = ago if not_before is None else not_before
    return (
        "INSERT INTO inbox (bot_id, update_id, lane, payload, received_at, not_before) "
        f"VALUES (7, {number}, '7:101', '', {clinic.at(seconds=ago)}, {clinic.at(seconds=later)})"
    )


async def test_an_update_that_nobody_did_is_found(clinic: Clinic) -> None:
    await clinic.execute(arrived(clinic, 1, 119), arrived(clinic, 2, 121))

    assert [str(one) for one in await verify(clinic.database)] == []

    await clinic.execute("DELETE FROM inbox WHERE update_id = 1")

    assert await verify(clinic.database) == (
        Finding("I10", 0, "update 2", "arrived more than two minutes ago and is not done"),
    )


async def test_an_update_behind_one_that_waits_for_its_next_attempt_is_not_forgotten(
    clinic: Clinic,
) -> None:
    await clinic.execute(arrived(clinic, 1, LONG_AGO, -60), arrived(clinic, 2, LONG_AGO))

    assert await broken(clinic) == set()


async def test_an_audit_that_was_tampered_with_is_found(
    clinic: Clinic, clock: HandClock
) -> None:
    await clinic.book()
    clock.pass_(seconds=30)
    await seal_audit(clinic.database)

    await clinic.execute("UPDATE audit SET actor_id = 666 WHERE version = 2")

    assert await broken(clinic) == {"I11"}


async def test_what_nobody_works_off_is_found(clinic: Clinic, clock: HandClock) -> None:
    await clinic.book()
    clock.pass_(seconds=A_MINUTE_LATE)
    due = await verify(clinic.database)
    await clinic.execute(
        f"UPDATE jobs SET lease_token = 1, lease_until = {clinic.at(seconds=16)} "
        "WHERE kind = 'tell'",
        "DELETE FROM jobs WHERE kind = 'tell-staff'",
    )
    leased = await verify(clinic.database)

    assert {(one.invariant, one.what) for one in due} == {
        ("I14", "has been due for more than a minute")
    }
    assert {(one.invariant, one.what) for one in leased} == {("I14", "its lease is long over")}


async def test_a_lane_that_a_dead_process_holds_is_found(clinic: Clinic) -> None:
    await clinic.execute(
        "INSERT INTO sessions (lane, version, state, lease_token, lease_until, updated_at) "
        f"VALUES ('7:101', 1, '', 1, {clinic.at(seconds=16)}, {clinic.at(seconds=31)})"
    )
    idle = await broken(clinic)

    await clinic.execute(arrived(clinic, 1, 20))

    assert idle == set()
    assert await broken(clinic) == {"I14"}


def test_the_gauge_tells_of_every_invariant_also_of_those_that_hold() -> None:
    counted = count([Finding("I1", 1, "booking 1", "x"), Finding("I1", 1, "booking 2", "x")])

    assert counted == {**dict.fromkeys(PROMISES, 0.0), "I1": 2.0}
