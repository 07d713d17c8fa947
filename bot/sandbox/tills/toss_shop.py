"""What one shop at Toss Payments holds: payments and their cancels; and what befalls them.

Shapes, codes and times are those of docs.tosspayments.com as far as anything here reads them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from bot.sandbox.tills.till import PageClosed, Refused
from bot.sandbox.wire import Wire
from domain.ports import Clock

SEOUL = ZoneInfo("Asia/Seoul")
TO_TRY, TO_CONFIRM = timedelta(minutes=30), timedelta(minutes=10)
LEAST = 100
SHORTEST_NUMBER, LONGEST_NUMBER, LONGEST_REASON = 6, 64, 200
# What may still be given back of a payment in these states.
TAKEN = ("DONE", "PARTIAL_CANCELED")
TRYING = ("READY", "IN_PROGRESS")
Happened: TypeAlias = Callable[[Wire], None]
Fresh: TypeAlias = Callable[[str], str]


def wrong(status: int, code: str, message: str, *, kept: bool = True) -> Refused:
    """An error as Toss Payments words it."""
    return Refused(status, {"code": code, "message": message}, kept=kept)


class Shop:
    """All of it, in memory. `happened` is told of every payment that has become something else."""

    def __init__(self, clock: Clock, fresh: Fresh, happened: Happened) -> None:
        self._clock = clock
        self._fresh = fresh
        self._happened = happened
        # Nobody has written down that a callback tells of somebody who has tried, before
        # anything is confirmed; so it does only if wanted.
        self.tells_of_tries = False
        # The next card to be confirmed is refused by its bank.
        self.rejects = False
        self.payments: dict[str, Wire] = {}
        # By the key of a payment: where whoever pays is sent back to, and when it expires.
        self.pages: dict[str, tuple[str, str]] = {}
        self._ends: dict[str, datetime] = {}

    def make(self, asked: Wire) -> Wire:
        """A payment that waits for somebody to try, under a number that nothing was taken by."""
        number, amount = asked.get("orderId"), asked.get("amount")
        if not isinstance(number, str) or not (
            SHORTEST_NUMBER <= len(number) <= LONGEST_NUMBER
        ):
            raise wrong(400, "INVALID_ORDER_ID", "orderId는 6자 이상 64자 이하여야 합니다.")
        if not isinstance(amount, int) or amount < LEAST:
            raise wrong(400, "BELOW_MINIMUM_AMOUNT", "결제금액이 최소 금액보다 작습니다.")
        if any(one["approvedAt"] for one in self.payments.values() if one["orderId"] == number):
            raise wrong(400, "DUPLICATED_ORDER_ID", "이미 승인된 주문번호입니다.")
        payment = self._kept(asked, number, amount)
        charge_id = payment["paymentKey"]
        self.pages[charge_id] = asked.get("successUrl", ""), asked.get("failUrl", "")
        self._ends[charge_id] = self._clock.now() + TO_TRY
        return payment

    def _kept(self, asked: Wire, number: str, amount: int) -> Wire:
        charge_id = self._fresh("tgen_")
        self.payments[charge_id] = {
            "version": "2022-11-16",
            "mId": "tosspayments",
            "paymentKey": charge_id,
            "orderId": number,
            "orderName": asked.get("orderName", ""),
            "type": "NORMAL",
            "method": "카드",
            "currency": "KRW",
            "totalAmount": amount,
            "balanceAmount": amount,
            "status": "READY",
            "requestedAt": self.time(),
            "approvedAt": None,
            "lastTransactionKey": None,
            "cancels": None,
            "secret": self._fresh("ps_"),
            "failure": None,
            "checkout": {"url": ""},
        }
        return self.payments[charge_id]

    def latest(self, number: str) -> Wire:
        """The payment under a number of the shop, as it is by now; Refused."""
        same = [one for one in self.payments.values() if one["orderId"] == number]
        return self.payment(same[-1]["paymentKey"] if same else "")

    def payment(self, charge_id: str) -> Wire:
        """A payment by its key, as it is by now; Refused."""
        payment = self.payments.get(charge_id)
        if payment is None:
            raise wrong(404, "NOT_FOUND_PAYMENT", "존재하지 않는 결제 입니다.")
        if payment["status"] in TRYING and self._ends[charge_id] <= self._clock.now():
            failure = {"code": "EXPIRED_PAYMENT", "message": "결제가 만료되었습니다."}
            self._become(payment, "EXPIRED", failure)
        return payment

    def attempt(self, payment: Wire, amount: int) -> None:
        """Somebody shows that a card is theirs. PageClosed when it is too late for that."""
        if payment["status"] not in TRYING:
            raise PageClosed(payment["status"])
        payment |= {"totalAmount": amount, "balanceAmount": amount, "status": "IN_PROGRESS"}
        self._ends[payment["paymentKey"]] = self._clock.now() + TO_CONFIRM
        if self.tells_of_tries:
            self._happened(payment)

    def abort(self, payment: Wire) -> None:
        """The bank says no. PageClosed when it is too late for that."""
        if payment["status"] not in TRYING:
            raise PageClosed(payment["status"])
        failure = {"code": "REJECT_CARD_COMPANY", "message": "결제 승인이 거절되었습니다."}
        self._become(payment, "ABORTED", failure)

    def confirm(self, asked: Wire) -> Wire:
        """The shop takes the money of somebody who has tried."""
        payment = self.payment(str(asked.get("paymentKey")))
        if payment["approvedAt"]:
            raise wrong(400, "ALREADY_PROCESSED_PAYMENT", "이미 처리된 결제 입니다.")
        if payment["status"] != "IN_PROGRESS":
            raise wrong(404, "NOT_FOUND_PAYMENT_SESSION", "결제 시간이 만료되었습니다.")
        there = payment["orderId"], payment["totalAmount"]
        if there != (asked.get("orderId"), asked.get("amount")):
            raise wrong(400, "INVALID_REQUEST", "잘못된 요청입니다.")
        if self.rejects:
            self.rejects = False
            self.abort(payment)
            raise wrong(403, "REJECT_CARD_COMPANY", "결제 승인이 거절되었습니다.")
        payment |= {"approvedAt": self.time(), "lastTransactionKey": self._fresh("tx_")}
        self._become(payment, "DONE")
        return payment

    def cancel(self, payment: Wire, amount: object, reason: str) -> Wire:
        """Give back what was taken, or a part of it."""
        if payment["status"] == "CANCELED":
            raise wrong(400, "ALREADY_CANCELED_PAYMENT", "이미 취소된 결제 입니다.")
        if payment["status"] not in TAKEN:
            raise wrong(403, "NOT_CANCELABLE_PAYMENT", "취소 할 수 없는 결제 입니다.")
        if not 1 <= len(reason) <= LONGEST_REASON:
            raise wrong(400, "INVALID_REQUEST", "잘못된 요청입니다.")
        back = payment["balanceAmount"] if amount is None else amount
        if not isinstance(back, int) or not 1 <= back <= payment["balanceAmount"]:
            raise wrong(403, "NOT_CANCELABLE_AMOUNT", "취소 할 수 없는 금액 입니다.")
        made = {
            "transactionKey": self._fresh("tx_"),
            "cancelReason": reason,
            "cancelAmount": back,
            "canceledAt": self.time(),
            "cancelStatus": "DONE",
        }
        left = payment["balanceAmount"] - back
        payment |= {"cancels": [*(payment["cancels"] or []), made], "balanceAmount": left}
        self._become(payment, "PARTIAL_CANCELED" if left else "CANCELED")
        return payment

    def time(self) -> str:
        """Now, by the clock of Seoul."""
        return self._clock.now().astimezone(SEOUL).isoformat(timespec="seconds")

    def _become(self, payment: Wire, status: str, failure: Wire | None = None) -> None:
        payment |= {"status": status, "failure": failure}
        self._happened(payment)
