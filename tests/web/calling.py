"""Programs that call the clinic over real HTTP, and what they are answered."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.web.server import make_web
from domain.access import Scope
from tests.stories.town import Town

Http = TestClient[web.Request, web.Application]
_KEYS = count(1)


@dataclass(frozen=True)
class Told:
    """An answer."""

    status: int
    headers: Mapping[str, str]
    raw: bytes
    body: Any

    @property
    def code(self) -> str:
        """What a problem is called, with its status before it: `409 slot-taken`."""
        return f"{self.status} {self.body['code']}"


@dataclass
class Program:
    """Somebody with a credential, who calls the paths of one venue."""

    http: Http
    root: str
    credential: str
    headers: dict[str, str] = field(default_factory=dict)

    async def get(self, path: str, /, **headers: str) -> Told:
        """Read something of the venue."""
        return await self.call("GET", self.root + path, headers=headers)

    async def post(
        self, path: str, body: object = None, /, key: str = "", **headers: str
    ) -> Told:
        """Change something of the venue, under a fresh key unless one is given."""
        return await self.change("POST", path, body, key=key, **headers)

    async def change(
        self, method: str, path: str, body: object = None, /, key: str = "", **headers: str
    ) -> Told:
        """The same with another method."""
        with_key = {"Idempotency-Key": key or f"key-{next(_KEYS)}", **headers}
        return await self.call(method, self.root + path, body, headers=with_key)

    async def call(
        self,
        method: str,
        path: str,
        body: object = None,
        /,
        headers: dict[str, str] | None = None,
    ) -> Told:
        """Any path below `/api/v1`."""
        mine = {"Authorization": f"Bearer {self.credential}"} if self.credential else {}
        said = {name.replace("_", "-"): value for name, value in (headers or {}).items()}
        response = await self.http.request(
            method,
            f"/api/v1{path}",
            json=body,
            headers={**mine, **self.headers, **said},
            skip_auto_headers=() if body is not None else ("Content-Type",),
        )
        raw = await response.read()
        is_json = "json" in response.headers.get("Content-Type", "")
        parsed = await response.json(content_type=None) if raw and is_json else None
        return Told(response.status, response.headers, raw, parsed)

    async def customer(self, name: str = "Ann", phone: str = "+821012345678") -> str:
        """The id of a customer."""
        made = await self.post("/customers", {"name": name, "phone": phone})
        number: str = made.body["id"]
        return number


@asynccontextmanager
async def serving(town: Town) -> AsyncIterator[Http]:
    """The town's house, answering at a port."""
    app = make_web(town.house, town.house.metrics, others=(town.house.api,))
    async with TestClient(TestServer(app)) as http:
        yield http


async def program(town: Town, http: Http, *scopes: Scope) -> Program:
    """A server with a key for these scopes, or for all."""
    wanted = scopes or tuple(Scope)
    _, secret = await town.store.keys.make(town.venue.id, "shop", wanted, expires_at=None)
    return Program(http, f"/venues/{town.venue.key}", secret)
