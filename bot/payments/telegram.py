"""Payments inside Telegram: an invoice of the venue's own bot, by a provider that Telegram knows.

Telegram asks before it takes the money and tells when it has (`bot.flows.checkout`), and then no
more: nobody can ask how an invoice stands, close it, or give its money back. So it counts as open
until no hold can be waiting for it any longer, the question before is what closes it, and staff
are told of what is to go back.
"""

from __future__ import annotations

from datetime import datetime

from telegram import Bot, LabeledPrice
from telegram.constants import InvoiceLimit
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.payments.keys import TelegramKeys
from domain.gateways import (
    BadSignature,
    Callback,
    Checkout,
    Demand,
    Hint,
    ProviderDown,
    ProviderRefused,
    Returned,
)
from domain.money import Money
from domain.payments import (
    LAST_STEP,
    LONGEST_HOLD,
    Charge,
    Payment,
    PaymentStatus,
    Standing,
)
from domain.ports import Clock
from domain.resources import Provider
from domain.strays import Marks, Traced

STARS = "XTR"
_UNKNOWN_TOKEN = "payment_provider_invalid"  # noqa: S105 - what Telegram says of a wrong one
_GREETING, _GREETED = Money(1000, "USD"), "greeting"


class Telegram:
    """One venue's bot, with the token of whoever collects for the venue."""

    def __init__(self, bot: Bot, keys: TelegramKeys, clock: Clock, marks: Marks) -> None:
        self._bot = bot
        self._token = keys.provider_token
        self._clock = clock
        self._marks = marks

    @property
    def provider(self) -> Provider:
        """Whose it is."""
        return Provider.TELEGRAM

    async def open(self, payment: Payment, checkout: Checkout) -> tuple[str, str]:
        """Make the invoice. One that got lost is shown to nobody, and the next says the same."""
        if payment.ref:
            return payment.ref, payment.url
        if payment.amount.currency == STARS:
            raise ProviderRefused("Stars are for what is digital, not for what a venue does")
        about = f"{checkout.title} · {checkout.reference}"
        words, mark = (checkout.title, about), self._marks.of(payment.id)
        return mark, await self._link(words, mark, payment.amount)

    async def close(self, payment: Payment) -> None:
        """Nothing to do: once nobody holds the slot, the question before paying is denied."""

    async def look(self, payment: Payment) -> Standing:
        """Open while a hold may wait for it. What was charged is told, and never looked for."""
        until = payment.created_at + LONGEST_HOLD + LAST_STEP
        waits = payment.status is PaymentStatus.PENDING
        return Standing(is_open=waits and self._clock.now() < until)

    async def find(self, charge_id: str) -> str:  # noqa: ARG002 - as the port has it
        """Telegram does not say."""
        return ""

    async def trace(self, ref: str) -> Traced | None:  # noqa: ARG002
        """Telegram does not say."""
        return None

    async def capture(self, payment: Payment, charge: Charge) -> Charge:  # noqa: ARG002
        """What Telegram tells of is taken already."""
        return charge

    async def let_go(self, payment: Payment, charge: Charge) -> None:
        """Nothing is ever authorised and not taken."""

    async def refund(self, demand: Demand) -> Returned:
        """ProviderRefused, always: what goes back goes back by hand, at the provider."""
        raise ProviderRefused(f"Telegram gives nothing back; {demand.charge_id} is by hand")

    async def look_refund(self, demand: Demand, refund_id: str) -> Returned | None:  # noqa: ARG002
        """Telegram knows of none."""
        return None

    async def greet(self) -> None:
        """Make an invoice for nobody: a token that Telegram does not know is refused."""
        try:
            await self._link((_GREETED, _GREETED), _GREETED, _GREETING)
        except ProviderRefused as refused:
            # That this provider does not take dollars is no fault of the token.
            if _UNKNOWN_TOKEN in refused.reason.lower():
                raise

    def read(self, callback: Callback, now: datetime) -> Hint:  # noqa: ARG002
        """BadSignature: Telegram tells the bot, and calls nobody else."""
        raise BadSignature("Telegram does not call here")

    async def _link(self, words: tuple[str, str], payload: str, amount: Money) -> str:
        title = _cut(words[0], InvoiceLimit.MAX_TITLE_LENGTH)
        try:
            return await self._bot.create_invoice_link(
                title,
                _cut(words[1], InvoiceLimit.MAX_DESCRIPTION_LENGTH),
                payload,
                amount.currency,
                [LabeledPrice(title, amount.minor)],
                provider_token=self._token,
            )
        except BadRequest as error:
            raise ProviderRefused(error.message) from error
        except (NetworkError, RetryAfter) as error:
            raise ProviderDown(type(error).__name__) from error
        except TelegramError as error:
            raise ProviderRefused(error.message) from error


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
