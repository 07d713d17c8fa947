"""What runs beside something else is never forgotten."""

import asyncio
from contextvars import ContextVar

import pytest
from structlog.testing import capture_logs

from bot.runtime.tasks import Tasks

whose: ContextVar[str] = ContextVar("whose", default="nobody's")


async def fail() -> None:
    raise RuntimeError("Ann's phone number")


async def test_a_task_that_fails_is_reported_without_its_words() -> None:
    tasks = Tasks()

    with capture_logs() as logs:
        tasks.spawn(fail())
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    [entry] = logs
    assert entry["event"] == "background_task_failed"
    assert entry["error"].startswith("RuntimeError at runtime/test_tasks.py:")
    assert "Ann" not in str(entry)
    await tasks.close()


async def test_the_process_ends_when_something_vital_fails() -> None:
    tasks = Tasks()

    tasks.spawn_vital(fail())

    with pytest.raises(RuntimeError):
        await tasks.until_over()
    await tasks.close()


async def test_the_process_goes_on_when_something_else_fails() -> None:
    tasks = Tasks()

    tasks.spawn(fail())
    await asyncio.sleep(0)
    tasks.end()

    await tasks.until_over()
    await tasks.close()


async def test_at_the_close_everything_has_ended_in_its_own_time() -> None:
    tasks, ended = Tasks(), []

    async def wait(name: str) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.append(name)

    tasks.spawn(wait("a"))
    tasks.spawn_vital(wait("b"))
    await asyncio.sleep(0)

    await tasks.close()

    assert sorted(ended) == ["a", "b"]


async def test_what_is_cancelled_on_purpose_is_no_failure() -> None:
    tasks = Tasks()

    with capture_logs() as logs:
        task = tasks.spawn_vital(asyncio.Event().wait())  # type: ignore[arg-type]
        await asyncio.sleep(0)
        task.cancel()
        await tasks.close()

    await tasks.until_over()
    assert logs == []


async def test_a_task_does_not_belong_to_the_step_that_started_it() -> None:
    tasks, seen = Tasks(), []

    async def look() -> None:
        seen.append(whose.get())

    mark = whose.set("Ann's")
    tasks.spawn(look())
    await asyncio.sleep(0)
    whose.reset(mark)

    assert seen == ["nobody's"]
    await tasks.close()
