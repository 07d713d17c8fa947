"""What staff see: the day's list, requests, and what they are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.screens import offers, taps
from bot.screens.screen import Button, Row, Screen, Style
from bot.words.sentences import GAP
from bot.words.speech import Words, lines
from domain.people import Customer
from domain.resources import Venue
from domain.states import Booking, Ended, Record, Request, Status

REJECTIONS = ("none", "absent", "unsuitable", "call")
_NEXT_ROWS = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A booking with its customer."""

    record: Record
    customer: Customer


@dataclass(frozen=True, slots=True)
class DayView:
    """A day as staff see it; `requests` wait for a decision, on whatever day."""

    on: date
    entries: tuple[Entry, ...]
    requests: int


def today(words: Words, venue: Venue, view: DayView, now: datetime) -> Screen:
    """The day's list: who, when, what, and one tap for what happened."""
    current = now.astimezone(venue.zone).date()
    day = words.day(view.on, current)
    holiday = venue.closed.get(view.on)
    told = [_lines(words, venue, entry) for entry in view.entries]
    text = lines(
        words.say("staff-today-title", count=len(view.entries), day=day),
        words.say("staff-today-closed", reason=holiday.in_(words.language)) if holiday else "",
        words.say("staff-today-requests", count=view.requests) if view.requests else "",
        GAP,
        *(told or [words.say("staff-today-empty")]),
        GAP,
        words.say("staff-today-legend") if told else "",
        words.say("staff-today-updated", time=words.time(now, venue.zone)),
    )
    rows: list[Row] = []
    for entry in view.entries[:_NEXT_ROWS]:
        rows += _action(words, venue, entry, now)
    if view.requests:
        label = words.say("staff-today-requests-button", count=view.requests)
        rows.append((Button(label, taps.REQUESTS),))
    before, after = view.on - timedelta(days=1), view.on + timedelta(days=1)
    rows.append(
        (
            Button(
                words.say("staff-today-before-button", day=words.day(before, current)),
                taps.today(before),
            ),
            Button(words.say("staff-today-refresh-button"), taps.today(view.on)),
            Button(
                words.say("staff-today-after-button", day=words.day(after, current)),
                taps.today(after),
            ),
        )
    )
    rows.append((Button(words.say("home-button"), taps.HOME),))
    return Screen(text, tuple(rows))


def _lines(words: Words, venue: Venue, entry: Entry) -> str:
    record = entry.record
    during = record.terms.slot.during
    return lines(
        words.say(
            "staff-today-line",
            mark=_mark(entry),
            span=words.span(during.start, during.end, venue.zone),
            customer=entry.customer.name,
            what=offers.taken(words, venue, record),
        ),
        *offers.details(words, venue, record),
    )


def _mark(entry: Entry) -> str:
    match entry.record:
        case Booking(status=Status.IN_PROGRESS):
            return "▶"
        case Booking(status=Status.COMPLETED | Status.REVIEWED):
            return "✔"
        case Ended(status=Status.NO_SHOW):
            return "✖"
        case Request():
            return "📨"
        case _ if not entry.customer.reachable:
            return "!"
        case Booking(coming=True):
            return "👍"
        case _:
            return "?"


def _action(words: Words, venue: Venue, entry: Entry, now: datetime) -> list[Row]:
    """The one tap that is likely next for a booking, and its opposite."""
    record = entry.record
    booking_id = record.terms.id
    facts = {
        "time": words.time(record.terms.slot.during.start, venue.zone),
        "customer": entry.customer.name,
    }
    match record:
        case Booking(status=Status.CONFIRMED):
            row = [
                Button(
                    words.say("staff-today-arrived-button", **facts), taps.arrived(booking_id)
                )
            ]
            if now >= record.terms.slot.during.start:
                label = words.say("staff-today-no-show-button", **facts)
                return [tuple(row), (Button(label, taps.missed(booking_id)),)]
            return [tuple(row)]
        case Booking(status=Status.IN_PROGRESS):
            label = words.say("staff-today-done-button", **facts)
            return [(Button(label, taps.done(booking_id), style=Style.SUCCESS),)]
        case Request():
            label = words.say(
                "staff-request-open-button", when=facts["time"], customer=facts["customer"]
            )
            return [(Button(label, taps.request(booking_id)),)]
        case _:
            return []


def requests(words: Words, venue: Venue, entries: tuple[Entry, ...], now: datetime) -> Screen:
    """All that waits for a decision."""
    current = now.astimezone(venue.zone).date()
    rows: list[Row] = [
        (
            Button(
                words.say(
                    "staff-request-open-button",
                    when=offers.when(words, venue, one.record.terms.slot, current),
                    customer=one.customer.name,
                ),
                taps.request(one.record.terms.id),
            ),
        )
        for one in entries
    ]
    rows.append((Button(words.say("home-today-button"), taps.today(current)),))
    empty = "" if entries else words.say("staff-requests-empty")
    return Screen(lines(words.say("staff-requests-title"), empty), tuple(rows))


def notice(
    words: Words, venue: Venue, entry: Entry, now: datetime, *, head: str = ""
) -> Screen:
    """What staff are told about a booking: a request can be decided right there."""
    record = entry.record
    current = now.astimezone(venue.zone).date()
    reason = record.reason if isinstance(record, Ended) else ""
    text = lines(
        head or _head(words, record),
        words.say("staff-notice-customer", customer=entry.customer.name),
        GAP,
        offers.booking_lines(words, venue, record, current),
        words.say("booking-reference", reference=record.terms.reference),
        words.say("staff-notice-reason", reason=reason) if reason else "",
    )
    return Screen(text, tuple(_notice_rows(words, venue, record, now)))


def _head(words: Words, record: Record) -> str:
    match record:
        case Request():
            return words.say("staff-request-title")
        case Ended():
            return words.say("staff-notice-cancelled")
        case _:
            return words.say("staff-notice-booked")


def _notice_rows(words: Words, venue: Venue, record: Record, now: datetime) -> list[Row]:
    booking_id = record.terms.id
    on = record.terms.slot.during.start.astimezone(venue.zone).date()
    list_row = (Button(words.say("staff-notice-today-button"), taps.today(on)),)
    if not isinstance(record, Request) or now >= record.terms.slot.during.start:
        return [list_row]
    approve, reject = taps.approve(booking_id), taps.reject(booking_id)
    return [
        (
            Button(words.say("staff-request-approve-button"), approve, style=Style.SUCCESS),
            Button(words.say("staff-request-reject-button"), reject, style=Style.DANGER),
        ),
        list_row,
    ]


def reject(words: Words, record: Record, customer: Customer) -> Screen:
    """Why it is declined: one tap or a typed line does it."""
    booking_id = record.terms.id
    rows: list[Row] = [
        (Button(words.say(f"staff-reject-{name}-button"), taps.reject_for(booking_id, number)),)
        for number, name in enumerate(REJECTIONS)
        if number
    ]
    none = Button(
        words.say("staff-reject-none-button"),
        taps.reject_for(booking_id, 0),
        style=Style.DANGER,
    )
    rows += [(none,), (Button(words.say("back-button"), taps.request(booking_id)),)]
    return Screen(words.say("staff-request-reject-ask", customer=customer.name), tuple(rows))
