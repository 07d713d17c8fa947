"""What is said when something is refused: RFC 9457, with the facts that the chat has too."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from bot.web.api.models.affected import AffectedOut
from bot.web.api.models.basics import DayOut, InstantOut, Model, MoneyOut
from bot.web.api.models.slots import SlotOut


def _is_none(value: object) -> bool:
    return value is None


# Of a member that has nothing to do with the refusal, nothing is said.
LEFT_OUT: Any = Field(default=None, exclude_if=_is_none)


class FieldError(Model):
    """One field of a request that is not right, and what would be."""

    field: str = Field(examples=["body.start"])
    message: str


class SpanOut(Model):
    """From an instant up to, not including, another."""

    start: InstantOut
    end: InstantOut


class ProblemOut(Model):
    """Why not. Members that have nothing to do with it are left out."""

    type: str = Field(examples=["/api/v1/docs#slot-taken"])
    code: str = Field(examples=["slot-taken"])
    title: str
    status: int
    detail: str
    errors: tuple[FieldError, ...] | None = LEFT_OUT
    rule: str | None = Field(default=None, exclude_if=_is_none, examples=["full"])
    alternatives: tuple[SlotOut, ...] | None = LEFT_OUT
    may_return: bool | None = LEFT_OUT
    openings: tuple[SpanOut, ...] | None = LEFT_OUT
    date: DayOut | None = LEFT_OUT
    reason: str | None = LEFT_OUT
    earliest: InstantOut | None = LEFT_OUT
    latest: InstantOut | None = LEFT_OUT
    nearest: tuple[InstantOut, ...] | None = LEFT_OUT
    expired_at: InstantOut | None = LEFT_OUT
    expires_at: InstantOut | None = LEFT_OUT
    closed_at: InstantOut | None = LEFT_OUT
    state: str | None = LEFT_OUT
    amount: MoneyOut | None = LEFT_OUT
    limit: int | None = LEFT_OUT
    per: str | None = LEFT_OUT
    least: int | None = LEFT_OUT
    most: int | None = LEFT_OUT
    distance: int | None = LEFT_OUT
    kind: str | None = LEFT_OUT
    promo: str | None = LEFT_OUT
    why: str | None = Field(default=None, exclude_if=_is_none, examples=["used-up"])
    field: str | None = LEFT_OUT
    bookings: int | None = LEFT_OUT
    affected: tuple[AffectedOut, ...] | None = LEFT_OUT
    version: int | None = LEFT_OUT
    scope: str | None = LEFT_OUT
    retry_after: int | None = LEFT_OUT
