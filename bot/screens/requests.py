"""What staff decide: the requests that wait, one of them, and why it is declined."""

from __future__ import annotations

from datetime import date, datetime

from bot.screens import edit_taps, offers, taps
from bot.screens.card import map_url
from bot.screens.editing import asks_of
from bot.screens.pages import Page, page_row
from bot.screens.screen import Button, Row, Screen, Style, choices
from bot.screens.staff import Entry
from bot.words.speech import GAP, Words, lines
from domain.resources import Venue
from domain.states import Ended, Record, Request, Status

PER_PAGE = 8
# The ready reasons for declining, in the sequence of their numbers; 0 is none.
REJECTIONS = ("none", "absent", "unsuitable", "call")


def requests(words: Words, venue: Venue, entries: Page[Entry], now: datetime) -> Screen:
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
        for one in entries.items
    ]
    empty = "" if rows else words.say("staff-requests-empty")
    last = (
        Button(words.say("home-today-button"), taps.today(current)),
        Button(words.say("home-button"), taps.HOME),
    )
    text = lines(words.say("staff-requests-title"), empty)
    turning = page_row(words, entries, taps.requests)
    return Screen(text, (*rows, *turning, last), choices(rows))


def told_head(words: Words, record: Record, *, withdrawn: bool) -> str:
    """What a message to staff is about; `withdrawn`: it never was more than a request."""
    if isinstance(record, Request):
        return words.say("staff-request-title")
    if isinstance(record, Ended):
        return words.say("staff-notice-withdrawn" if withdrawn else "staff-notice-cancelled")
    return words.say("staff-notice-booked")


def decided_head(words: Words, record: Record) -> str:
    """What has become of a request, by whomever."""
    if isinstance(record, Request):
        return words.say("staff-request-title")
    if isinstance(record, Ended) and record.status is not Status.NO_SHOW:
        rejected = record.status is Status.REJECTED
        return words.say("staff-request-is-declined" if rejected else "staff-notice-cancelled")
    return words.say("staff-request-is-approved")


def decided(words: Words, record: Record, name: str) -> str:
    """Who has decided a request, and how."""
    if not isinstance(record, Ended):
        return words.say("staff-request-approved", name=name)
    if not record.reason:
        return words.say("staff-request-rejected", name=name)
    return words.say("staff-request-rejected-reason", name=name, reason=record.reason)


def notice(words: Words, venue: Venue, entry: Entry, now: datetime, *, head: str) -> Screen:
    """What staff are told about a booking: a request can be decided right there."""
    # Of the venue's day, wherever they are themselves.
    record, words = entry.record, words.in_zone(None)
    current = now.astimezone(venue.zone).date()
    cancelled = isinstance(record, Ended) and record.status is Status.CANCELLED
    reason = record.reason if isinstance(record, Ended) and cancelled else ""
    text = lines(
        head,
        words.say("staff-notice-customer", customer=entry.customer.known_as),
        GAP,
        offers.booking_lines(words, venue, record, current, staff=True),
        words.say("booking-reference", reference=record.terms.reference),
        words.say("staff-notice-reason", reason=reason) if reason else "",
    )
    return Screen(text, tuple(_notice_rows(words, venue, record, now)))


def _notice_rows(words: Words, venue: Venue, record: Record, now: datetime) -> list[Row]:
    booking_id, start = record.terms.id, record.terms.slot.during.start
    on = start.astimezone(venue.zone).date()
    label = words.day(on, now.astimezone(venue.zone).date(), inline=True)
    day: Row = (Button(words.say("staff-notice-day-button", day=label), taps.today(on)),)
    if record.terms.slot.place is not None:
        way = map_url(record.terms.slot.place)
        day = (*day, Button(words.say("card-map-button"), url=way))
    last = [day]
    if asks_of(venue, record, staff=True):
        edit = edit_taps.edit_booking(booking_id, edit_taps.BY_STAFF)
        last.insert(0, (Button(words.say("staff-notice-edit-button"), edit),))
    if not isinstance(record, Request) or now >= start:
        return last
    approve = words.say("staff-request-approve-button")
    reject = words.say("staff-request-reject-button")
    return [
        (
            Button(approve, taps.approve(booking_id), style=Style.SUCCESS),
            Button(reject, taps.reject(booking_id), style=Style.DANGER),
        ),
        *last,
    ]


def reject(words: Words, venue: Venue, entry: Entry, today: date) -> Screen:
    """Why it is declined: one tap or a typed line does it."""
    record, booking_id = entry.record, entry.record.terms.id
    rows: list[Row] = [
        (Button(words.say(f"staff-reject-{name}-button"), taps.reject_for(booking_id, number)),)
        for number, name in enumerate(REJECTIONS)
        if number
    ]
    none = taps.reject_for(booking_id, 0)
    label = words.say("staff-reject-none-button")
    rows.append((Button(label, none, style=Style.DANGER),))
    back = (Button(words.say("back-button"), taps.request(booking_id)),)
    facts = offers.facts(words, venue, record.terms.slot, today)
    text = words.say("staff-request-reject-ask", customer=entry.customer.name, **facts)
    return Screen(text, (*rows, back), choices(rows))
