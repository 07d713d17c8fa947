"""What a page of a till shows whoever comes to pay, and what they can do there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.sandbox.tills.outbox import Outbox
from domain.money import Money


class BillState(StrEnum):
    """Whether one may pay."""

    OPEN = "open"
    PAID = "paid"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Bill:
    """A page: what the till calls what is paid there, and how much of its own units that is."""

    ref: str
    title: str
    amount: Money
    units: int
    state: BillState


class Payable(Protocol):
    """A till, as far as somebody who pays has to do with it."""

    outbox: Outbox

    def bill(self, page_id: str) -> Bill:
        """What stands on a page; Refused where there is none."""
        ...

    async def pay(self, ref: str, amount: int | None = None) -> str:
        """Somebody pays what is asked, or something else; the id of the charge. PageClosed."""
        ...

    async def cancel(self, ref: str) -> str:
        """Somebody goes away without paying; where to."""
        ...

    def way_back(self, charge_id: str) -> str:
        """Where somebody who has paid is sent to."""
        ...
