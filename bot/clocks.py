"""The one place that asks the machine for the time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class SystemClock:
    """This machine's clock, corrected by how far the database's is ahead of it."""

    def __init__(self, ahead: timedelta = timedelta(0)) -> None:
        self.ahead = ahead

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC) + self.ahead
