"""The demo as it is given, with the real bot; only its clock stands still between moves."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web

from bot.runtime.tasks import Tasks
from bot.sandbox.clock import MovableClock
from bot.sandbox.demo import Demo
from bot.web.server import serving

# Wednesday 18 November 2026, 10:00 in Seoul: a week without holidays.
MORNING = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Play:
    demo: Demo
    address: str


@asynccontextmanager
async def playing(folder: Path) -> AsyncIterator[Play]:
    """A demo of its own on a port of its own."""
    tasks = Tasks()
    demo = Demo(folder, tasks, clock=MovableClock.frozen(MORNING))
    await demo.start()
    app = web.Application()
    demo.page().join(app)
    demo.api.join(app)
    try:
        async with serving(app, "127.0.0.1", 0) as port:
            demo.tills.home = f"http://127.0.0.1:{port}/"
            yield Play(demo, demo.tills.home)
    finally:
        await demo.stop()
        await tasks.close()
