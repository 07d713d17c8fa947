"""What a provider calls back with: signed as it is posted, kept until it was taken.

Nothing here promises to deliver once or in turn, because no provider does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import aiohttp

ANSWER_WITHIN = aiohttp.ClientTimeout(total=10)
# Who is away for a moment is called again soon, who stays away less and less often.
WAITS = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, *(60.0,) * 60)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, under its own number, as the bytes that are signed."""

    id: str
    kind: str
    body: bytes


Sign: TypeAlias = Callable[[Event], Mapping[str, str]]
Arrange: TypeAlias = Callable[[Sequence[Event]], Sequence[Event]]


def as_they_came(events: Sequence[Event]) -> Sequence[Event]:
    """Each once, the oldest first: what one hopes for."""
    return events


class Outbox:
    """The callbacks of one provider. `url` is where they go; while it is empty, none does."""

    def __init__(self, sign: Sign) -> None:
        self._sign = sign
        self._session: aiohttp.ClientSession | None = None
        self._turn = asyncio.Lock()
        self.url = ""
        self.holds_back = False
        self.pending: list[Event] = []
        self.sent: list[Event] = []
        # What the receiver answered last; 0 when it did not.
        self.answers: list[int] = []

    def add(self, event: Event) -> None:
        """Something happened; it is told with the next delivery."""
        self.pending.append(event)

    async def flow(self) -> None:
        """Deliver as a provider would by itself, unless events are held back for later."""
        if not self.holds_back:
            await self.deliver()

    async def insist(self, waits: Sequence[float] = WAITS) -> None:
        """The same, and again after each wait until everything was taken."""
        await self.flow()
        for seconds in waits:
            if self.holds_back or not self.pending or not self.url:
                return
            await asyncio.sleep(seconds)
            await self.flow()

    async def deliver(self, arrange: Arrange = as_they_came) -> None:
        """Post what is pending, as `arrange` wants it: turned round, twice, or not at all.

        What is not taken with a 2xx stays, and goes out again with the next delivery.
        """
        if not self.url:
            return
        async with self._turn:
            waiting, self.pending = self.pending, []
            refused = [one for one in arrange(waiting) if not await self.post(one)]
            self.pending[:0] = dict.fromkeys(refused)

    async def post(self, event: Event) -> bool:
        """Whether it was taken. Signed anew, as providers do for every try."""
        if event not in self.sent:
            self.sent.append(event)
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=ANSWER_WITHIN)
        headers = {"Content-Type": "application/json", **self._sign(event)}
        try:
            async with self._session.post(
                self.url, data=event.body, headers=headers
            ) as response:
                self.answers.append(response.status)
                return response.ok
        except (TimeoutError, aiohttp.ClientError):
            self.answers.append(0)
            return False

    def forget(self) -> None:
        """Nothing has happened."""
        self.pending.clear()
        self.sent.clear()
        self.answers.clear()

    async def close(self) -> None:
        """Deliver nothing any more."""
        self.url = ""
        if self._session is not None:
            await self._session.close()
