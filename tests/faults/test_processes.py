"""Three processes, duplicated deliveries, and everything that happens to processes."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.clocks import SystemClock
from domain.allocations import BookingId
from domain.events import Job, JobKind
from domain.resources import VenueId
from storage.rows import from_jobs
from storage.schema import jobs
from tests.bot.runtime.booth import until
from tests.counting import BOT_ID, TOKEN
from tests.faults.town import PEOPLE, Town, new_seed, town_on
from tests.stores import KINDS, url_of
from tests.worker import LEASE_SECONDS

pytestmark = pytest.mark.fault

JOBS = 500
KILLS = 12


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return url_of(request.param, request, tmp_path)


@pytest.fixture
async def town(url: str) -> AsyncIterator[Town]:
    async with town_on(url) as town:
        yield town


async def test_every_dialogue_ends_right_while_processes_are_killed(town: Town) -> None:
    town.telegram.duplicate_updates(len(PEOPLE))
    await town.hire(seconds_per_step=0.2)

    kills = await count_among_kills(town)

    assert kills >= 5
    assert await town.failures() == {}


async def test_the_same_when_they_poll(fresh_database: str) -> None:
    async with town_on(fresh_database) as town:
        town.telegram.duplicate_updates(len(PEOPLE))
        await town.hire(polling=True, seconds_per_step=0.2)

        await count_among_kills(town)

        assert await town.failures() == {}


async def count_among_kills(town: Town) -> int:
    """Have everybody count while workers are killed; how many of those were."""
    seed = new_seed()
    town.everybody_counts()
    await until(lambda: is_under_way(town))
    kills = 0
    settling = asyncio.create_task(town.settle())
    while not settling.done() and kills < KILLS:
        seed.choice(town.workers).restart()
        kills += 1
        await asyncio.wait([settling], timeout=seed.uniform(0.05, 0.5))
    await settling
    print(f"{kills} kills, {await town.effects.tries()}, {town.repeated_messages()} repeated")
    return kills


async def test_a_process_frozen_for_longer_than_its_lease_is_fenced(town: Town) -> None:
    seed = new_seed()
    await town.hire(seconds_per_step=0.6)
    town.everybody_counts()
    await until(lambda: all_have_begun(town))

    settling = asyncio.create_task(town.settle())
    # One that is frozen while it writes to SQLite's file freezes all others with it.
    while not settling.done() and not await is_taken_over(town):
        frozen = seed.choice(town.workers)
        frozen.signal(signal.SIGSTOP)
        await asyncio.wait([settling], timeout=LEASE_SECONDS + 1.5)
        frozen.signal(signal.SIGCONT)
        await asyncio.wait([settling], timeout=seed.uniform(0.1, 0.5))
    await settling

    print(f"{await town.effects.tries()}, {town.repeated_messages()} repeated")
    assert await town.failures() == {}
    assert await is_taken_over(town), "nobody took a step over, so nobody was fenced"


async def test_a_process_told_to_stop_under_load_ends_well_and_loses_nothing(
    town: Town,
) -> None:
    # Nobody takes a step over only because this machine is busy.
    town.terms = replace(town.terms, lease=30.0)
    await town.hire(seconds_per_step=0.05)
    town.everybody_counts()
    await until(lambda: is_under_way(town))

    town.workers[0].signal(signal.SIGTERM)
    async with asyncio.timeout(20):
        code = await town.workers[0].ended()
    await town.settle()

    assert code == 0
    assert await town.failures() == {}
    assert (await town.effects.tries()).keys() == {1}


async def test_a_second_signal_ends_a_process_at_once(town: Town) -> None:
    await town.hire(seconds_per_step=30.0)
    town.everybody_counts()
    await until(lambda: all_have_begun(town))

    worker = town.workers[0]
    worker.signal(signal.SIGTERM)
    ended = asyncio.create_task(worker.ended())
    done, _ = await asyncio.wait([ended], timeout=0.5)
    while not ended.done():
        with suppress(ProcessLookupError):
            worker.signal(signal.SIGTERM)
        await asyncio.wait([ended], timeout=0.2)

    assert not done
    assert await ended == -signal.SIGTERM


async def test_every_job_is_done_while_processes_are_killed(town: Town) -> None:
    seed = new_seed()
    now = SystemClock().now()
    written = [
        Job(JobKind.TELL, str(number), now, VenueId(1), BookingId(1)) for number in range(JOBS)
    ]
    rows = from_jobs(written, range(JOBS))
    await town.hire(seconds_per_step=0.3)
    await town.stores.database.run(lambda c: c.execute(sa.insert(jobs), rows))
    await until(lambda: is_under_way(town))

    working = asyncio.create_task(until(lambda: are_done(town), 60))
    for _ in range(10):
        seed.choice(town.workers).restart()
        await asyncio.wait([working], timeout=seed.uniform(0.05, 0.3))
    await working

    tries = await town.effects.tries()
    print(tries)
    assert tries.total() == JOBS


async def test_a_checkout_is_answered_behind_five_hundred_updates(town: Town) -> None:
    await town.hire(seconds_per_step=0.05)
    town.everybody_counts()
    person = PEOPLE[0]
    lane = f"{BOT_ID}:u:{person}"
    await town.stores.inbox.add([(BOT_ID, number, lane, "{}") for number in range(1, 501)])
    await until(lambda: is_under_way(town))
    invoice = {
        "chat_id": str(person), "title": "x", "description": "x", "payload": "x",
        "currency": "XTR", "prices": '[{"label": "x", "amount": 1}]',
    }  # fmt: skip
    sent = town.telegram.call(TOKEN, "sendInvoice", invoice)

    town.telegram.pay(person, sent.body["result"]["message_id"])

    # Half a minute of steps is before it. Telegram itself waits for ten seconds.
    await until(lambda: not town.telegram.unanswered(), 8)


async def is_under_way(town: Town) -> bool:
    return (await town.effects.tries()).total() > 3


async def all_have_begun(town: Town) -> bool:
    return (await town.effects.tries()).total() >= len(PEOPLE)


async def is_taken_over(town: Town) -> bool:
    return (await town.effects.tries()).keys() > {1}


async def are_done(town: Town) -> bool:
    statement = sa.select(sa.func.count()).where(jobs.c.outcome == "done")
    return await town.stores.database.read(lambda c: c.scalars(statement).one()) == JOBS
