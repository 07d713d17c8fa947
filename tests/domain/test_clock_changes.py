"""Every change of the clocks in twenty zones for five years, start by start.

The venue is open around the clock by one vet, and at hours that begin and end in what is skipped
or repeated by another; the room is shut for half an hour at that time. Something is booked over
the change, something is held, something is blacked out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.allocations import Taken
from domain.ground import Rule
from domain.intervals import Interval, instant_of, minute_of
from domain.resources import Counts, Mode, ResourceId, Service
from domain.schedule import Blackout
from domain.slots import joined, stretches
from domain.windows import Window
from tests.domain.almanac import YEARS, ZONES, Almanac, Clerk, changes, wall
from tests.domain.strategies import Scene
from tests.factories import (
    WEEKDAYS,
    make_hours,
    make_label,
    make_resource,
    make_service,
    make_venue,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
VET, OTHER_VET, ROOM = map(ResourceId, (1, 2, 3))
ALWAYS = make_hours(dict.fromkeys(WEEKDAYS, ("00:00-24:00",)))
# From late until after midnight, and around two, when the clocks of most places change.
NIGHTLY = make_hours(dict.fromkeys(WEEKDAYS, ("00:30-01:45", "02:15-03:30", "22:00-25:30")))
WITH_A_BREAK = make_hours(dict.fromkeys(WEEKDAYS, ("00:00-02:30", "03:00-24:00")))


def sold(*groups: str, **changes: object) -> Service:
    """Half an hour on a grid of half hours, with five minutes after it."""
    plain = make_service(1, groups, lead=timedelta(0), horizon=700 * DAY)
    return replace(plain, **changes)  # type: ignore[arg-type]


BY_THE_HOUR = {
    "half an hour with any vet in the room": sold("vet", "room"),
    "five hours with any vet": sold(
        "vet", mode=Mode.RANGE, length=5 * HOUR, longest=8 * HOUR, length_step=HOUR
    ),
}
BY_THE_DAY = {
    "whole days of a vet": sold(
        "vet", mode=Mode.DAYS, length=DAY, days=Counts(1, 3), buffer_after=timedelta(0)
    ),
    "whole days with hours kept empty": sold(
        "room", mode=Mode.DAYS, length=DAY, days=Counts(1, 3), buffer_after=3 * HOUR
    ),
}


def scene(almanac: Almanac, service: Service) -> Scene:
    """What is there around a change."""
    change, zone = almanac.around, almanac.zone
    upkeep = Interval.of_minutes(change + 6 * 60, change + 8 * 60)
    venue = make_venue(
        zone=zone,
        resources=(
            make_resource(VET, hours=ALWAYS),
            make_resource(OTHER_VET, hours=NIGHTLY),
            make_resource(ROOM, "room", hours=WITH_A_BREAK, capacity=2),
        ),
        services=(service,),
        blackouts=(Blackout(upkeep, make_label("Upkeep"), (ROOM,)),),
    )
    taken = {
        VET: [Taken(change - 90, change + 40, 0, 1), Taken(change + 600, change + 630, 0, 1)],
        OTHER_VET: [Taken(change - 20, change + 75, 0, 1, until=1)],
        ROOM: [Taken(change - 30, change + 500, 0, 1), Taken(change + 45, change + 90, 1, 2)],
    }
    window = Window(almanac.dates[0], len(almanac.dates), zone)
    return Scene(venue, window, taken, (), instant_of(change) - 30 * DAY)


def scenes(zone: str, services: dict[str, Service]) -> Iterator[tuple[Almanac, Scene]]:
    for almanac in changes(ZoneInfo(zone)):
        for service in services.values():
            yield almanac, scene(almanac, service)


@pytest.mark.parametrize("zone", ZONES)
def test_the_clocks_of_a_zone_change_twice_a_year_and_never_twice_a_week(zone: str) -> None:
    found = list(changes(ZoneInfo(zone)))

    assert len(found) >= 2 * len(YEARS)
    for almanac in found:
        for minute in almanac.minutes[::30]:
            local = instant_of(minute).astimezone(almanac.zone)
            hour = local.hour * 60 + local.minute
            assert almanac.shown[minute] == wall(local.date(), hour)


@pytest.mark.parametrize("zone", ZONES)
def test_every_start_around_a_change_is_offered_or_refused_as_a_clerk_would(zone: str) -> None:
    rules: set[Rule | None] = set()
    for almanac, given in scenes(zone, BY_THE_HOUR | BY_THE_DAY):
        offer, clerk = given.offer(), Clerk(almanac, given)

        for on in almanac.dates:
            free = {minute_of(slot.during.start): None for slot in offer.slots(on)}
            refused = {minute_of(slot.during.start): rule for slot, rule in offer.refused(on)}
            assert free | refused == clerk.day(on), (almanac, given.service, on)
            assert not free.keys() & refused.keys()
            assert offer.size(on) == len(free) + len(refused)
            rules |= {*free.values(), *refused.values()}

    # Or this would say little: every rule that is meant has struck something out.
    assert rules == {None, Rule.HOURS, Rule.BLACKOUT, Rule.FULL, Rule.HELD}


@pytest.mark.parametrize("zone", ZONES)
def test_no_moment_is_offered_twice_and_an_hour_lasts_an_hour(zone: str) -> None:
    for _, given in scenes(zone, BY_THE_HOUR):
        slots = list(given.offer().slots())

        starts = [slot.during.start for slot in slots]
        assert starts == sorted(set(starts))
        assert {slot.during.length for slot in slots} == {given.service.length}


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_is_taken_from_its_first_minute_to_its_last_however_long_it_is(zone: str) -> None:
    for almanac, given in scenes(zone, BY_THE_DAY):
        offer, (before, after) = given.offer(), given.service.buffers

        days = [
            offer.at(offer.window.edges(on)[0] + offer.window.origin) for on in almanac.dates
        ]

        for slot, on in zip(days, almanac.dates, strict=True):
            minutes = almanac.whole(on)
            assert slot.dates == (on,)
            assert stretches(slot, given.service, almanac.zone) == (
                (minutes.start - before, minutes.stop + after),
            )
        [(first, last)] = stretches(joined(days), given.service, almanac.zone)
        assert last - first == before + after + sum(
            len(almanac.whole(on)) for on in almanac.dates
        )
