"""What calls about holds and bookings share: whose they are, and how they are answered."""

from __future__ import annotations

from bot.web.api.asking import Ask
from bot.web.api.models.bookings import BookingOut, HoldIn, booking_out
from bot.web.api.models.customers import CustomerIn, contact_of
from bot.web.api.problems import wrong
from bot.web.api.routes import Answer
from domain.allocations import BookingId
from domain.bookings import Bookings
from domain.errors import NotFound
from domain.holds import Holds
from domain.people import Customer, CustomerId
from domain.replies import Receipt, Told
from domain.states import Record


async def own_record(ask: Ask, what: str) -> Record:
    """The record that the path names; NotFound also for another customer's."""
    number = BookingId(ask.number(what))
    try:
        record = await ask.desk.kept.get(ask.venue.id, number)
    except NotFound:
        # Called what the caller calls it, or it would show which of the two is missing.
        raise NotFound(what, str(number)) from None
    ask.check_own(what, record.terms.customer_id)
    return record


async def customer_of(ask: Ask, record: Record) -> Customer:
    """Whose it is: in their name it is changed."""
    return await ask.desk.people.get_customer(ask.venue.id, record.terms.customer_id)


async def whose(ask: Ask, body: HoldIn) -> Customer:
    """For whom a slot is taken: for the customer who calls, or whom the server names."""
    if ask.client is not None:
        for name in ("customer_id", "customer"):
            if getattr(body, name) is not None:
                raise wrong(f"body.{name}", "it is you who books: leave it out")
        return await ask.desk.people.get_customer(ask.venue.id, ask.client.customer_id)
    match body.customer_id, body.customer:
        case str(number), None:
            return await ask.desk.people.get_customer(ask.venue.id, CustomerId(int(number)))
        case None, CustomerIn() as given:
            return await _known(ask, given)
        case _:
            raise wrong("body.customer_id", "write this, or else customer")


async def _known(ask: Ask, given: CustomerIn) -> Customer:
    if given.phone is None and given.email is None:
        raise wrong("body.customer.phone", "write this or email: they are found again by it")
    contact = contact_of(given, ask.venue.languages)
    customer, _ = await ask.desk.contacts.find_or_make(ask.venue.id, contact)
    return customer


def answer_with(ask: Ask, told: Told, location: str = "") -> Answer[BookingOut]:
    """A record as the answer."""
    return Answer(booking_out(ask.reader, told), told.record.version, location)


def _receipt(ask: Ask) -> Receipt[Told]:
    def answer(told: Told) -> Answer[BookingOut]:
        return answer_with(ask, told)

    return ask.once.receipt(answer, ask.version)


def placing(ask: Ask, body: HoldIn) -> Holds:
    """The use cases of holds, for a hold that the caller has a name of its own for."""
    return ask.desk.holds.over(ask.desk.kept, body.external_reference or "")


def noting_holds(ask: Ask) -> Holds:
    """The use cases of holds, whose next change is kept with its answer."""
    return ask.desk.holds.over(ask.desk.kept.noting(_receipt(ask)))


def noting_bookings(ask: Ask) -> Bookings:
    """The use cases of bookings, whose next change is kept with its answer."""
    return ask.desk.bookings.over(ask.desk.kept.noting(_receipt(ask)))
