"""A stall where one pays before, its provider over HTTP, a customer, and a process that may die.

Whenever the process is dead it is opened again, some time later by every clock there is. The
customer does what anybody would: they look at the screen, pay once, go back to where the
provider sends them, and cancel. Nobody presses anything twice because a process has died.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import sqlalchemy as sa

from bot.clocks import SystemClock
from bot.payment_plan import PaymentPlan
from bot.payments.keys import RazorpayKeys, StripeKeys, TossKeys
from bot.runtime.tasks import Tasks
from bot.sandbox.server import make_app
from bot.sandbox.telegram import Telegram
from bot.sandbox.tills import razorpay, stripe, toss
from bot.sandbox.tills.razorpay import RazorpayTill
from bot.sandbox.tills.stripe import StripeTill
from bot.sandbox.tills.toss import TossTill
from bot.sandbox.webhooks import Deliveries
from bot.store import Plan, Store, apply_venue, open_store
from storage import schema
from storage.verify import verify
from tests.bot.runtime.booth import until
from tests.faults.deaths import Point
from tests.faults.mortals import BOT_ID, SECRET, TOKEN, Life, Mortal
from tests.faults.receipts import Receipt, receipt_of
from tests.processes import free_port
from tests.serving import serving

ALEX = 3001
VENUE = Path(__file__).parent / "venues" / "stall.toml"
TILLS: dict[str, type[StripeTill | RazorpayTill | TossTill]] = {
    "stripe": StripeTill,
    "razorpay": RazorpayTill,
    "toss": TossTill,
}
AnyTill = StripeTill | RazorpayTill | TossTill
# For a machine that has much else to do.
PATIENCE = 90.0
# Longer than any lease, so that nobody has to wait for one: what a dead process worked at is
# free to be taken up.
LATER = timedelta(minutes=2)
FIRST_BUTTONS = ("Soonest", "All times")


@dataclass
class Stall:
    """Everything around the process."""

    provider: str
    clock: SystemClock
    telegram: Telegram
    till: AnyTill
    store: Store
    life: Life
    later: timedelta = LATER
    process: Mortal | None = None
    # Where its next processes die, one after the other; then comes one that lives.
    fates: list[Point] = field(default_factory=list)
    # How its processes have ended, each with the last it had written down.
    deaths: list[tuple[int, str]] = field(default_factory=list)

    def open(self, *fates: Point) -> None:
        """Open a process; it and those that come after it die at these points."""
        self.fates += fates
        point = self.fates.pop(0) if self.fates else None
        self.life = replace(self.life, ahead=self.clock.ahead, point=point)
        self.process = Mortal(self.life)

    def close(self) -> None:
        """No process any more."""
        if self.process is not None:
            self.process.kill()
        self.process = None

    def passes(self, time: timedelta, *fates: Point) -> None:
        """Time passes, and there is another process."""
        self.close()
        self.clock.ahead += time
        self.open(*fates)

    def diary(self) -> list[Point]:
        """All points that its processes have passed."""
        return Point.all_of(self.life.diary.read_text())

    async def books(self) -> None:
        """Somebody books, and pays."""
        await self.goes_to_pay()
        await self.pays(self.pages()[-1])
        await self.until(lambda: self.sees("Booked"))

    async def goes_to_pay(self) -> None:
        """Up to the way to the page."""
        self.telegram.say(ALEX, "/start")
        await self._taps("Soonest")
        await self.until(lambda: self.sees("Who is it for?"))
        self.telegram.say(ALEX, "Bori")
        await self._taps("💳 Pay")
        await self.until(lambda: bool(self.pages()))

    async def pays(self, page: str) -> None:
        """There, and back to where it leads."""
        bill = self.till.bill(page.rpartition("/")[2])
        charge_id = await self.till.pay(bill.ref)
        way_back = self.till.way_back(charge_id)
        if self.provider == "toss":
            # It tells nobody of those who have only tried.
            await self.until(lambda: self._comes_back(way_back))

    async def cancels(self) -> None:
        """Somebody cancels, and has half of it back."""
        await self._taps("Cancel booking")
        await self._taps("Plans changed")
        await self.until(lambda: self.sees("has gone back to you"))

    async def until(self, check: Callable[[], Any]) -> None:
        """Let the world go on until it is so."""

        async def is_so() -> bool:
            self.look_after()
            await self.till.outbox.flow()
            found = check()
            return bool(found if isinstance(found, bool) else await found)

        await until(is_so, PATIENCE)

    async def dies(self) -> None:
        """Wait until it has died. Nobody opens it again."""
        await until(lambda: self.process is None or self.process.ended is not None, PATIENCE)

    def look_after(self) -> None:
        """Open it again if it is dead."""
        if self.process is None or self.process.ended is None:
            return
        self.deaths.append((self.process.ended, self.life.diary.read_text().splitlines()[-1]))
        self.passes(self.later)

    async def settles(self) -> None:
        """Until nothing is left that is due."""
        await self.until(self._is_settled)

    async def _is_settled(self) -> bool:
        if self.till.outbox.pending or self.telegram.updates(TOKEN).count():
            return False
        jobs, inbox = schema.jobs, schema.inbox
        due = sa.select(sa.func.count()).where(
            jobs.c.done_at.is_(None), jobs.c.run_at <= self.clock.now()
        )
        new = sa.select(sa.func.count()).where(inbox.c.done_at.is_(None))
        left = await self.store.database.read(lambda c: [c.scalar(due), c.scalar(new)])
        return left == [0, 0]

    async def receipt(self) -> Receipt:
        """What came of it all."""
        await self.settles()
        return await receipt_of(self.store.database, self.till)

    async def findings(self) -> list[str]:
        """What `verify` says."""
        return [str(one) for one in await verify(self.store.database)]

    def sees(self, text: str) -> bool:
        return self.count(text) > 0

    def count(self, text: str) -> int:
        """How many messages say so."""
        return sum(text in said for said in self.says())

    def says(self) -> list[str]:
        """What the bot has said that still stands there."""
        return [str(one.get("text") or one.get("caption") or "") for one in self._messages()]

    def pages(self) -> list[str]:
        """Where one can still go to pay."""
        links = [one.get("url", "") for one in self._buttons()]
        return [one for one in links if one.startswith(self.till.page_root)]

    def _messages(self) -> Sequence[dict[str, Any]]:
        said = self.telegram.transcript(ALEX)
        return [dict(one) for one in said if one["from"]["is_bot"]]

    def _buttons(self) -> list[dict[str, Any]]:
        boards = [one.get("reply_markup") or {} for one in self._messages()]
        rows = [row for board in boards for row in board.get("inline_keyboard", ())]
        return [button for row in rows for button in row]

    async def _taps(self, label: str) -> None:
        """The newest button that says so, once there is one and the bot is at rest.

        Where a process has died after it had sent a message, another one sends it once more.
        """

        def found() -> list[str]:
            return [one["text"] for one in self._buttons() if label in one["text"]]

        await self.until(lambda: bool(found()))
        await self.settles()
        self.telegram.tap_text(ALEX, found()[-1])

    async def _comes_back(self, address: str) -> bool:
        """A browser that loads it again while nobody answers."""
        try:
            async with aiohttp.ClientSession() as browser, browser.get(address) as answer:
                return answer.ok
        except aiohttp.ClientError:
            return False


def _plan(root: str) -> PaymentPlan:
    return PaymentPlan(
        {"": StripeKeys(stripe.API_KEY, (stripe.SECRET,), f"{root}/till")},
        {
            "": RazorpayKeys(
                razorpay.KEY_ID, razorpay.KEY_SECRET, (razorpay.SECRET,), f"{root}/till"
            )
        },
        {"": TossKeys(toss.SECRET_KEY, (toss.SECURITY_KEY,), f"{root}/till")},
    )


@dataclass(frozen=True)
class Place:
    """What a stall stands on."""

    database_url: str
    redis_url: str
    folder: Path


@asynccontextmanager
async def open_stall(
    provider: str,
    place: Place,
    *,
    later: timedelta = LATER,
    make_till: Callable[[SystemClock], AnyTill] | None = None,
) -> AsyncIterator[Stall]:
    """Open for business, without a process yet; when one has died, the next comes `later`."""
    clock = _just_after_the_hour()
    till = (make_till or TILLS[provider])(clock)
    venue = place.folder / "stall.toml"
    text = VENUE.read_text().replace('"stripe"', f'"{provider}"')
    if provider == "razorpay":
        # The same number of paise, as it collects nothing but rupees.
        text = text.replace('"KRW"', '"INR"').replace('"25000"', '"250.00"')
    venue.write_text(text)
    async with (
        _world(clock, till) as (telegram, root),
        open_store(Plan((TOKEN,), place.database_url, clock=clock)) as (store, _tasks),
    ):
        await apply_venue(store, venue)
        port = free_port()
        payments = replace(_plan(root), root=f"http://127.0.0.1:{port}")
        diary = place.folder / "diary"
        life = Life(place.database_url, place.redis_url, root, port, payments, diary)
        life.diary.touch()
        till.page_root = f"{root}/page"
        till.outbox.url = f"{life.root}/pay/{provider}/stall"
        hook = {"url": f"{life.root}/tg/{BOT_ID}", "secret_token": SECRET}
        telegram.call(TOKEN, "setWebhook", hook)
        stall = Stall(provider, clock, telegram, till, store, life, later)
        try:
            yield stall
        finally:
            stall.close()


def _just_after_the_hour() -> SystemClock:
    """So that the soonest time that can be booked stays what it is until all is over."""
    clock = SystemClock()
    now = clock.now()
    hour = now.replace(minute=1, second=0, microsecond=0)
    clock.ahead = hour + timedelta(hours=1) - now
    return clock


@asynccontextmanager
async def _world(clock: SystemClock, till: AnyTill) -> AsyncIterator[tuple[Telegram, str]]:
    tasks, telegram = Tasks(), Telegram(clock)
    telegram.add_bot(TOKEN, username="stall_bot", name="Stall")
    telegram.add_person(ALEX, "Alex")
    deliveries = Deliveries(telegram, clock, tasks.spawn, backoff=lambda *_: 0.02)
    app = make_app(telegram, deliveries)
    app.add_subapp("/till/", till.app())
    async with serving(app) as url:
        yield telegram, url
    await tasks.close()
