"""Which units are left, and which ones a slot gets."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.allocations import Allocation, Busy, Demand, Taken, busy, pick
from domain.placements import Placement, assign
from domain.resources import ResourceId
from domain.windows import Window, bits
from tests.factories import SEOUL, make_slot, make_terms, make_venue

VET, ROOM = ResourceId(1), ResourceId(3)
WINDOW = Window(date(2026, 11, 18), 1, SEOUL)
START = WINDOW.midnights[0]

demands = st.integers(1, 4).flatmap(
    lambda capacity: st.builds(
        Demand,
        st.just(capacity),
        st.integers(1, capacity),
        st.integers(0, 15),
        st.integers(1, 40),
        st.integers(0, 15),
    )
)


@st.composite
def lawful(draw: st.DrawFn, capacity: int) -> list[Taken]:
    """What may stand in a table that no two active allocations overlap in."""
    found: list[Taken] = []
    for _ in range(draw(st.integers(0, 10))):
        start = START + draw(st.integers(-60, 200))
        first = draw(st.integers(0, capacity - 1))
        one = Taken(
            start,
            start + draw(st.integers(1, 90)),
            first,
            draw(st.integers(first + 1, capacity)),
            draw(st.sampled_from([None, 0])),
        )
        if not any(meet(one, other) for other in found):
            found.append(one)
    return found


scenes = demands.flatmap(lambda demand: st.tuples(st.just(demand), lawful(demand.capacity)))


def meet(one: Taken | Allocation, other: Taken | Allocation) -> bool:
    return (
        one.start < other.end
        and other.start < one.end
        and one.first < other.last
        and other.first < one.last
    )


def reach(demand: Demand, begins: int) -> tuple[int, int]:
    """The minutes a slot that begins then takes, buffers included."""
    return begins - demand.before, begins + demand.length + demand.after


def left(taken: Sequence[Taken], demand: Demand, begins: int) -> int:
    """The fewest units that are free in any minute of a slot."""
    return min(
        demand.capacity
        - sum(one.last - one.first for one in taken if one.start <= minute < one.end)
        for minute in range(*reach(demand, begins))
    )


@given(scenes, st.integers(0, 200))
def test_units_are_refused_only_when_the_count_falls_short(
    scene: tuple[Demand, list[Taken]], shift: int
) -> None:
    demand, taken = scene

    picked = pick(taken, VET, demand, reach(demand, START + shift))

    assert bool(picked) == (left(taken, demand, START + shift) >= demand.units)


@given(scenes, st.integers(0, 200))
def test_what_is_picked_is_enough_in_every_minute_and_meets_nothing_else(
    scene: tuple[Demand, list[Taken]], shift: int
) -> None:
    demand, taken = scene

    picked = pick(taken, VET, demand, reach(demand, START + shift))

    assert not any(meet(part, one) for part in picked for one in taken)
    assert not any(meet(part, other) for part in picked for other in picked if part != other)
    assert all(0 <= part.first < part.last <= demand.capacity for part in picked)
    for minute in range(*reach(demand, START + shift)) if picked else ():
        units = [part.last - part.first for part in picked if part.start <= minute < part.end]
        assert sum(units) == demand.units
    first, end = reach(demand, START + shift)
    assert all(first <= part.start < part.end <= end for part in picked)


@given(scenes)
def test_a_start_is_busy_exactly_when_nothing_could_be_picked_for_it(
    scene: tuple[Demand, list[Taken]],
) -> None:
    demand, taken = scene
    firm = [one for one in taken if one.until is None]
    starts = range(START, START + 260)

    found = busy(taken, WINDOW, demand)

    blocked = {WINDOW.origin + bit for bit in bits(found.all_ & WINDOW.inside)}
    assert blocked.intersection(starts) == {
        one for one in starts if not pick(taken, VET, demand, reach(demand, one))
    }
    still = {WINDOW.origin + bit for bit in bits(found.firm & WINDOW.inside)}
    assert still.intersection(starts) == {
        one for one in starts if not pick(firm, VET, demand, reach(demand, one))
    }


def test_nothing_taken_is_nothing_busy() -> None:
    assert busy((), WINDOW, Demand(1, 1, 0, 30, 5)) == Busy()


def test_a_slot_stays_on_units_that_are_free_all_the_time() -> None:
    taken = [Taken(START, START + 30, 0, 1)]

    picked = pick(taken, VET, Demand(2, 1, 0, 60, 0), reach(Demand(2, 1, 0, 60, 0), START + 15))

    assert picked == (Allocation(VET, 1, 2, START + 15, START + 75),)


def test_scattered_units_are_put_together_rather_than_refused() -> None:
    taken = [Taken(START, START + 30, 0, 1), Taken(START + 30, START + 60, 1, 2)]

    picked = pick(taken, VET, Demand(2, 1, 0, 60, 0), reach(Demand(2, 1, 0, 60, 0), START))

    assert picked == (
        Allocation(VET, 1, 2, START, START + 30),
        Allocation(VET, 0, 1, START + 30, START + 60),
    )


def test_a_booking_on_a_unit_that_is_gone_takes_one_of_those_that_are_left() -> None:
    closed = Taken(START, START + 600, 3, 5)
    demand = Demand(5, 2, 0, 60, 0, (closed,))
    stays = Taken(START, START + 600, 4, 5)

    alone = pick([], VET, demand, (START, START + 60))
    beside = pick([stays], VET, demand, (START, START + 60))
    crowded = pick([stays], VET, replace(demand, units=3), (START, START + 60))

    assert alone == beside == (Allocation(VET, 0, 2, START, START + 60),)
    assert crowded == ()
    assert busy([stays], WINDOW, replace(demand, units=3)).all_ >> (START - WINDOW.origin) & 1


def test_a_booking_above_the_capacity_counts() -> None:
    above = Taken(START, START + 600, 2, 3)

    found = pick([above], VET, Demand(2, 2, 0, 60, 0), (START, START + 60))

    assert found == ()


def test_a_slot_that_comes_back_to_a_unit_takes_it_twice() -> None:
    taken = [
        Taken(START, START + 20, 0, 1),
        Taken(START + 20, START + 40, 1, 2),
        Taken(START + 40, START + 60, 0, 1),
    ]

    picked = pick(taken, VET, Demand(2, 1, 0, 60, 0), reach(Demand(2, 1, 0, 60, 0), START))

    assert [(part.first, part.start - START, part.end - START) for part in picked] == [
        (1, 0, 20),
        (0, 20, 40),
        (1, 40, 60),
    ]


def test_units_in_one_row_are_one_allocation_and_others_are_not() -> None:
    taken = [Taken(START, START + 60, 1, 2)]

    assert pick((), VET, Demand(4, 3, 0, 60, 0), reach(Demand(4, 3, 0, 60, 0), START)) == (
        Allocation(VET, 0, 3, START, START + 60),
    )
    assert pick(taken, VET, Demand(4, 3, 0, 60, 0), reach(Demand(4, 3, 0, 60, 0), START)) == (
        Allocation(VET, 0, 1, START, START + 60),
        Allocation(VET, 2, 4, START, START + 60),
    )


def placement(*choices: tuple[tuple[ResourceId, Demand], ...]) -> Placement:
    """A hold to be at 14:00 with these options for every need."""
    terms = make_terms(make_slot(14))
    venue = make_venue()
    what = venue, venue.services[0], terms.slot, terms.customer_id
    stretches = ((AT_TWO, AT_TWO + 35),)
    return Placement(
        *what, stretches, choices, None, lambda: (terms.id, terms.reference), "key"
    )


ONE = Demand(1, 1, 0, 30, 5)
AT_TWO = START + 14 * 60
TAKEN = [Taken(AT_TWO, AT_TWO + 35, 0, 1)]


def test_anybody_means_the_first_who_is_free() -> None:
    wish = placement(((VET, ONE), (ResourceId(2), ONE)))

    assert assign(wish, {}) == (Allocation(VET, 0, 1, AT_TWO, AT_TWO + 35),)
    assert assign(wish, {VET: TAKEN}) == (Allocation(ResourceId(2), 0, 1, AT_TWO, AT_TWO + 35),)
    assert assign(wish, {VET: TAKEN, ResourceId(2): TAKEN}) == ()


def test_a_set_of_resources_is_given_whole_or_not_at_all() -> None:
    wish = placement(((VET, ONE),), ((ROOM, ONE),))

    assert [part.resource_id for part in assign(wish, {})] == [VET, ROOM]
    assert assign(wish, {ROOM: TAKEN}) == ()


def test_two_needs_of_the_same_resource_get_different_units() -> None:
    two = Demand(2, 1, 0, 30, 0)
    wish = placement(((ROOM, two),), ((ROOM, two),))

    assert [(part.first, part.last) for part in assign(wish, {})] == [(0, 1), (1, 2)]
    assert assign(placement(((ROOM, ONE),), ((ROOM, ONE),)), {}) == ()
