"""Payments: where a hold is paid, and what became of the money for a booking."""

from __future__ import annotations

from pydantic import Field

from bot.web.api.models.basics import InstantOut, Model, MoneyOut
from bot.web.api.models.bookings import DetailsIn
from bot.web.api.models.prices import money_out
from bot.web.api.reader import Reader
from domain.money import Money
from domain.payments import Payment
from domain.refunds import Account
from domain.resources import Provider
from domain.states import Hold


class PayIn(DetailsIn):
    """What the customer has said, and who shall collect; the venue's first unless one is named."""

    provider: Provider | None = None


class PaymentOut(Model):
    """One attempt to collect money; at `url` it is paid."""

    id: str
    provider: str = Field(examples=["stripe"])
    status: str = Field(examples=["pending"])
    amount: MoneyOut
    url: str
    created_at: InstantOut
    held_until: InstantOut | None = Field(description="How long the slot waits for the money.")


class RefundOut(Model):
    """Money that goes back; done when the provider says so."""

    id: str
    provider: str
    status: str = Field(examples=["done"])
    amount: MoneyOut
    reason: str = Field(examples=["cancelled"])
    asked_at: InstantOut


class AccountOut(Model):
    """`paid - refunded - kept = owed`, in the currency of the booking."""

    paid: MoneyOut
    refunded: MoneyOut
    kept: MoneyOut
    owed: MoneyOut
    payments: tuple[PaymentOut, ...]
    refunds: tuple[RefundOut, ...]


def payment_out(reader: Reader, payment: Payment, hold: Hold | None = None) -> PaymentOut:
    """An attempt, and how long its slot is held."""
    return PaymentOut(
        id=str(payment.id),
        provider=str(payment.provider),
        status=str(payment.status),
        amount=money_out(payment.amount),
        url=payment.url,
        created_at=reader.at(payment.created_at),
        held_until=reader.at(hold.expires_at) if hold is not None else None,
    )


def account_out(reader: Reader, account: Account, currency: str) -> AccountOut:
    """All the money of a booking."""
    sums = account.balance(currency)
    paid, refunded, kept, owed = (
        money_out(Money(minor, currency))
        for minor in (sums.paid, sums.refunded, sums.kept, sums.owed)
    )
    return AccountOut(
        paid=paid,
        refunded=refunded,
        kept=kept,
        owed=owed,
        payments=tuple(payment_out(reader, one) for one in account.payments),
        refunds=tuple(
            RefundOut(
                id=str(one.id),
                provider=str(one.provider),
                status=str(one.status),
                amount=money_out(one.amount),
                reason=str(one.why),
                asked_at=reader.at(one.asked_at),
            )
            for one in account.refunds
        ),
    )
