"""A process of the whole bot, for tests that kill, freeze and stop it."""

from __future__ import annotations

import asyncio
import ctypes
import os
import signal
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess

from bot.app import serve
from bot.store import Plan
from bot.web.ports import Hook
from tests.forks import fork_server

TOKEN = "7000003:branch"
SECRET = "branch-secret"
_PARENT_DEATH_SIGNAL = 1


@dataclass(frozen=True)
class Terms:
    """What a branch is opened with."""

    database_url: str
    redis_url: str
    telegram: str
    port: int


class Branch:
    """One process that serves the bot's webhook."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self._process = self._open()

    @property
    def url(self) -> str:
        """Where Telegram delivers to this one."""
        bot_id = TOKEN.partition(":")[0]
        return f"http://127.0.0.1:{self.terms.port}/tg/{bot_id}"

    def kill(self) -> None:
        """Without a word."""
        self._process.kill()
        self._process.join()

    def restart(self) -> None:
        """Kill it, and open it again."""
        self.kill()
        self._process = self._open()

    def tell(self, number: signal.Signals) -> None:
        """Send a signal."""
        os.kill(self._process.pid or 0, number)

    async def ended(self) -> int | None:
        """The exit code, once there is one."""
        await asyncio.to_thread(self._process.join)
        return self._process.exitcode

    def _open(self) -> ForkServerProcess:
        process = fork_server().Process(target=_work, args=(self.terms,), daemon=True)
        process.start()
        return process


def _work(terms: Terms) -> None:
    ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    plan = Plan((TOKEN,), terms.database_url, terms.redis_url, terms.telegram)
    hook = Hook(TOKEN.partition(":")[0], int(TOKEN.partition(":")[0]), (SECRET,))
    asyncio.run(serve(plan, ("127.0.0.1", terms.port), [hook]))
