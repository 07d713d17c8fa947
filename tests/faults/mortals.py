"""A process of the whole bot that collects money, and kills itself at a point it is told."""

from __future__ import annotations

import asyncio
import ctypes
import signal
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import phonenumbers  # noqa: F401 - so that whoever is forked has it already

import bot.calendar_file
import bot.front  # noqa: F401 - likewise
from bot.app import serve
from bot.clocks import SystemClock
from bot.payment_plan import PaymentPlan
from bot.runtime.limits import NoLimits
from bot.runtime.ticks import Run, Ticks
from bot.store import Plan
from bot.web.ports import Hook
from tests.faults.deaths import Deaths, Point
from tests.forks import fork_server

TOKEN, BOT_ID, SECRET = "7000005:mortal", 7000005, "mortal-secret"
_PARENT_DEATH_SIGNAL = 1
_TICK = 0.1


@dataclass(frozen=True)
class Life:
    """What a process is opened with: how far its clock is ahead, and where it dies."""

    database_url: str
    redis_url: str
    telegram: str
    port: int
    payments: PaymentPlan
    diary: Path
    ahead: timedelta = timedelta(0)
    point: Point | None = None

    @property
    def root(self) -> str:
        """Where the world reaches it."""
        return f"http://127.0.0.1:{self.port}"


class Mortal:
    """A process that has begun its life."""

    def __init__(self, life: Life) -> None:
        self.life = life
        self._process = fork_server().Process(target=_live, args=(life,), daemon=True)
        self._process.start()

    @property
    def ended(self) -> int | None:
        """The exit code, once there is one."""
        return self._process.exitcode

    def kill(self) -> None:
        """Without a word."""
        self._process.kill()
        self._process.join()


def _live(life: Life) -> None:
    ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    Deaths(life.diary, life.point).lie_in_wait()
    _tick_often()
    plan = Plan(
        (TOKEN,),
        life.database_url,
        life.redis_url,
        life.telegram,
        clock=SystemClock(life.ahead),
        limits=NoLimits,
        payments=life.payments,
    )
    asyncio.run(serve(plan, ("127.0.0.1", life.port), [Hook(str(BOT_ID), BOT_ID, (SECRET,))]))


def _tick_often() -> None:
    """Nobody here wants to wait a second for what is looked at every second."""
    add = Ticks.add

    def sooner(ticks: Ticks, name: str, seconds: float, run: Run) -> None:
        add(ticks, name, min(seconds, _TICK) if seconds <= 1 else seconds, run)

    Ticks.add = sooner  # type: ignore[method-assign, assignment]
