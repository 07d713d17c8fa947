"""What is sent to Stripe, and what its answers and events say."""

from __future__ import annotations

from typing import Any, TypeAlias

import orjson

from bot.payments.stripe_amounts import from_stripe, to_stripe
from domain.gateways import BadSignature, Checkout, Demand, Hint, ProviderDown, Returned
from domain.payments import LONGEST_HOLD, Charge, ChargeState, Payment, Standing

Found: TypeAlias = dict[str, Any]

# Stripe's languages among the ones of this repository and its neighbours; it guesses the others.
LOCALES = frozenset({"de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr"})
_LONGEST_ID, _LONGEST_TITLE = 255, 250


def session_form(payment: Payment, checkout: Checkout, mark: str) -> dict[str, str]:
    """What makes the page. Cards alone (wallets are cards): all else settles in days, or never.

    The page is open for as long as a hold ever lasts, and half an hour at least: Stripe makes
    none that closes earlier. It is closed when the hold ends.
    """
    closes_at = max(checkout.closes_at, payment.created_at + LONGEST_HOLD)
    price = "line_items[0][price_data]"
    return {
        "mode": "payment",
        "client_reference_id": mark,
        "allowed_payment_method_types[0]": "card",
        "line_items[0][quantity]": "1",
        f"{price}[currency]": payment.amount.currency.lower(),
        f"{price}[unit_amount]": str(to_stripe(payment.amount)),
        f"{price}[product_data][name]": checkout.title[:_LONGEST_TITLE],
        "payment_intent_data[description]": checkout.reference,
        "payment_intent_data[metadata][payment]": mark,
        "success_url": checkout.return_url,
        "cancel_url": checkout.return_url,
        "expires_at": str(int(closes_at.timestamp())),
        "locale": checkout.locale if checkout.locale in LOCALES else "auto",
    }


def refund_form(demand: Demand) -> dict[str, str]:
    return {
        "payment_intent": demand.charge_id,
        "amount": str(to_stripe(demand.amount)),
        "metadata[key]": demand.key,
        "metadata[payment]": str(demand.payment.id),
        "metadata[why]": demand.why,
    }


def read_session(found: Found) -> Standing:
    """How a page and its intent stand. A card that is still being asked keeps it open."""
    intent = object_of(found, "payment_intent")
    is_open = found.get("status") == "open" or intent.get("status") == "processing"
    charge = read_charge(intent) if intent else None
    return Standing(is_open, (charge,) if charge else ())


def read_charge(intent: Found) -> Charge | None:
    """None while nobody has tried."""
    match intent.get("status"):
        case "succeeded":
            state, amount = ChargeState.CAPTURED, "amount_received"
        case "requires_capture":
            state, amount = ChargeState.AUTHORISED, "amount_capturable"
        case "canceled":
            state, amount = ChargeState.FAILED, "amount"
        case "requires_payment_method" if intent.get("last_payment_error"):
            state, amount = ChargeState.FAILED, "amount"
        case _:
            return None
    latest = object_of(intent, "latest_charge")
    currency = text_of(intent, "currency")
    return Charge(
        id=text_of(intent, "id"),
        state=state,
        amount=from_stripe(number_of(intent, amount), currency),
        refunded=from_stripe(number_of(latest, "amount_refunded") if latest else 0, currency),
        disputed=latest.get("disputed") is True,
    )


def read_refund(refund: Found) -> Returned:
    status = refund.get("status")
    failed = status in ("failed", "canceled")
    return Returned(text_of(refund, "id"), done=status == "succeeded", failed=failed)


def read_event(body: bytes) -> Hint:
    """BadSignature for what Stripe would not send, even signed."""
    try:
        event = orjson.loads(body)
        about = event["data"]["object"]
        event_id, kind = event["id"], about["object"]
        ref = about["id"] if kind == "checkout.session" else ""
        charge_id = about["id"] if kind == "payment_intent" else about.get("payment_intent")
    except (orjson.JSONDecodeError, LookupError, TypeError, AttributeError):
        raise BadSignature("no event") from None
    named = (event_id, ref, charge_id or "")
    if not event_id or not all(isinstance(one, str) and _is_id(one) for one in named):
        raise BadSignature("no event")
    return Hint(*named)


def _is_id(text: str) -> bool:
    return len(text) <= _LONGEST_ID and text.isascii() and text.isprintable()


def object_of(found: Found, name: str) -> Found:
    """Empty where there is none. ProviderDown when the answer is not what it should be."""
    value = found.get(name) or {}
    if not isinstance(value, dict):
        raise ProviderDown(f"an answer without {name}")
    return value


def text_of(found: Found, name: str) -> str:
    """ProviderDown when the answer is not what it should be."""
    value = found.get(name)
    if not isinstance(value, str) or not value:
        raise ProviderDown(f"an answer without {name}")
    return value


def number_of(found: Found, name: str) -> int:
    value = found.get(name)
    if not isinstance(value, int):
        raise ProviderDown(f"an answer without {name}")
    return value
