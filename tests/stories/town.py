"""A town for stories: people with phones, the clinic's bot, and a clock that stands still.

The bot is the real one: same house, same runtime, same store; only Telegram is the sandbox and
nothing happens between two steps of a story unless the story says so.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.app import House
from bot.runtime.limits import NoLimits
from bot.runtime.tasks import Tasks
from bot.sandbox.clock import MovableClock
from bot.sandbox.demo import VENUES
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from bot.store import Plan, Store, apply_venue, bot_of, make_store
from bot.web.api.plan import ApiPlan, Policies, Policy
from domain.people import Role
from domain.resources import Venue

TOKEN = "7000001:story"
# Wednesday 18 November 2026, 10:00 in Seoul.
MORNING = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
MINJI, ALEX, SORA = 101, 102, 201
PATIENCE_SECONDS = 20.0
REFERENCE = re.compile(r"BOK-\d{8}-\w{6}")
SECRET_KEY = "a key of the town that nobody could guess 8f3Zq"
SHOP = "https://shop.example"
# Programs in stories call more often than programs should.
_OFTEN = Policy("caller", 1_000_000)
UNHURRIED = Policies(_OFTEN, Policy("route", 1_000_000), Policy("route", 1_000_000), _OFTEN)


class Town:
    """Everything there is in a story."""

    def __init__(
        self,
        database_url: str,
        redis_url: str,
        venue: Path,
        bots: tuple[str, ...] = (TOKEN,),
    ) -> None:
        self.clock = MovableClock.frozen(MORNING)
        self.telegram = Telegram(self.clock)
        for token in bots:
            self.telegram.add_bot(token, username="clinic_bot", name="Clinic")
        self.plan = Plan(
            bots,
            database_url,
            redis_url,
            clock=self.clock,
            requests=lambda: SandboxRequest(self.telegram),
            limits=NoLimits,
            api=ApiPlan(SECRET_KEY, (SHOP,), UNHURRIED),
        )
        self._file = venue
        self._seen = dict.fromkeys(bots, 0)
        self.store: Store
        self.house: House
        self.tasks: Tasks
        self.venue: Venue

    async def open(self) -> None:
        """Start the bot; the first time, or again after `close`."""
        self.tasks = Tasks()
        self.store = await make_store(self.plan, self.tasks)
        applied = await apply_venue(self.store, self._file)
        self.venue = await self.store.venues.get(applied.venue_id)
        self.house = House(self.plan, self.store, self.tasks)
        await self.house.runtime.start(polling=False)
        self._let_nothing_fall_due()

    def _let_nothing_fall_due(self) -> None:
        """What is due is done when the story settles, however long the machine takes over it."""
        # The first bot's queue ticks for all.
        queue = next(iter(self.house.runtime.apps.values())).job_queue
        assert queue is not None
        [jobs] = queue.get_jobs_by_name("jobs")
        jobs.schedule_removal()

    async def close(self) -> None:
        """Stop the bot; its store keeps what it was told."""
        await self.house.stop()
        await self.store.close()
        await self.tasks.close()

    async def restart(self) -> None:
        """A new process over the same store."""
        await self.close()
        await self.open()

    def opens_with(self, venue: Path) -> None:
        """What the venue's file is from the next start on."""
        self._file = venue

    async def adds(self, venue: Path) -> Venue:
        """One more venue for the bot."""
        applied = await apply_venue(self.store, venue)
        return await self.store.venues.get(applied.venue_id)

    def person(self, person_id: int, name: str, language: str, bot: int = 0) -> Phone:
        """Somebody new in town; `bot` says whom they talk to where there are several."""
        self.telegram.add_person(person_id, name, language_code=language)
        return Phone(self, person_id, bot)

    async def staff(self, person_id: int, name: str, language: str = "en") -> Phone:
        """Somebody who works at the clinic, with the owner's one-time code."""
        phone = self.person(person_id, name, language)
        code = await self.store.people.invite(self.venue.id, Role.OWNER)
        await phone.starts(code)
        return phone

    async def passes(self, **time: float) -> None:
        """Time goes by, and whatever falls due is done."""
        self.clock.move(timedelta(**time))
        await self.settle()

    async def settle(self) -> None:
        """Until everything that was said has been answered and nothing is due."""
        runtime = self.house.runtime
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                arrived = [
                    (bot_of(token), updates)
                    for token in self._seen
                    if (updates := self._updates(token))
                ]
                for bot_id, updates in arrived:
                    await runtime.ingest.receive_all(bot_id, updates)
                await runtime.lanes.rest()
                if arrived:
                    continue
                runtime.jobs.kick()
                if await self._idle() and not runtime.lanes.busy:
                    return

    def _updates(self, token: str) -> list[dict[str, Any]]:
        params = {"offset": str(self._seen[token])}
        answer = self.telegram.call(token, "getUpdates", params)
        # A copy, as if it had come over a wire.
        updates: list[dict[str, Any]] = json.loads(json.dumps(answer.body["result"]))
        if updates:
            self._seen[token] = updates[-1]["update_id"] + 1
        return updates

    async def _idle(self) -> bool:
        pending, _ = await self.store.world.inbox.count_pending()  # type: ignore[attr-defined]
        return not pending and not await due_jobs(self.store)


async def due_jobs(store: Store) -> int:
    """Jobs that are due and not done."""
    import sqlalchemy as sa  # noqa: PLC0415

    from storage import schema  # noqa: PLC0415

    statement = (
        sa.select(sa.func.count())
        .select_from(schema.jobs)
        .where(schema.jobs.c.done_at.is_(None), schema.jobs.c.run_at <= store.clock.now())
    )
    found = await store.database.read(lambda c: c.execute(statement).scalar_one())
    return int(found)


class Phone:
    """What one person does and sees, in their chat with one bot."""

    def __init__(self, town: Town, person_id: int, bot: int = 0) -> None:
        self.town = town
        self.id = person_id
        self.chat = bot or None
        self.interactions = 0

    async def starts(self, payload: str = "") -> None:
        """Press Start, perhaps from a deep link."""
        self.interactions += 1
        self.town.telegram.start(self.id, payload, bot_id=self.chat)
        await self.town.settle()

    async def says(self, text: str) -> None:
        """Type a line."""
        self.interactions += 1
        self.town.telegram.say(self.id, text, chat_id=self.chat)
        await self.town.settle()

    async def taps(self, label: str) -> None:
        """Press the newest button whose label contains this."""
        self.interactions += 1
        self.presses(label)
        await self.town.settle()

    def presses(self, label: str) -> str:
        """The same, without waiting for what comes of it."""
        message, row, column = self._button(label)
        return self.town.telegram.tap(
            self.id, self.chat, message["message_id"], row=row, column=column
        )

    async def sends(self, data: str, message_id: int | None = None) -> None:
        """Send callback data that no button need carry, as a forged client can."""
        self.interactions += 1
        known = [one["message_id"] for one in self.messages()]
        self.town.telegram.tap_data(
            self.id, self.chat, message_id or max(known, default=1), data
        )
        await self.town.settle()

    async def is_at(self, latitude: float, longitude: float) -> None:
        """Share a location."""
        self.interactions += 1
        self.town.telegram.share_location(self.id, latitude, longitude)
        await self.town.settle()

    async def shares_contact(self, number: str, of: int | None = None) -> None:
        """Send a contact: one's own, or somebody else's."""
        self.interactions += 1
        self.town.telegram.share_contact(self.id, number, of=of, chat_id=self.chat)
        await self.town.settle()

    async def presses_key(self, label: str) -> None:
        """Press one of the keys below the chat."""
        self.interactions += 1
        self.town.telegram.press(self.id, label, chat_id=self.chat)
        await self.town.settle()

    def keys(self) -> list[str]:
        """The labels of the keys below the chat."""
        rows = self.town.telegram.keyboard(self.id, self.chat).get("keyboard", ())
        return [str(key["text"]) for row in rows for key in row]

    async def corrects(self, text: str) -> None:
        """Edit the line that was typed last."""
        own = [one for one in self.messages() if one["from"]["id"] == self.id]
        self.town.telegram.edit(self.id, own[-1]["message_id"], text)
        await self.town.settle()

    def _button(self, label: str) -> tuple[dict[str, Any], int, int]:
        for message in reversed(self.messages()):
            placed = [
                (button["text"], row, column)
                for row, buttons in enumerate(rows_of(message))
                for column, button in enumerate(buttons)
            ]
            fitting = [one for one in placed if label in one[0]]
            fitting.sort(key=lambda one: one[0] != label)
            if fitting:
                return message, *fitting[0][1:]
        raise AssertionError(f"no button {label!r} in:\n{self.screen()}")

    def messages(self) -> list[dict[str, Any]]:
        """What is in the chat, as it looks now."""
        return list(self.town.telegram.transcript(self.id, self.chat))

    def buttons(self) -> list[str]:
        """The labels of the newest message that has any."""
        for message in reversed(self.messages()):
            if rows_of(message):
                return [button["text"] for row in rows_of(message) for button in row]
        return []

    def sees(self, text: str) -> bool:
        """Whether a text stands anywhere in the chat, on a message or a button."""
        return text in self.screen()

    def shows(self) -> str:
        """The newest message of the bot."""
        said = [one for one in self.messages() if one["from"]["is_bot"]]
        return _words(said[-1]) if said else ""

    def panels(self) -> int:
        """How many messages of the bot have buttons that are part of a panel."""
        found = 0
        for message in self.messages():
            data = [b.get("callback_data", "") for row in rows_of(message) for b in row]
            found += any("~" in one for one in data)
        return found

    def last(self) -> str:
        """Everything since the person last wrote."""
        return self.screen().rpartition("[me]")[2]

    def reference(self) -> str:
        """The number of the booking on the screen."""
        found = REFERENCE.search(self.screen())
        assert found, self.screen()
        return found[0]

    def screen(self) -> str:
        """The whole chat as text, for reading and for failing."""
        lines = []
        for message in self.messages():
            who = "bot" if message["from"]["is_bot"] else "me"
            lines.append(f"[{who}] {_words(message)}")
            lines += [
                "    " + " | ".join(button["text"] for button in row)
                for row in rows_of(message)
            ]
        return "\n".join(lines)


def rows_of(message: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """The inline buttons of a message."""
    markup = message.get("reply_markup") or {}
    if isinstance(markup, str):
        markup = json.loads(markup)
    return list(markup.get("inline_keyboard") or [])


def _words(message: dict[str, Any]) -> str:
    document = message.get("document")
    text = message.get("text") or message.get("caption") or ""
    name = f" 📎{document['file_name']}" if document else ""
    return str(text) + name


@asynccontextmanager
async def town_at(
    database_url: str,
    redis_url: str = "",
    venue: Path = VENUES / "clinic.toml",
    bots: tuple[str, ...] = (TOKEN,),
) -> AsyncIterator[Town]:
    """A town with its bots running."""
    async with running(Town(database_url, redis_url, venue, bots)) as town:
        yield town


@asynccontextmanager
async def running(town: Town) -> AsyncIterator[Town]:
    """Its bots run while the context lasts."""
    await town.open()
    try:
        yield town
    finally:
        await town.close()
