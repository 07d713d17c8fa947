"""Razorpay, played: Payment Links, manual capture, refunds, and signed callbacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import orjson

from bot.payments.signatures import sign
from bot.runtime.tasks import Spawn
from bot.sandbox.tills.bill import Bill, BillState
from bot.sandbox.tills.callers import back_to, basic
from bot.sandbox.tills.outbox import Event
from bot.sandbox.tills.razorpay_account import Account, complaint, wrong
from bot.sandbox.tills.till import Asked, Endpoint, Till
from bot.sandbox.wire import Wire
from domain.money import Money
from domain.ports import Clock

KEY_ID, KEY_SECRET, SECRET = "rzp_test_till", "rzp_secret_till", "rzp_whsec_till"
_SHORTEST_KEY = 10
_STATES = {"created": BillState.OPEN, "paid": BillState.PAID}


class RazorpayTill(Till):
    """One account. Its `api_keys` are pairs, `id:secret`; events are signed with the first secret.

    What is called a ref here is a link's id, what a charge, a try's.
    """

    def __init__(self, clock: Clock, spawn: Spawn | None = None) -> None:
        super().__init__(clock, spawn)
        self.api_keys = (f"{KEY_ID}:{KEY_SECRET}",)
        self.secrets = (SECRET,)
        self.account = Account(self.fresh, self.seconds, self._happened)

    def forget(self) -> None:
        super().forget()
        self.account = Account(self.fresh, self.seconds, self._happened)

    def bill(self, page_id: str) -> Bill:
        """What stands on a page; Refused where there is none."""
        link = self.account.link(page_id)
        amount = Money(link["amount"], link["currency"])
        state = _STATES.get(link["status"], BillState.CLOSED)
        return Bill(page_id, link["description"], amount, amount.minor, state)

    def endpoints(self) -> tuple[tuple[str, str, Endpoint], ...]:
        """What may be called."""
        return (
            ("POST", "/v1/payment_links", self.make_link),
            ("GET", "/v1/payment_links", self.list_links),
            ("GET", "/v1/payment_links/{link}", self.show_link),
            ("POST", "/v1/payment_links/{link}/cancel", self.cancel_link),
            ("GET", "/v1/orders/{purchase}/payments", self.list_tries),
            ("GET", "/v1/payments", self.list_payments),
            ("GET", "/v1/payments/{charge}", self.show_payment),
            ("POST", "/v1/payments/{charge}/capture", self.capture),
            ("POST", "/v1/payments/{charge}/refund", self.refund),
            ("GET", "/v1/payments/{charge}/refunds", self.list_refunds),
        )

    async def pay(self, ref: str, amount: int | None = None, *, currency: str = "") -> str:
        """Somebody pays: what is asked, or something else. The id of the charge. PageClosed.

        May be done again until the first of it is captured, as on a page open in two windows.
        """
        link = self.account.link(ref)
        charge_id = self.account.attempt(
            ref,
            "authorized",
            link["amount"] if amount is None else amount,
            currency or link["currency"],
        )
        await self.outbox.flow()
        return charge_id

    async def decline(self, ref: str) -> str:
        """Somebody tries to pay, and the bank says no. PageClosed."""
        link = self.account.link(ref)
        charge_id = self.account.attempt(ref, "failed", link["amount"], link["currency"])
        await self.outbox.flow()
        return charge_id

    async def cancel(self, ref: str) -> str:
        """Somebody goes away without paying; to nowhere. The page stays open."""
        self.account.link(ref)
        return ""

    def way_back(self, charge_id: str) -> str:
        """Where somebody who has paid is sent to, with what shows that they come from here."""
        tried = self.account.tries[charge_id]
        link = self.account.link_of(tried)
        said = {
            "razorpay_payment_link_id": link["id"],
            "razorpay_payment_link_reference_id": link["reference_id"],
            "razorpay_payment_link_status": "paid",
            "razorpay_payment_id": charge_id,
        }
        secret = self.api_keys[0].partition(":")[2]
        said["razorpay_signature"] = sign(secret, "|".join(said.values()).encode())
        return back_to(link["callback_url"], said)

    async def refund_by_hand(self, charge_id: str, amount: int | None = None) -> str:
        """The merchant gives money back on the dashboard, and we are only told."""
        refund = self.account.give_back(charge_id, amount, [])
        await self.outbox.flow()
        return str(refund["id"])

    async def end_refund(self, refund_id: str, *, failed: bool = False) -> None:
        """A refund under way comes to its end."""
        self.account.end_refund(refund_id, "failed" if failed else "processed")
        await self.outbox.flow()

    def make_link(self, asked: Asked) -> Wire:
        return self.account.make_link(asked.json(), self.page_root)

    def show_link(self, asked: Asked) -> Wire:
        return self.account.link(asked.parts["link"])

    def cancel_link(self, asked: Asked) -> Wire:
        return self.account.cancel_link(asked.parts["link"])

    def list_links(self, asked: Asked) -> Wire:
        """The latest first, without their payments."""
        links = [self.account.link(one) for one in reversed(self.account.links)]
        reference, charge_id = asked.query.get("reference_id"), asked.query.get("payment_id")
        if reference is not None:
            links = [one for one in links if one["reference_id"] == reference]
        if charge_id is not None:
            of = self.account.tries.get(charge_id, {}).get("order_id", "")
            links = [one for one in links if one.get("order_id") == of]
        return {"payment_links": [one | {"payments": []} for one in links]}

    def list_tries(self, asked: Asked) -> Wire:
        of = asked.parts["purchase"]
        tries = map(self.account.tried, reversed(self.account.tries))
        return collection(one for one in tries if one["order_id"] == of)

    def list_payments(self, asked: Asked) -> Wire:
        found = collection(map(self.account.tried, reversed(self.account.tries)))
        return found | {"items": found["items"][: int(asked.query.get("count", "10"))]}

    def show_payment(self, asked: Asked) -> Wire:
        return self.account.tried(asked.parts["charge"])

    def capture(self, asked: Asked) -> Wire:
        return self.account.capture(asked.parts["charge"], asked.json().get("amount"))

    def refund(self, asked: Asked) -> Wire:
        body = asked.json()
        charge_id, amount = asked.parts["charge"], body.get("amount")
        return self.account.give_back(charge_id, amount, body.get("notes"))

    def list_refunds(self, asked: Asked) -> Wire:
        return collection(self.account.refunds_of(asked.parts["charge"]))

    def check_key(self, asked: Asked) -> None:
        """Basic authentication by id and secret."""
        given = asked.headers.get("authorization", "")
        if given not in [basic(one) for one in self.api_keys]:
            raise wrong("Authentication failed", 401)

    def key_of(self, asked: Asked) -> str:
        """Refunds have one, and nothing else."""
        key = asked.headers.get("x-refund-idempotency", "")
        if asked.endpoint != "refund" or not key:
            return ""
        if len(key) < _SHORTEST_KEY:
            raise wrong("The idempotency key must be at least 10 characters.")
        return f"{asked.path} {key}"

    def check_same(self, first: Asked, again: Asked) -> None:
        """The same key is for the same refund."""
        if first.body != again.body:
            raise wrong("Different request body sent for the same idempotency key")

    def complaint(self, status: int, words: str) -> Wire:  # noqa: ARG002 - the port's
        return complaint(words)

    def sign(self, event: Event) -> Mapping[str, str]:
        """Over the body alone: it stays the same for every try."""
        signature = sign(self.secrets[0], event.body)
        return {"X-Razorpay-Signature": signature, "X-Razorpay-Event-Id": event.id}

    def _happened(self, kind: str, about: Mapping[str, Wire]) -> None:
        event = {
            "entity": "event",
            "account_id": "acc_till",
            "event": kind,
            "contains": list(about),
            "payload": {name: {"entity": one} for name, one in about.items()},
            "created_at": self.seconds(),
        }
        self.tell(Event(self.fresh("evt_"), kind, orjson.dumps(event)))


def collection(items: Iterable[Wire]) -> Wire:
    """A list as Razorpay answers it."""
    listed = list(items)
    return {"entity": "collection", "count": len(listed), "items": listed}
