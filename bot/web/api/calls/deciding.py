"""What staff do with bookings: approve, reject, check in, complete, note who did not come."""

from __future__ import annotations

from bot.web.api.asking import Ask
from bot.web.api.calls.bookings import BOOKING
from bot.web.api.calls.records import answer_with, noting_bookings, own_record
from bot.web.api.models.bookings import BookingOut, ReasonIn
from bot.web.api.routes import Answer, route
from domain import errors
from domain.access import Scope
from domain.states import Record

REFUSALS = (errors.WrongState,)


@route(
    f"POST {BOOKING}/approve",
    scope=Scope.STAFF,
    matches=True,
    refusals=REFUSALS,
    links=("check_in_booking", "miss_booking", "cancel_booking"),
)
async def approve_booking(ask: Ask) -> Answer[BookingOut]:
    """Say yes to a request: it is confirmed, and the customer is told."""
    record, by = await own_record(ask, "booking"), ask.server.as_staff()
    done = await noting_bookings(ask).approve(
        ask.venue, record.terms.id, by, key=ask.once.key()
    )
    return await _answer(ask, done)


@route(f"POST {BOOKING}/reject", scope=Scope.STAFF, matches=True, refusals=REFUSALS)
async def reject_booking(ask: Ask, body: ReasonIn) -> Answer[BookingOut]:
    """Say no to a request: its slot is free again, and the customer is told why."""
    record, by = await own_record(ask, "booking"), ask.server.as_staff()
    done = await noting_bookings(ask).reject(
        ask.venue, record.terms.id, by, body.reason, key=ask.once.key()
    )
    return await _answer(ask, done)


@route(
    f"POST {BOOKING}/check-in",
    scope=Scope.STAFF,
    matches=True,
    refusals=REFUSALS,
    links=("complete_booking",),
)
async def check_in_booking(ask: Ask) -> Answer[BookingOut]:
    """The customer is here."""
    record, by = await own_record(ask, "booking"), ask.server.as_staff()
    done = await noting_bookings(ask).arrive(ask.venue, record.terms.id, by, key=ask.once.key())
    return await _answer(ask, done)


@route(f"POST {BOOKING}/complete", scope=Scope.STAFF, matches=True, refusals=REFUSALS)
async def complete_booking(ask: Ask) -> Answer[BookingOut]:
    """It is done."""
    record, by = await own_record(ask, "booking"), ask.server.as_staff()
    done = await noting_bookings(ask).complete(
        ask.venue, record.terms.id, by, key=ask.once.key()
    )
    return await _answer(ask, done)


@route(f"POST {BOOKING}/no-show", scope=Scope.STAFF, matches=True, refusals=REFUSALS)
async def miss_booking(ask: Ask) -> Answer[BookingOut]:
    """The customer did not come; only after the start."""
    record, by = await own_record(ask, "booking"), ask.server.as_staff()
    done = await noting_bookings(ask).miss(ask.venue, record.terms.id, by, key=ask.once.key())
    return await _answer(ask, done)


async def _answer(ask: Ask, done: Record) -> Answer[BookingOut]:
    [told] = await ask.desk.kept.tell([done])
    return answer_with(ask, told)
