"""Which service and which person a typed line names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from domain.resources import Resource, Service, Venue

T = TypeVar("T", Service, Resource)

# A word of so many Latin letters may be the beginning of what was typed: "groom", "grooming".
_LATIN_STEM = 4
_STEM = 2


def named(
    venue: Venue, text: str, chosen: Service | None = None
) -> tuple[Service | None, tuple[Resource, ...]]:
    """The service and the person that the words of a line name, where that is one.

    `chosen` decides which persons come into question when the line names no service.
    """
    words = [word for word in re.split(r"[\s,.·/]+", text.casefold()) if len(word) > 1]
    service = _best(venue.services, words)
    if service is not None:
        words = [word for word in words if not _mentions(service.name.every(), word)]
    person = _best(_choosable(venue, service or chosen), words)
    return service, (person,) if person else ()


def _choosable(venue: Venue, service: Service | None) -> tuple[Resource, ...]:
    """The resources that customers may choose, of one service or of all."""
    services = (service,) if service else venue.services
    groups = {need.group for one in services for need in one.needs if need.choosable}
    return tuple(one for one in venue.resources if one.group in groups)


def able(venue: Venue, wanted: tuple[Resource, ...]) -> tuple[Service, ...]:
    """The services in which these persons can be chosen."""
    groups = {one.group for one in wanted}
    return tuple(
        one
        for one in venue.services
        if groups <= {need.group for need in one.needs if need.choosable}
    )


def _best(options: Iterable[T], words: list[str]) -> T | None:
    """The one most of whose name was said; None when nothing was, or two are as likely."""
    scores = [
        (sum(_mentions(one.name.every(), word) for word in words), one) for one in options
    ]
    most = max((score for score, _ in scores), default=0)
    found = [one for score, one in scores if score == most]
    return found[0] if most and len(found) == 1 else None


def _mentions(names: tuple[str, ...], word: str) -> bool:
    """Whether a typed word begins a word of the name, or the other way round."""
    parts = {part for name in names for part in re.split(r"[\s,.·/]+", name.casefold()) if part}
    return any(part.startswith(word) or _continues(word, part) for part in parts)


def _continues(word: str, part: str) -> bool:
    return len(part) >= (_LATIN_STEM if part.isascii() else _STEM) and word.startswith(part)
