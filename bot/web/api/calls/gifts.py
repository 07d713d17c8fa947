"""Gifts: given out, looked at, and used for what is held."""

from __future__ import annotations

from bot.web.api.asking import Ask
from bot.web.api.calls.holds import HOLD
from bot.web.api.calls.records import customer_of, own_record
from bot.web.api.models.gifts import GiftIn, GiftOut, IssueIn, UseOut, gift_out, use_out
from bot.web.api.routes import NO_CONTENT, Answer, route
from domain import errors
from domain.access import Scope
from domain.additions import service_of
from domain.gifts import Wallet, Wrapping
from domain.money import Money
from domain.payments import due
from domain.promos import code_of

CREATED = 201
REFUSALS = (errors.GiftRefused, errors.HoldExpired, errors.WrongState)


@route(
    "POST /venues/{venue}/gifts",
    scope=Scope.STAFF,
    status=CREATED,
    refusals=(errors.GiftRefused,),
)
async def issue_gift(ask: Ask, body: IssueIn) -> Answer[GiftOut]:
    """A new code with so much on it, in the venue's currency."""
    amount = Money(body.minor, ask.venue.currency)
    by = ask.server.as_staff().actor
    wrapping = Wrapping(amount, by, ask.once.key(), body.sold, body.note)
    gift = await ask.desk.gifts.issue(ask.venue, wrapping)
    answer = gift_out(ask.reader, Wallet(gift, gift.amount))
    return Answer(answer, location=ask.place("gifts", gift.code))


@route("GET /venues/{venue}/gifts/{gift}", scope=Scope.STAFF)
async def get_gift(ask: Ask) -> Answer[GiftOut]:
    """A gift, and what is left on it."""
    try:
        wallet = await ask.desk.gifts.look(ask.venue, ask.path["gift"])
    except errors.GiftRefused as unknown:
        raise errors.NotFound("gift", ask.path["gift"]) from unknown
    return Answer(gift_out(ask.reader, wallet))


@route(f"POST {HOLD}/gift", scope=Scope.WRITE, customers=True, refusals=REFUSALS)
async def use_gift(ask: Ask, body: GiftIn) -> Answer[UseOut]:
    """Set as much of a gift aside for a hold as it needs, in the place of another gift.

    It is used when the hold becomes firm, and free again when the hold ends.
    """
    record = await own_record(ask, "hold")
    by = await customer_of(ask, record)
    used = await ask.desk.gifts.set_aside(ask.venue, record.terms.id, by, body.code)
    service = service_of(ask.venue, record.terms.slot)
    left = due(service, record.terms.quote, used.minor)
    return Answer(use_out(code_of(body.code), used, left))


@route(
    f"DELETE {HOLD}/gift",
    scope=Scope.WRITE,
    customers=True,
    status=NO_CONTENT,
    refusals=REFUSALS,
)
async def leave_gift(ask: Ask) -> Answer[None]:
    """Nothing of a gift is set aside for a hold any more."""
    record = await own_record(ask, "hold")
    by = await customer_of(ask, record)
    await ask.desk.gifts.put_back(ask.venue, record.terms.id, by)
    return Answer(None)
