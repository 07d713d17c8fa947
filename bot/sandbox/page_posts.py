"""Page → server: what a person does on their phone, and what is done to the clock.

Small JSON objects, checked strictly; what the sandbox refuses comes back as one sentence that
the phone shows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.sandbox.clock import MovableClock
from bot.sandbox.page_guard import Handler
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import Refused, Upload, Wire

LARGEST_PICTURE = 10 * 1024 * 1024
LONGEST_MOVE = timedelta(days=3660)


@dataclass(frozen=True, slots=True)
class Handset:
    """One phone on the page: whose it is, and what that person shares when they agree to.

    `role` is shown beside the name; `place` is latitude and longitude in degrees.
    """

    person_id: int
    role: str
    phone_number: str
    place: tuple[float, float]


class Post(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Deed(Post):
    """Something the holder of a phone does."""

    person: int


class Say(Deed):
    text: str


class Start(Deed):
    payload: str = ""


class Edit(Deed):
    message: int
    text: str


class Tap(Deed):
    message: int
    row: int
    column: int


class Invoice(Deed):
    link: str


class Choose(Post):
    """Another venue of the demo."""

    name: str


class Move(Post):
    """Either so many minutes forward, or to a moment on the wall clock of the venue."""

    minutes: int = Field(default=0, ge=0)
    to: str = ""


AnyPost = TypeVar("AnyPost", bound=Post)


class Posts:
    def __init__(
        self,
        telegram: Telegram,
        clock: MovableClock,
    ) -> None:
        self._telegram = telegram
        self._clock = clock
        self._handsets: Mapping[int, Handset] = {}
        self._zone = ZoneInfo("UTC")

    def set(self, handsets: Mapping[int, Handset], zone: ZoneInfo) -> None:
        """Whose phones there are, and the zone of their clocks."""
        self._handsets, self._zone = handsets, zone

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "/say": _posted(Say, self._say),
            "/start": _posted(Start, self._start),
            "/edit": _posted(Edit, self._edit),
            "/tap": _posted(Tap, self._tap),
            "/invoice": _posted(Invoice, self._open_invoice),
            "/pay": _posted(Invoice, self._pay),
            "/keyboard": _posted(Say, self._press),
            "/contact": _posted(Deed, self._share_contact),
            "/location": _posted(Deed, self._share_location),
            "/clock": _posted(Move, self._move),
            "/photo": self._send_photo,
        }

    def _say(self, post: Say) -> Wire:
        return self._telegram.say(self._holder(post.person), post.text)

    def _start(self, post: Start) -> Wire:
        return self._telegram.start(self._holder(post.person), post.payload)

    def _edit(self, post: Edit) -> Wire:
        return self._telegram.edit(self._holder(post.person), post.message, post.text)

    def _tap(self, post: Tap) -> Wire:
        person = self._holder(post.person)
        query = self._telegram.tap(person, None, post.message, row=post.row, column=post.column)
        return {"query": query}

    def _open_invoice(self, post: Invoice) -> Wire:
        self._holder(post.person)
        return self._telegram.invoice(post.link)

    def _pay(self, post: Invoice) -> Wire:
        return {"query": self._telegram.pay_link(self._holder(post.person), post.link)}

    def _press(self, post: Say) -> Wire:
        return self._telegram.press(self._holder(post.person), post.text)

    def _share_contact(self, post: Deed) -> Wire:
        handset = self._handset(post.person)
        return self._telegram.share_contact(handset.person_id, handset.phone_number)

    def _share_location(self, post: Deed) -> Wire:
        handset = self._handset(post.person)
        return self._telegram.share_location(handset.person_id, *handset.place)

    async def _send_photo(self, request: web.Request) -> web.Response:
        if not request.content_type.startswith("image/"):
            return refused(415, "only pictures can be sent")
        person = request.query.get("person", "")
        if not person.isdecimal() or int(person) not in self._handsets:
            return refused(404, "nobody here has that phone")
        name = request.query.get("name", "picture")
        content = await request.clone(client_max_size=LARGEST_PICTURE).read()
        photo = Upload(name, content, request.content_type)
        return web.json_response(self._telegram.send_photo(int(person), photo))

    def _move(self, post: Move) -> Wire:
        by = timedelta(minutes=post.minutes)
        if post.to:
            wall = datetime.fromisoformat(post.to).replace(tzinfo=self._zone)
            by = wall - self._clock.now()
        if by > LONGEST_MOVE:
            raise ValueError("that is more than ten years away")
        return {"now": self._clock.move(by).isoformat()}

    def _holder(self, person: int) -> int:
        return self._handset(person).person_id

    def _handset(self, person: int) -> Handset:
        if person not in self._handsets:
            raise LookupError("nobody here has that phone")
        return self._handsets[person]


def refused(status: int, reason: str) -> web.Response:
    return web.json_response({"error": reason}, status=status)


def _posted(model: type[AnyPost], act: Callable[[AnyPost], Wire]) -> Handler:
    async def handler(request: web.Request) -> web.Response:
        # A form of another site cannot claim this type; see `page_guard`.
        if request.content_type != "application/json":
            return refused(415, "send application/json")
        try:
            return web.json_response(act(model.model_validate_json(await request.read())))
        except ValidationError as problem:
            return refused(400, f"not understood: {problem.errors()[0]['msg']}")
        except Refused as refusal:
            return refused(refusal.status, refusal.description)
        except LookupError as problem:
            return refused(404, str(problem.args[0]) if problem.args else "not found")
        except (ValueError, OverflowError) as problem:
            return refused(400, str(problem))

    return handler
