"""What happens again and again, ticked by the library's JobQueue.

The queue lives in memory and drops what comes late, unless it is told not to; so it only ticks,
and everything that must not be lost is a row somewhere. A periodic run is done by one process:
whoever gets its lease, and for the length of the period nobody else.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from telegram.ext import JobQueue

from bot.runtime.context import BotContext
from bot.runtime.ports import World
from domain.errors import StoreBusy

Run = Callable[[], Awaitable[object]]

# Late is better than never, and one tick makes up for all that were missed.
HOW: dict[str, Any] = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
_LEASE_SECONDS = 60.0
_SOON = 1.0


@dataclass(frozen=True, slots=True)
class Tick:
    """Something every process does every so many seconds."""

    name: str
    seconds: float
    run: Run


class Ticks:
    """What is to be ticked; nothing is before `start`."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._ticks: list[Tick] = []

    def add(self, name: str, seconds: float, run: Run) -> None:
        """Have every process do it."""
        self._ticks.append(Tick(name, seconds, run))

    def add_periodic(self, name: str, seconds: float, run: Run) -> None:
        """Have one process do it, whichever comes first."""
        token = self._world.ids.fresh()
        lease = f"run:{name}"

        async def run_alone() -> None:
            leases = self._world.leases
            if await leases.hold(lease, token, seconds=max(_LEASE_SECONDS, seconds)):
                await run()
                await leases.let_go(lease, token, seconds=seconds)

        self.add(name, seconds, run_alone)

    def start(self, queue: JobQueue[BotContext]) -> None:
        """Hand everything to the queue, which starts and stops with the application."""
        for tick in self._ticks:
            # A first run at this very moment would be in the past by the time it is planned.
            first = min(tick.seconds, _SOON)
            queue.run_repeating(
                _called(tick.run), tick.seconds, first, name=tick.name, job_kwargs=HOW
            )


def _called(run: Run) -> Callable[[BotContext], Coroutine[object, object, None]]:
    async def call(_context: BotContext) -> None:
        try:
            await run()
        except StoreBusy:
            # The next tick comes soon enough.
            return

    return call
