"""Who may do what over HTTP: API keys of servers, and sessions of customers.

An API key belongs to one venue and may do what its scopes say. A server whose key has the scope
`sessions` can open a session for a customer, who then sees and changes their own things alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from domain.people import CustomerId
from domain.resources import VenueId

ApiKeyId = NewType("ApiKeyId", int)


class Scope(StrEnum):
    """What an API key is for; none of them includes another."""

    READ = "read"
    WRITE = "write"
    STAFF = "staff"
    ADMIN = "admin"
    SESSIONS = "sessions"


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as it is kept: of its secret only the beginning is known, and a digest."""

    id: ApiKeyId
    venue_id: VenueId
    prefix: str
    name: str
    scopes: tuple[Scope, ...]
    made_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None
    used_at: datetime | None = None

    def is_live(self, now: datetime) -> bool:
        """Whether it opens anything."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)


@dataclass(frozen=True, slots=True)
class CustomerSession:
    """A customer over HTTP; `number` stays for as long as it is refreshed."""

    number: int
    venue_id: VenueId
    customer_id: CustomerId


@dataclass(frozen=True, slots=True)
class Opened:
    """A session with the token by which it can be refreshed, once, until `expires_at`."""

    session: CustomerSession
    token: str
    expires_at: datetime
