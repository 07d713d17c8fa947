"""The kinds of problems, each with its status and its name.

Every error of the domain has one, and so has every request that does not get that far.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from domain import errors, gateways


@dataclass(frozen=True, slots=True)
class Kind:
    """What a problem is called, and the status it is answered with."""

    status: int
    title: str
    code: str = ""


# By the class of the error; the code is its name.
KINDS: Mapping[type[Exception], Kind] = {
    errors.NotFound: Kind(404, "There is no such thing"),
    errors.NotYours: Kind(404, "There is no such thing", "not-found"),
    errors.SlotTaken: Kind(409, "The slot is taken"),
    errors.OutsideOpeningHours: Kind(409, "Not open for the whole length"),
    errors.ClosedDay: Kind(409, "Closed on that date"),
    errors.BlackedOut: Kind(409, "Blocked by the venue"),
    errors.TooSoon: Kind(409, "Too soon"),
    errors.TooFar: Kind(409, "Too far ahead"),
    errors.NotOnGrid: Kind(409, "Nothing begins at that minute"),
    errors.HoldExpired: Kind(410, "The hold is over"),
    errors.AlreadyExtended: Kind(409, "Extended already"),
    errors.WrongState: Kind(409, "Not in this state"),
    errors.TooManyHolds: Kind(409, "Too many holds at once"),
    errors.TooManyBookings: Kind(409, "Too many bookings ahead"),
    errors.OutOfBounds: Kind(422, "More or fewer than is sold"),
    errors.OutOfReach: Kind(409, "Nobody comes as far as that"),
    errors.TooLate: Kind(409, "Too late to cancel"),
    errors.DetailMissing: Kind(422, "A detail is missing"),
    errors.PaymentDue: Kind(402, "It is paid before it is booked"),
    errors.GiftRefused: Kind(409, "The gift cannot be used for this"),
    errors.PromoRefused: Kind(409, "The code does not count for this"),
    gateways.ProviderRefused: Kind(409, "Nobody collects money for it now"),
    gateways.ProviderDown: Kind(503, "Who collects the money does not answer"),
    errors.KeyReused: Kind(422, "The key stands for another request"),
    errors.RulesChanged: Kind(409, "The venue was edited meanwhile"),
    errors.VersionChanged: Kind(412, "It was changed meanwhile"),
    errors.StillBooked: Kind(409, "It has bookings ahead"),
    errors.AlreadyThere: Kind(409, "There is one already"),
    errors.StoreBusy: Kind(503, "Busy: nothing was done"),
}
# Of requests that do not get as far as the domain.
INVALID = Kind(400, "The request is not right", "invalid-request")
SENSELESS = Kind(422, "The request cannot be meant", "senseless-request")
KEY_MISSING = Kind(400, "An Idempotency-Key is missing", "idempotency-key-missing")
UNKNOWN_CALLER = Kind(401, "Who are you?", "unknown-caller")
SCOPE_MISSING = Kind(403, "Not allowed to this caller", "scope-missing")
NO_SUCH_PATH = Kind(404, "There is no such path", "no-such-path")
WRONG_METHOD = Kind(405, "Not in this way", "wrong-method")
IN_PROGRESS = Kind(409, "The same request is being answered", "in-progress")
TOO_LARGE = Kind(413, "The body is too large", "too-large")
NOT_JSON = Kind(415, "The body must be JSON", "not-json")
TOO_MANY = Kind(429, "Too many requests", "too-many-requests")
BROKEN = Kind(500, "A fault of ours", "internal-error")
NO_SESSIONS = Kind(501, "No sessions here", "sessions-off")
_OWN = (
    INVALID, SENSELESS, KEY_MISSING, UNKNOWN_CALLER, SCOPE_MISSING, NO_SUCH_PATH, WRONG_METHOD,
    IN_PROGRESS, TOO_LARGE, NOT_JSON, TOO_MANY, BROKEN, NO_SESSIONS,
)  # fmt: skip


def kind_of(error: type[Exception]) -> Kind:
    """The kind of an error of the domain."""
    kind = KINDS[error]
    return kind if kind.code else Kind(kind.status, kind.title, _kebab(error))


def every_kind() -> list[Kind]:
    """All there are, each code once."""
    found = {kind.code: kind for kind in (*_OWN, *map(kind_of, KINDS))}
    return sorted(found.values(), key=lambda one: (one.status, one.code))


def _kebab(error: type[Exception]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", error.__name__).lower()
