"""Venue documents for tests: the smallest there can be, with changes."""

import tomllib
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import pytest
from pydantic import ValidationError

from domain.resources import Venue, VenueId
from storage.venue_document import read_document, to_venue
from storage.venue_parts import VenueDocument

SMALLEST = """
[venue]
key = "studio"
name = "Studio"
zone = "Europe/Berlin"
currency = "EUR"
languages = ["en"]
address = "Torstrasse 1"

[hours]
mon = ["09:00-17:00"]

[[resource]]
key = "room-1"
group = "room"
name = "Room"

[[service]]
key = "hour"
name = "An hour"
length = "1h"
needs = [{ group = "room" }]
"""


def plain(text: str = SMALLEST, /, **changes: Any) -> dict[str, Any]:
    """A document as TOML gives it, with changes by path: `service__0__price="1"`."""
    found = deepcopy(tomllib.loads(text))
    for path, value in changes.items():
        *way, last = (int(step) if step.isdigit() else step for step in path.split("__"))
        place: Any = found
        for step in way:
            place = place[step] if isinstance(step, int) else place.setdefault(step, {})
        if isinstance(place, list) and last == len(place):
            place.append(value)
        else:
            place[last] = value
    return found


def venue_of(found: Mapping[str, object], *years: int) -> Venue:
    document = read_document(found)
    return to_venue(document, VenueId(1), numbers(document), version=7, years=years or (2026,))


def numbers(document: VenueDocument) -> dict[tuple[str, str], int]:
    resources = {("resource", one.key): at for at, one in enumerate(document.resource, 1)}
    return resources | {("service", one.key): at for at, one in enumerate(document.service, 1)}


def problems(found: Mapping[str, object]) -> dict[str, str]:
    """What is refused, by the path of the field."""
    with pytest.raises(ValidationError) as refused:
        read_document(found)
    return {".".join(map(str, one["loc"])): one["msg"] for one in refused.value.errors()}
