"""A server in this process whose clients may die."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from aiohttp.test_utils import TestServer

# A connection is known to its server three turns after it was accepted.
TURNS = 10


@asynccontextmanager
async def serving(app: web.Application) -> AsyncIterator[str]:
    """Serve it; gives its address, without a slash at the end.

    A server of aiohttp closes what it knows when it stops. What was accepted just before is not
    known to it yet, and would be left open for ever: so it is heard first.
    """
    async with TestServer(app) as server:
        try:
            yield str(server.make_url("")).rstrip("/")
        finally:
            await turn_over()
    # What the server has closed is gone only when the loop has turned.
    await turn_over()


async def turn_over() -> None:
    """Let everything that is due in the loop happen."""
    for _ in range(TURNS):
        await asyncio.sleep(0)
