"""What the runtime asks of the world. `bot.app` decides what answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.events import Job
from domain.ports import Clock, Ids

# Bot, number of the update, lane, payload.
Arrival = tuple[int, int, str, str]


class Work(Protocol):
    """The head of a lane, and what the lane remembers; `attempts` counts this one."""

    @property
    def lane(self) -> str: ...
    @property
    def token(self) -> int: ...
    @property
    def bot_id(self) -> int: ...
    @property
    def update_id(self) -> int: ...
    @property
    def payload(self) -> str: ...
    @property
    def attempts(self) -> int: ...
    @property
    def received_at(self) -> datetime: ...
    @property
    def state(self) -> str: ...


class Inbox(Protocol):
    """What has arrived and was not lost."""

    async def add(self, arrivals: Sequence[Arrival]) -> None:
        """Returns when they are kept for good; what is there already stays. StoreBusy."""
        ...

    async def waiting(self, bot_ids: Sequence[int], limit: int) -> tuple[str, ...]:
        """Lanes of these bots that nobody works at and somebody should, oldest first. StoreBusy."""
        ...

    async def purge(self) -> int:
        """Forget what was done long ago; how much that was. StoreBusy."""
        ...


class Sessions(Protocol):
    """Whose turn it is, and what a lane remembers."""

    lease: float

    async def claim(self, lane: str, token: int) -> Work | None:
        """Take a lane for `lease` seconds; None when there is nothing to do or it is taken.

        A token that already has the lane gets it again. StoreBusy.
        """
        ...

    async def done(self, work: Work, state: str, *, error: str | None = None) -> Work | None:
        """Keep the state and be done with the update, both or neither; then the next one.

        None: the lane is released, or somebody else has it and nothing was kept. StoreBusy.
        """
        ...

    async def postpone(self, work: Work, state: str, *, seconds: float, counted: bool) -> None:
        """Keep the state, release the lane, try the update again later. StoreBusy."""
        ...

    async def renew(self, held: Sequence[tuple[str, int]]) -> None:
        """Hold lanes, each with its token, for another `lease` seconds. StoreBusy."""
        ...

    async def purge(self) -> int:
        """Forget lanes nobody uses any more; how many. StoreBusy."""
        ...


class ClaimedJob(Protocol):
    """A job somebody works at; `number` is its own for ever, `attempts` counts this one."""

    @property
    def job(self) -> Job: ...
    @property
    def number(self) -> int: ...
    @property
    def attempts(self) -> int: ...
    @property
    def token(self) -> int: ...


class Jobs(Protocol):
    """What is to be done. False from a change: by now it is somebody else's."""

    lease: float

    async def claim(
        self, limit: int, token: int, venues: Sequence[int]
    ) -> Sequence[ClaimedJob]:
        """Jobs of these venues, due and worked at by nobody, the longest due first. StoreBusy."""
        ...

    async def finish(self, held: ClaimedJob, outcome: str) -> bool:
        """Done, with an outcome. StoreBusy."""
        ...

    async def put_off(self, held: ClaimedJob, *, seconds: float, counted: bool) -> bool:
        """Try again later. StoreBusy."""
        ...

    async def put_at(self, held: ClaimedJob, at: datetime) -> bool:
        """It is due at another time, as if it had never been tried. StoreBusy."""
        ...

    async def renew(self, held: Sequence[ClaimedJob]) -> None:
        """Hold jobs for another `lease` seconds. StoreBusy."""
        ...


class Leases(Protocol):
    """Who does what only one process does at a time."""

    async def hold(self, name: str, token: int, *, seconds: float) -> bool:
        """Take a lease, or hold it for longer; False while somebody else has it. StoreBusy."""
        ...

    async def let_go(self, name: str, token: int, *, seconds: float = 0.0) -> None:
        """Give a lease back, as of so many seconds from now. StoreBusy."""
        ...


class Venues(Protocol):
    """Whose jobs are this process's to do."""

    async def served(self) -> Sequence[int]:
        """The venues that its bots serve. StoreBusy."""
        ...


@dataclass(frozen=True, slots=True)
class World:
    """All of it."""

    inbox: Inbox
    sessions: Sessions
    jobs: Jobs
    leases: Leases
    venues: Venues
    clock: Clock
    ids: Ids
