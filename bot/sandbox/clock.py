"""The demo's clock: real time, moved forward by hand.

Holds run out after minutes and reminders fall due after days; nobody watches a demo for that long.
So everything in the demo asks this clock, and the person in front of the page moves it. It never
goes back, because nothing that has happened (an expiry, a message's date) can be undone by it.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Source = Callable[[], datetime]
Listener = Callable[[datetime], None]


class MovableClock:
    """`source` gives real, aware time; what `now` says is that plus all the moves so far."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._ahead = timedelta()
        self._listeners: list[Listener] = []
        self.runs = True

    @classmethod
    def frozen(cls, at: datetime) -> "MovableClock":
        """A clock for tests: it stands still between moves."""
        clock = cls(lambda: at)
        clock.runs = False
        return clock

    @property
    def ahead(self) -> timedelta:
        """How far it has been moved away from its source."""
        return self._ahead

    def now(self) -> datetime:
        return (self._source() + self._ahead).astimezone(UTC)

    def move(self, by: timedelta) -> datetime:
        """Raises ValueError for a step back, OverflowError beyond the end of the calendar."""
        if by < timedelta():
            raise ValueError("the clock only moves forward")
        ahead = self._ahead + by
        _ = self._source() + ahead  # is there such a moment?
        self._ahead = ahead
        return self._tell()

    def set(self, to: datetime) -> datetime:
        """Raises ValueError for a moment that has passed or has no zone."""
        if to.tzinfo is None:
            raise ValueError("the moment has no time zone")
        return self.move(to - self.now())

    def reset(self) -> datetime:
        """Back to the source: only together with everything that has happened since."""
        self._ahead = timedelta()
        return self._tell()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with the new time after every move; the answer ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _tell(self) -> datetime:
        now = self.now()
        for listener in tuple(self._listeners):
            listener(now)
        return now
