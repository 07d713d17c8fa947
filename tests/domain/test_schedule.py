"""Wall-clock rules on real days, above all on those on which the clocks change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground import ground
from domain.intervals import instant_of, minute_of
from domain.resources import VenueId
from domain.schedule import Blackout, day_start, opening_minutes, wall_minute
from domain.windows import Window
from tests.domain.clockwork import CHANGES, closes, opens
from tests.factories import (
    BERLIN,
    make_hours,
    make_label,
    make_service,
    make_slot,
    make_venue,
)

days = st.sampled_from([(ZoneInfo(zone), on) for zone, on in CHANGES])


@given(days, st.integers(-1, 1), st.integers(0, 48 * 60))
def test_the_wall_clock_shows_a_minute_when_somebody_watching_it_would_say_so(
    day: tuple[ZoneInfo, date], shift: int, minute: int
) -> None:
    zone, on = day[0], day[1] + timedelta(days=shift)

    assert instant_of(wall_minute(on, minute, zone)) == opens(on, minute, zone)
    if minute:
        assert instant_of(wall_minute(on, minute, zone, closing=True)) == closes(
            on, minute, zone
        )


@given(days, st.integers(-1, 1), st.integers(0, 24 * 60), st.integers(0, 24 * 60))
def test_between_what_closes_and_what_opens_at_the_same_time_nothing_is_lost(
    day: tuple[ZoneInfo, date], shift: int, opened: int, length: int
) -> None:
    zone, on = day[0], day[1] + timedelta(days=shift)
    openings = ((0, opened), (opened, opened + length), (opened + length, 48 * 60))

    real = opening_minutes(openings, on, zone)

    open_ = {minute for start, end in real for minute in range(start, end)}
    assert open_ == set(range(day_start(on, zone), day_start(on + timedelta(days=2), zone)))


@pytest.mark.parametrize(
    ("zone", "on", "edge"),
    [
        ("Europe/Berlin", date(2026, 10, 25), 2 * 60),
        ("Europe/Berlin", date(2026, 10, 25), 3 * 60),
        ("America/Havana", date(2026, 10, 31), 24 * 60),
        ("Europe/Berlin", date(2026, 3, 29), 2 * 60),
        ("Africa/Cairo", date(2026, 4, 23), 24 * 60),
    ],
)
def test_openings_that_meet_where_the_clocks_change_do_not_overlap(
    zone: str, on: date, edge: int
) -> None:
    before, after = opening_minutes(((0, edge), (edge, 28 * 60)), on, ZoneInfo(zone))

    assert before[1] == after[0]


@pytest.mark.parametrize(
    ("on", "count"),
    [(date(2026, 3, 29), 5), (date(2026, 10, 25), 7), (date(2026, 6, 1), 6)],
)
def test_a_night_in_berlin_has_as_many_hours_as_the_clocks_leave_it(
    on: date, count: int
) -> None:
    venue = make_venue(
        zone=BERLIN,
        hours=make_hours(dict.fromkeys(("mon", "sun"), ("00:00-06:00",))),
        services=(make_service(length=timedelta(hours=1), step=timedelta(hours=1)),),
    )
    window = Window(on, 1, BERLIN)

    base = ground(make_slot(venue_id=VenueId(1)), venue, window)

    assert base.grid.bit_count() == count
    assert base.grid & ~base.fits == 0


def test_an_opening_in_the_hour_that_is_skipped_is_dropped() -> None:
    openings = ((130, 170), (130, 240))

    assert opening_minutes(openings, date(2026, 3, 29), BERLIN) == (
        (
            minute_of(datetime(2026, 3, 29, 1, tzinfo=UTC)),
            minute_of(datetime(2026, 3, 29, 2, tzinfo=UTC)),
        ),
    )


def test_a_day_that_never_was_has_no_minutes() -> None:
    apia = ZoneInfo("Pacific/Apia")
    window = Window(date(2011, 12, 29), 3, apia)

    assert window.midnights[1] == window.midnights[2]
    assert window.day(date(2011, 12, 30)) == 0
    assert opening_minutes(((540, 1020),), date(2011, 12, 30), apia) == ()


def test_special_hours_replace_the_weekly_ones_and_none_at_all_is_known_too() -> None:
    hours = make_hours()

    assert hours.usual_on(date(2026, 11, 21)) == ((600, 840),)
    assert hours.usual_on(date(2026, 11, 22)) == ()
    assert hours.special_on(date(2026, 11, 21)) is None


def test_a_blackout_without_resources_covers_the_whole_venue() -> None:
    during = make_slot().during

    assert Blackout(during, make_label("Repairs")).covers(3)
    assert Blackout(during, make_label("Repairs"), (1, 3)).covers(3)
    assert not Blackout(during, make_label("Repairs"), (1,)).covers(3)
