"""Looking for a time: soonest, nearest, and why not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.allocations import BookingId, Busy, Taken, busy
from domain.availability import GROUNDS_KEPT, Availability, month_of, week_of
from domain.errors import (
    ClosedDay,
    NotFound,
    NotOnGrid,
    OutsideOpeningHours,
    RulesChanged,
    SlotTaken,
    TooFar,
    TooSoon,
)
from domain.ground import Ground
from domain.intervals import Interval, minute_of
from domain.resources import ResourceId, ServiceId, Venue
from domain.slots import ANYTHING, Slot
from tests.factories import (
    BERLIN,
    SEOUL,
    WEEKDAYS,
    HandClock,
    KnownUsage,
    make_hours,
    make_label,
    make_resource,
    make_service,
    make_slot,
    make_venue,
)

FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
ALWAYS = Busy(-1, -1)


class TakenByThe(KnownUsage):
    """Usage worked out from what is taken, as a store does."""

    def __init__(self, *taken: tuple[int, Slot]) -> None:
        super().__init__()
        self._taken = taken

    async def busy(
        self, venue: Venue, base: Ground, *, but: BookingId | None = None
    ) -> dict[tuple[ResourceId, int], Busy]:
        return {
            (one.id, need.units): busy(
                [
                    Taken(*slot.during.minutes, 0, 1)
                    for number, slot in self._taken
                    if number == one.id
                ],
                base.window,
                need,
            )
            for options in base.needs
            for one, need in options
        }


def one_vet(*openings: str) -> Venue:
    """A single vet, open from Monday to Friday, who sees people on the half hour."""
    weekdays = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), openings or ("09:00-11:00",))
    return make_venue(
        hours=make_hours(weekdays),
        resources=(make_resource(1),),
        services=(make_service(buffer_after=timedelta(0)),),
    )


def starts(*slots: Slot) -> list[str]:
    return [f"{slot.during.start.astimezone(SEOUL):%a %H:%M}" for slot in slots]


async def test_the_soonest_slots_come_over_the_weekend_in_order() -> None:
    venue = one_vet()
    clock = HandClock(make_slot(9, 45, FRIDAY).during.start)

    found = await Availability(KnownUsage(), clock).soonest(venue, venue.services[0], most=4)

    assert starts(*found) == ["Fri 10:00", "Fri 10:30", "Mon 09:00", "Mon 09:30"]


async def test_the_soonest_after_a_moment_is_not_before_it() -> None:
    venue = one_vet()
    after = make_slot(10, 15, MONDAY).during.start

    found = await Availability(KnownUsage(), HandClock()).soonest(
        venue, venue.services[0], after=after, most=2
    )

    assert starts(*found) == ["Mon 10:30", "Tue 09:00"]


async def test_there_is_no_soonest_beyond_the_horizon() -> None:
    venue = one_vet()
    full = KnownUsage({(ResourceId(1), 1): ALWAYS})

    assert await Availability(full, HandClock()).soonest(venue, venue.services[0]) == ()


async def test_a_slot_after_midnight_on_a_sunday_is_found_once_and_can_be_held() -> None:
    venue = make_venue(
        hours=make_hours({"sun": ("23:00-26:00",)}), services=(make_service(needs=("vet",)),)
    )
    availability = Availability(KnownUsage(), HandClock())

    found = await availability.soonest(venue, venue.services[0], most=6)

    assert starts(*found) == [
        *("Sun 23:00", "Sun 23:30", "Mon 00:00"),
        *("Mon 00:30", "Mon 01:00", "Mon 01:30"),
    ]
    for slot in found:
        assert await availability.why(venue, slot) is None
        availability.check_rules(venue, slot)


async def test_the_nearest_slots_may_lie_in_the_week_before_or_after() -> None:
    hours = make_hours({"mon": ("09:00-09:30",), "fri": ("16:00-17:00",)})
    venue, gone = replace(one_vet(), hours=hours), make_slot(9, 0, MONDAY)

    found = await Availability(TakenByThe((1, gone)), HandClock()).near(venue, gone)

    assert starts(*found) == ["Fri 16:00", "Fri 16:30", "Fri 16:00"]
    assert [one.during.start < gone.during.start for one in found] == [True, True, False]


@given(st.sets(st.integers(0, 62)), st.integers(21, 41))
async def test_nothing_free_is_closer_than_what_is_called_near(
    free: set[int], asked: int
) -> None:
    """Three weeks of three starts a day, of which only some are free."""
    hours = make_hours(dict.fromkeys(WEEKDAYS, ("09:00-10:30",)))
    venue = replace(one_vet(), hours=hours)
    every = [
        make_slot(9 + part // 2, part % 2 * 30, MONDAY + timedelta(days=number))
        for number in range(21)
        for part in range(3)
    ]
    usage = TakenByThe(*((1, slot) for at, slot in enumerate(every) if at not in free))
    start = every[asked].during.start

    found = await Availability(usage, HandClock()).near(venue, every[asked])

    distances = sorted(abs(every[at].during.start - start) for at in free)[:3]
    within = [one for one in found if one in every]
    assert sorted(abs(one.during.start - start) for one in within) == distances
    assert len(found) == 3
    assert list(found) == sorted(found, key=lambda one: one.during)


async def test_where_nothing_is_near_what_comes_later_will_do() -> None:
    venue = one_vet()
    start = minute_of(make_slot(0, 0, FRIDAY).during.start)
    weeks = Taken(start - 20 * 1440, start + 40 * 1440, 0, 1)

    class Away(KnownUsage):
        async def busy(
            self, venue: Venue, base: Ground, *, but: BookingId | None = None
        ) -> dict[tuple[ResourceId, int], Busy]:
            return {(ResourceId(1), 1): busy([weeks], base.window, base.needs[0][0][1])}

    found = await Availability(Away(), HandClock()).near(venue, make_slot(9, 0, FRIDAY))

    assert [slot.during.start.astimezone(SEOUL).date() for slot in found] == [
        date(2026, 12, 30)
    ] * 3


async def test_near_a_day_too_far_away_are_the_soonest() -> None:
    venue = one_vet()
    availability = Availability(KnownUsage(), HandClock())

    found = await availability.near(venue, make_slot(9, 0, date(2027, 6, 1)))

    assert starts(*found) == ["Wed 10:00", "Wed 10:30", "Thu 09:00"]


async def test_what_was_taken_meanwhile_is_refused_with_the_reason() -> None:
    venue = one_vet()
    slot = make_slot(9, 30, FRIDAY)

    found = await Availability(TakenByThe((1, slot)), HandClock()).why(venue, slot)

    assert found == SlotTaken(slot, may_return=False)


def test_a_slot_that_is_taken_is_no_matter_of_the_rules() -> None:
    full = KnownUsage({(ResourceId(1), 1): ALWAYS})

    Availability(full, HandClock()).check_rules(one_vet(), make_slot(9, 30, FRIDAY))


@pytest.mark.parametrize(
    ("slot", "refusal"),
    [
        (make_slot(9, 10, FRIDAY), NotOnGrid),
        (make_slot(12, 0, FRIDAY), OutsideOpeningHours),
        (make_slot(9, 0, date(2026, 11, 22)), ClosedDay),
        (make_slot(9, 0), TooSoon),
        (make_slot(9, 0, date(2027, 11, 19)), TooFar),
        (make_slot(9, 30, FRIDAY, length=45), RulesChanged),
        (make_slot(9, 30, FRIDAY, service_id=ServiceId(9)), NotFound),
        (make_slot(9, 30, FRIDAY, wanted=(ResourceId(9),)), NotFound),
    ],
)
def test_a_tap_from_outside_is_checked_against_every_rule(
    slot: Slot, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        Availability(KnownUsage(), HandClock()).check_rules(one_vet(), slot)


def test_a_second_after_a_start_is_no_start() -> None:
    during, second = make_slot(9, 30, FRIDAY).during, timedelta(seconds=1)
    late = make_slot(during=Interval(during.start + second, during.end + second))

    with pytest.raises(NotOnGrid):
        Availability(KnownUsage(), HandClock()).check_rules(one_vet(), late)


async def test_what_the_calendar_says_is_worked_out_once_per_version_of_the_venue() -> None:
    venue = one_vet()
    changed = make_venue(closed={FRIDAY: make_label("Holiday")}, version=2)
    availability = Availability(KnownUsage(), HandClock())
    week = week_of(FRIDAY, SEOUL)

    first = availability.ground(venue, venue.services[0], week, ANYTHING)

    assert availability.ground(venue, venue.services[0], week, ANYTHING) is first
    assert availability.ground(changed, changed.services[0], week, ANYTHING) is not first


async def test_what_has_not_been_looked_at_for_long_is_forgotten() -> None:
    venue = one_vet()
    availability = Availability(KnownUsage(), HandClock())
    weeks = [week_of(FRIDAY + n * timedelta(days=7), SEOUL) for n in range(GROUNDS_KEPT + 1)]

    first, *_ = [
        availability.ground(venue, venue.services[0], week, ANYTHING) for week in weeks
    ]

    assert availability.ground(venue, venue.services[0], weeks[0], ANYTHING) is not first


async def test_a_change_of_what_is_taken_is_seen_at_once() -> None:
    venue = one_vet()
    usage = KnownUsage({(ResourceId(1), 1): Busy()})
    availability = Availability(usage, HandClock())

    before = await availability.soonest(venue, venue.services[0])
    usage.taken = {(ResourceId(1), 1): ALWAYS}
    after = await availability.soonest(venue, venue.services[0])

    assert before
    assert after == ()


def test_weeks_begin_on_monday_and_months_on_the_first() -> None:
    assert week_of(FRIDAY, BERLIN).dates[0] == date(2026, 11, 16)
    assert month_of(date(2028, 2, 10), BERLIN).days == 29
    assert month_of(FRIDAY, BERLIN) is month_of(date(2026, 11, 1), BERLIN)
