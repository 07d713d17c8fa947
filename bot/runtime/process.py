"""The runtime of a process, put together, started and stopped in the right sequence.

    started    the applications, one per bot; the ticks; polling if this process is to poll
    stopped    polling; the steps and jobs under way; the applications

The web server stops before it and the store after it: nothing comes in any more, what has begun
is kept, and only then is there nothing left to keep it with.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Mapping

import structlog

from bot.runtime.context import App
from bot.runtime.errors import Errors, Tell
from bot.runtime.ingest import Ingest
from bot.runtime.jobs import JobRunner
from bot.runtime.lanes import Lanes
from bot.runtime.polling import Polling
from bot.runtime.ports import World
from bot.runtime.steps import Steps
from bot.runtime.tasks import Tasks
from bot.runtime.ticks import Ticks

# Of the twenty seconds a process is given to stop.
_STOP_SECONDS = 15.0
_PURGE_SECONDS = 600.0

_log = structlog.get_logger(__name__)


class Runtime:
    """The bots of this process, by id, over one store: lanes, jobs and ticks are all of theirs.

    Give its jobs handlers and add ticks before `start`.
    """

    def __init__(self, apps: Mapping[int, App], world: World, tasks: Tasks, tell: Tell) -> None:
        self.apps = dict(apps)
        self._world = world
        self._tasks = tasks
        self._keeping: asyncio.Task[None] | None = None
        self._polling: list[asyncio.Task[None]] = []
        self.stopping = False
        self.lanes = Lanes(
            world.sessions, Steps(self.apps), tasks.spawn, world.ids, world.clock
        )
        self.ingest = Ingest(world.inbox, self.lanes.kick)
        self.jobs = JobRunner(world, tasks.spawn)
        self.ticks = Ticks(world)
        self._add_ticks()
        for app in self.apps.values():
            app.add_error_handler(Errors(tell, world.clock).handle)

    async def start(self, *, polling: bool) -> None:
        """Begin to work; to fetch updates too, or to wait for `ingest` to be given some."""
        apps = self.apps.values()
        queue = next((app.job_queue for app in apps if app.job_queue is not None), None)
        if queue is None:
            raise RuntimeError("no application was built with a job queue")
        await asyncio.gather(*(app.initialize() for app in apps))
        self.ticks.start(queue)
        for app in apps:
            await app.start()
        self._keeping = self._tasks.spawn_vital(self.lanes.keep_leases())
        for app in apps if polling else ():
            token = self._world.ids.fresh()
            poller = Polling(app.bot, self.ingest, self._world.leases, token)
            self._polling.append(self._tasks.spawn_vital(poller.run()))

    def drain(self) -> None:
        """Fetch no more. What still comes in, until the web server has stopped, is welcome."""
        for polling in () if self.stopping else self._polling:
            polling.cancel()
        self.stopping = True

    async def stop(self) -> None:
        """End what is under way, within a time; what does not end is begun again elsewhere."""
        self.drain()
        try:
            async with asyncio.timeout(_STOP_SECONDS):
                await asyncio.gather(self.lanes.stop(), self.jobs.stop())
        except TimeoutError:
            _log.warning("stopped_in_the_middle", lanes=self.lanes.busy)
        await self._stop_vital()
        for app in self.apps.values():
            if app.running:
                await app.stop()
        # They share their connections: nobody hangs up while another still speaks.
        for app in self.apps.values():
            await app.shutdown()

    async def _stop_vital(self) -> None:
        """Wait for the end of what still uses the store when it ends."""
        vital = list(self._polling)
        if self._keeping is not None:
            self._keeping.cancel()
            vital.append(self._keeping)
        await asyncio.gather(*vital, return_exceptions=True)

    def _add_ticks(self) -> None:
        self.ticks.add("sweep", 1.0, self._sweep)
        self.ticks.add("jobs", 1.0, self._tick_jobs)
        self.ticks.add_periodic("purge-inbox", _PURGE_SECONDS, self._world.inbox.purge)
        self.ticks.add_periodic("purge-sessions", _PURGE_SECONDS, self._world.sessions.purge)

    async def _sweep(self) -> None:
        """Take up what nobody works at: left by a dead process, postponed, or too much for one.

        Done by every process that has room: it only reads, and claims decide the rest.
        """
        if room := self.lanes.room:
            for lane in await self._world.inbox.waiting(tuple(self.apps), room):
                self.lanes.kick(lane)

    async def _tick_jobs(self) -> None:
        self.jobs.kick()
        await self.jobs.renew()


def end_on_signals(end: Callable[[], None]) -> None:
    """Call `end` at the first SIGTERM or SIGINT. The second ends the process at once."""
    loop = asyncio.get_running_loop()

    def told() -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)
            signal.signal(number, signal.SIG_DFL)
        end()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told)
