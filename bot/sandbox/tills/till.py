"""What all stand-ins for providers share: calls over HTTP, keys, repeats, and bad days.

    met a fault? ─► authorised? ─► asked before under this key? ─► effect ─► answer, or none

An endpoint is a plain function of what was asked: it takes effect at once or raises `Refused`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from asyncio import sleep
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from itertools import count
from typing import TypeAlias
from urllib.parse import parse_qsl

import orjson
from aiohttp import web

from bot.runtime.tasks import Spawn
from bot.sandbox.tills.outbox import Event, Outbox
from bot.sandbox.wire import Wire
from domain.ports import Clock

ANY = "*"
OK = 200


class Fault(Enum):
    """What goes wrong with a call; only with the last two has it an effect."""

    TOO_MANY = "too-many"  # 429
    BROKEN = "broken"  # 500
    DROPPED = "dropped"  # the connection ends without a word
    LOST = "lost"  # the same, after the effect
    SLOW = "slow"  # the answer comes `seconds` later


@dataclass(slots=True)
class Plan:
    """A fault that the next `left` calls of an endpoint meet."""

    endpoint: str
    fault: Fault
    left: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A call as it came in. Names of headers are in small letters.

    `endpoint` is the name of the function that answers it, `parts` what stood for the braces of
    its address.
    """

    endpoint: str
    method: str
    path: str
    parts: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def form(self) -> dict[str, str]:
        """The body as a form, the last of each name."""
        return dict(parse_qsl(self.body.decode(), keep_blank_values=True))

    def json(self) -> Wire:
        """The body as a JSON object; nothing where it is another kind of value. ValueError."""
        found = orjson.loads(self.body or b"{}")
        return found if isinstance(found, dict) else {}


@dataclass
class Refused(Exception):
    """The provider says no. `kept`: whether it says the same again under the same key."""

    status: int
    body: Wire
    kept: bool = True


class PageClosed(Exception):
    """Somebody wants to pay on a page where nobody may pay any more."""


Reply: TypeAlias = tuple[int, Wire]
Endpoint: TypeAlias = Callable[[Asked], Wire]
Answering: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Till(ABC):
    """One provider with one merchant.

    `spawn` delivers events beside all else, as in the demo; without it they wait for
    `outbox.deliver`, or for somebody to act on a page.
    """

    # How long the answer to a key is remembered.
    remembers = timedelta(hours=24)

    def __init__(self, clock: Clock, spawn: Spawn | None = None) -> None:
        self.clock = clock
        self.outbox = Outbox(self.sign)
        # Keys of the API that are taken, and secrets that callbacks are signed with: two of them
        # while one takes the place of the other.
        self.api_keys: tuple[str, ...] = ()
        self.secrets: tuple[str, ...] = ()
        # Where the pages of this till are; an address of a page begins with it.
        self.page_root = "http://localhost/pay"
        # Every call that came in, faults included.
        self.calls: list[Asked] = []
        self._spawn = spawn
        self._plans: list[Plan] = []
        self._replies: dict[str, tuple[Asked, Reply, datetime]] = {}
        self._numbers = count(1)

    @abstractmethod
    def endpoints(self) -> tuple[tuple[str, str, Endpoint], ...]:
        """What may be called: method, address, function."""

    @abstractmethod
    def check_key(self, asked: Asked) -> None:
        """Whether the caller may; Refused with 401."""

    @abstractmethod
    def sign(self, event: Event) -> Mapping[str, str]:
        """The headers that an event is posted with now."""

    @abstractmethod
    def complaint(self, status: int, words: str) -> Wire:
        """An error in the words and the shape of this provider."""

    @abstractmethod
    def key_of(self, asked: Asked) -> str:
        """What makes the same call of two, scope included; empty when nothing does."""

    @abstractmethod
    def check_same(self, first: Asked, again: Asked) -> None:
        """Whether the key of the first call may be used for this one, too; Refused."""

    def app(self) -> web.Application:
        """To be served, or to be hung below an address of another application."""
        app = web.Application()
        for method, path, endpoint in self.endpoints():
            app.router.add_route(method, path, self._route(endpoint))

        async def running(_app: web.Application) -> AsyncIterator[None]:
            yield
            await self.outbox.close()

        app.cleanup_ctx.append(running)
        return app

    def fail(
        self, endpoint: str, fault: Fault, *, times: int = 1, seconds: float = 0.0
    ) -> None:
        """The next `times` calls of the endpoint of that name (`ANY`: whichever) meet a fault."""
        self._plans.append(Plan(endpoint, fault, times, seconds))

    def mend(self) -> None:
        """No more faults."""
        self._plans.clear()

    def forget(self) -> None:
        """Begin again: nobody has called, nothing was made and nothing paid."""
        self.mend()
        self.calls.clear()
        self._replies.clear()
        self.outbox.forget()

    def seconds(self) -> int:
        """Now, as providers write it."""
        return int(self.clock.now().timestamp())

    def fresh(self, prefix: str) -> str:
        """An id that nothing else has."""
        return f"{prefix}{next(self._numbers)}"

    def tell(self, event: Event) -> None:
        """Call back with this, at once or when it is time."""
        self.outbox.add(event)
        if self._spawn is not None:
            self._spawn(self.outbox.insist())

    def _route(self, endpoint: Endpoint) -> Answering:
        async def answer(request: web.Request) -> web.StreamResponse:
            asked = await _asked(endpoint.__name__, request)
            self.calls.append(asked)
            plan = self._plan(asked.endpoint)
            early = self._before(plan.fault) if plan is not None else None
            status, body = early or self._reply(asked, endpoint)
            if plan is not None and plan.fault is Fault.SLOW:
                await sleep(plan.seconds)
            if plan is not None and plan.fault in (Fault.DROPPED, Fault.LOST):
                return _hang_up(request)
            return web.Response(
                status=status, body=orjson.dumps(body), content_type="application/json"
            )

        return answer

    def _plan(self, endpoint: str) -> Plan | None:
        for plan in self._plans:
            if plan.left > 0 and plan.endpoint in (ANY, endpoint):
                plan.left -= 1
                return plan
        return None

    def _before(self, fault: Fault) -> Reply | None:
        """The answer to a call without an effect; None when it goes on."""
        match fault:
            case Fault.TOO_MANY:
                return 429, self.complaint(429, "Too many requests")
            case Fault.BROKEN | Fault.DROPPED:
                return 500, self.complaint(500, "An error on our side")
            case Fault.LOST | Fault.SLOW:
                return None
            case _:
                raise AssertionError(fault)

    def _reply(self, asked: Asked, endpoint: Endpoint) -> Reply:
        """What is answered, once for each key."""
        try:
            self.check_key(asked)
            key = self.key_of(asked)
            found = self._remembered(key)
            if found is None:
                return self._first(key, asked, endpoint)
            self.check_same(found[0], asked)
            return found[1]
        except Refused as refused:
            return refused.status, refused.body

    def _first(self, key: str, asked: Asked, endpoint: Endpoint) -> Reply:
        try:
            reply = (OK, endpoint(asked))
        except Refused as refused:
            if not refused.kept:
                raise
            reply = (refused.status, refused.body)
        except ValueError as error:
            return 400, self.complaint(400, str(error))
        if key:
            # As it was said: what it is about goes on changing.
            self._replies[key] = asked, deepcopy(reply), self.clock.now()
        return reply

    def _remembered(self, key: str) -> tuple[Asked, Reply] | None:
        found = self._replies.get(key)
        if found is None or found[2] + self.remembers <= self.clock.now():
            return None
        return found[:2]


async def _asked(endpoint: str, request: web.Request) -> Asked:
    return Asked(
        endpoint,
        request.method,
        request.path,
        parts=dict(request.match_info),
        query=dict(request.query),
        headers={name.lower(): value for name, value in request.headers.items()},
        body=await request.read(),
    )


def _hang_up(request: web.Request) -> web.Response:
    """Close the connection without a word: for the caller, the answer got lost."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=504)
