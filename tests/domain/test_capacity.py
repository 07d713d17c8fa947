"""The report on capacity: what is open, what is taken, what is left of each resource and date."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.allocations import Taken
from domain.capacity import loads
from domain.intervals import Interval, minute_of
from domain.resources import Resource, ResourceId, Venue
from domain.schedule import Blackout, CapacityPeriod
from domain.windows import Window
from tests.factories import (
    BERLIN,
    TODAY,
    make_hours,
    make_label,
    make_resource,
    make_slot,
    make_venue,
)

DAY = timedelta(days=1)
FIRM, HELD = None, 0


def at(hour: int, minute: int = 0) -> int:
    return minute_of(make_slot(hour, minute).during.start)


def venue_with(one: Resource, **changes: object) -> Venue:
    return make_venue(resources=(one,), **changes)


def report(
    venue: Venue, *taken: Taken, days: int = 1, first: date = TODAY
) -> list[tuple[int, ...]]:
    found = loads(venue, Window(first, days, venue.zone), {ResourceId(1): taken})
    return [
        (one.capacity, one.units_left, one.open_minutes, one.firm_minutes, one.held_minutes)
        for one in found
    ]


def test_an_empty_day_has_all_its_minutes() -> None:
    assert report(venue_with(make_resource(1))) == [(1, 1, 480, 0, 0)]


def test_bookings_and_holds_are_counted_apart() -> None:
    venue = venue_with(make_resource(1, capacity=3))
    firm = Taken(at(14), at(15), 0, 2, FIRM)
    held = Taken(at(15), at(15, 30), 0, 1, HELD)

    assert report(venue, firm, held) == [(3, 1, 1440, 120, 30)]


def test_what_follows_at_the_same_minute_is_not_taken_at_once() -> None:
    venue = venue_with(make_resource(1, capacity=2))
    first, second = Taken(at(14), at(15), 0, 1), Taken(at(15), at(16), 0, 1)

    assert report(venue, first, second)[0][1] == 1


def test_minutes_outside_of_the_openings_are_not_counted() -> None:
    venue = venue_with(make_resource(1))

    assert report(venue, Taken(at(12), at(14), 0, 1)) == [(1, 0, 480, 60, 0)]


def test_a_blackout_takes_minutes_away() -> None:
    lunch = Blackout(Interval.of_minutes(at(11), at(15)), make_label("Works"))

    assert report(venue_with(make_resource(1), blackouts=(lunch,)))[0][2] == 300


def test_another_capacity_counts_on_its_dates() -> None:
    period = CapacityPeriod(TODAY, TODAY, 2)
    venue = venue_with(make_resource(1, periods=(period,)))

    assert [one[:3] for one in report(venue, days=2)] == [(2, 2, 960), (1, 1, 480)]


def test_what_goes_on_past_midnight_counts_on_both_dates() -> None:
    always = make_hours(dict.fromkeys(("wed", "thu"), ("00:00-24:00",)))
    venue = venue_with(make_resource(1, hours=always))
    night = Taken(at(23), at(23) + 180, 0, 1)

    assert [one[3] for one in report(venue, night, days=2)] == [60, 120]


def test_a_day_on_which_the_clocks_change_is_longer_or_shorter() -> None:
    always = make_hours(dict.fromkeys(("sun",), ("00:00-24:00",)))
    venue = venue_with(make_resource(1, hours=always), zone=BERLIN)

    assert report(venue, first=date(2026, 10, 25))[0][2] == 25 * 60
    assert report(venue, first=date(2027, 3, 28))[0][2] == 23 * 60


spans = st.lists(
    st.tuples(st.integers(0, 1439), st.integers(1, 300), st.integers(0, 3), st.integers(1, 2)),
    max_size=6,
)


@given(spans)
def test_the_peak_is_what_counting_every_minute_finds(found: list[tuple[int, ...]]) -> None:
    begins = at(0)
    taken = [
        Taken(begins + start, begins + start + length, unit, unit + units)
        for start, length, unit, units in found
    ]
    venue = venue_with(make_resource(1, capacity=50))

    left = report(venue, *taken)[0][1]

    every = range(begins, begins + 24 * 60)
    peak = max(
        sum(one.last - one.first for one in taken if one.start <= minute < one.end)
        for minute in every
    )
    assert 50 - left == peak
