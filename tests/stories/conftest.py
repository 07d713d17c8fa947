"""Every story is told twice: on SQLite alone, and on PostgreSQL with Redis."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.runtime.incoming import IncomingLimit
from bot.sandbox.demo import VENUES
from tests.stories.town import ALEX, MINJI, SORA, Phone, Town, town_at

BARBER = Path(__file__).parent / "venues" / "barber.toml"
Where = tuple[str, str]


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """People in stories tap faster than people do."""
    monkeypatch.setattr("bot.reception.IncomingLimit", lambda: IncomingLimit(most=1_000_000))


# For stories in which the database plays no part of its own.
on_sqlite = pytest.mark.parametrize("where", ["sqlite"], indirect=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Where:
    """A fresh database, and the Redis that goes with it."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/holdfast.db", ""
    return request.getfixturevalue("fresh_database"), request.getfixturevalue("redis_url")


@pytest.fixture
async def town(where: Where) -> AsyncIterator[Town]:
    """The clinic: three services, vets to choose from, questions, approval for grooming."""
    async with town_at(*where) as town:
        yield town
        assert town.telegram.unanswered() == ()


@pytest.fixture
async def corner(where: Where) -> AsyncIterator[Town]:
    """The barber: one service, no questions."""
    async with town_at(*where, venue=BARBER) as town:
        yield town
        assert town.telegram.unanswered() == ()


@pytest.fixture
def minji(town: Town) -> Phone:
    """A customer who reads Korean."""
    return town.person(MINJI, "Minji", "ko")


@pytest.fixture
def alex(town: Town) -> Phone:
    """A customer who reads English."""
    return town.person(ALEX, "Alex", "en")


@pytest.fixture
async def sora(town: Town) -> Phone:
    """The owner of the clinic."""
    return await town.staff(SORA, "Sora")


@asynccontextmanager
async def _town_of(where: Where, name: str) -> AsyncIterator[Town]:
    async with town_at(*where, venue=VENUES / f"{name}.toml") as town:
        yield town
        assert town.telegram.unanswered() == ()


@pytest.fixture
async def wheels(where: Where) -> AsyncIterator[Town]:
    """Brisbane: vehicles by the day, tours by the seat, a vehicle with a guide."""
    async with _town_of(where, "wheels") as town:
        yield town


@pytest.fixture
async def counsel(where: Where) -> AsyncIterator[Town]:
    """New York: advisers by the hour, who also come to their clients."""
    async with _town_of(where, "counsel") as town:
        yield town


@pytest.fixture
async def hall(where: Where) -> AsyncIterator[Town]:
    """Parbhani: weddings until after midnight, with approval and a deposit."""
    async with _town_of(where, "hall") as town:
        yield town


@pytest.fixture
async def rooms(where: Where) -> AsyncIterator[Town]:
    """Berlin: rooms by the hour and on a grid, desks of which there are several."""
    async with _town_of(where, "rooms") as town:
        yield town
