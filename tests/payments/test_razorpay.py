"""Razorpay's gateway against a stand-in for Razorpay, over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import orjson
import pytest

from bot.payments.answers import LARGEST
from bot.payments.keys import RazorpayKeys
from bot.payments.razorpay import Razorpay, is_return
from bot.payments.signatures import sign
from bot.sandbox.tills.outbox import Event
from bot.sandbox.tills.razorpay import KEY_ID, KEY_SECRET, SECRET, RazorpayTill
from bot.sandbox.tills.till import Fault, PageClosed
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

RUPEES = Money(250_000, "INR")
NOTHING = Money(0, "INR")
EVERY_FAULT = pytest.mark.parametrize(
    "fault", [Fault.LOST, Fault.BROKEN, Fault.DROPPED, Fault.TOO_MANY]
)


@dataclass
class Desk:
    """A gateway, its provider, and the line between them."""

    gateway: Razorpay
    till: RazorpayTill
    line: Line

    def with_keys(self, key_id: str = KEY_ID, key_secret: str = KEY_SECRET) -> Razorpay:
        keys = RazorpayKeys(key_id, key_secret, (SECRET,), self.line.root)
        return Razorpay(self.line.session, keys, MARKS)

    async def authorised(self) -> tuple[Payment, Charge]:
        """A payment that somebody has paid, and of which nothing is taken yet."""
        payment = await opened(self.gateway, rupees())
        await self.till.pay(payment.ref)
        return payment, await found(self.gateway, payment)

    async def paid(self) -> tuple[Payment, Charge]:
        payment, charge = await self.authorised()
        return payment, await self.gateway.capture(payment, charge)

    def refunds(self) -> list[int]:
        return [refund["amount"] for refund in self.till.account.refunds.values()]


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    clock = HandClock()
    till = RazorpayTill(clock)
    async with calling(till, clock) as line:
        keys = RazorpayKeys(KEY_ID, KEY_SECRET, (SECRET,), line.root)
        yield Desk(Razorpay(line.session, keys, MARKS), till, line)


def rupees(number: int = 1, amount: Money = RUPEES) -> Payment:
    return make_payment(Provider.RAZORPAY, amount, number)


def test_it_is_what_a_gateway_is(desk: Desk) -> None:
    gateway: Gateway = desk.gateway

    assert gateway.provider is Provider.RAZORPAY


def test_keys_are_not_shown_where_they_are_written_down() -> None:
    shown = repr(RazorpayKeys("rzp_live_1", "secret_1", ("whsec_1",)))

    assert "rzp_live_1" in shown
    assert not any(secret in shown for secret in ("secret_1", "whsec_1"))


async def test_a_link_is_for_the_payment_and_outlives_its_hold(desk: Desk) -> None:
    ref, url = await desk.gateway.open(rupees(), CHECKOUT)

    link, mark = desk.till.account.links[ref], MARKS.of(PaymentId(1))
    assert url == f"{desk.till.page_root}/{ref}"
    assert (link["amount"], link["currency"], link["reference_id"]) == (250_000, "INR", mark)
    assert link["expire_by"] == int((NOW + timedelta(minutes=31)).timestamp())
    assert link["callback_url"] == "https://t.me/bot?start=p"


async def test_the_same_payment_has_the_same_link(desk: Desk) -> None:
    first = await desk.gateway.open(rupees(), CHECKOUT)
    desk.line.clock.pass_(minutes=15)

    again = await desk.gateway.open(rupees(), replace(CHECKOUT, title="सभागृह"))
    known = await desk.gateway.open(rupees().opened(*first), CHECKOUT)

    assert first == again == known
    assert list(desk.till.account.links) == [first[0]]


async def test_a_link_of_the_same_number_for_something_else_is_not_ours(desk: Desk) -> None:
    await desk.gateway.open(rupees(), CHECKOUT)

    with pytest.raises(ProviderRefused, match="already exists"):
        await desk.gateway.open(rupees(amount=Money(100_000, "INR")), CHECKOUT)


async def test_a_link_can_be_opened_until_its_hold_ends(desk: Desk) -> None:
    desk.line.clock.pass_(minutes=15)

    ref, _ = await desk.gateway.open(rupees(), CHECKOUT)

    assert (await desk.gateway.look(rupees().opened(ref, ""))).is_open


@EVERY_FAULT
async def test_a_link_is_made_once_whatever_became_of_the_answer(
    desk: Desk, fault: Fault
) -> None:
    desk.till.fail("make_link", fault)

    with pytest.raises(ProviderDown):
        await desk.gateway.open(rupees(), CHECKOUT)
    ref, _ = await desk.gateway.open(rupees(), CHECKOUT)

    assert list(desk.till.account.links) == [ref]


async def test_a_link_whose_id_was_never_heard_is_found_and_closed(desk: Desk) -> None:
    desk.till.fail("make_link", Fault.LOST)
    with pytest.raises(ProviderDown):
        await desk.gateway.open(rupees(), CHECKOUT)
    before = await desk.gateway.look(rupees())

    await desk.gateway.close(rupees())

    assert before == Standing(is_open=True)
    assert await desk.gateway.look(rupees()) == Standing(is_open=False)


async def test_a_link_that_was_never_made_is_closed_already(desk: Desk) -> None:
    await desk.gateway.close(rupees())

    assert await desk.gateway.look(rupees()) == Standing(is_open=False)


async def test_nobody_pays_a_closed_link(desk: Desk) -> None:
    payment = await opened(desk.gateway, rupees())
    desk.till.fail("cancel_link", Fault.LOST)

    with pytest.raises(ProviderDown):
        await desk.gateway.close(payment)
    await desk.gateway.close(payment)

    assert await desk.gateway.look(payment) == Standing(is_open=False)
    with pytest.raises(PageClosed):
        await desk.till.pay(payment.ref)


async def test_nobody_pays_an_old_link(desk: Desk) -> None:
    payment = await opened(desk.gateway, rupees())

    desk.line.clock.pass_(minutes=31)

    assert await desk.gateway.look(payment) == Standing(is_open=False)
    with pytest.raises(PageClosed):
        await desk.till.pay(payment.ref)
    await desk.gateway.close(payment)


async def test_a_link_that_cannot_be_closed_stays_open(desk: Desk) -> None:
    payment = await opened(desk.gateway, rupees())
    desk.till.account.links[payment.ref]["status"] = "partially_paid"

    with pytest.raises(ProviderRefused, match="cannot be cancelled"):
        await desk.gateway.close(payment)

    assert (await desk.gateway.look(payment)).is_open


async def test_a_paid_link_is_closed_already(desk: Desk) -> None:
    payment, charge = await desk.paid()

    await desk.gateway.close(payment)

    assert await desk.gateway.look(payment) == Standing(False, (charge,))


async def test_money_is_authorised_until_it_is_taken(desk: Desk) -> None:
    payment, charge = await desk.authorised()

    taken = await desk.gateway.capture(payment, charge)

    assert charge == Charge(charge.id, ChargeState.AUTHORISED, RUPEES, NOTHING)
    assert taken == Charge(charge.id, ChargeState.CAPTURED, RUPEES, NOTHING)
    assert await desk.gateway.look(payment) == Standing(False, (taken,))


@EVERY_FAULT
async def test_money_is_taken_once_whatever_became_of_the_answer(
    desk: Desk, fault: Fault
) -> None:
    payment, charge = await desk.authorised()
    desk.till.fail("capture", fault)

    with pytest.raises(ProviderDown):
        await desk.gateway.capture(payment, charge)
    taken = await desk.gateway.capture(payment, charge)

    assert taken == await desk.gateway.capture(payment, taken)
    assert taken.state is ChargeState.CAPTURED
    assert desk.till.account.links[payment.ref]["amount_paid"] == 250_000


async def test_another_amount_than_was_authorised_is_not_taken(desk: Desk) -> None:
    payment, charge = await desk.authorised()

    with pytest.raises(ProviderRefused, match="equal to the amount"):
        await desk.gateway.capture(payment, replace(charge, amount=Money(1, "INR")))

    assert await found(desk.gateway, payment) == charge


async def test_money_that_an_account_takes_by_itself_is_taken(desk: Desk) -> None:
    desk.till.account.captures_by_itself = True

    payment, charge = await desk.authorised()

    assert charge.state is ChargeState.CAPTURED
    assert await desk.gateway.capture(payment, charge) == charge


async def test_money_that_nobody_takes_goes_back_by_itself(desk: Desk) -> None:
    payment, charge = await desk.authorised()

    await desk.gateway.let_go(payment, charge)
    desk.line.clock.pass_(days=3)

    gone = replace(charge, state=ChargeState.FAILED)
    assert await desk.gateway.look(payment) == Standing(False, (gone,))
    assert await desk.gateway.capture(payment, charge) == gone


async def test_every_try_is_a_charge_of_its_own(desk: Desk) -> None:
    payment = await opened(desk.gateway, rupees())
    failed = await desk.till.decline(payment.ref)
    first = await desk.till.pay(payment.ref)
    second = await desk.till.pay(payment.ref, 249_900)
    third = await desk.till.pay(payment.ref, currency="USD")

    standing = await desk.gateway.look(payment)

    assert standing.is_open
    assert {(one.id, one.state, one.amount) for one in standing.charges} == {
        (failed, ChargeState.FAILED, RUPEES),
        (first, ChargeState.AUTHORISED, RUPEES),
        (second, ChargeState.AUTHORISED, Money(249_900, "INR")),
        (third, ChargeState.AUTHORISED, Money(250_000, "USD")),
    }


async def test_a_link_that_names_no_purchase_still_lists_what_was_paid(desk: Desk) -> None:
    payment, charge = await desk.paid()
    del desk.till.account.links[payment.ref]["order_id"]

    assert await found(desk.gateway, payment) == charge


async def test_who_goes_away_leaves_the_link_open(desk: Desk) -> None:
    payment = await opened(desk.gateway, rupees())

    await desk.till.cancel(payment.ref)

    assert await desk.gateway.look(payment) == Standing(is_open=True)


async def test_a_charge_leads_to_its_payment(desk: Desk) -> None:
    other, charge = await desk.authorised()
    mine = await opened(desk.gateway, rupees(2))
    charge_id = await desk.till.pay(mine.ref)

    assert await desk.gateway.find(charge.id) == other.ref
    assert await desk.gateway.find(charge_id) == mine.ref
    assert await desk.gateway.find("pay_unknown") == ""


async def test_the_same_refund_is_made_once_and_another_one_beside_it(desk: Desk) -> None:
    payment, charge = await desk.paid()
    part = make_demand(payment, charge, 100_000)

    first = await desk.gateway.refund(part)
    again = await desk.gateway.refund(part)
    rest = await desk.gateway.refund(make_demand(payment, charge, 150_000, "refund:10"))

    assert first == again == Returned(first.id, done=True)
    assert rest.id != first.id
    assert desk.refunds() == [100_000, 150_000]
    assert (await found(desk.gateway, payment)).refunded == RUPEES


@EVERY_FAULT
async def test_a_refund_is_made_once_whatever_became_of_the_answer(
    desk: Desk, fault: Fault
) -> None:
    payment, charge = await desk.paid()
    demand = make_demand(payment, charge)
    desk.till.fail("refund", fault)

    with pytest.raises(ProviderDown):
        await desk.gateway.refund(demand)
    seen = await desk.gateway.look_refund(demand, "")
    made = await desk.gateway.refund(demand)

    assert seen == (made if fault is Fault.LOST else None)
    assert desk.refunds() == [250_000]


async def test_a_refund_that_was_made_while_we_looked_is_ours(desk: Desk) -> None:
    payment, charge = await desk.paid()
    demand = make_demand(payment, charge)
    desk.till.fail("list_refunds", Fault.SLOW, seconds=0.1)

    async with asyncio.TaskGroup() as both:
        slow = both.create_task(desk.gateway.refund(demand))
        quick = both.create_task(refund_and_wait(desk, demand))

    assert slow.result() == quick.result()
    assert desk.refunds() == [250_000]


async def refund_and_wait(desk: Desk, demand: Demand) -> Returned:
    """Give back, and wait until the key of it is forgotten."""
    made = await desk.gateway.refund(demand)
    desk.line.clock.pass_(hours=25)
    return made


async def test_what_somebody_gave_back_by_hand_is_not_ours(desk: Desk) -> None:
    payment, charge = await desk.paid()
    await desk.till.refund_by_hand(charge.id, 50_000)
    demand = make_demand(payment, charge)

    with pytest.raises(ProviderRefused, match="greater than"):
        await desk.gateway.refund(demand)

    assert await desk.gateway.look_refund(demand, "") is None
    assert (await found(desk.gateway, payment)).refunded == Money(50_000, "INR")


@pytest.mark.parametrize("failed", [False, True])
async def test_a_refund_under_way_is_followed_to_its_end(desk: Desk, *, failed: bool) -> None:
    desk.till.account.refunds_wait = True
    payment, charge = await desk.paid()
    demand = make_demand(payment, charge)
    begun = await desk.gateway.refund(demand)

    await desk.till.end_refund(begun.id, failed=failed)

    ended = Returned(begun.id, done=not failed, failed=failed)
    assert begun == Returned(begun.id, done=False)
    assert await desk.gateway.look_refund(demand, begun.id) == ended
    assert await desk.gateway.refund(demand) == ended


async def test_refunds_that_are_asked_for_side_by_side_have_the_same_key(desk: Desk) -> None:
    payment, charge = await desk.paid()
    demand = make_demand(payment, charge, 1000)
    await desk.gateway.refund(demand)
    [first] = [call for call in desk.till.calls if call.endpoint == "refund"]

    key = first.headers["x-refund-idempotency"]
    path, body = f"{desk.line.root}{first.path.removeprefix('/till')}", first.body
    headers = {"X-Refund-Idempotency": key, "Authorization": first.headers["authorization"]}
    async with desk.line.session.post(path, data=body, headers=headers) as again:
        said = await again.json()
    async with desk.line.session.post(path, data=b"{}", headers=headers) as other:
        status = other.status

    assert key.isalnum()
    assert said["id"] in desk.till.account.refunds
    assert (status, desk.refunds()) == (400, [1000])


async def test_wrong_keys_are_refused_and_right_ones_greeted(desk: Desk) -> None:
    await desk.gateway.greet()

    with pytest.raises(ProviderRefused, match="401: Authentication failed"):
        await desk.with_keys(key_secret="wrong").greet()
    with pytest.raises(ProviderRefused, match="401"):
        await desk.with_keys(key_id="wrong").open(rupees(), CHECKOUT)
    with pytest.raises(ProviderRefused, match="401"):
        await desk.with_keys(key_id="wrong").find("pay_1")


async def test_while_a_key_of_the_api_is_changed_both_are_taken(desk: Desk) -> None:
    desk.till.api_keys = ("rzp_new:secret", *desk.till.api_keys)

    await desk.gateway.greet()
    await desk.with_keys(key_id="rzp_new", key_secret="secret").greet()


@pytest.mark.parametrize("fault", [Fault.TOO_MANY, Fault.BROKEN, Fault.DROPPED])
async def test_a_provider_that_is_down_is_not_one_that_refuses(
    desk: Desk, fault: Fault
) -> None:
    payment, charge = await desk.paid()
    demand = make_demand(payment, charge)
    desk.till.fail("*", fault, times=100)

    for asked in (
        desk.gateway.open(rupees(2), CHECKOUT),
        desk.gateway.close(payment),
        desk.gateway.look(payment),
        desk.gateway.find(charge.id),
        desk.gateway.refund(demand),
        desk.gateway.greet(),
    ):
        with pytest.raises(ProviderDown):
            await asked


async def test_thousandths_that_nobody_has_coins_for_are_refused(desk: Desk) -> None:
    await desk.gateway.open(rupees(1, Money(295_990, "KWD")), CHECKOUT)

    with pytest.raises(ProviderRefused, match="no amount"):
        await desk.gateway.open(rupees(2, Money(295_991, "KWD")), CHECKOUT)


async def test_callbacks_are_about_links_and_charges(desk: Desk) -> None:
    payment, charge = await desk.paid()
    await desk.gateway.refund(make_demand(payment, charge))
    closed = await opened(desk.gateway, rupees(2))
    await desk.gateway.close(closed)

    await desk.till.outbox.deliver()

    assert desk.line.hints(desk.gateway) == [
        ("", charge.id),
        ("", charge.id),
        (payment.ref, charge.id),
        ("", charge.id),
        (closed.ref, ""),
    ]
    numbers = [one.event_id for one in desk.line.read(desk.gateway)]
    assert numbers == [one.id for one in desk.till.outbox.sent]


async def test_callbacks_that_come_twice_and_turned_round_have_their_numbers(
    desk: Desk,
) -> None:
    desk.till.outbox.holds_back = True
    await desk.paid()

    await desk.till.outbox.deliver(lambda events: [*reversed(events), *events])

    first, second, third = [one.event_id for one in desk.line.read(desk.gateway)][:3]
    assert [one.id for one in desk.till.outbox.sent] == [first, second, third]
    assert len(desk.line.callbacks) == 6


async def test_who_is_sent_back_shows_that_it_was_razorpay(desk: Desk) -> None:
    _, charge = await desk.paid()

    query = dict(parse_qsl(urlsplit(desk.till.way_back(charge.id)).query))

    assert is_return(query, KEY_SECRET)
    assert not is_return(query, "another")
    assert query.pop("start") == "p"
    for name, value in query.items():
        assert not is_return(query | {name: value + "0"}, KEY_SECRET)
        assert not is_return(query | {name: ""}, KEY_SECRET)


def test_the_return_from_a_link_has_its_known_signature() -> None:
    query = {
        "razorpay_payment_link_id": "plink_1",
        "razorpay_payment_link_reference_id": "BK-1",
        "razorpay_payment_link_status": "paid",
        "razorpay_payment_id": "pay_1",
        "razorpay_signature": (
            "9840a86e8ef8a01b68dd0dbfb8385565f415f0bf0ad904128945a43fb3a88d6b"
        ),
    }

    assert is_return(query, "rzp_key_secret")
    assert not is_return({}, "rzp_key_secret")
    assert not is_return(query, "")


BODY = b'{"event":"payment_link.paid","id":1}'
KNOWN = "0ae0b25db94e766f59469722223b3b4459804c8730270499129ecdc922e9cdd0"


def is_believed(
    desk: Desk, body: bytes = BODY, signature: str = KNOWN, secrets: tuple[str, ...] = ()
) -> bool:
    keys = RazorpayKeys("rzp_1", "secret", secrets or ("rzp_whsec",))
    headers = {"x-razorpay-signature": signature, "x-razorpay-event-id": "evt_1"}
    try:
        hint = Razorpay(desk.line.session, keys, MARKS).read(Callback(body, headers), NOW)
    except BadSignature:
        return False
    return hint == Hint("evt_1")


async def test_a_callback_is_believed_as_it_came_and_not_otherwise(desk: Desk) -> None:
    changed = [BODY[:at] + bytes([BODY[at] ^ 1]) + BODY[at + 1 :] for at in range(len(BODY))]
    forged = [
        KNOWN[:at] + chr(ord(KNOWN[at]) ^ change) + KNOWN[at + 1 :]
        for at in range(len(KNOWN))
        for change in (1, 0x20, 0x1000)
    ]

    assert is_believed(desk)
    assert not any(is_believed(desk, body) for body in changed)
    assert not any(is_believed(desk, BODY[:at]) for at in range(len(BODY)))
    assert not any(is_believed(desk, signature=one) for one in (*forged, "", "\udcff"))
    assert not is_believed(desk, orjson.dumps(orjson.loads(BODY), option=orjson.OPT_INDENT_2))


async def test_while_a_secret_is_changed_both_are_believed(desk: Desk) -> None:
    assert is_believed(desk, secrets=("new", "rzp_whsec"))
    assert is_believed(desk, secrets=("rzp_whsec", "old"))
    assert not is_believed(desk, secrets=("new", "newer"))
    assert not is_believed(desk, signature=sign("", BODY), secrets=("",))


async def test_the_till_signs_with_the_secret_that_is_in_use(desk: Desk) -> None:
    desk.till.secrets = ("new", SECRET)

    await desk.authorised()

    with pytest.raises(BadSignature):
        desk.line.read(desk.gateway)
    keys = RazorpayKeys(KEY_ID, KEY_SECRET, ("new", SECRET))
    assert desk.line.read(Razorpay(desk.line.session, keys, MARKS))


def signed(body: bytes) -> Callback:
    return Callback(body, {"x-razorpay-signature": sign(SECRET, body)})


def about(**payload: object) -> bytes:
    return orjson.dumps({"entity": "event", "payload": payload})


async def test_an_event_without_a_number_has_that_of_its_body(desk: Desk) -> None:
    first = desk.gateway.read(signed(about(dispute={"entity": {"id": "disp_1"}})), NOW)
    again = desk.gateway.read(signed(about(dispute={"entity": {"id": "disp_1"}})), NOW)
    other = desk.gateway.read(signed(about(dispute={"entity": {"id": "disp_2"}})), NOW)

    assert first == again == Hint(first.event_id)
    assert len(first.event_id) == 64
    assert other.event_id != first.event_id


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 5000,
        b'{"payload":[]}',
        about(payment=[]),
        about(payment={"entity": "pay_1"}),
        about(payment={"entity": {"id": 1}}),
        about(payment={"entity": {"id": "../refunds"}}),
        about(payment_link={"entity": {"id": "plink_1?x=1"}}),
        about(refund={"entity": {"payment_id": "p" * 201}}),
        about(note="x" * LARGEST),
    ],
    ids=range(14),
)
async def test_what_is_no_event_is_refused_even_signed(desk: Desk, body: bytes) -> None:
    with pytest.raises(BadSignature):
        desk.gateway.read(signed(body), NOW)


@pytest.mark.parametrize(
    ("name", "value"),
    [("amount", "2500.00"), ("amount", True), ("currency", None), ("id", "")],
)
async def test_an_answer_of_another_shape_is_as_good_as_none(
    desk: Desk, name: str, value: object
) -> None:
    payment, charge = await desk.authorised()
    desk.till.account.tries[charge.id][name] = value

    with pytest.raises(ProviderDown):
        await desk.gateway.look(payment)


async def test_a_list_of_another_shape_is_as_good_as_none(desk: Desk) -> None:
    payment = await opened(desk.gateway, rupees())
    desk.till.account.links[payment.ref]["payments"] = ["pay_1"]

    with pytest.raises(ProviderDown):
        await desk.gateway.look(payment)


async def test_an_event_is_the_same_whenever_it_is_signed(desk: Desk) -> None:
    event = Event("evt_9", "payment.captured", about())

    first = desk.till.sign(event)
    desk.line.clock.pass_(days=7)

    assert desk.till.sign(event) == first
