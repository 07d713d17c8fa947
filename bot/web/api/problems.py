"""Refusals by RFC 9457, with their facts.

The sentence is the chat's own, in the reader's language, wherever the chat has one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any

from bot.screens.refusals import short
from bot.web.api.kinds import INVALID, KINDS, SENSELESS, Kind, kind_of
from bot.web.api.models.affected import affected_out
from bot.web.api.models.prices import money_out
from bot.web.api.models.problems import FieldError, ProblemOut, SpanOut
from bot.web.api.models.slots import SlotOut
from bot.web.api.reader import Reader
from domain import errors, gateways
from domain.ground import Rule
from domain.promos import Misfit
from domain.slots import Slot

Facts = dict[str, Any]


_RULES = {
    errors.ClosedDay: Rule.CLOSED,
    errors.OutsideOpeningHours: Rule.HOURS,
    errors.BlackedOut: Rule.BLACKOUT,
    errors.TooSoon: Rule.TOO_SOON,
    errors.TooFar: Rule.TOO_FAR,
}
_SAID = {
    gateways.ProviderRefused: "The venue cannot take payments now. Nothing was charged.",
    gateways.ProviderDown: "Nothing was charged, and the slot stays held. Try again in a moment.",
    errors.VersionChanged: "Read it again: somebody has changed it since.",
    errors.StillBooked: "There are bookings that it would leave without a place. End them first.",
    errors.AlreadyThere: "Only one can have this.",
    errors.NotFound: "It is not there, or not for this caller.",
    errors.KeyReused: "Use a fresh Idempotency-Key for another request.",
    errors.RulesChanged: "Look again: the venue was edited.",
    errors.StoreBusy: "Nothing was done. Try again in a moment.",
}
Refusal = errors.BookingError | errors.StoreBusy | errors.RulesChanged


@dataclass
class Problem(Exception):
    """A refusal on its way out."""

    kind: Kind
    detail: str = ""
    facts: Facts = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    def out(self) -> ProblemOut:
        """As it is said."""
        return ProblemOut(
            type=f"/api/v1/docs#{self.kind.code}",
            code=self.kind.code,
            title=self.kind.title,
            status=self.kind.status,
            detail=self.detail or self.kind.title,
            **self.facts,
        )


def invalid(*found: FieldError, kind: Kind = INVALID) -> Problem:
    """Fields that are not right, each by name."""
    return Problem(kind, "; ".join(f"{one.field}: {one.message}" for one in found[:3]),
                   {"errors": found})  # fmt: skip


def wrong(name: str, message: str) -> Problem:
    """One field that is well formed and cannot be meant."""
    return invalid(FieldError(field=name, message=message), kind=SENSELESS)


def refused(
    error: Exception, reader: Reader | None, alternatives: Sequence[Slot] = ()
) -> Problem:
    """What an error of the domain is said as."""
    kind = kind_of(type(error))
    facts = _facts(error, reader)
    if isinstance(error, errors.Unavailable):
        facts["rule"] = _rule(error)
    if alternatives and reader is not None:
        facts["alternatives"] = tuple(slot_out(reader, one) for one in alternatives)
    headers = {"Retry-After": "1"} if kind.status == KINDS[errors.StoreBusy].status else {}
    return Problem(kind, _sentence(error, reader), facts, headers)


def slot_out(reader: Reader, slot: Slot) -> SlotOut:
    """A slot as programs read it."""
    venue = reader.venue
    return SlotOut(
        service=venue.service(slot.service_id).key,
        additions=tuple(venue.service(one).key for one in slot.additions),
        start=reader.at(slot.during.start),
        end=reader.at(slot.during.end),
        dates=tuple(on.isoformat() for on in slot.dates),
        resources=tuple(venue.resource(one).key for one in slot.wanted),
        units=slot.units,
        party=slot.party or None,
    )


def _rule(error: errors.Unavailable) -> str:
    if isinstance(error, errors.SlotTaken):
        return Rule.HELD if error.may_return else Rule.FULL
    return _RULES.get(type(error), "not-on-grid")


def _sentence(error: Exception, reader: Reader | None) -> str:
    if isinstance(error, errors.NotYours):
        return _SAID[errors.NotFound]
    said = _SAID.get(type(error))
    if said is not None or reader is None:
        return said or kind_of(type(error)).title
    if isinstance(error, Refusal):
        return short(reader.words, reader.venue, error, reader.now)
    raise AssertionError(error)


@singledispatch
def _facts(error: object, _reader: Reader | None) -> Facts:  # noqa: ARG001 - most have none
    return {}


@_facts.register
def _(error: errors.NotFound, _reader: Reader | None) -> Facts:
    return {"kind": error.what}


@_facts.register
def _(error: errors.NotYours, _reader: Reader | None) -> Facts:
    return {"kind": error.what}


@_facts.register
def _(error: errors.SlotTaken, _reader: Reader | None) -> Facts:
    return {"may_return": error.may_return}


@_facts.register
def _(error: errors.OutsideOpeningHours, reader: Reader) -> Facts:
    spans = (SpanOut(start=reader.at(a), end=reader.at(b)) for a, b in error.openings)
    return {"openings": tuple(spans)}


@_facts.register
def _(error: errors.ClosedDay, reader: Reader) -> Facts:
    return {"date": error.on, "reason": reader.text(error.reason) if error.reason else None}


@_facts.register
def _(error: errors.BlackedOut, reader: Reader) -> Facts:
    return {"reason": reader.text(error.reason)}


@_facts.register
def _(error: errors.TooSoon, reader: Reader) -> Facts:
    return {"earliest": reader.at(error.earliest)}


@_facts.register
def _(error: errors.TooFar, reader: Reader) -> Facts:
    return {"latest": reader.at(error.latest)}


@_facts.register
def _(error: errors.NotOnGrid, reader: Reader) -> Facts:
    return {"nearest": tuple(map(reader.at, error.nearest))}


@_facts.register
def _(error: errors.HoldExpired, reader: Reader) -> Facts:
    return {"expired_at": reader.at(error.expired_at)}


@_facts.register
def _(error: errors.AlreadyExtended, reader: Reader) -> Facts:
    return {"expires_at": reader.at(error.expires_at)}


@_facts.register
def _(error: errors.WrongState, _reader: Reader | None) -> Facts:
    return {"state": str(error.status)}


@_facts.register
def _(error: errors.TooManyHolds, _reader: Reader | None) -> Facts:
    return {"limit": error.limit}


@_facts.register
def _(error: errors.TooManyBookings, _reader: Reader | None) -> Facts:
    return {"limit": error.limit, "per": error.per or None}


@_facts.register
def _(error: errors.OutOfBounds, _reader: Reader | None) -> Facts:
    name = {"adjacent": "dates", "days": "dates"}.get(error.what, error.what)
    found = FieldError(field=f"body.{name}", message=f"from {error.least} to {error.most}")
    return {"field": found.field, "least": error.least, "most": error.most, "errors": (found,)}


@_facts.register
def _(error: errors.OutOfReach, _reader: Reader | None) -> Facts:
    return {"limit": error.limit, "distance": error.distance}


@_facts.register
def _(error: errors.TooLate, reader: Reader) -> Facts:
    return {"closed_at": reader.at(error.closed_at)}


@_facts.register
def _(error: errors.DetailMissing, _reader: Reader | None) -> Facts:
    name = "customer.phone" if error.kind == "phone" else error.kind
    field_error = FieldError(field=f"body.{name}", message="the service asks for it")
    return {"field": field_error.field, "errors": (field_error,)}


@_facts.register
def _(error: errors.PaymentDue, _reader: Reader | None) -> Facts:
    return {"amount": money_out(error.amount)}


@_facts.register
def _(error: errors.GiftRefused, reader: Reader) -> Facts:
    facts: Facts = {"why": error.why, "field": "body.code"}
    return facts | ({"closed_at": reader.at(error.at)} if error.at else {})


@_facts.register
def _(error: errors.PromoRefused, _reader: Reader | None) -> Facts:
    facts: Facts = {"promo": error.code, "why": str(error.why), "field": "body.code"}
    promo = error.promo
    if promo is None:
        return facts
    limits: dict[Misfit, Facts] = {
        Misfit.NOT_YET: {"date": promo.since},
        Misfit.OVER: {"date": promo.until},
        Misfit.USED_UP: {"limit": promo.uses},
        Misfit.YOURS: {"limit": promo.per_customer},
        Misfit.TOO_SMALL: {"amount": money_out(promo.least) if promo.least else None},
    }
    return facts | limits.get(error.why, {})


@_facts.register
def _(error: errors.VersionChanged, _reader: Reader | None) -> Facts:
    return {"version": error.version}


@_facts.register
def _(error: errors.StillBooked, reader: Reader) -> Facts:
    affected = tuple(affected_out(reader, one) for one in error.orphans)
    return {"bookings": len(affected), "affected": affected}


@_facts.register
def _(error: errors.AlreadyThere, _reader: Reader | None) -> Facts:
    return {"kind": error.what, "field": f"body.{error.field}"}
