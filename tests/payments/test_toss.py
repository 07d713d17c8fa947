"""The gateway of Toss Payments against a stand-in for it, over HTTP."""

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlsplit

import orjson
import pytest

from bot.payments.answers import LARGEST, basic
from bot.payments.keys import TossKeys
from bot.payments.signatures import sign
from bot.payments.toss import Toss, is_deposit_of
from bot.sandbox.tills.till import Fault, PageClosed
from bot.sandbox.tills.toss import SECRET_KEY, SECURITY_KEY, TossTill
from domain.gateways import (
    BadSignature,
    Callback,
    Demand,
    Gateway,
    Hint,
    ProviderDown,
    ProviderRefused,
    Returned,
)
from domain.money import Money
from domain.payments import Charge, ChargeState, Payment, PaymentId, Standing
from domain.resources import Provider
from tests.factories import NOW, HandClock
from tests.payments.desk import (
    CHECKOUT,
    MARKS,
    Line,
    calling,
    found,
    make_demand,
    make_payment,
    opened,
)

WON = Money(39_000, "KRW")
NOTHING = Money(0, "KRW")
EVERY_FAULT = pytest.mark.parametrize(
    "fault", [Fault.LOST, Fault.BROKEN, Fault.DROPPED, Fault.TOO_MANY]
)


@dataclass
class Desk:
    """A gateway, its provider, and the line between them."""

    gateway: Toss
    till: TossTill
    line: Line

    def with_key(self, secret_key: str) -> Toss:
        return Toss(self.line.session, TossKeys(secret_key, root=self.line.root), MARKS)

    async def authorised(self) -> tuple[Payment, Charge]:
        """A payment for which somebody has shown their card."""
        payment = await opened(self.gateway, won(7))
        await self.till.pay(payment.ref)
        return payment, await found(self.gateway, payment)

    async def paid(self) -> tuple[Payment, Charge]:
        payment, charge = await self.authorised()
        return payment, await self.gateway.capture(payment, charge)

    def refunds(self) -> list[int]:
        payments = self.till.shop.payments.values()
        return [one["cancelAmount"] for each in payments for one in each["cancels"] or ()]

    def called(self, endpoint: str) -> int:
        return sum(call.endpoint == endpoint for call in self.till.calls)


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    clock = HandClock()
    till = TossTill(clock)
    async with calling(till, clock) as line:
        keys = TossKeys(SECRET_KEY, (SECURITY_KEY,), line.root)
        yield Desk(Toss(line.session, keys, MARKS), till, line)


def won(number: int = 1, amount: Money = WON) -> Payment:
    return make_payment(Provider.TOSS, amount, number)


def test_it_is_what_a_gateway_is(desk: Desk) -> None:
    gateway: Gateway = desk.gateway

    assert gateway.provider is Provider.TOSS


def test_keys_are_not_shown_where_they_are_written_down() -> None:
    shown = repr(TossKeys("live_sk_1", ("security_1",)))

    assert not any(secret in shown for secret in ("live_sk_1", "security_1"))


def test_a_shop_says_who_it_is_by_its_key_alone() -> None:
    assert basic("test_sk_abc") == {"Authorization": "Basic dGVzdF9za19hYmM6"}


async def test_a_page_is_for_the_payment(desk: Desk) -> None:
    ref, url = await desk.gateway.open(won(7), CHECKOUT)

    [(charge_id, page)] = desk.till.shop.payments.items()
    assert (ref, url) == (MARKS.of(PaymentId(7)), f"{desk.till.page_root}/{charge_id}")
    assert (page["totalAmount"], page["orderName"]) == (39_000, "Puja hall")
    assert (await desk.till.cancel(ref)).startswith("https://t.me/bot?start=p&")


async def test_a_long_number_is_its_own_ref(desk: Desk) -> None:
    ref, _ = await desk.gateway.open(won(2**63 - 1), CHECKOUT)

    assert ref == MARKS.of(PaymentId(2**63 - 1))


async def test_the_same_payment_has_the_same_page(desk: Desk) -> None:
    first = await desk.gateway.open(won(), CHECKOUT)
    desk.line.clock.pass_(minutes=15)

    again = await desk.gateway.open(won(), replace(CHECKOUT, title="미용"))
    known = await desk.gateway.open(won().opened(*first), CHECKOUT)

    assert first == again == known
    assert len(desk.till.shop.payments) == 1


async def test_other_money_than_won_is_refused_before_anybody_is_asked(desk: Desk) -> None:
    with pytest.raises(ProviderRefused, match="USD"):
        await desk.gateway.open(won(amount=Money(4000, "USD")), CHECKOUT)

    assert desk.till.calls == []


@EVERY_FAULT
async def test_a_page_is_made_once_whatever_became_of_the_answer(
    desk: Desk, fault: Fault
) -> None:
    desk.till.fail("make_payment", fault)

    with pytest.raises(ProviderDown):
        await desk.gateway.open(won(), CHECKOUT)
    await desk.gateway.open(won(), CHECKOUT)

    assert len(desk.till.shop.payments) == 1


async def test_a_page_that_was_never_made_is_not_open(desk: Desk) -> None:
    await desk.gateway.close(won())

    assert await desk.gateway.look(won()) == Standing(is_open=False)


async def test_a_page_that_nobody_has_tried_is_open_and_has_no_charge(desk: Desk) -> None:
    payment = await opened(desk.gateway, won())

    assert await desk.gateway.look(payment) == Standing(is_open=True)
    assert await desk.gateway.look(won()) == Standing(is_open=True)


async def test_a_page_is_old_after_half_an_hour(desk: Desk) -> None:
    payment = await opened(desk.gateway, won())

    desk.line.clock.pass_(minutes=30)

    assert not (await desk.gateway.look(payment)).is_open
    assert (await found(desk.gateway, payment)).state is ChargeState.FAILED
    with pytest.raises(PageClosed):
        await desk.till.pay(payment.ref)


async def test_nothing_is_taken_before_it_is_confirmed(desk: Desk) -> None:
    payment, charge = await desk.authorised()

    taken = await desk.gateway.capture(payment, charge)

    assert charge == Charge(charge.id, ChargeState.AUTHORISED, WON, NOTHING)
    assert taken == Charge(charge.id, ChargeState.CAPTURED, WON, NOTHING)
    assert await desk.gateway.look(payment) == Standing(False, (taken,))


async def test_closing_and_giving_up_need_no_call(desk: Desk) -> None:
    payment, charge = await desk.authorised()
    before = len(desk.till.calls)

    await desk.gateway.close(payment)
    await desk.gateway.let_go(payment, charge)

    assert len(desk.till.calls) == before
    desk.line.clock.pass_(minutes=10)
    gone = replace(charge, state=ChargeState.FAILED)
    assert await desk.gateway.look(payment) == Standing(False, (gone,))
    assert await desk.gateway.capture(payment, charge) == gone


@EVERY_FAULT
async def test_money_is_taken_once_whatever_became_of_the_answer(
    desk: Desk, fault: Fault
) -> None:
    payment, charge = await desk.authorised()
    desk.till.fail("confirm", fault)

    with pytest.raises(ProviderDown):
        await desk.gateway.capture(payment, charge)
    taken = await desk.gateway.capture(payment, charge)

    assert taken == await desk.gateway.capture(payment, taken)
    assert taken.state is ChargeState.CAPTURED
    assert [one.kind for one in desk.till.outbox.pending].count("PAYMENT_STATUS_CHANGED") == 1


async def test_what_was_confirmed_long_ago_is_seen_to_be_taken(desk: Desk) -> None:
    payment, charge = await desk.authorised()
    await desk.gateway.capture(payment, charge)
    desk.line.clock.pass_(days=16)

    again = await desk.gateway.capture(payment, charge)

    assert again.state is ChargeState.CAPTURED


async def test_a_card_that_is_refused_at_the_last_step_has_failed(desk: Desk) -> None:
    payment, charge = await desk.authorised()
    desk.till.shop.rejects = True

    refused = await desk.gateway.capture(payment, charge)

    assert refused == replace(charge, state=ChargeState.FAILED)
    assert await desk.gateway.look(payment) == Standing(False, (refused,))


async def test_another_amount_than_was_looked_at_is_not_confirmed(desk: Desk) -> None:
    payment, charge = await desk.authorised()
    await desk.till.pay(payment.ref, 100)

    with pytest.raises(ProviderRefused):
        await desk.gateway.capture(payment, charge)

    seen = await found(desk.gateway, payment)
    assert (seen.state, seen.amount) == (ChargeState.AUTHORISED, Money(100, "KRW"))


async def test_a_declined_card_has_failed(desk: Desk) -> None:
    payment = await opened(desk.gateway, won())

    charge_id = await desk.till.decline(payment.ref)

    failed = Charge(charge_id, ChargeState.FAILED, WON, NOTHING)
    assert await desk.gateway.look(payment) == Standing(False, (failed,))
    with pytest.raises(PageClosed):
        await desk.till.decline(payment.ref)


async def test_a_charge_leads_to_its_payment(desk: Desk) -> None:
    payment, charge = await desk.authorised()

    assert await desk.gateway.find(charge.id) == payment.ref
    assert await desk.gateway.find("tgen_unknown") == ""


async def test_the_same_refund_is_made_once_and_another_one_beside_it(desk: Desk) -> None:
    payment, charge = await desk.paid()
    part = make_demand(payment, charge, 9_000)

    first = await desk.gateway.refund(part)
    again = await desk.gateway.refund(part)
    partly = await found(desk.gateway, payment)
    rest = await desk.gateway.refund(make_demand(payment, charge, 30_000, "refund:10"))

    assert first == again == Returned(first.id, done=True)
    assert rest.id != first.id
    assert desk.refunds() == [9_000, 30_000]
    assert partly.refunded == Money(9_000, "KRW")
    assert await found(desk.gateway, payment) == replace(charge, refunded=WON)


@EVERY_FAULT
async def test_a_refund_is_made_once_whatever_became_of_the_answer(
    desk: Desk, fault: Fault
) -> None:
    payment, charge = await desk.paid()
    demand = make_demand(payment, charge, 9_000)
    desk.till.fail("cancel_payment", fault)

    with pytest.raises(ProviderDown):
        await desk.gateway.refund(demand)
    seen = await desk.gateway.look_refund(demand, "")
    made = await desk.gateway.refund(demand)

    assert seen == (made if fault is Fault.LOST else None)
    assert desk.refunds() == [9_000]


async def test_a_refund_is_known_for_ours_when_its_key_is_long_forgotten(desk: Desk) -> None:
    payment, charge = await desk.paid()
    demand = make_demand(payment, charge, 9_000)
    first = await desk.gateway.refund(demand)
    desk.line.clock.pass_(days=16)

    again = await desk.gateway.refund(replace(demand, why="금액이 많음"))

    assert again == first == await desk.gateway.look_refund(demand, first.id)
    assert desk.refunds() == [9_000]


async def test_a_refund_that_was_made_while_we_looked_is_ours(desk: Desk) -> None:
    payment, charge = await desk.paid()
    demand = make_demand(payment, charge)
    desk.till.fail("show_payment", Fault.SLOW, seconds=0.1)

    async with asyncio.TaskGroup() as both:
        slow = both.create_task(desk.gateway.refund(demand))
        quick = both.create_task(refund_and_wait(desk, demand))

    assert slow.result() == quick.result()
    assert desk.refunds() == [39_000]


async def refund_and_wait(desk: Desk, demand: Demand) -> Returned:
    """Give back, and wait until the key of it is forgotten."""
    made = await desk.gateway.refund(demand)
    desk.line.clock.pass_(days=16)
    return made


async def test_what_somebody_gave_back_by_hand_is_not_ours(desk: Desk) -> None:
    payment, charge = await desk.paid()
    number = await desk.till.refund_by_hand(charge.id)
    demand = make_demand(payment, charge)

    with pytest.raises(ProviderRefused):
        await desk.gateway.refund(demand)

    assert await desk.gateway.look_refund(demand, "") is None
    assert await desk.gateway.look_refund(demand, number) == Returned(number, done=True)
    assert (await found(desk.gateway, payment)).refunded == WON


async def test_a_long_story_fits_into_a_reason(desk: Desk) -> None:
    payment, charge = await desk.paid()
    demand = replace(make_demand(payment, charge), why="가" * 500)

    returned = await desk.gateway.refund(demand)

    assert returned == await desk.gateway.look_refund(demand, "")


@pytest.mark.parametrize(
    ("status", "returned"),
    [
        ("DONE", Returned("tx_1", done=True)),
        ("IN_PROGRESS", Returned("tx_1", done=False)),
        ("ABORTED", Returned("tx_1", done=False, failed=True)),
    ],
)
async def test_a_refund_is_as_far_as_is_said(
    desk: Desk, status: str, returned: Returned
) -> None:
    payment, charge = await desk.paid()
    demand = make_demand(payment, charge)
    await desk.gateway.refund(demand)
    [made] = desk.till.shop.payments[charge.id]["cancels"]
    made |= {"transactionKey": "tx_1", "cancelStatus": status}

    assert await desk.gateway.look_refund(demand, "") == returned


async def test_wrong_keys_are_refused_and_right_ones_greeted(desk: Desk) -> None:
    await desk.gateway.greet()

    with pytest.raises(ProviderRefused, match="401"):
        await desk.with_key("test_sk_wrong").greet()
    with pytest.raises(ProviderRefused, match="401"):
        await desk.with_key("").open(won(), CHECKOUT)
    with pytest.raises(ProviderRefused, match="401"):
        await desk.with_key("test_sk_wrong").find("tgen_1")


async def test_while_a_key_of_the_api_is_changed_both_are_taken(desk: Desk) -> None:
    desk.till.api_keys = ("test_sk_new", SECRET_KEY)

    await desk.gateway.greet()
    await desk.with_key("test_sk_new").greet()


@pytest.mark.parametrize("fault", [Fault.TOO_MANY, Fault.BROKEN, Fault.DROPPED])
async def test_a_provider_that_is_down_is_not_one_that_refuses(
    desk: Desk, fault: Fault
) -> None:
    payment, charge = await desk.authorised()
    desk.till.fail("*", fault, times=100)

    for asked in (
        desk.gateway.open(won(2), CHECKOUT),
        desk.gateway.look(payment),
        desk.gateway.find(charge.id),
        desk.gateway.refund(make_demand(payment, charge)),
        desk.gateway.greet(),
    ):
        with pytest.raises(ProviderDown):
            await asked
    with pytest.raises(ProviderDown):
        await desk.gateway.capture(payment, charge)


async def test_every_call_that_counts_names_a_key_of_ours(desk: Desk) -> None:
    payment, charge = await desk.paid()
    await desk.gateway.refund(make_demand(payment, charge, key="cancelled:9"))

    keys = [call.headers.get("idempotency-key") for call in desk.till.calls]

    assert [key for key in keys if key] == [
        "open:7",
        f"confirm:7:{charge.id}",
        "refund:cancelled:9",
    ]


async def test_callbacks_are_about_payments(desk: Desk) -> None:
    payment, charge = await desk.paid()
    await desk.gateway.refund(make_demand(payment, charge))

    await desk.till.outbox.deliver()

    assert desk.line.hints(desk.gateway) == [(payment.ref, charge.id)] * 2
    numbers = [one.event_id for one in desk.line.read(desk.gateway)]
    assert numbers == [one.id for one in desk.till.outbox.sent]


@pytest.mark.parametrize("tells", [False, True])
async def test_a_callback_tells_of_a_try_only_where_it_is_wanted(
    desk: Desk, *, tells: bool
) -> None:
    desk.till.shop.tells_of_tries = tells

    payment, charge = await desk.authorised()

    assert desk.line.hints(desk.gateway) == [(payment.ref, charge.id)] * tells


async def test_who_is_sent_back_says_which_payment_it_was(desk: Desk) -> None:
    payment, charge = await desk.authorised()

    query = dict(parse_qsl(urlsplit(desk.till.way_back(charge.id)).query))

    assert (query["orderId"], query["paymentKey"]) == (payment.ref, charge.id)


PAYOUT = b'{"eventType":"payout.changed"}'
SENT_AT = "2024-09-05T12:19:21+09:00"
KNOWN = "EPmaFmYiRZfvofaUVNVSVkVn9NYiIAysL1JPRLt+6GA="
OTHER = b64encode(b"another signature, just as long.").decode()


def is_believed(
    desk: Desk,
    body: bytes = PAYOUT,
    signature: str = f"v1:{KNOWN}",
    at: str = SENT_AT,
    *,
    keys: tuple[str, ...] = ("toss_sec_key",),
) -> bool:
    headers = {
        "tosspayments-webhook-signature": signature,
        "tosspayments-webhook-transmission-time": at,
        "tosspayments-webhook-transmission-id": "whtrans_1",
    }
    gateway = Toss(desk.line.session, TossKeys(SECRET_KEY, keys), MARKS)
    try:
        return gateway.read(Callback(body, headers), NOW) == Hint("whtrans_1")
    except BadSignature:
        return False


async def test_a_payout_is_believed_as_it_came_and_not_otherwise(desk: Desk) -> None:
    changed = [KNOWN[:at] + "A" + KNOWN[at + 1 :] for at in range(43) if KNOWN[at] != "A"]
    forged = ["", "v1:", "v1:,", f"v1:{OTHER}", "v1:가", "v1:\udcff", f"v1:{KNOWN[:-1]}"]

    assert is_believed(desk)
    assert not any(is_believed(desk, signature=f"v1:{one}") for one in changed)
    assert not any(is_believed(desk, signature=one) for one in forged)
    assert not is_believed(desk, PAYOUT.replace(b":", b": "))
    assert not is_believed(desk, b'{"eventType":"seller.changed"}')
    assert not any(
        is_believed(desk, at=SENT_AT[:at] + "8" + SENT_AT[at + 1 :])
        for at in range(len(SENT_AT))
    )


async def test_either_of_two_signatures_and_of_two_keys_will_do(desk: Desk) -> None:
    assert is_believed(desk, signature=f"v1:{KNOWN},{OTHER}")
    assert is_believed(desk, signature=f"v1:{OTHER},{KNOWN}")
    assert is_believed(desk, signature=f"v1:{OTHER}, v1:{KNOWN}")
    assert is_believed(desk, keys=("new", "toss_sec_key"))
    assert not is_believed(desk, keys=("new",))
    assert not is_believed(desk, keys=())
    message = b"%b:%b" % (PAYOUT, SENT_AT.encode())
    nobodys = b64encode(bytes.fromhex(sign("", message))).decode()
    assert not is_believed(desk, signature=f"v1:{nobodys}", keys=("",))


async def test_a_payout_of_the_till_is_believed_and_no_reason_to_look(desk: Desk) -> None:
    desk.till.secrets = ("new", SECURITY_KEY)

    await desk.till.pay_out()

    assert desk.line.hints(desk.gateway) == [("", "")]


def changed(**payment: object) -> bytes:
    return orjson.dumps({"eventType": "PAYMENT_STATUS_CHANGED", "data": payment})


async def test_nothing_but_ids_is_read_in_what_is_not_signed(desk: Desk) -> None:
    body = changed(orderId="000001", paymentKey="tgen_1", status="DONE", totalAmount=1)

    first = desk.gateway.read(Callback(body), NOW)
    again = desk.gateway.read(Callback(body), NOW)

    assert first == again == Hint(first.event_id, "000001", "tgen_1")
    assert len(first.event_id) == 64


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 5000,
        b'{"eventType":1}',
        b'{"eventType":"PAYMENT_STATUS_CHANGED","data":[]}',
        changed(orderId=1),
        changed(paymentKey={"$ne": ""}),
        changed(paymentKey="../payments/tgen_1"),
        changed(paymentKey=".."),
        changed(orderId="1?x"),
        changed(paymentKey=""),
        changed(paymentKey="k" * 201),
        changed(orderId="000001", note="x" * LARGEST),
    ],
    ids=range(16),
)
async def test_what_is_no_event_is_refused(desk: Desk, body: bytes) -> None:
    with pytest.raises(BadSignature):
        desk.gateway.read(Callback(body), NOW)


async def test_a_deposit_is_about_its_payment_and_has_its_secret(desk: Desk) -> None:
    deposit = {"createdAt": SENT_AT, "secret": "ps_1", "status": "DONE", "orderId": "000001"}
    callback = Callback(orjson.dumps(deposit))

    hint = desk.gateway.read(callback, NOW)

    assert (hint.ref, hint.charge_id) == ("000001", "")
    assert is_deposit_of(callback, "ps_1")
    assert not any(is_deposit_of(callback, one) for one in ("", "ps_2", "ps_", "ps_11"))
    assert not is_deposit_of(Callback(b'{"secret":""}'), "")
    assert not is_deposit_of(Callback(b'{"secret":null}'), "ps_1")


async def test_an_answer_of_another_shape_is_as_good_as_none(desk: Desk) -> None:
    payment, charge = await desk.authorised()
    desk.till.shop.payments[charge.id]["totalAmount"] = 390.5

    with pytest.raises(ProviderDown):
        await desk.gateway.look(payment)


async def test_the_answer_to_a_key_is_the_first_whatever_is_asked(desk: Desk) -> None:
    payment, charge = await desk.paid()
    demand = make_demand(payment, charge, 9_000)
    await desk.gateway.refund(demand)
    asked = desk.till.calls[-1]

    headers = {name: asked.headers[name] for name in ("authorization", "idempotency-key")}
    path = f"{desk.line.root}{asked.path.removeprefix('/till')}"
    async with desk.line.session.post(path, data=b"{}", headers=headers) as response:
        said = await response.json()

    assert said["balanceAmount"] == 30_000
    assert (desk.called("cancel_payment"), desk.refunds()) == (2, [9_000])
