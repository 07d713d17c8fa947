"""The clock one can move forward."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.sandbox.clock import MovableClock

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)


def test_it_goes_on_from_where_it_was_moved_to() -> None:
    moments = iter((NOON, NOON, NOON + timedelta(seconds=5)))
    clock = MovableClock(lambda: next(moments))

    clock.move(timedelta(days=1))

    assert clock.now() == NOON + timedelta(days=1, seconds=5)
    assert clock.ahead == timedelta(days=1)


def test_a_frozen_clock_stands_still_between_moves() -> None:
    clock = MovableClock.frozen(NOON)

    assert clock.now() == clock.now() == NOON
    assert clock.move(timedelta(minutes=10)) == clock.now() == NOON + timedelta(minutes=10)
    assert not clock.runs


def test_it_says_utc_whatever_its_source_says() -> None:
    seoul = timezone(timedelta(hours=9))
    clock = MovableClock.frozen(NOON.astimezone(seoul))

    assert clock.now().tzinfo is UTC
    assert clock.set(datetime(2026, 11, 19, 9, 0, tzinfo=seoul)) == datetime(
        2026, 11, 19, tzinfo=UTC
    )


@pytest.mark.parametrize(
    "moment",
    [NOON - timedelta(seconds=1), datetime(2027, 1, 1, tzinfo=UTC).replace(tzinfo=None)],
)
def test_it_goes_neither_back_nor_to_a_moment_without_a_zone(moment: datetime) -> None:
    clock = MovableClock.frozen(NOON)

    with pytest.raises(ValueError, match=r"forward|zone"):
        clock.set(moment)

    assert clock.now() == NOON


def test_it_cannot_be_moved_beyond_the_end_of_the_calendar() -> None:
    clock = MovableClock.frozen(NOON)

    with pytest.raises(OverflowError):
        clock.move(timedelta(days=9_999_999))

    assert clock.now() == NOON


def test_whoever_listens_is_told_of_every_move_until_they_stop() -> None:
    clock = MovableClock.frozen(NOON)
    heard: list[datetime] = []
    stop = clock.listen(heard.append)

    clock.move(timedelta(minutes=1))
    clock.reset()
    stop()
    clock.move(timedelta(minutes=1))

    assert heard == [NOON + timedelta(minutes=1), NOON]
