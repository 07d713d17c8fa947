"""Where a process may die while it has to do with money: before and after every step of it.

A step is a call to the provider, a transaction about money, or a message about it. What is kept
dies before it is committed, with everything in it written, and after; what is called, before
anybody has heard of it, and after it was answered, when nobody has noted that yet.
"""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa

from bot.payments.razorpay import Razorpay
from bot.payments.stripe import Stripe
from bot.payments.toss import Toss
from bot.runtime.sender import Sender
from storage.bookings import BookingStore
from storage.engine import Database
from storage.payments import PaymentStore

BEFORE, AFTER = "before", "after"

# What is called: the step, by the name of the method.
_CALLED = {
    "open": "the page is made",
    "look": "the provider is asked",
    "capture": "the money is taken",
    "close": "the page is closed",
    "refund": "the refund is made",
}
_KEPT = {
    "begin": "the payment is kept",
    "opened": "the page is kept",
    "hear": "the callback is kept",
    "secure": "the slot is secured",
    "settle": "the charge is settled",
    "closed": "the closing is kept",
    "became": "the refund is kept",
}
# By what a message says; any other is a message.
_SAID = {"Booked": "the card is sent", "has gone back": "the refund is told"}
Waiting = Callable[..., Awaitable[Any]]
# The step, by what is asked for.
Named = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Point:
    """A moment in the life of a process: when it gets there for the `time`-th time."""

    name: str
    time: int = 1

    def __str__(self) -> str:
        return self.name if self.time == 1 else f"{self.name}, {self.time}"

    @classmethod
    def all_of(cls, diary: str) -> list[Self]:
        """Every one that a process has written down, in turn."""
        passed = Counter[str]()
        found = []
        for name in diary.splitlines():
            passed[name] += 1
            found.append(cls(name, passed[name]))
        return found


class Deaths:
    """Writes down every step in the diary, and kills this process at the point."""

    def __init__(self, diary: Path, point: Point | None) -> None:
        self._diary = os.open(diary, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._point = point
        self._passed = Counter[str]()
        self._step: ContextVar[str] = ContextVar("step", default="")

    def lie_in_wait(self) -> None:
        """From now on, in every house of this process."""
        for gateway in (Stripe, Razorpay, Toss):
            for method, step in _CALLED.items():
                self._surround(gateway, method, _always(step))
        self._surround(Sender, "send", _said)
        self._surround(Sender, "edit", _always("the panel is changed"))
        for method, step in _KEPT.items():
            self._name(PaymentStore, method, _always(step))
        self._name(BookingStore, "change", lambda change: f"it is {change.after.status}")
        self._watch_transactions()

    def _pass(self, moment: str, step: str) -> None:
        name = f"{moment} {step}"
        self._passed[name] += 1
        os.write(self._diary, f"{name}\n".encode())
        if self._point == Point(name, self._passed[name]):
            os.kill(os.getpid(), signal.SIGKILL)

    def _surround(self, owner: type, method: str, step_of: Named) -> None:
        call: Waiting = getattr(owner, method)

        async def surrounded(*asked: Any, **more: Any) -> Any:
            step = step_of(asked)
            self._pass(BEFORE, step)
            answer = await call(*asked, **more)
            self._pass(AFTER, step)
            return answer

        setattr(owner, method, surrounded)

    def _name(self, owner: type, method: str, step_of: Named) -> None:
        keep: Waiting = getattr(owner, method)

        async def named(store: Any, what: Any, *others: Any, **more: Any) -> Any:
            before = self._step.set(step_of(what))
            try:
                return await keep(store, what, *others, **more)
            finally:
                self._step.reset(before)

        setattr(owner, method, named)

    def _watch_transactions(self) -> None:
        run = Database.run

        async def watched(
            database: Database, work: Callable[[sa.Connection], Any], **how: bool
        ) -> Any:
            step = self._step.get()
            if not step:
                return await run(database, work, **how)

            def whole(connection: sa.Connection) -> Any:
                found = work(connection)
                self._pass(BEFORE, step)
                return found

            found = await run(database, whole, **how)
            self._pass(AFTER, step)
            return found

        Database.run = watched  # type: ignore[method-assign, assignment]


def _always(step: str) -> Named:
    return lambda _asked: step


def _said(asked: Any) -> str:
    _sender, _chat, screen, *_ = asked
    found = (step for words, step in _SAID.items() if words in screen.text)
    return next(found, "a message is sent")
