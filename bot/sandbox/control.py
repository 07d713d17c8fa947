"""The sandbox by remote control, for tests whose bots run in processes of their own.

`POST /sim/<verb>` with a JSON object calls the verb of `Telegram` of that name with these
arguments: `{"person_id": 7, "text": "/start"}` to `/sim/say`. `GET /sim/events?after=<n>` waits
for what happens next, so that a test never has to sleep.
"""

import asyncio
import inspect
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

import orjson
from aiohttp import web

from bot.sandbox.events import Event
from bot.sandbox.faults import Fault
from bot.sandbox.telegram import Telegram
from bot.sandbox.webhooks import Deliveries
from bot.sandbox.wire import Upload, Wire

VERBS = (
    "add_person",
    "block",
    "calls",
    "commands",
    "create_group",
    "duplicate_updates",
    "edit",
    "flood_limits",
    "forget",
    "found",
    "keyboard",
    "pay",
    "pay_link",
    "press",
    "release_updates",
    "reorder_updates",
    "reset",
    "say",
    "search",
    "send_sticker",
    "share_contact",
    "share_location",
    "start",
    "tap",
    "tap_data",
    "tap_text",
    "transcript",
    "unanswered",
    "unblock",
)
EVENTS_KEPT = 10_000
LONGEST_WAIT = 30.0


class Control:
    def __init__(self, telegram: Telegram, deliveries: Deliveries) -> None:
        self._telegram = telegram
        self._deliveries = deliveries
        self._events: deque[tuple[int, Event]] = deque(maxlen=EVENTS_KEPT)
        self._count = 0
        self._news = asyncio.Event()
        self._verbs = self._all_verbs()
        self.stop = telegram.listen(self._keep)

    def join(self, app: web.Application) -> None:
        app.router.add_post("/sim/{verb}", self._act)
        app.router.add_get("/sim/events", self._wait)

    def _all_verbs(self) -> Mapping[str, Callable[..., object]]:
        own = {
            "add_bot": self.add_bot,
            "fail": self.fail,
            "clear_faults": self._telegram.faults.clear,
            "targets": self.targets,
            "pending": self.pending,
            "send_document": self.send_document,
        }
        return {verb: getattr(self._telegram, verb) for verb in VERBS} | own

    # Verbs that are not the core's as they stand -----------------------------------------

    def add_bot(self, token: str, username: str, name: str) -> object:
        bot = self._telegram.add_bot(token, username=username, name=name)
        self._deliveries.watch(token)
        return bot

    def fail(
        self,
        method: str,
        fault: str,
        times: int = 1,
        seconds: float = 0.0,
        chat_id: int | None = None,
    ) -> None:
        """`fault` is a value of `Fault`: "timeout_after"."""
        kind = Fault(fault)
        self._telegram.faults.fail(method, kind, times=times, seconds=seconds, chat_id=chat_id)

    def targets(self, urls: list[str]) -> None:
        """Post to these in turn instead of the webhook's own address."""
        self._deliveries.targets = tuple(urls)

    def pending(self) -> Mapping[str, int]:
        """How many updates still wait, per bot id."""
        bots = self._telegram.bots.values()
        return {str(bot.id): self._telegram.updates(bot.token).count() for bot in bots}

    def send_document(self, person_id: int, name: str, text: str) -> Wire:
        return self._telegram.send_document(person_id, Upload(name, text.encode()))

    # HTTP --------------------------------------------------------------------------------

    async def _act(self, request: web.Request) -> web.Response:
        verb = self._verbs.get(request.match_info["verb"])
        if verb is None:
            return _answer(404, error="no such verb")
        try:
            given = orjson.loads(await request.read() or b"{}")
            bound = inspect.signature(verb).bind(**given)
            result = verb(*bound.args, **bound.kwargs)
        except (LookupError, ValueError, TypeError) as error:
            return _answer(400, error=f"{type(error).__name__}: {error}")
        return _answer(200, result=result)

    async def _wait(self, request: web.Request) -> web.Response:
        try:
            after = int(request.query.get("after", "0"))
            seconds = min(float(request.query.get("seconds", "10")), LONGEST_WAIT)
        except ValueError as error:
            return _answer(400, error=str(error))
        try:
            async with asyncio.timeout(seconds):
                while self._count <= after:
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            pass
        found = [_event(number, event) for number, event in self._events if number > after]
        return _answer(200, result=found)

    def _keep(self, event: Event) -> None:
        self._count += 1
        self._events.append((self._count, event))
        self._news.set()


def _event(number: int, event: Event) -> Wire:
    return {
        "number": number,
        "kind": event.kind.value,
        "body": event.body,
        "people": event.people,
        "chat_id": event.chat_id,
        "bot_id": event.bot_id,
    }


def _answer(status: int, **body: object) -> web.Response:
    content = orjson.dumps(body, default=_plain)
    return web.Response(status=status, body=content, content_type="application/json")


def _plain(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError
