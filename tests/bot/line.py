"""A sender that speaks over HTTP to the sandbox, as it speaks to Telegram."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from aiohttp.test_utils import TestServer
from telegram import Bot
from telegram.ext import ExtBot

from bot.runtime.http import AiohttpRequest
from bot.runtime.limits import Errand, FloodLimits, Pulse
from bot.runtime.sender import Sender
from bot.sandbox.clock import MovableClock
from bot.sandbox.server import make_app
from bot.sandbox.telegram import Telegram
from bot.sandbox.webhooks import Deliveries
from tests.bot.sandbox.stage import ANN, BOB, TOKEN, Stage


@dataclass
class Waiting:
    """The waits of a sender: remembered, and over at once."""

    clock: MovableClock
    slept: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        return self.clock.now().timestamp()

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.clock.move(timedelta(seconds=seconds))


class Line:
    """Ann and Bob have pressed Start; `limits` remember what they were asked."""

    def __init__(self, stage: Stage, bot: Bot) -> None:
        self.telegram: Telegram = stage.telegram
        self.clock = stage.clock
        self.waiting = Waiting(stage.clock)
        self.limits = Heard(stage.clock, self.waiting)
        self.sender = Sender(bot, self.limits)

    def now(self) -> datetime:
        return self.clock.now()

    def chat(self, person_id: int = ANN) -> list[dict[str, Any]]:
        """What the bot has said, as it looks now."""
        return [
            message
            for message in self.telegram.transcript(person_id)
            if message["from"]["is_bot"]
        ]

    def calls(self, method: str) -> list[dict[str, Any]]:
        """The calls of one method, with their parameters and outcome."""
        return [call for call in self.telegram.calls() if call["method"] == method]


class Heard(FloodLimits):
    """The limits, and what they were asked for."""

    def __init__(self, clock: MovableClock, waiting: Waiting) -> None:
        super().__init__(clock, pulse=Pulse(waiting.monotonic, waiting.sleep))
        self.errands: list[Errand] = []

    async def turn(self, errand: Errand, patience: float) -> float:
        self.errands.append(errand)
        return await super().turn(errand, patience)


@asynccontextmanager
async def open_line() -> AsyncIterator[Line]:
    """A sandbox, its server and a bot's sender."""
    stage = Stage(ANN, BOB)
    deliveries = Deliveries(stage.telegram, stage.clock, lambda work: work.close())
    server = TestServer(make_app(stage.telegram, deliveries))
    await server.start_server(access_log=None)
    async with AiohttpRequest(read=0.5) as request:
        root = str(server.make_url("/bot"))
        bot: ExtBot[None] = ExtBot(TOKEN, root, request=request, get_updates_request=request)
        yield Line(stage, bot)
    await server.close()
