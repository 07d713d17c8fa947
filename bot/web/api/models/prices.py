"""What something costs: the rule beforehand, and line by line once it is known."""

from __future__ import annotations

from pydantic import Field

from bot.web.api.models.basics import Model, MoneyOut
from bot.web.api.reader import Reader
from domain.money import Money, Percent, exponent_of
from domain.prices import FlatPrice, Line, Price, Quote


class PriceOut(Model):
    """What a service costs in a list: `amount` at least, for each of `per`."""

    amount: MoneyOut
    per: tuple[str, ...] = Field(examples=[["person", "day"]])
    fixed: bool = Field(description="Never more than that, whatever the time.")


class CountOut(Model):
    """So many of something; hours are counted in minutes, distance in kilometres."""

    measure: str
    number: int


class LineOut(Model):
    """One part of a total: a rate, or a percentage of the lines above, so many times."""

    kind: str = Field(examples=["weekend"])
    name: str | None
    amount: MoneyOut
    rate: MoneyOut | None
    percent: float | None
    counts: tuple[CountOut, ...]


class QuoteOut(Model):
    """What a slot costs, as agreed when it was held; the lines add up to the total."""

    total: MoneyOut
    deposit: MoneyOut | None = Field(description="What is due at once.")
    rest: MoneyOut
    lines: tuple[LineOut, ...]


def money_out(money: Money) -> MoneyOut:
    """An amount."""
    return MoneyOut(
        minor=money.minor, currency=money.currency, exponent=exponent_of(money.currency)
    )


def price_out(price: FlatPrice | Price | None) -> PriceOut | None:
    """A price as it stands in a list."""
    match price:
        case None:
            return None
        case FlatPrice(amount=amount):
            return PriceOut(amount=money_out(amount), per=("booking",), fixed=True)
        case Price():
            per = tuple(map(str, price.per))
            return PriceOut(amount=money_out(price.lowest), per=per, fixed=price.is_fixed)


def quote_out(reader: Reader, quote: Quote | None) -> QuoteOut | None:
    """A quote with its lines."""
    if quote is None:
        return None
    return QuoteOut(
        total=money_out(quote.total),
        deposit=money_out(quote.deposit) if quote.deposit else None,
        rest=money_out(quote.rest),
        lines=tuple(_line(reader, one) for one in quote.lines),
    )


def _line(reader: Reader, one: Line) -> LineOut:
    percent = one.rate.hundredths / 100 if isinstance(one.rate, Percent) else None
    return LineOut(
        kind=one.kind,
        name=reader.text(one.label) if one.label else None,
        amount=money_out(one.amount),
        rate=money_out(one.rate) if isinstance(one.rate, Money) else None,
        percent=percent,
        counts=tuple(CountOut(measure=each, number=number) for each, number in one.counts),
    )
