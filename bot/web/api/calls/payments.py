"""Paying for a hold, and what became of the money for a booking."""

from __future__ import annotations

from bot.web.api.asking import Ask
from bot.web.api.calls.holds import HOLD
from bot.web.api.calls.records import customer_of, own_record
from bot.web.api.models.payments import AccountOut, PayIn, PaymentOut, account_out, payment_out
from bot.web.api.problems import wrong
from bot.web.api.routes import Answer, route
from domain import errors, gateways
from domain.access import Scope
from domain.resources import Provider
from domain.states import Details, Hold


@route(
    f"POST {HOLD}/payment",
    scope=Scope.WRITE,
    customers=True,
    refusals=(
        errors.HoldExpired,
        errors.DetailMissing,
        errors.TooManyBookings,
        errors.WrongState,
        gateways.ProviderRefused,
        gateways.ProviderDown,
    ),
    links=("get_booking", "get_account", "release_hold"),
)
async def pay_hold(ask: Ask, body: PayIn) -> Answer[PaymentOut]:
    """Where a hold is paid; it lasts at least as long as that takes.

    Asked again while that page is open it is the same page. Nothing that is sent says what is
    to be paid, or that it was.
    """
    record = await own_record(ask, "hold")
    by = await customer_of(ask, record)
    details = Details(body.subject, body.note, by.phone)
    payment = await ask.desk.paying.begin(
        ask.venue, record.terms.id, by, details, provider=_provider(ask, body)
    )
    after = await ask.desk.kept.get(ask.venue.id, record.terms.id)
    return Answer(payment_out(ask.reader, payment, after if isinstance(after, Hold) else None))


@route("GET /venues/{venue}/bookings/{booking}/payments", scope=Scope.READ, customers=True)
async def get_account(ask: Ask) -> Answer[AccountOut]:
    """Every attempt to pay for a booking, every refund, and what they add up to."""
    record = await own_record(ask, "booking")
    account = await ask.desk.payments.account(ask.venue.id, record.terms.id)
    quoted = record.terms.quote
    currency = quoted.total.currency if quoted is not None else ask.venue.currency
    return Answer(account_out(ask.reader, account, currency))


def _provider(ask: Ask, body: PayIn) -> Provider:
    found = [one for one in ask.venue.providers if one.is_afar]
    if body.provider is not None and body.provider not in found:
        known = ", ".join(found) or "nobody"
        raise wrong("body.provider", f"does not collect here; who does: {known}")
    if not found:
        raise gateways.ProviderRefused(f"{ask.venue.key} collects on site alone")
    return body.provider or found[0]
