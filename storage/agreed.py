"""What a booking's terms say beyond the plain: units, people, dates, place, additions, code, the price.

And what the program that booked calls it. Kept as one text, empty where there is nothing to say,
which most bookings are.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import orjson

from domain.money import Money
from domain.places import Point
from domain.prices import Quote
from domain.resources import ServiceId
from domain.slots import Slot
from storage.quotes import from_quote, to_quote


def from_agreed(slot: Slot, quote: Quote | None, external: str) -> str:
    """The inverse of `to_agreed`."""
    said = dict[str, Any]()
    if slot.units != 1:
        said["units"] = slot.units
    if slot.party:
        said["party"] = slot.party
    if slot.dates:
        said["dates"] = [on.isoformat() for on in slot.dates]
    if slot.place is not None:
        said["place"] = [slot.place.latitude, slot.place.longitude]
    if slot.additions:
        said["additions"] = slot.additions
    if slot.code:
        said["code"] = slot.code
    if external:
        said["external"] = external
    if quote is not None:
        said |= from_quote(quote)
    return orjson.dumps(said).decode() if said else ""


def to_agreed(slot: Slot, total: Money | None, text: str) -> tuple[Slot, Quote | None, str]:
    """A plain slot and a total with what was agreed about them, and what a program calls it."""
    said: dict[str, Any] = orjson.loads(text) if text else {}
    if said:
        place = said.get("place")
        slot = replace(
            slot,
            units=said.get("units", 1),
            party=said.get("party", 0),
            dates=tuple(date.fromisoformat(one) for one in said.get("dates", ())),
            place=Point(*place) if place else None,
            additions=tuple(map(ServiceId, said.get("additions", ()))),
            code=said.get("code", ""),
        )
    quoted = None if total is None else to_quote(total, said)
    return slot, quoted, said.get("external", "")
