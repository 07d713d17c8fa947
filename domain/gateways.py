"""What is asked of those who collect money: one port, and a module per provider behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from domain.money import Money
from domain.payments import Charge, Payment, Standing
from domain.resources import Provider, Venue
from domain.states import Hold
from domain.strays import Traced


class ProviderDown(Exception):
    """It did not answer, or not with an answer: what became of the request is not known."""


@dataclass
class ProviderRefused(Exception):
    """It said no, and will say so again. `reason` is for people who run the venue."""

    reason: str


class BadSignature(Exception):
    """A callback that its provider has not sent, or not lately, or that cannot be read."""


@dataclass(frozen=True, slots=True)
class Checkout:
    """What a provider shows somebody who pays: the title, and where they go back to."""

    title: str
    reference: str
    return_url: str
    closes_at: datetime
    locale: str = "en"


@dataclass(frozen=True, slots=True)
class Callback:
    """What came in from outside, as it came. Names of headers are in small letters."""

    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hint:
    """Which payment a callback is about: a reason to look, and nothing else.

    `event_id` is the provider's own number of the event, or what stands for it. One of `ref`
    and `charge_id` is empty where the callback does not say.
    """

    event_id: str
    ref: str = ""
    charge_id: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """What a provider says of a refund: its own id of it, and whether the money is back.

    `failed` when it never will be, by this way.
    """

    id: str
    done: bool
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Demand:
    """A refund to be made. `key` is the same for the same refund, however often it is asked for."""

    payment: Payment
    charge_id: str
    amount: Money
    key: str
    why: str


class Gateway(Protocol):
    """One provider, with one venue's keys. Every call may raise ProviderDown or ProviderRefused."""

    @property
    def provider(self) -> Provider:
        """Whose it is."""
        ...

    async def open(self, payment: Payment, checkout: Checkout) -> tuple[str, str]:
        """Make the page where it is paid: the provider's ref, and the address.

        The same payment again gives the same page again.
        """
        ...

    async def close(self, payment: Payment) -> None:
        """Nobody may pay any more; harmless when that is so already."""
        ...

    async def look(self, payment: Payment) -> Standing:
        """How it stands with the provider now."""
        ...

    async def find(self, charge_id: str) -> str:
        """The ref of the payment that a charge belongs to; empty when the provider knows none."""
        ...

    async def trace(self, ref: str) -> Traced | None:
        """How something stands that carries the venue's mark; None for all else."""
        ...

    async def capture(self, payment: Payment, charge: Charge) -> Charge:
        """Take what is authorised, as it then stands; what is taken already stays so."""
        ...

    async def let_go(self, payment: Payment, charge: Charge) -> None:
        """Give up what is authorised, without taking it; harmless when it is over."""
        ...

    async def refund(self, demand: Demand) -> Returned:
        """Give money back. Asked again it is the same refund, not a second one."""
        ...

    async def look_refund(self, demand: Demand, refund_id: str) -> Returned | None:
        """How a refund stands; None when the provider knows of none. `refund_id` may be empty."""
        ...

    async def greet(self) -> None:
        """One harmless call that shows whether the keys are right."""
        ...

    def read(self, callback: Callback, now: datetime) -> Hint:
        """What a callback is about; BadSignature unless it is the provider's."""
        ...


class Tills(Protocol):
    """Where a venue collects money."""

    def gateway(self, venue: Venue, provider: Provider) -> Gateway:
        """With the venue's keys; ProviderRefused where it has none."""
        ...

    async def checkout(self, venue: Venue, payment: Payment, hold: Hold) -> Checkout:
        """What whoever pays for a hold is shown, in their language."""
        ...
