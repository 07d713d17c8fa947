"""What buttons carry: packed and unpacked, within Telegram's 64 bytes, whatever comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callbacks import LIMIT, Tap, pack, unpack
from bot.flows.table import TAPS
from bot.screens import taps
from domain.allocations import BookingId
from domain.intervals import Interval
from domain.resources import ResourceId, ServiceId, VenueId
from domain.slots import Slot

LARGEST = 2**63 - 1
REVISION = 62**6 - 1
numbers = st.lists(st.integers(0, LARGEST), max_size=4).map(tuple)


@given(st.sampled_from(sorted(TAPS)), numbers, st.integers(0, REVISION))
def test_what_is_packed_is_unpacked(verb: str, given: tuple[int, ...], revision: int) -> None:
    tapped = unpack(pack(Tap(verb, given), revision))

    assert tapped is not None
    assert (tapped.tap, tapped.revision) == (Tap(verb, given), revision)


def test_the_largest_ids_fit() -> None:
    far = Interval.of_minutes(3_697_399_200, 3_697_399_230)
    everybody = tuple(ResourceId(one) for one in (9_999, 9_998, 9_997))
    slot = Slot(VenueId(1), ServiceId(9_999), far, everybody)
    booking_id = BookingId(LARGEST)

    for tap in (taps.take(slot), taps.cancel_for(booking_id, 9), taps.who(*everybody)):
        assert len(pack(tap, REVISION).encode()) <= LIMIT


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
    "data", ["", "1", "0hm", "2hm", "1hm~", "1HM", "1hm.", "1hm zzz", "1obzzzzzzzzzzz", "1hm\n"]
)
def test_what_was_never_packed_is_no_tap(data: str) -> None:
    assert unpack(data) is None


def test_a_date_out_of_this_world_is_none() -> None:
    assert taps.to_date(0) is None
    assert taps.to_date(LARGEST) is None
