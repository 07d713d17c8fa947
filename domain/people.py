"""People as a venue knows them. A Telegram user is only how we met."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

from domain.resources import ResourceId, VenueId

CustomerId = NewType("CustomerId", int)
UserId = NewType("UserId", int)


class Role(StrEnum):
    """What somebody may do at a venue, weakest last."""

    OWNER = "owner"
    MANAGER = "manager"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Contact:
    """How somebody is known who has no chat with us; what they did not say is empty.

    `phone` in international form, `email` in small letters.
    """

    name: str
    locale: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Customer:
    """Somebody who books. `id` is random, so that it can stand in logs and in the audit.

    `user_id` None: they book over HTTP alone, and no message of ours reaches them. `zone` is
    the one whose clock they live by, if they have said so; None for the venue's.
    """

    id: CustomerId
    venue_id: VenueId
    user_id: UserId | None
    name: str
    locale: str
    reachable: bool = True
    phone: str = ""
    email: str = ""
    zone: ZoneInfo | None = None

    @property
    def known_as(self) -> str:
        """The name, the number to call, and how else to reach somebody who has no chat."""
        ways = self.phone, self.email if self.user_id is None else ""
        return ", ".join((self.name, *filter(None, ways)))

    @property
    def to_call(self) -> str:
        """The name, and the number to call, if they have said one."""
        return f"{self.name}, {self.phone}" if self.phone else self.name


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody who works at the venue; `resources` empty means all of them."""

    venue_id: VenueId
    user_id: UserId
    role: Role
    name: str
    locale: str
    resources: tuple[ResourceId, ...] = ()

    @property
    def runs_venue(self) -> bool:
        """Whether they see all of the venue, its money too."""
        return self.role is not Role.STAFF

    @property
    def actor(self) -> Actor:
        """Who caused what they do."""
        return Actor(Party.STAFF, self.user_id)

    def may_decide(self, resource_ids: tuple[ResourceId, ...]) -> bool:
        """Whether bookings of these resources are theirs to approve, move or mark."""
        if self.role is not Role.STAFF or not self.resources:
            return True
        return any(resource_id in self.resources for resource_id in resource_ids)


class Party(StrEnum):
    """Who caused a change; the audit names a kind and an id, never a person."""

    CUSTOMER = "customer"
    STAFF = "staff"
    CLOCK = "clock"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who caused a change: a customer id, a staff member's user id, or the clock.

    A server that decides in the name of staff is told from them by its number: the ids of
    API keys are larger than any user id can be.
    """

    party: Party
    id: int = 0


CLOCK = Actor(Party.CLOCK)
