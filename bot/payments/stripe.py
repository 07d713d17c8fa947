"""Stripe: hosted pages (Checkout Sessions), of which each has one payment intent.

The intent is what we call a charge: somebody whose card is declined tries again with the same
one, so it may fail first and be paid later. docs.stripe.com/api, as of the version below.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

import aiohttp

from bot.payments.calling import Line, Missing
from bot.payments.keys import StripeKeys
from bot.payments.signatures import check_stripe
from bot.payments.stripe_forms import (
    Found,
    read_charge,
    read_event,
    read_refund,
    read_session,
    refund_form,
    session_form,
    text_of,
)
from domain.gateways import (
    BadSignature,
    Callback,
    Checkout,
    Demand,
    Hint,
    ProviderRefused,
    Returned,
)
from domain.payments import LONGEST_HOLD, Charge, ChargeState, Payment, Standing
from domain.resources import Provider
from domain.strays import Marks, Traced

VERSION = "2026-10-28.endive"
SIGNATURE = "stripe-signature"
LARGEST = 64 * 1024
_MOST_LISTED = "100"
# How far our clock and Stripe's may be apart.
_CLOCKS = timedelta(minutes=10)
_SESSIONS, _INTENTS, _REFUNDS = "/v1/checkout/sessions", "/v1/payment_intents", "/v1/refunds"
_WITH_CHARGE = "?expand[]=payment_intent.latest_charge"


class Stripe:
    """One venue's account."""

    def __init__(self, session: aiohttp.ClientSession, keys: StripeKeys, marks: Marks) -> None:
        said = {"Authorization": f"Bearer {keys.api_key}", "Stripe-Version": VERSION}
        self._line = Line(session, keys.root, said)
        self._secrets = keys.webhook_secrets
        self._marks = marks

    @property
    def provider(self) -> Provider:
        """Whose it is."""
        return Provider.STRIPE

    async def open(self, payment: Payment, checkout: Checkout) -> tuple[str, str]:
        """Make the page, or find the one that was made before."""
        if payment.ref:
            return payment.ref, payment.url
        try:
            made = await self._line.call(
                "POST",
                _SESSIONS,
                form=session_form(payment, checkout, self._marks.of(payment.id)),
                headers={"Idempotency-Key": f"open:{payment.id}"},
            )
        except ProviderRefused:
            # The same key with other words, because somebody has changed the language since.
            made = await self._made(payment) or {}
            if not made.get("url"):
                raise
        return text_of(made, "id"), text_of(made, "url")

    async def close(self, payment: Payment) -> None:
        """Expire the page. Without a key: an answer that is kept could only be a wrong one."""
        ref = await self._ref(payment)
        if not ref:
            return
        try:
            await self._line.call("POST", f"{_SESSIONS}/{quote(ref, safe='')}/expire", form={})
        except ProviderRefused:
            found = await self._line.call("GET", f"{_SESSIONS}/{quote(ref, safe='')}")
            if found.get("status") == "open":
                raise

    async def look(self, payment: Payment) -> Standing:
        """How the page and its intent stand."""
        ref = await self._ref(payment)
        if not ref:
            return Standing(is_open=False)
        return read_session(await self._session(ref))

    async def find(self, charge_id: str) -> str:
        """The page of an intent."""
        query = urlencode({"payment_intent": charge_id, "limit": "1"})
        try:
            found = await self._line.call("GET", f"{_SESSIONS}?{query}")
        except Missing:
            return ""
        return next((text_of(one, "id") for one in found.get("data", ())), "")

    async def trace(self, ref: str) -> Traced | None:
        """By the mark that a page was made with."""
        try:
            found = await self._session(ref)
        except Missing:
            return None
        number = self._marks.number_in(found.get("client_reference_id"))
        return None if number is None else Traced(number, read_session(found))

    async def capture(self, payment: Payment, charge: Charge) -> Charge:  # noqa: ARG002 - the port's
        """Take what is authorised; sessions of ours take by themselves, so there rarely is any."""
        if charge.state is not ChargeState.AUTHORISED:
            return charge
        return await self._end(charge, "capture", "succeeded")

    async def let_go(self, payment: Payment, charge: Charge) -> None:  # noqa: ARG002 - the port's
        """Cancel an intent whose money is authorised."""
        if charge.state is ChargeState.AUTHORISED:
            await self._end(charge, "cancel", "canceled")

    async def refund(self, demand: Demand) -> Returned:
        """Give money back, under the demand's key."""
        try:
            made = await self._line.call(
                "POST",
                _REFUNDS,
                form=refund_form(demand),
                headers={"Idempotency-Key": f"refund:{demand.key}"},
            )
        except ProviderRefused:
            # "Already refunded" may be about this very refund, asked for more than a day ago.
            found = await self.look_refund(demand, "")
            if found is None:
                raise
            return found
        return read_refund(made)

    async def look_refund(self, demand: Demand, refund_id: str) -> Returned | None:
        """By its id, or among the refunds of the intent by the key that is noted on it."""
        if refund_id:
            try:
                path = f"{_REFUNDS}/{quote(refund_id, safe='')}"
                return read_refund(await self._line.call("GET", path))
            except Missing:
                return None
        query = {"payment_intent": demand.charge_id}
        return next(
            (
                read_refund(one)
                for one in await self._list(_REFUNDS, query)
                if one.get("metadata", {}).get("key") == demand.key
            ),
            None,
        )

    async def greet(self) -> None:
        """Ask for the balance, which every right key may."""
        await self._line.call("GET", "/v1/balance")

    def read(self, callback: Callback, now: datetime) -> Hint:
        """Which page or intent an event is about; neither where it is about something else."""
        if len(callback.body) > LARGEST:
            raise BadSignature("too large")
        check_stripe(callback.body, callback.headers.get(SIGNATURE, ""), self._secrets, now)
        return read_event(callback.body)

    async def _end(self, charge: Charge, step: str, wanted: str) -> Charge:
        """Take a step after which the intent is as wanted, if it was not so before."""
        path = f"{_INTENTS}/{quote(charge.id, safe='')}"
        try:
            form = {"expand[]": "latest_charge"}
            intent = await self._line.call("POST", f"{path}/{step}", form=form)
        except ProviderRefused:
            intent = await self._line.call("GET", f"{path}?expand[]=latest_charge")
            if intent.get("status") != wanted:
                raise
        return read_charge(intent) or charge

    async def _session(self, ref: str) -> Found:
        path = f"{_SESSIONS}/{quote(ref, safe='')}{_WITH_CHARGE}"
        return await self._line.call("GET", path)

    async def _ref(self, payment: Payment) -> str:
        """The page of a payment, even where the answer that named it got lost."""
        if payment.ref:
            return payment.ref
        made = await self._made(payment)
        return text_of(made, "id") if made else ""

    async def _made(self, payment: Payment) -> Found | None:
        """Look for the page among those made since the payment was."""
        since = payment.created_at - _CLOCKS
        until = payment.created_at + LONGEST_HOLD + _CLOCKS
        query = {
            "created[gte]": str(int(since.timestamp())),
            "created[lte]": str(int(until.timestamp())),
        }
        for one in await self._list(_SESSIONS, query):
            if one.get("client_reference_id") == self._marks.of(payment.id):
                return one
        return None

    async def _list(self, path: str, query: dict[str, str]) -> list[Found]:
        """All there are, a hundred in an answer."""
        listed: list[Found] = []
        asked = {**query, "limit": _MOST_LISTED}
        while True:
            found = await self._line.call("GET", f"{path}?{urlencode(asked)}")
            listed += found.get("data", [])
            if not found.get("has_more") or not listed:
                return listed
            asked["starting_after"] = text_of(listed[-1], "id")
