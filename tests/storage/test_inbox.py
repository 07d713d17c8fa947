"""What has arrived is there once, however often it is delivered, until nobody asks any more."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa

from storage.schema import inbox
from tests.factories import HandClock
from tests.stores import Stores, opened

BOT, OTHER_BOT = 7, 8
ANN, BOB = "7:u:1", "7:u:2"


@pytest.fixture
async def stores(url: str, clock: HandClock) -> AsyncIterator[Stores]:
    async with opened(url, clock) as stores:
        yield stores


async def count(stores: Stores) -> int:
    return await stores.database.read(
        lambda c: c.scalars(sa.select(sa.func.count()).select_from(inbox)).one()
    )


async def finish(stores: Stores, lane: str) -> None:
    work = await stores.sessions.claim(lane, 1)
    while work:
        work = await stores.sessions.done(work, "")


async def test_an_update_delivered_again_is_the_same_update(stores: Stores) -> None:
    await stores.inbox.add([(BOT, 1, ANN, "first")])
    await finish(stores, ANN)

    await stores.inbox.add([(BOT, 1, ANN, "second")])

    assert await count(stores) == 1
    assert await stores.inbox.waiting((BOT,), 10) == ()


async def test_a_lower_number_than_any_before_is_still_a_new_update(stores: Stores) -> None:
    await stores.inbox.add([(BOT, 900_000_000, ANN, "")])

    await stores.inbox.add([(BOT, 5, ANN, "")])

    assert await count(stores) == 2


async def test_the_same_number_at_another_bot_is_another_update(stores: Stores) -> None:
    await stores.inbox.add([(BOT, 1, ANN, ""), (OTHER_BOT, 1, "8:u:1", "")])

    assert await count(stores) == 2
    assert await stores.inbox.waiting((OTHER_BOT,), 10) == ("8:u:1",)
    assert "8:u:1" in await stores.inbox.waiting((BOT, OTHER_BOT), 10)


async def test_the_same_updates_brought_to_two_processes_at_once_are_there_once(
    url: str, stores: Stores, clock: HandClock
) -> None:
    arrivals = [(BOT, number, ANN, "") for number in range(50)]

    async with opened(url, clock) as other:
        await asyncio.gather(
            *(stores.inbox.add([one]) for one in arrivals),
            *(other.inbox.add([one]) for one in reversed(arrivals)),
        )

    assert await count(stores) == 50


async def test_lanes_wait_in_the_sequence_in_which_they_began_to(
    stores: Stores, clock: HandClock
) -> None:
    await stores.inbox.add([(BOT, 3, BOB, "")])
    clock.pass_(seconds=1)
    await stores.inbox.add([(BOT, 1, ANN, ""), (BOT, 2, ANN, "")])

    assert await stores.inbox.waiting((BOT,), 10) == (BOB, ANN)
    assert await stores.inbox.waiting((BOT,), 1) == (BOB,)


async def test_a_lane_somebody_works_at_does_not_wait_until_its_lease_is_over(
    stores: Stores, clock: HandClock
) -> None:
    await stores.inbox.add([(BOT, 1, ANN, "")])
    await stores.sessions.claim(ANN, 1)

    held = await stores.inbox.waiting((BOT,), 10)
    clock.pass_(seconds=16)

    assert held == ()
    assert await stores.inbox.waiting((BOT,), 10) == (ANN,)


async def test_the_oldest_that_is_not_done_is_known(stores: Stores, clock: HandClock) -> None:
    assert await stores.inbox.count_pending() == (0, 0.0)
    await stores.inbox.add([(BOT, 1, ANN, "")])
    clock.pass_(seconds=30)
    await stores.inbox.add([(BOT, 2, BOB, "")])

    assert await stores.inbox.count_pending() == (2, 30.0)


async def test_after_two_days_what_was_done_is_forgotten_and_what_was_not_is_kept(
    stores: Stores, clock: HandClock
) -> None:
    await stores.inbox.add([(BOT, number, ANN, "") for number in range(600)])
    await stores.sessions.claim(BOB, 1)
    await stores.database.run(
        lambda c: c.execute(
            sa.update(inbox).where(inbox.c.update_id > 0).values(done_at=clock.now())
        )
    )
    clock.pass_(hours=47)
    early = await stores.inbox.purge()
    clock.pass_(hours=2)

    assert early == 0
    assert await stores.inbox.purge() == 599
    assert await count(stores) == 1
