"""The one owner of everything that runs beside something else.

Nothing is started elsewhere, so nothing is forgotten: what fails is reported, what must never
end ends the process when it does, and at the close everything has ended.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextvars import copy_context

from bot.runtime.errors import report

Work = Coroutine[object, object, None]
Spawn = Callable[[Work], None]


class Tasks:
    """Background tasks. Made inside a running event loop."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()
        self._over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        # A task starts as the process did, and not inside the step that happened to need it.
        self._context = copy_context()

    def spawn(self, work: Work) -> None:
        """Run beside everything else; a failure is reported."""
        self._start(work)

    def spawn_vital(self, work: Work) -> asyncio.Task[None]:
        """The same for what the process cannot do without. It may be cancelled by whoever asked."""
        task = self._start(work)
        task.add_done_callback(self._fail)
        return task

    def end(self) -> None:
        """Let `until_over` return: the process shall stop."""
        if not self._over.done():
            self._over.set_result(None)

    async def until_over(self) -> None:
        """Wait until the process shall stop; raises what vital work failed of."""
        await asyncio.shield(self._over)

    async def close(self) -> None:
        """Cancel whatever still runs and wait for its end."""
        self.end()
        while self._running:
            for task in self._running:
                task.cancel()
            await asyncio.wait(self._running)

    def _start(self, work: Work) -> asyncio.Task[None]:
        task = asyncio.create_task(work, context=self._context.copy())
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()):
            report("background_task_failed", error)

    def _fail(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) and not self._over.done():
            self._over.set_exception(error)
