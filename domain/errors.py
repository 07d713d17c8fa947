"""Everything that can be refused, with the facts and without sentences.

    BookingError                a rule said no
    ├── NotFound(what, key)
    ├── Unavailable             the world said no: offer something else
    │   ├── SlotTaken(slot, may_return)
    │   ├── OutsideOpeningHours(slot, openings)
    │   ├── ClosedDay(slot, on, reason)
    │   ├── BlackedOut(slot, reason)
    │   ├── TooSoon(slot, earliest)
    │   ├── TooFar(slot, latest)
    │   └── NotOnGrid(slot, nearest)
    └── NotAllowed              the state or the caller forbids it: explain
        ├── HoldExpired(expired_at)
        ├── AlreadyExtended(expires_at)
        ├── WrongState(status)
        ├── NotYours(what)
        ├── TooManyHolds(limit)
        ├── TooManyBookings(limit, per)
        ├── OutOfBounds(what, least, most)
        ├── TooLate(closed_at)
        ├── OutOfReach(limit, distance)
        ├── DetailMissing(kind)
        ├── PaymentDue(amount)
        ├── GiftRefused(why, at)
        ├── PromoRefused(code, why, promo)
        └── KeyReused(key)
    StoreBusy                   not a rule: nothing was done, try again
    RulesChanged                the venue was edited meanwhile: look again
    VersionChanged(version)     it is not what the caller has seen: look again
    StillBooked(orphans)        an edit would leave bookings without a place
    AlreadyThere(what, field)   another one has what can be had once

The last three are said to owners and to servers, never in a chat.
Sentences are made in `bot/screens/refusals.py`, one for each leaf, in every language.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.labels import Label
    from domain.money import Money
    from domain.orphans import Orphan
    from domain.promos import Misfit, Promo
    from domain.slots import Slot


class BookingError(Exception):
    """A rule said no."""

    def __str__(self) -> str:
        return type(self).__name__


@dataclass(unsafe_hash=True)
class NotFound(BookingError):
    """There is no such thing, or not for this caller."""

    what: str
    key: str


class Unavailable(BookingError):
    """The world said no: another slot may do."""


@dataclass(unsafe_hash=True)
class SlotTaken(Unavailable):
    """Nothing is left; `may_return` when only unconfirmed holds stand in the way."""

    slot: Slot
    may_return: bool


@dataclass(unsafe_hash=True)
class OutsideOpeningHours(Unavailable):
    """Not open for the whole length; `openings` are that date's, in UTC."""

    slot: Slot
    openings: tuple[tuple[datetime, datetime], ...]


@dataclass(unsafe_hash=True)
class ClosedDay(Unavailable):
    """No openings at all on that local date; `reason` names the holiday, if it is one."""

    slot: Slot
    on: date
    reason: Label | None


@dataclass(unsafe_hash=True)
class BlackedOut(Unavailable):
    """The venue has blocked this time."""

    slot: Slot
    reason: Label


@dataclass(unsafe_hash=True)
class TooSoon(Unavailable):
    """Starts in the past or before the minimum notice is over."""

    slot: Slot
    earliest: datetime


@dataclass(unsafe_hash=True)
class TooFar(Unavailable):
    """Starts after the last moment that can be booked yet."""

    slot: Slot
    latest: datetime


@dataclass(unsafe_hash=True)
class NotOnGrid(Unavailable):
    """Open, but the service does not begin at this minute; `nearest` are starts that do."""

    slot: Slot
    nearest: tuple[datetime, ...]


class NotAllowed(BookingError):
    """The state of things or the caller forbids it."""


@dataclass(unsafe_hash=True)
class HoldExpired(NotAllowed):
    """The hold had lapsed before."""

    expired_at: datetime


@dataclass(unsafe_hash=True)
class AlreadyExtended(NotAllowed):
    """A hold is extended once."""

    expires_at: datetime


@dataclass(unsafe_hash=True)
class WrongState(NotAllowed):
    """What was asked cannot be done to a booking with this status."""

    status: str


@dataclass(unsafe_hash=True)
class NotYours(NotAllowed):
    """It belongs to somebody else, or needs a role the caller does not have."""

    what: str


@dataclass(unsafe_hash=True)
class TooManyHolds(NotAllowed):
    """One customer may keep only so many slots at once without deciding."""

    limit: int


@dataclass(unsafe_hash=True)
class TooManyBookings(NotAllowed):
    """One customer may have only so many bookings ahead, or in a `day` or `week`."""

    limit: int
    per: str = ""


@dataclass(unsafe_hash=True)
class OutOfBounds(NotAllowed):
    """More or fewer than the service sells: `what` is units, party, days, or adjacent days."""

    what: str
    least: int
    most: int


@dataclass(unsafe_hash=True)
class TooLate(NotAllowed):
    """The venue's cut-off for cancelling has passed."""

    closed_at: datetime


@dataclass(unsafe_hash=True)
class OutOfReach(NotAllowed):
    """Nobody travels as far as that; both in metres."""

    limit: int
    distance: int


@dataclass(unsafe_hash=True)
class DetailMissing(NotAllowed):
    """The service asks for a detail that was not given."""

    kind: str


@dataclass(unsafe_hash=True)
class PaymentDue(NotAllowed):
    """It is paid before it is firm."""

    amount: Money


@dataclass(unsafe_hash=True)
class GiftRefused(NotAllowed):
    """It cannot be used.

    `why` is unknown, over, empty, free (nothing is to be paid), paying (somebody is about to
    pay the rest), or none (the venue has no gifts); `at` is when it was over.
    """

    why: str
    at: datetime | None = None


@dataclass(unsafe_hash=True)
class PromoRefused(NotAllowed):
    """The code does not count for this; `promo` has its limits, None where there is no such code."""

    code: str
    why: Misfit
    promo: Promo | None = None


@dataclass(unsafe_hash=True)
class KeyReused(NotAllowed):
    """The idempotency key already stands for a different request."""

    key: str


class StoreBusy(Exception):
    """The store did not answer in time or kept conflicting; nothing was done."""


class RulesChanged(Exception):
    """The venue's rules were edited between looking and holding; look again."""


@dataclass(unsafe_hash=True)
class VersionChanged(Exception):
    """Somebody was faster: it has this version by now. Nothing was done."""

    version: int


@dataclass(unsafe_hash=True)
class StillBooked(Exception):
    """An edit of a venue would leave bookings without a place; nothing was changed."""

    orphans: tuple[Orphan, ...]


@dataclass(unsafe_hash=True)
class AlreadyThere(Exception):
    """Another one has the same `field`, which only one may have; nothing was changed."""

    what: str
    field: str
