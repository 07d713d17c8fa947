"""A time that cannot be had, or no longer: why, and what would do instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from bot.callbacks import Tap
from bot.screens import offers, refusals, slot_taps, taps
from bot.screens.screen import Button, Row, Screen, choices
from bot.words.speech import GAP, Words, lines
from domain.errors import RulesChanged, SlotTaken, Unavailable
from domain.resources import Venue
from domain.slots import Slot
from domain.states import Hold


@dataclass(frozen=True, slots=True)
class Lost:
    """A slot that was refused, the nearest free ones, and the hold that stays meanwhile."""

    slot: Slot
    refusal: Unavailable | RulesChanged
    near: tuple[Slot, ...]
    kept: Hold | None


def lost(words: Words, venue: Venue, view: Lost, now: datetime) -> Screen:
    """Somebody was faster, or a rule says no."""
    today = now.astimezone(venue.zone).date()
    rows = alternatives(words, venue, view.near, today)
    told = words.say("lost-race-near") if view.near else words.say("lost-race-none")
    last: list[Row] = [(Button(words.say("lost-race-all-button"), taps.WHEN),)]
    kept = ""
    if view.kept is not None:
        old = offers.when(words, venue, view.kept.terms.slot, today, inline=True)
        kept = words.say("lost-race-kept", when=old)
        last.append((_keep(words, old, view.kept),))
    last.append((Button(words.say("home-button"), taps.HOME),))
    head = lost_line(words, venue, view, now)
    return Screen(lines(head, kept, GAP, told), (*rows, *last), choices(rows))


def lost_line(words: Words, venue: Venue, view: Lost, now: datetime) -> str:
    """Why it cannot be had."""
    match view.refusal:
        case SlotTaken(may_return=held):
            if view.slot.dates:
                return words.say("lost-race-days-held" if held else "lost-race-days")
            time = words.time(view.slot.during.start, venue.zone)
            if _only_longer(view):
                duration = words.duration(view.slot.during.length)
                return words.say("lost-race-longer", time=time, duration=duration)
            return words.say("lost-race-held" if held else "lost-race", time=time)
        case refusal:
            return refusals.reason(words, venue, refusal, now)


def _only_longer(view: Lost) -> bool:
    """Whether the start is still theirs, and only more time from it on is not to be had."""
    kept = view.kept.terms.slot if view.kept else None
    return (
        bool(view.slot.additions)
        and kept is not None
        and (kept.during.start == view.slot.during.start)
    )


def _keep(words: Words, when: str, hold: Hold) -> Button:
    return Button(words.say("when-keep-button", when=when), taps.finish(hold.terms.id))


def alternatives(
    words: Words,
    venue: Venue,
    slots: tuple[Slot, ...],
    today: date,
    tap: Callable[[Venue, Slot], Tap] = slot_taps.take,
) -> list[Row]:
    """A button for each slot that would do instead."""
    return [
        (
            Button(
                words.say("lost-race-button", when=offers.when(words, venue, one, today)),
                tap(venue, one),
            ),
        )
        for one in slots
    ]


@dataclass(frozen=True, slots=True)
class Over:
    """A hold that has come to its end: at `until`, or let go when that is None.

    `refusal` is why it cannot be had again, and `near` what would do instead.
    """

    slot: Slot
    until: datetime | None
    refusal: Unavailable | None
    near: tuple[Slot, ...] = ()


def over(words: Words, venue: Venue, view: Over, today: date) -> Screen:
    """Take it again with one tap, or what is near."""
    facts = offers.facts(words, venue, view.slot, today)
    if view.until is None:
        head = words.say("summary-released", **facts)
    else:
        until = words.time(view.until, venue.zone)
        name = "hold-expired" if view.refusal is None else "hold-over"
        head = words.say(name, **facts, until=until)
    rows = alternatives(words, venue, view.near, today)
    if view.refusal is None:
        rows = [(Button(words.say("hold-again-button"), slot_taps.take(venue, view.slot)),)]
    on = view.slot.during.start.astimezone(venue.zone).date()
    last = (
        Button(words.say("hold-other-button"), _other_day(view.slot, on)),
        Button(words.say("home-button"), taps.HOME),
    )
    return Screen(lines(head, *_told(words, view)), (*rows, last), choices(rows))


def _other_day(slot: Slot, on: date) -> Tap:
    return taps.service_on(slot.service_id, on, slot.additions)


def _told(words: Words, view: Over) -> list[str]:
    if view.refusal is None:
        return [words.say("hold-expired-free")]
    taken = isinstance(view.refusal, SlotTaken)
    why = words.say("hold-expired-taken" if taken else "hold-expired-gone")
    return [why, words.say("lost-race-near" if view.near else "lost-race-none")]
