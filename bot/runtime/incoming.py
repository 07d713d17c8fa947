"""How fast one person may speak to the bot."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from enum import Enum

_SWEEP_ABOVE = 4096


class Admission(Enum):
    """What becomes of an update somebody sent."""

    WELCOME = "welcome"
    ONE_NOTICE = "one notice"
    IGNORED = "ignored"


class IncomingLimit:
    """At most `most` updates of one person in any `within` seconds; then one notice, silence.

    A person's updates are drained by one process at a time, so that process counts.
    """

    def __init__(
        self,
        *,
        most: int = 30,
        within: float = 10.0,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most = most
        self._within = within
        self._monotonic = monotonic
        self._came: dict[int, deque[float]] = {}
        self._told: set[int] = set()

    def admit(self, user_id: int) -> Admission:
        """Count one update. The notice is due again once the person has slowed down."""
        now = self._monotonic()
        self._sweep(now)
        came = self._came.setdefault(user_id, deque())
        while came and came[0] <= now - self._within:
            came.popleft()
        if len(came) < self._most:
            came.append(now)
            if len(came) <= self._most // 2:
                self._told.discard(user_id)
            return Admission.WELCOME
        if user_id in self._told:
            return Admission.IGNORED
        self._told.add(user_id)
        return Admission.ONE_NOTICE

    def _sweep(self, now: float) -> None:
        if len(self._came) <= _SWEEP_ABOVE:
            return
        self._came = {
            user_id: came
            for user_id, came in self._came.items()
            if came and came[-1] > now - self._within
        }
        self._told &= self._came.keys()
