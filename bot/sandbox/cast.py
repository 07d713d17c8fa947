"""Who is there in the demo of each venue: two customers and its owner, in its languages.

The same three phones in every venue, so that a page may go from one to another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.sandbox.page_posts import Handset

MINJI, ALEX, SORA = 101, 102, 201


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody with a phone."""

    handset: Handset
    first_name: str
    last_name: str
    language: str


Cast = tuple[Character, ...]

_SEOUL_STATION = (37.5547, 126.9707)
_FORTITUDE_VALLEY = (-27.4575, 153.0335)
_MIDTOWN, _YONKERS = (40.7549, -73.9840), (40.9312, -73.8988)
_PARBHANI_STATION = (19.2608, 76.7748)
_ALEXANDERPLATZ = (52.5219, 13.4132)


def _one(handset: Handset, name: tuple[str, str], language: str = "en") -> Character:
    return Character(handset, *name, language)


CASTS: Mapping[str, Cast] = {
    "clinic": (
        _one(Handset(MINJI, "customer", "+821012345678", _SEOUL_STATION), ("김민지", ""), "ko"),
        _one(Handset(ALEX, "customer", "+821087654321", _SEOUL_STATION), ("Alex", "Taylor")),
        _one(Handset(SORA, "staff", "+821055501120", _SEOUL_STATION), ("Sora", "Han")),
    ),
    "wheels": (
        _one(Handset(MINJI, "customer", "+61491570156", _FORTITUDE_VALLEY), ("Maya", "Ellis")),
        _one(Handset(ALEX, "customer", "+61491570157", _FORTITUDE_VALLEY), ("Alex", "Taylor")),
        _one(Handset(SORA, "staff", "+61491570158", _FORTITUDE_VALLEY), ("Sam", "Doyle")),
    ),
    "counsel": (
        _one(Handset(MINJI, "customer", "+12125550156", _MIDTOWN), ("Maya", "Ellis")),
        _one(Handset(ALEX, "customer", "+19145550157", _YONKERS), ("Alex", "Taylor")),
        _one(Handset(SORA, "staff", "+12125550158", _MIDTOWN), ("Sam", "Doyle")),
    ),
    "hall": (
        _one(Handset(MINJI, "customer", "+912452555156", _PARBHANI_STATION), ("आशा", "जाधव"), "mr"),
        _one(Handset(ALEX, "customer", "+912452555157", _PARBHANI_STATION), ("रवि", "वर्मा"), "hi"),
        _one(Handset(SORA, "staff", "+912452555158", _PARBHANI_STATION), ("Sunil", "Patil")),
    ),
    "rooms": (
        _one(Handset(MINJI, "customer", "+493055500156", _ALEXANDERPLATZ), ("Jana", "Vogt"), "de"),
        _one(Handset(ALEX, "customer", "+493055500157", _ALEXANDERPLATZ), ("Alex", "Taylor")),
        _one(Handset(SORA, "staff", "+493055500158", _ALEXANDERPLATZ), ("Sabine", "Roth"), "de"),
    ),
}  # fmt: skip


def cast_of(venue: str) -> Cast:
    """Those of a venue of the demo; of any other those of the clinic."""
    return CASTS.get(venue, CASTS["clinic"])
