"""Domain values for tests, with something sensible wherever a test does not care.

A small animal clinic in Seoul on a Wednesday morning: two vets, a room, a table for grooming.
A test names only what it is about: `make_service(lead=timedelta(hours=2))`.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain.allocations import Allocation, BookingId, Busy
from domain.cancellation import CancellationPolicy, Tier
from domain.ground import Ground
from domain.intervals import Interval
from domain.labels import Label
from domain.money import Money
from domain.people import Customer, CustomerId, Role, Staff, UserId
from domain.prices import FlatPrice, Quote
from domain.resources import (
    Need,
    Place,
    Resource,
    ResourceId,
    Service,
    ServiceId,
    Venue,
    VenueId,
)
from domain.schedule import Hours, Opening
from domain.slots import Slot
from domain.states import Booking, Details, Hold, Request, Status, Terms

SEOUL = ZoneInfo("Asia/Seoul")
BERLIN = ZoneInfo("Europe/Berlin")
# A Wednesday, 10:00 in Seoul.
NOW = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 18)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OPENINGS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(WEEKDAYS[:5], ("09:00-12:30", "13:30-18:00")),
    "sat": ("10:00-14:00",),
}


class HandClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, now: datetime = NOW) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def pass_(self, **units: float) -> None:
        """Let time go by: `pass_(minutes=10)`."""
        self._now += timedelta(**units)

    def set(self, now: datetime) -> None:
        """Begin again at another moment."""
        self._now = now


class CountedIds:
    """Identities that count up, and codes that can be read at a glance."""

    def __init__(self) -> None:
        self._last = 0

    def fresh(self) -> int:
        self._last += 1
        return self._last

    def code(self, length: int) -> str:
        return f"{self.fresh():0{length}}"


class KnownUsage:
    """What is taken, as a test says it is."""

    def __init__(self, taken: dict[tuple[ResourceId, int], Busy] | None = None) -> None:
        self.taken = taken or {}

    async def busy(
        self, venue: Venue, base: Ground, *, but: BookingId | None = None
    ) -> dict[tuple[ResourceId, int], Busy]:
        return self.taken

    async def turns(self, venue: Venue, base: Ground) -> dict[ResourceId, int]:
        return {}


def make_label(english: str = "Name", korean: str = "") -> Label:
    if not korean:
        return Label.plain(english)
    return Label((("ko", korean), ("en", english)))


def make_hours(openings: dict[str, tuple[str, ...]] | None = None, **changes: Any) -> Hours:
    """Weekly hours from `{"mon": ("09:00-12:30",)}`; an end after midnight is past 24:00."""
    weekly = tuple(
        Opening(WEEKDAYS.index(day), *minutes(span))
        for day, spans in (OPENINGS if openings is None else openings).items()
        for span in spans
    )
    return replace(Hours(weekly), **changes)


def minutes(span: str) -> tuple[int, int]:
    """`09:00-12:30` in minutes after midnight."""
    opens, closes = (
        int(hour) * 60 + int(minute)
        for hour, minute in (clock.split(":") for clock in span.split("-"))
    )
    return opens, closes


def make_resource(number: int = 1, group: str = "vet", **changes: Any) -> Resource:
    key = f"{group}-{number}"
    return replace(Resource(ResourceId(number), key, group, make_label(key)), **changes)


def make_need(group: str = "vet", **changes: Any) -> Need:
    return replace(Need(group, make_label(f"Which {group}?")), **changes)


def make_service(number: int = 1, needs: tuple[str, ...] = ("vet",), **changes: Any) -> Service:
    """Half an hour with a buffer of five minutes, for 25,000 won."""
    made = Service(
        ServiceId(number),
        f"service-{number}",
        make_label("Consultation", "진료"),
        tuple(make_need(group) for group in needs),
        length=timedelta(minutes=30),
        step=timedelta(minutes=30),
        buffer_after=timedelta(minutes=5),
        price=FlatPrice(Money(25_000, "KRW")),
        cancellation=make_policy(),
    )
    return replace(made, **changes)


def make_policy(**changes: Any) -> CancellationPolicy:
    """All back a day before, half until two hours before, then nothing, and no cancelling."""
    tiers = Tier(timedelta(hours=24), 100), Tier(timedelta(hours=2), 50)
    return replace(CancellationPolicy(tiers, cutoff=timedelta(hours=2)), **changes)


def make_venue(**changes: Any) -> Venue:
    """Vets 1 and 2, room 3, table 4; consultation (1), vaccination (2), grooming (3)."""
    made = Venue(
        VenueId(1),
        "clinic",
        make_label("Seoul Animal Clinic", "서울 동물병원"),
        SEOUL,
        "KRW",
        ("ko", "en"),
        Place(make_label("12 Hannam-daero, Seoul", "서울 한남대로 12"), "+82 2 555 0112"),
        make_hours(),
        country="KR",
        resources=(
            make_resource(1),
            make_resource(2),
            make_resource(3, "room"),
            make_resource(4, "table"),
        ),
        services=(
            make_service(1),
            make_service(2, ("vet", "room"), name=make_label("Vaccination", "예방접종")),
            make_service(3, ("table",), name=make_label("Grooming", "미용"), approval=True),
        ),
        version=1,
    )
    return replace(made, **changes)


def make_slot(hour: int = 14, minute: int = 0, on: date = TODAY, **changes: Any) -> Slot:
    """A slot of the first service on the wall clock of Seoul; `length` in minutes."""
    length = timedelta(minutes=changes.pop("length", 30))
    start = datetime.combine(on, time(hour, minute), changes.pop("zone", SEOUL))
    made = Slot(VenueId(1), ServiceId(1), Interval(start, start.astimezone(UTC) + length))
    return replace(made, **changes)


def make_customer(number: int = 1, **changes: Any) -> Customer:
    made = Customer(
        CustomerId(number), VenueId(1), UserId(700 + number), f"Customer {number}", "en"
    )
    return replace(made, **changes)


def make_staff(role: Role = Role.STAFF, **changes: Any) -> Staff:
    return replace(Staff(VenueId(1), UserId(900), role, "Staff", "ko"), **changes)


def make_terms(slot: Slot | None = None, number: int = 1, **changes: Any) -> Terms:
    """What was agreed on a slot, which takes the first vet."""
    slot = slot or make_slot()
    start, end = slot.during.minutes
    made = Terms(
        BookingId(number),
        f"BOK-20261118-{number:06}",
        slot,
        CustomerId(1),
        (Allocation(ResourceId(1), 0, 1, start, end + 5),),
        Quote(Money(25_000, "KRW")),
        make_policy(),
        NOW,
    )
    return replace(made, **changes)


def make_hold(terms: Terms | None = None, **changes: Any) -> Hold:
    """A hold that lives for fifteen minutes from `NOW`."""
    made = Hold(terms or make_terms(), 1, Details(), NOW + timedelta(minutes=15))
    return replace(made, **changes)


def make_request(terms: Terms | None = None, **changes: Any) -> Request:
    return replace(Request(terms or make_terms(), 2, Details("Bori")), **changes)


def make_booking(terms: Terms | None = None, **changes: Any) -> Booking:
    made = Booking(terms or make_terms(), 2, Details("Bori"), Status.CONFIRMED)
    return replace(made, **changes)
