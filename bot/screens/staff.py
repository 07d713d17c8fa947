"""What staff see of a day: who comes when, and one tap for what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.screens import money_taps, offers, taps
from bot.screens.pages import Page, page_row
from bot.screens.screen import Button, Row, Screen, Style
from bot.words.speech import GAP, Words, lines
from domain.bookings import EARLIEST_ARRIVAL
from domain.money import Money
from domain.people import Customer
from domain.resources import Venue
from domain.states import Booking, Record, Request, Status

PER_PAGE = 10
_DAY = timedelta(days=1)
# The most of an answer that the day's list shows: ten bookings fit into one message.
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """A booking with its customer."""

    record: Record
    customer: Customer


@dataclass(frozen=True, slots=True)
class DayView:
    """A page of a day; `count` bookings in all, `requests` wait for a decision on any day.

    `to_pay` is what is still to be paid, by the number of the booking. `elsewhere`: the reader
    works at another venue too.
    """

    on: date
    entries: Page[Entry]
    count: int
    requests: int
    to_pay: Mapping[int, Money] = field(default_factory=dict)
    elsewhere: bool = False


def today(words: Words, venue: Venue, view: DayView, now: datetime) -> Screen:
    """The day's list."""
    current = now.astimezone(venue.zone).date()
    holiday = venue.closed.get(view.on)
    told = [_lines(words, venue, entry) for entry in view.entries.items]
    text = lines(
        words.say("staff-today-title", count=view.count, day=words.day(view.on, current)),
        words.say("staff-today-closed", reason=holiday.in_(words.language)) if holiday else "",
        words.say("staff-today-requests", count=view.requests) if view.requests else "",
        GAP,
        *(told or [words.say("staff-today-empty")]),
        GAP,
        words.say("staff-today-legend") if told else "",
        words.say("staff-today-updated", time=words.time(now, venue.zone)),
    )
    rows: list[Row] = []
    for entry in view.entries.items:
        rows += _actions(words, venue, entry, now)
        rows += _to_pay(words, venue, entry, view.to_pay, now)
    rows += page_row(words, view.entries, lambda page: taps.today(view.on, page))
    return Screen(text, (*rows, *_last_rows(words, view, current)))


def _last_rows(words: Words, view: DayView, current: date) -> list[Row]:
    before, after = view.on - _DAY, view.on + _DAY
    earlier = words.say("staff-today-before-button", day=words.day(before, current))
    later = words.say("staff-today-after-button", day=words.day(after, current))
    refresh = words.say("staff-today-refresh-button")
    rows: list[Row] = [
        (Button(earlier, taps.today(before)), Button(later, taps.today(after))),
        (
            Button(refresh, taps.today(view.on, view.entries.number)),
            Button(words.say("home-button"), taps.HOME),
        ),
    ]
    if view.elsewhere:
        rows.append((Button(words.say("venues-button"), taps.venues(taps.TO_TODAY)),))
    if view.requests:
        label = words.say("staff-today-requests-button", count=view.requests)
        rows.insert(0, (Button(label, taps.REQUESTS),))
    return rows


def _lines(words: Words, venue: Venue, entry: Entry) -> str:
    record = entry.record
    during = record.terms.slot.during
    return lines(
        words.say(
            "staff-today-line",
            mark=_mark(entry),
            span=words.span(during.start, during.end, venue.zone),
            customer=entry.customer.to_call,
            what=offers.taken(words, venue, record),
        ),
        *offers.details(words, venue, record, _LONGEST),
    )


def _mark(entry: Entry) -> str:
    record = entry.record
    if isinstance(record, Request):
        return "📨"
    over = {Status.IN_PROGRESS: "▶", Status.NO_SHOW: "✖"}
    over |= dict.fromkeys((Status.COMPLETED, Status.REVIEWED), "✔")
    if record.status in over:
        return over[record.status]
    if not entry.customer.reachable:
        return "!"
    return "👍" if isinstance(record, Booking) and record.coming else "?"


def _actions(words: Words, venue: Venue, entry: Entry, now: datetime) -> list[Row]:
    """The one tap that is likely next for a booking, and its opposite."""
    booking_id, start = entry.record.terms.id, entry.record.terms.slot.during.start
    customer, at = entry.customer.name, words.time(start, venue.zone)
    match entry.record:
        case Booking(status=Status.CONFIRMED):
            rows: list[Row] = []
            if now >= start - EARLIEST_ARRIVAL:
                label = words.say("staff-today-arrived-button", time=at, customer=customer)
                rows.append((Button(label, taps.arrived(booking_id)),))
            if now >= start:
                label = words.say("staff-today-no-show-button", time=at, customer=customer)
                rows.append((Button(label, taps.missed(booking_id)),))
            return rows
        case Booking(status=Status.IN_PROGRESS):
            label = words.say("staff-today-done-button", time=at, customer=customer)
            return [(Button(label, taps.done(booking_id), style=Style.SUCCESS),)]
        case Request():
            label = words.say("staff-request-open-button", when=at, customer=customer)
            return [(Button(label, taps.request(booking_id)),)]
        case _:
            return []


def _to_pay(
    words: Words, venue: Venue, entry: Entry, to_pay: Mapping[int, Money], now: datetime
) -> list[Row]:
    """What whoever is about to come, is here, or was here, has still to pay."""
    terms = entry.record.terms
    start, amount = terms.slot.during.start, to_pay.get(terms.id)
    if amount is None or not isinstance(entry.record, Booking):
        return []
    if now < start - EARLIEST_ARRIVAL:
        return []
    label = words.say(
        "onsite-button",
        time=words.time(start, venue.zone),
        customer=entry.customer.name,
        amount=words.money(amount),
    )
    return [(Button(label, money_taps.on_site(terms.id)),)]
