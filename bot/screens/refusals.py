"""A refusal: why, and what to do next. One sentence for every leaf of `domain.errors`."""

from __future__ import annotations

import re
from datetime import datetime
from functools import singledispatch

from bot.words.speech import Words, lines, toast
from domain.errors import (
    AlreadyExtended,
    BlackedOut,
    BookingError,
    ClosedDay,
    DetailMissing,
    GiftRefused,
    HoldExpired,
    KeyReused,
    NotFound,
    NotOnGrid,
    NotYours,
    OutOfBounds,
    OutOfReach,
    OutsideOpeningHours,
    PaymentDue,
    PromoRefused,
    RulesChanged,
    SlotTaken,
    StoreBusy,
    TooFar,
    TooLate,
    TooManyBookings,
    TooManyHolds,
    TooSoon,
    WrongState,
)
from domain.promos import Misfit
from domain.resources import Venue
from domain.slots import Slot

Refusal = BookingError | StoreBusy | RulesChanged


def refusal(words: Words, venue: Venue, error: Refusal, now: datetime) -> str:
    """Why not, and what next."""
    return lines(reason(words, venue, error, now), _next(words, venue, error))


def reason(words: Words, venue: Venue, error: Refusal, now: datetime) -> str:
    """Why not, alone."""
    return _why(error, words, venue, now)


def short(words: Words, venue: Venue, error: Refusal, now: datetime) -> str:
    """Why not, as the answer to a tap."""
    return toast(reason(words, venue, error, now))


def _next(words: Words, venue: Venue, error: Refusal) -> str:
    name, phone = venue.name.in_(words.language), venue.place.phone
    if not isinstance(error, TooLate):
        return words.say(f"refusal-{_kebab(error)}-next")
    if not phone:
        return words.say("refusal-too-late-next", venue=name)
    return words.say("refusal-too-late-next-phone", venue=name, phone=phone)


def _kebab(error: Refusal) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(error).__name__).lower()


def _when(words: Words, venue: Venue, slot: Slot, now: datetime) -> str:
    return words.when(slot.during.start, venue.zone, now.astimezone(venue.zone).date())


def _inline(words: Words, venue: Venue, instant: datetime, now: datetime) -> str:
    today = now.astimezone(venue.zone).date()
    return words.when(instant, venue.zone, today, inline=True)


@singledispatch
def _why(error: object, _words: Words, _venue: Venue, _now: datetime) -> str:
    raise AssertionError(error)


@_why.register
def _(error: NotFound, words: Words, _venue: Venue, _now: datetime) -> str:
    return words.say("refusal-not-found", what=error.what)


@_why.register
def _(error: SlotTaken, words: Words, venue: Venue, now: datetime) -> str:
    name = "refusal-slot-taken-held" if error.may_return else "refusal-slot-taken"
    return words.say(name, when=_when(words, venue, error.slot, now))


@_why.register
def _(error: OutsideOpeningHours, words: Words, venue: Venue, now: datetime) -> str:
    when = _when(words, venue, error.slot, now)
    if not error.openings:
        return words.say("refusal-outside-opening-hours-none", when=when)
    spans = words.list_of([words.span(*one, venue.zone) for one in error.openings])
    return words.say("refusal-outside-opening-hours", when=when, openings=spans)


@_why.register
def _(error: ClosedDay, words: Words, venue: Venue, now: datetime) -> str:
    day = words.day(error.on, now.astimezone(venue.zone).date())
    if error.reason is None:
        return words.say("refusal-closed-day", day=day)
    said = error.reason.in_(words.language)
    return words.say("refusal-closed-day-reason", day=day, reason=said)


@_why.register
def _(error: BlackedOut, words: Words, venue: Venue, now: datetime) -> str:
    when, said = _when(words, venue, error.slot, now), error.reason.in_(words.language)
    if not said:
        return words.say("refusal-blacked-out", when=when)
    return words.say("refusal-blacked-out-reason", when=when, reason=said)


@_why.register
def _(error: TooSoon, words: Words, venue: Venue, now: datetime) -> str:
    when = _when(words, venue, error.slot, now)
    if error.slot.during.start <= now:
        return words.say("refusal-too-soon-past", when=when)
    earliest = _inline(words, venue, error.earliest, now)
    return words.say("refusal-too-soon", when=when, earliest=earliest)


@_why.register
def _(error: TooFar, words: Words, venue: Venue, now: datetime) -> str:
    when, latest = (
        _when(words, venue, error.slot, now),
        _inline(words, venue, error.latest, now),
    )
    return words.say("refusal-too-far", when=when, latest=latest)


@_why.register
def _(error: NotOnGrid, words: Words, venue: Venue, now: datetime) -> str:
    when = _inline(words, venue, error.slot.during.start, now)
    if not error.nearest:
        return words.say("refusal-not-on-grid-none", when=when)
    starts = words.list_of([words.time(one, venue.zone) for one in error.nearest])
    return words.say("refusal-not-on-grid", when=when, nearest=starts)


@_why.register
def _(error: HoldExpired, words: Words, venue: Venue, _now: datetime) -> str:
    return words.say("refusal-hold-expired", at=words.time(error.expired_at, venue.zone))


@_why.register
def _(error: AlreadyExtended, words: Words, venue: Venue, _now: datetime) -> str:
    until = words.time(error.expires_at, venue.zone)
    return words.say("refusal-already-extended", until=until)


@_why.register
def _(error: WrongState, words: Words, _venue: Venue, _now: datetime) -> str:
    return words.say("refusal-wrong-state", status=error.status)


@_why.register
def _(error: NotYours, words: Words, _venue: Venue, _now: datetime) -> str:
    return words.say("refusal-not-yours", what=error.what)


@_why.register
def _(error: TooManyHolds, words: Words, _venue: Venue, _now: datetime) -> str:
    return words.say("refusal-too-many-holds", limit=error.limit)


@_why.register
def _(error: OutOfBounds, words: Words, _venue: Venue, _now: datetime) -> str:
    return words.say(
        "refusal-out-of-bounds", what=error.what, least=error.least, most=error.most
    )


@_why.register
def _(error: TooManyBookings, words: Words, _venue: Venue, _now: datetime) -> str:
    name = f"refusal-too-many-bookings{'-' if error.per else ''}{error.per}"
    return words.say(name, limit=error.limit)


@_why.register
def _(error: TooLate, words: Words, venue: Venue, now: datetime) -> str:
    return words.say("refusal-too-late", closed=_inline(words, venue, error.closed_at, now))


@_why.register
def _(error: OutOfReach, words: Words, _venue: Venue, _now: datetime) -> str:
    there, limit = words.distance(error.distance), words.distance(error.limit)
    return words.say("refusal-out-of-reach", distance=there, limit=limit)


@_why.register
def _(error: DetailMissing, words: Words, _venue: Venue, _now: datetime) -> str:
    return words.say("refusal-detail-missing", kind=error.kind)


@_why.register
def _(error: PaymentDue, words: Words, _venue: Venue, _now: datetime) -> str:
    return words.say("refusal-payment-due", amount=words.money(error.amount))


@_why.register
def _(error: PromoRefused, words: Words, venue: Venue, now: datetime) -> str:
    promo, facts = error.promo, {"on": "", "least": "", "services": ""}
    if promo is not None:
        on = promo.since if error.why is Misfit.NOT_YET else promo.until
        today = now.astimezone(venue.zone).date()
        names = [
            one.name.in_(words.language)
            for one in venue.services
            if one.price is not None and (not promo.services or one.id in promo.services)
        ]
        facts = {
            "on": words.day(on, today, inline=True) if on else "",
            "least": words.money(promo.least) if promo.least else "",
            "services": words.list_of(names),
        }
    return words.say("refusal-promo-refused", why=str(error.why), code=error.code, **facts)


@_why.register
def _(error: GiftRefused, words: Words, venue: Venue, now: datetime) -> str:
    on = words.day(error.at.astimezone(venue.zone).date(), now.date()) if error.at else ""
    return words.say("refusal-gift-refused", why=error.why, on=on)


@_why.register(KeyReused)
@_why.register(StoreBusy)
@_why.register(RulesChanged)
def _(error: Refusal, words: Words, _venue: Venue, _now: datetime) -> str:
    return words.say(f"refusal-{_kebab(error)}")
