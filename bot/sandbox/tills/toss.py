"""Toss Payments, played: a page, confirmation by the shop, cancels, and unsigned callbacks."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from datetime import timedelta

import orjson

from bot.payments.signatures import sign
from bot.runtime.tasks import Spawn
from bot.sandbox.tills.bill import Bill, BillState
from bot.sandbox.tills.callers import back_to, basic
from bot.sandbox.tills.outbox import Event
from bot.sandbox.tills.till import Asked, Endpoint, Till
from bot.sandbox.tills.toss_shop import TRYING, Shop, wrong
from bot.sandbox.wire import Wire
from domain.money import Money
from domain.ports import Clock

SECRET_KEY, SECURITY_KEY = "test_sk_till", "toss_security_till"
LONGEST_KEY = 300
SIGNED = ("payout.changed", "seller.changed")


class TossTill(Till):
    """One shop. What is called a ref here is the shop's own number, what a charge, a paymentKey.

    `secrets` sign what tells of payouts and sellers; nothing else is signed.
    """

    remembers = timedelta(days=15)

    def __init__(self, clock: Clock, spawn: Spawn | None = None) -> None:
        super().__init__(clock, spawn)
        self.api_keys = (SECRET_KEY,)
        self.secrets = (SECURITY_KEY,)
        self.shop = Shop(clock, self.fresh, self._happened)

    def forget(self) -> None:
        super().forget()
        self.shop = Shop(self.clock, self.fresh, self._happened)

    def bill(self, page_id: str) -> Bill:
        """What stands on a page; Refused where there is none."""
        payment = self.shop.payment(page_id)
        amount = Money(payment["totalAmount"], payment["currency"])
        state = BillState.OPEN if payment["status"] in TRYING else BillState.CLOSED
        state = BillState.PAID if payment["approvedAt"] else state
        return Bill(payment["orderId"], payment["orderName"], amount, amount.minor, state)

    def endpoints(self) -> tuple[tuple[str, str, Endpoint], ...]:
        """What may be called."""
        return (
            ("POST", "/v1/payments", self.make_payment),
            ("POST", "/v1/payments/confirm", self.confirm),
            ("GET", "/v1/payments/orders/{number}", self.show_by_number),
            ("GET", "/v1/payments/{charge}", self.show_payment),
            ("POST", "/v1/payments/{charge}/cancel", self.cancel_payment),
        )

    async def pay(self, ref: str, amount: int | None = None) -> str:
        """Somebody shows that a card is theirs: for what is asked, or something else. PageClosed.

        The id of the charge, of which nothing is taken before the shop confirms it within ten
        minutes. Until then the same page may be gone through again.
        """
        payment = self.shop.latest(ref)
        self.shop.attempt(payment, payment["totalAmount"] if amount is None else amount)
        await self.outbox.flow()
        return str(payment["paymentKey"])

    async def decline(self, ref: str) -> str:
        """Somebody tries to pay, and the bank says no. PageClosed."""
        payment = self.shop.latest(ref)
        self.shop.abort(payment)
        await self.outbox.flow()
        return str(payment["paymentKey"])

    def way_back(self, charge_id: str) -> str:
        """Where somebody who has tried is sent to."""
        payment = self.shop.payments[charge_id]
        said = {
            "paymentType": payment["type"],
            "orderId": payment["orderId"],
            "paymentKey": charge_id,
            "amount": payment["totalAmount"],
        }
        return back_to(self.shop.pages[charge_id][0], said)

    async def cancel(self, ref: str) -> str:
        """Somebody goes back without paying; where to. The page stays as it is."""
        charge_id = self.shop.latest(ref)["paymentKey"]
        said = {"code": "PAY_PROCESS_CANCELED", "message": "취소되었습니다.", "orderId": ref}
        return back_to(self.shop.pages[charge_id][1], said)

    async def refund_by_hand(self, charge_id: str, amount: int | None = None) -> str:
        """The shop cancels in its own office, and we are only told."""
        made = self.shop.cancel(self.shop.payment(charge_id), amount, "By hand")
        await self.outbox.flow()
        return str(made["cancels"][-1]["transactionKey"])

    async def pay_out(self) -> None:
        """Something that is signed, and has nothing to do with any payment."""
        about = {"id": self.fresh("payout_"), "status": "COMPLETED"}
        self._tell("payout.changed", about, "entityBody")
        await self.outbox.flow()

    def make_payment(self, asked: Asked) -> Wire:
        payment = self.shop.make(asked.json())
        payment["checkout"] = {"url": f"{self.page_root}/{payment['paymentKey']}"}
        return payment

    def confirm(self, asked: Asked) -> Wire:
        return self.shop.confirm(asked.json())

    def show_by_number(self, asked: Asked) -> Wire:
        return self.shop.latest(asked.parts["number"])

    def show_payment(self, asked: Asked) -> Wire:
        return self.shop.payment(asked.parts["charge"])

    def cancel_payment(self, asked: Asked) -> Wire:
        body = asked.json()
        payment = self.shop.payment(asked.parts["charge"])
        reason = str(body.get("cancelReason", ""))
        return self.shop.cancel(payment, body.get("cancelAmount"), reason)

    def check_key(self, asked: Asked) -> None:
        """Basic authentication by the secret key alone."""
        given = asked.headers.get("authorization", "")
        if given not in [basic(f"{one}:") for one in self.api_keys]:
            raise wrong(401, "UNAUTHORIZED_KEY", "인증되지 않은 시크릿 키 입니다.", kept=False)

    def key_of(self, asked: Asked) -> str:
        """By key, caller, method and address; what is asked for does not count."""
        key = asked.headers.get("idempotency-key", "")
        if asked.method != "POST" or not key:
            return ""
        if len(key) > LONGEST_KEY:
            raise wrong(400, "INVALID_IDEMPOTENCY_KEY", "멱등키는 300자 이하여야 합니다.")
        return f"{asked.method} {asked.path} {asked.headers['authorization']} {key}"

    def check_same(self, first: Asked, again: Asked) -> None:
        """Toss Payments does not look: the first answer is given to whatever is asked."""

    def complaint(self, status: int, words: str) -> Wire:
        return {"code": f"HTTP_{status}", "message": words}

    def sign(self, event: Event) -> Mapping[str, str]:
        """Only payouts and sellers are signed: body and time, with every key there is."""
        at = self.shop.time()
        said = {
            "tosspayments-webhook-transmission-id": event.id,
            "tosspayments-webhook-transmission-time": at,
            "tosspayments-webhook-transmission-retried-count": "0",
        }
        if event.kind not in SIGNED:
            return said
        message = b"%b:%b" % (event.body, at.encode())
        sealed = (b64encode(bytes.fromhex(sign(one, message))).decode() for one in self.secrets)
        return {**said, "tosspayments-webhook-signature": "v1:" + ",".join(sealed)}

    def _happened(self, payment: Wire) -> None:
        self._tell("PAYMENT_STATUS_CHANGED", payment, "data")

    def _tell(self, kind: str, about: Wire, name: str) -> None:
        event = {"eventType": kind, "createdAt": self.shop.time(), name: about}
        self.tell(Event(self.fresh("whtrans_"), kind, orjson.dumps(event)))
