"""What cancelling gives back, and until when it is possible."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.cancellation import CancellationPolicy, Deadline, Tier
from tests.factories import make_policy

START = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)

tiers = st.lists(st.integers(0, 100), unique=True, max_size=4).flatmap(
    lambda backs: st.lists(
        st.integers(0, 200), unique=True, min_size=len(backs), max_size=len(backs)
    ).map(
        lambda hours: tuple(
            Tier(hour * HOUR, back)
            for hour, back in zip(
                sorted(hours, reverse=True), sorted(backs, reverse=True), strict=True
            )
        )
    )
)


def test_the_schedule_says_until_when_how_much_comes_back() -> None:
    assert make_policy().schedule(START) == (
        Deadline(START - 24 * HOUR, 100),
        Deadline(START - 2 * HOUR, 50),
        Deadline(None, 0),
    )


def test_a_day_before_to_the_second_everything_comes_back() -> None:
    policy = make_policy()

    assert policy.percent_at(START - 24 * HOUR, START) == 100
    assert policy.percent_at(START - 24 * HOUR + timedelta(seconds=1), START) == 50
    assert policy.percent_at(START - 2 * HOUR, START) == 50
    assert policy.percent_at(START - 2 * HOUR + timedelta(seconds=1), START) == 0


def test_without_tiers_everything_comes_back_at_any_time() -> None:
    policy = CancellationPolicy()

    assert policy.schedule(START) == (Deadline(None, 100),)
    assert policy.percent_at(START, START) == 100
    assert policy.closes_at(START) == START


def test_a_last_tier_without_notice_ends_with_the_start() -> None:
    policy = CancellationPolicy((Tier(timedelta(0), 30),))

    assert policy.schedule(START) == (Deadline(START, 30),)
    assert policy.percent_at(START, START) == 30
    assert policy.percent_at(START + HOUR, START) == 0


def test_a_deadline_is_hours_before_and_not_a_time_on_the_wall() -> None:
    start = datetime(2026, 3, 29, 10, tzinfo=UTC)

    [first, *_] = make_policy().schedule(start)

    assert first.until == datetime(2026, 3, 28, 10, tzinfo=UTC)


@given(tiers, st.integers(0, 400))
def test_what_comes_back_is_what_the_first_tier_in_reach_gives(
    some: tuple[Tier, ...], half_hours: int
) -> None:
    notice = half_hours * HOUR / 2
    policy = CancellationPolicy(some)

    reached = [tier.percent for tier in some if tier.before <= notice]

    expected = max(reached, default=0) if some else 100
    assert policy.percent_at(START - notice, START) == expected


@given(tiers)
def test_the_schedule_goes_forward_in_time_and_down_in_money(some: tuple[Tier, ...]) -> None:
    schedule = CancellationPolicy(some).schedule(START)

    until = [one.until for one in schedule if one.until is not None]
    back = [one.percent for one in schedule]
    assert until == sorted(until)
    assert back == sorted(back, reverse=True)
