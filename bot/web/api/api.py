"""The way of a request: who calls, how often, what for; then its call; then the answer.

place ─► caller ─► quota ─► scope ─► venue ─► fields ─► claim ─► call ─► kept and sent
  404      401      429      403      404    400, 422    409
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import unquote

import structlog
from aiohttp import web

from bot.runtime.errors import report
from bot.web.api.answering import Origins, answered, refusing, replied
from bot.web.api.asking import Ask, Once, encoded
from bot.web.api.callers import Caller, Client, Doorkeeper, Server
from bot.web.api.granting import REFUSALS, grant
from bot.web.api.kinds import (
    BROKEN,
    NO_SUCH_PATH,
    SCOPE_MISSING,
    TOO_MANY,
    UNKNOWN_CALLER,
    WRONG_METHOD,
)
from bot.web.api.models.basics import Model
from bot.web.api.pages import page_at
from bot.web.api.parsing import (
    languages,
    parse_body,
    parse_key,
    parse_query,
    parse_version,
    read_body,
)
from bot.web.api.plan import PATHS, ROOT, ApiPlan
from bot.web.api.ports import Desk
from bot.web.api.problems import Problem, refused
from bot.web.api.quotas import Limiter, Standing
from bot.web.api.reader import Reader
from bot.web.api.routes import CHANGING, Answer, Match, Route, Table
from bot.web.api.table import CALLS
from bot.web.api.tokens import Tokens
from domain.errors import NotFound, Unavailable
from domain.replies import Call

ALTERNATIVES = 3
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Request:
    """A request of which it is known who sends it, and what for."""

    raw: web.Request
    match: Match
    caller: Caller | None
    now: datetime

    @property
    def route(self) -> Route:
        return self.match.route


class Api:
    """Everything below `/api/v1`. `told` hears of every answer: its route, status, seconds."""

    def __init__(
        self,
        desk: Desk,
        plan: ApiPlan,
        told: Callable[[str, int, float], None] = lambda *_: None,
    ) -> None:
        self.table = Table(CALLS)
        self._desk = desk
        self._plan = plan
        self._told = told
        self._tokens = Tokens(plan.secret_key) if plan.secret_key else None
        self._doorkeeper = Doorkeeper(desk.keys, self._tokens)
        self._limiter = Limiter(desk.quotas)
        self._origins = Origins(plan.origins)

    def join(self, app: web.Application) -> None:
        """Answer for everything below the root."""
        app.router.add_route("*", PATHS, self.answer)

    async def answer(self, request: web.Request) -> web.Response:
        """Whatever comes, a response comes of it."""
        started = time.monotonic()
        name, response = await self._guarded(request)
        self._told(name, response.status, time.monotonic() - started)
        return self._origins.allow(request.headers, response)

    async def _guarded(self, request: web.Request) -> tuple[str, web.Response]:
        parts = _parts(request)
        if request.method == "OPTIONS":
            return "preflight", self._origins.preflight(self.table.methods(parts))
        page = page_at("/".join(parts)) if request.method in {"GET", "HEAD"} else None
        if page is not None:
            return "page", page
        match = self.table.match(request.method, parts)
        if match is None:
            return "nowhere", refusing(self._lost(parts))
        # Gathered, so that a fault of ours is an answer like any other.
        work = self._known(request, match)
        [found] = await asyncio.gather(work, return_exceptions=True)
        if isinstance(found, BaseException):
            return match.route.name, _failed(match.route, found)
        return match.route.name, found

    def _lost(self, parts: list[str]) -> Problem:
        methods = self.table.methods(parts)
        if not methods:
            return Problem(NO_SUCH_PATH)
        allow = ", ".join(methods)
        return Problem(WRONG_METHOD, f"Here: {allow}", headers={"Allow": allow})

    async def _known(self, raw: web.Request, match: Match) -> web.Response:
        now, caller = self._desk.clock.now(), None
        if not match.route.is_open:
            shown = raw.headers.get("Authorization", "")
            caller = await self._doorkeeper.recognise(shown, now)
            if caller is None:
                return await self._stranger(raw)
        request = _Request(raw, match, caller, now)
        standing = await self._spend(request)
        response = _slow_down(standing) if standing.wait else await self._answered(request)
        response.headers["RateLimit-Policy"] = standing.policy
        response.headers["RateLimit"] = standing.left
        return response

    async def _stranger(self, raw: web.Request) -> web.Response:
        """Who shows nothing, or something wrong, may not go on guessing for ever."""
        policy = self._plan.policies.stranger
        standing = await self._limiter.spend(raw.remote or "", "", [policy])
        if standing.wait:
            return _slow_down(standing)
        words = "Say Authorization: Bearer, with an API key or an access token that is valid."
        headers = {"WWW-Authenticate": 'Bearer realm="holdfast"'}
        return refusing(Problem(UNKNOWN_CALLER, words, headers=headers))

    async def _spend(self, request: _Request) -> Standing:
        policies, route = self._plan.policies, request.route
        per_route = policies.change if route.method in CHANGING else policies.look
        whose = request.caller.name if request.caller else request.raw.remote or ""
        return await self._limiter.spend(whose, route.name, [policies.caller, per_route])

    async def _answered(self, request: _Request) -> web.Response:
        reader = None
        try:
            _check_scope(request)
            reader = await self._reader(request)
            return await self._called(request, reader)
        except Problem as problem:
            return refusing(problem)
        except REFUSALS as error:
            return refusing(await self._explain(error, reader))

    async def _reader(self, request: _Request) -> Reader | None:
        """For whom to write; NotFound for another venue, as for one that is not there."""
        caller = request.caller
        if caller is None:
            return None
        venue = await self._desk.venues.get(caller.venue_id)
        if request.match.fields.get("venue", venue.key) != venue.key:
            raise NotFound("venue", request.match.fields["venue"])
        known = self._desk.catalogues.languages
        asked = languages(request.raw.headers.get("Accept-Language", ""))
        code = next((one for one in asked if one.partition("-")[0].lower() in known), "")
        words = self._desk.catalogues.for_(code, venue.languages)
        return Reader(venue, words, request.now)

    async def _called(self, request: _Request, reader: Reader | None) -> web.Response:
        route, raw = request.route, request.raw
        content = await read_body(raw)
        fields = _fields(request, content)
        version = parse_version(raw.headers) if route.rules.get("matches") else None
        path = request.match.fields

        async def work(once: Once) -> Answer[Any]:
            who = request.now, request.caller, reader
            ask = Ask(self._desk, once, *who, path, version, self._tokens)
            return await route.call(ask, **fields)

        if not route.is_once or request.caller is None:
            return answered(encoded(route, await work(Once(route))))
        reply, replayed = await grant(
            self._desk.replies,
            route,
            _call(request, request.caller, content),
            work=work,
            explain=lambda error: self._explain(error, reader),
        )
        self._desk.hurry()
        return replied(reply, replayed=replayed)

    async def _explain(self, error: Exception, reader: Reader | None) -> Problem:
        """What was refused, with what may be had instead."""
        if not isinstance(error, Unavailable) or reader is None:
            return refused(error, reader)
        slot = error.slot  # type: ignore[attr-defined]
        near = await self._desk.availability.near(reader.venue, slot, ALTERNATIVES)
        return refused(error, reader, near)


def _parts(request: web.Request) -> list[str]:
    path = request.rel_url.raw_path.removeprefix(ROOT)
    return [unquote(part) for part in path.split("/")[1:]]


def _fields(request: _Request, content: bytes) -> dict[str, Model | None]:
    """What the call takes besides `ask`; Problem for what is not right."""
    route = request.route
    query = parse_query(request.raw.query, route.query)
    body = parse_body(content, route.body)
    given = {"query": query} if route.query else {}
    return given | ({"body": body} if route.body else {})


def _check_scope(request: _Request) -> None:
    """Problem unless this caller may call this at all, whatever it is about."""
    route = request.route
    match request.caller:
        case Client() if not route.customers:
            raise Problem(SCOPE_MISSING, "This is for servers with an API key.")
        case Server(key=key) if route.scope is not None and route.scope not in key.scopes:
            words = f"The API key has no scope {route.scope}."
            raise Problem(SCOPE_MISSING, words, {"scope": str(route.scope)})
        case _:
            pass


def _call(request: _Request, caller: Caller, content: bytes) -> Call:
    """What is told from other calls by its key."""
    raw, route = request.raw, request.route
    said = "\n".join((raw.method, raw.rel_url.raw_path_qs, raw.headers.get("If-Match", "")))
    fingerprint = hashlib.sha256(said.encode() + b"\n" + content).hexdigest()
    place = f"{route.method} {route.path}"
    return Call(caller.venue_id, caller.name, place, parse_key(raw.headers), fingerprint)


def _slow_down(standing: Standing) -> web.Response:
    facts = {"retry_after": standing.wait}
    headers = {"Retry-After": str(standing.wait)}
    return refusing(Problem(TOO_MANY, f"Wait {standing.wait} s.", facts, headers))


def _failed(route: Route, error: BaseException) -> web.Response:
    if isinstance(error, REFUSALS):
        return refusing(refused(error, None))
    if not isinstance(error, Exception):
        raise error
    report("api_call_failed", error, route=route.name)
    return refusing(Problem(BROKEN, "It has been reported. Nothing is known of the outcome."))
