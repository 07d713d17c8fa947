"""What something costs: in a list beforehand, and line by line once it is known."""

from __future__ import annotations

from functools import reduce

from bot.screens.screen import short
from bot.words.speech import Words, lines
from domain.money import Percent
from domain.prices import Count, FlatPrice, Line, LineKind, Price, Quote
from domain.sales import Measure

_LABEL = 48
_HOUR_MINUTES = 60
_KILOMETRE = 1000


def price_from(words: Words, price: FlatPrice | Price) -> str:
    """The price in a list: ₩25,000, ₩25,000/h, from ₩25,000/person."""
    if isinstance(price, FlatPrice):
        return words.money(price.amount)
    said = reduce(
        lambda so_far, measure: words.say(f"price-per-{measure}-plain", price=so_far),
        [one for one in price.per if one is not Measure.BOOKING],
        words.money(price.lowest),
    )
    return said if price.is_fixed else words.say("price-from-plain", price=said)


def quote_lines(words: Words, quote: Quote, *, due: bool) -> str:
    """The total, what it is made of, and the deposit; `due` while that can still be paid."""
    return lines(
        words.say("booking-price", price=words.money(quote.total)),
        *(_line(words, one) for one in quote.lines if _explains(quote)),
        _deposit(words, quote, due=due),
    )


def _explains(quote: Quote) -> bool:
    """Whether the lines say more than the total does."""
    once = ((Measure.BOOKING, 1),)
    return any(one.kind is not LineKind.RATE or one.counts != once for one in quote.lines)


def _line(words: Words, line: Line) -> str:
    name, amount = _name(words, line), words.money(line.amount)
    if isinstance(line.rate, Percent):
        percent = words.percent(line.rate.hundredths)
        return words.say("price-line-percent", name=name, percent=percent, amount=amount)
    counts = [_count(words, one) for one in line.counts if one[0] is not Measure.BOOKING]
    if not counts:
        return words.say("price-line", name=name, amount=amount)
    factors = reduce(
        lambda so_far, one: words.say("price-times-plain", first=so_far, next=one),
        [*counts, words.money(line.rate)],
    )
    return words.say("price-line-times", name=name, factors=factors, amount=amount)


def _name(words: Words, line: Line) -> str:
    if line.label is not None:
        return short(line.label.in_(words.language), _LABEL)
    return words.say(f"price-{line.kind}-plain")


def _count(words: Words, count: Count) -> str:
    measure, number = count
    match measure:
        case Measure.HOUR:
            return _hours(words, number)
        case Measure.DAY:
            return words.say("duration-days-plain", days=number)
        case Measure.PERSON:
            return words.say("count-people-plain", people=number)
        case Measure.UNIT:
            return words.say("count-units-plain", units=number)
        case Measure.KILOMETRE:
            return words.distance(number * _KILOMETRE)
        case _:
            raise AssertionError(measure)


def _hours(words: Words, minutes: int) -> str:
    """Hours as they are charged: 26 h and not a day and 2 h."""
    hours, rest = divmod(minutes, _HOUR_MINUTES)
    said = [words.say("duration-hours-plain", hours=hours)] if hours else []
    if rest:
        said.append(words.say("duration-minutes-plain", minutes=rest))
    return " ".join(said)


def _deposit(words: Words, quote: Quote, *, due: bool) -> str:
    if quote.deposit is None:
        return ""
    deposit, rest = words.money(quote.deposit), words.money(quote.rest)
    if due:
        return words.say("price-deposit-due", deposit=deposit, rest=rest)
    return words.say("price-deposit", deposit=deposit, rest=rest)
