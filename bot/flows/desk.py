"""What all flows share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.runtime.panel import Panel
from bot.runtime.sender import Sender
from bot.words.catalogue import Catalogues
from bot.words.when import WhenReader
from domain.availability import Availability
from domain.bookings import Bookings
from domain.gifts import Gifting
from domain.holds import Holds
from domain.invoices import Invoices
from domain.money_ports import Payments, Takings
from domain.paying import Paying
from domain.ports import Bookings as BookingStore
from domain.ports import Clock, People, Venues


@dataclass(frozen=True, slots=True)
class Desk:
    """What every flow works with."""

    venues: Venues
    people: People
    kept: BookingStore
    holds: Holds
    bookings: Bookings
    availability: Availability
    paying: Paying
    invoices: Invoices
    payments: Payments
    takings: Takings
    gifts: Gifting
    clock: Clock
    catalogues: Catalogues
    sender: Sender
    panel: Panel
    readers: Callable[[str, tuple[str, ...]], WhenReader]
    username: Callable[[], str]
    hurry: Callable[[], None]
