"""Promo codes: a word that takes something off a price, within limits that its venue sets.

A code is part of what somebody wants, like an addition, and what it took off is part of what was
agreed: a code that is over by now, or gone from the venue file, changes no price that stands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.errors import PromoRefused
from domain.labels import Label
from domain.money import Money, Percent
from domain.prices import Line, LineKind, Quote
from domain.sales import Measure

if TYPE_CHECKING:
    from domain.resources import ServiceId

LONGEST = 20
_ONCE = ((Measure.BOOKING, 1),)


class Misfit(StrEnum):
    """Why a code does not count."""

    UNKNOWN = "unknown"
    NOT_YET = "not-yet"
    OVER = "over"
    USED_UP = "used-up"
    YOURS = "yours"
    SERVICE = "service"
    TOO_SMALL = "too-small"


@dataclass(frozen=True, slots=True)
class Promo:
    """What a code takes off, and within which limits; None and no services: without that limit.

    `code` in capitals. `since` and `until` are the first and last local date of booking, not of
    coming. `uses` in all, `per_customer` by each. `least` is the smallest total it counts for.
    """

    code: str
    off: Money | Percent
    since: date | None = None
    until: date | None = None
    uses: int | None = None
    per_customer: int | None = None
    services: tuple[ServiceId, ...] = ()
    least: Money | None = None

    def discounted(self, quoted: Quote) -> Quote:
        """The price with a last line that takes the code's part off: never more than there is.

        The deposit stays what it was, as far as that much is left.
        """
        total = quoted.total
        off = self.off.of(total) if isinstance(self.off, Percent) else self.off
        less = Money(-min(off.minor, total.minor), total.currency)
        rate = self.off if isinstance(self.off, Percent) else less
        line = Line(LineKind.PROMO, less, rate, _ONCE, Label.plain(self.code))
        left, deposit = total + less, quoted.deposit
        if deposit is not None:
            deposit = Money(min(deposit.minor, left.minor), left.currency)
        above = quoted.lines or (Line(LineKind.RATE, total, total, _ONCE),)
        return replace(quoted, total=left, lines=(*above, line), deposit=deposit)

    def check(self, service_id: ServiceId, quoted: Quote | None, on: date) -> None:
        """PromoRefused unless it counts for a service, booked on that local date.

        `quoted` is the price with the code; a service that costs nothing is none of its.
        """
        if self.since is not None and on < self.since:
            raise PromoRefused(self.code, Misfit.NOT_YET, self)
        if self.until is not None and on > self.until:
            raise PromoRefused(self.code, Misfit.OVER, self)
        if quoted is None or (self.services and service_id not in self.services):
            raise PromoRefused(self.code, Misfit.SERVICE, self)
        whole = quoted.total.minor + saving(quoted).minor
        if self.least is not None and whole < self.least.minor:
            raise PromoRefused(self.code, Misfit.TOO_SMALL, self)

    def check_uses(self, used: int, by_customer: int) -> None:
        """PromoRefused where one more would be above a limit."""
        if self.per_customer is not None and by_customer >= self.per_customer:
            raise PromoRefused(self.code, Misfit.YOURS, self)
        if self.uses is not None and used >= self.uses:
            raise PromoRefused(self.code, Misfit.USED_UP, self)


def saving(quoted: Quote) -> Money:
    """What a code took off a price: nothing without one."""
    taken = (-one.amount.minor for one in quoted.lines if one.kind is LineKind.PROMO)
    return Money(sum(taken), quoted.total.currency)


def code_of(text: str) -> str:
    """A code as it is compared: whoever types one need not mind capitals and spaces."""
    return "".join(text.split()).upper()
