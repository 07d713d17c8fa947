"""Server → page: numbered events, kept for a while, for any number of open pages.

A page that was away names the last event it has seen. It gets what it missed; or everything,
when that is too long ago or the process is another one.
"""

import asyncio
import json
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice

from bot.sandbox.wire import Wire

KEPT = 500
# A page that has not read so many events is asleep; it is dropped and comes back by itself.
BEHIND = 2_000

Line = str
Queue = asyncio.Queue[Line | None]


class Stream:
    """`name` tells one run of the process from the next; `snapshot` is the whole state."""

    def __init__(self, name: str, snapshot: Callable[[], Wire]) -> None:
        self._name = name
        self._snapshot = snapshot
        self._last = 0
        self._kept: deque[Line] = deque(maxlen=KEPT)
        self._queues: set[Queue] = set()

    def send(self, kind: str, body: object, *, person: int | None = None) -> None:
        self._last += 1
        line = self._line(kind, body, person)
        self._kept.append(line)
        for queue in tuple(self._queues):
            self._put(queue, line)

    def send_state(self) -> None:
        self.send("state", self._snapshot())

    @contextmanager
    def follow(self, after: str) -> Iterator[Queue]:
        """Lines of the event stream from the one after `after`; None is the end."""
        queue: Queue = asyncio.Queue(BEHIND)
        for line in self._missed(after):
            queue.put_nowait(line)
        self._queues.add(queue)
        try:
            yield queue
        finally:
            self._queues.discard(queue)

    def close(self) -> None:
        """End every open stream, so that the server can stop."""
        for queue in tuple(self._queues):
            self._end(queue)

    def _missed(self, after: str) -> tuple[Line, ...]:
        name, _, number = after.rpartition("-")
        seen = int(number) if number.isascii() and number.isdigit() else -1
        missed = self._last - seen
        if name != self._name or not 0 <= missed <= len(self._kept):
            return (self._line("state", self._snapshot(), None),)
        return tuple(islice(self._kept, len(self._kept) - missed, None))

    def _line(self, kind: str, body: object, person: int | None) -> Line:
        event = {"kind": kind, "person": person, "body": body}
        data = json.dumps(event, ensure_ascii=False, separators=(",", ":"))
        return f"id: {self._name}-{self._last}\ndata: {data}\n\n"

    def _put(self, queue: Queue, line: Line) -> None:
        try:
            queue.put_nowait(line)
        except asyncio.QueueFull:
            self._end(queue)

    def _end(self, queue: Queue) -> None:
        self._queues.discard(queue)
        while not queue.empty():
            queue.get_nowait()
        queue.put_nowait(None)
