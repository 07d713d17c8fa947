"""Gifts: given out, and used for what is held."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from bot.web.api.models.basics import InstantOut, Model, MoneyOut, Whole
from bot.web.api.models.prices import money_out
from bot.web.api.reader import Reader
from domain.gifts import Wallet
from domain.money import Money

Code = Annotated[
    str, StringConstraints(min_length=1, max_length=64), Field(examples=["GIFT-7K3M9QXA"])
]


class IssueIn(Model):
    """How much is on it, in whole minor units; `sold`: it was paid for on site."""

    minor: Whole = Field(ge=1, le=10**12, examples=[50_000])
    sold: bool = False
    note: str = Field(default="", max_length=200)


class GiftIn(Model):
    """The code of a gift."""

    code: Code


class GiftOut(Model):
    """A gift, and what is left on it."""

    code: str
    amount: MoneyOut
    left: MoneyOut
    expires_at: InstantOut
    sold: bool
    note: str


class UseOut(Model):
    """What a gift pays of what is held, and what is to be paid besides before it is firm."""

    code: str
    amount: MoneyOut
    due: MoneyOut | None


def gift_out(reader: Reader, wallet: Wallet) -> GiftOut:
    """A gift as it is now."""
    gift = wallet.gift
    return GiftOut(
        code=gift.code,
        amount=money_out(gift.amount),
        left=money_out(wallet.left),
        expires_at=reader.at(gift.expires_at),
        sold=gift.sold,
        note=gift.note,
    )


def use_out(code: str, used: Money, due: Money | None) -> UseOut:
    """What of a gift is used."""
    left = money_out(due) if due is not None else None
    return UseOut(code=code, amount=money_out(used), due=left)
