"""The page about the HTTP interface, read in a real Chromium."""

import pytest
from playwright.async_api import expect

from bot.web.api.table import CALLS
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.play import Play

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

DOCS = "api/v1/docs"


async def test_every_call_is_drawn_with_its_fields_and_an_example(
    play: Play, open_page: OpenPage
) -> None:
    page = await open_page(play.address, DOCS)
    calls = page.locator("details[id^='call-']")

    await page.locator("#call-create_booking summary").click()

    await expect(calls).to_have_count(len(CALLS))
    shown = page.locator("#call-create_booking > div")
    await expect(shown).to_contain_text("Idempotency-Key")
    await expect(shown).to_contain_text("curl -X POST")
    await shown.get_by_role("link", name="BookingIn").first.click()
    await expect(page.locator("#model-BookingIn")).to_contain_text("customer_id")


async def test_what_is_looked_for_is_found(play: Play, open_page: OpenPage) -> None:
    page = await open_page(play.address, DOCS)

    await page.get_by_label("Find").fill("blackout delete")

    await expect(page.locator("details[id^='call-']:visible")).to_have_count(1)
    await expect(page.locator("#call-remove_blackout")).to_be_visible()


async def test_a_problem_is_found_by_its_address(play: Play, open_page: OpenPage) -> None:
    page = await open_page(play.address, f"{DOCS}#slot-taken")

    await expect(page.locator("#slot-taken")).to_be_in_viewport()
    await expect(page.locator("#slot-taken")).to_contain_text("409")


async def test_the_page_fits_a_phone(play: Play, open_page: OpenPage) -> None:
    page = await open_page(play.address, DOCS, viewport=PHONE)

    wide = await page.evaluate("document.documentElement.scrollWidth")

    assert wide <= PHONE["width"]
