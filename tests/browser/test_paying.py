"""Paying in the demo: from the chat to the provider's page, and back to a booking."""

import pytest
from playwright.async_api import Page, expect

from bot.sandbox.demo import ALEX, MINJI
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.phones import PagePhone
from tests.browser.play import Play

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_a_customer_pays_for_a_vaccination_and_finds_it_booked(
    play: Play, open_page: OpenPage
) -> None:
    page = await open_page(play.address)
    alex = PagePhone(page, ALEX)
    await alex.starts()
    await alex.says("vaccination friday 10:10")
    await alex.says("Bori")
    await alex.taps("💳 Pay ₩40,000")

    checkout = await follows(alex, "💳 To the payment page")
    await expect(checkout.get_by_role("heading")).to_have_text("Vaccination")
    await checkout.get_by_role("button", name="Pay ₩40,000").click()
    await checkout.get_by_role("link", name="Back to Seoul Animal Clinic").click()
    await expect(checkout.locator("body")).to_contain_text("as soon as Toss Payments confirms")

    await alex.sees("✅ Booked")
    await alex.sees("Next: Fri 20 Nov, 10:10, Vaccination")
    await expect(checkout.get_by_role("link")).to_have_attribute("href", play.address)


async def test_on_a_phone_somebody_pays_in_korean_and_comes_back_by_themselves(
    play: Play, open_page: OpenPage
) -> None:
    page = await open_page(play.address, viewport=PHONE, has_touch=True, is_mobile=True)
    minji = PagePhone(page, MINJI)
    await minji.starts()
    await minji.says("예방접종 금요일 오전 10:10")
    await minji.says("코코")
    await minji.taps("💳 ₩40,000 결제하기")

    checkout = await follows(minji, "💳 결제 페이지로")
    assert await sticks_out(checkout) == 0
    await expect(checkout.get_by_role("heading")).to_have_text("예방접종")
    await checkout.get_by_text("What else can happen").click()
    await checkout.get_by_role("button", name="Pay late").click()
    await checkout.wait_for_url("**/pay/back/**")

    await minji.sees("다행히 예약되었어요")
    await expect(minji.chat.get_by_text("다행히 예약되었어요")).to_have_count(1)


async def follows(phone: PagePhone, label: str) -> Page:
    """Tap a button that leads to a page, and say that one wants to go there."""
    await phone.taps(label)
    async with phone.page.context.expect_page() as opened:
        await phone.role("dialog-accept").click()
    checkout = await opened.value
    await checkout.wait_for_load_state()
    return checkout


async def sticks_out(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    wide = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return int(wide)
