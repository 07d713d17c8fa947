"""Prices by rule: what a sale costs, line by line, to the last minor unit."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from math import floor
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.conditions import ALWAYS, Condition, Dates, Season
from domain.errors import OutOfReach
from domain.intervals import MINUTE, Interval, instant_of
from domain.money import Money, Percent
from domain.places import Travel
from domain.prices import Extra, FlatPrice, Line, LineKind, Override, Price, Quote, quote
from domain.sales import Measure, Sale
from tests.factories import BERLIN, SEOUL, make_label

BOOKING, UNIT, PERSON = (Measure.BOOKING,), (Measure.UNIT,), (Measure.PERSON,)
DAY, HOUR = (Measure.DAY,), (Measure.HOUR,)
WEEKEND = Condition(weekdays=(5, 6))
EVENING = Condition(hours=(18 * 60, 24 * 60))
FRIDAY_NIGHT = Condition(weekdays=(4,), hours=(22 * 60, 26 * 60))
SUMMER = Condition(season=Season((12, 1), (2, 28)))
HOLIDAYS = Condition(season=Dates(date(2026, 12, 24), date(2027, 1, 6)))
NEW_YEAR = Condition(at=datetime(2026, 12, 31, 18))  # noqa: DTZ001 - of the wall clock
CLEANING = make_label("Cleaning")


def won(amount: int) -> Money:
    return Money(amount, "KRW")


def sale(start: str = "2026-11-18 14:00", hours: float = 1, **changes: Any) -> Sale:
    """Sell from a moment of Seoul's wall clock on, for so many elapsed hours."""
    zone = changes.pop("zone", SEOUL)
    begins = datetime.fromisoformat(start).replace(tzinfo=zone, fold=changes.pop("fold", 0))
    begins = begins.astimezone(UTC)
    return replace(Sale(Interval(begins, begins + timedelta(hours=hours)), zone), **changes)


def price(per: tuple[Measure, ...] = BOOKING, **changes: Any) -> Price:
    return replace(Price(won(10_000), per), **changes)


def quoted(rule: Price, of: Sale) -> Quote:
    found = quote(rule, of)
    assert found is not None
    return found


def amounts(found: Quote) -> list[tuple[str, int]]:
    return [(str(line.kind), line.amount.minor) for line in found.lines]


# Rates


def test_a_price_is_quoted_and_no_price_is_no_quote() -> None:
    assert quote(FlatPrice(won(25_000)), sale()) == Quote(won(25_000))
    assert quote(None, sale()) is None


@pytest.mark.parametrize(
    ("per", "total"),
    [
        (BOOKING, 10_000),
        (HOUR, 25_000),
        (DAY, 10_000),
        (PERSON, 40_000),
        (UNIT, 20_000),
        ((Measure.HOUR, Measure.UNIT), 50_000),
        ((Measure.PERSON, Measure.DAY), 40_000),
    ],
)
def test_a_rate_is_charged_for_each_of_its_measures(
    per: tuple[Measure, ...], total: int
) -> None:
    assert quoted(price(per), sale(hours=2.5, units=2, party=4)).total == won(total)


def test_a_line_says_how_many_of_what_there_are() -> None:
    found = quoted(price((Measure.UNIT, Measure.HOUR)), sale(hours=1.5, units=2))

    counts = (Measure.UNIT, 2), (Measure.HOUR, 90)
    assert found.lines == (Line(LineKind.RATE, won(30_000), won(10_000), counts),)


def test_picked_days_are_counted_whether_or_not_they_are_neighbours() -> None:
    dates = date(2026, 11, 18), date(2026, 11, 21), date(2026, 11, 22)
    rule = price(DAY, overrides=(Override(won(15_000), WEEKEND),))

    found = quoted(rule, sale(dates=dates, units=1))

    assert amounts(found) == [("rate", 10_000), ("weekend", 30_000)]


@pytest.mark.parametrize(("hours", "days"), [(8, 1), (24, 1), (24.5, 2), (72, 3)])
def test_a_begun_day_of_a_range_counts(hours: float, days: int) -> None:
    assert quoted(price(DAY), sale(hours=hours)).total == won(10_000 * days)


def test_a_night_across_midnight_is_one_day() -> None:
    assert quoted(price(DAY), sale("2026-11-18 18:00", 8)).total == won(10_000)


@pytest.mark.parametrize(
    ("start", "hours", "fold", "days"),
    [
        ("2026-03-28 10:00", 23, 0, 1),
        ("2026-03-28 10:00", 24, 0, 2),
        ("2026-10-24 10:00", 25, 0, 1),
        # Within the hour that the night repeats, so that the wall clock ends before it began.
        ("2026-10-25 02:45", 0.5, 0, 1),
        ("2026-10-25 02:15", 0.5, 1, 1),
    ],
)
def test_a_day_lasts_until_the_wall_clock_shows_the_same_again(
    start: str, hours: float, fold: int, days: int
) -> None:
    found = quoted(price(DAY), sale(start, hours, zone=BERLIN, fold=fold))

    assert found.total == won(10_000 * days)


# Overrides


def test_hours_are_split_where_another_rate_begins() -> None:
    rule = price(HOUR, overrides=(Override(won(12_000), EVENING),))

    found = quoted(rule, sale("2026-11-18 16:40", 2.5))

    assert [(line.counts[0][1], line.amount.minor) for line in found.lines] == [
        (80, 13_333),
        (70, 14_000),
    ]
    assert found.total == won(27_333)


def test_the_first_override_that_fits_counts() -> None:
    overrides = Override(won(30_000), FRIDAY_NIGHT), Override(won(20_000), EVENING)

    found = quoted(price(HOUR, overrides=overrides), sale("2026-11-20 21:00", 6))

    assert amounts(found) == [("rate", 10_000), ("hours", 120_000), ("hours", 20_000)]


def test_a_night_belongs_to_the_day_on_which_it_began() -> None:
    rule = price(overrides=(Override(won(30_000), FRIDAY_NIGHT),))

    assert quoted(rule, sale("2026-11-21 01:59")).total == won(30_000)
    assert quoted(rule, sale("2026-11-21 02:00")).total == won(10_000)
    assert quoted(rule, sale("2026-11-21 22:00")).total == won(10_000)


@pytest.mark.parametrize(
    ("when", "kind"),
    [
        (WEEKEND, "weekend"),
        (Condition(weekdays=(4, 5)), "weekdays"),
        (EVENING, "hours"),
        (FRIDAY_NIGHT, "hours"),
        (SUMMER, "season"),
        (NEW_YEAR, "slot"),
    ],
)
def test_an_override_is_called_after_what_sets_it_apart(when: Condition, kind: str) -> None:
    assert Override(won(1), when).kind == kind


@pytest.mark.parametrize(
    ("start", "total"),
    [
        ("2026-11-30 23:59", 10_000),
        ("2026-12-01 00:00", 20_000),
        ("2027-01-01 12:00", 20_000),
        ("2027-02-28 12:00", 20_000),
        ("2027-03-01 00:00", 10_000),
    ],
)
def test_a_season_comes_every_year_and_may_reach_over_new_year(start: str, total: int) -> None:
    rule = price(overrides=(Override(won(20_000), SUMMER),))

    assert quoted(rule, sale(start)).total == won(total)


@pytest.mark.parametrize(
    ("start", "total"),
    [
        ("2026-12-23 12:00", 10_000),
        ("2026-12-24 00:00", 20_000),
        ("2027-01-06 23:00", 20_000),
        ("2027-01-07 00:00", 10_000),
        ("2027-12-24 12:00", 10_000),
    ],
)
def test_dates_are_meant_once_with_the_first_and_the_last(start: str, total: int) -> None:
    rule = price(overrides=(Override(won(20_000), HOLIDAYS),))

    assert quoted(rule, sale(start)).total == won(total)


def test_a_summer_season_within_a_year_has_its_days() -> None:
    season = Season((6, 1), (8, 31))

    assert [season.has(date(2026, *day)) for day in ((5, 31), (6, 1), (8, 31), (9, 1))] == [
        False,
        True,
        True,
        False,
    ]


def test_one_slot_may_have_a_price_of_its_own() -> None:
    rule = price(HOUR, overrides=(Override(won(50_000), NEW_YEAR),))

    assert amounts(quoted(rule, sale("2026-12-31 18:00", 8))) == [("slot", 400_000)]
    assert amounts(quoted(rule, sale("2026-12-31 18:30", 8))) == [("rate", 80_000)]


# Clock changes


def test_an_hour_is_an_elapsed_hour_on_the_night_that_has_one_less() -> None:
    found = quoted(price(HOUR), sale("2026-03-29 01:00", 2, zone=BERLIN))

    assert found.total == won(20_000)


def test_both_times_of_a_repeated_hour_have_its_rate() -> None:
    late = Condition(hours=(150, 180))
    rule = price(HOUR, overrides=(Override(won(20_000), late),))

    found = quoted(rule, sale("2026-10-25 02:00", 3, zone=BERLIN))

    assert [(line.counts[0][1], line.amount.minor) for line in found.lines] == [
        (120, 20_000),
        (60, 20_000),
    ]


ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"]
conditions = st.builds(
    Condition,
    st.lists(st.integers(0, 6), unique=True, max_size=3).map(tuple),
    st.none()
    | st.builds(
        Season,
        st.tuples(st.integers(1, 12), st.integers(1, 28)),
        st.tuples(st.integers(1, 12), st.integers(1, 28)),
    ),
    st.none()
    | st.tuples(st.integers(0, 1439), st.integers(1, 1440)).map(
        lambda pair: (pair[0], pair[0] + pair[1])
    ),
)
overrides = st.builds(Override, st.integers(0, 10**6).map(won), conditions)
# Around a change of clocks in each of these zones, and some days that have none.
starts = st.sampled_from(
    [datetime(2026, *day, tzinfo=UTC) for day in ((3, 7), (3, 28), (4, 4), (10, 3), (10, 24))]
)


def each_minute(rule: Price, of: Sale) -> Iterator[tuple[int, int]]:
    """Which override counts in every single minute, and what it costs by the hour."""
    for minute in range(*of.during.minutes):
        wall = instant_of(minute).astimezone(of.zone)
        place, amount = next(
            (
                (place, one.amount)
                for place, one in enumerate(rule.overrides)
                if one.when.fits(wall.date(), wall.hour * 60 + wall.minute)
            ),
            (-1, rule.amount),
        )
        yield place, amount.minor


@given(
    starts,
    st.integers(0, 2880),
    st.integers(1, 1500),
    st.sampled_from(ZONES),
    st.lists(overrides, max_size=3).map(tuple),
)
def test_hours_are_charged_as_if_every_minute_were_looked_at_alone(
    start: datetime, shift: int, length: int, zone: str, found: tuple[Override, ...]
) -> None:
    begins = start + shift * MINUTE
    of = Sale(Interval(begins, begins + length * MINUTE), ZoneInfo(zone))
    rule = price(HOUR, overrides=found)

    lines: dict[int, Fraction] = {}
    for place, amount in each_minute(rule, of):
        lines[place] = lines.get(place, Fraction()) + Fraction(amount, 60)

    rounded = [floor(lines[place] + Fraction(1, 2)) for place in sorted(lines)]
    assert [line.amount.minor for line in quoted(rule, of).lines] == rounded
    assert sum(line.counts[0][1] for line in quoted(rule, of).lines) == length


# Extras, travel, deposit


def test_every_extra_is_a_line_and_a_percentage_is_of_all_lines_above() -> None:
    rule = price(
        HOUR,
        extras=(
            Extra(CLEANING, won(5_000)),
            Extra(make_label("Towels"), won(300), PERSON),
            Extra(make_label("Fee"), Percent(1250)),
            Extra(make_label("Weekend help"), won(9_000), when=WEEKEND),
        ),
    )

    found = quoted(rule, sale(hours=2, party=3))

    assert [line.amount.minor for line in found.lines] == [20_000, 5_000, 900, 3_238]
    assert found.lines[1].label == CLEANING
    assert found.total == won(29_138)


def test_an_extra_for_each_day_counts_the_days_on_which_its_condition_fits() -> None:
    dates = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22)
    rule = price(DAY, extras=(Extra(CLEANING, won(1_000), (Measure.DAY,), WEEKEND),))

    found = quoted(rule, sale(dates=dates))

    assert found.lines[-1].counts == ((Measure.DAY, 2),)
    assert found.total == won(32_000)


def test_travel_is_charged_by_the_kilometre() -> None:
    rule = price(travel=Travel(won(1_500), free=5_000, radius=30_000))

    found = quoted(rule, sale(distance=16_300))

    counts = ((Measure.KILOMETRE, 12),)
    assert found.lines[-1] == Line(LineKind.TRAVEL, won(18_000), won(1_500), counts)
    assert amounts(quoted(rule, sale(distance=5_000))) == [("rate", 10_000)]
    assert amounts(quoted(rule, sale())) == [("rate", 10_000)]


def test_what_is_beyond_the_radius_has_no_price() -> None:
    rule = price(travel=Travel(won(1_500), radius=30_000))

    with pytest.raises(OutOfReach):
        quote(rule, sale(distance=30_001))


@pytest.mark.parametrize(
    ("deposit", "due"),
    [
        (None, None),
        (Percent(2000), won(2_001)),
        (won(3_000), won(3_000)),
        (won(99_000), won(10_005)),
    ],
)
def test_a_deposit_is_never_more_than_the_total(
    deposit: Money | Percent | None, due: Money | None
) -> None:
    found = quoted(price(amount=won(10_005), deposit=deposit), sale())

    assert found.deposit == due
    assert found.rest + (due or won(0)) == found.total


@pytest.mark.parametrize(
    ("currency", "amount", "shown"),
    [("KRW", 9_999, 16_665), ("INR", 12_345, 20_575), ("KWD", 1_501, 2_502)],
)
def test_a_line_is_rounded_half_up_to_what_the_currency_has(
    currency: str, amount: int, shown: int
) -> None:
    rule = Price(Money(amount, currency), HOUR)

    assert quoted(rule, sale(hours=5 / 3)).total == Money(shown, currency)


money = st.integers(0, 10**9).map(won)
amounts_or_shares = money | st.builds(Percent, st.integers(1, 10_000))
measures = st.lists(
    st.sampled_from([*BOOKING, *UNIT, *PERSON, *DAY, *HOUR]),
    min_size=1,
    max_size=2,
    unique=True,
).map(tuple)
rules = st.builds(
    Price,
    money,
    measures,
    st.lists(overrides, max_size=2).map(tuple),
    st.lists(
        st.builds(Extra, st.just(CLEANING), amounts_or_shares, measures, conditions), max_size=3
    ).map(tuple),
    st.none() | st.builds(Travel, money, st.integers(0, 9_000)),
    st.none() | amounts_or_shares,
)
sales = st.builds(
    sale,
    st.sampled_from(["2026-11-18 14:00", "2026-11-21 23:10", "2026-12-31 18:00"]),
    st.sampled_from([0.5, 1.25, 7, 50]),
    units=st.integers(1, 9),
    party=st.integers(1, 9),
    distance=st.none() | st.integers(0, 50_000),
)


@given(rules, sales)
def test_the_lines_add_up_to_the_total_and_the_deposit_with_the_rest_too(
    rule: Price, of: Sale
) -> None:
    found = quoted(rule, of)

    assert sum((line.amount for line in found.lines), won(0)) == found.total
    assert (found.deposit or won(0)) + found.rest == found.total
    assert 0 <= found.rest.minor <= found.total.minor


@given(rules, sales)
def test_the_lowest_price_is_what_a_fixed_one_costs_and_more_than_no_sale_costs(
    rule: Price, of: Sale
) -> None:
    plain = replace(of, units=1, party=1, distance=None, during=sale(hours=1).during)
    single = replace(rule, per=BOOKING)

    total = quoted(single, plain).total

    assert total.minor >= single.lowest.minor
    assert total == single.lowest or not single.is_fixed


def test_a_price_is_fixed_unless_something_depends_on_the_choice() -> None:
    assert price(HOUR).is_fixed
    assert price(extras=(Extra(CLEANING, won(1)), Extra(CLEANING, Percent(100)))).is_fixed
    assert not price(overrides=(Override(won(1), WEEKEND),)).is_fixed
    assert not price(HOUR, extras=(Extra(CLEANING, won(1)),)).is_fixed
    assert not price(extras=(Extra(CLEANING, won(1), when=WEEKEND),)).is_fixed
    assert not price(travel=Travel(won(1))).is_fixed
    assert ALWAYS.fits(date(2026, 11, 18), 0)
