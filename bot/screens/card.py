"""A booking: the card that is kept, what happened to it, the reminder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from bot.screens import edit_taps, offers, taps
from bot.screens.screen import Button, Row, Screen, Style, in_pairs
from bot.words.speech import GAP, Words, lines
from domain.places import Point
from domain.resources import Venue
from domain.states import Booking, Ended, Record, Request, Status

# A reminder this close to the start says how long it is until then.
_SOON = timedelta(hours=4)
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
    name, place = venue.name.in_(words.language), venue.place
    reason = record.reason if isinstance(record, Ended) else ""
    ahead = stands(record) and record.terms.slot.during.start > now
    text = lines(
        head or words.say(_HEADS.get(record.status, "card-cancelled")),
        GAP,
        offers.booking_lines(words, venue, record, today),
        words.say("booking-phone", phone=place.phone) if place.phone else "",
        words.say("booking-reason", reason=reason) if reason else "",
        words.say("booking-reference", reference=record.terms.reference),
        offers.policy_line(words, venue, record, now) if ahead else "",
        GAP,
        words.say("card-waiting", venue=name) if isinstance(record, Request) else "",
        _reminders(words, venue, record, now),
    )
    return Screen(text, tuple(_card_rows(words, venue, record, now)))


def with_money(screen: Screen, money: str) -> Screen:
    """The card with what was paid, where anything was."""
    return replace(screen, text=lines(screen.text, GAP, money)) if money else screen


def stands(record: Record) -> bool:
    """Whether it waits for a decision, or is firm and has not begun."""
    return isinstance(record, Request) or record.status is Status.CONFIRMED


def _reminders(words: Words, venue: Venue, record: Record, now: datetime) -> str:
    start = record.terms.slot.during.start
    leads = [words.duration(one) for one in venue.reminders if start - one > now]
    if record.status is not Status.CONFIRMED or not leads:
        return ""
    return words.say("card-reminders", leads=words.list_of(leads))


def _card_rows(words: Words, venue: Venue, record: Record, now: datetime) -> list[Row]:
    booking_id, start = record.terms.id, record.terms.slot.during.start
    rows: list[Row] = []
    if stands(record) and now < start:
        name = "card-withdraw-button" if isinstance(record, Request) else "card-cancel-button"
        cancel = Button(words.say(name), taps.cancel(booking_id), style=Style.DANGER)
        rows.append((Button(words.say("card-move-button"), taps.move(booking_id)), cancel))
        service = offers.whole(venue, record.terms.slot)
        if service is not None and service.asks:
            edit = edit_taps.edit_booking(booking_id, edit_taps.BY_CUSTOMER)
            rows.append((Button(words.say("card-edit-button"), edit),))
    if not stands(record) or now >= start:
        rows.append((Button(words.say("card-again-button"), taps.again(booking_id)),))
    return rows + in_pairs(_more_buttons(words, venue, record))


def _more_buttons(words: Words, venue: Venue, record: Record) -> list[Button]:
    booking_id, reference = record.terms.id, record.terms.reference
    buttons = [Button(words.say("card-history-button"), taps.history(booking_id))]
    if record.status is Status.CONFIRMED:
        buttons.append(Button(words.say("card-file-button"), taps.file(booking_id)))
        url = _share(words, venue, record)
        buttons.append(Button(words.say("card-share-button"), url=url))
    where = map_url(offers.spot(venue, record.terms.slot))
    if where:
        buttons.append(Button(words.say("card-map-button"), url=where))
    buttons.append(Button(words.say("card-copy-button"), copy=reference))
    return buttons


def _share(words: Words, venue: Venue, record: Record) -> str:
    """Telegram's own choice of a chat to send the text to."""
    slot = record.terms.slot
    on = slot.during.start.astimezone(venue.zone).date()
    text = words.say(
        "card-share-plain",
        what=offers.what(words, venue, slot),
        venue=venue.name.in_(words.language),
        when=f"{words.long_day(on)}, {words.time(slot.during.start, venue.zone)}",
    )
    spot = offers.spot(venue, slot)
    # Where customers live is not for everybody they tell of it.
    known = map_url(spot) if spot == venue.place.point else ""
    where = known or offers.where(words, venue, slot)
    return "https://t.me/share/url?" + urlencode({"url": where, "text": text})


def map_url(point: Point | None) -> str:
    """The place on a map; empty when nobody said where it is."""
    return f"https://maps.google.com/?q={point.latitude},{point.longitude}" if point else ""


def with_home(words: Words, screen: Screen) -> Screen:
    """The same in the panel, with the way back."""
    last = (
        Button(words.say("home-mine-button"), taps.MINE),
        Button(words.say("home-button"), taps.HOME),
    )
    return Screen(screen.text, (*screen.rows, last), screen.choices)


def history(
    words: Words,
    venue: Venue,
    record: Record,
    events: tuple[tuple[datetime, Status], ...],
    today: date,
) -> Screen:
    """What happened to a booking, and when, in sequence."""
    happened = [
        words.say(
            "history-line",
            when=words.when(at, venue.zone, today),
            event=words.say(f"history-{status}-plain"),
        )
        for at, status in events
    ]
    title = words.say("history-title", reference=record.terms.reference)
    rows = ((Button(words.say("back-button"), taps.open_(record.terms.id)),),)
    return Screen(lines(title, GAP, *happened), rows)


def reminder(words: Words, venue: Venue, record: Booking, now: datetime) -> Screen:
    """Said a day and two hours before; who has said yes already is not asked again."""
    booking_id = record.terms.id
    come = Button(words.say("reminder-come-button"), taps.come(booking_id), style=Style.SUCCESS)
    rows: list[Row] = [] if record.coming else [(come,)]
    change = (
        Button(words.say("reminder-move-button"), taps.move(booking_id)),
        Button(words.say("reminder-cancel-button"), taps.cancel(booking_id)),
    )
    ask = "" if record.coming else words.say("reminder-ask")
    text = lines(reminder_text(words, venue, record, now), GAP, ask)
    return Screen(text, (*rows, change))


def coming(words: Words, venue: Venue, record: Booking, now: datetime) -> Screen:
    """The reminder once it has been answered with yes."""
    today = now.astimezone(venue.zone).date()
    when = offers.when(words, venue, record.terms.slot, today, inline=True)
    thanks = words.say("reminder-coming", when=when)
    return Screen(lines(reminder_text(words, venue, record, now), GAP, thanks))


def reminder_text(words: Words, venue: Venue, record: Booking, now: datetime) -> str:
    """What is ahead, and where."""
    slot, today = record.terms.slot, now.astimezone(venue.zone).date()
    left = slot.during.start - now
    what, when = offers.taken(words, venue, record), offers.when(words, venue, slot, today)
    head = words.say("reminder-title", what=what, when=when)
    if left < _SOON:
        at = offers.when(words, venue, slot, today, inline=True)
        head = words.say("reminder-soon", left=words.left(left), what=what, when=at)
    own = offers.own_time(words, venue, slot, today)
    zone = words.zone_name(venue.zone, slot.during.start)
    return lines(
        head,
        words.say("booking-zone", zone=zone) if own else "",
        own,
        GAP,
        words.say("booking-place", address=offers.where(words, venue, slot)),
        words.say("booking-reference", reference=record.terms.reference),
    )
