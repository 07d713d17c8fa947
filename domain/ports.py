"""What the domain asks of the world, on one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from domain.allocations import BookingId, Busy
from domain.events import Job
from domain.ground import Ground
from domain.holds import Change
from domain.people import Customer, CustomerId, Role, Staff, UserId
from domain.placements import Placement
from domain.resources import ResourceId, Venue, VenueId
from domain.states import Hold, Record, Status


class Clock(Protocol):
    """What time it is. The only source of it."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class Ids(Protocol):
    """Fresh identities. The only source of chance."""

    def fresh(self) -> int:
        """A new positive 63-bit number, rising over time, never given twice."""
        ...

    def code(self, length: int) -> str:
        """Random capital letters and digits that cannot be misread for one another."""
        ...


class Venues(Protocol):
    """The venues there are."""

    async def get(self, venue_id: VenueId) -> Venue:
        """The venue as it is now; NotFound."""
        ...

    async def of_bot(self, bot_id: int) -> tuple[Venue, ...]:
        """The venues a bot serves, in the order in which they were added."""
        ...

    async def every(self) -> tuple[Venue, ...]:
        """All there are, in the order in which they were added."""
        ...

    def bot_of(self, venue: Venue) -> int:
        """The bot that serves a venue; of those that say nothing, the first one there is."""
        ...


class Usage(Protocol):
    """What is taken of resources."""

    async def busy(
        self, venue: Venue, base: Ground, *, but: BookingId | None = None
    ) -> Mapping[tuple[ResourceId, int], Busy]:
        """Per resource of the ground's needs and units asked for, the starts it blocks.

        Never older than the last change that was committed before the call. An answer that
        has not changed is the very same `Busy` again. `but`: as if that booking were not there.
        """
        ...

    async def turns(self, venue: Venue, base: Ground) -> Mapping[ResourceId, int]:
        """Per resource of the ground's needs when it was last given to anybody; rising numbers."""
        ...


class Bookings(Protocol):
    """Keeping bookings. Every mutating call is one transaction."""

    async def place(self, placement: Placement) -> Hold:
        """Hold a slot. SlotTaken, TooManyHolds, RulesChanged, KeyReused, StoreBusy.

        The same key again gives the first hold again.
        """
        ...

    async def change(self, change: Change) -> Record:
        """Bring a booking from one state into the next, if it still is in the first.

        The same key again gives the booking as it is now. HoldExpired when the database's
        clock has passed the hold's end, WrongState when somebody else was first.
        """
        ...

    async def find_by_key(self, venue_id: VenueId, key: str) -> Record | None:
        """The booking that was placed or changed under a key, as it is now."""
        ...

    async def was_done(self, before: Record, became: Status, key: str) -> bool:
        """Whether a key has brought this booking into that state, however it stands by now."""
        ...

    async def get(self, venue_id: VenueId, booking_id: BookingId) -> Record:
        """The booking as it is now; NotFound."""
        ...

    async def list_of_customer(
        self, venue_id: VenueId, customer_id: CustomerId, *, since: datetime
    ) -> tuple[Record, ...]:
        """Those that end after `since` and still stand, soonest first."""
        ...

    async def last_of_customer(
        self, venue_id: VenueId, customer_id: CustomerId
    ) -> Record | None:
        """The one most lately made firm, for "as last time"."""
        ...

    async def list_of_day(self, venue: Venue, on: date) -> tuple[Record, ...]:
        """All that were requested or made firm and start on a local date, in order."""
        ...

    async def history(
        self, venue_id: VenueId, booking_id: BookingId
    ) -> tuple[tuple[datetime, Status], ...]:
        """What became of a booking, and when, in order."""
        ...

    async def set_coming(self, venue_id: VenueId, booking_id: BookingId) -> None:
        """The customer has said yes to a reminder."""
        ...

    async def enqueue(self, jobs: Sequence[Job]) -> None:
        """Write jobs; those whose key is there already stay as they are."""
        ...

    async def set_aside(self, venue_id: VenueId, hold_id: BookingId) -> int:
        """What of a gift is set aside for a hold, in minor units of its price."""
        ...

    async def list_requests(self, venue_id: VenueId) -> tuple[Record, ...]:
        """All that wait for a decision and have not begun, soonest first."""
        ...

    async def list_past(
        self, venue_id: VenueId, customer_id: CustomerId, most: int
    ) -> tuple[Record, ...]:
        """The customer's latest bookings that are over, latest first."""
        ...


class People(Protocol):
    """Who is who at a venue."""

    async def customer(
        self, venue_id: VenueId, user_id: UserId, *, name: str, locale: str
    ) -> Customer:
        """The customer this user is, made on first sight."""
        ...

    async def find_customer(self, venue_id: VenueId, user_id: UserId) -> Customer | None:
        """The customer this user is, if the venue has met them."""
        ...

    async def get_customer(self, venue_id: VenueId, customer_id: CustomerId) -> Customer:
        """NotFound when there is none."""
        ...

    async def find_customers(
        self, user_id: UserId, venue_ids: Sequence[VenueId]
    ) -> tuple[Customer, ...]:
        """The customers this user is at those of the venues that have met them."""
        ...

    async def set_locales(self, user_id: UserId, locales: Mapping[VenueId, str]) -> None:
        """Remember the language somebody chose, as each venue's region has it."""
        ...

    async def set_zone(
        self, user_id: UserId, venue_ids: Sequence[VenueId], zone: ZoneInfo | None
    ) -> None:
        """Remember by whose clock somebody lives; None for that of each venue."""
        ...

    async def set_phone(
        self, user_id: UserId, venue_ids: Sequence[VenueId], phone: str
    ) -> None:
        """Remember a number in international form; forget it when empty."""
        ...

    async def set_reachable(
        self, user_id: UserId, venue_ids: Sequence[VenueId], *, reachable: bool
    ) -> None:
        """Remember that somebody blocked the bot of these venues, or came back."""
        ...

    async def subjects(self, venue_id: VenueId, customer_id: CustomerId) -> tuple[str, ...]:
        """The subjects (pets, children) this customer named before, latest first."""
        ...

    async def staff(self, venue_id: VenueId) -> tuple[Staff, ...]:
        """Everybody who works at the venue."""
        ...

    async def find_staff(self, venue_id: VenueId, user_id: UserId) -> Staff | None:
        """The role of this user, or None; asked anew on every step."""
        ...

    async def roles(self, user_id: UserId, venue_ids: Sequence[VenueId]) -> tuple[Staff, ...]:
        """The roles this user has at these venues."""
        ...

    async def claim_role(
        self, code: str, user_id: UserId, *, name: str, locale: str
    ) -> Staff | None:
        """Spend a one-time code; None when it is unknown, used or out of date."""
        ...

    async def invite(self, venue_id: VenueId, role: Role) -> str:
        """A fresh one-time code for a role, valid a day, kept as a hash."""
        ...


class Gate(Protocol):
    """Sheds a rush for the same slot before it reaches the store. Never decides.

    Open on any doubt: correctness does not depend on it.
    """

    async def enter(self, tokens: Sequence[Sequence[str]], owners: Sequence[str]) -> list[bool]:
        """For each request, whether it may go on; one call for a whole batch."""
        ...

    async def leave(self, tokens: Sequence[str], owner: str) -> None:
        """Give up what `owner` took, and nothing that is somebody else's."""
        ...
