"""The calendar file: the same event for ever, newer with every change."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from bot.calendar_file import calendar_file
from bot.words.catalogue import Catalogues
from domain.allocations import BookingId
from domain.cancellation import CancellationPolicy
from domain.intervals import Interval
from domain.money import Money
from domain.people import CustomerId
from domain.places import Point, Travel
from domain.prices import Price
from domain.resources import Venue
from domain.slots import Slot
from domain.states import Booking, Details, Record, Status, Terms
from tests.factories import NOW, make_venue

WORDS = Catalogues.load().for_("en")


@pytest.fixture
def venue() -> Venue:
    return make_venue()


@pytest.fixture
def booking(venue: Venue) -> Booking:
    start = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
    slot = Slot(venue.id, venue.services[0].id, Interval(start, start + timedelta(minutes=30)))
    terms = Terms(
        BookingId(77), "BOK-20261120-ABCDEF", slot, CustomerId(5), (), None,
        CancellationPolicy(), NOW,
    )  # fmt: skip
    return Booking(terms, 2, Details("Bori"), Status.CONFIRMED)


def event_of(venue: Venue, record: Record) -> tuple[Calendar, Event]:
    file = calendar_file(WORDS, venue, record, NOW)
    calendar = Calendar.from_ical(file.content)
    assert isinstance(calendar, Calendar)
    [event] = calendar.events
    return calendar, event


def test_the_event_is_in_the_venues_zone_which_the_file_describes(
    venue: Venue, booking: Booking
) -> None:
    calendar, event = event_of(venue, booking)

    assert event.start == booking.terms.slot.during.start
    assert [zone.tz_name for zone in calendar.timezones] == [venue.zone.key]


@pytest.mark.parametrize("month", [1, 3, 7, 12])
def test_the_file_knows_by_itself_how_far_the_zone_is_from_utc_then(
    venue: Venue, booking: Booking, month: int
) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    start = datetime(2027, month, 31, 23, 0, tzinfo=berlin)
    slot = replace(booking.terms.slot, during=Interval(start, start + timedelta(hours=2)))
    terms = replace(booking.terms, slot=slot)

    calendar, _ = event_of(replace(venue, zone=berlin), replace(booking, terms=terms))

    [zone] = calendar.timezones
    told = zone.to_tz(lookup_tzid=False)
    for edge in (start, start + timedelta(hours=2)):
        naive = edge.replace(tzinfo=None)
        assert told.utcoffset(naive) == berlin.utcoffset(naive)


def test_a_visit_is_at_the_customers_place(venue: Venue, booking: Booking) -> None:
    travel = Price(Money(1, "KRW"), travel=Travel(Money(1, "KRW")))
    there = Point(37.5, 127.0)
    service = replace(venue.services[0], price=travel)
    venue = replace(venue, services=(service, *venue.services[1:]))
    terms = replace(booking.terms, slot=replace(booking.terms.slot, place=there))

    _, event = event_of(venue, replace(booking, terms=terms))
    _, unsaid = event_of(venue, booking)

    assert str(event["location"]).startswith("at your place")
    assert event["geo"].to_ical() == "37.5;127.0"
    assert str(unsaid["location"]) == "at your place"
    assert "geo" not in unsaid


def test_a_later_file_is_of_the_same_event_and_newer(venue: Venue, booking: Booking) -> None:
    _, first = event_of(venue, booking)
    _, later = event_of(venue, booking.cancel("ill"))

    assert first["uid"] == later["uid"]
    assert int(str(later["sequence"])) > int(str(first["sequence"]))


def test_a_cancelled_booking_takes_itself_out_of_the_calendar(
    venue: Venue, booking: Booking
) -> None:
    calendar, event = event_of(venue, booking.cancel("ill"))

    assert calendar["method"] == "CANCEL"
    assert event["status"] == "CANCELLED"
    assert not event.walk("VALARM")


def test_reminders_come_along_as_alarms(venue: Venue, booking: Booking) -> None:
    _, event = event_of(venue, replace(booking))

    assert len(event.walk("VALARM")) == len(venue.reminders)
