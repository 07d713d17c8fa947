"""The page of the sandbox: several phones in a browser, side by side, talking to the bot.

It shows what `Telegram` tells its listeners and does what the people in front of it do. It has no
state of its own: a page that is opened, or comes back after a restart, is sent everything.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

from aiohttp import web
from pydantic import ValidationError

from bot.sandbox.clock import MovableClock
from bot.sandbox.events import Event, Kind
from bot.sandbox.page_guard import HEADERS, Handler, local_only
from bot.sandbox.page_posts import Choose, Handset, Posts, refused
from bot.sandbox.page_stream import Queue, Stream
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import Upload, Wire

__all__ = ["Handset", "Page", "Scene"]

FOLDER = Path(__file__).with_suffix("")
MEDIA_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
# Pictures a browser may show; everything else is downloaded, for a file may carry a script.
SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
# A word now and then, so that a connection that has died is noticed.
BEAT_SECONDS = 15
CALLS_SHOWN = 300
OK = 200
# The bot's waiting for updates: the absence of an event, thousands of times.
WAITING = "getUpdates"
PROFILE_METHODS = frozenset({"setMyCommands", "deleteMyCommands", "setMyDescription"})


@dataclass(frozen=True, slots=True)
class Scene:
    """Whose phones there are; `zone` is the venue's: what their clocks show.

    `venues` are those that the page can go to, none where there is only this one.
    """

    people: tuple[Handset, ...]
    zone: ZoneInfo
    venue: str = ""
    venues: tuple[str, ...] = ()


class Page:
    """`on_reset` brings chats, clock and bot back to the beginning; `on_venue` to another venue."""

    def __init__(
        self,
        telegram: Telegram,
        clock: MovableClock,
        *,
        scene: Scene,
        on_reset: Callable[[], Awaitable[None]],
        on_venue: Callable[[str], Awaitable[Scene]] | None = None,
    ) -> None:
        self._telegram = telegram
        self._clock = clock
        self._on_reset = on_reset
        self._on_venue = on_venue
        self._calls: deque[Wire] = deque(maxlen=CALLS_SHOWN)
        self._posts = Posts(telegram, clock)
        self._set(scene)
        self._stream = Stream(f"{time.monotonic_ns():x}", self.state)
        self._endings = (telegram.listen(self._hear), clock.listen(self._hear_clock))

    def join(self, app: web.Application) -> None:
        """Add the page's routes; its streams end with the app."""
        gets: dict[str, Handler] = {
            "/": self._index,
            "/page/{name}": self._asset,
            "/state": self._show_state,
            "/events": self._events,
            "/file/{file_id}": self._file,
        }
        posts: dict[str, Handler] = {
            **self._posts.handlers(),
            "/reset": self._reset,
            "/venue": self._go_to,
        }
        for path, handler in gets.items():
            app.router.add_get(path, local_only(handler))
        for path, handler in posts.items():
            app.router.add_post(path, local_only(handler))
        app.on_shutdown.append(self._close)

    def _set(self, scene: Scene) -> None:
        self._scene = scene
        self._handsets = {handset.person_id: handset for handset in scene.people}
        self._posts.set(self._handsets, scene.zone)

    def state(self) -> Wire:
        """Everything a page shows, from which events go on."""
        bot = next(iter(self._telegram.bots.values()))
        return {
            "people": [self._person(handset) for handset in self._handsets.values()],
            "bot": {"id": bot.id, "name": bot.name, "username": bot.username},
            "clock": self._clock_face(self._clock.now()),
            "venue": self._scene.venue,
            "venues": list(self._scene.venues),
            "chats": {str(person): self._chat(person) for person in self._handsets},
            "calls": list(self._calls),
        }

    def _person(self, handset: Handset) -> Wire:
        person = self._telegram.people[handset.person_id]
        return {
            "id": person.id,
            "name": f"{person.first_name} {person.last_name}".strip(),
            "language": person.language_code or "en",
            "role": handset.role,
            "phone_number": handset.phone_number,
        }

    def _chat(self, person: int) -> Wire:
        return {
            "messages": list(self._telegram.transcript(person)),
            "keyboard": self._telegram.keyboard(person),
            "profile": self._profile(person),
        }

    def _profile(self, person: int) -> Wire:
        """What the bot says of itself: the menu of its commands, the words in an empty chat."""
        return {
            "commands": list(self._telegram.commands(person)),
            "description": self._telegram.description(person),
        }

    def _clock_face(self, now: datetime) -> Wire:
        return {
            "now": int(now.timestamp() * 1000),
            "ahead": self._clock.ahead.total_seconds(),
            "runs": self._clock.runs,
            "zone": self._scene.zone.key,
        }

    # What is heard ---------------------------------------------------------------------------

    def _hear(self, event: Event) -> None:
        match event.kind:
            case Kind.RESET:
                self._calls.clear()
                self._stream.send_state()
            case Kind.CALL:
                self._hear_call(event.body)
            case _:
                self._hear_phone(event)

    def _hear_call(self, body: Wire) -> None:
        if body["method"] == WAITING:
            return
        call = {**body, "at": int(self._clock.now().timestamp() * 1000)}
        self._calls.append(call)
        self._stream.send("call", call)
        if call["method"] in PROFILE_METHODS and call["status"] == OK:
            for person in self._handsets:
                self._stream.send("profile", self._profile(person), person=person)

    def _hear_phone(self, event: Event) -> None:
        """Only private chats are on the phones; a group's chat has another id."""
        if event.chat_id in self._handsets:
            self._stream.send(event.kind.value, event.body, person=event.chat_id)

    def _hear_clock(self, now: datetime) -> None:
        self._stream.send("clock", self._clock_face(now))

    async def _close(self, _app: web.Application) -> None:
        for end in self._endings:
            end()
        self._stream.close()

    # Answers ---------------------------------------------------------------------------------

    async def _index(self, _request: web.Request) -> web.StreamResponse:
        return _asset(FOLDER / "index.html")

    async def _asset(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name not in {path.name for path in FOLDER.iterdir()}:
            return refused(404, "there is no such file")
        return _asset(FOLDER / name)

    async def _show_state(self, _request: web.Request) -> web.Response:
        return web.json_response(self.state())

    async def _events(self, request: web.Request) -> web.StreamResponse:
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store", **HEADERS}
        response = web.StreamResponse(headers=headers)
        after = request.headers.get("Last-Event-ID", request.query.get("after", ""))
        with self._stream.follow(after) as lines:
            await response.prepare(request)
            # A page that was closed cannot be told any more.
            with suppress(ConnectionError):
                await _write_lines(response, lines)
        return response

    async def _file(self, request: web.Request) -> web.Response:
        try:
            upload = self._telegram.file(request.match_info["file_id"])
        except LookupError:
            return refused(404, "there is no such file")
        return _download(upload)

    async def _reset(self, request: web.Request) -> web.Response:
        if request.content_type != "application/json":
            return refused(415, "send application/json")
        await self._on_reset()
        self._stream.send_state()
        return web.json_response({})

    async def _go_to(self, request: web.Request) -> web.Response:
        if request.content_type != "application/json":
            return refused(415, "send application/json")
        try:
            name = Choose.model_validate_json(await request.read()).name
        except ValidationError:
            return refused(400, "not understood: send the name of a venue")
        if self._on_venue is None:
            return refused(404, "there is only this venue")
        try:
            self._set(await self._on_venue(name))
        except LookupError as problem:
            return refused(404, str(problem.args[0]))
        self._stream.send_state()
        return web.json_response({})


def _asset(path: Path) -> web.FileResponse:
    # "no-cache" asks again every time, and the file's date answers "not modified".
    headers = {
        "Cache-Control": "no-cache",
        "Content-Type": f"{MEDIA_TYPES[path.suffix]}; charset=utf-8",
    }
    return web.FileResponse(path, headers=headers)


def _download(upload: Upload) -> web.Response:
    shown = upload.mime in SHOWN
    name = quote(upload.name, safe="")
    disposition = "inline" if shown else f"attachment; filename*=UTF-8''{name}"
    return web.Response(
        body=upload.content,
        content_type=upload.mime if shown else "application/octet-stream",
        headers={"Content-Disposition": disposition},
    )


async def _write_lines(response: web.StreamResponse, lines: Queue) -> None:
    while True:
        try:
            async with asyncio.timeout(BEAT_SECONDS):
                line = await lines.get()
        except TimeoutError:
            line = ": still here\n\n"
        if line is None:
            return
        await response.write(line.encode())
