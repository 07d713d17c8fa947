"""Money as Stripe counts it: docs.stripe.com/currencies, "Special cases".

Mostly that is in minor units as everybody counts them. Krónur and Ugandan shillings have none
any more, and Stripe goes on counting hundredths of them; ariary have, and Stripe counts them
whole; of what has three decimals the last must be 0.
"""

from __future__ import annotations

from fractions import Fraction

from domain.gateways import ProviderRefused
from domain.money import Money, exponent_of

# How many of Stripe's units are one of ours.
_UNITS = {"ISK": Fraction(100), "UGX": Fraction(100), "MGA": Fraction(1, 100)}
_THREE = 3


def to_stripe(money: Money) -> int:
    """ProviderRefused for an amount that Stripe does not take."""
    amount = money.minor * _UNITS.get(money.currency, Fraction(1))
    tens = exponent_of(money.currency) == _THREE
    if amount.denominator != 1 or (tens and amount % 10):
        raise ProviderRefused(f"{money.minor} {money.currency} is no amount for Stripe")
    return amount.numerator


def from_stripe(amount: int, currency: str) -> Money:
    """An amount out of an answer; the letters of the currency may be small."""
    code = currency.upper()
    return Money(int(amount / _UNITS.get(code, Fraction(1))), code)
