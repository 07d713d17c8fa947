"""Lengths of one's own, whole days, units, people and changing capacity, by example."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from domain.allocations import BookingId, Busy, Taken, busy
from domain.availability import Availability
from domain.bounds import check_bounds
from domain.errors import (
    BlackedOut,
    ClosedDay,
    OutOfBounds,
    OutsideOpeningHours,
    RulesChanged,
    SlotTaken,
    TooSoon,
)
from domain.ground import Ground
from domain.intervals import Interval, minute_of
from domain.resources import Assignment, Counts, Mode, ResourceId, Service, Venue
from domain.schedule import Blackout, CapacityPeriod
from domain.slots import Slot, Wants, joined, runs_of, stretches
from tests.factories import (
    BERLIN,
    SEOUL,
    WEEKDAYS,
    HandClock,
    KnownUsage,
    make_hours,
    make_label,
    make_need,
    make_resource,
    make_service,
    make_slot,
    make_venue,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# The Thursday after `factories.NOW`, and what follows it.
THURSDAY = date(2026, 11, 19)
FRIDAY, SATURDAY, MONDAY = (THURSDAY + n * DAY for n in (1, 2, 4))
DAILY: dict[str, tuple[str, ...]] = dict.fromkeys(WEEKDAYS, ("08:00-18:00",))


class Taking(KnownUsage):
    """Usage worked out from what is taken of each resource, as a store does."""

    def __init__(
        self, taken: Mapping[int, Iterable[Taken]], turns: Mapping[int, int] | None = None
    ) -> None:
        super().__init__()
        self._by_resource = {key: list(parts) for key, parts in taken.items()}
        self._turns = turns or {}

    async def busy(
        self, venue: Venue, base: Ground, *, but: BookingId | None = None
    ) -> dict[tuple[ResourceId, int], Busy]:
        return {
            (one.id, demand.units): busy(self._by_resource.get(one.id, ()), base.window, demand)
            for need in base.needs
            for one, demand in need
        }

    async def turns(self, venue: Venue, base: Ground) -> dict[ResourceId, int]:
        return {ResourceId(key): number for key, number in self._turns.items()}


def hire(**changes: Any) -> Service:
    """Vans by the day, up to five days and two vans."""
    given: dict[str, Any] = {"mode": Mode.DAYS, "days": Counts(1, 5), "units": Counts(1, 2)}
    plain = make_service(1, ("van",), buffer_after=timedelta(0), price=None)
    return replace(plain, length=DAY, **(given | changes))


def yard(service: Service | None = None, **changes: Any) -> Venue:
    """Two vans, one of which there are three of."""
    given: dict[str, Any] = {
        "hours": make_hours(DAILY),
        "resources": (make_resource(1, "van"), make_resource(2, "van", capacity=3)),
        "services": (service or hire(),),
    }
    return make_venue(**(given | changes))


def hall(**changes: Any) -> Venue:
    """A hall from ten in the morning until four at night, for four to sixteen hours."""
    service = replace(
        make_service(1, ("hall",)),
        mode=Mode.RANGE,
        length=4 * HOUR,
        longest=16 * HOUR,
        length_step=HOUR,
        step=HOUR,
        buffer_after=HOUR,
    )
    return make_venue(
        hours=make_hours(dict.fromkeys(WEEKDAYS, ("10:00-28:00",))),
        resources=(make_resource(1, "hall"),),
        services=(replace(service, **changes),),
    )


def of_dates(*dates: date, **changes: Any) -> Slot:
    """A slot of whole days, from eight in the morning of the first to six of the last."""
    start = datetime.combine(dates[0], time(8), SEOUL)
    end = datetime.combine(dates[-1], time(18), SEOUL)
    during = Interval(start.astimezone(UTC), end.astimezone(UTC))
    return replace(make_slot(during=during), dates=dates, **changes)


def whole(*dates: date, unit: tuple[int, int] = (0, 1)) -> list[Taken]:
    """What bookings of whole dates take of a resource."""
    venue = yard()
    slot = of_dates(*dates)
    return [Taken(*one, *unit) for one in stretches(slot, venue.services[0], venue.zone)]


def opened(usage: KnownUsage | None = None) -> Availability:
    return Availability(usage or KnownUsage(), HandClock())


def test_dates_fall_into_runs() -> None:
    assert runs_of((THURSDAY,)) == ((THURSDAY, THURSDAY),)
    assert runs_of((THURSDAY, FRIDAY, MONDAY)) == ((THURSDAY, FRIDAY), (MONDAY, MONDAY))


def test_whole_days_take_every_hour_of_them_and_no_day_between() -> None:
    slot = of_dates(THURSDAY, FRIDAY, MONDAY)

    found = stretches(slot, hire(buffer_before=HOUR), SEOUL)

    midnight = minute_of(datetime.combine(THURSDAY, time(), SEOUL))
    days = [midnight + n * 24 * 60 for n in range(6)]
    assert found == ((days[0] - 60, days[2]), (days[4] - 60, days[5]))


def test_a_day_on_which_the_clocks_change_is_taken_whole() -> None:
    longer = date(2026, 10, 25)

    [(start, end)] = stretches(of_dates(longer), hire(), BERLIN)

    assert end - start == 25 * 60


def test_what_is_kept_empty_around_a_day_that_is_an_hour_short_is_taken_once() -> None:
    saturday, monday = date(2026, 3, 28), date(2026, 3, 30)
    half_a_day = hire(buffer_before=12 * HOUR, buffer_after=12 * HOUR)

    short = stretches(of_dates(saturday, monday), half_a_day, BERLIN)
    usual = stretches(of_dates(saturday, monday), half_a_day, SEOUL)

    assert [end - start for start, end in short] == [(24 + 24 + 23 + 24) * 60]
    assert [end - start for start, end in usual] == [48 * 60, 48 * 60]


async def test_every_open_day_is_on_offer_from_its_opening_to_its_closing() -> None:
    venue, availability = yard(), opened()

    found = await availability.soonest(venue, venue.services[0], most=2)

    assert found == (of_dates(THURSDAY), of_dates(FRIDAY))


async def test_a_day_that_has_begun_is_too_soon_and_says_so() -> None:
    venue, today = yard(), date(2026, 11, 18)

    with pytest.raises(TooSoon):
        opened().check_rules(venue, of_dates(today, THURSDAY))


async def test_a_day_is_taken_by_whatever_meets_any_hour_of_it() -> None:
    evening = minute_of(datetime.combine(THURSDAY, time(21), SEOUL))
    usage = Taking({1: [Taken(evening, evening + 30, 0, 1)]})
    venue = yard(resources=(make_resource(1, "van"),))

    refusal = await opened(usage).why(venue, of_dates(THURSDAY, FRIDAY))

    assert isinstance(refusal, SlotTaken)
    assert await opened(usage).why(venue, of_dates(FRIDAY)) is None


async def test_one_and_the_same_van_has_to_be_there_on_all_days() -> None:
    usage = Taking({1: whole(THURSDAY), 2: whole(FRIDAY)})
    vans = (make_resource(1, "van"), make_resource(2, "van"))
    venue = yard(resources=vans)

    for day in (THURSDAY, FRIDAY):
        assert await opened(usage).why(venue, of_dates(day)) is None
    assert isinstance(await opened(usage).why(venue, of_dates(THURSDAY, FRIDAY)), SlotTaken)


async def test_the_nearest_dates_that_would_do_are_as_many_and_as_far_apart() -> None:
    usage = Taking({1: whole(FRIDAY)})
    venue = yard(resources=(make_resource(1, "van"),))

    found = await opened(usage).near(venue, of_dates(THURSDAY, FRIDAY), most=2)

    assert found == (
        of_dates(SATURDAY, SATURDAY + DAY),
        of_dates(SATURDAY + DAY, SATURDAY + 2 * DAY),
    )


async def test_as_many_units_can_be_had_on_a_date_as_are_left() -> None:
    usage = Taking({2: whole(THURSDAY, unit=(0, 2))})
    venue = yard(resources=(make_resource(2, "van", capacity=3),))

    assert await opened(usage).why(venue, of_dates(THURSDAY, units=1)) is None
    refusal = await opened(usage).why(venue, of_dates(THURSDAY, units=2))
    assert refusal == SlotTaken(of_dates(THURSDAY, units=2), may_return=False)


async def test_there_are_more_units_on_some_dates_and_none_on_others() -> None:
    periods = (CapacityPeriod(FRIDAY, FRIDAY, 0), CapacityPeriod(SATURDAY, SATURDAY, 2))
    venue = yard(resources=(make_resource(1, "van", periods=periods),))
    availability = opened(Taking({}))

    assert await availability.why(venue, of_dates(THURSDAY)) is None
    assert isinstance(await availability.why(venue, of_dates(FRIDAY)), SlotTaken)
    assert await availability.why(venue, of_dates(SATURDAY, units=2)) is None
    assert isinstance(await availability.why(venue, of_dates(THURSDAY, units=2)), SlotTaken)


async def test_closed_and_blacked_out_days_say_which_and_why() -> None:
    holiday = {FRIDAY: make_label("Founding Day")}
    friday_night = Blackout(
        make_slot(20, 0, SATURDAY).during, make_label("Fair"), (ResourceId(1),)
    )
    only = (make_resource(1, "van"),)
    venue = yard(closed=holiday, blackouts=(friday_night,), resources=only)

    closed = await opened().why(venue, of_dates(THURSDAY, FRIDAY))
    blacked_out = await opened().why(venue, of_dates(SATURDAY))

    assert isinstance(closed, ClosedDay)
    assert closed.on == FRIDAY
    assert isinstance(blacked_out, BlackedOut)


def test_single_days_join_into_one_slot() -> None:
    assert joined([of_dates(THURSDAY), of_dates(MONDAY)]) == of_dates(THURSDAY, MONDAY)


@pytest.mark.parametrize(
    ("slot", "what"),
    [
        (of_dates(THURSDAY, units=3), "units"),
        (of_dates(*(THURSDAY + n * DAY for n in range(6))), "days"),
        (of_dates(THURSDAY, party=9), "party"),
    ],
)
def test_more_than_is_sold_is_refused_with_how_much_it_may_be(slot: Slot, what: str) -> None:
    vans = (make_resource(1, "van", capacity=4, seats=4),)
    venue = yard(hire(party=Counts(0, 20)), resources=vans)

    with pytest.raises(OutOfBounds) as refused:
        check_bounds(venue, venue.services[0], slot)

    assert refused.value.what == what


def test_two_vans_have_room_for_twice_as_many() -> None:
    vans = (make_resource(1, "van", capacity=4, seats=4),)
    venue = yard(hire(party=Counts(1, 20)), resources=vans)

    check_bounds(venue, venue.services[0], of_dates(THURSDAY, units=2, party=8))


def test_who_are_too_many_for_a_small_room_get_a_larger_one() -> None:
    rooms = (make_resource(1, "room", seats=4), make_resource(2, "room", seats=12))
    need = make_need("room")
    venue = make_venue(resources=rooms)

    found = [venue.candidates(need, party=party) for party in (4, 5, 13)]

    assert [[one.id for one in each] for each in found] == [[1, 2], [2], []]


def test_days_next_to_each_other_are_so() -> None:
    venue = yard(hire(adjacent=True))

    with pytest.raises(OutOfBounds) as refused:
        check_bounds(venue, venue.services[0], of_dates(THURSDAY, SATURDAY))

    assert refused.value.what == "adjacent"


def test_a_slot_that_is_no_slot_of_the_service_means_that_the_rules_have_changed() -> None:
    venue = yard()

    with pytest.raises(RulesChanged):
        check_bounds(venue, venue.services[0], make_slot(14))
    with pytest.raises(RulesChanged):
        check_bounds(
            venue, venue.services[0], replace(of_dates(THURSDAY), dates=(FRIDAY, THURSDAY))
        )
    with pytest.raises(RulesChanged):
        check_bounds(hall(), hall().services[0], make_slot(14, length=270))


async def test_a_range_may_go_on_past_midnight_until_closing() -> None:
    venue = hall()
    late = make_slot(22, 0, THURSDAY, length=6 * 60)

    assert await opened().why(venue, late) is None
    assert len(await opened().lengths(venue, late)) == 3
    longer = make_slot(22, 0, THURSDAY, length=7 * 60)
    assert isinstance(await opened().why(venue, longer), OutsideOpeningHours)


async def test_a_range_ends_where_somebody_elses_begins() -> None:
    begins = minute_of(make_slot(20, 0, THURSDAY).during.start)
    usage = Taking({1: [Taken(begins, begins + 300, 0, 1)]})
    venue, start = hall(), make_slot(10, 0, THURSDAY, length=240)

    found = await opened(usage).lengths(venue, start)

    # An hour is kept empty afterwards.
    assert [one.during.length // HOUR for one in found] == [4, 5, 6, 7, 8, 9]


async def test_the_starts_of_a_range_are_those_from_which_the_shortest_can_be_had() -> None:
    venue = hall()

    found = await opened().soonest(venue, venue.services[0], Wants(length=16 * HOUR), most=3)

    starts = [f"{one.during.start.astimezone(SEOUL):%a %H:%M}" for one in found]
    assert starts == ["Wed 10:00", "Wed 11:00", "Wed 12:00"]


async def test_openings_that_touch_are_one() -> None:
    around: dict[str, tuple[str, ...]] = dict.fromkeys(WEEKDAYS, ("00:00-24:00",))
    venue = make_venue(hours=make_hours(around))

    assert await opened().why(venue, make_slot(23, 30, THURSDAY)) is None
    midnight = make_service(1, length=HOUR)
    late = make_slot(23, 30, THURSDAY, length=60)
    assert await opened().why(replace(venue, services=(midnight,)), late) is None


@pytest.mark.parametrize(
    ("assignment", "sequence"),
    [
        (Assignment.FIRST, [1, 2, 3]),
        (Assignment.ROTATION, [3, 2, 1]),
        (Assignment.LEAST_BUSY, [2, 3, 1]),
    ],
)
async def test_who_takes_anybody_is_given_somebody_by_the_services_rule(
    assignment: Assignment, sequence: list[int]
) -> None:
    venue = make_venue(
        resources=tuple(make_resource(number) for number in (1, 2, 3)),
        services=(make_service(1, assignment=assignment),),
    )
    morning = [minute_of(make_slot(hour, 0, THURSDAY).during.start) for hour in (9, 10)]
    usage = Taking(
        {
            1: [Taken(one, one + 30, 0, 1) for one in morning],
            3: [Taken(morning[0], morning[1], 0, 1)],
        },
        turns={1: 30, 2: 20},
    )
    availability, slot = opened(usage), make_slot(14, 0, THURSDAY)

    [options] = await availability.choices(venue, availability.footprint(venue, slot))

    assert [resource_id for resource_id, _ in options] == sequence
