"""Everything is asked twice: of a house on SQLite alone, and on PostgreSQL with Redis."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox.demo import VENUES
from tests.stories.town import Town, town_at
from tests.web.calling import Http, Program, program, serving

Where = tuple[str, str]


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Where:
    """A fresh database, and the Redis that goes with it."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/holdfast.db", ""
    return request.getfixturevalue("fresh_database"), request.getfixturevalue("redis_url")


@pytest.fixture
async def town(where: Where) -> AsyncIterator[Town]:
    """The clinic, on a Wednesday morning."""
    async with town_at(*where) as town:
        yield town


@pytest.fixture
async def elsewhere(request: pytest.FixtureRequest, where: Where) -> AsyncIterator[Program]:
    """A server that may do everything at another venue of the demo, named by the test."""
    venue = VENUES / f"{request.param}.toml"
    async with town_at(*where, venue=venue) as town, serving(town) as http:
        yield await program(town, http)


@pytest.fixture
async def http(town: Town) -> AsyncIterator[Http]:
    """The clinic's server."""
    async with serving(town) as http:
        yield http


@pytest.fixture
async def shop(town: Town, http: Http) -> Program:
    """A server that may do everything at the clinic."""
    return await program(town, http)
