"""What a booking's terms say beyond the plain: units, people, dates, and where the customer is.

Kept as one text, empty where there is nothing to say, which most bookings are.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import orjson

from domain.places import Point
from domain.slots import Slot
from domain.states import Terms


def from_agreed(terms: Terms) -> str:
    """The inverse of `to_agreed`."""
    slot, said = terms.slot, dict[str, Any]()
    if slot.units != 1:
        said["units"] = slot.units
    if slot.party:
        said["party"] = slot.party
    if slot.dates:
        said["dates"] = [on.isoformat() for on in slot.dates]
    if slot.place is not None:
        said["place"] = [slot.place.latitude, slot.place.longitude]
    return orjson.dumps(said).decode() if said else ""


def to_agreed(slot: Slot, text: str) -> Slot:
    """A plain slot with what was agreed about it."""
    if not text:
        return slot
    said: dict[str, Any] = orjson.loads(text)
    place = said.get("place")
    return replace(
        slot,
        units=said.get("units", 1),
        party=said.get("party", 0),
        dates=tuple(date.fromisoformat(one) for one in said.get("dates", ())),
        place=Point(*place) if place else None,
    )
