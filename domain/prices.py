"""What a slot costs: always worked out here, never taken from a client."""

from __future__ import annotations

from dataclasses import dataclass

from domain.money import Money


@dataclass(frozen=True, slots=True)
class FlatPrice:
    """The same amount whatever the time."""

    amount: Money


@dataclass(frozen=True, slots=True)
class Quote:
    """A price before anything is owed; kept on the hold, so that later edits do not move it."""

    total: Money


def quote(price: FlatPrice | None) -> Quote | None:
    """The price of a slot, or None where nothing is charged."""
    return Quote(price.amount) if price else None
