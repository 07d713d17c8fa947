"""What does not go together in the price of a service, and what would."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from domain.conditions import ALWAYS
from domain.money import exponent_of
from domain.sales import Measure
from storage.currencies import currencies
from storage.venue_prices import (
    ConditionDocument,
    ExtraDocument,
    PriceDocument,
    SeasonDocument,
    to_condition,
)
from storage.venue_texts import percent_of, show_season_day, show_weekday
from storage.venue_words import Path, Problem, twice

# Each is a line of the booking card, which is one message.
MOST_EXTRAS = 20


def check_price(
    price: str | PriceDocument | None, currency: str, *, located: bool
) -> Iterator[Problem]:
    """Every problem of a price; `located`: whether the venue says where it is."""
    if currency not in currencies():
        # That it is none has been said already, and what is none has no decimals.
        return
    if isinstance(price, str):
        yield from check_amount(("price",), price, currency)
    elif price is not None:
        for path, words in _rule(price, currency, located=located):
            yield ("price", *path), words


def _rule(price: PriceDocument, currency: str, *, located: bool) -> Iterator[Problem]:
    yield from check_amount(("amount",), price.amount, currency)
    yield from _overrides(price, currency)
    if len(price.extras) > MOST_EXTRAS:
        yield ("extras",), f"at most {MOST_EXTRAS}, these are {len(price.extras)}"
    for index, extra in enumerate(price.extras):
        yield from _extra(("extras", index), extra, currency)
    if price.deposit is not None:
        yield from check_amount(("deposit",), price.deposit, currency)
        if not price.deposit.strip("0."):
            yield ("deposit",), "is nothing at all: leave it out to ask for none"
    if price.travel is not None:
        yield from check_amount(("travel", "per_km"), price.travel.per_km, currency)
        if not located:
            yield ("travel",), "needs the location of the venue: location = [37.53, 127.0]"


def _overrides(price: PriceDocument, currency: str) -> Iterator[Problem]:
    seen: list[object] = []
    for index, one in enumerate(price.overrides):
        path = "overrides", index
        yield from check_amount((*path, "amount"), one.amount, currency)
        yield from _condition(path, one)
        condition = to_condition(one)
        if condition == ALWAYS:
            yield path, "say when it counts: weekdays, season, hours or at"
        elif condition in seen:
            yield path, "never counts, because one before it says the same: make them one"
        seen.append(condition)


def _extra(path: Path, extra: ExtraDocument, currency: str) -> Iterator[Problem]:
    yield from _condition(path, extra)
    yield from check_amount((*path, "amount"), extra.amount, currency)
    if percent_of(extra.amount) is not None and extra.per != (Measure.BOOKING,):
        yield (*path, "per"), "a percentage is of the whole booking: leave per out"


def check_amount(path: Path, written: str, currency: str) -> Iterator[Problem]:
    """An amount with other decimals than its currency has."""
    whole, _, decimals = written.partition(".")
    exponent = exponent_of(currency)
    if percent_of(written) is None and len(decimals) != exponent:
        right = f"{whole}.{decimals[:exponent]:0<{exponent}}" if exponent else whole
        count = f"{exponent} decimals" if exponent else "no decimals"
        yield path, f'{currency} has {count}: write "{right}"'


def _condition(path: Path, one: ConditionDocument) -> Iterator[Problem]:
    yield from twice((*path, "weekdays"), "", [show_weekday(day) for day in one.weekdays])
    if one.season is not None:
        yield from _season((*path, "season"), one.season)
    if one.at is not None and (one.weekdays or one.season or one.hours):
        yield (*path, "at"), "is one start already: leave weekdays, season and hours out"


def _season(path: Path, one: SeasonDocument) -> Iterator[Problem]:
    match one.since, one.until:
        case (date() as first, date() as last):
            if last < first:
                words = f"ends before it begins: write {first.isoformat()} or later"
                yield (*path, "to"), words
        case (date(), _):
            yield (*path, "to"), "begins on a date, so it ends on one: 2027-01-06"
        case (_, date() as last):
            day = show_season_day((last.month, last.day))
            yield (*path, "to"), f'begins on a day of every year, so write "{day}"'
        case _:
            return
