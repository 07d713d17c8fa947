"""The small values everything is made of: intervals, money, labels, people."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from math import floor
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.intervals import EPOCH, Interval, instant_of, minute_of
from domain.labels import Label
from domain.money import Money, Percent, exponent_of
from domain.people import Role
from domain.resources import ResourceId
from tests.factories import BERLIN, make_staff

minutes = st.integers(-(10**7), 10**8)
moneys = st.builds(Money, st.integers(0, 10**12), st.just("KRW"))
currencies = st.sampled_from(["KRW", "INR", "EUR", "KWD"])


@given(minutes)
def test_a_minute_number_stands_for_one_instant(minute: int) -> None:
    assert minute_of(instant_of(minute)) == minute


def test_an_instant_within_a_minute_belongs_to_it() -> None:
    assert minute_of(EPOCH + timedelta(minutes=3, seconds=59)) == 3
    assert minute_of(EPOCH - timedelta(seconds=1)) == -1


def test_a_naive_instant_is_refused() -> None:
    naive = datetime(2026, 1, 1)  # noqa: DTZ001

    with pytest.raises(ValueError, match="naive"):
        minute_of(naive)
    with pytest.raises(ValueError, match="naive"):
        Interval(naive, naive + timedelta(hours=1))
    with pytest.raises(ValueError, match="naive"):
        Interval(EPOCH, naive)


def test_an_empty_or_reversed_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        Interval(EPOCH, EPOCH)
    with pytest.raises(ValueError, match="empty"):
        Interval.of_minutes(5, 4)


def test_an_interval_is_as_long_as_time_went_by_whatever_the_wall_clock_did() -> None:
    spring = Interval(
        datetime(2026, 3, 29, 1, 30, tzinfo=BERLIN), datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN)
    )

    assert spring.length == timedelta(hours=1)


def test_an_interval_may_lie_in_the_hour_that_is_repeated() -> None:
    first = datetime(2026, 10, 25, 2, 40, tzinfo=BERLIN)
    second = datetime(2026, 10, 25, 2, 10, tzinfo=BERLIN, fold=1)

    assert Interval(first, second).length == timedelta(minutes=30)


def test_an_interval_is_the_same_whatever_zone_it_was_said_in() -> None:
    start = datetime(2026, 7, 1, 9, tzinfo=BERLIN)
    said = Interval(start, start + timedelta(hours=1))

    moved = Interval(said.start.astimezone(ZoneInfo("Asia/Seoul")), said.end)

    assert moved == said
    assert hash(moved) == hash(said)
    assert moved.start.tzinfo is UTC


@given(minutes, st.integers(1, 500), st.integers(-600, 600), st.integers(1, 500))
def test_two_intervals_overlap_when_they_share_a_minute(
    start: int, length: int, shift: int, other_length: int
) -> None:
    one = Interval.of_minutes(start, start + length)
    other = Interval.of_minutes(start + shift, start + shift + other_length)

    shared = set(range(*one.minutes)) & set(range(*other.minutes))

    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    assert one.contains(other.start) == (minute_of(other.start) in range(*one.minutes))


def test_a_buffer_widens_an_interval_on_both_sides() -> None:
    widened = Interval.of_minutes(60, 90).widened(
        before=timedelta(minutes=10), after=timedelta(minutes=5)
    )

    assert widened.minutes == (50, 95)


def test_currencies_have_the_decimals_of_iso_4217() -> None:
    assert [exponent_of(one) for one in ("KRW", "EUR", "INR", "KWD", "JPY")] == [0, 2, 2, 3, 0]


@given(st.builds(Money, st.integers(0, 10**12), currencies), st.integers(1, 50))
def test_splitting_money_loses_nothing_and_is_nearly_equal(money: Money, parts: int) -> None:
    split = money.split(parts)

    assert len(split) == parts
    assert sum(split, Money(0, money.currency)) == money
    assert split[0].minor - split[-1].minor in {0, 1}
    assert list(split) == sorted(split, key=lambda one: one.minor, reverse=True)


@given(moneys, st.integers(0, 100))
def test_a_share_is_never_more_than_its_percentage(money: Money, percent: int) -> None:
    share = money.share(percent)

    assert share.minor * 100 <= money.minor * percent < (share.minor + 1) * 100


def test_two_currencies_are_not_added() -> None:
    with pytest.raises(ValueError, match="cannot add EUR to KRW"):
        Money(1, "KRW") + Money(1, "EUR")


@given(moneys, st.integers(0, 10_000), st.integers(1, 1440))
def test_a_multiple_is_rounded_half_up(money: Money, number: int, parts: int) -> None:
    exact = Fraction(money.minor * number, parts)

    assert money.times(number, parts).minor == floor(exact + Fraction(1, 2))


@given(moneys, st.integers(0, 10_000))
def test_a_percentage_and_what_it_leaves_make_the_whole(money: Money, hundredths: int) -> None:
    part, rest = (Percent(one).of(money).minor for one in (hundredths, 10_000 - hundredths))

    # Both halves of an odd unit are rounded up.
    assert part + rest - money.minor in {0, 1}
    assert Percent(10_000).of(money) == money


def test_a_reader_gets_english_and_else_the_first_where_their_own_language_is_missing() -> None:
    label, local = Label((("ko", "미용"), ("en-AU", "Grooming"))), Label((("ko", "미용"),))

    assert label.in_("ko") == "미용"
    assert label.in_("en") == "Grooming"
    assert label.in_("de") == "Grooming"
    assert local.in_("de") == "미용"
    assert label.every() == ("미용", "Grooming")
    assert Label.plain("Cut").in_("ko") == "Cut"


def test_staff_decide_about_their_own_resources_and_managers_about_all() -> None:
    taken = (ResourceId(1), ResourceId(3))

    assert make_staff(resources=(ResourceId(3),)).may_decide(taken)
    assert not make_staff(resources=(ResourceId(2),)).may_decide(taken)
    assert make_staff(resources=()).may_decide(taken)
    assert make_staff(Role.MANAGER, resources=(ResourceId(2),)).may_decide(taken)
    assert make_staff(Role.OWNER, resources=(ResourceId(2),)).may_decide(taken)
