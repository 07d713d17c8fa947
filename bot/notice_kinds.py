"""What there is to tell: under which heading, and as long as it is true."""

from __future__ import annotations

from domain.events import Notice
from domain.states import Booking, Ended, Hold, Record, Request

# What comes of somebody's own tap a moment ago.
WAITED_FOR = (Notice.BOOKED, Notice.REQUESTED)
HEADS = {
    Notice.STAFF_ORPHANED: "staff-notice-orphaned",
    Notice.STAFF_EDITED: "staff-notice-edited",
    Notice.STAFF_REFUND_FAILED: "staff-notice-refund-failed",
    Notice.STAFF_GIVE_BACK: "staff-notice-give-back",
    Notice.STAFF_REFUND_WAITING: "staff-notice-refund-waiting",
    Notice.STAFF_REFUNDED: "staff-notice-refunded",
    Notice.STAFF_DISPUTED: "staff-notice-disputed",
}
_OF_MONEY = (
    Notice.STAFF_REFUND_FAILED,
    Notice.STAFF_GIVE_BACK,
    Notice.STAFF_REFUND_WAITING,
    Notice.STAFF_REFUNDED,
    Notice.STAFF_DISPUTED,
)
_TRUE_WHILE = {
    Notice.EDITED: (Booking, Request),
    Notice.STAFF_EDITED: (Booking, Request),
    Notice.BOOKED: (Booking,),
    Notice.APPROVED: (Booking,),
    Notice.REQUESTED: (Request,),
    Notice.STAFF_REQUESTED: (Request,),
    Notice.STAFF_BOOKED: (Booking,),
    Notice.STAFF_ORPHANED: (Booking, Request),
    **dict.fromkeys(_OF_MONEY, (Booking, Request, Ended, Hold)),
}


def still_true(notice: Notice, record: Record) -> bool:
    """Whether what is to be told still holds."""
    return isinstance(record, _TRUE_WHILE.get(notice, (Ended,)))
