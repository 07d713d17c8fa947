"""Bookings that a change of the venue leaves, or would leave, without a place."""

from __future__ import annotations

from bot.web.api.models.basics import InstantOut, Model
from bot.web.api.reader import Reader
from domain.orphans import Cause, Orphan
from domain.states import Status


class AffectedOut(Model):
    """A hold or booking, and what it misses of which service or resource (`about`)."""

    id: str
    reference: str
    status: Status
    service: str
    resources: tuple[str, ...]
    start: InstantOut
    end: InstantOut
    cause: Cause
    about: str


def affected_out(reader: Reader, one: Orphan) -> AffectedOut:
    """One of them."""
    terms = one.record.terms
    return AffectedOut(
        id=str(terms.id),
        reference=terms.reference,
        status=one.record.status,
        service=one.service,
        resources=one.resources,
        start=reader.at(terms.slot.during.start),
        end=reader.at(terms.slot.during.end),
        cause=one.cause,
        about=one.about,
    )
