"""A provider that says another thing than before: who runs the venue hears both, in words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.conftest import Where
from tests.stories.street import Street, open_street
from tests.stories.test_paying import goes_to_pay, paid_before
from tests.stories.town import Phone


@pytest.fixture
def where(tmp_path: Path) -> Where:
    return f"sqlite+aiosqlite:///{tmp_path}/holdfast.db", ""


@pytest.fixture
async def town(where: Where, tmp_path: Path) -> AsyncIterator[Street]:
    async with open_street(Street(*where, paid_before(tmp_path)), "seoul-animal-clinic") as one:
        yield one


async def says_anew(town: Street, charge_id: str, minor: int) -> None:
    intent = town.till.account.intents[charge_id]
    intent["amount_received"] = minor
    town.till.happened("payment_intent.succeeded", intent)
    await town.till.outbox.deliver()
    await town.settle()


async def test_both_facts_are_told_once_to_who_runs_the_venue(
    alex: Phone, sora: Phone, town: Street
) -> None:
    charge_id = await town.pays(await goes_to_pay(alex))
    reference = alex.reference()
    await town.passes(minutes=5)
    before = alex.screen()

    await says_anew(town, charge_id, 20_000)
    await says_anew(town, charge_id, 20_000)

    assert sora.screen().count("Stripe contradicts itself") == 1
    assert f"about the payment {charge_id} for {reference}" in sora.screen()
    assert "Before: ₩25,000 was paid. Now: ₩20,000 was paid." in sora.screen()
    assert "Nothing was changed because of that." in sora.screen()
    assert alex.screen() == before
    await sora.taps("Money")
    assert "Stripe: taken ₩25,000, given back ₩0" in sora.last()
