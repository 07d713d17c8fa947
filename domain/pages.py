"""Looking through many: a page of bookings or customers, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from domain.people import CustomerId
from domain.resources import ResourceId, ServiceId
from domain.states import Status

T = TypeVar("T")

# What is more than a hold, or was.
FIRM = tuple(one for one in Status if one not in {Status.HELD, Status.EXPIRED, Status.RELEASED})


@dataclass(frozen=True, slots=True)
class Leaf:
    """Which page, from 1 on, and how many fit on one."""

    number: int = 1
    size: int = 20

    @property
    def skipped(self) -> int:
        """How many come before it."""
        return (self.number - 1) * self.size


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of many, and how many there are in all."""

    items: tuple[T, ...]
    total: int
    leaf: Leaf

    @property
    def pages(self) -> int:
        """How many pages that makes."""
        return -(-self.total // self.leaf.size)


@dataclass(frozen=True, slots=True)
class BookingFilter:
    """Which bookings: everything that is said must be so. `since` and `until` bound the start."""

    statuses: tuple[Status, ...] = FIRM
    service_ids: tuple[ServiceId, ...] | None = None
    resource_id: ResourceId | None = None
    customer_id: CustomerId | None = None
    since: datetime | None = None
    until: datetime | None = None
    reference: str = ""
    external: str = ""


@dataclass(frozen=True, slots=True)
class CustomerFilter:
    """Which customers: everything that is said must be so. `name` may be a part of it."""

    name: str = ""
    phone: str = ""
    email: str = ""
