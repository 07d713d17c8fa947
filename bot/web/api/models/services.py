"""What a venue sells, as a program reads it. Lengths of time are in minutes."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from bot.web.api.models.basics import Model
from bot.web.api.models.prices import PriceOut, price_out
from bot.web.api.reader import Reader
from domain.intervals import MINUTE
from domain.resources import Ask, Assignment, Counts, Mode, Need, Service


class NeedOut(Model):
    """One resource out of a group; a customer may name which where it is `choosable`."""

    group: str
    prompt: str
    units: int
    choosable: bool
    resources: tuple[str, ...]


class AskOut(Model):
    """A detail the customer is asked for."""

    kind: str = Field(pattern="^(subject|note|phone)$")
    prompt: str | None = Field(description="None for a telephone, which needs no words.")
    required: bool


class TierOut(Model):
    """Who cancels this many minutes before the start gets that many percent back."""

    before_minutes: int
    percent: int


class CountsOut(Model):
    """From least to most, both included."""

    least: int
    most: int


class ServiceOut(Model):
    """What is sold; lengths of time are in minutes."""

    key: str
    name: str
    description: str | None
    length_minutes: int
    step_minutes: int
    buffer_before_minutes: int
    buffer_after_minutes: int
    lead_minutes: int
    horizon_minutes: int
    hold_minutes: int
    approval: bool
    price: PriceOut | None
    mode: Mode
    longest_minutes: int | None = Field(description="In mode range.")
    length_step_minutes: int | None
    days: CountsOut | None = Field(description="In mode days: dates in one booking.")
    adjacent: bool
    units: CountsOut
    party: CountsOut | None = Field(description="How many people may come.")
    assignment: Assignment
    category: str | None
    additions: tuple[str, ...] = Field(
        description="Keys of services that can be added in the same visit."
    )
    product: str | None = Field(description="Its number in the owner's shop.")
    needs: tuple[NeedOut, ...]
    asks: tuple[AskOut, ...]
    cancel_cutoff_minutes: int
    refunds: tuple[TierOut, ...]


class ServicesOut(Model):
    """Everything the venue sells."""

    items: tuple[ServiceOut, ...]


def service_out(reader: Reader, one: Service) -> ServiceOut:
    """A service."""
    return ServiceOut(
        key=one.key,
        name=reader.text(one.name),
        description=reader.text(one.description) if one.description else None,
        length_minutes=one.length // MINUTE,
        step_minutes=one.step // MINUTE,
        buffer_before_minutes=one.buffer_before // MINUTE,
        buffer_after_minutes=one.buffer_after // MINUTE,
        lead_minutes=one.lead // MINUTE,
        horizon_minutes=one.horizon // MINUTE,
        hold_minutes=one.hold_for // MINUTE,
        approval=one.approval,
        price=price_out(one.price),
        **_time(one),
        assignment=one.assignment,
        category=reader.text(one.category) if one.category else None,
        additions=tuple(reader.venue.service(each).key for each in one.additions),
        product=one.product or None,
        needs=tuple(_need(reader, each) for each in one.needs),
        asks=tuple(_ask(reader, each) for each in one.asks),
        cancel_cutoff_minutes=one.cancellation.cutoff // MINUTE,
        refunds=tuple(
            TierOut(before_minutes=each.before // MINUTE, percent=each.percent)
            for each in one.cancellation.tiers
        ),
    )


def _ask(reader: Reader, one: Ask) -> AskOut:
    prompt = reader.text(one.prompt) if one.prompt else None
    return AskOut(kind=one.kind, prompt=prompt, required=one.required)


def _time(one: Service) -> dict[str, Any]:
    """In what mode it is booked, and how much of it."""
    is_range = one.mode is Mode.RANGE
    return {
        "mode": one.mode,
        "longest_minutes": one.longest // MINUTE if is_range else None,
        "length_step_minutes": one.length_step // MINUTE if is_range else None,
        "days": _counts(one.days) if one.mode is Mode.DAYS else None,
        "adjacent": one.adjacent,
        "units": _counts(one.units),
        "party": _counts(one.party) if one.party else None,
    }


def _need(reader: Reader, need: Need) -> NeedOut:
    return NeedOut(
        group=need.group,
        prompt=reader.text(need.prompt),
        units=need.units,
        choosable=need.choosable,
        resources=tuple(one.key for one in reader.venue.candidates(need)),
    )


def _counts(counts: Counts) -> CountsOut:
    return CountsOut(least=counts.least, most=counts.most)
