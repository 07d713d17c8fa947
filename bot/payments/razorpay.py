"""Razorpay: a Payment Link per payment, whose money is captured by us and not by itself.

For that the account says "manual capture". Money that nobody captures goes back after some days
without our doing: there is no call that would give it up earlier.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256

import aiohttp

from bot.payments.answers import (
    Said,
    basic,
    each,
    id_in,
    inner,
    number_of,
    read_object,
    text,
    whole,
)
from bot.payments.calling import Line, Missing
from bot.payments.keys import RazorpayKeys
from bot.payments.signatures import is_signed
from domain.gateways import (
    BadSignature,
    Callback,
    Checkout,
    Demand,
    Hint,
    ProviderRefused,
    Returned,
)
from domain.money import Money, exponent_of
from domain.payments import Charge, ChargeState, Payment, Standing
from domain.resources import Provider
from domain.strays import Marks, Traced

LINKS, PAYMENTS = "/v1/payment_links", "/v1/payments"
SIGNATURE, NUMBER = "x-razorpay-signature", "x-razorpay-event-id"
# A link lives for at least a quarter of an hour. It is cancelled when the hold ends; that it
# ends by itself is for the case that nobody can cancel it.
_AFTER_THE_HOLD = timedelta(minutes=16)
_LONGEST_TITLE = 2048
_MOST_REFUNDS = 100
_OPEN = ("created", "partially_paid")
_STATES = {
    "authorized": ChargeState.AUTHORISED,
    "captured": ChargeState.CAPTURED,
    "refunded": ChargeState.CAPTURED,
    "failed": ChargeState.FAILED,
}
# In the order in which they are signed.
_RETURNED = (
    "razorpay_payment_link_id",
    "razorpay_payment_link_reference_id",
    "razorpay_payment_link_status",
    "razorpay_payment_id",
)


class Razorpay:
    """A venue's account with Razorpay."""

    def __init__(
        self, session: aiohttp.ClientSession, keys: RazorpayKeys, marks: Marks
    ) -> None:
        self._keys = keys
        self._marks = marks
        self._line = Line(session, keys.root, basic(keys.key_id, keys.key_secret))

    @property
    def provider(self) -> Provider:
        """Whose it is."""
        return Provider.RAZORPAY

    async def open(self, payment: Payment, checkout: Checkout) -> tuple[str, str]:
        """Make the link, or find the one that was made: a reference is used once for ever."""
        if payment.ref:
            return payment.ref, payment.url
        link: Said | None
        made = _link(payment, checkout, self._marks.of(payment.id))
        try:
            link = await self._line.call("POST", LINKS, json=made)
        except ProviderRefused:
            link = await self._made(payment)
            if link is None:
                raise
        return text(link, "id"), text(link, "short_url")

    async def close(self, payment: Payment) -> None:
        """Cancel the link."""
        link = {"id": payment.ref} if payment.ref else await self._made(payment)
        if link is None:
            return
        path = f"{LINKS}/{text(link, 'id')}"
        try:
            await self._line.call("POST", f"{path}/cancel", json={})
        except ProviderRefused:
            if (await self._line.call("GET", path)).get("status") in _OPEN:
                raise

    async def look(self, payment: Payment) -> Standing:
        """How the link stands, and every try to pay it."""
        link = await self._found(payment)
        if link is None:
            return Standing(is_open=False)
        return await self._standing(link)

    async def find(self, charge_id: str) -> str:
        """The link that was paid by a charge: both are of the same purchase."""
        try:
            tried = await self._line.call("GET", f"{PAYMENTS}/{charge_id}")
        except ProviderRefused as refused:
            if _is_missing(refused):
                return ""
            raise
        links = await self._line.call("GET", f"{LINKS}?payment_id={charge_id}")
        of = tried.get("order_id")
        same = (one for one in each(links, "payment_links") if one.get("order_id") == of)
        return next((text(one, "id") for one in same), "") if of else ""

    async def trace(self, ref: str) -> Traced | None:
        """By the mark that a link was made with."""
        try:
            link = await self._line.call("GET", f"{LINKS}/{ref}")
        except ProviderRefused as refused:
            if _is_missing(refused):
                return None
            raise
        number = self._marks.number_in(link.get("reference_id"))
        return None if number is None else Traced(number, await self._standing(link))

    async def capture(self, payment: Payment, charge: Charge) -> Charge:  # noqa: ARG002 - the port's
        """Take the money. Asked again it says that it was taken, so then we look."""
        if charge.state is not ChargeState.AUTHORISED:
            return charge
        path = f"{PAYMENTS}/{charge.id}"
        body = {"amount": charge.amount.minor, "currency": charge.amount.currency}
        try:
            taken = _charge(await self._line.call("POST", f"{path}/capture", json=body))
        except ProviderRefused:
            taken = _charge(await self._line.call("GET", path))
            if taken.state is ChargeState.AUTHORISED:
                raise
        return taken

    async def let_go(self, payment: Payment, charge: Charge) -> None:
        """Nothing to be done: what is not captured goes back by itself."""

    async def refund(self, demand: Demand) -> Returned:
        """Look first: it is not said for how long a key is remembered."""
        found = await self.look_refund(demand, "")
        if found is not None:
            return found
        try:
            made = await self._line.call(
                "POST",
                f"{PAYMENTS}/{demand.charge_id}/refund",
                json={
                    "amount": _amount(demand.amount),
                    "notes": {"key": demand.key, "why": demand.why},
                },
                headers={"X-Refund-Idempotency": _key(demand)},
            )
        except ProviderRefused:
            found = await self.look_refund(demand, "")
            if found is None:
                raise
            return found
        return _returned(made)

    async def look_refund(self, demand: Demand, refund_id: str) -> Returned | None:
        """Among the refunds of the charge, the one with this id or with our key on it."""
        path = f"{PAYMENTS}/{demand.charge_id}/refunds?count={_MOST_REFUNDS}"
        made = each(await self._line.call("GET", path), "items")
        ours = (one for one in made if one.get("id") == refund_id or _noted(one) == demand.key)
        return next(map(_returned, ours), None)

    async def greet(self) -> None:
        """Ask for the latest payment, if there is any."""
        await self._line.call("GET", f"{PAYMENTS}?count=1")

    def read(self, callback: Callback, now: datetime) -> Hint:  # noqa: ARG002 - the port's
        """Which link or payment an event is about. It says no time that could be checked."""
        given = callback.headers.get(SIGNATURE, "")
        if not is_signed(callback.body, [given], self._keys.webhook_secrets):
            raise BadSignature("not signed by Razorpay")
        payload = inner(read_object(callback), "payload")
        charge_id = id_in(_entity(payload, "payment"), "id")
        return Hint(
            number_of(callback, NUMBER),
            ref=id_in(_entity(payload, "payment_link"), "id"),
            charge_id=charge_id or id_in(_entity(payload, "refund"), "payment_id"),
        )

    async def _found(self, payment: Payment) -> Said | None:
        if not payment.ref:
            return await self._made(payment)
        return await self._line.call("GET", f"{LINKS}/{payment.ref}")

    async def _standing(self, link: Said) -> Standing:
        return Standing(link.get("status") in _OPEN, await self._charges(link))

    async def _made(self, payment: Payment) -> Said | None:
        """The link of a payment whose ref we never heard; None when there is none."""
        mark = self._marks.of(payment.id)
        links = await self._line.call("GET", f"{LINKS}?reference_id={mark}")
        found = (one for one in each(links, "payment_links") if _is_of(one, payment, mark))
        return next(found, None)

    async def _charges(self, link: Said) -> tuple[Charge, ...]:
        """Every try to pay a link. It lists those that succeeded, its purchase lists all."""
        tries: list[Said] = []
        if link.get("order_id"):
            path = f"/v1/orders/{text(link, 'order_id')}/payments"
            tries += each(await self._line.call("GET", path), "items")
        known = {one.get("id") for one in tries}
        for one in each(link, "payments"):
            if one.get("payment_id") not in known:
                path = f"{PAYMENTS}/{text(one, 'payment_id')}"
                tries.append(await self._line.call("GET", path))
        return tuple(_charge(one) for one in tries if one.get("status") in _STATES)


def is_return(query: Mapping[str, str], key_secret: str) -> bool:
    """Whether Razorpay has sent somebody back here from a link. It says nothing about money."""
    signed = "|".join(query.get(name, "") for name in _RETURNED).encode()
    return is_signed(signed, [query.get("razorpay_signature", "")], [key_secret])


def _link(payment: Payment, checkout: Checkout, mark: str) -> dict[str, object]:
    ends = checkout.closes_at + _AFTER_THE_HOLD
    return {
        "amount": _amount(payment.amount),
        "currency": payment.amount.currency,
        "accept_partial": False,
        "reference_id": mark,
        "description": checkout.title[:_LONGEST_TITLE],
        "expire_by": int(ends.timestamp()),
        "callback_url": checkout.return_url,
        "callback_method": "get",
        "notify": {"sms": False, "email": False},
        "reminder_enable": False,
        "notes": {"payment": mark, "booking": checkout.reference},
    }


def _amount(money: Money) -> int:
    """In minor units; of three decimals the last is 0. ProviderRefused."""
    if exponent_of(money.currency) == 3 and money.minor % 10:  # noqa: PLR2004 - says itself
        raise ProviderRefused(f"{money.minor} {money.currency} is no amount for Razorpay")
    return money.minor


def _is_missing(refused: ProviderRefused) -> bool:
    """Whether it knows nothing by a name; for some it says so with another code."""
    return isinstance(refused, Missing) or "does not exist" in refused.reason


def _is_of(link: Said, payment: Payment, mark: str) -> bool:
    """Whether a link is of this payment: for its amount, not merely of the same number."""
    there = link.get("reference_id"), link.get("amount"), link.get("currency")
    return there == (mark, payment.amount.minor, payment.amount.currency)


def _charge(tried: Said) -> Charge:
    currency = text(tried, "currency")
    state = _STATES.get(text(tried, "status"), ChargeState.FAILED)
    if state is ChargeState.CAPTURED and tried.get("captured") is False:
        # Given back because nobody has captured it: it never was ours.
        state = ChargeState.FAILED
    back = whole(tried, "amount_refunded") if state is ChargeState.CAPTURED else 0
    amount = Money(whole(tried, "amount"), currency)
    return Charge(text(tried, "id"), state, amount, Money(back, currency))


def _returned(refund: Said) -> Returned:
    status = refund.get("status")
    return Returned(text(refund, "id"), done=status == "processed", failed=status == "failed")


def _noted(refund: Said) -> object:
    """The key on a refund; notes that nobody has written are an empty list."""
    notes = refund.get("notes")
    return notes.get("key") if isinstance(notes, dict) else None


def _key(demand: Demand) -> str:
    """A header takes letters, digits and little else."""
    return sha256(demand.key.encode()).hexdigest()[:40]


def _entity(payload: Said, name: str) -> Said:
    return inner(inner(payload, name), "entity")
