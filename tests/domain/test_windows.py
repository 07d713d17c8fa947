"""Sets of minutes as big integers do what sets do."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from domain.windows import MARGIN, Window, bits, comb, runs, spans, stretch
from tests.domain.clockwork import CHANGES

masks = st.sets(st.integers(0, 400), max_size=60)
bounds = st.integers(-50, 400)
windows = st.builds(
    lambda day, before, days: Window(day[1] - timedelta(days=before), days, ZoneInfo(day[0])),
    st.sampled_from(CHANGES),
    st.integers(0, 3),
    st.integers(1, 5),
)


def mask_of(minutes: set[int]) -> int:
    return sum(1 << minute for minute in minutes)


@given(masks)
def test_bits_come_in_order_and_none_is_lost(minutes: set[int]) -> None:
    assert list(bits(mask_of(minutes))) == sorted(minutes)


@given(bounds, bounds)
def test_a_stretch_has_every_minute_between_its_ends(start: int, end: int) -> None:
    assert set(bits(stretch(start, end))) == set(range(max(start, 0), end))


@given(masks, st.integers(1, 70))
def test_a_run_begins_where_enough_minutes_follow(minutes: set[int], length: int) -> None:
    expected = {one for one in minutes if set(range(one, one + length)) <= minutes}

    assert set(bits(runs(mask_of(minutes), length))) == expected


@given(st.integers(-3, 60), st.integers(1, 90))
def test_a_comb_has_its_teeth_at_every_step(count: int, step: int) -> None:
    assert list(bits(comb(count, step))) == [tooth * step for tooth in range(count)]


@given(masks)
def test_spans_are_the_runs_from_first_to_last(minutes: set[int]) -> None:
    found = list(spans(mask_of(minutes)))

    assert {minute for span in found for minute in range(*span)} == minutes
    assert all(end not in minutes and start - 1 not in minutes for start, end in found)


@given(windows)
def test_the_dates_of_a_window_share_out_its_minutes(window: Window) -> None:
    days = [window.day(on) for on in window.dates]

    assert sum(days) == window.inside
    assert sum(day.bit_count() for day in days) == window.size - 2 * MARGIN
    assert [window.holds(on) for on in window.dates] == [True] * window.days
    assert not window.holds(window.first - timedelta(days=1))
    assert not window.holds(window.first + timedelta(days=window.days))


@given(windows, st.integers(0, 4), masks)
def test_a_part_of_a_mask_counts_from_the_date_it_is_of(
    window: Window, index: int, minutes: set[int]
) -> None:
    on = window.dates[index % window.days]
    mask = sum(1 << MARGIN + 24 * minute for minute in minutes)

    since, part = window.part(mask, on)

    assert {since + bit for bit in bits(part)} == {
        window.origin + bit for bit in bits(mask & window.day(on))
    }


@given(windows, st.integers(-9000, 20000), st.integers(-500, 9000))
def test_a_span_is_cut_off_at_the_edges_of_the_window(
    window: Window, start: int, length: int
) -> None:
    first = window.origin + start
    expected = set(range(max(start, 0), min(start + length, window.size)))

    assert set(bits(window.span(first, first + length))) == expected


def test_a_window_of_an_ordinary_week_has_seven_times_a_day() -> None:
    window = Window(date(2026, 11, 16), 7, ZoneInfo("Asia/Seoul"))

    assert window.inside.bit_count() == 7 * 24 * 60
