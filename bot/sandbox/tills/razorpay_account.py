"""What one account at Razorpay holds: links, tries to pay them, refunds; and what befalls them.

Shapes and refusals are those of razorpay.com/docs as far as anything here reads them. A link
gets its purchase ("order") with the first try; it lists the tries that succeeded, its purchase
lists all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any, TypeAlias

from bot.sandbox.tills.till import PageClosed, Refused
from bot.sandbox.wire import Wire

SHORTEST = timedelta(minutes=15)
LONGEST_REFERENCE = 40
LEAST = 100
# Money that nobody has captured goes back after so long.
KEPT_FOR = timedelta(days=3)
Happened: TypeAlias = Callable[[str, Mapping[str, Wire]], None]
Fresh: TypeAlias = Callable[[str], str]


def wrong(description: str, status: int = 400) -> Refused:
    """An error as Razorpay words it: of one code, whatever the status."""
    return Refused(status, complaint(description), kept=False)


def complaint(description: str) -> Wire:
    """The body of an error."""
    return {
        "error": {
            "code": "BAD_REQUEST_ERROR",
            "description": description,
            "source": "NA",
            "step": "NA",
            "reason": "NA",
            "metadata": {},
        }
    }


class Account:
    """All of it, in memory. `happened` is told the name of an event and what it is about."""

    def __init__(self, fresh: Fresh, seconds: Callable[[], int], happened: Happened) -> None:
        self._fresh = fresh
        self._seconds = seconds
        self._happened = happened
        # As the dashboard says it: captured by the merchant, or at once.
        self.captures_by_itself = False
        # Whether a refund is under way until somebody says how it ended.
        self.refunds_wait = False
        self.links: dict[str, Wire] = {}
        self.tries: dict[str, Wire] = {}
        self.refunds: dict[str, Wire] = {}

    def make_link(self, asked: Wire, page_root: str) -> Wire:
        """A link, open until it is paid, cancelled or old."""
        reference = str(asked.get("reference_id", ""))
        amount, expire_by = asked.get("amount"), asked.get("expire_by", 0)
        if not isinstance(amount, int) or amount < LEAST:
            raise wrong(f"amount: amount should be minimum 1.00 for {asked.get('currency')}.")
        if len(reference) > LONGEST_REFERENCE:
            raise wrong("reference_id: the length must be no more than 40.")
        if reference and any(one["reference_id"] == reference for one in self.links.values()):
            raise wrong(
                f"payment link with given reference_id: {reference} already exists. "
                "Please create a payment link with a different reference_id"
            )
        if expire_by and expire_by < self._seconds() + SHORTEST.total_seconds():
            raise wrong("expire_by should be at least 15 minutes after current time.")
        return self._keep_link(asked, page_root)

    def _keep_link(self, asked: Wire, page_root: str) -> Wire:
        link_id = self._fresh("plink_")
        self.links[link_id] = {
            "accept_partial": bool(asked.get("accept_partial")),
            "amount": asked["amount"],
            "amount_paid": 0,
            "callback_method": asked.get("callback_method", ""),
            "callback_url": asked.get("callback_url", ""),
            "cancelled_at": 0,
            "created_at": self._seconds(),
            "currency": asked.get("currency", "INR"),
            "description": asked.get("description", ""),
            "expire_by": asked.get("expire_by", 0),
            "expired_at": 0,
            "id": link_id,
            "notes": asked.get("notes") or [],
            "payments": None,
            "reference_id": str(asked.get("reference_id", "")),
            "short_url": f"{page_root}/{link_id}",
            "status": "created",
            "updated_at": self._seconds(),
        }
        return self.links[link_id]

    def link(self, link_id: str) -> Wire:
        """A link by its id, as it is by now; Refused."""
        link = self.links.get(link_id)
        if link is None:
            raise Refused(404, {"error": {"code": "BAD_REQUEST_ERROR"}}, kept=False)
        if link["status"] == "created" and 0 < link["expire_by"] <= self._seconds():
            link |= {"status": "expired", "expired_at": link["expire_by"]}
            self._happened("payment_link.expired", {"payment_link": link})
        return link

    def cancel_link(self, link_id: str) -> Wire:
        """Nobody may pay any more; only for a link that is open."""
        link = self.link(link_id)
        if link["status"] != "created":
            raise wrong(f"Payment link cannot be cancelled, it is {link['status']}")
        link |= {"status": "cancelled", "cancelled_at": self._seconds()}
        self._happened("payment_link.cancelled", {"payment_link": link})
        return link

    def attempt(self, link_id: str, status: str, amount: int, currency: str) -> str:
        """Somebody tries to pay. PageClosed where the link is no longer open."""
        link = self.link(link_id)
        if link["status"] != "created":
            raise PageClosed(link["status"])
        charge_id = self._fresh("pay_")
        link.setdefault("order_id", self._fresh("order_"))
        self.tries[charge_id] = {
            "id": charge_id,
            "entity": "payment",
            "amount": amount,
            "currency": currency,
            "status": status,
            "order_id": link["order_id"],
            "method": "card",
            "amount_refunded": 0,
            "refund_status": None,
            "captured": False,
            "description": "#" + link_id.removeprefix("plink_"),
            "notes": [],
            "created_at": self._seconds(),
        }
        self._happened(f"payment.{status}", {"payment": self.tries[charge_id]})
        if status == "authorized" and self.captures_by_itself:
            self.capture(charge_id, amount)
        return charge_id

    def tried(self, charge_id: str) -> Wire:
        """A try by its id, as it is by now; Refused."""
        tried = self.tries.get(charge_id)
        if tried is None:
            raise wrong("The id provided does not exist")
        over = tried["created_at"] + KEPT_FOR.total_seconds() <= self._seconds()
        if tried["status"] == "authorized" and over:
            tried |= {
                "status": "refunded",
                "refund_status": "full",
                "amount_refunded": tried["amount"],
            }
        return tried

    def capture(self, charge_id: str, amount: object) -> Wire:
        """Take what is authorised, all of it."""
        tried = self.tried(charge_id)
        if tried["captured"]:
            raise wrong("This payment has already been captured")
        if tried["status"] != "authorized":
            raise wrong("Only payments which have been authorized can be captured")
        if amount != tried["amount"]:
            raise wrong("Capture amount must be equal to the amount authorized")
        tried |= {"status": "captured", "captured": True}
        self._happened("payment.captured", {"payment": tried})
        self._count_in(tried)
        return tried

    def _count_in(self, tried: Wire) -> None:
        link = self.link_of(tried)
        listed = {
            "amount": tried["amount"],
            "created_at": self._seconds(),
            "method": tried["method"],
            "payment_id": tried["id"],
            "status": "captured",
        }
        link["payments"] = [*(link["payments"] or []), listed]
        link |= {"amount_paid": link["amount_paid"] + tried["amount"], "status": "paid"}
        self._happened("payment_link.paid", {"payment_link": link, "payment": tried})

    def link_of(self, tried: Wire) -> Wire:
        """The link that somebody tried to pay."""
        return next(
            one for one in self.links.values() if one.get("order_id") == tried["order_id"]
        )

    def give_back(self, charge_id: str, amount: Any, notes: object) -> Wire:
        """A refund of what was captured and not given back yet."""
        tried = self.tried(charge_id)
        amount = tried["amount"] if amount is None else amount
        if not tried["captured"]:
            raise wrong("The payment status should be captured for action to be taken")
        if tried["status"] == "refunded":
            raise wrong("The payment has been fully refunded already")
        if not isinstance(amount, int) or amount < 1:
            raise wrong("The amount must be an integer.")
        if tried["amount_refunded"] + amount > tried["amount"]:
            raise wrong("The total refund amount is greater than the refund payment amount")
        refund_id = self._fresh("rfnd_")
        self.refunds[refund_id] = {
            "id": refund_id,
            "entity": "refund",
            "amount": amount,
            "currency": tried["currency"],
            "payment_id": charge_id,
            "notes": notes or [],
            "created_at": self._seconds(),
            "status": "pending",
        }
        self._count_out(tried, amount)
        if not self.refunds_wait:
            self.end_refund(refund_id, "processed")
        return self.refunds[refund_id]

    def _count_out(self, tried: Wire, amount: int) -> None:
        tried["amount_refunded"] += amount
        full = tried["amount_refunded"] == tried["amount"]
        tried["refund_status"] = "full" if full else "partial"
        if full:
            tried["status"] = "refunded"

    def end_refund(self, refund_id: str, status: str) -> None:
        """The bank has done a refund, or will not: `failed`."""
        refund = self.refunds[refund_id]
        refund["status"] = status
        tried = self.tries[refund["payment_id"]]
        if status == "failed":
            tried["amount_refunded"] -= refund["amount"]
            tried |= {"status": "captured", "refund_status": None}
        self._happened(f"refund.{status}", {"refund": refund, "payment": tried})

    def refunds_of(self, charge_id: str) -> Iterable[Wire]:
        """All refunds of a try, the latest first."""
        self.tried(charge_id)
        made = [one for one in self.refunds.values() if one["payment_id"] == charge_id]
        return reversed(made)
