"""Every refusal comes with the facts that make it understandable."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.allocations import Busy
from domain.errors import (
    BlackedOut,
    ClosedDay,
    NotOnGrid,
    OutsideOpeningHours,
    SlotTaken,
    TooFar,
    TooSoon,
    Unavailable,
)
from domain.ground import ground
from domain.offers import offer
from domain.refusals import why
from domain.resources import ResourceId, ServiceId, Venue
from domain.schedule import Blackout, SpecialHours
from domain.slots import Slot
from domain.windows import Window
from tests.factories import (
    NOW,
    make_hours,
    make_label,
    make_resource,
    make_service,
    make_slot,
    make_venue,
)

THURSDAY = date(2026, 11, 19)
SUNDAY = date(2026, 11, 22)


def refusal(venue: Venue, slot: Slot, now: datetime = NOW, **usage: Any) -> Unavailable | None:
    on = slot.during.start.astimezone(venue.zone).date()
    base = ground(slot, venue, Window(on, 1, venue.zone))
    return why(offer(base, usage.get("usage", {}), now), venue, slot.during.start, now)


def instants(first: float, second: float) -> tuple[datetime, datetime]:
    """Two moments of Thursday, in hours after midnight."""
    midnight = make_slot(0, on=THURSDAY).during.start
    return midnight + timedelta(hours=first), midnight + timedelta(hours=second)


def test_a_free_slot_is_not_refused() -> None:
    assert refusal(make_venue(), make_slot(14, on=THURSDAY)) is None


def test_a_holiday_is_closed_by_its_name() -> None:
    venue = make_venue(closed={THURSDAY: make_label("Hangul Day")})

    for minute in (0, 10):
        found = refusal(venue, slot := make_slot(14, minute, on=THURSDAY))

        assert found == ClosedDay(slot, THURSDAY, make_label("Hangul Day"))


def test_a_special_date_without_hours_is_closed_for_its_own_reason() -> None:
    special = SpecialHours(THURSDAY, (), make_label("Staff outing"))
    venue = make_venue(
        hours=make_hours(special=(special,)), closed={THURSDAY: make_label("Holiday")}
    )

    found = refusal(venue, slot := make_slot(14, on=THURSDAY))

    assert found == ClosedDay(slot, THURSDAY, make_label("Staff outing"))


def test_a_weekday_without_openings_is_closed_without_a_reason() -> None:
    slot = make_slot(14, on=SUNDAY)

    assert refusal(make_venue(), slot) == ClosedDay(slot, SUNDAY, None)


def test_outside_the_hours_comes_with_those_of_the_date() -> None:
    slot = make_slot(12, 30, on=THURSDAY)

    found = refusal(make_venue(), slot)

    morning, afternoon = instants(9, 12.5), instants(13.5, 18)
    assert found == OutsideOpeningHours(slot, (morning, afternoon))


def test_the_hours_of_two_vets_are_told_as_one() -> None:
    venue = make_venue(
        resources=(
            make_resource(1, hours=make_hours({"thu": ("09:00-12:00",)})),
            make_resource(2, hours=make_hours({"thu": ("11:00-15:00",)})),
        )
    )

    found = refusal(venue, slot := make_slot(18, on=THURSDAY))

    assert found == OutsideOpeningHours(slot, (instants(9, 15),))


def test_no_vet_is_there_for_the_whole_length() -> None:
    venue = make_venue(
        resources=(
            make_resource(1, hours=make_hours({"thu": ("09:00-12:00",)})),
            make_resource(2, hours=make_hours({"thu": ("12:00-15:00",)})),
        )
    )

    found = refusal(venue, slot := make_slot(11, 45, on=THURSDAY))

    assert found == OutsideOpeningHours(slot, (instants(9, 15),))


def test_after_midnight_the_hours_are_those_that_reach_into_the_date() -> None:
    venue = make_venue(hours=make_hours({"wed": ("22:00-26:00",)}))

    late = refusal(venue, slot := make_slot(1, 45, on=THURSDAY))
    closed = refusal(venue, noon := make_slot(12, on=THURSDAY))

    assert late == OutsideOpeningHours(slot, (instants(0, 2),))
    assert closed == ClosedDay(noon, THURSDAY, None)


def test_a_blackout_gives_its_reason() -> None:
    slot = make_slot(14, on=THURSDAY)
    venue = make_venue(blackouts=(Blackout(slot.during, make_label("Repairs")),))

    assert refusal(venue, slot) == BlackedOut(slot, make_label("Repairs"))
    off_grid = make_slot(14, 10, on=THURSDAY)
    assert refusal(venue, off_grid) == BlackedOut(off_grid, make_label("Repairs"))


def test_the_reason_is_that_of_the_blackout_that_leaves_nothing() -> None:
    slot = make_slot(14, on=THURSDAY, service_id=ServiceId(2))
    venue = make_venue(
        blackouts=(
            Blackout(slot.during, make_label("Dr. Kim is away"), (1,)),
            Blackout(slot.during, make_label("The room is painted"), (3,)),
        )
    )

    assert refusal(venue, slot) == BlackedOut(slot, make_label("The room is painted"))


def test_too_soon_says_from_when_on() -> None:
    venue = make_venue(services=(make_service(lead=timedelta(hours=5)),))
    slot = make_slot(14, on=date(2026, 11, 18))

    assert refusal(venue, slot) == TooSoon(slot, NOW + timedelta(hours=5))


def test_the_past_is_too_soon() -> None:
    slot = make_slot(9, on=date(2026, 11, 18))

    assert refusal(make_venue(), slot) == TooSoon(slot, NOW)


def test_too_far_says_until_when() -> None:
    slot = make_slot(14, on=date(2027, 1, 20))

    assert refusal(make_venue(), slot) == TooFar(slot, NOW + timedelta(days=60))


@pytest.mark.parametrize("minute", [10, 29])
def test_a_minute_the_grid_does_not_have_comes_with_those_it_has(minute: int) -> None:
    slot = make_slot(14, minute, on=THURSDAY)

    assert refusal(make_venue(), slot) == NotOnGrid(slot, instants(14, 14.5))


@pytest.mark.parametrize(
    ("ahead", "refused"),
    [
        (timedelta(0), NotOnGrid),
        (timedelta(seconds=1), TooSoon),
        (timedelta(hours=-1), NotOnGrid),
        (timedelta(hours=-1, seconds=-1), TooFar),
    ],
)
def test_off_the_grid_notice_and_horizon_count_to_the_second(
    ahead: timedelta, refused: type[Unavailable]
) -> None:
    venue = make_venue(services=(make_service(horizon=timedelta(hours=1)),))
    slot = make_slot(14, 10, on=THURSDAY)

    found = refusal(venue, slot, slot.during.start + ahead)

    assert isinstance(found, refused)


def test_a_second_past_a_start_is_not_on_the_grid() -> None:
    start = make_slot(14, on=THURSDAY).during.start
    venue = make_venue()
    base = ground(make_slot(), venue, Window(THURSDAY, 1, venue.zone))

    found = why(offer(base, {}, NOW), venue, start + timedelta(seconds=1), NOW)

    assert isinstance(found, NotOnGrid)


def test_what_is_taken_says_whether_it_may_come_back() -> None:
    venue = make_venue(resources=(make_resource(1),))
    everything = -1
    firm = {(ResourceId(1), 1): Busy(everything, everything)}
    held = {(ResourceId(1), 1): Busy(everything, 0)}
    slot = make_slot(14, on=THURSDAY)

    assert refusal(venue, slot, usage=firm) == SlotTaken(slot, may_return=False)
    assert refusal(venue, slot, usage=held) == SlotTaken(slot, may_return=True)


def test_a_service_that_no_resource_can_serve_is_always_outside_the_hours() -> None:
    venue = make_venue()
    [service, *_] = venue.services
    greedy = replace(service, needs=(replace(service.needs[0], units=2),))

    found = refusal(replace(venue, services=(greedy,)), make_slot(14, on=THURSDAY))

    assert isinstance(found, ClosedDay | OutsideOpeningHours)


def test_facts_are_instants_in_utc() -> None:
    found = refusal(make_venue(), make_slot(8, on=THURSDAY))

    assert isinstance(found, OutsideOpeningHours)
    assert {edge.tzinfo for opening in found.openings for edge in opening} == {UTC}
