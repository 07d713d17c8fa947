"""What was answered to a key: the same key and the same wish, the same answer again.

    claim ─► in progress ─► answered, and kept for a day
                  └─► its owner died: after the lease anybody may go on in its stead

A receipt goes along with a change, so that the answer is kept in the very transaction that
makes the change: either both are there or neither is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from domain.resources import VenueId
from domain.states import Record, Status

T = TypeVar("T")

KEPT_FOR = timedelta(hours=24)
LEASE = timedelta(seconds=45)


@dataclass(frozen=True, slots=True)
class Call:
    """Who asks for what under which key; the same wish alone has the same `fingerprint`."""

    venue_id: VenueId
    caller: str
    route: str
    key: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A call that is being answered. `token` says by whom, `number` stays when that changes."""

    call: Call
    number: int
    token: int

    @property
    def key(self) -> str:
        """What the effects of this call are known by."""
        return f"http:{self.number}"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, as it went out: its status, what it says, which version, and where it is."""

    status: int
    body: str
    version: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True)
class InProgress:
    """Somebody is answering this very call right now, and may until then."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Receipt(Generic[T]):
    """What goes along with a change: what to answer, and the version it may start from.

    `claim` None: nothing is kept.
    """

    claim: Claim | None
    answer: Callable[[T], Reply]
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A booking with what became of it, and when, in order."""

    record: Record
    history: tuple[tuple[datetime, Status], ...]
