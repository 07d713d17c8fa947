"""The details a service asks for, and the summary of what is held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.callbacks import Tap
from bot.screens import offers, pay_buttons, prices, taps
from bot.screens.codes import NO_GIFT, SetAside, code_rows, gift_lines
from bot.screens.screen import Button, Keys, Row, Screen, Style, choices, in_pairs, short
from bot.screens.who import circles
from bot.words.speech import GAP, Words, lines
from domain.additions import MOST, service_of
from domain.resources import Ask, AskKind, Service, Venue
from domain.states import Details, Hold

_LABEL = 24
_EDITS = {
    AskKind.SUBJECT: taps.EDIT_SUBJECT,
    AskKind.NOTE: taps.EDIT_NOTE,
    AskKind.PHONE: taps.EDIT_PHONE,
}
# From so many minutes on, the minutes that are left are said too.
_NEARLY_OVER = 5


@dataclass(frozen=True, slots=True)
class AskView:
    """One open question about a held slot, with the answer it has, and those given before."""

    ask: Ask
    hold: Hold
    given: str
    known: tuple[str, ...]


def ask(words: Words, venue: Venue, view: AskView, now: datetime) -> Screen:
    """A question of the service, to be answered by text or by one of the buttons."""
    today = now.astimezone(venue.zone).date()
    known: list[Row] = [
        (Button(short(one, _LABEL), taps.subject(index)),)
        for index, one in enumerate(view.known)
    ]
    last = (
        Button(words.say("back-button"), taps.BACK),
        Button(words.say("summary-release-button"), taps.release(view.hold.terms.id)),
        Button(words.say("home-button"), taps.HOME),
    )
    text = lines(
        words.say("details-title", **offers.facts(words, venue, view.hold.terms.slot, today)),
        GAP,
        words.say("details-ask", prompt=question(words, venue, view.ask)),
        words.say("details-required-hint" if view.ask.required else "details-optional-hint"),
        words.say("choices-hint") if len(known) > 1 else "",
        GAP,
        held_line(words, venue, view.hold, now),
    )
    return Screen(text, (*known, *_answer_rows(words, view), last), choices(known))


def question(words: Words, venue: Venue, ask: Ask) -> str:
    """A question in the venue's words, else as the bot asks it."""
    if ask.prompt is not None:
        return ask.prompt.in_(words.language)
    return words.say("details-phone-ask", venue=venue.name.in_(words.language))


def phone_keys(words: Words, ask: Ask) -> Screen:
    """A key that shares one's number, and what the number is for."""
    keys = Keys(
        words.say("details-phone-share-button"),
        () if ask.required else (words.say("details-phone-skip-button"),),
        words.say("details-phone-placeholder-plain"),
    )
    return Screen(words.say("details-phone-purpose"), keys=keys)


def _answer_rows(words: Words, view: AskView) -> list[Row]:
    rows: list[Row] = []
    if view.given:
        label = words.say("details-keep-button", text=short(view.given, _LABEL))
        rows.append((Button(label, taps.finish(view.hold.terms.id)),))
    if not view.ask.required:
        phone = view.ask.kind is AskKind.PHONE
        skip = "details-phone-skip-button" if phone else "details-skip-button"
        name = "details-clear-button" if view.given else skip
        rows.append((Button(words.say(name), taps.SKIP),))
    return rows


def ask_code(words: Words, venue: Venue, hold: Hold, now: datetime) -> Screen:
    """The question for a code, to be typed."""
    today = now.astimezone(venue.zone).date()
    text = lines(
        words.say("details-title", **offers.facts(words, venue, hold.terms.slot, today)),
        GAP,
        words.say("code-ask"),
        GAP,
        held_line(words, venue, hold, now),
    )
    last = (
        Button(words.say("back-button"), taps.BACK),
        Button(words.say("home-button"), taps.HOME),
    )
    return Screen(text, (last,))


@dataclass(frozen=True, slots=True)
class View:
    """A held slot, what a gift pays of it, and `others`: times that would do as well."""

    hold: Hold
    gift: SetAside = NO_GIFT
    others: tuple[Row, ...] = ()


def summary(words: Words, venue: Venue, view: View, now: datetime) -> Screen:
    """Everything about a held slot, one button to make it firm, one per line to change it."""
    hold, others = view.hold, view.others
    service = service_of(venue, hold.terms.slot)
    today = now.astimezone(venue.zone).date()
    name = "request" if service.approval else "confirm"
    approval = words.say("summary-approval", venue=venue.name.in_(words.language))
    text = lines(
        words.say("summary-title-request" if service.approval else "summary-title"),
        GAP,
        offers.booking_lines(words, venue, hold, today),
        gift_lines(words, hold, view.gift),
        offers.policy_line(words, venue, hold, now),
        approval if service.approval else "",
        GAP,
        held_line(words, venue, hold, now),
    )
    rows: list[Row] = [
        *_firm_rows(words, venue, view, name),
        *others,
        *_addition_rows(words, venue, hold),
        *code_rows(words, venue, hold, view.gift),
        *_edit_rows(words, venue, hold),
        _last_row(words, hold),
    ]
    return Screen(text, tuple(rows), choices(others))


def _firm_rows(words: Words, venue: Venue, view: View, name: str) -> list[Row]:
    """One tap to make it firm, or to pay for it where that comes first."""
    hold = view.hold
    amount = pay_buttons.amount_due(venue, hold, view.gift.minor)
    if amount is not None:
        return pay_buttons.pay_rows(words, venue, hold, amount)
    confirm = words.say(f"summary-{name}-button")
    return [(Button(confirm, taps.confirm(hold.terms.id), style=Style.SUCCESS),)]


def held_line(words: Words, venue: Venue, hold: Hold, now: datetime) -> str:
    """Until when it is held; near the end, how long that is."""
    until = words.time(hold.expires_at, venue.zone)
    left = max(-int(-(hold.expires_at - now).total_seconds() // 60), 1)
    if left <= _NEARLY_OVER:
        return words.say("summary-held-left", minutes=left, until=until)
    return words.say("summary-held", until=until)


def _last_row(words: Words, hold: Hold) -> Row:
    release = Button(words.say("summary-release-button"), taps.release(hold.terms.id))
    home = Button(words.say("home-button"), taps.HOME)
    if hold.extended:
        return release, home
    return Button(words.say("summary-extend-button"), taps.extend(hold.terms.id)), release, home


def _edit_rows(words: Words, venue: Venue, hold: Hold) -> list[Row]:
    service = service_of(venue, hold.terms.slot)
    buttons = [Button(words.say("summary-change-time-button"), taps.edit(taps.EDIT_WHEN))]
    if len(venue.services) > 1:
        label = words.say("summary-change-what-button")
        buttons.append(Button(label, taps.edit(taps.EDIT_WHAT)))
    if service.party is not None:
        label = words.say("summary-change-party-button")
        buttons.append(Button(label, taps.edit(taps.EDIT_PARTY)))
    for circle in circles(venue, service, ()):
        prompt = short(circle.need.prompt.in_(words.language), _LABEL)
        label = words.say("summary-change-who-button", group=prompt)
        buttons.append(Button(label, taps.edit(taps.EDIT_WHO)))
    buttons += [
        edit_ask(words, one, hold.details, taps.edit(_EDITS[one.kind])) for one in service.asks
    ]
    return in_pairs(buttons)


def _addition_rows(words: Words, venue: Venue, hold: Hold) -> list[Row]:
    """What can be added to it in the same visit, and what can be left out again."""
    chosen, rows = hold.terms.slot.additions, list[Row]()
    for one in map(venue.service, venue.service(hold.terms.slot.service_id).additions):
        if one.id in chosen:
            what = short(one.name.in_(words.language), _LABEL)
            label = words.say("summary-leave-button", what=what)
            rows.append((Button(label, taps.leave_out(one.id)),))
        elif len(chosen) < MOST:
            rows.append((Button(_add(words, one), taps.add(one.id)),))
    return rows


def _add(words: Words, one: Service) -> str:
    facts = {
        "what": short(one.name.in_(words.language), _LABEL),
        "duration": words.duration(one.length),
    }
    if one.price is None:
        return words.say("summary-add-free-button", **facts)
    price = prices.price_from(words, one.price)
    return words.say("summary-add-button", price=price, **facts)


def edit_ask(words: Words, one: Ask, details: Details, tap: Tap) -> Button:
    """Answer a question of the service anew."""
    if one.kind is AskKind.NOTE:
        name = "summary-change-note-button" if details.note else "summary-add-note-button"
        return Button(words.say(name), tap)
    prompt = short(offers.prompt(words, one), _LABEL)
    return Button(words.say("summary-change-detail-button", prompt=prompt), tap)
