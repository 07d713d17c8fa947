"""The gateway to payments inside Telegram, and what Telegram says to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest
from telegram import Bot

from bot.payments.keys import TelegramKeys
from bot.payments.telegram import Telegram as Gateway
from bot.sandbox.faults import Fault
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from domain.gateways import BadSignature, Callback, ProviderDown, ProviderRefused
from domain.money import Money
from domain.payments import Charge, ChargeState, PaymentStatus
from domain.resources import Provider
from tests.factories import NOW, HandClock
from tests.payments.desk import CHECKOUT, MARKS, make_demand, make_payment

TOKEN = "4242:till"
OURS = "1:TEST:abc"
WON = Money(25_000, "KRW")


@dataclass
class Desk:
    """A gateway, and the Telegram it talks to."""

    telegram: Telegram
    gateway: Gateway
    clock: HandClock

    @property
    def asked(self) -> list[dict[str, Any]]:
        """The invoices that were asked for."""
        return [
            one["params"]
            for one in self.telegram.calls()
            if one["method"] == "createInvoiceLink"
        ]


@pytest.fixture
def desk() -> Desk:
    clock = HandClock()
    telegram = Telegram(clock)
    telegram.add_bot(TOKEN, username="clinic_bot", name="Clinic")
    bot = Bot(TOKEN, request=SandboxRequest(telegram))
    return Desk(telegram, Gateway(bot, TelegramKeys(OURS), clock, MARKS), clock)


async def test_an_invoice_says_what_is_sold_and_carries_our_number(desk: Desk) -> None:
    payment = make_payment(Provider.TELEGRAM, WON, 7)

    ref, url = await desk.gateway.open(payment, CHECKOUT)

    assert desk.gateway.provider is Provider.TELEGRAM
    assert ref == MARKS.of(payment.id)
    assert url.startswith("https://t.me/$")
    [asked] = desk.asked
    assert asked["payload"] == ref
    assert asked["provider_token"] == OURS
    assert desk.telegram.invoice(url) == {
        "title": "Puja hall",
        "description": "Puja hall · BOK-1",
        "start_parameter": "",
        "currency": "KRW",
        "total_amount": 25_000,
    }


async def test_an_invoice_that_is_there_is_not_made_again(desk: Desk) -> None:
    payment = make_payment(Provider.TELEGRAM, WON)
    opened = payment.opened(*await desk.gateway.open(payment, CHECKOUT))

    again = await desk.gateway.open(opened, CHECKOUT)

    assert again == (opened.ref, opened.url)
    assert len(desk.asked) == 1


async def test_a_long_title_is_cut_to_what_an_invoice_has_room_for(desk: Desk) -> None:
    long = replace(CHECKOUT, title="A consultation " * 30)

    _, url = await desk.gateway.open(make_payment(Provider.TELEGRAM, WON), long)

    shown = desk.telegram.invoice(url)
    assert shown["title"] == "A consultation A consultation A…"
    assert len(shown["description"]) == 255


async def test_what_a_venue_does_is_never_sold_for_stars(desk: Desk) -> None:
    stars = make_payment(Provider.TELEGRAM, Money(50, "XTR"))

    with pytest.raises(ProviderRefused, match="Stars"):
        await desk.gateway.open(stars, CHECKOUT)

    assert desk.asked == []


@pytest.mark.parametrize(
    ("fault", "means"),
    [
        (Fault.TIMEOUT_BEFORE, ProviderDown),
        (Fault.TIMEOUT_AFTER, ProviderDown),
        (Fault.SERVER_ERROR, ProviderDown),
        (Fault.FLOOD, ProviderDown),
        (Fault.FORBIDDEN, ProviderRefused),
    ],
)
async def test_a_telegram_that_fails_is_down_and_one_that_says_no_refuses(
    desk: Desk, fault: Fault, means: type[Exception]
) -> None:
    desk.telegram.faults.fail("createInvoiceLink", fault)

    with pytest.raises(means):
        await desk.gateway.open(make_payment(Provider.TELEGRAM, WON), CHECKOUT)


async def test_an_invoice_is_open_until_no_hold_can_wait_for_it(desk: Desk) -> None:
    pending = make_payment(Provider.TELEGRAM, WON).opened("1", "https://t.me/$x")
    paid = replace(pending, status=PaymentStatus.PAID)

    desk.clock.pass_(minutes=61, seconds=59)
    assert (await desk.gateway.look(pending)).is_open
    assert not (await desk.gateway.look(paid)).is_open

    desk.clock.pass_(seconds=1)
    assert not (await desk.gateway.look(pending)).is_open


async def test_what_telegram_has_taken_it_never_gives_back(desk: Desk) -> None:
    payment = make_payment(Provider.TELEGRAM, WON)
    charge = Charge("charge", ChargeState.CAPTURED, WON, Money(0, "KRW"))
    demand = make_demand(payment, charge)

    assert await desk.gateway.capture(payment, charge) == charge
    assert await desk.gateway.look_refund(demand, "") is None
    with pytest.raises(ProviderRefused):
        await desk.gateway.refund(demand)


async def test_nobody_calls_back_for_telegram(desk: Desk) -> None:
    forged = Callback(b'{"successful_payment": {"invoice_payload": "1"}}')

    with pytest.raises(BadSignature):
        desk.gateway.read(forged, NOW)

    assert await desk.gateway.find("charge") == ""


async def test_a_greeting_shows_whether_telegram_knows_the_token(desk: Desk) -> None:
    await desk.gateway.greet()
    bot = Bot(TOKEN, request=SandboxRequest(desk.telegram))
    tokenless = Gateway(bot, TelegramKeys(""), desk.clock, MARKS)

    with pytest.raises(ProviderRefused, match=r"(?i)payment_provider_invalid"):
        await tokenless.greet()
