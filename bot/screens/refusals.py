"""A refusal: why, and what to do next. One sentence for every leaf of `domain.errors`."""

from __future__ import annotations

from datetime import date

from bot.words.sentences import toast
from bot.words.speech import Words, lines
from domain.errors import (
    AlreadyExtended,
    BlackedOut,
    BookingError,
    ClosedDay,
    DetailMissing,
    HoldExpired,
    KeyReused,
    NotFound,
    NotOnGrid,
    NotYours,
    OutsideOpeningHours,
    RulesChanged,
    SlotTaken,
    StoreBusy,
    TooFar,
    TooLate,
    TooManyBookings,
    TooManyHolds,
    TooSoon,
    Unavailable,
    WrongState,
)
from domain.resources import Venue

Refusal = BookingError | StoreBusy | RulesChanged


def refusal(words: Words, venue: Venue, error: Refusal, today: date) -> str:
    """Why not, and what next."""
    if isinstance(error, Unavailable):
        return lines(_unavailable(words, venue, error, today), _next(words, error))
    return lines(_not_allowed(words, venue, error, today), _next_for(words, venue, error))


def reason(words: Words, venue: Venue, error: Unavailable, today: date) -> str:
    """Why a slot is not on offer, alone."""
    return _unavailable(words, venue, error, today)


def _unavailable(words: Words, venue: Venue, error: Unavailable, today: date) -> str:
    slot = getattr(error, "slot")  # noqa: B009
    zone = venue.zone
    when = words.when(slot.during.start, zone, today)
    match error:
        case SlotTaken(may_return=held):
            return words.say(
                "refusal-slot-taken-held" if held else "refusal-slot-taken", when=when
            )
        case OutsideOpeningHours(openings=openings) if openings:
            spans = [words.span(start, end, zone) for start, end in openings]
            return words.say(
                "refusal-outside-opening-hours", when=when, openings=words.list_of(spans)
            )
        case OutsideOpeningHours():
            return words.say("refusal-outside-opening-hours-none", when=when)
        case ClosedDay(on=on, reason=why) if why is not None:
            day = words.day(on, today)
            said = why.in_(words.language)
            return words.say("refusal-closed-day-reason", day=day, reason=said)
        case ClosedDay(on=on):
            return words.say("refusal-closed-day", day=words.day(on, today))
        case BlackedOut(reason=why) if why.in_(words.language):
            said = why.in_(words.language)
            return words.say("refusal-blacked-out-reason", when=when, reason=said)
        case BlackedOut():
            return words.say("refusal-blacked-out", when=when)
        case TooSoon(earliest=earliest):
            soonest = words.when(earliest, zone, today, inline=True)
            return words.say("refusal-too-soon", when=when, earliest=soonest)
        case TooFar(latest=latest):
            last = words.when(latest, zone, today, inline=True)
            return words.say("refusal-too-far", when=when, latest=last)
        case NotOnGrid(nearest=nearest) if nearest:
            starts = words.list_of([words.time(one, zone) for one in nearest])
            return words.say("refusal-not-on-grid", when=when, nearest=starts)
        case NotOnGrid():
            return words.say("refusal-not-on-grid-none", when=when)
        case _:
            raise AssertionError(error)


_NEXT = {
    SlotTaken: "slot-taken",
    OutsideOpeningHours: "outside-opening-hours",
    ClosedDay: "closed-day",
    BlackedOut: "blacked-out",
    TooSoon: "too-soon",
    TooFar: "too-far",
    NotOnGrid: "not-on-grid",
    NotFound: "not-found",
    HoldExpired: "hold-expired",
    AlreadyExtended: "already-extended",
    WrongState: "wrong-state",
    NotYours: "not-yours",
    TooManyHolds: "too-many-holds",
    TooManyBookings: "too-many-bookings",
    DetailMissing: "detail-missing",
    KeyReused: "key-reused",
    StoreBusy: "store-busy",
    RulesChanged: "rules-changed",
}


def _next(words: Words, error: Refusal) -> str:
    return words.say(f"refusal-{_NEXT[type(error)]}-next")


def _next_for(words: Words, venue: Venue, error: Refusal) -> str:
    if not isinstance(error, TooLate):
        return _next(words, error)
    name, phone = venue.name.in_(words.language), venue.place.phone
    if phone:
        return words.say("refusal-too-late-next-phone", venue=name, phone=phone)
    return words.say("refusal-too-late-next", venue=name)


def _not_allowed(words: Words, venue: Venue, error: Refusal, today: date) -> str:
    zone = venue.zone
    match error:
        case NotFound(what=what):
            return words.say("refusal-not-found", what=what)
        case HoldExpired(expired_at=at):
            return words.say("refusal-hold-expired", at=words.time(at, zone))
        case AlreadyExtended(expires_at=until):
            return words.say("refusal-already-extended", until=words.time(until, zone))
        case WrongState(status=status):
            return words.say("refusal-wrong-state", status=str(status))
        case NotYours(what=what):
            return words.say("refusal-not-yours", what=what)
        case TooManyHolds(limit=limit):
            return words.say("refusal-too-many-holds", limit=limit)
        case TooManyBookings(limit=limit):
            return words.say("refusal-too-many-bookings", limit=limit)
        case TooLate(closed_at=at):
            return words.say(
                "refusal-too-late", closed=words.when(at, zone, today, inline=True)
            )
        case DetailMissing(kind=kind):
            return words.say("refusal-detail-missing", kind=kind)
        case KeyReused() | StoreBusy() | RulesChanged():
            return words.say(f"refusal-{_NEXT[type(error)]}")
        case _:
            raise AssertionError(error)


def short(words: Words, venue: Venue, error: Refusal, today: date) -> str:
    """The same as the answer to a tap."""
    if isinstance(error, Unavailable):
        return toast(_unavailable(words, venue, error, today))
    return toast(_not_allowed(words, venue, error, today))
