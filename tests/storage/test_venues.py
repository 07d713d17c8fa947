"""Which venues there are, whose they are, and how often the database is asked about that."""

import tomllib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage.engine import Database
from storage.migrate import upgrade_database
from storage.venue_document import read_document
from storage.venues import VenueStore
from tests.factories import HandClock
from tests.storage.clinic import CLINIC
from tests.storage.documents import plain

MINE, THEIRS = 7000001, 7000002


class Counted(Database):
    """Counts how often it is read."""

    reads = 0

    async def read(self, work: Callable[[sa.Connection], object]) -> object:  # type: ignore[override]
        self.reads += 1
        return await super().read(work)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Counted]:
    database = Counted(f"sqlite+aiosqlite:///{tmp_path}/holdfast.db", HandClock())
    await upgrade_database(database)
    yield database
    await database.close()


async def open_both(database: Database, *bots: int) -> VenueStore:
    """The clinic, and a small venue that says which bot serves it."""
    venues = VenueStore(database, HandClock(), bots)
    await venues.apply(read_document(tomllib.loads(CLINIC.read_text("utf-8"))))
    await venues.apply(read_document(plain(venue__key="small", venue__bot=THEIRS)))
    return venues


async def test_a_venue_is_served_by_the_bot_it_names_or_else_by_the_first(
    database: Counted,
) -> None:
    venues = await open_both(database, MINE, THEIRS)

    assert [one.key for one in await venues.every()] == ["seoul-animal-clinic", "small"]
    assert [one.key for one in await venues.of_bot(MINE)] == ["seoul-animal-clinic"]
    assert [one.key for one in await venues.of_bot(THEIRS)] == ["small"]
    assert await venues.served() == (1, 2)


async def test_a_process_without_a_venues_bot_does_not_serve_it(database: Counted) -> None:
    venues = await open_both(database, MINE)

    assert await venues.served() == (1,)
    assert await venues.of_bot(THEIRS) != ()


async def test_the_database_is_asked_once_a_second_however_many_venues_there_are(
    database: Counted,
) -> None:
    clock = HandClock()
    await open_both(database, MINE, THEIRS)
    venues = VenueStore(database, clock, (MINE, THEIRS))
    await venues.every()
    database.reads = 0

    for _ in range(3):
        await venues.of_bot(MINE)
        await venues.of_bot(THEIRS)
        await venues.get((await venues.every())[1].id)
    within = database.reads
    clock.pass_(seconds=1)
    await venues.of_bot(THEIRS)
    await venues.of_bot(MINE)

    assert within == 0
    assert database.reads == 1


async def test_a_venue_that_changed_its_bot_is_served_by_the_new_one(database: Counted) -> None:
    venues = await open_both(database, MINE, THEIRS)
    before = await venues.of_bot(MINE)

    await venues.apply(read_document(plain(venue__key="small", venue__bot=MINE)))

    assert len(before) == 1
    assert [one.key for one in await venues.of_bot(MINE)] == ["seoul-animal-clinic", "small"]
    assert await venues.of_bot(THEIRS) == ()
