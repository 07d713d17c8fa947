"""The details a service asks for, and the summary of what is held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.screens import offers, taps
from bot.screens.screen import Button, Row, Screen, Style
from bot.words.sentences import GAP
from bot.words.speech import Words, lines
from domain.resources import Ask, AskKind, Venue
from domain.states import Details, Hold

_LABEL = 24


@dataclass(frozen=True, slots=True)
class AskView:
    """One open question about a held slot, with answers given before."""

    ask: Ask
    hold: Hold
    given: str
    known: tuple[str, ...]


def ask(words: Words, venue: Venue, view: AskView, now: datetime) -> Screen:
    """A question of the service, to be answered by text or by one of the buttons."""
    slot = view.hold.terms.slot
    today = now.astimezone(venue.zone).date()
    rows: list[Row] = [
        (Button(one[:_LABEL], taps.subject(index)),) for index, one in enumerate(view.known)
    ]
    if not view.ask.required:
        rows.append((Button(words.say("details-skip-button"), taps.SKIP),))
    if view.given:
        rows.append(
            (
                Button(
                    words.say("details-keep-button", text=view.given[:_LABEL]),
                    taps.finish(view.hold.terms.id),
                ),
            )
        )
    rows.append(
        (
            Button(words.say("back-button"), taps.BACK),
            Button(words.say("summary-release-button"), taps.release(view.hold.terms.id)),
        )
    )
    hint = "details-required-hint" if view.ask.required else "details-optional-hint"
    text = lines(
        words.say(
            "details-title",
            what=offers.what(words, venue, slot),
            when=offers.when(words, venue, slot, today, inline=True),
        ),
        GAP,
        words.say("details-ask", prompt=view.ask.prompt.in_(words.language)),
        words.say(hint),
        GAP,
        _held(words, venue, view.hold, now),
    )
    return Screen(text, tuple(rows))


def summary(
    words: Words, venue: Venue, hold: Hold, now: datetime, others: tuple[Row, ...] = ()
) -> Screen:
    """Everything about a held slot, one button to make it firm, one per line to change it."""
    service = venue.service(hold.terms.slot.service_id)
    today = now.astimezone(venue.zone).date()
    title = "summary-title-request" if service.approval else "summary-title"
    venue_name = venue.name.in_(words.language)
    text = lines(
        words.say(title),
        GAP,
        offers.booking_lines(words, venue, hold, today),
        offers.policy_line(words, venue, hold, now),
        words.say("summary-approval", venue=venue_name) if service.approval else "",
        GAP,
        _held(words, venue, hold, now),
    )
    confirm = "summary-request-button" if service.approval else "summary-confirm-button"
    rows: list[Row] = [
        (Button(words.say(confirm), taps.confirm(hold.terms.id), style=Style.SUCCESS),),
        *others,
        *_edit_rows(words, venue, hold),
    ]
    last = [Button(words.say("summary-release-button"), taps.release(hold.terms.id))]
    if not hold.extended:
        last.insert(0, Button(words.say("summary-extend-button"), taps.extend(hold.terms.id)))
    rows.append(tuple(last))
    return Screen(text, tuple(rows))


def _held(words: Words, venue: Venue, hold: Hold, now: datetime) -> str:
    until = words.time(hold.expires_at, venue.zone)
    left = -(-(hold.expires_at - now).total_seconds() // 60)
    if left <= 5:
        return words.say("summary-held-left", minutes=max(int(left), 1), until=until)
    return words.say("summary-held", until=until)


def _edit_rows(words: Words, venue: Venue, hold: Hold) -> list[Row]:
    service = venue.service(hold.terms.slot.service_id)
    buttons = [Button(words.say("summary-change-time-button"), taps.edit(taps.EDIT_WHEN))]
    if len(venue.services) > 1:
        label = words.say("summary-change-what-button")
        buttons.append(Button(label, taps.edit(taps.EDIT_WHAT)))
    for one in service.asks:
        buttons.append(_edit_ask(words, one, hold.details))
    return [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]


def _edit_ask(words: Words, one: Ask, details: Details) -> Button:
    if one.kind is AskKind.NOTE:
        name = "summary-change-note-button" if details.note else "summary-add-note-button"
        return Button(words.say(name), taps.edit(taps.EDIT_NOTE))
    prompt = one.prompt.in_(words.language)[:_LABEL]
    return Button(
        words.say("summary-change-detail-button", prompt=prompt), taps.edit(taps.EDIT_SUBJECT)
    )
