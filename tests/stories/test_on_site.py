"""Money that customers hand over at the venue, noted by staff in the chat."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.stories.conftest import Where
from tests.stories.town import MINJI, Phone, Town


@pytest.fixture
def where(tmp_path: Path) -> Where:
    return f"sqlite+aiosqlite:///{tmp_path}/holdfast.db", ""


@pytest.fixture
async def booked(alex: Phone, town: Town) -> str:
    """A consultation at 14:30 today that is paid on site; what it is called."""
    await alex.starts()
    await alex.says("consultation today 14:30")
    await alex.says("Bori")
    await alex.taps("Confirm")
    await town.settle()
    return alex.reference()


async def test_staff_note_cash_with_two_taps_from_the_days_list(
    alex: Phone, sora: Phone, booked: str
) -> None:
    await sora.says("/today")
    await sora.taps("14:30 Alex: ₩25,000")
    assert "To pay: ₩25,000" in sora.last()
    assert booked in sora.last()

    await sora.taps("Cash: ₩25,000")

    assert not [one for one in sora.buttons() if "₩25,000" in one]
    await sora.says("/payments")
    assert "on site: taken ₩25,000, given back ₩0" in sora.last()
    await alex.says("/receipt")
    assert "paid ₩25,000 (on site)" in alex.last()


async def test_a_part_is_paid_by_card_and_the_rest_later(
    alex: Phone, sora: Phone, booked: str
) -> None:
    await sora.says(f"/paid {booked} 10000")
    await sora.taps("Card: ₩10,000")
    await sora.taps("14:30 Alex: ₩15,000")
    assert "Paid so far: ₩10,000" in sora.last()

    await sora.says("5000")
    await sora.taps("Cash: ₩5,000")
    await sora.taps("14:30 Alex: ₩10,000")
    await sora.taps("Cash: ₩10,000")

    await alex.says("/receipt")
    assert "Paid ahead: ₩25,000" in alex.last()


async def test_a_second_tap_takes_nothing_again(sora: Phone, booked: str) -> None:
    await sora.says(f"/paid {booked} 10000")
    sora.presses("Cash: ₩10,000")
    sora.presses("Cash: ₩10,000")
    await sora.town.settle()

    await sora.says("/payments")
    assert "on site: taken ₩10,000" in sora.last()


async def test_who_works_in_korean_reads_it_in_korean(town: Town, booked: str) -> None:
    minji = await town.staff(MINJI, "Minji", "ko")

    await minji.says(f"/paid {booked}")

    assert "남은 금액: ₩25,000" in minji.last()
    assert "💵 현금: ₩25,000" in minji.buttons()


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("/paid", "/paid NUMBER AMOUNT"),
        ("/paid BOK-20261118-XXXXXX 5", "There is no booking BOK-20261118-XXXXXX here."),
        ("/paid {booked} 25001", "At most ₩25,000 is still to be paid."),
        ("/paid {booked} 0", "At most ₩25,000 is still to be paid."),
        ("/paid {booked} a-lot", "“a-lot” is no amount."),
    ],
)
async def test_what_cannot_have_been_paid_is_said_and_why(
    sora: Phone, booked: str, said: str, answer: str
) -> None:
    await sora.says(said.format(booked=booked))

    assert answer in sora.last()


async def test_nobody_but_staff_notes_a_payment(alex: Phone, booked: str) -> None:
    await alex.says(f"/paid {booked}")

    assert "I do not know /paid." in alex.last()


async def test_who_cancels_is_told_and_staff_give_the_money_back_by_hand(
    alex: Phone, sora: Phone, town: Town, booked: str
) -> None:
    await sora.says(f"/paid {booked} 10000")
    await sora.taps("Cash: ₩10,000")
    town.clock.move(timedelta(seconds=1))
    await alex.says("/bookings")
    await alex.taps("Consultation")
    await alex.taps("Cancel booking")
    assert "If you cancel now, ₩5,000 of the ₩10,000 you paid comes back." in alex.last()
    await alex.taps("Illness")
    await town.settle()
    assert sora.sees("Money is to be given back by hand.")

    await sora.says("/payments")
    await sora.taps(f"Given back by hand: ₩5,000, {booked}")
    await town.settle()

    assert "₩5,000 has gone back to you" in alex.screen()
