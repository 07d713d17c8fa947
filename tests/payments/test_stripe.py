"""Stripe's gateway against a stand-in for Stripe, over HTTP."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta

import aiohttp
import orjson
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.payments.calling import Line
from bot.payments.keys import StripeKeys
from bot.payments.signatures import stripe_header
from bot.payments.stripe import LARGEST, Stripe
from bot.payments.stripe_amounts import from_stripe, to_stripe
from bot.payments.stripe_forms import refund_form
from bot.sandbox.tills.stripe import API_KEY, SECRET, StripeTill
from bot.sandbox.tills.till import Fault, PageClosed
from domain.allocations import BookingId
from domain.gateways import (
    BadSignature,
    Callback,
    Checkout,
    Demand,
    Gateway,
    Hint,
    ProviderDown,
    ProviderRefused,
    Returned,
)
from domain.money import Money
from domain.payments import Charge, ChargeState, Payment, PaymentId, Standing
from domain.resources import Provider, VenueId
from tests.factories import NOW, HandClock
from tests.payments.desk import MARKS

FORTY = Money(4000, "EUR")
NOTHING = Money(0, "EUR")
CHECKOUT = Checkout("Vaccination", "BOK-1", "https://t.me/bot", NOW + timedelta(minutes=15))


@dataclass
class Desk:
    """A gateway, its provider, and what the provider called back with."""

    gateway: Stripe
    till: StripeTill
    clock: HandClock
    session: aiohttp.ClientSession
    root: str
    callbacks: list[Callback]
    answers: list[int]

    def hints(self) -> list[Hint]:
        return [self.gateway.read(one, self.clock.now()) for one in self.callbacks]

    def with_keys(self, api_key: str) -> Stripe:
        return Stripe(self.session, StripeKeys(api_key, (SECRET,), self.root), MARKS)

    async def opened(self, payment: Payment) -> Payment:
        return payment.opened(*await self.gateway.open(payment, CHECKOUT))

    async def paid(self, payment: Payment) -> tuple[Payment, Charge]:
        """A payment that somebody has paid, and the charge that is found."""
        opened = await self.opened(payment)
        await self.till.pay(opened.ref)
        (charge,) = (await self.gateway.look(opened)).charges
        return opened, charge

    def refunds(self) -> list[int]:
        return [refund["amount"] for refund in self.till.account.refunds.values()]


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    clock, callbacks, answers = HandClock(), list[Callback](), list[int]()
    till = StripeTill(clock)

    async def receive(request: web.Request) -> web.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        callbacks.append(Callback(await request.read(), headers))
        return web.Response(status=answers.pop() if answers else 200)

    app = web.Application()
    app.router.add_post("/callbacks", receive)
    app.add_subapp("/stripe/", till.app())
    server = TestServer(app)
    await server.start_server(access_log=None)
    root = str(server.make_url("/stripe"))
    till.outbox.url = str(server.make_url("/callbacks"))
    async with aiohttp.ClientSession() as session:
        gateway = Stripe(session, StripeKeys(API_KEY, (SECRET,), root), MARKS)
        yield Desk(gateway, till, clock, session, root, callbacks, answers)
    await server.close()


def make_payment(number: int = 1, amount: Money = FORTY) -> Payment:
    venue, booking = VenueId(5), BookingId(7)
    return Payment(PaymentId(number), venue, booking, Provider.STRIPE, amount, NOW)


def make_demand(payment: Payment, charge: Charge, minor: int = 4000, key: str = "r1") -> Demand:
    return Demand(payment, charge.id, Money(minor, charge.amount.currency), key, "by-hand")


def make_charge(
    number: str, state: ChargeState = ChargeState.CAPTURED, back: int = 0
) -> Charge:
    return Charge(number, state, FORTY, Money(back, "EUR"))


def test_it_is_what_a_gateway_is(desk: Desk) -> None:
    gateway: Gateway = desk.gateway

    assert gateway.provider is Provider.STRIPE


def test_keys_are_not_shown_where_they_are_written_down() -> None:
    assert "sk_live_1" not in repr(StripeKeys("sk_live_1", ("whsec_1",)))
    assert "whsec_1" not in repr(StripeKeys("sk_live_1", ("whsec_1",)))


async def test_a_page_is_for_the_payment_and_open_for_an_hour(desk: Desk) -> None:
    ref, url = await desk.gateway.open(make_payment(), CHECKOUT)

    page = desk.till.account.sessions[ref]
    assert url == f"{desk.till.page_root}/{ref}"
    assert (page["amount_total"], page["currency"]) == (4000, "eur")
    assert page["client_reference_id"] == MARKS.of(PaymentId(1))
    assert page["expires_at"] == int(NOW.timestamp()) + 3600
    assert await desk.till.cancel(ref) == "https://t.me/bot"


async def test_the_same_payment_has_the_same_page(desk: Desk) -> None:
    payment = make_payment()
    first = await desk.gateway.open(payment, CHECKOUT)
    desk.clock.pass_(minutes=5)

    again = await desk.gateway.open(payment, CHECKOUT)
    known = await desk.gateway.open(payment.opened(*first), CHECKOUT)

    assert first == again == known
    assert len(desk.till.account.sessions) == 1


async def test_two_payments_have_two_pages(desk: Desk) -> None:
    first = await desk.gateway.open(make_payment(1), CHECKOUT)
    second = await desk.gateway.open(make_payment(2), CHECKOUT)

    assert first != second


async def test_who_changed_the_language_gets_the_page_there_is(desk: Desk) -> None:
    first = await desk.gateway.open(make_payment(), CHECKOUT)

    again = await desk.gateway.open(make_payment(), replace(CHECKOUT, locale="de"))

    assert again == first
    assert len(desk.till.account.sessions) == 1


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.BROKEN, Fault.DROPPED, Fault.TOO_MANY])
async def test_a_page_is_made_once_whatever_became_of_the_answer(
    desk: Desk, fault: Fault
) -> None:
    desk.till.fail("make_session", fault)

    with pytest.raises(ProviderDown):
        await desk.gateway.open(make_payment(), CHECKOUT)
    ref, _ = await desk.gateway.open(make_payment(), CHECKOUT)

    assert list(desk.till.account.sessions) == [ref]


async def test_a_page_whose_name_got_lost_is_found_and_closed(desk: Desk) -> None:
    for number in range(2, 140):
        await desk.gateway.open(make_payment(number), CHECKOUT)
    desk.till.fail("make_session", Fault.LOST)
    with pytest.raises(ProviderDown):
        await desk.gateway.open(make_payment(), CHECKOUT)
    for number in range(140, 160):
        await desk.gateway.open(make_payment(number), CHECKOUT)
    before = await desk.gateway.look(make_payment())

    await desk.gateway.close(make_payment())

    assert before == Standing(is_open=True)
    assert await desk.gateway.look(make_payment()) == Standing(is_open=False)
    statuses = [page["status"] for page in desk.till.account.sessions.values()]
    assert statuses.count("expired") == 1


async def test_a_page_that_was_never_made_is_closed_already(desk: Desk) -> None:
    await desk.gateway.close(make_payment())

    assert await desk.gateway.look(make_payment()) == Standing(is_open=False)


async def test_nobody_pays_on_a_closed_page(desk: Desk) -> None:
    payment = await desk.opened(make_payment())

    await desk.gateway.close(payment)
    await desk.gateway.close(payment)

    with pytest.raises(PageClosed):
        await desk.till.pay(payment.ref)
    assert await desk.gateway.look(payment) == Standing(is_open=False)


async def test_nobody_pays_on_an_old_page(desk: Desk) -> None:
    payment = await desk.opened(make_payment())

    desk.clock.pass_(minutes=60)

    with pytest.raises(PageClosed):
        await desk.till.pay(payment.ref)
    assert await desk.gateway.look(payment) == Standing(is_open=False)


async def test_money_that_came_before_the_page_was_closed_is_seen(desk: Desk) -> None:
    payment = await desk.opened(make_payment())
    await desk.till.pay(payment.ref)

    await desk.gateway.close(payment)

    assert (await desk.gateway.look(payment)).charges == (make_charge("pi_2"),)


async def test_what_is_paid_is_seen_and_leads_back_to_its_payment(desk: Desk) -> None:
    payment = await desk.opened(make_payment())
    before = await desk.gateway.look(payment)

    charge_id = await desk.till.pay(payment.ref)

    assert before == Standing(is_open=True)
    assert await desk.gateway.look(payment) == Standing(False, (make_charge(charge_id),))
    assert await desk.gateway.find(charge_id) == payment.ref
    assert await desk.gateway.find("pi_of_somebody_else") == ""


async def test_a_declined_card_fails_and_the_next_one_is_taken(desk: Desk) -> None:
    payment = await desk.opened(make_payment())
    charge_id = await desk.till.decline(payment.ref)
    declined = await desk.gateway.look(payment)

    await desk.till.pay(payment.ref)

    assert declined == Standing(True, (make_charge(charge_id, ChargeState.FAILED),))
    assert await desk.gateway.look(payment) == Standing(False, (make_charge(charge_id),))


async def test_a_page_that_is_closed_after_a_declined_card_has_taken_nothing(
    desk: Desk,
) -> None:
    payment = await desk.opened(make_payment())
    charge_id = await desk.till.decline(payment.ref)

    await desk.gateway.close(payment)

    failed = make_charge(charge_id, ChargeState.FAILED)
    assert await desk.gateway.look(payment) == Standing(False, (failed,))


async def test_another_amount_or_currency_is_told_as_it_is(desk: Desk) -> None:
    first, second = await desk.opened(make_payment(1)), await desk.opened(make_payment(2))
    await desk.till.pay(first.ref, 3999)
    await desk.till.pay(second.ref, currency="USD")

    (less,) = (await desk.gateway.look(first)).charges
    (other,) = (await desk.gateway.look(second)).charges

    assert less.amount == Money(3999, "EUR")
    assert other.amount == Money(4000, "USD")


async def test_what_is_authorised_is_taken_once(desk: Desk) -> None:
    payment = await desk.opened(make_payment())
    await desk.till.pay(payment.ref, manual=True)
    (held,) = (await desk.gateway.look(payment)).charges
    desk.till.fail("capture_intent", Fault.LOST)

    with pytest.raises(ProviderDown):
        await desk.gateway.capture(payment, held)
    taken = await desk.gateway.capture(payment, held)

    assert held.state is ChargeState.AUTHORISED
    assert taken == await desk.gateway.capture(payment, taken) == make_charge(held.id)
    with pytest.raises(ProviderRefused):
        await desk.gateway.let_go(payment, held)


async def test_what_is_authorised_is_let_go_once(desk: Desk) -> None:
    payment = await desk.opened(make_payment())
    await desk.till.pay(payment.ref, manual=True)
    (held,) = (await desk.gateway.look(payment)).charges

    await desk.gateway.let_go(payment, held)
    await desk.gateway.let_go(payment, held)

    (gone,) = (await desk.gateway.look(payment)).charges
    assert gone.state is ChargeState.FAILED
    with pytest.raises(ProviderRefused):
        await desk.gateway.capture(payment, held)


async def test_the_same_refund_is_made_once_and_another_one_beside_it(desk: Desk) -> None:
    payment, charge = await desk.paid(make_payment())

    first = await desk.gateway.refund(make_demand(payment, charge, 1000))
    again = await desk.gateway.refund(make_demand(payment, charge, 1000))
    second = await desk.gateway.refund(make_demand(payment, charge, 1000, "r2"))

    assert first == again == Returned(first.id, done=True)
    assert second.id != first.id
    assert desk.refunds() == [1000, 1000]
    (now,) = (await desk.gateway.look(payment)).charges
    assert now.refunded == Money(2000, "EUR")


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.BROKEN, Fault.DROPPED, Fault.TOO_MANY])
async def test_a_refund_is_made_once_whatever_became_of_the_answer(
    desk: Desk, fault: Fault
) -> None:
    payment, charge = await desk.paid(make_payment())
    demand = make_demand(payment, charge)
    desk.till.fail("make_refund", fault)

    with pytest.raises(ProviderDown):
        await desk.gateway.refund(demand)
    seen = await desk.gateway.look_refund(demand, "")
    returned = await desk.gateway.refund(demand)

    assert seen == (returned if fault is Fault.LOST else None)
    assert desk.refunds() == [4000]


async def test_without_its_key_a_refund_would_be_made_twice(desk: Desk) -> None:
    payment, charge = await desk.paid(make_payment())
    form = refund_form(make_demand(payment, charge, 1000))
    line = Line(desk.session, desk.root, {"Authorization": f"Bearer {API_KEY}"})
    desk.till.fail("make_refund", Fault.LOST)

    with pytest.raises(ProviderDown):
        await line.call("POST", "/v1/refunds", form=form)
    await line.call("POST", "/v1/refunds", form=form)

    assert desk.refunds() == [1000, 1000]


async def test_a_refund_is_known_for_ours_when_the_key_is_long_forgotten(desk: Desk) -> None:
    payment, charge = await desk.paid(make_payment())
    first = await desk.gateway.refund(make_demand(payment, charge))
    desk.clock.pass_(hours=25)

    again = await desk.gateway.refund(make_demand(payment, charge))

    assert again == first
    assert desk.refunds() == [4000]


async def test_what_somebody_gave_back_by_hand_is_not_ours(desk: Desk) -> None:
    payment, charge = await desk.paid(make_payment())
    await desk.till.refund_by_hand(charge.id)

    with pytest.raises(ProviderRefused, match="already been refunded"):
        await desk.gateway.refund(make_demand(payment, charge))

    assert (await desk.gateway.look(payment)).charges == (make_charge(charge.id, back=4000),)


@pytest.mark.parametrize("failed", [False, True])
async def test_a_refund_under_way_is_followed_to_its_end(desk: Desk, *, failed: bool) -> None:
    desk.till.account.refunds_wait = True
    payment, charge = await desk.paid(make_payment())
    demand = make_demand(payment, charge)
    begun = await desk.gateway.refund(demand)

    await desk.till.end_refund(begun.id, failed=failed)

    ended = Returned(begun.id, done=not failed, failed=failed)
    assert begun == Returned(begun.id, done=False)
    assert await desk.gateway.look_refund(demand, begun.id) == ended
    assert await desk.gateway.look_refund(demand, "") == ended
    assert await desk.gateway.look_refund(demand, "re_of_somebody_else") is None


async def test_wrong_keys_are_refused_and_right_ones_greeted(desk: Desk) -> None:
    await desk.gateway.greet()

    with pytest.raises(ProviderRefused, match="401"):
        await desk.with_keys("sk_live_wrong").greet()
    with pytest.raises(ProviderRefused, match="401"):
        await desk.with_keys("").open(make_payment(), CHECKOUT)
    assert desk.till.account.sessions == {}


async def test_while_a_key_of_the_api_is_changed_both_are_taken(desk: Desk) -> None:
    desk.till.api_keys = ("sk_test_new", API_KEY)
    await desk.with_keys("sk_test_new").greet()
    await desk.gateway.greet()

    desk.till.api_keys = ("sk_test_new",)

    with pytest.raises(ProviderRefused):
        await desk.gateway.greet()


@pytest.mark.parametrize("fault", [Fault.TOO_MANY, Fault.BROKEN, Fault.DROPPED])
async def test_a_provider_that_is_down_is_not_one_that_refuses(
    desk: Desk, fault: Fault
) -> None:
    payment = await desk.opened(make_payment())
    desk.till.fail("*", fault, times=100)

    with pytest.raises(ProviderDown):
        await desk.gateway.look(payment)
    with pytest.raises(ProviderDown):
        await desk.gateway.close(payment)
    with pytest.raises(ProviderDown):
        await desk.gateway.greet()


async def test_every_call_that_counts_names_a_key_of_ours(desk: Desk) -> None:
    payment, charge = await desk.paid(make_payment(77))

    await desk.gateway.refund(make_demand(payment, charge, key="cancelled:9"))

    keys = [call.headers.get("idempotency-key") for call in desk.till.calls]
    assert [key for key in keys if key] == ["open:77", "refund:cancelled:9"]


async def test_events_lead_to_what_they_are_about(desk: Desk) -> None:
    desk.till.account.refunds_wait = True
    payment, charge = await desk.paid(make_payment(1))
    closed = await desk.opened(make_payment(2))

    await desk.gateway.close(closed)
    returned = await desk.gateway.refund(make_demand(payment, charge))
    await desk.till.end_refund(returned.id)
    await desk.till.dispute(charge.id)

    named = [(hint.ref, hint.charge_id) for hint in desk.hints()]
    assert named == [
        (payment.ref, charge.id),
        (closed.ref, ""),
        ("", charge.id),
        ("", charge.id),
        ("", charge.id),
    ]
    assert len({hint.event_id for hint in desk.hints()}) == 5
    (disputed,) = (await desk.gateway.look(payment)).charges
    assert disputed.disputed


async def test_events_come_twice_and_the_last_one_first(desk: Desk) -> None:
    desk.till.outbox.holds_back = True
    payment, charge = await desk.paid(make_payment())
    await desk.gateway.refund(make_demand(payment, charge))
    silent = list(desk.callbacks)

    await desk.till.outbox.deliver(lambda events: [*reversed(events), *events])

    assert silent == []
    late, early = (one.id for one in desk.till.outbox.sent)
    assert [hint.event_id for hint in desk.hints()] == [late, early, early, late]
    assert (late, early) == ("evt_6", "evt_4")


async def test_what_was_not_taken_comes_again_signed_anew(desk: Desk) -> None:
    desk.answers.append(503)
    await desk.paid(make_payment())
    desk.clock.pass_(hours=3)

    await desk.till.outbox.deliver()
    await desk.till.outbox.deliver()

    missed, taken = desk.callbacks
    with pytest.raises(BadSignature):
        desk.gateway.read(missed, desk.clock.now())
    assert desk.gateway.read(taken, desk.clock.now()).event_id == desk.till.outbox.sent[0].id


async def test_while_a_secret_is_changed_events_of_both_are_read(desk: Desk) -> None:
    desk.till.secrets = ("whsec_new", SECRET)
    await desk.paid(make_payment(1))
    between = desk.hints()

    desk.till.secrets = ("whsec_new",)
    await desk.paid(make_payment(2))

    assert len(between) == 1
    with pytest.raises(BadSignature):
        desk.hints()


def signed(body: bytes) -> Callback:
    return Callback(
        body, {"stripe-signature": stripe_header(body, (SECRET,), int(NOW.timestamp()))}
    )


def event(about: object, number: object = "evt_1") -> bytes:
    return orjson.dumps({"id": number, "type": "some.thing", "data": {"object": about}})


def test_an_event_about_something_else_is_no_reason_to_look(desk: Desk) -> None:
    hint = desk.gateway.read(signed(event({"object": "payout", "id": "po_1"})), NOW)

    assert hint == Hint("evt_1")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"evt_1"',
        b"\xff\xfe",
        b"[" * 5000,
        b'{"id":"evt_1"}',
        b'{"id":"evt_1","data":[]}',
        b'{"id":"evt_1","data":{"object":"checkout.session"}}',
        event({"object": "checkout.session", "id": 1}),
        event({"object": "checkout.session"}),
        event({"object": "charge", "payment_intent": {"id": "pi_1"}}),
        event({"object": "charge", "payment_intent": "pi_" + "1" * 255}),
        event({"object": "charge", "payment_intent": "pi_\x00"}),
        event({"object": "charge"}, number=7),
        event({"object": "charge"}, number=""),
        event({"object": "charge"}, number=None),
        event({"object": "charge", "description": "x" * LARGEST}),
    ],
    ids=range(19),
)
def test_what_is_no_event_is_refused_even_signed(desk: Desk, body: bytes) -> None:
    with pytest.raises(BadSignature):
        desk.gateway.read(signed(body), NOW)


def test_an_event_without_a_signature_is_refused(desk: Desk) -> None:
    body = event({"object": "checkout.session", "id": "cs_1"})

    assert desk.gateway.read(signed(body), NOW) == Hint("evt_1", "cs_1")
    with pytest.raises(BadSignature):
        desk.gateway.read(Callback(body), NOW)
    with pytest.raises(BadSignature):
        desk.gateway.read(signed(body), NOW + timedelta(seconds=301))


@pytest.mark.parametrize(
    ("money", "amount"),
    [
        (Money(4000, "EUR"), 4000),
        (Money(39000, "KRW"), 39000),
        (Money(5120, "KWD"), 5120),
        (Money(5, "ISK"), 500),
        (Money(5, "UGX"), 500),
        (Money(700, "MGA"), 7),
    ],
)
def test_money_is_counted_as_stripe_counts_it(money: Money, amount: int) -> None:
    assert to_stripe(money) == amount
    assert from_stripe(amount, money.currency.lower()) == money


@pytest.mark.parametrize("money", [Money(5124, "KWD"), Money(750, "MGA")])
def test_an_amount_that_stripe_has_no_number_for_is_refused(money: Money) -> None:
    with pytest.raises(ProviderRefused):
        to_stripe(money)


async def test_won_are_paid_in_whole_ones(desk: Desk) -> None:
    payment = await desk.opened(make_payment(amount=Money(39000, "KRW")))

    await desk.till.pay(payment.ref)

    (charge,) = (await desk.gateway.look(payment)).charges
    assert charge.amount == Money(39000, "KRW")
