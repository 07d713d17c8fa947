import asyncio
import gc
import socket
import warnings
from contextlib import ExitStack
from urllib.parse import urlsplit

from aiohttp import web

from tests.serving import serving

SOME = 24


def test_a_server_closes_what_it_accepted_just_before_it_stopped() -> None:
    with warnings.catch_warnings(record=True, action="always") as said:
        asyncio.run(_leave_in_a_crowd())
        gc.collect()

    assert [str(one.message) for one in said if one.category is ResourceWarning] == []


async def _leave_in_a_crowd() -> None:
    with ExitStack() as crowd:
        async with serving(web.Application()) as url:
            where = urlsplit(url)
            for _ in range(SOME):
                crowd.enter_context(socket.create_connection((where.hostname, where.port)))
