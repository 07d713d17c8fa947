"""Whatever is due is done, whatever goes wrong with one of them."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from telegram.error import NetworkError

from bot.runtime.http import Flooded
from bot.runtime.jobs import AT_ONCE, DueAgain, Outcome
from bot.runtime.limits import Postponed
from bot.runtime.nudges import Nudge, NudgeHandler
from bot.runtime.ports import ClaimedJob
from domain.allocations import BookingId
from domain.errors import StoreBusy
from domain.events import Job, JobKind
from domain.resources import VenueId
from storage.rows import from_jobs
from storage.schema import jobs
from tests.bot.runtime.booth import Booth, until
from tests.bot.sandbox.stage import ANN
from tests.counting import BOT_ID

Act = Callable[[ClaimedJob], Awaitable[Outcome | DueAgain]]


class Worker:
    """Handles jobs as a test says, and remembers them."""

    def __init__(self, here: Booth, act: Act | None = None) -> None:
        self.here = here
        self.act = act
        self.done: list[str] = []
        here.runtime.jobs.on(JobKind.TELL, self.handle)

    async def handle(self, held: ClaimedJob) -> Outcome | DueAgain:
        self.done.append(held.job.key)
        return await self.act(held) if self.act else Outcome.SENT

    async def write(self, *keys: str, at: datetime | None = None) -> None:
        due = at or self.here.clock.now()
        written = [
            Job(JobKind.TELL, key, due, VenueId(1), BookingId(2), {"who": ANN}) for key in keys
        ]
        rows = from_jobs(written, iter(self.here.world.ids.fresh, None))
        await self.here.database.run(lambda c: c.execute(sa.insert(jobs), rows))

    async def work(self) -> None:
        self.here.runtime.jobs.kick()
        await self.here.rest()

    async def row(self, key: str) -> Any:
        statement = sa.select(jobs).where(jobs.c.key == key)
        return await self.here.database.read(lambda c: c.execute(statement).one())


def raising(error: Exception) -> Act:
    async def act(_held: ClaimedJob) -> Outcome:
        raise error

    return act


async def test_what_is_due_is_done_once(here: Booth) -> None:
    worker = Worker(here)
    await worker.write("a", "b")

    await worker.work()
    await worker.work()

    assert sorted(worker.done) == ["a", "b"]
    assert (await worker.row("a")).outcome == "sent"
    assert here.runtime.jobs.counts["sent"] == 2


async def test_more_than_fit_at_once_are_done_without_another_kick(here: Booth) -> None:
    worker = Worker(here)
    await worker.write(*map(str, range(3 * AT_ONCE)))

    await worker.work()
    await until(lambda: len(worker.done) == 3 * AT_ONCE)
    await here.rest()

    assert len(set(worker.done)) == 3 * AT_ONCE


async def test_nobody_has_to_kick_a_job_that_comes_due(here: Booth) -> None:
    worker = Worker(here)
    await worker.write("a", at=here.clock.now() + timedelta(minutes=1))
    await worker.work()
    assert worker.done == []

    here.stage.pass_(minutes=2)
    await until(lambda: worker.done == ["a"])


async def test_a_job_that_is_claimed_once_more_while_it_is_done_keeps_nobody_waiting(
    here: Booth,
) -> None:
    """As when the clock is moved beyond its lease."""
    go_on = asyncio.Event()

    async def act(_held: ClaimedJob) -> Outcome:
        await go_on.wait()
        return Outcome.SENT

    worker = Worker(here, act)
    await worker.write("a")
    here.runtime.jobs.kick()
    await until(lambda: worker.done == ["a"])
    here.stage.pass_(minutes=2)
    here.runtime.jobs.kick()
    await until(lambda: worker.done == ["a", "a"])

    go_on.set()

    async with asyncio.timeout(5):
        await here.runtime.jobs.stop()
    assert (await worker.row("a")).outcome == "sent"


async def test_a_job_may_be_due_again(here: Booth) -> None:
    later = here.clock.now() + timedelta(minutes=10)

    async def act(held: ClaimedJob) -> Outcome | DueAgain:
        return Outcome.DONE if held.job.run_at == later else DueAgain(later)

    worker = Worker(here, act)
    await worker.write("a")

    await worker.work()
    await worker.work()
    here.stage.pass_(minutes=11)
    await worker.work()

    assert worker.done == ["a", "a"]
    assert (await worker.row("a")).outcome == "done"


@pytest.mark.parametrize("error", [KeyError("x"), NetworkError("x"), StoreBusy()])
async def test_a_job_that_fails_is_tried_again_later_and_later_and_at_last_given_up(
    here: Booth, error: Exception
) -> None:
    worker = Worker(here, raising(error))
    await worker.write("a")
    waits = []

    for _ in range(8):
        await worker.work()
        row = await worker.row("a")
        waits.append((row.run_at - here.clock.now()).total_seconds())
        here.stage.pass_(hours=1)

    await worker.work()
    assert worker.done == ["a"] * 8
    assert waits[:7] == [2, 6, 18, 54, 162, 486, 900]
    assert (await worker.row("a")).outcome == "dead"
    assert here.runtime.jobs.counts["dead"] == 1


async def test_a_bug_in_one_job_is_not_in_the_way_of_others(here: Booth) -> None:
    async def act(held: ClaimedJob) -> Outcome:
        if held.job.key == "bad":
            raise KeyError
        return Outcome.SENT

    worker = Worker(here, act)
    await worker.write("bad", "good", "better")

    await worker.work()

    assert (await worker.row("good")).outcome == "sent"
    assert (await worker.row("better")).outcome == "sent"


async def test_being_told_to_wait_is_no_failed_attempt(here: Booth) -> None:
    here_now = here.clock.now()
    worker = Worker(here, raising(Flooded(30)))
    await worker.write("a")
    await worker.work()
    flooded = await worker.row("a")
    worker.act = raising(Postponed(here_now + timedelta(seconds=90)))
    here.stage.pass_(seconds=31)
    await worker.work()
    postponed = await worker.row("a")

    assert (flooded.run_at, flooded.attempts) == (here_now + timedelta(seconds=30), 0)
    assert (postponed.run_at, postponed.attempts) == (here_now + timedelta(seconds=90), 0)


async def test_a_process_that_stops_ends_its_jobs_and_begins_no_more(here: Booth) -> None:
    gate, inside = asyncio.Event(), asyncio.Event()

    async def act(_held: ClaimedJob) -> Outcome:
        inside.set()
        await gate.wait()
        return Outcome.SENT

    worker = Worker(here, act)
    await worker.write("a")
    here.runtime.jobs.kick()
    await inside.wait()

    stopping = asyncio.create_task(here.runtime.jobs.stop())
    await worker.write("b")
    here.runtime.jobs.kick()
    gate.set()
    await stopping

    assert worker.done == ["a"]
    assert (await worker.row("a")).outcome == "sent"
    assert (await worker.row("b")).attempts == 0


async def test_a_job_that_takes_long_stays_with_its_process(here: Booth) -> None:
    gate, inside = asyncio.Event(), asyncio.Event()

    async def act(_held: ClaimedJob) -> Outcome:
        inside.set()
        await gate.wait()
        return Outcome.SENT

    worker = Worker(here, act)
    await worker.write("a")
    here.world.jobs.lease = 0.0
    here.runtime.jobs.kick()
    await inside.wait()

    here.stage.pass_(seconds=20)
    await here.runtime.jobs.renew()
    here.stage.pass_(seconds=20)
    others = await here.world.jobs.claim(1, 5, (1,))
    gate.set()
    await here.rest()

    assert others == ()
    assert (await worker.row("a")).outcome == "sent"


async def test_a_job_speaks_to_a_person_through_their_own_lane_once(here: Booth) -> None:
    nudged = []

    async def nudge(held: ClaimedJob) -> Outcome:
        booking = held.job.booking_id
        for _ in range(2):
            await here.runtime.ingest.nudge(BOT_ID, Nudge(ANN, "over", 1, booking), held.number)
        return Outcome.DONE

    async def hear(nudge: Nudge, context: Any) -> None:
        nudged.append((nudge, context.key()))
        context.session.draft["nudged"] = True

    worker = Worker(here, nudge)
    here.add(NudgeHandler("other", hear), NudgeHandler("over", hear))
    await worker.write("a")

    await worker.work()
    await here.rest()

    [(heard, key)] = nudged
    assert heard == Nudge(ANN, "over", 1, 2)
    assert key.startswith(f"tg:{BOT_ID}:-")
    assert (await here.session(ANN)).draft == {"nudged": True}


async def test_what_has_to_do_with_money_is_never_given_up(here: Booth) -> None:
    tried = list[str]()

    async def act(held: ClaimedJob) -> Outcome:
        tried.append(held.job.key)
        raise LookupError

    here.runtime.jobs.on(JobKind.SETTLE, act)
    job = Job(JobKind.SETTLE, "money", here.clock.now(), VenueId(1), BookingId(2))
    rows = from_jobs([job], iter(here.world.ids.fresh, None))
    await here.database.run(lambda c: c.execute(sa.insert(jobs), rows))

    for _ in range(20):
        here.runtime.jobs.kick()
        await here.rest()
        here.clock.move(timedelta(minutes=16))

    found = await here.database.read(lambda c: c.execute(sa.select(jobs)).mappings().one())
    assert len(tried) == 20
    assert (found["done_at"], found["attempts"]) == (None, 7)
    assert here.runtime.jobs.counts["stuck"] == 13
    assert here.runtime.jobs.counts["dead"] == 0
