"""What a slot costs: always worked out here, never taken from a client.

    rate lines ─► travel ─► extras, in sequence ─► total ─► deposit

A rate is charged per booking, unit, person, day or hour, or by two of these together ("per
person and day"). The first override that fits takes the place of the base amount; an hourly
rate is decided minute by minute, a daily one day by day, all others by the start. Every line
is rounded once, half up, to whole minor units, and the total is the sum of its lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import prod

from domain.conditions import ALWAYS, Condition
from domain.labels import Label
from domain.money import Money, Percent
from domain.places import Travel
from domain.sales import Measure, Sale

_HOUR_MINUTES = 60
_WEEKEND = {5, 6}

Count = tuple[Measure, int]


class LineKind(StrEnum):
    """What a line of a quote is there for."""

    RATE = "rate"
    SERVICE = "service"
    WEEKEND = "weekend"
    WEEKDAYS = "weekdays"
    SEASON = "season"
    HOURS = "hours"
    SLOT = "slot"
    TRAVEL = "travel"
    EXTRA = "extra"
    PROMO = "promo"


@dataclass(frozen=True, slots=True)
class Line:
    """One part of a total: `rate` for each of `counts`, hours in minutes.

    A percentage is of all lines above. `label`: what the venue calls it, if it says so.
    """

    kind: LineKind
    amount: Money
    rate: Money | Percent
    counts: tuple[Count, ...]
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A price before anything is owed; kept on the hold, so that later edits do not move it.

    No lines where there is nothing to explain. `deposit` is the part of the total that is due
    at once, None where nothing is said of one.
    """

    total: Money
    lines: tuple[Line, ...] = ()
    deposit: Money | None = None

    @property
    def rest(self) -> Money:
        """What remains to be paid after the deposit."""
        paid = self.deposit.minor if self.deposit else 0
        return Money(self.total.minor - paid, self.total.currency)


@dataclass(frozen=True, slots=True)
class FlatPrice:
    """The same amount whatever the time."""

    amount: Money
    quote: Quote = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Made once: every placement asks for it.
        object.__setattr__(self, "quote", Quote(self.amount))


@dataclass(frozen=True, slots=True)
class Override:
    """Another amount in place of the base one, where the condition fits."""

    amount: Money
    when: Condition
    label: Label | None = None

    @property
    def kind(self) -> LineKind:
        """What sets it apart, the narrowest first."""
        if self.when.at is not None:
            return LineKind.SLOT
        if self.when.season is not None:
            return LineKind.SEASON
        if self.when.hours is not None:
            return LineKind.HOURS
        weekend = set(self.when.weekdays) <= _WEEKEND
        return LineKind.WEEKEND if weekend else LineKind.WEEKDAYS


@dataclass(frozen=True, slots=True)
class Extra:
    """What comes on top: so much for each, or a percentage of all lines above."""

    label: Label
    amount: Money | Percent
    per: tuple[Measure, ...] = (Measure.BOOKING,)
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Price:
    """The rule by which a price is worked out."""

    amount: Money
    per: tuple[Measure, ...] = (Measure.BOOKING,)
    overrides: tuple[Override, ...] = ()
    extras: tuple[Extra, ...] = ()
    travel: Travel | None = None
    deposit: Money | Percent | None = None

    @property
    def is_fixed(self) -> bool:
        """Whether one of `per` costs the same whoever books whatever time."""
        steady = all(one.when == ALWAYS and one in self._included for one in self.extras)
        return steady and not self.overrides and self.travel is None

    @property
    def lowest(self) -> Money:
        """The least that one of `per` can cost, with the extras that always come with it."""
        least = min(one.minor for one in (self.amount, *(o.amount for o in self.overrides)))
        total = Money(least, self.amount.currency)
        for one in self._included:
            total += one.amount.of(total) if isinstance(one.amount, Percent) else one.amount
        return total

    @property
    def _included(self) -> tuple[Extra, ...]:
        return tuple(
            one
            for one in self.extras
            if one.when == ALWAYS
            and (isinstance(one.amount, Percent) or set(one.per) == set(self.per))
        )


def quote(price: FlatPrice | Price | None, sale: Sale) -> Quote | None:
    """The price of a sale, or None where nothing is charged; OutOfReach beyond the radius."""
    if price is None:
        return None
    if isinstance(price, FlatPrice):
        return price.quote
    lines = [*_rate_lines(price, sale), *_travel_lines(price.travel, sale)]
    total = sum((one.amount for one in lines), Money(0, price.amount.currency))
    for extra in price.extras:
        for line in _extra_lines(extra, sale, total):
            lines.append(line)
            total += line.amount
    return Quote(total, tuple(lines), _deposit(price.deposit, total))


def _rate_lines(price: Price, sale: Sale) -> Iterator[Line]:
    """A line for every rate of which there is something; the base rate first."""
    *found, rest = _counted(sale, price.per, [one.when for one in price.overrides])
    if rest:
        yield _line(LineKind.RATE, price.amount, sale.counts(price.per, rest))
    for one, number in zip(price.overrides, found, strict=True):
        if number:
            yield _line(one.kind, one.amount, sale.counts(price.per, number), one.label)


def _counted(sale: Sale, per: Sequence[Measure], conditions: Sequence[Condition]) -> list[int]:
    """How much of a sale belongs to each condition, the first that fits; last, to none."""
    begins, found = sale.begins, [0] * (len(conditions) + 1)
    for on, minute, number in sale.pieces(per, conditions):
        fitting = (
            place
            for place, one in enumerate(conditions)
            if one.at in {None, begins} and one.fits(on, minute)
        )
        found[next(fitting, -1)] += number
    return found


def _travel_lines(travel: Travel | None, sale: Sale) -> Iterator[Line]:
    if travel is None or sale.distance is None:
        return
    travel.check_reach(sale.distance)
    charged = travel.kilometres(sale.distance)
    if charged:
        yield _line(LineKind.TRAVEL, travel.rate, ((Measure.KILOMETRE, charged),))


def _extra_lines(extra: Extra, sale: Sale, above: Money) -> Iterator[Line]:
    number, _ = _counted(sale, extra.per, [extra.when])
    if not number:
        return
    counts = sale.counts(extra.per, number)
    if isinstance(extra.amount, Money):
        yield _line(LineKind.EXTRA, extra.amount, counts, extra.label)
    else:
        part = extra.amount.of(above)
        yield Line(LineKind.EXTRA, part, extra.amount, counts, extra.label)


def _line(
    kind: LineKind, rate: Money, counts: tuple[Count, ...], label: Label | None = None
) -> Line:
    """So much for each; the only place where an amount is rounded."""
    hours = any(measure is Measure.HOUR for measure, _ in counts)
    number = prod(number for _, number in counts)
    return Line(kind, rate.times(number, _HOUR_MINUTES if hours else 1), rate, counts, label)


def _deposit(deposit: Money | Percent | None, total: Money) -> Money | None:
    if isinstance(deposit, Percent):
        return deposit.of(total)
    if deposit is None:
        return None
    return Money(min(deposit.minor, total.minor), total.currency)
