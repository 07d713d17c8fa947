"""Lanes are claimed, worked at in sequence, kept by their owner alone, and never forgotten."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa

from storage.lanes import LANE, Statements
from storage.schema import inbox, sessions
from storage.sessions import LEASE_SECONDS, Work
from tests.factories import HandClock
from tests.stores import Stores, opened

BOT = 7
ANN, BOB = "7:u:1", "7:u:2"
MINE, THEIRS = 111, 222


@pytest.fixture
async def stores(url: str, clock: HandClock) -> AsyncIterator[Stores]:
    async with opened(url, clock) as stores:
        yield stores


async def arrive(stores: Stores, lane: str, *numbers: int) -> None:
    await stores.inbox.add([(BOT, number, lane, f"payload {number}") for number in numbers])


async def claimed(stores: Stores, lane: str, token: int) -> Work:
    work = await stores.sessions.claim(lane, token)
    assert work is not None
    return work


async def rows_of(stores: Stores, table: sa.Table) -> list[sa.RowMapping]:
    return list(
        await stores.database.read(
            lambda connection: (
                connection.execute(sa.select(table).order_by(*table.primary_key))
                .mappings()
                .all()
            )
        )
    )


async def test_a_lane_gives_its_lowest_update_first_and_ends_empty(stores: Stores) -> None:
    await arrive(stores, ANN, 12, 10, 11)

    seen = []
    work = await stores.sessions.claim(ANN, MINE)
    while work:
        seen.append(work.update_id)
        work = await stores.sessions.done(work, f"after {work.update_id}")

    assert seen == [10, 11, 12]
    assert await stores.sessions.claim(ANN, MINE) is None


async def test_the_next_step_finds_the_state_the_last_one_left(stores: Stores) -> None:
    await arrive(stores, ANN, 1, 2)
    first = await claimed(stores, ANN, MINE)

    second = await stores.sessions.done(first, "one")

    assert first.state == ""
    assert second is not None
    assert second.state == "one"
    assert await stores.sessions.done(second, "two") is None
    await arrive(stores, ANN, 3)
    assert (await claimed(stores, ANN, THEIRS)).state == "two"


async def test_a_nudge_comes_before_the_taps_that_wait(stores: Stores) -> None:
    await arrive(stores, ANN, 5)
    await arrive(stores, ANN, -20, -10)

    work = await claimed(stores, ANN, MINE)

    assert work.update_id == -20


async def test_a_lane_that_is_held_is_refused_to_everybody_else(stores: Stores) -> None:
    await arrive(stores, ANN, 1)
    await claimed(stores, ANN, MINE)

    assert await stores.sessions.claim(ANN, THEIRS) is None


async def test_whoever_holds_a_lane_gets_it_again(stores: Stores) -> None:
    await arrive(stores, ANN, 1)
    await claimed(stores, ANN, MINE)

    again = await claimed(stores, ANN, MINE)

    assert again.update_id == 1
    assert again.attempts == 2


async def test_a_lane_with_nothing_to_do_is_not_claimed(stores: Stores) -> None:
    assert await stores.sessions.claim(ANN, MINE) is None
    assert await rows_of(stores, sessions) == []


async def test_a_released_lane_is_anybodys_at_once(stores: Stores) -> None:
    await arrive(stores, ANN, 1)
    assert await stores.sessions.done(await claimed(stores, ANN, MINE), "kept") is None

    await arrive(stores, ANN, 2)

    assert (await claimed(stores, ANN, THEIRS)).update_id == 2


async def test_a_lane_whose_owner_died_is_claimed_after_its_lease(
    stores: Stores, clock: HandClock
) -> None:
    await arrive(stores, ANN, 1)
    await claimed(stores, ANN, MINE)

    clock.pass_(seconds=14)
    early = await stores.sessions.claim(ANN, THEIRS)
    clock.pass_(seconds=2)
    late = await claimed(stores, ANN, THEIRS)

    assert early is None
    assert late.attempts == 2


async def test_a_renewed_lease_lasts_longer(stores: Stores, clock: HandClock) -> None:
    await arrive(stores, ANN, 1)
    await claimed(stores, ANN, MINE)

    clock.pass_(seconds=10)
    await stores.sessions.renew([(ANN, MINE), (BOB, MINE)])
    clock.pass_(seconds=10)

    assert await stores.sessions.claim(ANN, THEIRS) is None


async def test_what_a_frozen_owner_comes_back_with_is_not_kept(
    stores: Stores, clock: HandClock
) -> None:
    await arrive(stores, ANN, 1)
    frozen = await claimed(stores, ANN, MINE)
    clock.pass_(seconds=16)
    await stores.sessions.done(await claimed(stores, ANN, THEIRS), "theirs")

    await stores.sessions.done(frozen, "mine")
    await stores.sessions.postpone(frozen, "mine", seconds=60, counted=True)
    await stores.sessions.renew([(ANN, MINE)])

    [kept] = await rows_of(stores, sessions)
    assert (kept["state"], kept["version"]) == ("theirs", 1)
    assert kept["lease_token"] is None


async def test_a_frozen_owner_does_not_end_an_update_somebody_works_at(
    stores: Stores, clock: HandClock
) -> None:
    await arrive(stores, ANN, 1)
    frozen = await claimed(stores, ANN, MINE)
    clock.pass_(seconds=16)
    await claimed(stores, ANN, THEIRS)

    await stores.sessions.done(frozen, "mine")

    [row] = await rows_of(stores, inbox)
    assert row["done_at"] is None


async def test_an_update_that_is_done_is_done_once(stores: Stores) -> None:
    await arrive(stores, ANN, 1)
    work = await claimed(stores, ANN, MINE)
    await stores.sessions.done(work, "once")

    await stores.sessions.done(work, "twice")

    [kept] = await rows_of(stores, sessions)
    assert (kept["state"], kept["version"]) == ("once", 1)


async def test_an_update_that_is_done_is_not_done_again_by_its_lanes_owner(
    stores: Stores,
) -> None:
    """As after a commit whose answer was lost: the same again changes nothing."""
    await arrive(stores, ANN, 1, 2)
    first = await claimed(stores, ANN, MINE)
    second = await stores.sessions.done(first, "once")

    again = await stores.sessions.done(first, "twice")

    [kept] = await rows_of(stores, sessions)
    assert (kept["state"], kept["version"]) == ("once", 1)
    assert again is None
    assert second is not None
    assert (await claimed(stores, ANN, MINE)).update_id == 2


async def test_a_postponed_update_holds_up_its_own_lane_only(
    stores: Stores, clock: HandClock
) -> None:
    await arrive(stores, ANN, 1, 2)
    await arrive(stores, BOB, 3)
    work = await claimed(stores, ANN, MINE)
    await stores.sessions.postpone(work, "so far", seconds=30, counted=True)

    now = await stores.sessions.claim(ANN, MINE)
    others = await stores.sessions.claim(BOB, MINE)
    waiting = await stores.inbox.waiting((BOT,), 10)
    clock.pass_(seconds=31)
    later = await claimed(stores, ANN, THEIRS)

    assert now is None
    assert others is not None
    assert waiting == ()
    assert (later.update_id, later.attempts, later.state) == (1, 2, "so far")


async def test_an_attempt_that_does_not_count_is_taken_back(stores: Stores) -> None:
    await arrive(stores, ANN, 1)
    work = await claimed(stores, ANN, MINE)

    await stores.sessions.postpone(work, "", seconds=0, counted=False)

    assert (await claimed(stores, ANN, THEIRS)).attempts == 1


async def test_what_a_dead_update_died_of_is_kept_with_it(stores: Stores) -> None:
    await arrive(stores, ANN, 1, 2)
    first = await claimed(stores, ANN, MINE)

    second = await stores.sessions.done(first, "", error="KeyError at flows/book.py:9")
    assert second is not None
    await stores.sessions.done(second, "")

    dead, done = await rows_of(stores, inbox)
    assert (dead["error"], dead["payload"]) == ("KeyError at flows/book.py:9", "payload 1")
    assert (done["error"], done["payload"]) == (None, "")


async def test_lanes_claimed_together_each_get_their_own(stores: Stores) -> None:
    lanes = [f"7:u:{person}" for person in range(40)]
    await asyncio.gather(*(arrive(stores, lane, n) for n, lane in enumerate(lanes)))

    works = await asyncio.gather(*(claimed(stores, lane, n) for n, lane in enumerate(lanes)))
    after = await asyncio.gather(
        *(stores.sessions.done(work, f"state of {work.lane}") for work in works)
    )

    assert [work.lane for work in works] == lanes
    assert [work.token for work in works] == list(range(40))
    assert after == [None] * 40
    kept = {row["lane"]: row["state"] for row in await rows_of(stores, sessions)}
    assert kept == {lane: f"state of {lane}" for lane in lanes}


async def test_of_two_processes_that_want_the_same_lanes_each_lane_gets_one(
    url: str, stores: Stores, clock: HandClock
) -> None:
    lanes = [f"7:u:{person}" for person in range(30)]
    await asyncio.gather(*(arrive(stores, lane, n) for n, lane in enumerate(lanes)))

    async with opened(url, clock) as other:
        mine, theirs = await asyncio.gather(
            asyncio.gather(*(stores.sessions.claim(lane, MINE) for lane in lanes)),
            asyncio.gather(*(other.sessions.claim(lane, THEIRS) for lane in lanes[::-1])),
        )

    won = [work.lane for work in (*mine, *theirs) if work]
    assert sorted(won) == sorted(lanes)


async def test_a_month_after_the_last_step_a_lane_is_forgotten(
    stores: Stores, clock: HandClock
) -> None:
    for lane, number in ((ANN, 1), (BOB, 2)):
        await arrive(stores, lane, number)
        await stores.sessions.done(await claimed(stores, lane, MINE), "kept")
    clock.pass_(days=31)
    await arrive(stores, BOB, 3)

    assert await stores.sessions.purge() == 1

    assert [row["lane"] for row in await rows_of(stores, sessions)] == [BOB]


class Unfenced(Statements):
    """Believes whoever comes, token or not."""

    def _held(self, *conditions: sa.ColumnElement[bool]) -> sa.Update:
        return sa.update(sessions).where(sessions.c.lane == self._given.text(LANE), *conditions)


async def test_without_the_token_a_frozen_owner_would_end_somebody_elses_step(
    stores: Stores, clock: HandClock
) -> None:
    """The guard's negative control."""
    stores.sessions._statements = Unfenced(stores.database, LEASE_SECONDS)
    await arrive(stores, ANN, 1)
    frozen = await claimed(stores, ANN, MINE)
    clock.pass_(seconds=16)
    await claimed(stores, ANN, THEIRS)

    await stores.sessions.done(frozen, "mine")

    [kept] = await rows_of(stores, sessions)
    assert kept["state"] == "mine"
    [row] = await rows_of(stores, inbox)
    assert row["done_at"] is not None


async def test_somebody_who_comes_back_after_being_forgotten_begins_anew(
    stores: Stores, clock: HandClock
) -> None:
    await arrive(stores, ANN, 1)
    await stores.sessions.done(await claimed(stores, ANN, MINE), "long ago")
    await arrive(stores, ANN, 2)
    await stores.sessions.done(await claimed(stores, ANN, MINE), "long ago")
    clock.pass_(days=31)
    assert await stores.sessions.purge() == 1

    await arrive(stores, ANN, 3)

    assert (await claimed(stores, ANN, MINE)).state == ""
