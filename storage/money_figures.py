"""How money stands in all venues, for whoever watches: how many of what, and since when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from domain.payments import PaymentStatus
from domain.refunds import RefundStatus
from domain.resources import Provider
from domain.strays import OPEN, StrayStatus
from storage import schema
from storage.engine import Database

_payments, _refunds, _strays = schema.payments, schema.refunds, schema.strays
_DAY = timedelta(days=1)
_OPEN_PAYMENTS = (PaymentStatus.CREATED, PaymentStatus.PENDING)
_OPEN_REFUNDS = (RefundStatus.WAITING, RefundStatus.DUE, RefundStatus.FAILED)

# By the values of the labels, such as ("stripe", "pending").
Figures = Mapping[tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class MoneyFigures:
    """Counts, and the ages of the oldest that is open, in seconds.

    Payments by provider and status, all others by status; `contradictions` by provider are those
    of the last day.
    """

    payments: Figures = field(default_factory=dict)
    payment_ages: Figures = field(default_factory=dict)
    refunds: Figures = field(default_factory=dict)
    refund_ages: Figures = field(default_factory=dict)
    strays: Figures = field(default_factory=dict)
    stray_ages: Figures = field(default_factory=dict)
    contradictions: Figures = field(default_factory=dict)


async def money_figures(database: Database) -> MoneyFigures:
    """As they are now. StoreBusy."""

    def work(connection: sa.Connection) -> MoneyFigures:
        now = database.present(connection)
        return _figures(connection, now)

    return await database.read(work)


def _figures(connection: sa.Connection, now: datetime) -> MoneyFigures:
    of_payments = (_payments.c.provider, _payments.c.status)
    payments = _counted(connection, of_payments, _payments.c.created_at)
    refunds = _counted(connection, (_refunds.c.status,), _refunds.c.asked_at)
    strays = _counted(connection, (_strays.c.status,), _strays.c.seen_at)
    against, at = schema.contradictions.c.provider, schema.contradictions.c.at
    recent = _counted(connection, (against,), at, at > now - _DAY)
    return MoneyFigures(
        {**_none(PaymentStatus, Provider), **_numbers(payments)},
        _ages(payments, _OPEN_PAYMENTS, now),
        {**_none(RefundStatus), **_numbers(refunds)},
        _ages(refunds, _OPEN_REFUNDS, now),
        {**_none(StrayStatus), **_numbers(strays)},
        _ages(strays, OPEN, now),
        {**{(one.value,): 0.0 for one in Provider}, **_numbers(recent)},
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    labels: tuple[str, ...]
    number: int
    oldest: datetime


def _counted(
    connection: sa.Connection,
    labels: Sequence[sa.Column[Any]],
    since: sa.Column[Any],
    *where: sa.ColumnElement[bool],
) -> tuple[_Counted, ...]:
    asked = (
        sa.select(*labels, sa.func.count().label("number"), sa.func.min(since).label("oldest"))
        .where(*where)
        .group_by(*labels)
    )
    rows = connection.execute(asked).all()
    return tuple(_Counted(tuple(row[: len(labels)]), row.number, row.oldest) for row in rows)


def _none(*kinds: type[StrayStatus | RefundStatus | PaymentStatus | Provider]) -> Figures:
    """Nothing of any; the last kind is the first label."""
    labels: Iterator[tuple[str, ...]] = iter([()])
    for kind in kinds:
        labels = iter([(str(one), *rest) for rest in labels for one in kind])
    return dict.fromkeys(labels, 0.0)


def _numbers(counted: Sequence[_Counted]) -> Figures:
    return {one.labels: float(one.number) for one in counted}


def _ages(counted: Sequence[_Counted], still: Sequence[str], now: datetime) -> Figures:
    """Of what is still open, by the same labels; the status is the last of them."""
    return {
        one.labels: max((now - one.oldest).total_seconds(), 0.0)
        for one in counted
        if one.labels[-1] in still
    }
