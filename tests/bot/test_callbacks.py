"""What buttons carry: packed and unpacked, within Telegram's 64 bytes, whatever comes back."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callbacks import LIMIT, Tap, pack, unpack
from bot.flows.table import TAPS
from bot.screens import slot_taps, taps
from domain.allocations import BookingId
from domain.errors import NotFound
from domain.intervals import Interval
from domain.resources import Mode, ResourceId, ServiceId, Venue, VenueId
from domain.slots import Slot
from tests.factories import make_service, make_venue

LARGEST = 2**63 - 1
REVISION = 62**6 - 1
LARGEST_VENUE = 2**31 - 1
FAR = Interval.of_minutes(3_697_399_200, 3_697_399_230)
EVERYBODY = tuple(ResourceId(one) for one in (9_999, 9_998, 9_997))
PLAIN = Slot(VenueId(1), ServiceId(9_999), FAR, EVERYBODY)
DAYS = tuple(date(2060, 1, 1) + timedelta(days=n) for n in (0, 1, 61))
LARGE = {
    Mode.SLOTS: PLAIN,
    Mode.RANGE: replace(PLAIN, units=9_999, party=999, wanted=EVERYBODY[:2]),
    Mode.DAYS: replace(
        PLAIN,
        units=9_999,
        party=999,
        wanted=EVERYBODY[:2],
        dates=DAYS,
        during=Interval(
            datetime(2059, 12, 31, 15, 0, tzinfo=UTC), datetime(2060, 3, 2, 15, 0, tzinfo=UTC)
        ),
    ),
}


ADDED = tuple(ServiceId(one) for one in (9_996, 9_997, 9_998))
WITH_ADDITIONS = replace(
    PLAIN,
    units=99,
    party=99,
    wanted=EVERYBODY[:2],
    additions=ADDED,
    during=Interval.of_minutes(3_697_399_200, 3_697_399_320),
)


def several() -> Venue:
    """One that sells three more services with the first, half an hour each."""
    added = [make_service(one) for one in ADDED]
    return make_venue(services=(make_service(9_999, additions=ADDED), *added))


def venue(mode: Mode) -> Venue:
    """One that sells such slots, on the wall clock of Seoul."""
    half_an_hour = timedelta(minutes=30)
    service = make_service(9_999, length=half_an_hour, mode=mode)
    return make_venue(services=(service,))


numbers = st.lists(st.integers(0, LARGEST), max_size=4).map(tuple)


taps_there_are = st.builds(
    Tap, st.sampled_from(sorted(TAPS)), numbers, st.integers(0, LARGEST_VENUE)
)


@given(taps_there_are, st.integers(0, REVISION))
def test_what_is_packed_is_unpacked(tap: Tap, revision: int) -> None:
    tapped = unpack(pack(tap, revision))

    assert tapped is not None
    assert (tapped.tap, tapped.revision) == (tap, revision)


def test_the_largest_ids_fit() -> None:
    booking_id = BookingId(LARGEST)

    slots = [slot_taps.take(venue(mode), slot) for mode, slot in LARGE.items()]
    slots += [slot_taps.pick(venue(mode), slot) for mode, slot in LARGE.items()]
    slots.append(slot_taps.take(several(), WITH_ADDITIONS))

    for tap in (*slots, taps.cancel_for(booking_id, 9), taps.who(*EVERYBODY)):
        assert len(pack(replace(tap, venue=LARGEST_VENUE), REVISION).encode()) <= LIMIT


@pytest.mark.parametrize("mode", LARGE)
def test_a_slot_comes_back_from_its_button(mode: Mode) -> None:
    slot = LARGE[mode]

    tapped = unpack(pack(slot_taps.take(venue(mode), slot)))

    assert tapped is not None
    assert slot_taps.to_slot(tapped.tap, venue(mode)) == slot


def test_a_slot_with_additions_comes_back_from_its_button() -> None:
    tapped = unpack(pack(slot_taps.take(several(), WITH_ADDITIONS)))

    assert tapped is not None
    assert slot_taps.to_slot(tapped.tap, several()) == WITH_ADDITIONS


@given(numbers)
def test_forged_additions_are_some_slot_or_none(numbers: tuple[int, ...]) -> None:
    with suppress(NotFound):
        found = slot_taps.to_slot(Tap("ta", (9_999, *numbers)), several())
        assert found.service_id == 9_999


def test_a_suggested_start_leaves_the_length_open() -> None:
    range_ = venue(Mode.RANGE)

    tap = slot_taps.pick(range_, LARGE[Mode.RANGE])

    found = slot_taps.to_slot(tap, range_)
    assert tap.verb == "ln"
    assert found.during.start == LARGE[Mode.RANGE].during.start
    assert found.wants.party == 999


@pytest.mark.parametrize("verb", ["tk", "tm", "ln"])
@given(numbers=numbers)
def test_forged_numbers_are_some_slot(verb: str, numbers: tuple[int, ...]) -> None:
    found = slot_taps.to_slot(Tap(verb, (9_999, *numbers)), venue(Mode.RANGE))

    assert found.service_id == 9_999


@given(numbers)
def test_forged_days_are_some_days_or_none(numbers: tuple[int, ...]) -> None:
    with suppress(NotFound):
        found = slot_taps.to_slot(Tap("ts", (9_999, *numbers)), venue(Mode.DAYS))
        assert found.dates


def test_what_does_not_fit_is_refused_and_not_cut() -> None:
    with pytest.raises(ValueError, match="no callback data"):
        pack(Tap("wh", (LARGEST,) * 6))
    with pytest.raises(ValueError, match="negative"):
        pack(Tap("hm", (-1,)))


@given(st.text(max_size=64))
def test_any_text_is_a_tap_or_none(data: str) -> None:
    tapped = unpack(data)

    assert tapped is None or all(0 <= one <= LARGEST for one in tapped.tap.numbers)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "1",
        "0hm",
        "2hm",
        "1hm~",
        "1HM",
        "1hm.",
        "1hm zzz",
        "1obzzzzzzzzzzz",
        "1hm\n",
        "1hm@",
        "1hm@~7",
    ],
)
def test_what_was_never_packed_is_no_tap(data: str) -> None:
    assert unpack(data) is None


def test_a_date_out_of_this_world_is_none() -> None:
    assert taps.to_date(0) is None
    assert taps.to_date(LARGEST) is None
