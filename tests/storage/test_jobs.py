"""Every job is done, by one worker at a time, and only its worker can say so."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from domain.allocations import BookingId
from domain.events import Job, JobKind
from domain.resources import VenueId
from storage.jobs import KEY, VENUE, Jobs
from storage.many import Rows
from storage.rows import from_jobs
from storage.schema import jobs
from tests.factories import HandClock
from tests.stores import Background, Stores, opened

MINE, THEIRS = 111, 222
VENUES = (1,)


@pytest.fixture
async def stores(url: str, clock: HandClock) -> AsyncIterator[Stores]:
    async with opened(url, clock) as stores:
        yield stores


def job(name: str, at: datetime) -> Job:
    return Job(JobKind.TELL, name, at, VenueId(1), BookingId(9), {"notice": "booked"})


async def write(stores: Stores, written: Iterable[Job]) -> None:
    rows = from_jobs(tuple(written), range(100, 10_000))
    await stores.database.run(lambda c: c.execute(sa.insert(jobs), rows))


async def outcomes(stores: Stores) -> dict[str, str | None]:
    rows = await stores.database.read(lambda c: c.execute(sa.select(jobs)).all())
    return {row.key: row.outcome for row in rows}


async def test_a_process_claims_the_jobs_of_its_own_venues_alone(
    stores: Stores, clock: HandClock
) -> None:
    theirs = replace(job("b", clock.now()), venue_id=VenueId(2))
    await write(stores, [job("a", clock.now()), theirs])

    nothing = await stores.jobs.claim(10, MINE, ())
    mine = await stores.jobs.claim(10, MINE, (1, 3))
    others = await stores.jobs.claim(10, THEIRS, (2,))

    assert nothing == ()
    assert [one.job.key for one in mine] == ["a"]
    assert [one.job.key for one in others] == ["b"]


async def test_what_is_due_is_claimed_the_longest_due_first(
    stores: Stores, clock: HandClock
) -> None:
    now = clock.now()
    late, later = now - timedelta(minutes=2), now - timedelta(minutes=1)
    await write(stores, [job("b", later), job("a", late), job("c", now + timedelta(hours=1))])

    claimed = await stores.jobs.claim(10, MINE, VENUES)

    assert [one.job for one in claimed] == [job("a", late), job("b", later)]
    assert [one.number for one in claimed] == [101, 100]
    assert {(one.attempts, one.token) for one in claimed} == {(1, MINE)}


async def test_no_more_are_claimed_than_were_asked_for(
    stores: Stores, clock: HandClock
) -> None:
    await write(stores, [job(str(n), clock.now()) for n in range(10)])

    assert len(await stores.jobs.claim(3, MINE, VENUES)) == 3
    assert len(await stores.jobs.claim(100, THEIRS, VENUES)) == 7


async def test_a_finished_job_is_never_claimed_again(stores: Stores, clock: HandClock) -> None:
    await write(stores, [job("a", clock.now())])
    [held] = await stores.jobs.claim(1, MINE, VENUES)

    assert await stores.jobs.finish(held, "sent")

    clock.pass_(days=1)
    assert await stores.jobs.claim(1, THEIRS, VENUES) == ()
    assert await outcomes(stores) == {"a": "sent"}


async def test_a_dead_workers_job_is_claimed_after_its_lease(
    stores: Stores, clock: HandClock
) -> None:
    await write(stores, [job("a", clock.now())])
    await stores.jobs.claim(1, MINE, VENUES)

    clock.pass_(seconds=29)
    early = await stores.jobs.claim(1, THEIRS, VENUES)
    clock.pass_(seconds=2)
    [late] = await stores.jobs.claim(1, THEIRS, VENUES)

    assert early == ()
    assert late.attempts == 2


async def test_a_renewed_job_stays_with_its_worker(stores: Stores, clock: HandClock) -> None:
    await write(stores, [job("a", clock.now())])
    [held] = await stores.jobs.claim(1, MINE, VENUES)

    clock.pass_(seconds=20)
    await stores.jobs.renew([held])
    clock.pass_(seconds=20)

    assert await stores.jobs.claim(1, THEIRS, VENUES) == ()


async def test_a_frozen_worker_changes_nothing_any_more(
    stores: Stores, clock: HandClock
) -> None:
    await write(stores, [job("a", clock.now())])
    [frozen] = await stores.jobs.claim(1, MINE, VENUES)
    clock.pass_(seconds=31)
    [held] = await stores.jobs.claim(1, THEIRS, VENUES)

    assert not await stores.jobs.finish(frozen, "sent")
    assert not await stores.jobs.put_off(frozen, seconds=60, counted=True)
    assert not await stores.jobs.put_at(frozen, clock.now())

    assert await outcomes(stores) == {"a": None}
    assert await stores.jobs.finish(held, "skipped")


async def test_a_job_put_off_comes_back_with_its_attempts(
    stores: Stores, clock: HandClock
) -> None:
    await write(stores, [job("a", clock.now())])
    [held] = await stores.jobs.claim(1, MINE, VENUES)

    assert await stores.jobs.put_off(held, seconds=60, counted=True)
    early = await stores.jobs.claim(1, MINE, VENUES)
    clock.pass_(seconds=61)
    [again] = await stores.jobs.claim(1, MINE, VENUES)
    assert await stores.jobs.put_off(again, seconds=0, counted=False)
    [third] = await stores.jobs.claim(1, MINE, VENUES)

    assert early == ()
    assert (again.attempts, third.attempts) == (2, 2)


async def test_a_job_due_at_another_time_begins_anew(stores: Stores, clock: HandClock) -> None:
    await write(stores, [job("a", clock.now())])
    [held] = await stores.jobs.claim(1, MINE, VENUES)
    later = clock.now() + timedelta(minutes=10)

    assert await stores.jobs.put_at(held, later)
    clock.pass_(minutes=11)
    [again] = await stores.jobs.claim(1, MINE, VENUES)

    assert (again.job.run_at, again.attempts) == (later, 1)


async def test_a_kind_this_version_does_not_know_is_left_for_one_that_does(
    stores: Stores, clock: HandClock
) -> None:
    await write(stores, [job("a", clock.now()), job("b", clock.now())])
    await stores.database.run(
        lambda c: c.execute(sa.update(jobs).where(jobs.c.key == "a").values(kind="newer"))
    )

    assert [one.job.key for one in await stores.jobs.claim(10, MINE, VENUES)] == ["b"]


async def test_two_workers_never_hold_the_same_job(
    url: str, stores: Stores, clock: HandClock
) -> None:
    await write(stores, [job(str(n), clock.now()) for n in range(60)])

    async with opened(url, clock) as other:
        batches = await asyncio.gather(
            *(stores.jobs.claim(7, n, VENUES) for n in range(6)),
            *(other.jobs.claim(7, n, VENUES) for n in range(10, 16)),
        )

    keys = [one.job.key for batch in batches for one in batch]
    assert sorted(keys) == sorted(set(keys))
    assert len(keys) == 60


async def test_jobs_that_end_together_each_get_their_own_outcome(
    stores: Stores, clock: HandClock
) -> None:
    await write(stores, [job(str(n), clock.now()) for n in range(20)])
    held = await stores.jobs.claim(20, MINE, VENUES)

    answers = await asyncio.gather(
        *(stores.jobs.finish(one, f"outcome {one.job.key}") for one in held)
    )

    assert all(answers)
    assert await outcomes(stores) == {str(n): f"outcome {n}" for n in range(20)}


class Unfenced(Jobs):
    """Believes whoever comes, token or not."""

    @staticmethod
    def _is_given(given: Rows) -> tuple[sa.ColumnElement[bool], ...]:
        return jobs.c.venue_id == given.number(VENUE), jobs.c.key == given.text(KEY)


async def test_without_the_token_a_frozen_worker_would_end_somebody_elses_job(
    stores: Stores, clock: HandClock
) -> None:
    """The guard's negative control."""
    await write(stores, [job("a", clock.now())])
    background = Background()
    unfenced = Unfenced(stores.database, background.spawn)
    [frozen] = await unfenced.claim(1, MINE, VENUES)
    clock.pass_(seconds=31)
    await unfenced.claim(1, THEIRS, VENUES)

    assert await unfenced.finish(frozen, "sent")

    await background.close()
