"""Other details for a booking: which one, and the question anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.phones import show_phone
from bot.screens import edit_taps, offers, taps
from bot.screens.screen import Button, Row, Screen, choices, short
from bot.screens.summary import edit_ask, question
from bot.words.speech import GAP, Words, lines
from domain.resources import Ask, AskKind, Venue
from domain.states import EDITABLE, Record

_LABEL = 24


@dataclass(frozen=True, slots=True)
class EditView:
    """A booking whose details are edited, by its customer or by staff.

    `phone` is the customer's number, `known` are the subjects they have named before.
    """

    record: Record
    staff: bool
    phone: str = ""
    known: tuple[str, ...] = ()

    @property
    def by(self) -> int:
        """As buttons say it."""
        return edit_taps.BY_STAFF if self.staff else edit_taps.BY_CUSTOMER


def asks_of(venue: Venue, record: Record, *, staff: bool) -> tuple[Ask, ...]:
    """What can be answered anew. A telephone is the customer's own, who alone changes it."""
    service = offers.whole(venue, record.terms.slot)
    if service is None or record.status not in EDITABLE:
        return ()
    return tuple(one for one in service.asks if not staff or one.kind is not AskKind.PHONE)


def edit(words: Words, venue: Venue, view: EditView, now: datetime) -> Screen:
    """Everything there is, and a button for every detail."""
    record = view.record
    today = now.astimezone(venue.zone).date()
    rows: list[Row] = [
        (
            edit_ask(
                words,
                one,
                record.details,
                edit_taps.edit_ask(record.terms.id, view.by, one.kind),
            ),
        )
        for one in asks_of(venue, record, staff=view.staff)
    ]
    text = lines(
        words.say("edit-title"),
        GAP,
        offers.booking_lines(words, venue, record, today, staff=view.staff),
        GAP,
        "" if view.staff else words.say("edit-not-time"),
        words.say("choices-hint") if len(rows) > 1 else "",
    )
    return Screen(text, (*rows, _last_row(words)), choices(rows))


def ask(words: Words, venue: Venue, view: EditView, one: Ask, now: datetime) -> Screen:
    """The question of the service, with the answer it has."""
    record, today = view.record, now.astimezone(venue.zone).date()
    given = _given(view, one)
    known: list[Row] = [
        (Button(short(name, _LABEL), edit_taps.edit_subject(record.terms.id, view.by, index)),)
        for index, name in enumerate(view.known)
    ]
    clear = edit_taps.edit_clear(record.terms.id, view.by, one.kind)
    clears: list[Row] = [(Button(words.say("details-clear-button"), clear),)]
    text = lines(
        words.say("details-title", **offers.facts(words, venue, record.terms.slot, today)),
        GAP,
        words.say("details-ask", prompt=question(words, venue, one)),
        words.say("edit-now", text=short(given, 1000)) if given else "",
        words.say("details-required-hint"),
        words.say("choices-hint") if len(known) > 1 else "",
    )
    shown = clears if given and not one.required else []
    return Screen(text, (*known, *shown, _last_row(words)), choices(known))


def _given(view: EditView, one: Ask) -> str:
    if one.kind is AskKind.PHONE:
        return show_phone(view.phone)
    return view.record.details.given[one.kind]


def _last_row(words: Words) -> Row:
    back = Button(words.say("back-button"), taps.BACK)
    return back, Button(words.say("home-button"), taps.HOME)
