"""A price in a venue document: a plain amount, or a table that says what it depends on.

price = "25000"

[service.price]
amount = "50.00"
per = "hour"
overrides = [{ amount = "60.00", weekdays = ["sat", "sun"] }]
extras = [{ name = "Cleaning", amount = "20.00" }, { name = "Fee", amount = "5%" }]
travel = { per_km = "1.50", free_km = 5, radius_km = 30 }
deposit = "20%"
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Discriminator, Field, Tag

from domain.conditions import Condition, Dates, Season
from domain.money import Money, Percent
from domain.places import Travel
from domain.prices import Extra, FlatPrice, Override, Price
from domain.sales import Measure
from storage.venue_fields import (
    NAME,
    Amount,
    AmountOrPercent,
    Document,
    Many,
    Measures,
    Moment,
    Name,
    SeasonDay,
    Span,
    Weekday,
)
from storage.venue_texts import percent_of
from storage.venue_words import TAG

AMOUNT = 'an amount such as "25000" or "25.00"'
PER = '"booking", "unit", "person", "day", "hour", or two of them: ["person", "day"]'
SEASON_DAY = 'a date, or a day of every year: "12-20"'
_METRES = 1000


class SeasonDocument(Document):
    """Dates, or days of every year, with the first and the last."""

    since: SeasonDay = Field(alias="from", description=SEASON_DAY)
    until: SeasonDay = Field(alias="to", description=SEASON_DAY)


class ConditionDocument(Document):
    """When an amount counts; without any of these always."""

    weekdays: Many[Weekday] = Field(default=(), description='a list: ["sat", "sun"]')
    season: SeasonDocument | None = Field(
        default=None, description='a table: { from = "12-20", to = "01-06" }'
    )
    hours: Span | None = Field(default=None, description='times of day, "18:00-24:00"')
    at: Moment | None = Field(
        default=None, description='the start of one slot, "2026-12-31 18:00"'
    )


class OverrideDocument(ConditionDocument):
    """Another amount where the condition fits; the first that fits counts."""

    amount: Amount = Field(description=AMOUNT)
    name: Name | None = Field(default=None, description=NAME)


class ExtraDocument(ConditionDocument):
    """What comes on top."""

    name: Name = Field(description=NAME)
    amount: AmountOrPercent = Field(description='an amount or a percentage: "5.00", "10%"')
    per: Measures = Field(default=(Measure.BOOKING,), description=PER)


class TravelDocument(Document):
    """What coming to the customer costs."""

    per_km: Amount = Field(description=AMOUNT)
    free_km: int = Field(default=0, ge=0, le=20_000, description="whole kilometres, from 0 on")
    radius_km: int | None = Field(
        default=None, ge=1, le=20_000, description="whole kilometres, from 1 on"
    )


class PriceDocument(Document):
    """The rule by which a price is worked out."""

    amount: Amount = Field(description=AMOUNT)
    per: Measures = Field(default=(Measure.BOOKING,), description=PER)
    overrides: Many[OverrideDocument] = Field(
        default=(), description='a list of { amount = "60.00", weekdays = ["sat", "sun"] }'
    )
    extras: Many[ExtraDocument] = Field(
        default=(), description='a list of { name = "…", amount = "5.00" }'
    )
    travel: TravelDocument | None = Field(
        default=None, description='a table: { per_km = "1.50", radius_km = 30 }'
    )
    deposit: AmountOrPercent | None = Field(
        default=None, description='an amount or a percentage: "50.00", "20%"'
    )


def _form(written: object) -> str:
    return f"{TAG}table" if isinstance(written, dict | PriceDocument) else f"{TAG}amount"


AnyPrice = Annotated[
    Annotated[Amount, Tag(f"{TAG}amount")] | Annotated[PriceDocument, Tag(f"{TAG}table")],
    Discriminator(_form),
]


def to_price(written: str | PriceDocument | None, currency: str) -> FlatPrice | Price | None:
    """The price as a rule."""
    if written is None:
        return None
    if isinstance(written, str):
        return FlatPrice(to_money(written, currency))
    price = Price(
        to_money(written.amount, currency),
        written.per,
        tuple(_override(one, currency) for one in written.overrides),
        tuple(_extra(one, currency) for one in written.extras),
        _travel(written.travel, currency),
        to_part(written.deposit, currency) if written.deposit is not None else None,
    )
    return FlatPrice(price.amount) if price == Price(price.amount) else price


def to_money(written: str, currency: str) -> Money:
    """An amount as it is written, with all its decimals."""
    return Money(int(written.replace(".", "")), currency)


def to_part(written: str, currency: str) -> Money | Percent:
    """An amount, or a percentage."""
    hundredths = percent_of(written)
    return to_money(written, currency) if hundredths is None else Percent(hundredths)


def _override(one: OverrideDocument, currency: str) -> Override:
    return Override(to_money(one.amount, currency), to_condition(one), one.name)


def _extra(one: ExtraDocument, currency: str) -> Extra:
    return Extra(one.name, to_part(one.amount, currency), one.per, to_condition(one))


def to_condition(one: ConditionDocument) -> Condition:
    """When an amount counts."""
    return Condition(one.weekdays, _season(one.season), one.hours, one.at)


def _season(one: SeasonDocument | None) -> Dates | Season | None:
    match one and (one.since, one.until):
        case (date() as first, date() as last):
            return Dates(first, last)
        case (tuple() as first, tuple() as last):
            return Season(first, last)
        case _:
            return None


def _travel(one: TravelDocument | None, currency: str) -> Travel | None:
    if one is None:
        return None
    radius = None if one.radius_km is None else one.radius_km * _METRES
    return Travel(to_money(one.per_km, currency), one.free_km * _METRES, radius)
