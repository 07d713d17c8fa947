"""Who asks at the same moment is answered by one statement, each with their own."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from domain.people import Customer, UserId
from domain.resources import VenueId
from storage.engine import Database
from storage.migrate import upgrade_database
from storage.people import PeopleStore
from tests.factories import CountedIds, HandClock
from tests.stores import Background, overheard

VENUE, ELSEWHERE = VenueId(1), VenueId(2)


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    database = Database(url, HandClock())
    await upgrade_database(database)
    yield database
    await database.close()


async def test_many_people_are_looked_up_at_once_and_each_finds_themselves(
    database: Database,
) -> None:
    background, said = Background(), list[str]()
    people = PeopleStore(database, CountedIds(), background.spawn)
    known = [await meet(people, number) for number in range(1, 9)]
    await people.customer(ELSEWHERE, UserId(1), name="Ann elsewhere", locale="de")

    with overheard(said):
        every = (people.find_customer(VENUE, UserId(number)) for number in range(10))
        found = await asyncio.gather(*every)

    assert found == [None, *known, None]
    assert len(said) == 1
    await background.close()


async def meet(people: PeopleStore, number: int) -> Customer:
    return await people.customer(VENUE, UserId(number), name=f"Ann {number}", locale="en")
