"""Bookings: made in one step, looked through, and cancelled."""

from __future__ import annotations

from bot.web.api.asking import Ask
from bot.web.api.calls.holds import PLACING
from bot.web.api.calls.records import (
    answer_with,
    customer_of,
    noting_bookings,
    own_record,
    placing,
    whose,
)
from bot.web.api.calls.slots import slot_with
from bot.web.api.models.bookings import (
    BookingChange,
    BookingIn,
    BookingOut,
    BookingsOut,
    BookingsQuery,
    ReasonIn,
    booking_out,
)
from bot.web.api.reader import Reader
from bot.web.api.routes import Answer, route
from domain import errors
from domain.access import Scope
from domain.additions import service_of
from domain.edits import Edit
from domain.pages import FIRM, BookingFilter, Leaf
from domain.people import Customer, CustomerId
from domain.replies import Told
from domain.resources import ServiceId
from domain.states import Details, Hold, check_details

BOOKING = "/venues/{venue}/bookings/{booking}"


@route(
    "POST /venues/{venue}/bookings",
    scope=Scope.WRITE,
    customers=True,
    status=201,
    refusals=(
        *PLACING,
        errors.HoldExpired,
        errors.DetailMissing,
        errors.TooManyBookings,
        errors.PaymentDue,
        errors.WrongState,
    ),
    links=(
        "get_booking",
        "cancel_booking",
        "approve_booking",
        "reject_booking",
        "check_in_booking",
        "get_hold",
    ),
)
async def create_booking(ask: Ask, body: BookingIn) -> Answer[BookingOut]:
    """Hold a slot and confirm it, in one call."""
    slot = slot_with(ask.reader, body)
    customer = await whose(ask, body)
    details = Details(body.subject, body.note, customer.phone)
    check_details(service_of(ask.venue, slot), details)
    holds = placing(ask, body)
    hold = await holds.place(ask.venue, slot, customer, key=ask.once.key("hold"))
    return await _confirm(ask, hold, customer, details)


async def _confirm(
    ask: Ask, hold: Hold, customer: Customer, details: Details
) -> Answer[BookingOut]:
    """Make the hold firm; what cannot be is let go again."""
    place = ask.place("bookings", str(hold.terms.id))

    def answer(told: Told) -> Answer[BookingOut]:
        return answer_with(ask, told, place)

    holds = ask.desk.holds.over(ask.desk.kept.noting(ask.once.receipt(answer)))
    try:
        done = await holds.confirm(
            ask.venue, hold.terms.id, customer, details, key=ask.once.key("confirm")
        )
    except errors.BookingError:
        key = ask.once.key("release")
        await ask.desk.holds.release(ask.venue, hold.terms.id, customer, key=key)
        raise
    [told] = await ask.desk.kept.tell([done])
    return answer(told)


@route("GET /venues/{venue}/bookings", scope=Scope.READ, customers=True)
async def list_bookings(ask: Ask, query: BookingsQuery) -> Answer[BookingsOut]:
    """Bookings a page at a time, the newest first; a customer sees their own."""
    leaf = Leaf(query.page, query.limit)
    page = await ask.desk.lists.list_page(ask.venue.id, _filter(ask, query), leaf)
    told = await ask.desk.kept.tell(page.items)
    return Answer(
        BookingsOut(
            items=tuple(booking_out(ask.reader, one) for one in told),
            page=leaf.number,
            limit=leaf.size,
            total=page.total,
            pages=page.pages,
        )
    )


@route(f"GET {BOOKING}", scope=Scope.READ, customers=True)
async def get_booking(ask: Ask) -> Answer[BookingOut]:
    """A booking with its venue, its resources and what became of it."""
    record = await own_record(ask, "booking")
    [told] = await ask.desk.kept.tell([record])
    return answer_with(ask, told)


@route(
    f"POST {BOOKING}/cancel",
    scope=Scope.WRITE,
    customers=True,
    matches=True,
    refusals=(errors.TooLate, errors.WrongState),
)
async def cancel_booking(ask: Ask, body: ReasonIn) -> Answer[BookingOut]:
    """Cancel in the customer's name, as the venue's policy allows; says what comes back."""
    record = await own_record(ask, "booking")
    by = await customer_of(ask, record)
    done = await noting_bookings(ask).cancel(
        ask.venue, record.terms.id, by, body.reason, key=ask.once.key()
    )
    [told] = await ask.desk.kept.tell([done])
    return answer_with(ask, told)


@route(
    f"PATCH {BOOKING}",
    scope=Scope.WRITE,
    customers=True,
    matches=True,
    refusals=(errors.DetailMissing, errors.WrongState),
    links=("get_booking", "cancel_booking"),
)
async def change_booking(ask: Ask, body: BookingChange) -> Answer[BookingOut]:
    """Other details, in the customer's name; staff are told. The telephone is the customer's."""
    record = await own_record(ask, "booking")
    if ask.version not in {None, record.version}:
        raise errors.VersionChanged(record.version)
    by, edit = await customer_of(ask, record), Edit(body.subject, body.note)
    done = await noting_bookings(ask).edit(
        ask.venue, record.terms.id, by, edit, key=ask.once.key()
    )
    [told] = await ask.desk.kept.tell([done])
    return answer_with(ask, told)


def _filter(ask: Ask, query: BookingsQuery) -> BookingFilter:
    reader: Reader = ask.reader
    customer_id = CustomerId(int(query.customer)) if query.customer else None
    if ask.client is not None:
        if customer_id not in {None, ask.client.customer_id}:
            raise errors.NotFound("customer", query.customer or "")
        customer_id = ask.client.customer_id
    return BookingFilter(
        query.status or FIRM,
        _services(reader, query),
        reader.resource(query.resource).id if query.resource else None,
        customer_id,
        query.since,
        query.until,
        query.reference,
        query.external_reference or "",
    )


def _services(reader: Reader, query: BookingsQuery) -> tuple[ServiceId, ...] | None:
    """Those that fit; None for all."""
    if query.service is None and query.product is None:
        return None
    named = [reader.service(query.service)] if query.service else reader.venue.services
    return tuple(one.id for one in named if query.product in {None, one.product})
