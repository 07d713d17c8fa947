"""Stripe's own library as the judge: of what is signed, of what is sent, and of the stand-in."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import aiohttp
import pytest
import requests
import stripe
from aiohttp.test_utils import TestServer
from hypothesis import given
from hypothesis import strategies as st
from stripe.params.checkout import SessionCreateParams
from time_machine import travel

from bot.payments.keys import StripeKeys
from bot.payments.signatures import check_stripe, stripe_header
from bot.payments.stripe import VERSION, Stripe
from bot.sandbox.tills.stripe import API_KEY, SECRET, StripeTill
from bot.sandbox.tills.till import Fault
from domain.allocations import BookingId
from domain.gateways import BadSignature, Checkout, Demand
from domain.money import Money
from domain.payments import Payment, PaymentId
from domain.resources import Provider, VenueId
from tests.factories import NOW, HandClock
from tests.payments.desk import MARKS

Answer = TypeVar("Answer")
SENT_AT = datetime.fromtimestamp(1_700_000_000, tz=UTC)
SECONDS = int(SENT_AT.timestamp())
PAYMENT = Payment(
    PaymentId(1), VenueId(5), BookingId(7), Provider.STRIPE, Money(4000, "EUR"), NOW
)
CHECKOUT = Checkout("Vaccination & more", "BOK-1", "https://t.me/bot", NOW)

PAGE: SessionCreateParams = {
    "mode": "payment",
    "client_reference_id": MARKS.of(PaymentId(1)),
    "allowed_payment_method_types": ["card"],
    "line_items": [
        {
            "quantity": 1,
            "price_data": {
                "currency": "eur",
                "unit_amount": 4000,
                "product_data": {"name": "Vaccination & more"},
            },
        }
    ],
    "payment_intent_data": {
        "description": "BOK-1",
        "metadata": {"payment": MARKS.of(PaymentId(1))},
    },
    "success_url": "https://t.me/bot",
    "cancel_url": "https://t.me/bot",
    "expires_at": int(NOW.timestamp()) + 3600,
    "locale": "en",
}


def they_believe(body: bytes, header: str, secret: str) -> bool:
    try:
        stripe.WebhookSignature.verify_header(body, header, secret, 300)
    except (stripe.SignatureVerificationError, ValueError, IndexError):
        return False
    return True


def we_believe(body: bytes, header: str, secret: str, now: datetime = SENT_AT) -> bool:
    try:
        check_stripe(body, header, (secret,), now)
    except BadSignature:
        return False
    return True


def test_we_speak_the_version_that_they_speak() -> None:
    assert stripe.api_version == VERSION


@given(body=st.text(), secret=st.text().filter(str.strip))
def test_each_believes_what_the_other_has_signed(body: str, secret: str) -> None:
    with travel(SENT_AT, tick=False):
        theirs = stripe.WebhookSignature.generate_signature_header(body, secret)
        ours = stripe_header(body.encode(), (secret,), SECONDS)

        assert ours == theirs
        assert they_believe(body.encode(), ours, secret)
        assert we_believe(body.encode(), theirs, secret)


PIECES = st.sampled_from(["t", "v1", "v0", "=", ",", str(SECONDS), str(SECONDS - 301), "", " "])
RIGHT = stripe_header(b"{}", ("s",), SECONDS)


@given(pieces=st.lists(PIECES, max_size=6), right=st.integers(0, 6))
def test_we_believe_nothing_that_they_do_not(pieces: list[str], right: int) -> None:
    header = "".join([*pieces[:right], RIGHT, *pieces[right:]])

    with travel(SENT_AT, tick=False):
        assert not we_believe(b"{}", header, "s") or they_believe(b"{}", header, "s")


@pytest.mark.parametrize(
    ("later", "ours", "theirs"), [(300, True, True), (301, False, False), (-301, False, True)]
)
def test_we_refuse_what_is_from_the_future_and_they_do_not(
    later: int, *, ours: bool, theirs: bool
) -> None:
    now = SENT_AT + timedelta(seconds=later)

    with travel(now, tick=False):
        assert we_believe(b"{}", RIGHT, "s", now) is ours
        assert they_believe(b"{}", RIGHT, "s") is theirs


class Both:
    """Our gateway and Stripe's library, with the same stand-in."""

    def __init__(self, till: StripeTill, session: aiohttp.ClientSession, root: str) -> None:
        self.till = till
        self.gateway = Stripe(session, StripeKeys(API_KEY, (SECRET,), root), MARKS)
        self._root = root

    async def they(self, call: Callable[[stripe.StripeClient], Answer]) -> Answer:
        """Let the library call, which blocks until it is answered."""
        return await asyncio.to_thread(self._call, call)

    def _call(self, call: Callable[[stripe.StripeClient], Answer]) -> Answer:
        with requests.Session() as session:
            client = stripe.StripeClient(
                API_KEY,
                base_addresses={"api": self._root},
                http_client=stripe.RequestsClient(session=session),
                stripe_version=VERSION,
                max_network_retries=0,
            )
            return call(client)

    def forms(self) -> list[tuple[str, dict[str, str]]]:
        return [(call.path, call.form()) for call in self.till.calls if call.method == "POST"]


@pytest.fixture
async def both() -> AsyncIterator[Both]:
    till = StripeTill(HandClock())
    server = TestServer(till.app())
    await server.start_server(access_log=None)
    async with aiohttp.ClientSession() as session:
        yield Both(till, session, str(server.make_url("")).rstrip("/"))
    await server.close()


async def test_they_read_what_we_have_made(both: Both) -> None:
    ref, url = await both.gateway.open(PAYMENT, CHECKOUT)
    charge_id = await both.till.pay(ref)
    demand = Demand(PAYMENT, charge_id, Money(1500, "EUR"), "r1", "cancelled")
    returned = await both.gateway.refund(demand)

    page = await both.they(lambda they: they.v1.checkout.sessions.retrieve(ref))
    intent = await both.they(
        lambda they: they.v1.payment_intents.retrieve(charge_id, {"expand": ["latest_charge"]})
    )
    refunds = await both.they(lambda they: they.v1.refunds.list({"payment_intent": charge_id}))

    assert url.endswith(ref)
    assert (page.status, page.client_reference_id, page.payment_intent) == (
        "complete",
        MARKS.of(PAYMENT.id),
        charge_id,
    )
    assert isinstance(intent.latest_charge, stripe.Charge)
    assert intent.latest_charge.amount_refunded == 1500
    assert [(one.id, one.amount, one.status) for one in refunds] == [
        (returned.id, 1500, "succeeded")
    ]


async def test_a_page_of_theirs_has_the_same_form_as_ours(both: Both) -> None:
    await both.gateway.open(PAYMENT, CHECKOUT)

    await both.they(lambda they: they.v1.checkout.sessions.create(PAGE))

    ours, theirs = both.forms()
    assert ours == theirs


async def test_they_are_told_why_not_as_stripe_tells_them(both: Both) -> None:
    ref, _ = await both.gateway.open(PAYMENT, CHECKOUT)
    charge_id = await both.till.pay(ref)
    await both.till.refund_by_hand(charge_id)
    both.till.fail("show_balance", Fault.TOO_MANY)

    with pytest.raises(stripe.InvalidRequestError) as closed:
        await both.they(lambda they: they.v1.checkout.sessions.expire(ref))
    with pytest.raises(stripe.InvalidRequestError) as returned:
        await both.they(lambda they: they.v1.refunds.create({"payment_intent": charge_id}))
    with pytest.raises(stripe.InvalidRequestError) as unknown:
        await both.they(lambda they: they.v1.payment_intents.retrieve("pi_0"))
    with pytest.raises(stripe.RateLimitError):
        await both.they(lambda they: they.v1.balance.retrieve())
    both.till.api_keys = ()
    with pytest.raises(stripe.AuthenticationError):
        await both.they(lambda they: they.v1.balance.retrieve())

    assert closed.value.http_status == 400
    assert returned.value.code == "charge_already_refunded"
    assert (unknown.value.http_status, unknown.value.code) == (404, "resource_missing")


async def test_the_same_key_for_something_else_is_refused_to_them(both: Both) -> None:
    ref, _ = await both.gateway.open(PAYMENT, CHECKOUT)
    charge_id = await both.till.pay(ref)

    def refund(amount: int) -> Callable[[stripe.StripeClient], stripe.Refund]:
        return lambda they: they.v1.refunds.create(
            {"payment_intent": charge_id, "amount": amount}, {"idempotency_key": "r1"}
        )

    first = await both.they(refund(100))
    again = await both.they(refund(100))
    with pytest.raises(stripe.IdempotencyError):
        await both.they(refund(200))

    assert first.id == again.id
    assert len(both.till.account.refunds) == 1
