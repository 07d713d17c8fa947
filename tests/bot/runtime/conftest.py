"""A booth on either database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.runtime.booth import Booth, booth
from tests.stores import KINDS, url_of


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/holdfast.db"


@pytest.fixture
async def here(url: str) -> AsyncIterator[Booth]:
    """A process on SQLite: the same stores, proven elsewhere to be the same on PostgreSQL."""
    async with booth(url) as opened:
        yield opened


@pytest.fixture(params=KINDS)
def any_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return url_of(request.param, request, tmp_path)


@pytest.fixture
async def anywhere(any_url: str) -> AsyncIterator[Booth]:
    """A process on either database."""
    async with booth(any_url) as opened:
        yield opened
