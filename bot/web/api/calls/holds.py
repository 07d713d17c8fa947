"""Holding a slot, and letting it go."""

from __future__ import annotations

from bot.web.api.asking import Ask
from bot.web.api.calls.records import (
    answer_with,
    customer_of,
    noting_holds,
    own_record,
    placing,
    whose,
)
from bot.web.api.calls.slots import slot_with
from bot.web.api.models.bookings import BookingOut, DetailsIn, HoldIn
from bot.web.api.routes import NO_CONTENT, Answer, route
from domain import errors
from domain.access import Scope
from domain.replies import Told
from domain.states import Details, Hold, Status

PLACING = (
    errors.SlotTaken,
    errors.OutsideOpeningHours,
    errors.ClosedDay,
    errors.BlackedOut,
    errors.TooSoon,
    errors.TooFar,
    errors.NotOnGrid,
    errors.OutOfBounds,
    errors.OutOfReach,
    errors.TooManyHolds,
    errors.PromoRefused,
    errors.RulesChanged,
)
HOLD = "/venues/{venue}/holds/{hold}"
OVER = (Status.EXPIRED, Status.RELEASED)


@route(
    "POST /venues/{venue}/holds",
    scope=Scope.WRITE,
    customers=True,
    status=201,
    refusals=PLACING,
    links=(
        "get_hold",
        "extend_hold",
        "confirm_hold",
        "pay_hold",
        "release_hold",
        "get_booking",
    ),
)
async def place_hold(ask: Ask, body: HoldIn) -> Answer[BookingOut]:
    """Put a slot aside for a customer, for as long as the service says."""
    slot = slot_with(ask.reader, body)
    customer = await whose(ask, body)
    hold = await placing(ask, body).place(ask.venue, slot, customer, key=ask.once.key("hold"))
    [told] = await ask.desk.kept.tell([hold])
    return answer_with(ask, told, ask.place("holds", str(hold.terms.id)))


@route(f"GET {HOLD}", scope=Scope.READ, customers=True)
async def get_hold(ask: Ask) -> Answer[BookingOut]:
    """A hold, whatever has become of it; confirmed, it is a booking with the same id."""
    record = await own_record(ask, "hold")
    [told] = await ask.desk.kept.tell([record])
    return answer_with(ask, told)


@route(
    f"POST {HOLD}/extend",
    scope=Scope.WRITE,
    customers=True,
    matches=True,
    refusals=(errors.HoldExpired, errors.AlreadyExtended, errors.WrongState),
)
async def extend_hold(ask: Ask) -> Answer[BookingOut]:
    """Ten minutes more, once."""
    record = await own_record(ask, "hold")
    by = await customer_of(ask, record)
    holds = noting_holds(ask)
    hold = await holds.extend(ask.venue, record.terms.id, by, key=ask.once.key())
    [told] = await ask.desk.kept.tell([hold])
    return answer_with(ask, told)


@route(
    f"POST {HOLD}/confirm",
    scope=Scope.WRITE,
    customers=True,
    matches=True,
    refusals=(
        errors.HoldExpired,
        errors.DetailMissing,
        errors.TooManyBookings,
        errors.PaymentDue,
        errors.GiftRefused,
        errors.WrongState,
    ),
    links=("get_booking", "cancel_booking", "approve_booking", "reject_booking"),
)
async def confirm_hold(ask: Ask, body: DetailsIn) -> Answer[BookingOut]:
    """Make it firm; a request for staff to approve, where the service wants that."""
    record = await own_record(ask, "hold")
    by = await customer_of(ask, record)
    details = Details(body.subject, body.note, by.phone)
    done = await noting_holds(ask).confirm(
        ask.venue, record.terms.id, by, details, key=ask.once.key("confirm")
    )
    [told] = await ask.desk.kept.tell([done])
    return answer_with(ask, told)


@route(f"DELETE {HOLD}", scope=Scope.WRITE, customers=True, status=NO_CONTENT, matches=True)
async def release_hold(ask: Ask) -> Answer[None]:
    """Let a hold go; harmless when it has ended already. A booking is cancelled instead."""
    record = await own_record(ask, "hold")
    if not isinstance(record, Hold) and record.status not in OVER:
        raise errors.WrongState(record.status)
    by = await customer_of(ask, record)

    def nothing(_: Told) -> Answer[None]:
        return Answer(None)

    kept = ask.desk.kept.noting(ask.once.receipt(nothing, ask.version))
    await ask.desk.holds.over(kept).release(ask.venue, record.terms.id, by, key=ask.once.key())
    return Answer(None)
