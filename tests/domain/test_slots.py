"""What is on offer and why the rest is not, against an oracle and by example."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from domain.additions import combined, with_additions
from domain.allocations import Taken, busy
from domain.ground import Rule, ground
from domain.intervals import instant_of, minute_of
from domain.offers import Offer, offer
from domain.refusals import why
from domain.resources import ResourceId, ServiceId, Venue
from domain.slots import Slot
from domain.windows import Window
from tests.domain.strategies import Scene, scenes
from tests.factories import (
    NOW,
    WEEKDAYS,
    make_hours,
    make_label,
    make_need,
    make_resource,
    make_service,
    make_slot,
    make_venue,
)

slow = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@slow
@given(scenes())
def test_every_start_is_free_or_refused_by_the_rule_that_a_patient_clerk_would_name(
    scene: Scene,
) -> None:
    offer, oracle = scene.offer(), scene.oracle()

    for on in scene.window.dates:
        free = {slot.during.start: None for slot in offer.slots(on)}
        refused = {slot.during.start: rule for slot, rule in offer.refused(on)}
        expected = oracle.day(on)
        assert free | refused == expected
        assert not free.keys() & refused.keys()
        assert offer.count(on) == len(free)
        assert offer.size(on) == len(expected)


@slow
@given(scenes(), st.data())
def test_any_minute_at_all_can_be_explained(scene: Scene, data: st.DataObject) -> None:
    first, *_, end = scene.window.midnights
    assume(first < end)
    start = instant_of(data.draw(st.integers(first, end - 1)))

    found = why(scene.offer(), scene.venue, start, scene.now)

    assert (None if found is None else type(found)) == scene.oracle().why(start)


WEDNESDAY = date(2026, 11, 18)
THURSDAY = date(2026, 11, 19)


def offered(
    venue: Venue,
    on: date = WEDNESDAY,
    *,
    now: datetime = NOW,
    taken: Mapping[tuple[ResourceId, int], Sequence[Taken]] | None = None,
    slot: Slot | None = None,
) -> Offer:
    """One date of a venue, with what is taken of (resource, units)."""
    length = venue.services[0].length // timedelta(minutes=1)
    base = ground(slot or make_slot(length=length), venue, Window(on, 1, venue.zone))
    demands = {(one.id, need.units): need for options in base.needs for one, need in options}
    usage = {
        key: busy((taken or {}).get(key, ()), base.window, need)
        for key, need in demands.items()
    }
    return offer(base, usage, now)


def times(slots: Iterable[Slot], venue: Venue) -> list[str]:
    """What the clock on the venue's wall shows when they start."""
    return [f"{slot.during.start.astimezone(venue.zone):%H:%M}" for slot in slots]


def one_vet(**changes: Any) -> Venue:
    """A venue with a single vet who sees somebody every hour from nine to one."""
    fields = {"length": timedelta(hours=1), "step": timedelta(hours=1)} | changes
    return make_venue(
        hours=make_hours(dict.fromkeys(WEEKDAYS, ("09:00-13:00",))),
        resources=(make_resource(1),),
        services=(make_service(1, **fields),),
    )


def minute_at(hour: int, minute: int = 0, on: date = WEDNESDAY) -> int:
    return minute_of(make_slot(hour, minute, on).during.start)


def rules(offer: Offer, venue: Venue, on: date = WEDNESDAY) -> dict[str, Rule]:
    return {times([slot], venue)[0]: rule for slot, rule in offer.refused(on)}


def test_the_lunch_break_has_no_starts_and_a_slot_ends_before_it() -> None:
    venue = make_venue()

    found = times(offered(venue, THURSDAY).slots(), venue)

    assert found[6:8] == ["12:00", "13:30"]
    assert len(found) == 7 + 9


def test_a_step_of_length_and_buffer_moves_every_next_start() -> None:
    venue = make_venue(services=(make_service(step=timedelta(minutes=35)),))

    found = times(offered(venue, THURSDAY).slots(), venue)

    assert found[:3] == ["09:00", "09:35", "10:10"]


def test_a_buffer_keeps_the_next_start_free_of_a_booking_on_both_sides() -> None:
    quarter = timedelta(minutes=15)
    venue = one_vet(buffer_before=quarter, buffer_after=quarter)
    taken = {(ResourceId(1), 1): [Taken(minute_at(11), minute_at(12), 0, 1)]}

    found = offered(venue, now=NOW - timedelta(days=1), taken=taken)

    assert rules(found, venue) == dict.fromkeys(["10:00", "11:00", "12:00"], Rule.FULL)


def test_a_hold_may_come_back_and_a_booking_does_not() -> None:
    venue = one_vet()
    taken = {
        (ResourceId(1), 1): [
            Taken(minute_at(9), minute_at(10), 0, 1),
            Taken(minute_at(10), minute_at(11), 0, 1, until=0),
        ]
    }

    found = offered(venue, now=NOW - timedelta(days=1), taken=taken)

    assert rules(found, venue) == {"09:00": Rule.FULL, "10:00": Rule.HELD}


def test_a_booking_that_began_days_ago_still_stands_in_the_way() -> None:
    venue = one_vet()
    taken = {(ResourceId(1), 1): [Taken(minute_at(9) - 20 * 24 * 60, minute_at(11), 0, 1)]}

    found = offered(venue, now=NOW - timedelta(days=1), taken=taken)

    assert rules(found, venue) == {"09:00": Rule.FULL, "10:00": Rule.FULL}


def test_the_minimum_notice_is_over_to_the_second() -> None:
    venue = one_vet(lead=timedelta(hours=1))
    ten = make_slot(10).during.start

    in_time = offered(venue, now=ten - timedelta(hours=1))
    late = offered(venue, now=ten - timedelta(hours=1) + timedelta(seconds=1))

    assert times(in_time.slots(), venue) == ["10:00", "11:00", "12:00"]
    assert rules(late, venue) == {"09:00": Rule.TOO_SOON, "10:00": Rule.TOO_SOON}


def test_the_horizon_is_reached_to_the_second() -> None:
    venue = one_vet(horizon=timedelta(days=7))
    eleven = make_slot(11).during.start

    reached = offered(venue, now=eleven - timedelta(days=7))
    short = offered(venue, now=eleven - timedelta(days=7) - timedelta(seconds=1))

    assert times(reached.slots(), venue) == ["09:00", "10:00", "11:00"]
    assert times(short.slots(), venue) == ["09:00", "10:00"]


def test_two_units_are_free_only_where_two_are_left() -> None:
    venue = one_vet(buffer_after=timedelta(0))
    pair = replace(venue.services[0], needs=(make_need(units=2),))
    venue = replace(venue, services=(pair,), resources=(make_resource(1, capacity=3),))
    taken = {
        (ResourceId(1), 2): [
            Taken(minute_at(9), minute_at(11), 0, 1),
            Taken(minute_at(10), minute_at(12), 1, 2),
        ]
    }

    found = offered(venue, now=NOW - timedelta(days=1), taken=taken)

    assert rules(found, venue) == {"10:00": Rule.FULL}


def test_a_service_of_two_groups_needs_both_at_the_same_time() -> None:
    venue = make_venue(hours=make_hours({"thu": ("09:00-11:00",)}))
    taken = {
        (ResourceId(1), 1): [
            Taken(minute_at(9, 0, THURSDAY), minute_at(10, 0, THURSDAY), 0, 1)
        ],
        (ResourceId(2), 1): [
            Taken(minute_at(9, 35, THURSDAY), minute_at(10, 0, THURSDAY), 0, 1)
        ],
        (ResourceId(3), 1): [
            Taken(minute_at(10, 0, THURSDAY), minute_at(10, 5, THURSDAY), 0, 1)
        ],
    }

    found = offered(venue, THURSDAY, taken=taken, slot=make_slot(service_id=ServiceId(2)))

    assert times(found.slots(), venue) == ["09:00", "10:30"]


def test_who_insists_on_a_vet_is_not_offered_another() -> None:
    venue = make_venue(hours=make_hours({"thu": ("09:00-10:00",)}))
    taken = {
        (ResourceId(1), 1): [Taken(minute_at(9, 0, THURSDAY), minute_at(9, 30, THURSDAY), 0, 1)]
    }

    anybody = offered(venue, THURSDAY, taken=taken)
    first = offered(venue, THURSDAY, taken=taken, slot=make_slot(wanted=(ResourceId(1),)))

    assert times(anybody.slots(), venue) == ["09:00", "09:30"]
    assert times(first.slots(), venue) == ["09:30"]
    assert {slot.wanted for slot in first.slots()} == {(ResourceId(1),)}


def test_the_night_before_lasts_into_a_holiday() -> None:
    venue = make_venue(
        hours=make_hours({"tue": ("22:00-26:00",), "wed": ("00:00-04:00",)}),
        closed={WEDNESDAY: make_label("Holiday")},
        services=(make_service(length=timedelta(hours=1), step=timedelta(hours=1)),),
    )

    found = offered(venue, now=NOW - timedelta(days=2))

    assert times(found.slots(), venue) == ["00:00", "01:00"]
    assert rules(found, venue) == {"02:00": Rule.CLOSED, "03:00": Rule.CLOSED}


def test_the_nearest_free_slots_come_in_order_of_time() -> None:
    venue = make_venue()
    found = offered(venue, THURSDAY)

    near = found.nearest(make_slot(14, 0, THURSDAY).during.start)

    assert times(near, venue) == ["13:30", "14:00", "14:30"]


@settings(slow, max_examples=60)
@given(scenes(), st.integers(1, 12), st.sampled_from([0, 20, 60]))
def test_with_an_addition_the_same_clerk_looks_for_time_for_both(
    scene: Scene, fives: int, buffer: int
) -> None:
    added = make_service(
        2,
        tuple(one.group for one in scene.service.needs),
        length=timedelta(minutes=fives * 5),
        buffer_before=timedelta(minutes=buffer),
    )
    main = replace(scene.service, additions=(added.id,))
    both = combined(main, [added])
    venue = replace(scene.venue, services=(main, added))
    slot = with_additions(venue, scene.slot, [added.id])
    whole = replace(scene, venue=replace(scene.venue, services=(both,)))

    found = offer(ground(slot, venue, scene.window), whole.usage(), scene.now)

    for on in scene.window.dates:
        free = {one.during.start: None for one in found.slots(on)}
        refused = {one.during.start: rule for one, rule in found.refused(on)}
        assert free | refused == whole.oracle().day(on)
