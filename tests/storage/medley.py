"""A house that sells in every mode at once, and random wishes that get in each other's way.

Half hours with an adviser, with or without a room, asked for in both sequences; halls for as long
as one likes, past midnight; vans by the day, with a guide or without; boats by the piece, for so
many people, by the hour or by the day. On some dates there are fewer of them, on one none at all,
and on one of them the clocks change. As in `crowd` a wish is a number, and every process makes the
same of it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from domain.intervals import Interval
from domain.resources import Counts, Mode, Need, Service, Venue, VenueId
from domain.schedule import CapacityPeriod
from domain.slots import Slot
from tests.factories import BERLIN, HandClock, make_need, make_resource, make_service
from tests.storage.counter import open_venue

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# The clocks go back on the third of the dates.
NOW = datetime(2026, 10, 21, 8, tzinfo=UTC)
FIRST = date(2026, 10, 23)
DATES = 56
# So many wishes begin on one date: about twice as many as it has room for.
A_DAY = 40
STEP = timedelta(minutes=30)
# In half hours: from eight to one.
MORNING = range(16, 26)
# Of ten who have got something, so many let it go, and so many exchange it for their next wish.
LETS_GO, EXCHANGES = 0.25, 0.15


def at_the_house() -> HandClock:
    """Where time stands still, so that nothing ends but by being let go."""
    return HandClock(NOW)


def house(number: int = 1) -> Venue:
    """Twelve resources and fourteen services; nobody needs to hurry."""
    boats = (CapacityPeriod(FIRST + 4 * DAY, FIRST + 6 * DAY, 2),)
    vans = (
        CapacityPeriod(FIRST + 2 * DAY, FIRST + 3 * DAY, 1),
        CapacityPeriod(FIRST + 9 * DAY, FIRST + 9 * DAY, 0),
        CapacityPeriod(FIRST + 15 * DAY, FIRST + 15 * DAY, 5),
    )
    resources = (
        *(make_resource(one, "adviser") for one in (1, 2, 3)),
        make_resource(4, "room", seats=4),
        make_resource(5, "room", seats=10),
        make_resource(6, "van", capacity=3, periods=vans),
        make_resource(7, "van"),
        *(make_resource(one, "guide") for one in (8, 9)),
        make_resource(10, "boat", capacity=6, seats=2, periods=boats),
        make_resource(11, "hall"),
        make_resource(12, "hall", capacity=2),
    )
    return open_venue(
        id=VenueId(number), zone=BERLIN, resources=resources, services=tuple(services())
    )


def services() -> list[Service]:
    """What the house sells, in the sequence of their numbers."""
    adviser, room, van, guide = map(make_need, ("adviser", "room", "van", "guide"))
    boat, hall = make_need("boat"), make_need("hall")
    long: dict[str, Any] = {"mode": Mode.RANGE, "length_step": STEP}
    sold = [
        slots(30, adviser, buffer_after=10 * MINUTE),
        slots(45, adviser, room, buffer_before=5 * MINUTE, buffer_after=5 * MINUTE),
        slots(60, room, adviser, party=Counts(1, 8)),
        slots(60, adviser, **long, longest=4 * HOUR),
        slots(240, hall, **long, longest=16 * HOUR, buffer_after=HOUR),
        slots(120, hall, room, **long, longest=6 * HOUR),
        slots(90, room, hall, **long, longest=3 * HOUR),
        days(4, van, units=Counts(1, 2), buffer_after=2 * HOUR),
        days(3, van, guide, adjacent=True),
        days(2, guide, van),
        slots(60, boat, units=Counts(1, 4), party=Counts(1, 8)),
        days(3, boat, units=Counts(1, 3)),
        slots(150, guide, replace(boat, units=2)),
        slots(120, guide, **long, longest=6 * HOUR, buffer_before=15 * MINUTE),
    ]
    return [replace(make_service(number), **one) for number, one in enumerate(sold, start=1)]


def slots(length: int, *needs: Need, **changes: Any) -> dict[str, Any]:
    """On a grid of half hours; `length` in minutes."""
    given = {
        "needs": needs,
        "length": length * MINUTE,
        "step": STEP,
        "buffer_after": 0 * MINUTE,
    }
    return given | {"lead": 0 * MINUTE, "horizon": 90 * DAY} | changes


def days(most: int, *needs: Need, **changes: Any) -> dict[str, Any]:
    """Whole days, one or more."""
    return slots(24 * 60, *needs) | {"mode": Mode.DAYS, "days": Counts(1, most)} | changes


@dataclass(frozen=True)
class Medley:
    """What somebody wants of a house, by number."""

    house: Venue
    seed: int

    def chance(self, number: int, what: str) -> random.Random:
        """The same for the same number."""
        return random.Random(f"{self.seed}:{number}:{what}")

    def slot(self, number: int) -> Slot:
        chance = self.chance(number, "wish")
        service = chance.choice(self.house.services)
        units = chance.randint(service.units.least, service.units.most)
        party = self._party(service, units, chance)
        made = self._when(service, FIRST + number // A_DAY % DATES * DAY, chance)
        wanted = tuple(
            chance.choice(found).id
            for need in service.needs
            if (found := self.house.candidates(need, units=units, party=party))
            and chance.random() < 0.3
        )
        return replace(made, wanted=wanted, units=units, party=party)

    def _party(self, service: Service, units: int, chance: random.Random) -> int:
        """Boats have two seats each, and rooms enough of them."""
        if service.party is None:
            return 0
        most = 2 * units if service.units.most > 1 else service.party.most
        return chance.randint(1, most)

    def _when(self, service: Service, on: date, chance: random.Random) -> Slot:
        if service.mode is Mode.DAYS:
            return self._dates(service, on, chance)
        begins, ends = midnight(on), midnight(on + DAY)
        # Any time will do, and most want the morning.
        many = MORNING if chance.random() < 0.7 else range((ends - begins) // STEP)
        start = begins + chance.choice(many) * STEP
        return Slot(
            self.house.id, service.id, Interval(start, start + chance.choice(service.lengths))
        )

    def _dates(self, service: Service, on: date, chance: random.Random) -> Slot:
        many = chance.randint(service.days.least, service.days.most)
        reach = many if service.adjacent else many + 3
        chosen = sorted(chance.sample(range(reach), many))
        dates = tuple(on + one * DAY for one in chosen)
        during = Interval(midnight(dates[0]), midnight(dates[-1] + DAY))
        return Slot(self.house.id, service.id, during, dates=dates)


def midnight(on: date) -> datetime:
    """When a date begins in Berlin, where that is never skipped."""
    return datetime.combine(on, time(), BERLIN).astimezone(UTC)


def medley(seed: int, number: int = 1) -> Medley:
    """The wishes of one seed at one house."""
    return Medley(house(number), seed)
