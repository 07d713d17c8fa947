"""Amounts of money: whole minor units of one currency, never a fraction, never a float."""

from __future__ import annotations

from dataclasses import dataclass

# Decimal places per ISO 4217; every currency not named here has two.
_WHOLE = ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND",
          "VUV", "XAF", "XOF", "XPF")  # fmt: skip
_THOUSANDTHS = ("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND")
_EXPONENTS = {**dict.fromkeys(_WHOLE, 0), **dict.fromkeys(_THOUSANDTHS, 3)}


def exponent_of(currency: str) -> int:
    """Decimal places of a currency by ISO 4217: KRW 0, EUR 2, KWD 3."""
    return _EXPONENTS.get(currency, 2)


@dataclass(frozen=True, slots=True)
class Money:
    """`minor` units (cents, won, fils) of an ISO currency."""

    minor: int
    currency: str

    def __add__(self, other: Money) -> Money:
        if other.currency != self.currency:
            message = f"cannot add {other.currency} to {self.currency}"
            raise ValueError(message)
        return Money(self.minor + other.minor, self.currency)

    def share(self, percent: int) -> Money:
        """That many percent, rounded down to a whole minor unit."""
        return Money(self.minor * percent // 100, self.currency)

    def times(self, number: int, parts: int = 1) -> Money:
        """`number / parts` times as much, rounded half up to a whole minor unit."""
        return Money((2 * self.minor * number + parts) // (2 * parts), self.currency)

    def split(self, parts: int) -> tuple[Money, ...]:
        """Nearly equal parts that add up exactly; the first ones carry the odd units."""
        each, odd = divmod(self.minor, parts)
        return tuple(Money(each + (i < odd), self.currency) for i in range(parts))


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage in hundredths: 1250 is 12.5 %."""

    hundredths: int

    def of(self, amount: Money) -> Money:
        """That much of an amount, rounded half up to a whole minor unit."""
        return amount.times(self.hundredths, 10_000)
