"""What was agreed comes back from the row as it went in."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.places import Point
from domain.resources import ServiceId
from domain.slots import Slot
from storage.agreed import from_agreed, to_agreed
from tests.factories import TODAY, make_slot, make_terms

dates = st.sets(st.integers(0, 400), max_size=6).map(
    lambda days: tuple(TODAY + timedelta(days=one) for one in sorted(days))
)
points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


additions = st.lists(st.integers(1, 99).map(ServiceId), max_size=3).map(tuple)


@given(st.text())
def test_what_a_program_calls_it_comes_back(external: str) -> None:
    said = from_agreed(make_slot(14), None, external)

    assert to_agreed(make_slot(14), None, said)[2] == external


@given(st.integers(1, 99), st.integers(0, 400), dates, st.none() | points, additions)
def test_what_was_agreed_comes_back(
    units: int,
    party: int,
    days: tuple[date, ...],
    place: Point | None,
    added: tuple[ServiceId, ...],
) -> None:
    slot = replace(make_slot(14), units=units, party=party, dates=days, place=place)
    slot = replace(slot, additions=added)
    terms = make_terms(slot)
    total = terms.quote.total if terms.quote else None

    found = to_agreed(make_slot(14), total, from_agreed(slot, terms.quote, terms.external))

    assert found == (slot, terms.quote, terms.external)


def test_a_plain_booking_has_nothing_to_say() -> None:
    plain: Slot = make_slot(14)

    assert from_agreed(plain, None, "") == ""
    assert to_agreed(plain, None, "") == (plain, None, "")
