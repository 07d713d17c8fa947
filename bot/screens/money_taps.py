"""What buttons about money mean; see `taps`."""

from __future__ import annotations

from datetime import date

from bot.callbacks import Tap
from domain.allocations import BookingId
from domain.payments import PaymentId
from domain.refunds import RefundId
from domain.strays import StrayId


def pay(hold_id: BookingId, number: int) -> Tap:
    """Pay for a hold with the venue's provider of that number, the first is 0."""
    return Tap("py", (hold_id, number))


def paid(payment_id: PaymentId) -> Tap:
    """Say that it is paid: the provider is asked."""
    return Tap("pq", (payment_id,))


def payments(on: date) -> Tap:
    """The money of a day."""
    return Tap("pm", (on.toordinal(),))


def payments_file(on: date) -> Tap:
    """The same as a table."""
    return Tap("pf", (on.toordinal(),))


def give_back(booking_id: BookingId, minor: int) -> Tap:
    """Give so much back of what was paid for a booking."""
    return Tap("rf", (booking_id, minor))


def stray_by_hand(stray_id: StrayId) -> Tap:
    """Money that nobody could place was given back by hand."""
    return Tap("sh", (stray_id,))


def refunded_by_hand(refund_id: RefundId) -> Tap:
    """A refund that did not work was made by hand."""
    return Tap("rd", (refund_id,))


def approve_refund(refund_id: RefundId) -> Tap:
    """Agree, as the second person, to what somebody wants to give back."""
    return Tap("ra", (refund_id,))


def on_site(booking_id: BookingId) -> Tap:
    """Note what is paid for a booking at the venue."""
    return Tap("os", (booking_id,))


def taken(booking_id: BookingId, minor: int, means: int) -> Tap:
    """So much was handed over, by the means of that number."""
    return Tap("ot", (booking_id, minor, means))


def issue(minor: int, *, sold: bool) -> Tap:
    """Give out a gift of so much, for money or for nothing."""
    return Tap("gi", (minor, int(sold)))
