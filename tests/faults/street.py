"""The whole bot in this process, Telegram that delivers over the wire, and people who book.

Telegram tries a webhook again at once. People do what the screen asks for, and who sees nothing
happen for a while asks where they are, as people do.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.app import House
from bot.clocks import SystemClock
from bot.runtime.patience import patiently
from bot.runtime.tasks import Tasks
from bot.sandbox.events import Event, Kind
from bot.sandbox.server import make_app
from bot.sandbox.telegram import Telegram
from bot.sandbox.webhooks import Deliveries
from bot.store import Plan, Store, apply_venue, open_store
from bot.web.ports import Hook
from bot.web.server import make_web
from domain.states import Status
from storage import schema
from tests.bot.runtime.booth import until
from tests.serving import serving

TOKEN, BOT_ID, SECRET = "7000004:street", 7000004, "street-secret"
PEOPLE = range(2001, 2013)
VENUE = Path(__file__).parent / "venues" / "chair.toml"
# Long enough for a bot that is well, short enough for a person.
PATIENCE_SECONDS = 4.0
SOME = 5
# For tests on a machine that has much else to do.
PATIENCE = 90.0
REFERENCE = re.compile(r"BOK-\d{8}-\w{6}")
# A reference, and whose it is.
Booked = tuple[str, int]
STEPS = ("Confirm", "All times", "Soonest")


@dataclass
class Street:
    """Everybody, and the house they go to."""

    telegram: Telegram
    store: Store
    house: House

    def everybody_books(self) -> asyncio.Task[list[None]]:
        """All at once; done when everybody has a booking card."""
        return asyncio.ensure_future(
            asyncio.gather(*(Person(self, one).books() for one in PEOPLE))
        )

    async def have_booked(self, many: int) -> None:
        """Wait until so many have a firm booking."""

        async def enough() -> bool:
            return len(await self.confirmed()) >= many

        await until(enough, PATIENCE)

    async def somebody_acts_in_vain(self) -> None:
        """Wait until updates could not be delivered, again and again."""
        updates = self.telegram.updates(TOKEN)
        failures = {updates.last_error}

        def often() -> bool:
            failures.add(updates.last_error)
            return len(failures) > SOME

        await until(often, PATIENCE)

    def cards(self) -> list[Booked]:
        """What the booking cards say that people have got."""
        return sorted((one, who) for who in PEOPLE for one in Person(self, who).cards())

    def told(self) -> set[int]:
        """Who has been told that it is booked, by a card or before it."""
        return {one for one in PEOPLE if Person(self, one).is_told()}

    def sees(self, person: int, text: str) -> bool:
        """Whether it stands anywhere in a chat, on a message or a button."""
        return self.count(person, text) > 0

    def count(self, person: int, text: str) -> int:
        """On how many messages."""
        said = Person(self, person).said()
        return sum(text in _text(one) or text in " ".join(_labels(one)) for one in said)

    def press(self, person: int, label: str) -> None:
        """The newest button that says so."""
        labels = [one for said in Person(self, person).said() for one in _labels(said)]
        self.telegram.tap_text(person, next(one for one in labels[::-1] if label in one))

    def alerts(self) -> defaultdict[int, list[str]]:
        """What taps are answered with from now on, where it has to be closed again."""
        found = defaultdict[int, list[str]](list)

        def hear(event: Event) -> None:
            for one in event.people if event.kind is Kind.ALERT else ():
                found[one].append(str(event.body["text"]))

        self.telegram.listen(hear)
        return found

    async def confirmed(self) -> list[Booked]:
        """What is booked."""
        bookings, customers = schema.bookings, schema.customers
        statement = (
            sa.select(bookings.c.reference, customers.c.user_id)
            .join(customers, bookings.c.customer_id == customers.c.id)
            .where(bookings.c.status == str(Status.CONFIRMED))
        )
        rows = await patiently(
            lambda: self.store.database.read(lambda c: c.execute(statement).all()), Counter()
        )
        return sorted((row.reference, row.user_id) for row in rows)


class Person:
    """Reads the screen, and does what it asks for."""

    def __init__(self, street: Street, number: int) -> None:
        self.id = number
        self._telegram = street.telegram
        self._done = ""

    async def books(self) -> None:
        changed = asyncio.Event()
        stop = self._telegram.listen(lambda event: self._wake(changed, event))
        self._telegram.say(self.id, "/start")
        try:
            while not self.cards():
                self.act()
                if not await _in_time(changed):
                    self._telegram.say(self.id, "/panel")
                    self._done = ""
                changed.clear()
        finally:
            stop()

    def cards(self) -> list[str]:
        """The references on booking cards in the chat."""
        cards = (text for text in map(_text, self.said()) if "Booked" in text)
        return [found[0] for text in cards if (found := REFERENCE.search(text))]

    def is_told(self) -> bool:
        return any("Booked" in text or "Next:" in text for text in map(_text, self.said()))

    def said(self) -> list[dict[str, Any]]:
        messages = self._telegram.transcript(self.id)
        return [dict(one) for one in messages if one["from"]["is_bot"]]

    def act(self) -> None:
        """Do what the newest message with buttons asks for, once."""
        panels = [one for one in self.said() if _labels(one)]
        if not panels or str(panels[-1]) == self._done:
            return
        self._done = str(panels[-1])
        text, labels = _text(panels[-1]), _labels(panels[-1])
        wanted = [label for step in STEPS for label in labels if step in label]
        if "Next:" in text:
            return  # it is booked, and the card is on its way
        if "Who is it for?" in text and "Confirm" not in " ".join(labels):
            self._telegram.say(self.id, f"Pet {self.id}")
        elif wanted:
            self._telegram.tap_text(self.id, wanted[0])

    def _wake(self, changed: asyncio.Event, event: Event) -> None:
        if self.id in event.people:
            changed.set()


async def _in_time(changed: asyncio.Event) -> bool:
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            await changed.wait()
    except TimeoutError:
        return False
    return True


def _text(message: dict[str, Any]) -> str:
    return str(message.get("text") or message.get("caption") or "")


def _labels(message: dict[str, Any]) -> list[str]:
    markup = message.get("reply_markup") or {}
    return [one["text"] for row in markup.get("inline_keyboard") or () for one in row]


@asynccontextmanager
async def street_on(database_url: str, redis_url: str) -> AsyncIterator[Street]:
    """Open for business, with nobody in it yet."""
    async with (
        _sandbox() as (telegram, root),
        open_store(Plan((TOKEN,), database_url, redis_url, root)) as (store, tasks),
    ):
        await apply_venue(store, VENUE)
        house = House(Plan((TOKEN,), database_url, redis_url, root), store, tasks)
        hook = Hook(str(BOT_ID), BOT_ID, (SECRET,))
        await house.runtime.start(polling=False)
        web = make_web(house, house.metrics, hooks=[hook], ingest=house.runtime.ingest)
        async with serving(web) as url:
            webhook = {"url": f"{url}/tg/{BOT_ID}", "secret_token": SECRET}
            telegram.call(TOKEN, "setWebhook", webhook)
            yield Street(telegram, store, house)
        await house.stop()


@asynccontextmanager
async def _sandbox() -> AsyncIterator[tuple[Telegram, str]]:
    tasks, clock = Tasks(), SystemClock()
    telegram = Telegram(clock)
    telegram.add_bot(TOKEN, username="street_bot", name="Street")
    for person in PEOPLE:
        telegram.add_person(person, f"Person {person}")
    deliveries = Deliveries(telegram, clock, tasks.spawn, backoff=lambda *_: 0.05)
    async with serving(make_app(telegram, deliveries)) as url:
        yield telegram, url
    await tasks.close()
