import asyncio
import gc
import socket
import warnings
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from aiohttp import web

from tests.serving import serving

SOME = 24


@pytest.mark.parametrize("turns", range(5))
def test_a_server_closes_what_it_accepted_just_before_it_stopped(turns: int) -> None:
    with warnings.catch_warnings(record=True, action="always") as said:
        asyncio.run(_leave_in_a_crowd(turns))
        gc.collect()

    assert [str(one.message) for one in said if one.category is ResourceWarning] == []


async def _leave_in_a_crowd(turns: int) -> None:
    """Of these, one is the turn in which they are accepted, and not known yet."""
    with ExitStack() as crowd:
        async with serving(web.Application()) as url:
            where = urlsplit(url)
            for _ in range(SOME):
                crowd.enter_context(socket.create_connection((where.hostname, where.port)))
            for _ in range(turns):
                await asyncio.sleep(0)
