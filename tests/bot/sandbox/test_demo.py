"""The demo: how it begins, how it ends, and what the clock and a reset do to the bot in it."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.request import urlopen

import pytest

from bot.runtime.tasks import Tasks
from bot.sandbox.clock import MovableClock
from bot.sandbox.demo import ALEX, MINJI, SORA, Demo, venue_names
from tests.reading import ROOT

# Wednesday 18 November 2026, 10:00 in Seoul.
MORNING = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
PATIENCE = 30


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Demo]:
    tasks = Tasks()
    demo = Demo(tmp_path, tasks, clock=MovableClock.frozen(MORNING))
    await demo.start()
    yield demo
    await demo.stop()
    await tasks.close()


async def test_the_member_of_staff_is_the_owner_and_the_customers_have_not_begun(
    demo: Demo,
) -> None:
    await until(demo, lambda: "You are now the owner" in said(demo, SORA))

    assert demo.code in said(demo, SORA)
    assert demo.telegram.transcript(ALEX) == demo.telegram.transcript(MINJI) == ()
    assert "서울 동물병원" in demo.telegram.description(MINJI)


@pytest.mark.parametrize("venue", venue_names())
async def test_every_venue_of_the_demo_can_be_gone_to_and_speaks_with_its_people(
    demo: Demo, venue: str
) -> None:
    scene = await demo.go_to(venue)

    await until(demo, lambda: len(demo.telegram.transcript(SORA)) > 1)
    assert demo.code in said(demo, SORA)
    assert (scene.venue, scene.venues) == (venue, venue_names())
    assert scene.zone == demo.zone
    assert demo.telegram.transcript(ALEX) == demo.telegram.transcript(MINJI) == ()


async def test_a_venue_that_is_not_there_is_refused_with_those_that_are(demo: Demo) -> None:
    with pytest.raises(LookupError, match="clinic, counsel, hall, rooms, wheels"):
        await demo.go_to("barber")


async def test_what_falls_due_is_done_as_soon_as_the_clock_is_moved(demo: Demo) -> None:
    await holds_a_time(demo)
    pause_ticks(demo)

    demo.clock.move(timedelta(minutes=15))

    await until(demo, lambda: "is free again" in said(demo, ALEX))


async def test_the_clock_may_be_moved_a_hundred_times_while_people_are_at_it(
    demo: Demo,
) -> None:
    demo.telegram.start(ALEX)
    for number in range(100):
        if number % 5 == 0:
            demo.telegram.say(ALEX, "/book")
        demo.clock.move(timedelta(minutes=7))
        await asyncio.sleep(0)

    demo.telegram.say(ALEX, "/venue")

    await until(demo, lambda: "Opening hours" in said(demo, ALEX))


async def test_after_a_restart_the_bot_knows_what_was_held(demo: Demo) -> None:
    await holds_a_time(demo)
    greeted = len(demo.telegram.transcript(SORA))

    await demo.restart()
    demo.telegram.say(ALEX, "Bori")

    await until(demo, lambda: "Does this look right?" in said(demo, ALEX))
    assert len(demo.telegram.transcript(SORA)) == greeted


async def test_a_reset_in_the_middle_and_another_on_top_leave_a_fresh_beginning(
    demo: Demo,
) -> None:
    await holds_a_time(demo)
    demo.clock.move(timedelta(days=1))
    demo.telegram.say(ALEX, "tomorrow at 3")

    await asyncio.gather(demo.reset(), demo.reset(), demo.restart())

    await until(demo, lambda: "You are now the owner" in said(demo, SORA))
    assert demo.clock.now() == MORNING
    assert demo.telegram.transcript(ALEX) == ()
    demo.telegram.say(ALEX, "/bookings")
    await until(demo, lambda: "You have no" in said(demo, ALEX))


async def holds_a_time(demo: Demo) -> None:
    demo.telegram.start(ALEX)
    demo.telegram.say(ALEX, "consultation today at 14:30")
    await until(demo, lambda: "Which pet is it for?" in said(demo, ALEX))


def pause_ticks(demo: Demo) -> None:
    """Leave only what is kicked."""
    assert demo._process is not None
    [app] = demo._process.house.runtime.apps.values()
    queue = app.job_queue
    assert queue is not None
    queue.scheduler.pause()


def said(demo: Demo, person: int) -> str:
    """Everything in somebody's chat."""
    return "\n".join(
        one.get("text") or one.get("caption") or "" for one in demo.telegram.transcript(person)
    )


async def until(demo: Demo, true: Callable[[], bool]) -> None:
    """Wait for something to be seen on a phone."""
    happened = asyncio.Event()
    end = demo.telegram.listen(lambda _event: happened.set())
    try:
        async with asyncio.timeout(PATIENCE):
            while not true():
                happened.clear()
                await happened.wait()
    finally:
        end()


def test_it_says_where_the_page_is_and_ends_without_a_trace(tmp_path: Path) -> None:
    with started("0", folder=tmp_path) as process:
        assert process.stdout is not None
        address = process.stdout.readline().rpartition(" ")[2].strip()
        code = process.stdout.readline()
        with urlopen(f"{address}events", timeout=PATIENCE) as stream:  # noqa: S310
            assert stream.readline().startswith(b"id: ")
            process.send_signal(signal.SIGINT)
            _, complaints = process.communicate(timeout=PATIENCE)

    assert "one-time code" in code
    assert process.returncode == 0
    assert complaints == ""
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_said_to_be_and_nothing_is_left(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with started(str(port), folder=tmp_path) as process:
            _, complaints = process.communicate(timeout=PATIENCE)

    assert process.returncode == 1
    assert complaints == (
        f"Port {port} is taken. Is a demo running already? --port 0 takes a free one.\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("venue", "complaint"),
    [
        (
            "casino",
            "The demo has no venue 'casino'; it has clinic, counsel, hall, rooms, wheels",
        ),
        ("missing.toml", "missing.toml: cannot be read: No such file or directory"),
    ],
)
def test_a_venue_that_is_not_there_is_said_to_be(
    tmp_path: Path, venue: str, complaint: str
) -> None:
    with started("0", venue, folder=tmp_path) as process:
        _, complaints = process.communicate(timeout=PATIENCE)

    assert process.returncode == 1
    assert complaints.startswith(complaint)
    assert "Traceback" not in complaints


def test_where_a_real_bot_is_configured_no_demo_is_given(tmp_path: Path) -> None:
    with started("0", folder=tmp_path, HOLDFAST_BOT_TOKEN="7:real") as process:
        _, complaints = process.communicate(timeout=PATIENCE)

    assert process.returncode == 1
    assert complaints.startswith("HOLDFAST_BOT_TOKEN is set")


@contextmanager
def started(
    port: str, venue: str = "clinic", *, folder: Path, **environment: str
) -> Iterator["subprocess.Popen[str]"]:
    """The command in a process whose temporary files are in `folder`."""
    command = [sys.executable, "-W", "error", "-P", "-m", "bot", "demo"]
    with subprocess.Popen(
        [*command, "--port", port, "--venue", venue],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(folder), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()
