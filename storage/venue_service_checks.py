"""What does not go together in one service of a venue document, and what would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain, pairwise

from domain.resources import AskKind, Mode
from storage.venue_mode_checks import check_mode
from storage.venue_parts import ResourceDocument, ServiceDocument, VenueDocument
from storage.venue_price_checks import check_price
from storage.venue_texts import show_length
from storage.venue_words import Problem, did_you_mean, twice

MINUTE, WHOLE_DAY = timedelta(minutes=1), timedelta(days=1)
LONGEST_HORIZON = timedelta(days=730)


def check_service(one: ServiceDocument, document: VenueDocument) -> Iterator[Problem]:
    """Every problem of one service, by paths within it."""
    yield from _lengths(one)
    yield from check_mode(one)
    located = document.venue.location is not None
    yield from check_price(one.price, document.venue.currency, located=located)
    yield from _needs(one, document)
    yield from _fitting(one, document)
    yield from _policy(one)
    yield from twice(("asks",), "kind", [each.kind.value for each in one.asks])
    yield from _asks(one)


def _asks(one: ServiceDocument) -> Iterator[Problem]:
    for index, each in enumerate(one.asks):
        if each.prompt is None and each.kind is not AskKind.PHONE:
            yield ("asks", index, "prompt"), 'what customers are asked, such as "Which pet?"'


def _lengths(one: ServiceDocument) -> Iterator[Problem]:
    whole = one.buffer_before + (one.longest or one.length) + one.buffer_after
    if one.length < MINUTE and one.mode is not Mode.DAYS:
        yield ("length",), 'how long it takes, at least "1m"'
    if one.step is not None and one.step < MINUTE:
        yield ("step",), 'at least "1m"'
    if whole > WHOLE_DAY:
        yield ("length",), f"with its buffers at most 24h, this is {show_length(whole)}"
    if not MINUTE <= one.hold <= WHOLE_DAY:
        yield ("hold",), "between 1m and 24h"
    if one.horizon <= one.lead:
        words = f"must be longer than lead, which is {show_length(one.lead)}"
        yield ("horizon",), words
    if one.horizon > LONGEST_HORIZON:
        yield ("horizon",), f"at most {show_length(LONGEST_HORIZON)}"


def _needs(one: ServiceDocument, document: VenueDocument) -> Iterator[Problem]:
    if not one.needs:
        yield ("needs",), 'a service takes at least one resource: [{ group = "room" }]'
    groups = Counter(each.group for each in document.resource)
    for index, need in enumerate(one.needs):
        path = ("needs", index, "group")
        largest = max(
            (most_of(each) for each in document.resource if each.group == need.group), default=0
        )
        if need.group not in groups:
            close = did_you_mean(need.group, groups) or f"; there are {', '.join(groups)}"
            yield path, f'no resource is of the group "{need.group}"{close}'
        elif largest < need.units * one.units[1]:
            asked = need.units * one.units[1]
            words = f"no {need.group} has {asked} units, the largest has {largest}"
            yield ("needs", index, "units"), words
        if need.choosable and need.prompt is None and groups[need.group] > 1:
            yield ("needs", index), "there is a choice, so write a prompt, or choosable = false"
    for where, _ in twice(("needs",), "group", [need.group for need in one.needs]):
        yield where, "is needed already: ask for more units instead"


def _policy(one: ServiceDocument) -> Iterator[Problem]:
    path = ("cancellation", "tiers")
    for index, (sooner, later) in enumerate(pairwise(one.cancellation.tiers), start=1):
        if later.before >= sooner.before:
            words = f"the longest notice comes first: less than {show_length(sooner.before)}"
            yield (*path, index, "before"), words
        if later.back >= sooner.back:
            yield (*path, index, "back"), f"shorter notice gives less back than {sooner.back}"


def _fitting(one: ServiceDocument, document: VenueDocument) -> Iterator[Problem]:
    """Of every group it needs, something has an opening that is long enough."""
    for index, need in enumerate(one.needs):
        group = [each for each in document.resource if each.group == need.group]
        longest = max((longest_of(each, document) for each in group), default=WHOLE_DAY)
        if not longest:
            yield ("needs", index, "group"), f"no {need.group} is ever open: write [hours]"
        elif one.mode is not Mode.DAYS and one.length > longest:
            words = f"no {need.group} is open that long at once: at most {show_length(longest)}"
            yield ("length",), words


def most_of(one: ResourceDocument) -> int:
    """The most units there ever are of a resource."""
    return max(one.capacity, *(each.units for each in one.capacities), 0)


def longest_of(one: ResourceDocument, document: VenueDocument) -> timedelta:
    """The longest opening of a resource, on weekdays or special dates."""
    usual = chain.from_iterable((one.hours or document.hours).week)
    special = chain.from_iterable(each.hours for each in (*document.special, *one.special))
    return max((closes - opens for opens, closes in chain(usual, special)), default=0) * MINUTE
