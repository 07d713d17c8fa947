"""A booking: the card that is kept, the list, the cancelling, the reminder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.screens import offers, taps
from bot.screens.screen import Button, Row, Screen, Style
from bot.words.sentences import GAP
from bot.words.speech import Words, lines
from domain.resources import Venue
from domain.slots import Slot
from domain.states import Booking, Ended, Hold, Record, Request, Status

# The ready reasons for cancelling, in the order of their numbers; 0 is none.
REASONS = ("none", "plans", "time", "ill", "elsewhere")
_ALL = 100
_HEADS = {
    Status.REQUESTED: "card-requested",
    Status.CONFIRMED: "card-booked",
    Status.IN_PROGRESS: "card-in-progress",
    Status.COMPLETED: "card-completed",
    Status.REVIEWED: "card-completed",
    Status.CANCELLED: "card-cancelled",
    Status.REJECTED: "card-rejected",
    Status.NO_SHOW: "card-no-show",
}


def card(
    words: Words, venue: Venue, record: Record, now: datetime, *, head: str = ""
) -> Screen:
    """Everything about a booking, with what can be done about it."""
    today = now.astimezone(venue.zone).date()
    name = venue.name.in_(words.language)
    title = head or words.say(_HEADS.get(record.status, "card-cancelled"))
    reason = record.reason if isinstance(record, Ended) else ""
    standing = isinstance(record, Request | Booking) and record.status is not Status.COMPLETED
    text = lines(
        title,
        GAP,
        offers.booking_lines(words, venue, record, today),
        words.say("booking-phone", phone=venue.place.phone) if venue.place.phone else "",
        words.say("booking-reason", reason=reason) if reason else "",
        words.say("booking-reference", reference=record.terms.reference),
        offers.policy_line(words, venue, record, now) if standing else "",
        GAP,
        words.say("card-waiting", venue=name) if isinstance(record, Request) else "",
        _reminders(words, venue, record, now),
    )
    return Screen(text, tuple(_card_rows(words, venue, record, now)))


def _reminders(words: Words, venue: Venue, record: Record, now: datetime) -> str:
    start = record.terms.slot.during.start
    leads = [words.duration(one) for one in venue.reminders if start - one > now]
    if record.status is not Status.CONFIRMED or not leads:
        return ""
    return words.say("card-reminders", leads=words.list_of(leads))


def _card_rows(words: Words, venue: Venue, record: Record, now: datetime) -> list[Row]:
    booking_id = record.terms.id
    place = venue.place
    rows: list[Row] = []
    ahead = record.terms.slot.during.start > now
    if record.status in (Status.CONFIRMED, Status.REQUESTED) and ahead:
        name = "card-withdraw-button" if isinstance(record, Request) else "card-cancel-button"
        rows.append(
            (
                Button(words.say("card-move-button"), taps.move(booking_id)),
                Button(words.say(name), taps.cancel(booking_id), style=Style.DANGER),
            )
        )
    more = [Button(words.say("card-history-button"), taps.history(booking_id))]
    if record.status is Status.CONFIRMED:
        more.append(Button(words.say("card-file-button"), taps.file(booking_id)))
    if place.latitude is not None and place.longitude is not None:
        url = f"https://maps.google.com/?q={place.latitude},{place.longitude}"
        more.append(Button(words.say("card-map-button"), url=url))
    more.append(Button(words.say("card-copy-button"), copy=record.terms.reference))
    rows += [tuple(more[i : i + 2]) for i in range(0, len(more), 2)]
    if not ahead or isinstance(record, Ended):
        rows.insert(0, (Button(words.say("card-again-button"), taps.again(booking_id)),))
    return rows


def with_home(words: Words, screen: Screen) -> Screen:
    """The same in the panel, with the way back."""
    last = (
        Button(words.say("home-mine-button"), taps.MINE),
        Button(words.say("home-button"), taps.HOME),
    )
    return Screen(screen.text, (*screen.rows, last))


def mine(
    words: Words, venue: Venue, records: tuple[Record, ...], today: date, *, past: bool
) -> Screen:
    """All bookings of a person, ahead or over."""
    title = "mine-past-title" if past else "mine-title"
    empty = "mine-past-empty" if past else "mine-empty"
    rows: list[Row] = [(_mine_button(words, venue, one, today),) for one in records]
    if not records and not past:
        rows.append((Button(words.say("mine-book-button"), taps.CHOOSE),))
    other = taps.MINE if past else taps.PAST
    label = "mine-coming-button" if past else "mine-past-button"
    rows.append(
        (
            Button(words.say(label), other),
            Button(words.say("home-button"), taps.HOME),
        )
    )
    text = lines(words.say(title), "" if records else words.say(empty))
    return Screen(text, tuple(rows))


def _mine_button(words: Words, venue: Venue, record: Record, today: date) -> Button:
    slot = record.terms.slot
    facts = {
        "when": offers.when(words, venue, slot, today),
        "what": offers.what(words, venue, slot),
    }
    match record:
        case Hold():
            return Button(words.say("mine-held-button", **facts), taps.finish(record.terms.id))
        case Request():
            label = words.say("mine-requested-button", **facts)
        case Booking(status=Status.CONFIRMED | Status.IN_PROGRESS):
            label = words.say("mine-button", **facts)
        case _:
            status = words.say(f"status-{record.status}-plain")
            label = words.say("mine-over-button", **facts, status=status)
    return Button(label, taps.open_(record.terms.id))


def cancel(words: Words, venue: Venue, record: Record, now: datetime) -> Screen:
    """What cancelling means now, and one tap to do it."""
    request = isinstance(record, Request)
    slot = record.terms.slot
    today = now.astimezone(venue.zone).date()
    percent = record.terms.cancellation.percent_at(now, slot.during.start)
    now_line = words.say("cancel-now-free")
    if record.terms.quote is not None and percent < _ALL:
        now_line = (
            words.say("cancel-now-part", percent=percent)
            if percent
            else words.say("cancel-now-none")
        )
    policy = words.policy(
        record.terms.cancellation, slot.during.start, zone=venue.zone, now=now
    )
    text = lines(
        words.say(
            "cancel-title-request" if request else "cancel-title",
            what=offers.what(words, venue, slot),
            when=offers.when(words, venue, slot, today, inline=True),
        ),
        now_line,
        words.say("cancel-policy", policy=policy),
        GAP,
        words.say("cancel-reason-ask"),
    )
    booking_id = record.terms.id
    rows = [
        (Button(words.say(f"cancel-reason-{name}-button"), taps.cancel_for(booking_id, index)),)
        for index, name in enumerate(REASONS)
        if index
    ]
    keep = "cancel-keep-request-button" if request else "cancel-keep-button"
    rows.append(
        (
            Button(
                words.say("cancel-reason-none-button"),
                taps.cancel_for(booking_id, 0),
                style=Style.DANGER,
            ),
        )
    )
    rows.append((Button(words.say(keep), taps.open_(booking_id)),))
    return Screen(text, tuple(rows))


def cancelled(
    words: Words, venue: Venue, record: Ended, today: date, *, was_request: bool
) -> Screen:
    """It is cancelled."""
    slot = record.terms.slot
    done = words.say(
        "cancel-done-request" if was_request else "cancel-done",
        what=offers.what(words, venue, slot),
        when=offers.when(words, venue, slot, today, inline=True),
    )
    rows = (
        (Button(words.say("card-again-button"), taps.again(record.terms.id)),),
        (
            Button(words.say("home-mine-button"), taps.MINE),
            Button(words.say("home-button"), taps.HOME),
        ),
    )
    return Screen(done, rows)


def move(words: Words, venue: Venue, record: Record, today: date) -> Screen:
    """How to get another time, until it can be done in one step."""
    slot = record.terms.slot
    text = lines(
        words.say(
            "move-title",
            what=offers.what(words, venue, slot),
            when=offers.when(words, venue, slot, today, inline=True),
        ),
        words.say("move-explain"),
    )
    rows = (
        (Button(words.say("move-choose-button"), taps.service(slot.service_id)),),
        (Button(words.say("move-cancel-button"), taps.cancel(record.terms.id)),),
        (Button(words.say("cancel-keep-button"), taps.open_(record.terms.id)),),
    )
    return Screen(text, rows)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a booking."""

    at: datetime
    status: Status


def history(words: Words, venue: Venue, record: Record, events: tuple[Event, ...]) -> Screen:
    """What happened to a booking, in order."""
    happened = [
        words.say(
            "history-line",
            when=words.when(one.at, venue.zone, one.at.astimezone(venue.zone).date()),
            event=words.say(f"history-{one.status}-plain"),
        )
        for one in events
    ]
    title = words.say("history-title", reference=record.terms.reference)
    rows = ((Button(words.say("back-button"), taps.open_(record.terms.id)),),)
    return Screen(lines(title, GAP, *happened), rows)


def reminder(words: Words, venue: Venue, record: Booking, now: datetime) -> Screen:
    """Said a day and two hours before."""
    slot = record.terms.slot
    today = now.astimezone(venue.zone).date()
    left = slot.during.start - now
    facts = {
        "what": offers.what(words, venue, slot),
        "when": offers.when(words, venue, slot, today),
    }
    head = words.say("reminder-title", **facts)
    if left < timedelta(hours=4):
        head = words.say("reminder-soon", left=words.left(left), **facts)
    text = lines(
        head,
        GAP,
        words.say("booking-place", address=venue.place.address.in_(words.language)),
        words.say("booking-reference", reference=record.terms.reference),
        GAP,
        words.say("reminder-ask"),
    )
    booking_id = record.terms.id
    rows = (
        (
            Button(
                words.say("reminder-come-button"), taps.come(booking_id), style=Style.SUCCESS
            ),
        ),
        (
            Button(words.say("reminder-move-button"), taps.move(booking_id)),
            Button(words.say("reminder-cancel-button"), taps.cancel(booking_id)),
        ),
    )
    return Screen(text, rows)


def alternatives(words: Words, venue: Venue, slots: tuple[Slot, ...], today: date) -> list[Row]:
    """A button for each slot that would do instead."""
    return [
        (
            Button(
                words.say("lost-race-button", when=offers.when(words, venue, one, today)),
                taps.take(one),
            ),
        )
        for one in slots
    ]
