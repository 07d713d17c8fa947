"""A stand-in for Stripe: the calls that `bot.payments.stripe` makes, and who pays on its pages."""

from __future__ import annotations

from collections.abc import Mapping

import orjson

from bot.payments.signatures import stripe_header
from bot.payments.stripe_amounts import from_stripe
from bot.runtime.tasks import Spawn
from bot.sandbox.tills.bill import Bill, BillState
from bot.sandbox.tills.outbox import Event
from bot.sandbox.tills.stripe_account import Account, wrong
from bot.sandbox.tills.till import Asked, Endpoint, Refused, Till
from bot.sandbox.wire import Wire
from domain.ports import Clock

API_KEY, SECRET = "sk_test_till", "whsec_till"
_SESSIONS, _INTENTS, _REFUNDS = "/v1/checkout/sessions", "/v1/payment_intents", "/v1/refunds"
_LONGEST_KEY, _BROKEN = 255, 500
_STATES = {
    "open": BillState.OPEN,
    "complete": BillState.PAID,
    "expired": BillState.CLOSED,
}


class StripeTill(Till):
    """One account. What people do on a page are its methods that wait; they deliver events."""

    def __init__(self, clock: Clock, spawn: Spawn | None = None) -> None:
        super().__init__(clock, spawn)
        self.api_keys = (API_KEY,)
        self.secrets = (SECRET,)
        self.account = Account(self)

    def forget(self) -> None:
        super().forget()
        self.account = Account(self)

    def bill(self, page_id: str) -> Bill:
        """What stands on a page; Refused where there is none."""
        session = self.account.session(page_id)
        units = session["amount_total"]
        amount = from_stripe(units, session["currency"])
        return Bill(page_id, session["name"], amount, units, _STATES[session["status"]])

    def endpoints(self) -> tuple[tuple[str, str, Endpoint], ...]:
        """What is called here."""
        return (
            ("POST", _SESSIONS, self.make_session),
            ("GET", _SESSIONS, self.list_sessions),
            ("GET", f"{_SESSIONS}/{{id}}", self.show_session),
            ("POST", f"{_SESSIONS}/{{id}}/expire", self.expire_session),
            ("GET", f"{_INTENTS}/{{id}}", self.show_intent),
            ("POST", f"{_INTENTS}/{{id}}/capture", self.capture_intent),
            ("POST", f"{_INTENTS}/{{id}}/cancel", self.cancel_intent),
            ("POST", _REFUNDS, self.make_refund),
            ("GET", _REFUNDS, self.list_refunds),
            ("GET", f"{_REFUNDS}/{{id}}", self.show_refund),
            ("GET", "/v1/balance", self.show_balance),
        )

    async def pay(
        self, ref: str, amount: int | None = None, *, currency: str = "", manual: bool = False
    ) -> str:
        """Somebody pays on a page; the id of the charge. PageClosed.

        Another amount or currency is what a page never takes, and a mistake in an account may.
        `manual`: the money is only authorised.
        """
        session, intent = self.account.try_to_pay(ref)
        taken = session["amount_total"] if amount is None else amount
        intent |= {
            "amount": taken,
            "currency": currency.lower() or intent["currency"],
            "capture_method": "manual" if manual else intent["capture_method"],
            "last_payment_error": None,
        }
        is_held = intent["capture_method"] == "manual"
        intent |= {
            "status": "requires_capture" if is_held else "succeeded",
            "amount_capturable": taken if is_held else 0,
            "amount_received": 0 if is_held else taken,
        }
        self.account.charge(intent, paid=True)
        session |= {"status": "complete", "payment_status": "paid", "url": None}
        await self._tell("checkout.session.completed", session)
        return str(intent["id"])

    async def decline(self, ref: str) -> str:
        """Somebody tries with a card that is declined; the id of the charge. PageClosed."""
        _, intent = self.account.try_to_pay(ref)
        charge = self.account.charge(intent, paid=False)
        intent["last_payment_error"] = {"code": "card_declined", "charge": charge["id"]}
        await self._tell("payment_intent.payment_failed", intent)
        return str(intent["id"])

    async def cancel(self, ref: str) -> str:
        """Somebody goes back without paying; where to. The page stays open."""
        return str(self.account.session(ref)["cancel_url"])

    def way_back(self, charge_id: str) -> str:
        """Where somebody who has paid is sent to."""
        return str(self.account.session_of(charge_id)["success_url"])

    async def dispute(self, charge_id: str) -> None:
        """The owner of the card says it was not them."""
        charge = self.account.charges[self.account.intent(charge_id)["latest_charge"]]
        charge["disputed"] = True
        about = {
            "id": self.fresh("dp_"),
            "object": "dispute",
            "amount": charge["amount"],
            "charge": charge["id"],
            "payment_intent": charge_id,
        }
        await self._tell("charge.dispute.created", about)

    async def refund_by_hand(self, charge_id: str, amount: int | None = None) -> str:
        """The venue gives money back on Stripe's own page; the id of the refund."""
        refund = self.account.refund(charge_id, amount, {})
        await self.outbox.flow()
        return str(refund["id"])

    async def end_refund(self, refund_id: str, *, failed: bool = False) -> None:
        """A refund under way comes to its end."""
        self.account.end_refund(refund_id, "failed" if failed else "succeeded")
        await self.outbox.flow()

    def make_session(self, asked: Asked) -> Wire:
        """POST /v1/checkout/sessions."""
        return self.account.make_session(_form(asked))

    def show_session(self, asked: Asked) -> Wire:
        """GET /v1/checkout/sessions/{id}, as deep as is asked for."""
        session = self.account.session(asked.parts["id"])
        deep = _deep(asked.query)
        if not deep.startswith("payment_intent") or session["payment_intent"] is None:
            return session
        intent = self.account.intent(session["payment_intent"])
        return session | {
            "payment_intent": self._expanded(intent, deep.removeprefix("payment_intent."))
        }

    def list_sessions(self, asked: Asked) -> Wire:
        """GET /v1/checkout/sessions, of an intent or of a time."""
        for name in self.account.sessions:
            self.account.session(name)
        return _listed(self.account.sessions, asked)

    def expire_session(self, asked: Asked) -> Wire:
        """POST /v1/checkout/sessions/{id}/expire."""
        return self.account.expire(asked.parts["id"])

    def show_intent(self, asked: Asked) -> Wire:
        """GET /v1/payment_intents/{id}."""
        intent = self.account.intent(asked.parts["id"])
        return self._expanded(intent, _deep(asked.query))

    def capture_intent(self, asked: Asked) -> Wire:
        """POST /v1/payment_intents/{id}/capture."""
        intent = self.account.end_intent(asked.parts["id"], "succeeded")
        return self._expanded(intent, _deep(asked.form()))

    def cancel_intent(self, asked: Asked) -> Wire:
        """POST /v1/payment_intents/{id}/cancel."""
        intent = self.account.end_intent(asked.parts["id"], "canceled")
        return self._expanded(intent, _deep(asked.form()))

    def make_refund(self, asked: Asked) -> Wire:
        """POST /v1/refunds."""
        form = _form(asked)
        noted = {
            name.removeprefix("metadata[").removesuffix("]"): value
            for name, value in form.items()
            if name.startswith("metadata[")
        }
        amount = int(form["amount"]) if "amount" in form else None
        return self.account.refund(form["payment_intent"], amount, noted)

    def show_refund(self, asked: Asked) -> Wire:
        """GET /v1/refunds/{id}."""
        found = self.account.refunds.get(asked.parts["id"])
        if found is None:
            raise wrong("No such refund", "resource_missing", status=404)
        return found

    def list_refunds(self, asked: Asked) -> Wire:
        """GET /v1/refunds, of an intent."""
        return _listed(self.account.refunds, asked)

    def show_balance(self, asked: Asked) -> Wire:  # noqa: ARG002 - an endpoint's
        """GET /v1/balance."""
        return {"object": "balance", "available": [], "pending": [], "livemode": False}

    def happened(self, kind: str, about: Wire) -> None:
        """Call back with an event, with what it is about as it is now."""
        event: Wire = {
            "id": self.fresh("evt_"),
            "object": "event",
            "created": self.seconds(),
            "data": {"object": about},
            "livemode": False,
            "type": kind,
        }
        self.tell(Event(event["id"], kind, orjson.dumps(event)))

    def check_key(self, asked: Asked) -> None:
        """Whether the caller has a key of this account."""
        given = asked.headers.get("authorization", "").removeprefix("Bearer ")
        if given not in self.api_keys:
            raise wrong(f"Invalid API Key provided: {given[:8]}***", status=401, kept=False)

    def sign(self, event: Event) -> Mapping[str, str]:
        """With every secret there is, as of now."""
        header = stripe_header(event.body, self.secrets, self.seconds())
        return {"Stripe-Signature": header}

    def complaint(self, status: int, words: str) -> Wire:
        """An error that is nobody's fault, or the caller's."""
        kind = "api_error" if status >= _BROKEN else "invalid_request_error"
        return {"error": {"type": kind, "message": words}}

    def key_of(self, asked: Asked) -> str:
        """Keys are an account's, whatever they are used for; and only for what changes things."""
        key = asked.headers.get("idempotency-key", "") if asked.method == "POST" else ""
        if len(key) > _LONGEST_KEY:
            raise wrong("Idempotency keys have at most 255 characters.", kept=False)
        return key

    def check_same(self, first: Asked, again: Asked) -> None:
        """Stripe compares all of the call."""
        if (first.path, first.body) != (again.path, again.body):
            said = "Keys for idempotent requests can only be used with the same parameters."
            body = {"error": {"type": "idempotency_error", "message": said}}
            raise Refused(400, body, kept=False)

    def _expanded(self, intent: Wire, deep: str) -> Wire:
        if deep != "latest_charge" or intent["latest_charge"] is None:
            return intent
        return intent | {"latest_charge": self.account.charges[intent["latest_charge"]]}

    async def _tell(self, kind: str, about: Wire) -> None:
        self.happened(kind, about)
        await self.outbox.flow()


def _deep(given: Mapping[str, str]) -> str:
    """What is to be written out in the answer: `expand[]=…`, or `expand[0]=…`."""
    return next((path for name, path in given.items() if name.startswith("expand[")), "")


def _form(asked: Asked) -> dict[str, str]:
    """What was sent; a parameter that is missing is refused by its name."""
    return _Given(asked.form())


class _Given(dict[str, str]):
    def __missing__(self, name: str) -> str:
        raise wrong(f"Missing required param: {name}.", "parameter_missing", kept=False)


def _listed(kept: Mapping[str, Wire], asked: Asked) -> Wire:
    """The newest first, as many as are asked for, from behind one that was listed before."""
    query = asked.query
    since, until = int(query.get("created[gte]", 0)), int(query.get("created[lte]", 1 << 62))
    intent = query.get("payment_intent")
    found = [
        one
        for one in reversed(tuple(kept.values()))
        if since <= one["created"] <= until and intent in (None, one["payment_intent"])
    ]
    names = [one["id"] for one in found]
    start = names.index(query["starting_after"]) + 1 if "starting_after" in query else 0
    end = start + int(query.get("limit", 10))
    return {
        "object": "list",
        "url": asked.path,
        "has_more": end < len(found),
        "data": found[start:end],
    }
