"""A customer's own bookings: the list, cancelling one, moving one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.screens import offers, taps
from bot.screens.pages import Page, page_row
from bot.screens.screen import Button, Row, Screen, Style, choices, short
from bot.words.speech import GAP, Words, lines
from domain.money import Money
from domain.refunds import Giving
from domain.resources import Venue
from domain.states import Booking, Ended, Hold, Record, Request, Status

PER_PAGE = 8
# The ready reasons for cancelling, in the sequence of their numbers; 0 is none.
REASONS = ("none", "plans", "time", "ill", "elsewhere")
_ALL = 100
_LABEL = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """A booking with its venue."""

    venue: Venue
    record: Record


@dataclass(frozen=True, slots=True)
class MineView:
    """A page of what is ahead, or of what is over; `several`: the bot has more venues than one."""

    entries: Page[Entry]
    past: bool = False
    several: bool = False


def mine(words: Words, venue: Venue, view: MineView, now: datetime) -> Screen:
    """All bookings of a person, ahead or over, at whichever venue; each opens there."""
    title = words.say("mine-past-title" if view.past else "mine-title")
    rows: list[Row] = [
        (_button(words, one, now, several=view.several),) for one in view.entries.items
    ]
    numbered = choices(rows)
    empty = hint = ""
    if not rows:
        empty = words.say("mine-past-empty" if view.past else "mine-empty")
    if len(rows) > 1:
        hint = words.say("choices-hint")
    if not rows and not view.past and venue.services:
        rows.append((Button(words.say("mine-book-button"), taps.CHOOSE),))
    rows += page_row(words, view.entries, taps.past if view.past else taps.mine)
    rows.append(_last_row(words, view))
    return Screen(lines(title, empty, GAP, hint), tuple(rows), numbered)


def _last_row(words: Words, view: MineView) -> Row:
    other = Button(words.say("mine-past-button"), taps.PAST)
    if view.past:
        other = Button(words.say("mine-coming-button"), taps.MINE)
    return other, Button(words.say("home-button"), taps.HOME)


def _button(words: Words, entry: Entry, now: datetime, *, several: bool) -> Button:
    venue, record = entry.venue, entry.record
    tap = taps.finish if isinstance(record, Hold) else taps.open_
    slot, today = record.terms.slot, now.astimezone(venue.zone).date()
    when, what = offers.when(words, venue, slot, today), offers.what(words, venue, slot)
    if several:
        name = venue.name.in_(words.language)
        what = words.say("venues-mine-plain", what=what, venue=name)
    label = _label(words, record, when, what)
    return Button(label, replace(tap(record.terms.id), venue=venue.id if several else 0))


def _label(words: Words, record: Record, when: str, what: str) -> str:
    match record:
        case Hold():
            return words.say("mine-held-button", when=when, what=what)
        case Request():
            return words.say("mine-requested-button", when=when, what=what)
        case Booking(status=Status.CONFIRMED | Status.IN_PROGRESS):
            return words.say("mine-button", when=when, what=what)
        case _:
            status = words.say(f"status-{record.status}-plain")
            return words.say("mine-over-button", when=when, what=what, status=status)


@dataclass(frozen=True, slots=True)
class Cancelling:
    """What is to be cancelled, for a reason that was typed, and what of its price comes back."""

    record: Record
    reason: str = ""
    giving: Giving | None = None


@dataclass(frozen=True, slots=True)
class Cancelled:
    """What is cancelled by now, what it was before, and what goes back for it."""

    record: Ended
    before: Record
    back: Money | None = None


def cancel(words: Words, venue: Venue, view: Cancelling, now: datetime) -> Screen:
    """What cancelling means now, and one tap to do it."""
    record = view.record
    request = isinstance(record, Request)
    slot, terms = record.terms.slot, record.terms
    today = now.astimezone(venue.zone).date()
    free = terms.quote is None or terms.cancellation.percent_at(now, slot.during.start) == _ALL
    policy = words.policy(terms.cancellation, slot.during.start, zone=venue.zone, now=now)
    title = "cancel-title-request" if request else "cancel-title"
    rows = _reason_rows(words, record, view.reason)
    keep = words.say("cancel-keep-request-button" if request else "cancel-keep-button")
    text = lines(
        words.say(title, **offers.facts(words, venue, slot, today)),
        words.say("cancel-now-free") if free and view.giving is None else "",
        *_giving(words, venue, view.giving, today),
        words.say("cancel-policy", policy=policy),
        GAP,
        words.say("cancel-reason-ask"),
        words.say("choices-hint"),
    )
    return Screen(text, (*rows, (Button(keep, taps.open_(terms.id)),)), choices(rows))


def _giving(words: Words, venue: Venue, giving: Giving | None, today: date) -> list[str]:
    """How much comes back now, and what the next deadline makes of it."""
    if giving is None:
        return []
    paid, back = words.money(giving.paid), words.money(giving.back)
    if not giving.back.minor:
        return [words.say("cancel-back-none", paid=paid)]
    said = [words.say("cancel-back", paid=paid, back=back)]
    if giving.until is not None:
        until = words.when(giving.until, venue.zone, today, inline=True)
        then = words.money(giving.then)
        said.append(words.say("cancel-back-next", until=until, back=then))
    return said


def _reason_rows(words: Words, record: Record, typed: str) -> list[Row]:
    booking_id = record.terms.id
    rows: list[Row] = [
        (
            Button(
                words.say(f"cancel-reason-{name}-button"), taps.cancel_for(booking_id, number)
            ),
        )
        for number, name in enumerate(REASONS)
        if number
    ]
    none = taps.cancel_for(booking_id, 0)
    label = words.say("cancel-reason-none-button")
    rows.append((Button(label, none, style=Style.DANGER),))
    if typed:
        label = words.say("cancel-reason-typed-button", reason=short(typed, _LABEL))
        tap = taps.cancel_for(booking_id, len(REASONS))
        rows.insert(0, (Button(label, tap, style=Style.DANGER),))
    return rows


def cancelled(words: Words, venue: Venue, over: Cancelled, today: date) -> Screen:
    """It is cancelled."""
    record, was_request = over.record, isinstance(over.before, Request)
    name = "cancel-done-request" if was_request else "cancel-done"
    done = words.say(name, **offers.facts(words, venue, record.terms.slot, today))
    if over.back is not None:
        done = lines(done, words.say("cancel-back-done", back=words.money(over.back)))
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
    slot, booking_id = record.terms.slot, record.terms.id
    on = slot.during.start.astimezone(venue.zone).date()
    text = lines(
        words.say("move-title", **offers.facts(words, venue, slot, today)),
        words.say("move-explain"),
    )
    rows = (
        (
            Button(
                words.say("move-choose-button"),
                taps.service_on(slot.service_id, on, slot.additions),
            ),
        ),
        (Button(words.say("move-cancel-button"), taps.cancel(booking_id)),),
        (Button(words.say("cancel-keep-button"), taps.open_(booking_id)),),
    )
    return Screen(text, rows)
