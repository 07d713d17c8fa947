"""What the HTTP interface asks of the process behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from bot.web.ports import Health
from bot.words.catalogue import Catalogues
from domain.access import ApiKey, ApiKeyId, Opened
from domain.allocations import Taken
from domain.availability import Availability
from domain.bookings import Bookings as BookingCases
from domain.gifts import Gifting
from domain.holds import Holds
from domain.money_ports import Payments
from domain.orphans import Edited
from domain.pages import BookingFilter, CustomerFilter, Leaf, Page
from domain.paying import Paying
from domain.people import Contact, Customer, CustomerId
from domain.ports import Bookings, Clock, People, Venues
from domain.replies import Call, Claim, InProgress, Receipt, Reply, Told
from domain.resources import ResourceId, Venue, VenueId
from domain.states import Record
from domain.windows import Window

Document = dict[str, Any]
Edit = Callable[[Document], Document]


class Keys(Protocol):
    """The API keys."""

    async def find(self, secret: str) -> ApiKey | None:
        """The live key with this secret."""
        ...


class Sessions(Protocol):
    """The sessions of customers."""

    async def open(
        self, venue_id: VenueId, customer_id: CustomerId, api_key_id: ApiKeyId
    ) -> Opened:
        """A new one, vouched for by the server with that key."""
        ...

    async def refresh(self, token: str) -> Opened | None:
        """The same with a new token; None when the token is good for nothing."""
        ...

    async def close(self, token: str) -> None:
        """End the session that a token belongs to, if it does to any."""
        ...


class Replies(Protocol):
    """What was answered to a key."""

    async def claim(self, call: Call) -> Claim | Reply | InProgress:
        """The right to answer, or the answer, or until when somebody else may. KeyReused."""
        ...

    async def finish(self, claim: Claim, reply: Reply) -> None:
        """Keep the answer."""
        ...

    async def release(self, claim: Claim) -> None:
        """It is not answered yet: whoever comes next goes on at once."""
        ...


class Kept(Bookings, Protocol):
    """The bookings, with what programs ask beyond the chat."""

    def noting(self, receipt: Receipt[Told]) -> Bookings:
        """The same, which keeps what its next change is answered with."""
        ...

    async def tell(self, records: Sequence[Record]) -> tuple[Told, ...]:
        """Bookings of one venue, each with what became of it."""
        ...


class Lists(Protocol):
    """Looking through bookings."""

    async def list_page(
        self, venue_id: VenueId, asked: BookingFilter, leaf: Leaf
    ) -> Page[Record]:
        """A page of them, the newest first."""
        ...

    async def taken(self, venue: Venue, window: Window) -> Mapping[ResourceId, Sequence[Taken]]:
        """What bookings and live holds take, or took, of every resource."""
        ...


class Contacts(Protocol):
    """Customers who have no chat with us."""

    async def find_or_make(
        self,
        venue_id: VenueId,
        contact: Contact,
        receipt: Receipt[tuple[Customer, bool]] | None = None,
    ) -> tuple[Customer, bool]:
        """The customer with this telephone, else with this e-mail, else a new one (True)."""
        ...

    async def change(
        self,
        venue_id: VenueId,
        customer_id: CustomerId,
        changes: Mapping[str, str | None],
        receipt: Receipt[Customer] | None = None,
    ) -> Customer:
        """Set name, locale, phone or email; NotFound, AlreadyThere."""
        ...

    async def list_page(
        self, venue_id: VenueId, asked: CustomerFilter, leaf: Leaf
    ) -> Page[Customer]:
        """A page of all customers, the newest first."""
        ...


class Files(Venues, Protocol):
    """The venues, and what their files say."""

    async def edit(
        self,
        venue_id: VenueId,
        edit: Edit,
        receipt: Receipt[Edited] | None = None,
        *,
        keep: bool = False,
    ) -> Edited:
        """Change a file by a function of it; the venue as it is then. StillBooked."""
        ...

    async def written(self, venue_id: VenueId) -> tuple[int, Mapping[str, Any]]:
        """The version of a venue, and what its file says."""
        ...


class Quotas(Protocol):
    """How often somebody may call, counted for all processes."""

    async def spend(self, allowances: Sequence[tuple[str, int, int]]) -> list[int] | None:
        """See `bot.web.api.quotas`; None when nobody answers."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """What every call works with."""

    venues: Files
    people: People
    contacts: Contacts
    kept: Kept
    lists: Lists
    holds: Holds
    bookings: BookingCases
    availability: Availability
    paying: Paying
    payments: Payments
    gifts: Gifting
    keys: Keys
    sessions: Sessions
    replies: Replies
    clock: Clock
    catalogues: Catalogues
    health: Health
    hurry: Callable[[], None]
    quotas: Quotas | None = None
