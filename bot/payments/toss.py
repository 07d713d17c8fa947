"""Toss Payments: a page that only asks the card holder, and money that we take by confirming.

    READY ─► IN_PROGRESS ─► DONE ─► PARTIAL_CANCELED ─► CANCELED
      └─► EXPIRED ◄─┘ └─► ABORTED

Nothing is taken before we confirm, so there is nothing to close and nothing to give up: what
nobody confirms within ten minutes expires. Ordinary callbacks are not signed, so that nothing is
read in them but what to ask about. docs.tosspayments.com.
"""

from __future__ import annotations

import hmac
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

import aiohttp

from bot.payments.answers import (
    Said,
    basic,
    each,
    id_in,
    inner,
    number_of,
    part,
    read_object,
    text,
    whole,
)
from bot.payments.calling import Line, Missing
from bot.payments.keys import TossKeys
from bot.payments.signatures import is_signed
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
from domain.payments import Charge, ChargeState, Payment, Standing
from domain.resources import Provider
from domain.strays import Marks, Traced

PAYMENTS = "/v1/payments"
WON = "KRW"
NUMBER = "tosspayments-webhook-transmission-id"
SIGNATURE = "tosspayments-webhook-signature"
SENT_AT = "tosspayments-webhook-transmission-time"
_SIGNED = ("payout.changed", "seller.changed")
_LONGEST_TITLE, _LONGEST_WHY = 100, 100
_OPEN = ("READY", "IN_PROGRESS", "WAITING_FOR_DEPOSIT")
_STATES = {
    "IN_PROGRESS": ChargeState.AUTHORISED,
    "DONE": ChargeState.CAPTURED,
    "CANCELED": ChargeState.CAPTURED,
    "PARTIAL_CANCELED": ChargeState.CAPTURED,
    "ABORTED": ChargeState.FAILED,
    "EXPIRED": ChargeState.FAILED,
}


class Toss:
    """A venue's shop with Toss Payments. Its ref of a payment is our own number of it."""

    def __init__(self, session: aiohttp.ClientSession, keys: TossKeys, marks: Marks) -> None:
        self._keys = keys
        self._marks = marks
        self._line = Line(session, keys.root, basic(keys.secret_key))

    @property
    def provider(self) -> Provider:
        """Whose it is."""
        return Provider.TOSS

    async def open(self, payment: Payment, checkout: Checkout) -> tuple[str, str]:
        """Make the page; the same one as long as a key is remembered, which is 15 days."""
        if payment.ref:
            return payment.ref, payment.url
        if payment.amount.currency != WON:
            raise ProviderRefused(f"Toss Payments takes {WON}, not {payment.amount.currency}")
        made = await self._line.call(
            "POST",
            PAYMENTS,
            json=_page(payment, checkout, self._number(payment)),
            headers=_key(f"open:{payment.id}"),
        )
        return text(made, "orderId"), text(part(made, "checkout"), "url")

    async def close(self, payment: Payment) -> None:
        """Nothing to be done: whoever goes to the page now gives nothing before we confirm."""

    async def look(self, payment: Payment) -> Standing:
        """How the payment stands; it is its own charge as soon as somebody has tried."""
        try:
            return _standing(await self._by_number(self._number(payment)))
        except Missing:
            return Standing(is_open=False)

    async def find(self, charge_id: str) -> str:
        """Our number on what Toss calls by its key."""
        try:
            return text(await self._line.call("GET", f"{PAYMENTS}/{charge_id}"), "orderId")
        except Missing:
            return ""

    async def trace(self, ref: str) -> Traced | None:
        """The number is the mark: nobody is asked about those of others."""
        marked = self._marks.number_in(ref)
        if marked is None:
            return None
        try:
            return Traced(marked, _standing(await self._by_number(ref)))
        except Missing:
            return None

    async def capture(self, payment: Payment, charge: Charge) -> Charge:
        """Confirm, which takes the money. What was confirmed before is refused, so then we look."""
        if charge.state is not ChargeState.AUTHORISED:
            return charge
        try:
            taken = await self._line.call(
                "POST",
                f"{PAYMENTS}/confirm",
                json={
                    "paymentKey": charge.id,
                    "orderId": self._number(payment),
                    "amount": charge.amount.minor,
                },
                headers=_key(f"confirm:{payment.id}:{charge.id}"),
            )
        except ProviderRefused:
            taken = await self._line.call("GET", f"{PAYMENTS}/{charge.id}")
            if _charge(taken).state is ChargeState.AUTHORISED:
                raise
        return _charge(taken)

    async def let_go(self, payment: Payment, charge: Charge) -> None:
        """Nothing to be done: what is not confirmed expires."""

    async def refund(self, demand: Demand) -> Returned:
        """Look first: a key is not remembered for ever, and "too much" may be our own refund."""
        found = await self.look_refund(demand, "")
        if found is not None:
            return found
        try:
            made = await self._line.call(
                "POST",
                f"{PAYMENTS}/{demand.charge_id}/cancel",
                json={"cancelReason": _reason(demand), "cancelAmount": demand.amount.minor},
                headers=_key(f"refund:{demand.key}"),
            )
        except ProviderRefused:
            found = await self.look_refund(demand, "")
            if found is None:
                raise
            return found
        returned = _returned(made, demand, "")
        if returned is None:
            raise ProviderDown("an answer without the refund that it is about")
        return returned

    async def look_refund(self, demand: Demand, refund_id: str) -> Returned | None:
        """Among those of the payment, the one with this id or with our key in its reason."""
        found = await self._line.call("GET", f"{PAYMENTS}/{demand.charge_id}")
        return _returned(found, demand, refund_id)

    async def greet(self) -> None:
        """Ask about a payment that is not there: whoever may ask is told so."""
        with suppress(Missing):
            await self._line.call("GET", f"{PAYMENTS}/orders/holdfast-greets")

    def read(self, callback: Callback, now: datetime) -> Hint:  # noqa: ARG002 - the port's
        """What to ask about. Only payouts and sellers are signed, and they are nothing of ours."""
        event = read_object(callback)
        event_id = number_of(callback, NUMBER)
        kind = event.get("eventType", "")
        if not isinstance(kind, str):
            raise BadSignature("strange eventType")
        if kind in _SIGNED:
            if not is_sent_by_toss(callback, self._keys.security_keys):
                raise BadSignature("not signed by Toss Payments")
            return Hint(event_id)
        # What tells of a deposit has everything at the top.
        about = inner(event, "data") or event
        return Hint(event_id, id_in(about, "orderId"), id_in(about, "paymentKey"))

    def _number(self, payment: Payment) -> str:
        """Our number of a payment, of 6 to 64 letters as Toss wants it."""
        return payment.ref or self._marks.of(payment.id)

    async def _by_number(self, number: str) -> Said:
        return await self._line.call("GET", f"{PAYMENTS}/orders/{number}")


def is_sent_by_toss(callback: Callback, security_keys: tuple[str, ...]) -> bool:
    """Whether a callback about payouts or sellers is signed: body and time, two signatures."""
    at = callback.headers.get(SENT_AT, "").encode(errors="replace")
    given = _signatures(callback.headers.get(SIGNATURE, ""))
    return is_signed(b"%b:%b" % (callback.body, at), given, security_keys)


def is_deposit_of(callback: Callback, secret: str) -> bool:
    """Whether a callback about a deposit has the secret that its payment was given."""
    given = read_object(callback).get("secret")
    if not isinstance(given, str) or not secret:
        return False
    return hmac.compare_digest(given.encode(errors="replace"), secret.encode())


def _signatures(header: str) -> Iterator[str]:
    """`v1:<base64>,<base64>` in hexadecimal digits; what is no base64 is no signature."""
    for one in header.split(","):
        with suppress(NotBase64, ValueError):
            yield b64decode(one.strip().removeprefix("v1:"), validate=True).hex()


def _page(payment: Payment, checkout: Checkout, number: str) -> dict[str, object]:
    return {
        "method": "CARD",
        "amount": payment.amount.minor,
        "orderId": number,
        "orderName": checkout.title[:_LONGEST_TITLE],
        "successUrl": checkout.return_url,
        "failUrl": checkout.return_url,
    }


def _standing(found: Said) -> Standing:
    status = text(found, "status")
    charges = (_charge(found),) if status in _STATES else ()
    return Standing(status in _OPEN, charges)


def _charge(found: Said) -> Charge:
    """READY is nobody's try yet; as a charge it would be one that failed."""
    currency = text(found, "currency")
    total = whole(found, "totalAmount")
    state = _STATES.get(text(found, "status"), ChargeState.FAILED)
    taken = state is ChargeState.CAPTURED
    back = total - whole(found, "balanceAmount") if taken else 0
    return Charge(
        text(found, "paymentKey"), state, Money(total, currency), Money(back, currency)
    )


def _returned(found: Said, demand: Demand, refund_id: str) -> Returned | None:
    for one in each(found, "cancels"):
        key = text(one, "transactionKey")
        if key == refund_id or str(one.get("cancelReason", "")).endswith(_mark(demand)):
            status = one.get("cancelStatus")
            return Returned(key, done=status == "DONE", failed=status == "ABORTED")
    return None


def _reason(demand: Demand) -> str:
    return demand.why[:_LONGEST_WHY] + _mark(demand)


def _mark(demand: Demand) -> str:
    """How a refund is known again: it has no room for notes."""
    return f" [{demand.key}]"


def _key(key: str) -> dict[str, str]:
    return {"Idempotency-Key": key}
