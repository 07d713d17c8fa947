"""One process of many, for tests that kill, freeze and stop them.

Forked from a server that has imported everything, so that a new one is there in no time; it dies
with that server, which dies with the tests.
"""

import asyncio
import ctypes
import os
import signal
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess

from aiohttp import web

from bot.clocks import SystemClock
from bot.ids import RandomIds
from bot.runtime import polling
from bot.runtime.http import AiohttpRequest
from bot.runtime.ports import World
from bot.runtime.process import Runtime, end_on_signals
from bot.runtime.tasks import Tasks
from domain.errors import StoreBusy
from domain.events import JobKind
from storage.engine import Database
from storage.inbox import Inbox
from storage.jobs import Jobs
from storage.leases import Leases
from storage.sessions import Sessions
from tests.counting import BOT_ID, Counting, Effects, OneVenue, build, tell
from tests.forks import fork_server

SET_PARENT_DEATH_SIGNAL = 1
LEASE_SECONDS = 2.0


@dataclass(frozen=True)
class Terms:
    """What a worker is started with."""

    database: str
    telegram: str
    port: int
    polling: bool = False
    seconds_per_step: float = 0.0
    lease: float = LEASE_SECONDS


class Worker:
    """A process that can be killed, frozen and told to stop."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self._process = self._new()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.terms.port}/"

    async def is_up(self) -> bool:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", self.terms.port)
        except OSError:
            return False
        writer.close()
        await writer.wait_closed()
        return True

    def kill(self) -> None:
        self._process.kill()
        self._process.join()

    def restart(self) -> None:
        self.kill()
        self._process = self._new()

    def signal(self, number: signal.Signals) -> None:
        os.kill(self._process.pid or 0, number)

    async def ended(self) -> int | None:
        """The exit code, once there is one."""
        await asyncio.to_thread(self._process.join)
        return self._process.exitcode

    def _new(self) -> ForkServerProcess:
        process = fork_server().Process(
            target=main, args=(self.terms, os.getpid()), daemon=True
        )
        process.start()
        return process


def main(terms: Terms, tests: int) -> None:
    """Work until told to stop."""
    ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() == 1:
        raise SystemExit(f"{tests} is gone already")
    asyncio.run(_work(terms))


async def _work(terms: Terms) -> None:
    tasks, clock = Tasks(), SystemClock()
    end_on_signals(tasks.end)
    # Leaders die often here, and nobody wants to wait for their leases to run out.
    polling.LEASE_SECONDS, polling._CALL_SECONDS = LEASE_SECONDS, 1
    sqlite = terms.database.startswith("sqlite")
    database = Database(terms.database, clock if sqlite else None)
    world = World(
        Inbox(database, tasks.spawn),
        Sessions(database, tasks.spawn, lease=terms.lease),
        Jobs(database, tasks.spawn, lease=terms.lease),
        Leases(database),
        OneVenue(),
        clock,
        RandomIds(clock),
    )
    app = build(AiohttpRequest(), root=terms.telegram)
    counting = Counting(Effects(database), terms.seconds_per_step)
    app.add_handlers([counting.till(), counting.conversation()])
    runtime = Runtime({BOT_ID: app}, world, tasks, tell)
    runtime.jobs.on(JobKind.TELL, counting.job)
    await runtime.start(polling=terms.polling)
    site = await _listen(runtime, terms.port)
    try:
        await tasks.until_over()
    finally:
        await site.cleanup()
        await runtime.stop()
        await tasks.close()
        await database.close()


async def _listen(runtime: Runtime, port: int) -> web.AppRunner:
    async def receive(request: web.Request) -> web.Response:
        try:
            await runtime.ingest.receive(BOT_ID, await request.read())
        except StoreBusy:
            return web.Response(status=503)
        return web.Response()

    app = web.Application()
    app.router.add_post("/", receive)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    return runner
