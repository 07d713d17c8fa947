"""Paying in the demo: the real bot, the stand-ins of the providers, and a browser's requests."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.runtime.tasks import Tasks
from bot.sandbox.clock import MovableClock
from bot.sandbox.demo import ALEX, CLINIC, Demo
from bot.sandbox.telegram import Telegram

# Wednesday 18 November 2026, 10:00 in Seoul.
MORNING = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
PATIENCE = 30
EVERYBODY = ("stripe", "razorpay", "toss")
_PRICE = 'price = "25000"'


@dataclass(frozen=True, slots=True)
class Visit:
    """The demo of a clinic that is paid before, and somebody with a phone and a browser."""

    demo: Demo
    browser: ClientSession

    async def goes_to_pay(self, when: str = "today at 14:30") -> str:
        """Hold a consultation and go to its page; the address."""
        self.telegram.start(ALEX)
        self.telegram.say(ALEX, f"consultation {when}")
        await self.sees("Which pet is it for?")
        self.telegram.say(ALEX, "Bori")
        await self.sees("Does this look right?")
        self.taps("💳 Pay")
        await self.sees("To the payment page")
        return str(self.button("To the payment page")["url"])

    async def reads(self, address: str) -> str:
        async with self.browser.get(address) as answer:
            assert answer.status == 200
            return await answer.text()

    async def does(self, address: str, deed: str) -> str:
        """Press a button of the page; what it says then."""
        async with self.browser.post(address, data={"deed": deed}) as answer:
            assert answer.status == 200
            return await answer.text()

    @property
    def telegram(self) -> Telegram:
        return self.demo.telegram

    def button(self, label: str) -> dict[str, str]:
        return next(one for one in self._buttons() if label in one["text"])

    def taps(self, label: str) -> None:
        for message in reversed(self.telegram.transcript(ALEX)):
            rows = (message.get("reply_markup") or {}).get("inline_keyboard", ())
            for row, buttons in enumerate(rows):
                for column, button in enumerate(buttons):
                    if label in button["text"]:
                        number = message["message_id"]
                        self.telegram.tap(ALEX, None, number, row=row, column=column)
                        return

    def _buttons(self) -> list[dict[str, str]]:
        return [
            button
            for message in reversed(self.telegram.transcript(ALEX))
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", ())
            for button in row
        ]

    def chat(self) -> str:
        said = [
            one.get("text") or one.get("caption") or ""
            for one in self.telegram.transcript(ALEX)
        ]
        return "\n".join([*said, *(one["text"] for one in self._buttons())])

    async def sees(self, text: str) -> None:
        """Wait for something on the phone."""
        await until(self.telegram, lambda: text in self.chat(), self.chat)


@asynccontextmanager
async def visiting(folder: Path, provider: str) -> AsyncIterator[Visit]:
    venue = folder / "clinic.toml"
    text = CLINIC.read_text(encoding="utf-8").replace(_PRICE, f'pay = "now"\n{_PRICE}', 1)
    text = re.sub(r"\[payment\]\n(?:.+\n)*|\[\[promo\]\]\n(?:.+\n)*", "", text)
    if provider == "razorpay":
        text = re.sub(r'price = "(\d+)"', r'price = "\1.00"', text.replace('"KRW"', '"INR"'))
    paid = text.replace("[limits]", f'[payment]\nproviders = ["{provider}"]\n\n[limits]')
    venue.write_text(paid, encoding="utf-8")
    tasks = Tasks()
    demo = Demo(folder, tasks, venue, MovableClock.frozen(MORNING))
    try:
        await demo.start()
        async with ClientSession() as browser:
            yield Visit(demo, browser)
    finally:
        await demo.stop()
        await tasks.close()


@pytest.fixture
async def visit(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Visit]:
    async with visiting(tmp_path, getattr(request, "param", "stripe")) as visit:
        yield visit


at_every_till = pytest.mark.parametrize("visit", EVERYBODY, indirect=True)


@pytest.mark.parametrize("visit", ["telegram"], indirect=True)
async def test_somebody_pays_in_the_chat_and_the_booking_appears(visit: Visit) -> None:
    link = await visit.goes_to_pay()

    visit.telegram.pay_link(ALEX, link)

    await visit.sees("✅ Booked")


@at_every_till
async def test_somebody_pays_on_the_page_and_the_booking_appears(visit: Visit) -> None:
    page = await visit.goes_to_pay()

    shown = await visit.reads(page)
    said = await visit.does(page, "pay")
    await visit.reads(way_back(said))

    assert "Seoul Animal Clinic" in shown
    assert "Consultation" in shown
    assert "25,000" in shown
    assert "<h1>Paid</h1>" in said
    await visit.sees("✅ Booked")


@at_every_till
async def test_a_callback_that_is_lost_is_not_needed(visit: Visit) -> None:
    page = await visit.goes_to_pay()

    said = await visit.does(page, "lost")
    visit.taps("I have paid")

    assert "http-equiv" not in said
    await visit.sees("✅ Booked")


@at_every_till
async def test_what_is_called_five_times_is_booked_once(visit: Visit) -> None:
    page = await visit.goes_to_pay()

    await visit.does(page, "five")

    await visit.sees("✅ Booked")
    await visit.sees("Next: Today 14:30")
    assert visit.chat().count("✅ Booked") == 1


@at_every_till
async def test_who_pays_late_has_the_slot_while_nobody_else_has_it(visit: Visit) -> None:
    page = await visit.goes_to_pay()

    said = await visit.does(page, "late")
    await visit.reads(way_back(said))

    assert visit.demo.clock.now() == MORNING + timedelta(minutes=15, seconds=1)
    await visit.sees("Booked after all")


@at_every_till
async def test_who_pays_twice_has_paid_once_in_the_end(visit: Visit) -> None:
    page = await visit.goes_to_pay()

    said = await visit.does(page, "twice")
    await visit.reads(way_back(said))

    await visit.sees("✅ Booked")
    assert visit.chat().count("✅ Booked") == 1
    tried = visit.demo.tills.razorpay.account.tries.values()
    assert sorted(one["status"] for one in tried) in ([], ["authorized", "captured"])


async def test_too_little_goes_back(visit: Visit) -> None:
    page = await visit.goes_to_pay()

    await visit.does(page, "less")

    await visit.sees("less was paid than it costs")
    await visit.sees("₩12,500 has gone back to you")


@at_every_till
async def test_who_cancels_goes_back_and_may_pay_after_all(visit: Visit) -> None:
    page = await visit.goes_to_pay()

    said = await visit.does(page, "cancel")
    again = await visit.reads(page)

    assert "Not paid" in said
    assert "Pay " in again


async def test_a_callback_is_made_again_after_the_bot_has_been_away(visit: Visit) -> None:
    page = await visit.goes_to_pay()
    demo = visit.demo

    await demo._end()
    await visit.does(page, "pay")
    await demo.restart()

    await visit.sees("✅ Booked")


async def test_a_reset_forgets_what_was_to_be_paid(visit: Visit) -> None:
    page = await visit.goes_to_pay()

    await visit.demo.reset()

    async with visit.browser.get(page) as answer:
        assert answer.status == 404


async def test_another_site_cannot_pay(visit: Visit) -> None:
    page = await visit.goes_to_pay()

    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}):
        async with visit.browser.post(page, data={"deed": "pay"}, headers=headers) as answer:
            assert answer.status == 403
    async with visit.browser.get(page, headers={"Host": "evil.example"}) as answer:
        assert answer.status == 403
    own = {"Origin": page.partition("/checkout")[0]}
    async with visit.browser.post(page, data={"deed": "cancel"}, headers=own) as answer:
        assert answer.status == 200


@pytest.mark.parametrize("deed", ["", "steal"])
async def test_a_deed_that_is_not_on_the_page_is_refused(visit: Visit, deed: str) -> None:
    page = await visit.goes_to_pay()

    async with visit.browser.post(page, data={"deed": deed}) as answer:
        assert answer.status == 400


def way_back(page: str) -> str:
    """Where the button of a page leads that has been paid."""
    [address] = re.findall(r'<a class="pay" href="([^"]+)"', page)
    return str(address).replace("&amp;", "&")


async def until(telegram: Telegram, true: Callable[[], bool], now: Callable[[], str]) -> None:
    """Wait for something to be seen on a phone."""
    happened = asyncio.Event()
    end = telegram.listen(lambda _event: happened.set())
    try:
        async with asyncio.timeout(PATIENCE):
            while not true():
                happened.clear()
                await happened.wait()
    except TimeoutError:
        pytest.fail(now())
    finally:
        end()
