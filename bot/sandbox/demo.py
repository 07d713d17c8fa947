"""The demo: the real bot on SQLite, a local Telegram, and a page to play both sides on.

No token, no network, no server. The chats live as long as the process; the bookings are in a
file that goes with it. Reset begins again from nothing.
"""

from __future__ import annotations

import asyncio
import errno
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.app import House
from bot.clocks import SystemClock
from bot.introducing import introduce
from bot.runtime.limits import NoLimits
from bot.runtime.logs import configure_logs
from bot.runtime.process import end_on_signals
from bot.runtime.tasks import Tasks
from bot.sandbox.cast import ALEX, MINJI, SORA, cast_of
from bot.sandbox.clock import MovableClock
from bot.sandbox.demo_api import DemoApi
from bot.sandbox.page import Page, Scene
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from bot.sandbox.tills.row import TillRow
from bot.settings import SettingsError, load_settings
from bot.store import Plan, Store, apply_venue, make_store
from bot.venue_file import VenueFileError
from bot.web.api.plan import ROOT, ApiPlan
from bot.web.server import serving
from domain.people import Role

__all__ = ["ALEX", "CLINIC", "MINJI", "SORA", "VENUES", "Demo", "DemoRefused", "demo"]

VENUES = Path(__file__).parent / "venues"
CLINIC = VENUES / "clinic.toml"
_TOKEN = "7000001:demo"  # noqa: S105 - the local Telegram knows no secrets
_SECRET_KEY = "of the demo alone, which listens to nobody but this machine"  # noqa: S105
_HOST = "127.0.0.1"
_PORTS = 1 << 16
_PORT_REFUSED = {
    errno.EADDRINUSE: "Port {port} is taken. Is a demo running already? --port 0 takes a free one.",
    errno.EACCES: "Port {port} is not for ordinary users. --port 0 takes a free one.",
}


class DemoRefused(Exception):
    """Why no demo can be given, as a sentence that says what to do about it."""


@dataclass(frozen=True, slots=True)
class _Process:
    """What a real bot has in one process, from its start to its stop."""

    house: House
    store: Store
    tasks: Tasks


class Demo:
    """A local Telegram with three people, and the bot they talk to. `start` comes first.

    `tasks` end with an error should the bot do so. `venue` is the file of the venue.
    """

    def __init__(
        self,
        folder: Path,
        tasks: Tasks,
        venue: Path = CLINIC,
        clock: MovableClock | None = None,
    ) -> None:
        self.clock = clock or MovableClock(SystemClock().now)
        self.telegram = Telegram(self.clock)
        self.telegram.add_bot(_TOKEN, username="holdfast_demo_bot", name="Holdfast")
        self.code = ""
        self.api = DemoApi(self._house)
        self.tills = TillRow(self.clock, tasks.spawn, self._house)
        self.zone = ZoneInfo("UTC")
        self._folder = folder
        self._tasks = tasks
        self._venue = venue
        self._beginnings = 0
        self._process: _Process | None = None
        self._changing = asyncio.Lock()
        self.clock.listen(self._hurry)

    async def start(self) -> None:
        """Begin from nothing: no bookings, and an owner. VenueFileError."""
        async with self._changing:
            await self.tills.open()
            await self._begin()

    async def stop(self) -> None:
        """End the bot; what people see stays."""
        async with self._changing:
            await self._end()
            await self.tills.close()

    async def restart(self) -> None:
        """A new process over the same store, as after an upgrade of a real bot."""
        async with self._changing:
            await self._end()
            await self._open()

    async def reset(self) -> None:
        """Bookings, chats and clock as they were in the beginning."""
        async with self._changing:
            await self._end()
            self.telegram.reset()
            self.clock.reset()
            await self._begin()

    async def warm(self) -> None:
        """Load what somebody's first typed line would otherwise wait for."""
        if self._process is not None:
            await self._process.house.warm()

    async def go_to(self, venue: str) -> Scene:
        """Another venue of the demo, from nothing. LookupError for one there is not."""
        if venue not in venue_names():
            raise LookupError(f"there is no venue {venue!r}; there are {_listed()}")
        self._venue = VENUES / f"{venue}.toml"
        await self.reset()
        return self.scene()

    def scene(self) -> Scene:
        """Whose phones there are, and which clock they show."""
        people = tuple(one.handset for one in cast_of(self._venue.stem))
        return Scene(people, self.zone, self._venue.stem, venue_names())

    def page(self) -> Page:
        """The page of this demo, once it has started."""
        return Page(
            self.telegram,
            self.clock,
            scene=self.scene(),
            on_reset=self.reset,
            on_venue=self.go_to,
        )

    async def _begin(self) -> None:
        self._beginnings += 1
        for one in cast_of(self._venue.stem):
            self.telegram.add_person(
                one.handset.person_id,
                one.first_name,
                last_name=one.last_name,
                language_code=one.language,
            )
        process = await self._open()
        applied = await apply_venue(process.store, self._venue)
        venue = await process.store.venues.get(applied.venue_id)
        self.zone = venue.zone
        self.code = await process.store.people.invite(venue.id, Role.OWNER)
        await self.api.begin(process.store, venue.id)
        house = process.house
        self.tills.begin(venue, house)
        [app] = house.runtime.apps.values()
        await introduce(app.bot, house.catalogues, venue)
        self.telegram.start(SORA, self.code)

    async def _open(self) -> _Process:
        tasks = Tasks()
        plan = Plan(
            (_TOKEN,),
            f"sqlite+aiosqlite:///{self._folder / f'demo-{self._beginnings}.db'}",
            clock=self.clock,
            requests=lambda: SandboxRequest(self.telegram),
            limits=NoLimits,
            api=ApiPlan(_SECRET_KEY),
            payments=self.tills.plan(),
        )
        store = await make_store(plan, tasks)
        self._process = process = _Process(House(plan, store, tasks), store, tasks)
        await process.house.runtime.start(polling=True)
        self._tasks.spawn_vital(tasks.until_over())
        return process

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            await process.house.stop()
            await process.store.close()
            await process.tasks.close()

    def _house(self) -> House | None:
        return self._process.house if self._process else None

    def _hurry(self, _now: datetime) -> None:
        """What falls due when the clock is moved is done at once, not at the next tick."""
        if self._process is not None:
            self._process.house.runtime.jobs.kick()


async def demo(port: int, venue: str = "clinic") -> None:
    """Play until a signal, and say on the first line where. DemoRefused.

    `venue` is one of the demo's own, or the path of a venue file.
    """
    configure_logs("warning")
    _refuse_beside_a_real_bot()
    file = _venue_file(venue)
    tasks = Tasks()
    end_on_signals(tasks.end)
    with TemporaryDirectory(prefix="holdfast-demo-") as folder:
        one = Demo(Path(folder), tasks, file)
        try:
            await one.start()
            await _serve(one, tasks, port)
        except VenueFileError as error:
            raise DemoRefused(str(error)) from None
        finally:
            await one.stop()
            await tasks.close()


async def _serve(one: Demo, tasks: Tasks, port: int) -> None:
    app = web.Application()
    one.page().join(app)
    one.api.join(app)
    if port not in range(_PORTS):
        raise DemoRefused(f"There is no port {port}: they end at {_PORTS - 1}.")
    try:
        async with serving(app, _HOST, port) as bound:
            one.tills.home = f"http://{_HOST}:{bound}/"
            _say(f"Holdfast demo: {one.tills.home}")
            tasks.spawn(one.warm())
            owner = one.telegram.people[SORA].first_name
            _say(
                f"{owner} is the owner, by the one-time code {one.code}. Ctrl-C ends the demo."
            )
            docs = f"http://{_HOST}:{bound}{ROOT}/docs"
            _say(f"Programs: {docs}, with the key {one.api.secret}")
            await tasks.until_over()
    except OSError as error:
        if error.errno not in _PORT_REFUSED:
            raise
        raise DemoRefused(_PORT_REFUSED[error.errno].format(port=port)) from None


def _refuse_beside_a_real_bot() -> None:
    """Nobody shall take the one for the other, least of all its owner."""
    try:
        settings = load_settings()
    except SettingsError as error:
        raise DemoRefused(str(error)) from None
    if settings.bot_token is not None:
        raise DemoRefused(
            "HOLDFAST_BOT_TOKEN is set, so a real bot lives here. Unset it for the demo, or start"
            " the demo from another folder."
        )


def _venue_file(venue: str) -> Path:
    if venue.endswith(".toml"):
        return Path(venue)
    if venue not in venue_names():
        raise DemoRefused(
            f"The demo has no venue {venue!r}; it has {_listed()}, and takes the path of"
            " any other venue file (….toml)."
        )
    return VENUES / f"{venue}.toml"


def venue_names() -> tuple[str, ...]:
    """The demo's own venues."""
    return tuple(sorted(path.stem for path in VENUES.glob("*.toml")))


def _listed() -> str:
    return ", ".join(venue_names())


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
