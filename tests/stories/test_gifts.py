"""Gifts in the chat: given out, used for all or a part, kept for another time, and refused."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.conftest import Where
from tests.stories.street import Street, address, open_street
from tests.stories.test_paying import holds, paid_before
from tests.stories.town import Phone

CODE = re.compile(r"GIFT-[A-Z0-9]{8}")


@pytest.fixture
def where(tmp_path: Path) -> Where:
    return f"sqlite+aiosqlite:///{tmp_path}/holdfast.db", ""


@pytest.fixture
async def town(where: Where, tmp_path: Path) -> AsyncIterator[Street]:
    file = paid_before(tmp_path)
    with file.open("a", encoding="utf-8") as more:
        more.write('gifts = "365d"\n')
    async with open_street(Street(*where, file), "seoul-animal-clinic") as street:
        yield street


async def gives_out(sora: Phone, amount: int, how: str = "Paid on site") -> str:
    """The code of a new gift."""
    await sora.says(f"/gift {amount} for Alex")
    await sora.taps(how)
    found = [code for one in sora.messages() for code in CODE.findall(one.get("text", ""))]
    return str(found[-1])


async def test_a_gift_that_is_enough_pays_for_everything(alex: Phone, sora: Phone) -> None:
    code = await gives_out(sora, 40_000)
    await holds(alex)

    await alex.taps("🎟 Code")
    await alex.says(code.lower())
    assert f"🎁 Gift {code}: -₩25,000" in alex.last()
    assert "To pay: ₩0" in alex.last()
    await alex.taps("Confirm")

    assert "Booked" in alex.screen()
    await alex.says("/receipt")
    assert "paid ₩25,000 (gift)" in alex.last()
    await sora.says(f"/gift {code}")
    assert "₩15,000 of ₩40,000 are left" in sora.last()
    assert "on site: taken ₩40,000, given back ₩0" in sora.last()
    assert "gift: taken ₩25,000, given back ₩0" in sora.last()
    assert "Gifts given out: ₩40,000" in sora.last()
    assert "Left on gifts: ₩15,000" in sora.last()


async def test_the_rest_is_paid_and_half_of_all_comes_back(
    alex: Phone, sora: Phone, town: Street
) -> None:
    code = await gives_out(sora, 20_000, "As a present")
    await holds(alex)
    await alex.taps("🎟 Code")
    await alex.says(code)
    await alex.taps("Pay ₩5,000")
    await town.pays(address(alex))
    assert "Booked" in alex.screen()

    await alex.says("/bookings")
    await alex.taps("Consultation")
    await alex.taps("Cancel booking")
    assert "If you cancel now, ₩12,500 of the ₩25,000 you paid comes back." in alex.last()
    await alex.taps("Illness")
    await town.settle()

    assert alex.sees(f"₩7,500 is back on your gift {code}")
    assert alex.sees("₩5,000 has gone back to you")
    await sora.says(f"/gift {code}")
    assert "₩7,500 of ₩20,000 are left" in sora.last()


async def test_a_gift_follows_to_another_time_and_can_be_kept(alex: Phone, sora: Phone) -> None:
    code = await gives_out(sora, 20_000)
    await alex.starts(f"code_{code}")
    assert f"₩20,000 of the gift {code}" in alex.last()
    await alex.says("consultation today 14:30")
    await alex.says("Bori")
    assert f"🎁 Gift {code}: -₩20,000" in alex.last()

    await alex.says("today 15:30")
    assert "15:30" in alex.last()
    assert f"🎁 Gift {code}: -₩20,000" in alex.last()
    await alex.taps(f"✕ 🎁 {code}")

    assert "Pay ₩25,000" in " ".join(alex.buttons())
    await sora.says(f"/gift {code}")
    assert "₩20,000 of ₩20,000 are left" in sora.last()


async def test_what_is_set_aside_for_one_is_not_there_for_another(
    alex: Phone, minji: Phone, sora: Phone, town: Street
) -> None:
    code = await gives_out(sora, 25_000)
    await holds(alex)
    await alex.taps("🎟 Code")
    await alex.says(code)
    await holds(minji, "일반 진료 오늘 15:30")
    await minji.taps("🎟 코드")

    await minji.says(code)
    assert "이 선물권에 남은 금액이 없어요." in minji.last()
    await town.passes(minutes=16)
    await minji.says("일반 진료 오늘 16:00")
    await minji.taps("🎟 코드")
    await minji.says(code)

    assert f"선물권 {code}: -₩25,000" in minji.last()


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("GIFT-AAAAAAAA", "There is no gift with this code here."),
        ("GIFT-", "There is no gift with this code here."),
        ("SUMMER", "There is no code SUMMER here."),
    ],
)
async def test_a_code_that_is_none_is_said_and_asked_for_again(
    alex: Phone, typed: str, answer: str
) -> None:
    await holds(alex)
    await alex.taps("🎟 Code")

    await alex.says(typed)

    assert answer in alex.last()
    assert "Which code do you have?" in alex.last()


async def test_a_gift_that_is_over_says_until_when_it_was_valid(
    alex: Phone, sora: Phone, town: Street
) -> None:
    code = await gives_out(sora, 20_000)
    await town.passes(days=366)
    await sora.says(f"/gift {code}")
    await alex.starts()
    await alex.says("consultation monday 10:30")
    await alex.says("Bori")
    await alex.taps("🎟 Code")

    await alex.says(code)

    assert "This gift was valid until" in alex.last()


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("/gift", "/gift AMOUNT for whom"),
        ("/gift a-lot", "“a-lot” is no amount."),
        ("/gift 0", "“0” is no amount."),
        ("/gift GIFT-AAAAAAAA", "There is no gift with this code here."),
    ],
)
async def test_what_is_no_gift_is_said_to_staff_too(
    sora: Phone, said: str, answer: str
) -> None:
    await sora.says(said)

    assert answer in sora.last()


async def test_nobody_else_gives_gifts_out(alex: Phone) -> None:
    await alex.says("/gift 50000")

    assert "I do not know /gift." in alex.last()


async def test_a_second_tap_gives_out_no_second_gift(sora: Phone, town: Street) -> None:
    await sora.says("/gift 10000")

    sora.presses("Paid on site")
    sora.presses("Paid on site")
    await town.settle()

    await sora.says("/payments")
    assert "Gifts given out: ₩10,000" in sora.last()


async def test_time_alone_takes_nothing_from_a_gift(
    alex: Phone, sora: Phone, town: Street
) -> None:
    code = await gives_out(sora, 10_000)
    await holds(alex)
    await alex.taps("🎟 Code")
    await alex.says(code)

    await town.passes(minutes=30)

    await sora.says(f"/gift {code}")
    assert "₩10,000 of ₩10,000 are left" in sora.last()
