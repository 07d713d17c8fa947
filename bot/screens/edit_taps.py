"""What buttons mean that change the details of a booking."""

from __future__ import annotations

from bot.callbacks import Tap
from domain.allocations import BookingId
from domain.resources import AskKind

BY_CUSTOMER, BY_STAFF = range(2)
_KINDS = (AskKind.SUBJECT, AskKind.NOTE, AskKind.PHONE)


def edit_booking(booking_id: BookingId, by: int) -> Tap:
    """Other details for a booking; `by` is one of the constants below."""
    return Tap("ei", (booking_id, by))


def edit_ask(booking_id: BookingId, by: int, kind: AskKind) -> Tap:
    """Ask for one of them."""
    return Tap("ea", (booking_id, by, _KINDS.index(kind)))


def edit_clear(booking_id: BookingId, by: int, kind: AskKind) -> Tap:
    """No answer to that any more."""
    return Tap("er", (booking_id, by, _KINDS.index(kind)))


def edit_subject(booking_id: BookingId, by: int, index: int) -> Tap:
    """It is for another of the subjects named before."""
    return Tap("es", (booking_id, by, index))


def kind_of(number: int) -> AskKind:
    """The detail that a button is about."""
    return _KINDS[number] if number < len(_KINDS) else AskKind.NOTE
