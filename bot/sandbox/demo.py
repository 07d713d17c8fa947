"""The demo: the real bot on SQLite, a local Telegram, and a page to play both sides on.

No token, no network, no server. The chats live as long as the process; the bookings are in a
file that goes with it. Reset begins again from nothing.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog
from aiohttp import web

from bot.app import House, Plan, Store, apply_venue, make_store
from bot.clocks import SystemClock
from bot.runtime.limits import NoLimits
from bot.runtime.process import end_on_signals
from bot.runtime.tasks import Tasks
from bot.sandbox.clock import MovableClock
from bot.sandbox.page import Handset, Page
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from bot.web.server import serving
from domain.people import Role
from domain.resources import Venue

TOKEN = "7000001:demo"  # noqa: S105 - the local Telegram knows no secrets
VENUES = Path(__file__).parent / "venues"
MINJI, ALEX, STAFF = 101, 102, 201
_SEOUL_STATION = (37.5547, 126.9707)

_log = structlog.get_logger(__name__)


class RealToken(Exception):
    """A demo must not run where a real bot is configured."""


@dataclass
class Demo:
    """The local Telegram, and the bot that talks to it; `venue` is a file of `venues`."""

    folder: Path
    venue: str = "clinic"
    clock: MovableClock = field(default_factory=lambda: MovableClock(SystemClock().now))
    telegram: Telegram = field(init=False)
    code: str = ""
    _run: int = 0
    _house: House | None = None
    _store: Store | None = None
    _tasks: Tasks | None = None
    place: Venue | None = None

    def __post_init__(self) -> None:
        self.telegram = Telegram(self.clock)
        self.telegram.add_bot(TOKEN, username="holdfast_demo_bot", name="Holdfast")
        self.telegram.add_person(MINJI, "민지", last_name="김", language_code="ko")
        self.telegram.add_person(ALEX, "Alex", last_name="Taylor", language_code="en")
        self.telegram.add_person(STAFF, "Sora", last_name="Han", language_code="en")

    async def start(self) -> None:
        """Open a fresh store, put the venue into it, begin to listen."""
        self._run += 1
        plan = Plan(
            TOKEN,
            f"sqlite+aiosqlite:///{self.folder / f'demo-{self._run}.db'}",
            clock=self.clock,
            requests=lambda: SandboxRequest(self.telegram),
            limits=NoLimits,
        )
        self._tasks = Tasks()
        self._store = await make_store(plan, self._tasks)
        applied = await apply_venue(self._store, VENUES / f"{self.venue}.toml")
        self.place = await self._store.venues.get(applied.venue_id)
        self.code = await self._store.people.invite(applied.venue_id, Role.OWNER)
        self._house = House(plan, self._store, self._tasks)
        await self._house.runtime.start(polling=True)
        await self._house.introduce()
        self.telegram.start(STAFF, self.code)

    async def stop(self) -> None:
        """End the bot; what people see stays."""
        if self._house is not None:
            await self._house.runtime.stop()
        if self._store is not None:
            await self._store.close()
        if self._tasks is not None:
            await self._tasks.close()

    async def reset(self) -> None:
        """Begin again from nothing."""
        await self.stop()
        self.telegram.reset()
        await self.start()

    async def restart(self) -> None:
        """What a crash and a new start would do: everything but the store begins anew."""
        await self.stop()
        self._run -= 1
        await self.start()

    def page(self) -> Page:
        """The page of this demo."""
        handsets = [
            Handset(MINJI, "customer", "+821012345678", _SEOUL_STATION),
            Handset(ALEX, "customer", "+821087654321", _SEOUL_STATION),
            Handset(STAFF, "staff", "+821055501120", _SEOUL_STATION),
        ]
        assert self.place is not None
        return Page(
            self.telegram,
            self.clock,
            people=handsets,
            zone=self.place.zone,
            on_reset=self.reset,
        )


async def demo(port: int, venue: str = "clinic") -> None:
    """Run until a signal; says the address of the page on one line."""
    if os.environ.get("HOLDFAST_BOT_TOKEN"):
        raise RealToken
    with TemporaryDirectory(prefix="holdfast-demo-") as folder:
        one = Demo(Path(folder), venue)
        await one.start()
        app = web.Application()
        one.page().join(app)
        tasks = Tasks()
        end_on_signals(tasks.end)
        async with serving(app, "127.0.0.1", port) as bound:
            print(f"Holdfast demo: http://127.0.0.1:{bound}/   (Ctrl-C ends it)", flush=True)  # noqa: T201
            print(
                f"Set-up code of the first owner, used already by Sora: {one.code}", flush=True
            )  # noqa: T201
            await tasks.until_over()
        await one.stop()
        await tasks.close()
