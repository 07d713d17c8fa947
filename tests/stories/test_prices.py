"""What a price by rule looks like from the list to the booking card."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.conftest import Where
from tests.stories.town import ALEX, MINJI, Town, town_at

STUDIO = Path(__file__).parent / "venues" / "studio.toml"


@pytest.fixture
async def studio(where: Where) -> AsyncIterator[Town]:
    """A rehearsal room by the hour."""
    async with town_at(*where, venue=STUDIO) as town:
        yield town
        assert town.telegram.unanswered() == ()


async def test_what_a_time_costs_is_worked_out_once_it_is_chosen(studio: Town) -> None:
    alex = studio.person(ALEX, "Alex", "en")
    await alex.starts()

    await alex.taps("Choose")
    assert "Rehearsal · 3 h · from ₩20,000/h" in alex.buttons()
    assert "Locker · 1 h · ₩1,000" in alex.buttons()
    await alex.taps("Rehearsal")
    assert "3 h · from ₩20,000/h" in alex.last()
    await alex.says("rehearsal friday 16:30")
    assert "Price: ₩72,500" in alex.last()
    await alex.taps("Confirm")

    assert "Price: ₩72,500" in alex.shows()


async def test_the_same_hours_cost_more_at_the_weekend(studio: Town) -> None:
    minji = studio.person(MINJI, "Minji", "ko")
    await minji.starts()

    await minji.taps("직접 고르기")
    assert "합주 · 3시간 · 시간당 ₩20,000부터" in minji.buttons()
    await minji.says("합주 토요일 오후 4시 30분")

    assert "요금: ₩95,000" in minji.last()


async def test_a_price_that_is_changed_later_does_not_move_what_was_held(
    studio: Town, tmp_path: Path
) -> None:
    alex = studio.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.says("rehearsal friday 16:30")
    assert "Price: ₩72,500" in alex.last()

    dearer = tmp_path / "studio.toml"
    dearer.write_text(STUDIO.read_text(encoding="utf-8").replace("20000", "90000"))
    studio.opens_with(dearer)
    await studio.restart()
    await alex.taps("Confirm")

    assert "Price: ₩72,500" in alex.shows()
