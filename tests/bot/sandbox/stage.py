"""A sandbox with one bot and three people, and short words for calling its Bot API."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from bot.sandbox.clock import MovableClock
from bot.sandbox.events import Event, Kind
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import Answer, Upload

TOKEN = "7000001:sandbox-bot"
OTHER_TOKEN = "7000002:other-bot"
BOT_ID, OTHER_BOT_ID = 7000001, 7000002
ANN, BOB, EVE = 11, 12, 13
PATIENCE = 5
START = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x80\x00\x00\x01\xe0\x08\x02\x00\x00\x00"
    b"\x00\x00\x00\x00IEND"
)
BUTTONS = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}


class Stage:
    """`started` people have pressed Start, and the bot has read that."""

    def __init__(self, *started: int) -> None:
        self.clock = MovableClock.frozen(START)
        self.telegram = Telegram(self.clock)
        self.telegram.add_bot(TOKEN, username="holdfast_bot", name="Holdfast")
        for person_id, name in ((ANN, "Ann"), (BOB, "Bob"), (EVE, "Eve")):
            self.telegram.add_person(person_id, name, language_code="en")
        self.events: list[Event] = []
        self.telegram.listen(self.events.append)
        for person_id in started:
            self.telegram.start(person_id)
        self.updates()
        self.events.clear()

    def call(self, method: str, *, token: str = TOKEN, **params: Any) -> Answer:
        """One call; Uploads become parts of the form, everything else text."""
        files = {name: one for name, one in params.items() if isinstance(one, Upload)}
        texts = {name: wire(one) for name, one in params.items() if name not in files}
        return self.telegram.call(token, method, texts, files)

    def api(self, method: str, **params: Any) -> Any:
        """The result of a call that must succeed."""
        answer = self.call(method, **params)
        assert answer.ok, answer.body
        return answer.body["result"]

    def refusal(self, method: str, **params: Any) -> str:
        """Why a call was refused, with its code."""
        answer = self.call(method, **params)
        assert not answer.ok, answer.body
        assert answer.body["error_code"] == answer.status
        return f"{answer.status} {answer.body['description']}"

    def send(self, text: str = "hello", **params: Any) -> Any:
        return self.api("sendMessage", chat_id=ANN, text=text, **params)

    def updates(self) -> list[dict[str, Any]]:
        """Fetch what is pending, and confirm it."""
        found: list[dict[str, Any]] = self.api("getUpdates")
        if found:
            self.api("getUpdates", offset=found[-1]["update_id"] + 1)
        return found

    def update(self) -> dict[str, Any]:
        """The one update there is."""
        [update] = self.updates()
        return update

    def told(self, kind: Kind) -> list[dict[str, Any]]:
        return [event.body for event in self.events if event.kind is kind]

    def pass_(self, **by: float) -> None:
        self.clock.move(timedelta(**by))


async def until(stage: Stage, check: Callable[[], bool]) -> None:
    """Return as soon as something has happened that makes `check` true."""
    news = asyncio.Event()
    stop = stage.telegram.listen(lambda _event: news.set())
    try:
        async with asyncio.timeout(PATIENCE):
            while not check():
                news.clear()
                await news.wait()
    finally:
        stop()


def wire(value: object) -> str:
    return value if isinstance(value, str) else orjson.dumps(value).decode()
