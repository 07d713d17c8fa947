"""One process at a time, by the database's clock."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.factories import HandClock
from tests.stores import Stores, opened

MINE, THEIRS = 111, 222


@pytest.fixture
async def stores(url: str, clock: HandClock) -> AsyncIterator[Stores]:
    async with opened(url, clock) as stores:
        yield stores


async def test_a_lease_is_held_by_one_until_it_runs_out(
    stores: Stores, clock: HandClock
) -> None:
    assert await stores.leases.hold("poll", MINE, seconds=10)
    assert not await stores.leases.hold("poll", THEIRS, seconds=10)

    clock.pass_(seconds=10)

    assert await stores.leases.hold("poll", THEIRS, seconds=10)
    assert not await stores.leases.hold("poll", MINE, seconds=10)


async def test_its_holder_may_hold_it_for_longer(stores: Stores, clock: HandClock) -> None:
    await stores.leases.hold("poll", MINE, seconds=10)
    clock.pass_(seconds=8)

    assert await stores.leases.hold("poll", MINE, seconds=10)

    clock.pass_(seconds=8)
    assert not await stores.leases.hold("poll", THEIRS, seconds=10)


async def test_different_names_are_different_leases(stores: Stores) -> None:
    assert await stores.leases.hold("poll", MINE, seconds=10)
    assert await stores.leases.hold("purge", THEIRS, seconds=10)


async def test_what_is_let_go_is_free_at_once_or_when_its_holder_says(
    stores: Stores, clock: HandClock
) -> None:
    await stores.leases.hold("poll", MINE, seconds=10)
    await stores.leases.hold("purge", MINE, seconds=10)

    await stores.leases.let_go("poll", MINE)
    await stores.leases.let_go("purge", MINE, seconds=5)

    assert await stores.leases.hold("poll", THEIRS, seconds=10)
    assert not await stores.leases.hold("purge", THEIRS, seconds=10)
    clock.pass_(seconds=5)
    assert await stores.leases.hold("purge", THEIRS, seconds=10)


async def test_nobody_lets_go_of_what_is_somebody_elses(stores: Stores) -> None:
    await stores.leases.hold("poll", MINE, seconds=10)

    await stores.leases.let_go("poll", THEIRS)

    assert not await stores.leases.hold("poll", THEIRS, seconds=10)


async def test_of_many_who_ask_at_once_one_gets_it(stores: Stores) -> None:
    answers = await asyncio.gather(
        *(stores.leases.hold("poll", token, seconds=10) for token in range(20))
    )

    assert sum(answers) == 1
