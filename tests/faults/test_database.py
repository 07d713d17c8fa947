"""The database goes away in the middle, and comes back: nothing that was acknowledged is lost."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Literal

import pytest
import sqlalchemy as sa

from bot.runtime.jobs import Outcome
from bot.runtime.ports import ClaimedJob
from domain.allocations import BookingId
from domain.errors import StoreBusy
from domain.events import Job, JobKind
from domain.resources import VenueId
from storage.rows import from_jobs
from storage.schema import jobs
from tests.bot.runtime.booth import Booth, booth, until
from tests.bot.sandbox.stage import ANN, BOB
from tests.counting import Counting, Effects
from tests.servers import PostgresServer

pytestmark = pytest.mark.fault

NUMBERS = [str(number) for number in range(1, 31)]


@pytest.fixture
async def here(fresh_database: str) -> AsyncIterator[Booth]:
    async with booth(fresh_database) as opened:
        yield opened


async def say_patiently(here: Booth, person: int, *texts: str) -> None:
    """Deliver as Telegram does: again and again until it is acknowledged."""
    for text in texts:
        here.stage.telegram.say(person, text)
    for update in here.stage.updates():
        while not await is_taken(here, update):  # noqa: ASYNC110 - as Telegram does
            await asyncio.sleep(0.02)


async def is_taken(here: Booth, update: dict[str, object]) -> bool:
    try:
        await here.deliver(update)
    except StoreBusy:
        return False
    return True


@pytest.mark.parametrize("how", ["immediate", "fast"])
async def test_a_database_that_stops_in_the_middle_loses_no_step(
    here: Booth, postgres_server: PostgresServer, how: Literal["immediate", "fast"]
) -> None:
    effects = Effects(here.database)
    await effects.prepare()
    here.add(Counting(effects, seconds=0.005).conversation())
    await say_patiently(here, ANN, "/start", *NUMBERS[:10])
    await say_patiently(here, BOB, "/start", *NUMBERS[:10])

    postgres_server.stop(how)
    more = asyncio.create_task(say_patiently(here, ANN, *NUMBERS[10:], "/done"))
    refused = await asyncio.wait([more], timeout=0.3)
    postgres_server.start()
    back = time.monotonic()
    await more
    first = time.monotonic() - back
    await say_patiently(here, BOB, *NUMBERS[10:], "/done")
    await until(lambda: all_done(here), 30)

    right = ["begin", *NUMBERS, " ".join(NUMBERS)]
    assert refused[1], "nobody noticed that the database was away"
    assert await effects.of_everybody() == {ANN: right, BOB: right}
    assert {type(error) for _, error in here.told} <= {StoreBusy}
    assert first < 3


async def test_jobs_go_on_when_the_database_is_back(
    here: Booth, postgres_server: PostgresServer
) -> None:
    postgres_server.stop("immediate")
    here.runtime.jobs.kick()
    await here.rest()
    await here.runtime.jobs.renew()

    postgres_server.start()

    assert await here.world.jobs.claim(1, 1, (1,)) == ()
    assert here.runtime.jobs.counts.total() == 0


async def test_a_job_done_while_the_database_is_away_is_not_done_again(
    here: Booth, postgres_server: PostgresServer
) -> None:
    done: list[int] = []

    async def act(held: ClaimedJob) -> Outcome:
        postgres_server.stop("immediate")
        done.append(held.number)
        return Outcome.SENT

    here.runtime.jobs.on(JobKind.TELL, act)
    job = Job(JobKind.TELL, "tell", here.clock.now(), VenueId(1), BookingId(1))
    [row] = from_jobs([job], [7])
    await here.database.run(lambda c: c.execute(sa.insert(jobs).values(row)))

    here.runtime.jobs.kick()
    await until(lambda: here.runtime.jobs.counts["store_busy"] > 0)
    postgres_server.start()
    await here.rest()

    outcome = sa.select(jobs.c.outcome)
    assert await here.database.read(lambda c: c.scalars(outcome).all()) == ["sent"]
    assert done == [7]


async def all_done(here: Booth) -> bool:
    # A step that came upon the closed door waits for a second, and this clock stands still.
    here.stage.pass_(seconds=0.01)
    try:
        return all(done for _, done, _, _ in await here.inbox())
    except StoreBusy:
        return False
