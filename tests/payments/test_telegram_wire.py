"""Whatever Telegram says that somebody has paid: once, or again and again, early or late.

It is played as in `test_wire`, twice: Telegram says it once, and it says it anyhow, under the
number it has said it by and under others.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.payment_plan import PaymentPlan
from bot.payments.keys import TelegramKeys
from storage import schema
from storage.verify import verify
from tests.payments.history import OF_WORKERS, TELLING
from tests.payments.test_wire import SETTINGS
from tests.payments.wire import forget
from tests.stores import KINDS, url_of
from tests.stories.test_paying_in_telegram import (
    OURS,
    Street,
    goes_to_pay,
    holds,
    paid_in_chat,
)
from tests.stories.town import running

WHAT = "consultation dr kim today 14:30"
PEOPLE, NUMBERS = count(10_000), count(1_000)


@dataclass(frozen=True, slots=True)
class Said:
    """The same word so often, as the same update or as others."""

    times: int
    anew: bool = False
    jobs: bool = True


BETWEEN = st.lists(st.sampled_from(("hold over", "taken", "released", "later")), max_size=3)
ANYHOW = st.lists(
    st.builds(Said, st.sampled_from((1, 1, 1, 2, 5, 100)), st.booleans(), st.booleans()),
    min_size=1,
    max_size=4,
)
Outcome = tuple[list[object], list[object], list[object], Counter[str]]


class Wire(Street):
    """The clinic that is paid inside Telegram."""

    async def play(self, between: Sequence[str], words: Sequence[Said]) -> Outcome:
        """What is left of it: bookings, charges, refunds, and what the customer was told."""
        await forget(self)
        ann, bo = (self.person(next(PEOPLE), name, "en") for name in ("Ann", "Bo"))
        [told] = await self.is_asked(ann, await goes_to_pay(ann, WHAT))
        for one in between:
            if one == "released" and "Release" in ann.buttons():
                await ann.taps("Release")
            elif one == "taken":
                await holds(bo, WHAT)
            else:
                await self.passes(minutes=20 if one == "hold over" else 3)
        for said in words:
            for _ in range(said.times):
                number = told["update_id"] + (next(NUMBERS) if said.anew else 0)
                await self.hears({**told, "update_id": number})
            if said.jobs:
                await self.settle()
                await self.is_right()
        await self.passes(minutes=1)
        await self.is_right()
        whole = [str(one.get("text") or one.get("caption") or "") for one in ann.messages()]
        lines = [line for one in whole for line in one.split("\n") if line[:1] in TELLING]
        return (
            await self.column(schema.bookings.c.status),
            await self.column(schema.charges.c.minor),
            await self.column(schema.refunds.c.minor),
            Counter(lines),
        )

    async def is_right(self) -> None:
        found = await verify(self.store.database)
        assert [one for one in found if one.invariant not in OF_WORKERS] == []

    async def column(self, column: sa.ColumnElement[object]) -> list[object]:
        statement = sa.select(column).order_by(column)
        return await self.store.database.read(lambda c: list(c.scalars(statement)))


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return url_of(request.param, request, tmp_path)


MANY = [3, pytest.param(100, marks=[pytest.mark.soak, pytest.mark.timeout(7200)])]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("examples", MANY)
def test_how_often_telegram_says_it_makes_no_difference(
    url: str, tmp_path: Path, examples: int
) -> None:
    wire = Wire(url, "", paid_in_chat(tmp_path))
    wire.plan = replace(wire.plan, payments=PaymentPlan(telegram={"": TelegramKeys(OURS)}))
    with asyncio.Runner() as runner:
        opening = running(wire)
        runner.run(opening.__aenter__())

        @settings(SETTINGS, max_examples=examples)
        @given(BETWEEN, ANYHOW)
        def differs_in_nothing(between: list[str], words: list[Said]) -> None:
            anyhow = runner.run(wire.play(between, words))
            assert anyhow == runner.run(wire.play(between, [Said(1)]))

        try:
            differs_in_nothing()
        finally:
            runner.run(opening.__aexit__(None, None, None))
