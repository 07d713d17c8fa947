"""Which fields of a service go with how its time is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from domain.resources import Mode
from domain.sales import Measure
from storage.venue_parts import ServiceDocument
from storage.venue_prices import PriceDocument
from storage.venue_texts import show_length
from storage.venue_words import Path, Problem

MOST_DAYS, MOST_LENGTHS = 90, 48
# What only makes sense in one mode, and where the owner wrote it.
_ONLY = {
    "longest": Mode.RANGE,
    "length_step": Mode.RANGE,
    "days": Mode.DAYS,
    "adjacent": Mode.DAYS,
}


def check_mode(one: ServiceDocument) -> Iterator[Problem]:
    """Every problem of a service's mode, by paths within it."""
    for name, mode in _ONLY.items():
        if name in one.model_fields_set and one.mode is not mode:
            yield (name,), f'goes only with mode = "{mode}"'
    match one.mode:
        case Mode.SLOTS:
            return
        case Mode.RANGE:
            yield from _range(one)
        case Mode.DAYS:
            yield from _days(one)
        case _:
            raise AssertionError(one.mode)


def _range(one: ServiceDocument) -> Iterator[Problem]:
    if one.longest is None:
        yield ("mode",), 'the longest is missing: longest = "8h"'
        return
    step = one.length_step or one.step or one.length
    if one.longest < one.length:
        yield ("longest",), f"at least the shortest, which is {show_length(one.length)}"
    elif step and (one.longest - one.length) % step:
        words = (
            f"a whole number of steps of {show_length(step)} above {show_length(one.length)}"
        )
        yield ("longest",), words
    elif step and (one.longest - one.length) // step >= MOST_LENGTHS:
        yield ("length_step",), f"at most {MOST_LENGTHS} lengths: take a longer step"


def _days(one: ServiceDocument) -> Iterator[Problem]:
    for name in ("length", "step"):
        if name in one.model_fields_set:
            yield (name,), "a day is as long as it is: leave this out"
    if one.days is not None and one.days[1] > MOST_DAYS:
        yield ("days",), f"at most {MOST_DAYS} days in one booking"
    for path, per in _measures(one.price):
        if Measure.HOUR in per:
            yield path, 'whole days are not sold by the hour: write "day"'
    if max(one.buffer_before, one.buffer_after) > timedelta(days=1):
        yield ("buffer_after",), "at most 24h"


def _measures(
    price: str | PriceDocument | None,
) -> Iterator[tuple[Path, tuple[Measure, ...]]]:
    """What each amount of a price is charged for, and where that stands."""
    if isinstance(price, PriceDocument):
        yield ("price", "per"), price.per
        for index, extra in enumerate(price.extras):
            yield ("price", "extras", index, "per"), extra.per
