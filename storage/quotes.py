"""A quote as plain JSON values, and back: what was agreed about money, line by line.

The total has columns of its own; a quote that is nothing but its total is an empty table. All
amounts are in the currency of the total.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from domain.labels import Label
from domain.money import Money, Percent
from domain.prices import Line, LineKind, Quote
from domain.sales import Measure

Plain = dict[str, Any]


def from_quote(quote: Quote) -> Plain:
    """What there is besides the total: `lines` and `deposit`, each only if there is one."""
    plain: Plain = {}
    if quote.lines:
        plain["lines"] = [_from_line(one) for one in quote.lines]
    if quote.deposit is not None:
        plain["deposit"] = quote.deposit.minor
    return plain


def to_quote(total: Money, plain: Mapping[str, Any]) -> Quote:
    """The quote that `from_quote` wrote, given its total."""
    deposit: int | None = plain.get("deposit")
    return Quote(
        total,
        tuple(_to_line(one, total.currency) for one in plain.get("lines", ())),
        None if deposit is None else Money(deposit, total.currency),
    )


def _from_line(line: Line) -> Plain:
    percent = isinstance(line.rate, Percent)
    plain: Plain = {
        "kind": str(line.kind),
        "amount": line.amount.minor,
        "percent" if percent else "rate": _from_rate(line.rate),
        "counts": [[str(measure), number] for measure, number in line.counts],
    }
    if line.label is not None:
        # Pairs and not a table: their sequence says which language is fallen back to.
        plain["label"] = [list(pair) for pair in line.label.by_language]
    return plain


def _from_rate(rate: Money | Percent) -> int:
    return rate.hundredths if isinstance(rate, Percent) else rate.minor


def _to_line(plain: Mapping[str, Any], currency: str) -> Line:
    counts: Sequence[tuple[str, int]] = plain["counts"]
    label: Sequence[tuple[str, str]] | None = plain.get("label")
    return Line(
        LineKind(plain["kind"]),
        Money(plain["amount"], currency),
        Percent(plain["percent"]) if "percent" in plain else Money(plain["rate"], currency),
        tuple((Measure(measure), number) for measure, number in counts),
        None if label is None else Label(tuple((code, text) for code, text in label)),
    )
