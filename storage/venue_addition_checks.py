"""Which services can be added to one in the same visit, and why others cannot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from domain.additions import MOST
from domain.resources import Mode
from storage.venue_parts import ServiceDocument, VenueDocument
from storage.venue_prices import PriceDocument
from storage.venue_service_checks import WHOLE_DAY, longest_of
from storage.venue_texts import show_length
from storage.venue_words import Problem, did_you_mean, twice

MOST_ADDITIONS = 6


def check_additions(one: ServiceDocument, document: VenueDocument) -> Iterator[Problem]:
    """Every problem of what a service names, by paths within it."""
    if not one.additions:
        return
    if one.mode is not Mode.SLOTS:
        yield ("additions",), 'goes only with mode = "slots"'
        return
    if len(one.additions) > MOST_ADDITIONS:
        yield ("additions",), f"at most {MOST_ADDITIONS} services"
    yield from twice(("additions",), "", one.additions)
    services = {each.key: each for each in document.service}
    for index, key in enumerate(one.additions):
        path = "additions", index
        if key == one.key:
            yield path, f'"{key}" is the service itself: name others'
        elif key not in services:
            known = [each for each in services if each != one.key]
            close = did_you_mean(key, known) or f"; there are {', '.join(known) or 'no others'}"
            yield path, f'there is no service "{key}"{close}'
        else:
            problems = _together(one, services[key], document)
            yield from ((path, words) for words in problems)
    lengths = sorted(services[key].length for key in one.additions if key in services)
    whole = one.length + sum(lengths[-MOST:], _most_empty(one, services))
    if whole > WHOLE_DAY:
        yield (
            ("additions",),
            f"with its buffers at most 24h in all, this is {show_length(whole)}",
        )


def _most_empty(one: ServiceDocument, services: dict[str, ServiceDocument]) -> timedelta:
    """The longest buffers of any of them."""
    every = [one, *(services[key] for key in one.additions if key in services)]
    before = max(each.buffer_before for each in every)
    return before + max(each.buffer_after for each in every)


def _together(
    one: ServiceDocument, other: ServiceDocument, document: VenueDocument
) -> Iterator[str]:
    """Why the other cannot be done in the same visit, by the same resources."""
    if other.mode is not Mode.SLOTS:
        yield f'"{other.key}" has mode = "{other.mode}": only mode = "slots" can be added'
        return
    yield from _able(one, other, document)
    if _disjoint(one.units, other.units):
        yield f'nobody can take as many units of "{other.key}" as of "{one.key}"'
    if one.party and other.party and _disjoint(one.party, other.party):
        yield f'no party fits both "{other.key}" and "{one.key}"'
    if min(one.horizon, other.horizon) <= max(one.lead, other.lead):
        yield f'horizon and lead of "{other.key}" and "{one.key}" leave no time for both'
    if _travels(other) and not _travels(one):
        yield f'for "{other.key}" somebody travels, for "{one.key}" nobody does'


def _able(
    one: ServiceDocument, other: ServiceDocument, document: VenueDocument
) -> Iterator[str]:
    """What the one takes can do the other, and is there for as long as both take."""
    groups = {need.group for need in one.needs}
    missing = {need.group for need in other.needs} - groups
    if missing:
        asked, taken = (", ".join(sorted(each)) for each in (missing, groups))
        yield f'"{other.key}" needs {asked}, and "{one.key}" takes only {taken}'
    both = one.length + other.length
    for group in groups:
        found = (
            longest_of(each, document) for each in document.resource if each.group == group
        )
        longest = max(found, default=WHOLE_DAY)
        if both > longest >= max(one.length, other.length):
            yield (
                f"together they take {show_length(both)}, and no {group} is open "
                f"longer than {show_length(longest)} at once"
            )


def _disjoint(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return max(one[0], other[0]) > min(one[1], other[1])


def _travels(one: ServiceDocument) -> bool:
    return isinstance(one.price, PriceDocument) and one.price.travel is not None
