"""Callbacks that no provider has sent: refused, and told above a rate, once an hour at most."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.forgeries import MOST, Watchman
from domain.gateways import BadSignature, Callback
from domain.resources import Provider
from tests.stories.conftest import Where
from tests.stories.street import Street, open_street
from tests.stories.test_paying import paid_before
from tests.stories.town import Phone

HEAD = "Somebody sends forged messages about payments."


@pytest.fixture
def where(tmp_path: Path) -> Where:
    return f"sqlite+aiosqlite:///{tmp_path}/holdfast.db", ""


@pytest.fixture
async def town(where: Where, tmp_path: Path) -> AsyncIterator[Street]:
    async with open_street(Street(*where, paid_before(tmp_path)), "seoul-animal-clinic") as one:
        yield one


async def forges(town: Street, times: int) -> None:
    async with ClientSession() as session:
        for _ in range(times):
            async with session.post(town.door, data=b"{}") as answer:
                assert answer.status == 401
    await town.settle()


async def test_one_above_the_rate_is_told_and_those_below_are_not(
    alex: Phone, sora: Phone, town: Street
) -> None:
    await forges(town, MOST)
    assert not sora.sees(HEAD)

    await forges(town, 1)

    assert sora.screen().count(HEAD) == 1
    assert "Within 10 minutes, more than 20 in the name of Stripe were refused" in sora.screen()
    assert not alex.sees(HEAD)


async def test_it_is_told_once_an_hour_at_most(sora: Phone, town: Street) -> None:
    await forges(town, MOST * 3)
    await town.passes(minutes=59)
    await forges(town, MOST * 3)
    assert sora.screen().count(HEAD) == 1

    await town.passes(minutes=2)
    await forges(town, MOST + 1)

    assert sora.screen().count(HEAD) == 2


async def test_a_few_now_and_then_are_never_told(sora: Phone, town: Street) -> None:
    for _ in range(8):
        await forges(town, MOST // 2)
        await town.passes(minutes=6)

    assert not sora.sees(HEAD)


async def test_all_processes_together_tell_once(sora: Phone, town: Street) -> None:
    await forges(town, MOST + 1)
    first = town.house.counter
    other = Watchman(first._collector, first._office, town.store.world.leases)

    for _ in range(MOST + 1):
        with pytest.raises(BadSignature):
            await other.hear("seoul-animal-clinic", Provider.STRIPE, Callback(b"{}"))
    await town.settle()

    assert sora.screen().count(HEAD) == 1
