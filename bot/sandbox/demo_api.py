"""The demo over HTTP: the same `/api/v1` that a real bot has, with a key that outlasts a reset."""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web

from bot.app import House
from bot.store import Store
from bot.web.api.plan import PATHS
from bot.web.server import guard
from domain.access import ApiKey, Scope
from domain.resources import VenueId


class DemoApi:
    """Answers for whichever house the demo has at the moment."""

    def __init__(self, house: Callable[[], House | None]) -> None:
        self._house = house
        self._made: tuple[ApiKey, str] | None = None

    @property
    def secret(self) -> str:
        """What programs say; empty before the demo has begun."""
        return self._made[1] if self._made else ""

    async def begin(self, store: Store, venue_id: VenueId) -> None:
        """Have a key for everything, the same one every time."""
        if self._made is None:
            scopes = tuple(Scope)
            self._made = await store.keys.make(venue_id, "demo", scopes, expires_at=None)
        else:
            await store.keys.keep(*self._made)

    def join(self, app: web.Application) -> None:
        """Answer beside the page."""
        app.router.add_route("*", PATHS, self._answer)

    async def _answer(self, request: web.Request) -> web.Response:
        house = self._house()
        if house is None:
            raise web.HTTPServiceUnavailable
        response = await house.api.answer(request)
        await guard(request, response)
        return response
