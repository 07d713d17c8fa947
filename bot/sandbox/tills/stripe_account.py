"""What one account at Stripe holds: pages, intents, charges, refunds; and what befalls them.

Shapes and refusals are those of docs.stripe.com/api as far as anything here reads them. Ids and
amounts are Stripe's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from bot.sandbox.tills.till import PageClosed, Refused
from bot.sandbox.wire import Wire

SOONEST, LATEST = 30 * 60, 24 * 60 * 60
PRICE = "line_items[0][price_data]"
Kept = dict[str, Wire]


class Books(Protocol):
    """What an account asks of the till around it."""

    page_root: str

    def seconds(self) -> int:
        """Now."""
        ...

    def fresh(self, prefix: str) -> str:
        """An id that nothing else has."""
        ...

    def happened(self, kind: str, about: Wire) -> None:
        """Something that is told as an event of that kind."""
        ...


def wrong(message: str, code: str = "", *, status: int = 400, kept: bool = True) -> Refused:
    """An error as Stripe words it; not `kept` where the call was wrong before it had begun."""
    error: Wire = {"type": "invalid_request_error", "message": message}
    return Refused(status, {"error": error | ({"code": code} if code else {})}, kept=kept)


class Account:
    """All of it, in memory, the oldest first."""

    def __init__(self, books: Books) -> None:
        self._books = books
        self.sessions: Kept = {}
        self.intents: Kept = {}
        self.charges: Kept = {}
        self.refunds: Kept = {}
        # Whether a refund is under way until somebody says how it ended.
        self.refunds_wait = False

    def make_session(self, form: Mapping[str, str]) -> Wire:
        """A page, open until it is paid, expired by hand, or old."""
        now, expires_at = self._books.seconds(), int(form["expires_at"])
        if not now + SOONEST <= expires_at <= now + LATEST:
            said = (
                "The `expires_at` timestamp must be between 30 minutes and 24 hours from now."
            )
            raise wrong(said, kept=False)
        amount = int(form[f"{PRICE}[unit_amount]"])
        if amount < 1 or form["mode"] != "payment" or not form[f"{PRICE}[product_data][name]"]:
            raise wrong("A page is for an amount of something.", kept=False)
        session = self._make(self.sessions, "cs_test_", "checkout.session")
        session |= {
            "amount_total": amount,
            "cancel_url": form["cancel_url"],
            "capture_method": form.get(
                "payment_intent_data[capture_method]", "automatic_async"
            ),
            "client_reference_id": form["client_reference_id"],
            "currency": form[f"{PRICE}[currency]"],
            "expires_at": expires_at,
            "mode": "payment",
            "name": form[f"{PRICE}[product_data][name]"],
            "payment_intent": None,
            "payment_status": "unpaid",
            "status": "open",
            "success_url": form["success_url"],
            "url": f"{self._books.page_root}/{session['id']}",
        }
        return session

    def session(self, session_id: str) -> Wire:
        """A page by its id, as it is now; Refused."""
        session = _found(self.sessions, "checkout.session", session_id)
        if session["status"] == "open" and session["expires_at"] <= self._books.seconds():
            self._expire(session)
        return session

    def session_of(self, intent_id: str) -> Wire:
        """The page of an intent."""
        return next(one for one in self.sessions.values() if one["payment_intent"] == intent_id)

    def expire(self, session_id: str) -> Wire:
        """Close a page by hand; Refused unless it is open."""
        session = self.session(session_id)
        if session["status"] != "open":
            raise wrong(
                'Only Checkout Sessions with a status in ["open"] can be expired. '
                f"This Checkout Session has a status of `{session['status']}`."
            )
        self._expire(session)
        return session

    def try_to_pay(self, session_id: str) -> tuple[Wire, Wire]:
        """The page and its intent, which the first try makes; PageClosed."""
        session = self.session(session_id)
        if session["status"] != "open":
            raise PageClosed(session_id)
        if session["payment_intent"] is None:
            intent = self._make(self.intents, "pi_", "payment_intent")
            intent |= {
                "amount": session["amount_total"],
                "amount_capturable": 0,
                "amount_received": 0,
                "capture_method": session["capture_method"],
                "currency": session["currency"],
                "last_payment_error": None,
                "latest_charge": None,
                "status": "requires_payment_method",
            }
            session["payment_intent"] = intent["id"]
        return session, self.intents[session["payment_intent"]]

    def charge(self, intent: Wire, *, paid: bool) -> Wire:
        """A card is asked for the money of an intent, and says yes or no."""
        taken = paid and intent["capture_method"] != "manual"
        charge = self._make(self.charges, "ch_", "charge")
        charge |= {
            "amount": intent["amount"],
            "amount_captured": intent["amount"] if taken else 0,
            "amount_refunded": 0,
            "captured": taken,
            "currency": intent["currency"],
            "disputed": False,
            "paid": paid,
            "payment_intent": intent["id"],
            "refunded": False,
            "status": "succeeded" if paid else "failed",
        }
        intent["latest_charge"] = charge["id"]
        return charge

    def intent(self, intent_id: str) -> Wire:
        """An intent by its id; Refused."""
        return _found(self.intents, "payment_intent", intent_id)

    def end_intent(self, intent_id: str, status: str) -> Wire:
        """Take what is authorised ("succeeded") or let it go ("canceled"); Refused."""
        intent = self.intent(intent_id)
        if intent["status"] != "requires_capture":
            said = f"This PaymentIntent has a status of {intent['status']}."
            raise wrong(said, "payment_intent_unexpected_state")
        taken = intent["amount"] if status == "succeeded" else 0
        intent |= {"status": status, "amount_capturable": 0, "amount_received": taken}
        charge = self.charges[intent["latest_charge"]]
        charge |= {"captured": taken > 0, "amount_captured": taken}
        return intent

    def refund(self, intent_id: str, amount: int | None, metadata: Mapping[str, str]) -> Wire:
        """Give money back, all that is left where no amount is said; Refused."""
        intent = self.intent(intent_id)
        charge = self.charges.get(intent["latest_charge"] or "")
        if charge is None or not charge["captured"]:
            raise wrong(f"This PaymentIntent ({intent_id}) does not have a successful charge.")
        left = charge["amount_captured"] - charge["amount_refunded"]
        if not left:
            said = f"Charge {charge['id']} has already been refunded."
            raise wrong(said, "charge_already_refunded")
        back = left if amount is None else amount
        if not 0 < back <= left:
            raise wrong(f"Refund amount ({back}) is greater than unrefunded amount ({left}).")
        refund = self._make(self.refunds, "re_", "refund")
        refund |= {
            "amount": back,
            "charge": charge["id"],
            "currency": charge["currency"],
            "metadata": dict(metadata),
            "payment_intent": intent_id,
            "status": "pending" if self.refunds_wait else "succeeded",
        }
        _give_back(charge, back)
        self._books.happened("charge.refunded", charge)
        return refund

    def end_refund(self, refund_id: str, status: str) -> None:
        """A refund under way has "succeeded" or "failed": then the money stays where it was."""
        refund = _found(self.refunds, "refund", refund_id)
        refund["status"] = status
        if status == "failed":
            _give_back(self.charges[refund["charge"]], -refund["amount"])
        self._books.happened("refund.updated", refund)

    def _expire(self, session: Wire) -> None:
        session |= {"status": "expired", "url": None}
        if session["payment_intent"] is not None:
            self.intents[session["payment_intent"]]["status"] = "canceled"
        self._books.happened("checkout.session.expired", session)

    def _make(self, kept: Kept, prefix: str, kind: str) -> Wire:
        made: Wire = {
            "id": self._books.fresh(prefix),
            "object": kind,
            "created": self._books.seconds(),
            "livemode": False,
            "metadata": {},
        }
        kept[made["id"]] = made
        return made


def _found(kept: Kept, kind: str, name: str) -> Wire:
    if name not in kept:
        raise wrong(f"No such {kind}: '{name}'", "resource_missing", status=404)
    return kept[name]


def _give_back(charge: Wire, amount: int) -> None:
    charge["amount_refunded"] += amount
    charge["refunded"] = charge["amount_refunded"] == charge["amount_captured"]
