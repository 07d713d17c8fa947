"""Paying in the demo: to the provider's page and back, too late, and with half of it given back.

Everything is read as people read it: in English at a desk, in Korean on a phone.
"""

from dataclasses import dataclass, field

import pytest
from playwright.async_api import Page, expect

from bot.sandbox.demo import ALEX, MINJI
from tests.browser.conftest import DESKTOP, PHONE, OpenPage
from tests.browser.phones import PagePhone
from tests.browser.play import Play
from tests.browser.test_demo import moves_clock

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


@dataclass(frozen=True)
class Speech:
    """What somebody says, taps and reads, and what they hold in their hands."""

    person: int
    wants: str
    pet: str
    pay: str
    to_the_page: str
    title: str
    thanks: str
    paid: str
    booked: str
    following: str
    after_all: str
    cancel: str
    half: str
    reason: str
    going_back: str
    gone_back: str
    window: dict[str, object] = field(default_factory=dict)


ENGLISH = Speech(
    ALEX,
    "vaccination friday 10:10",
    "Bori",
    "💳 Pay ₩40,000",
    "💳 To the payment page",
    "Vaccination",
    "as soon as Toss Payments confirms",
    "Paid: ₩40,000",
    "✅ Booked",
    "Next: Fri 20 Nov, 10:10, Vaccination",
    "✅ Booked after all: your payment came after the hold had ended",
    "✖️ Cancel booking",
    "If you cancel now, ₩20,000 of the ₩40,000 you paid comes back.",
    "Plans changed",
    "₩20,000 goes back to you. We tell you when it is done.",
    "💸 ₩20,000 has gone back to you: Vaccination",
    {"viewport": DESKTOP},
)
KOREAN = Speech(
    MINJI,
    "예방접종 금요일 오전 10:10",
    "코코",
    "💳 ₩40,000 결제하기",
    "💳 결제 페이지로",
    "예방접종",
    "토스페이먼츠에서 결제가 확인되는 대로",
    "결제한 금액: ₩40,000",
    "✅ 예약되었어요",
    "금요일",
    "✅ 다행히 예약되었어요: 잡아 둔 기한이 지나 결제되었지만",
    "✖️ 예약 취소",
    "지금 취소하시면 결제하신 ₩40,000 가운데 ₩20,000 환불해 드려요.",
    "일정이 바뀌었어요",
    "₩20,000 환불을 진행하고 있어요. 끝나면 알려 드릴게요.",
    "💸 ₩20,000 환불이 끝났어요: 예방접종",
    {"viewport": PHONE, "has_touch": True, "is_mobile": True},
)


@pytest.fixture(params=[ENGLISH, KOREAN], ids=["english", "korean"])
def speech(request: pytest.FixtureRequest) -> Speech:
    found: Speech = request.param
    return found


async def test_who_pays_finds_it_booked_and_who_cancels_the_day_before_gets_half_back(
    play: Play, open_page: OpenPage, speech: Speech
) -> None:
    page = await open_page(play.address, **speech.window)
    phone = PagePhone(page, speech.person)
    checkout = await goes_to_pay(phone, speech)

    await expect(checkout.get_by_role("heading")).to_have_text(speech.title)
    await checkout.get_by_role("button", name="Pay ₩40,000").click()
    await checkout.get_by_role("link", name="Back to Seoul Animal Clinic").click()
    await expect(checkout.locator("body")).to_contain_text(speech.thanks)
    await expect(checkout.get_by_role("link")).to_have_attribute("href", play.address)
    await phone.sees(speech.paid)
    await phone.sees(speech.booked)
    await phone.sees(speech.following)

    await reaches_the_day_before(page)
    await phone.taps(speech.cancel)
    await phone.sees(speech.half)
    await phone.taps(speech.reason)

    await phone.sees(speech.going_back)
    await phone.sees(speech.gone_back)
    await expect(phone.chat.get_by_text(speech.gone_back)).to_have_count(1)


async def test_who_pays_late_has_it_after_all_and_is_sent_back_by_the_page(
    play: Play, open_page: OpenPage, speech: Speech
) -> None:
    page = await open_page(play.address, **speech.window)
    phone = PagePhone(page, speech.person)
    checkout = await goes_to_pay(phone, speech)

    await checkout.get_by_text("What else can happen").click()
    await checkout.get_by_role("button", name="Pay late").click()
    await checkout.wait_for_url("**/pay/back/**")

    await phone.sees(speech.after_all)
    await expect(phone.chat.get_by_text(speech.after_all.partition(":")[0])).to_have_count(1)
    await phone.sees(speech.following)


async def reaches_the_day_before(page: Page) -> None:
    """Thursday noon. On a phone the clock is opened for it, and closed again."""
    face, by_a_day = page.locator(".clock-face"), page.locator('[data-minutes="1440"]')
    folded = not await by_a_day.is_visible()
    if folded:
        await face.click()
    for minutes in (1440, 60, 60):
        await moves_clock(page, minutes)
    if folded:
        await face.click()
        await expect(by_a_day).to_be_hidden()


async def goes_to_pay(phone: PagePhone, speech: Speech) -> Page:
    """Up to the provider's page, which is no wider than its window."""
    await phone.starts()
    await phone.says(speech.wants)
    await phone.says(speech.pet)
    await phone.taps(speech.pay)
    checkout = await follows(phone, speech.to_the_page)
    assert await sticks_out(checkout) == 0
    return checkout


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
