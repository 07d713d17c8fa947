"""A line to a provider: where its keys go, and where they do not."""

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.payments.calling import Line
from domain.gateways import ProviderDown


async def test_the_keys_of_a_provider_follow_nobody_elsewhere() -> None:
    shown: list[str] = []

    async def elsewhere(request: web.Request) -> web.Response:
        shown.append(request.headers.get("Authorization", ""))
        return web.json_response({})

    async def moved(_request: web.Request) -> web.Response:
        raise web.HTTPTemporaryRedirect("/elsewhere")

    app = web.Application()
    app.router.add_post("/charges", moved)
    app.router.add_post("/elsewhere", elsewhere)
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        line = Line(session, str(server.make_url("")).rstrip("/"), {"Authorization": "key"})

        with pytest.raises(ProviderDown):
            await line.call("POST", "/charges", form={})

    assert shown == []
