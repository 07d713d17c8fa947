"""Flood limits as Telegram documents them.

30 messages a second overall, 1 a second to a person, 20 a minute to a group. The real thresholds
are kinder and unknown; these are what to stay within.
"""

import math
from collections import defaultdict, deque
from datetime import datetime, timedelta

from telegram.constants import FloodLimit

from bot.sandbox.wire import too_many
from domain.ports import Clock

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


class Floods:
    """Off until switched on: most tests send faster than people read."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._sent: defaultdict[tuple[int, int], deque[datetime]] = defaultdict(deque)
        self.on = False

    def check(self, bot_id: int, chat_id: int) -> None:
        """Counts one message, or raises Refused (429) and counts nothing."""
        if not self.on:
            return
        now = self._clock.now()
        limits = [(0, FloodLimit.MESSAGES_PER_SECOND, SECOND)]
        if chat_id < 0:
            limits.append((chat_id, FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP, MINUTE))
        else:
            limits.append((chat_id, FloodLimit.MESSAGES_PER_SECOND_PER_CHAT, SECOND))
        for key, most, period in limits:
            self._check_one(self._sent[bot_id, key], most, now, period)
        for key, _, _ in limits:
            self._sent[bot_id, key].append(now)

    def clear(self) -> None:
        self._sent.clear()

    @staticmethod
    def _check_one(sent: deque[datetime], most: int, now: datetime, period: timedelta) -> None:
        while sent and sent[0] <= now - period:
            sent.popleft()
        if len(sent) >= most:
            wait = sent[0] + period - now
            raise too_many(max(1, math.ceil(wait.total_seconds())))
