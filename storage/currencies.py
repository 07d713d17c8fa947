"""The currencies that something can be paid in today."""

from __future__ import annotations

from functools import cache

from babel.core import get_global


@cache
def currencies() -> frozenset[str]:
    """Legal tender somewhere: so neither gold nor drawing rights, which have no decimals at all."""
    everywhere = get_global("territory_currencies").values()
    return frozenset(
        currency
        for used in everywhere
        for currency, _, until, is_tender in used
        if is_tender and until is None
    )
