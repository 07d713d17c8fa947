"""The sandbox page, served: what a browser test puts in front of its Chromium."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.sandbox.clock import MovableClock
from bot.sandbox.page import Handset, Page, Scene
from bot.sandbox.telegram import Telegram

MINA, TOM, SEO = 101, 102, 103
SEOUL = ZoneInfo("Asia/Seoul")
HANDSETS = (
    Handset(MINA, "customer", "+821055501234", (37.5519, 126.9918)),
    Handset(TOM, "customer", "+821055505678", (37.5600, 126.9800)),
    Handset(SEO, "staff", "+821055509999", (37.5700, 126.9700)),
)


class Stage:
    """The page of three people on a port of its own; `close` and `open` are a restart."""

    def __init__(self, telegram: Telegram, clock: MovableClock) -> None:
        self.telegram = telegram
        self.clock = clock
        self.resets = 0
        self._port = 0
        self._runner: web.AppRunner | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}/"

    async def open(self) -> None:
        page = Page(
            self.telegram, self.clock, scene=Scene(HANDSETS, SEOUL), on_reset=self._reset
        )
        app = web.Application()
        page.join(app)
        self._runner = web.AppRunner(app, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self._port = self._runner.addresses[0][1]

    async def close(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _reset(self) -> None:
        self.telegram.reset()
        self.clock.reset()
        self.resets += 1


def people_of(telegram: Telegram) -> Sequence[int]:
    telegram.add_person(MINA, "Mina", last_name="Park", language_code="ko")
    telegram.add_person(TOM, "Tom", last_name="Baker", language_code="en")
    telegram.add_person(SEO, "Dr Seo", language_code="en")
    return MINA, TOM, SEO


@asynccontextmanager
async def staged(telegram: Telegram, clock: MovableClock) -> AsyncIterator[Stage]:
    stage = Stage(telegram, clock)
    await stage.open()
    try:
        yield stage
    finally:
        await stage.close()
