"""What happens again and again happens, late if need be, and by one process if it should."""

import asyncio
import time
from typing import Any

from telegram.ext import JobQueue

from bot.runtime.ticks import Ticks
from domain.errors import StoreBusy
from tests.bot.runtime.booth import Booth, booth, until


def tick(queue: JobQueue[Any], name: str) -> Any:
    """What the queue would do at the next tick of this name."""
    [job] = queue.get_jobs_by_name(name)
    return job.callback(None)


async def test_a_tick_that_comes_too_late_still_comes(here: Booth) -> None:
    """The library on its own drops what is more than a second late."""
    ticked = []

    async def run() -> None:
        ticked.append(time.monotonic())

    ticks = Ticks(here.world)
    ticks.add("late", 0.05, run)
    assert here.app.job_queue is not None
    ticks.start(here.app.job_queue)
    await until(lambda: bool(ticked))
    before = len(ticked)

    time.sleep(1.2)  # noqa: ASYNC251 - the whole loop stands still
    await until(lambda: len(ticked) > before)

    assert len(ticked) == before + 1


async def test_a_busy_store_is_no_reason_to_raise_the_alarm(here: Booth) -> None:
    async def run() -> None:
        raise StoreBusy

    ticks = Ticks(here.world)
    ticks.add("busy", 3600, run)
    assert here.app.job_queue is not None
    ticks.start(here.app.job_queue)

    await tick(here.app.job_queue, "busy")


async def test_a_periodic_run_is_done_by_one_process(any_url: str, anywhere: Booth) -> None:
    runs: list[str] = []
    async with booth(any_url) as other:
        for name, one in (("here", anywhere), ("other", other)):

            async def run(name: str = name) -> None:
                runs.append(name)

            ticks = Ticks(one.world)
            ticks.add_periodic("seal", 3600.0, run)
            assert one.app.job_queue is not None
            ticks.start(one.app.job_queue)
            await tick(one.app.job_queue, "seal")

        assert runs == ["here"]


async def test_a_run_that_dies_is_taken_over_by_another_process(
    any_url: str, anywhere: Booth
) -> None:
    runs: list[str] = []

    async def die() -> None:
        raise asyncio.CancelledError

    async def run() -> None:
        runs.append("other")

    async with booth(any_url) as other:
        dying, living = Ticks(anywhere.world), Ticks(other.world)
        dying.add_periodic("seal", 1.0, die)
        living.add_periodic("seal", 1.0, run)
        await asyncio.gather(dying._ticks[0].run(), return_exceptions=True)
        await living._ticks[0].run()
        before = list(runs)
        other.stage.pass_(seconds=61)

        await living._ticks[0].run()

    assert before == []
    assert runs == ["other"]
