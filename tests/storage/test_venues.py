"""Which venues there are, whose they are, and how often the database is asked about that."""

import asyncio
import tomllib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.resources import VenueId
from storage.engine import Database
from storage.migrate import upgrade_database
from storage.venue_document import read_document
from storage.venues import VenueStore
from tests.factories import HandClock
from tests.storage.clinic import CLINIC
from tests.storage.documents import plain
from tests.stores import overheard

MINE, THEIRS = 7000001, 7000002


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/holdfast.db", HandClock())
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
    database: Database,
) -> None:
    venues = await open_both(database, MINE, THEIRS)

    assert [one.key for one in await venues.every()] == ["seoul-animal-clinic", "small"]
    assert [one.key for one in await venues.of_bot(MINE)] == ["seoul-animal-clinic"]
    assert [one.key for one in await venues.of_bot(THEIRS)] == ["small"]
    assert await venues.served() == (1, 2)


async def test_a_process_without_a_venues_bot_does_not_serve_it(database: Database) -> None:
    venues = await open_both(database, MINE)

    assert await venues.served() == (1,)
    assert await venues.of_bot(THEIRS) != ()


async def test_the_database_is_asked_once_a_second_however_many_venues_there_are(
    database: Database,
) -> None:
    clock, asked = HandClock(), list[str]()
    await open_both(database)
    venues = VenueStore(database, clock, (MINE, THEIRS))
    await venues.every()
    with overheard(asked):
        for _ in range(3):
            await venues.of_bot(MINE)
            await venues.of_bot(THEIRS)
            await venues.served()
            await venues.get(VenueId(2))
        within = list(asked)
        clock.pass_(seconds=1)
        for bot_id in (MINE, THEIRS):
            for venue in await venues.of_bot(bot_id):
                await venues.get(venue.id)

    assert within == []
    assert len(asked) == 1


async def test_of_those_who_come_together_one_asks_and_the_others_have_what_was_true(
    database: Database,
) -> None:
    clock, asked = HandClock(), list[str]()
    await open_both(database)
    venues = VenueStore(database, clock, (MINE, THEIRS))
    before = await venues.of_bot(MINE)
    clock.pass_(seconds=1)

    with overheard(asked):
        found = await asyncio.gather(*(venues.of_bot(MINE) for _ in range(10)))

    assert found == [before] * 10
    assert len(asked) == 1


async def test_a_venue_that_changed_its_bot_is_served_by_the_new_one(
    database: Database,
) -> None:
    venues = await open_both(database, MINE, THEIRS)
    before = await venues.of_bot(MINE)

    await venues.apply(read_document(plain(venue__key="small", venue__bot=MINE)))

    assert len(before) == 1
    assert [one.key for one in await venues.of_bot(MINE)] == ["seoul-animal-clinic", "small"]
    assert await venues.of_bot(THEIRS) == ()
