"""The demo, played in the browser by the people it is for. The bot is the real one."""

import asyncio
import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event
from playwright.async_api import Page, expect

from bot.sandbox.demo import ALEX, MINJI, SORA
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.phones import PagePhone
from tests.browser.play import Play

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SEOUL = ZoneInfo("Asia/Seoul")
CONSULTATION = "Consultation · 30 min · ₩25,000"
GROOMING = "Grooming · 1 h 30 min · ₩60,000"
GROOMING_KO = "미용 · 1시간 30분 · ₩60,000"


async def test_a_customer_books_step_by_step_and_takes_home_a_calendar_file(
    play: Play, open_page: OpenPage, tmp_path: Path
) -> None:
    page = await open_page(play.address)
    alex = PagePhone(page, ALEX)
    await alex.starts()

    await alex.taps("📅 Choose")
    await alex.taps(CONSULTATION)
    await alex.taps("Dr. Lee Seoyeon")
    await alex.taps("14:30")
    await alex.sees("Held for you until 10:15")
    await alex.says("Bori")
    await alex.sees("Does this look right?")
    await alex.sees("Cancelling: 50% back until today 12:30")
    await alex.taps("✅ Confirm")

    await alex.sees("✅ Booked")
    event = await downloaded(alex, tmp_path)
    number = await alex.chat.locator("code").last.inner_text()
    assert number.startswith("BOK-20261118-")
    assert event.start == datetime(2026, 11, 18, 14, 30, tzinfo=SEOUL)
    assert event.summary == "Consultation, Dr. Lee Seoyeon · Seoul Animal Clinic"
    assert number in str(event.description)


async def test_another_venue_is_gone_to_from_the_page(play: Play, open_page: OpenPage) -> None:
    page = await open_page(play.address)

    await page.get_by_label("Venue of this demo").select_option("wheels")

    await expect(page.locator(".owner", has_text="Sam Doyle")).to_be_visible()
    alex = PagePhone(page, ALEX)
    await alex.starts()
    await alex.sees("Moreton Tracks 4WD")
    await alex.taps("📅 Choose")
    await alex.sees("4WD hire")


async def downloaded(phone: PagePhone, folder: Path) -> Event:
    """The one event of the newest calendar file in the chat, with the zone it is in."""
    async with phone.page.expect_download() as download:
        await phone.role("document").last.click()
    file = await download.value
    assert file.suggested_filename.endswith(".ics")
    await file.save_as(folder / file.suggested_filename)
    [calendar] = Calendar.from_ical(
        (folder / file.suggested_filename).read_bytes(), multiple=True
    )
    [zone] = calendar.timezones
    [event] = calendar.events
    assert zone.tz_name == "Asia/Seoul"
    return event


async def test_the_file_of_a_cancelled_booking_replaces_the_one_before(
    play: Play, open_page: OpenPage, tmp_path: Path
) -> None:
    page = await open_page(play.address)
    alex = PagePhone(page, ALEX)
    await alex.starts()
    await alex.says("consultation today 16:30")
    await alex.sees("Held for you until 10:15")
    await alex.says("Bori")
    await alex.taps("✅ Confirm")
    await alex.sees("✅ Booked")
    booked = await downloaded(alex, tmp_path)

    await alex.taps("✖️ Cancel booking")
    await alex.taps("Plans changed")
    await alex.sees("Cancelled: Consultation, today 16:30.")
    await alex.taps("📆 Calendar file")
    await expect(alex.role("document")).to_have_count(2)
    cancelled = await downloaded(alex, tmp_path)

    assert cancelled.uid == booked.uid
    assert cancelled.sequence > booked.sequence
    assert [booked.status, cancelled.status] == ["CONFIRMED", "CANCELLED"]


async def test_the_second_of_two_is_told_and_takes_the_next_best_time(
    play: Play, open_page: OpenPage
) -> None:
    page = await open_page(play.address)
    alex, minji = PagePhone(page, ALEX), PagePhone(page, MINJI)
    await looks_at_grooming(alex)
    await looks_at_grooming_in_korean(minji)

    await alex.taps("14:30")
    await alex.sees("Held for you until 10:15")
    await minji.taps("오후 2:30")

    await minji.sees("오후 2:30 시간은 지금 다른 분이 결정하는 중이에요")
    await expect(minji.messages).to_have_count(2)
    await minji.taps("오늘 오후 4:30")
    await minji.sees("오전 10:15까지 시간을 잡아 둘게요")
    await minji.says("코코")
    await minji.taps("✅ 요청 보내기")
    await minji.sees("📨 요청을 보냈어요")


async def test_of_two_who_tap_at_once_exactly_one_holds_the_time(
    play: Play, open_page: OpenPage
) -> None:
    alex = PagePhone(await open_page(play.address), ALEX)
    minji = PagePhone(await open_page(play.address), MINJI)
    await looks_at_grooming(alex)
    await looks_at_grooming_in_korean(minji)

    await asyncio.gather(alex.taps("14:30"), minji.taps("오후 2:30"))

    phones = alex.page.locator("[data-role=phones]")
    await expect(phones.get_by_text("⏳")).to_have_count(1)
    await expect(
        phones.get_by_text(re.compile("nearest free times|가까운 빈 시간"))
    ).to_have_count(1)


async def looks_at_grooming(alex: PagePhone) -> None:
    await alex.starts()
    await alex.taps("📅 Choose")
    await alex.taps(GROOMING)
    await expect(alex.button("14:30")).to_be_visible()


async def looks_at_grooming_in_korean(minji: PagePhone) -> None:
    await minji.starts()
    await minji.taps("📅 직접 고르기")
    await minji.taps(GROOMING_KO)
    await expect(minji.button("오후 2:30")).to_be_visible()


async def test_a_hold_that_ran_out_is_taken_again_with_one_tap(
    play: Play, open_page: OpenPage
) -> None:
    page = await open_page(play.address)
    alex = PagePhone(page, ALEX)
    await looks_at_grooming(alex)
    await alex.taps("14:30")
    await alex.says("Bori")
    await alex.sees("Held for you until 10:15")

    await moves_clock(page, 10)
    await alex.sees("5 minutes left")
    await moves_clock(page, 5)
    await alex.sees("was held for you until 10:15 and is free again")
    await alex.taps("↩️ Take it again")

    await alex.sees("Held for you until 10:30")
    await alex.sees("Bori")


async def test_a_reminder_comes_when_it_is_due_and_is_answered(
    play: Play, open_page: OpenPage
) -> None:
    page = await open_page(play.address)
    minji, sora = PagePhone(page, MINJI), PagePhone(page, SORA)
    await minji.starts()
    await minji.says("일반 진료 내일 오후 3시")
    await minji.sees("내일 오후 3:00")
    await minji.says("코코")
    await minji.taps("✅ 예약 확정")
    await minji.sees("✅ 예약되었어요")

    await moves_clock(page, 1440)
    await minji.sees("🔔")
    await minji.taps("👍 갈게요")
    await sora.says("/today")

    await expect(minji.role("toast")).to_contain_text("고맙")
    await sora.sees("👍 15:00–15:30 김민지")


async def moves_clock(page: Page, minutes: int) -> None:
    await page.locator(f'[data-minutes="{minutes}"]').click()


async def test_staff_are_told_and_see_the_day(play: Play, open_page: OpenPage) -> None:
    page = await open_page(play.address)
    alex, sora = PagePhone(page, ALEX), PagePhone(page, SORA)
    await sora.sees("You are now the owner of Seoul Animal Clinic")

    await books_the_soonest(alex)
    await sora.sees("🆕 New booking")
    await sora.says("/today")

    await sora.sees("11:00–11:30 Alex Taylor, Consultation")
    await sora.taps("Arrived: 11:00 Alex Taylor")
    await sora.sees("▶ 11:00–11:30 Alex Taylor")


async def books_the_soonest(alex: PagePhone) -> None:
    await alex.starts()
    await alex.taps("⚡ Soonest: today 11:00, Consultation")
    await alex.says("Bori")
    await alex.taps("✅ Confirm")
    await alex.sees("✅ Booked")


async def test_a_request_is_approved_by_staff_and_the_customer_is_told(
    play: Play, open_page: OpenPage
) -> None:
    page = await open_page(play.address)
    alex, sora = PagePhone(page, ALEX), PagePhone(page, SORA)
    await asks_for_grooming(alex)

    await sora.sees("📨 Request")
    await sora.taps("✅ Approve")

    await alex.sees("✅ Confirmed by Seoul Animal Clinic")
    await sora.sees("✅ Approved by Sora Han")


async def asks_for_grooming(alex: PagePhone) -> None:
    await looks_at_grooming(alex)
    await alex.taps("14:30")
    await alex.says("Bori")
    await alex.taps("✅ Send request")
    await alex.sees("📨 Request sent")


async def test_a_customer_goes_on_where_the_bot_was_restarted(
    play: Play, open_page: OpenPage
) -> None:
    page = await open_page(play.address)
    alex, sora = PagePhone(page, ALEX), PagePhone(page, SORA)
    await looks_at_grooming(alex)
    await alex.taps("14:30")
    await alex.sees("Which pet is it for?")

    await play.demo.restart()
    await alex.says("Bori")
    await alex.sees("Send this request?")
    await play.demo.restart()
    await alex.taps("✅ Send request")

    await alex.sees("📨 Request sent")
    await sora.sees("Alex Taylor")
    await expect(sora.chat.get_by_text("📨 Request")).to_have_count(1)


async def test_on_a_phone_a_booking_takes_a_thumb_and_one_word(
    play: Play, open_page: OpenPage
) -> None:
    page = await open_page(play.address, viewport=PHONE, has_touch=True, is_mobile=True)
    minji = PagePhone(page, MINJI)

    await minji.starts()
    await minji.taps("⚡ 가장 빠른 시간: 오늘 오전 11:00, 일반 진료")
    await minji.says("코코")
    await minji.taps("✅ 예약 확정")

    await minji.sees("✅ 예약되었어요")
    await expect(minji.button("✖️ 예약 취소")).to_be_in_viewport()
    await expect(page.locator(f'[data-tab="{SORA}"] .badge')).to_have_text("1")


# A label with a row to itself has nowhere wider to go; it says what matters first.
CUT = """() => [...document.querySelectorAll("[data-role=inline-button] .label")]
    .filter(one => one.closest(".button-row").dataset.count > 1)
    .filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)"""
IN_KOREAN = (
    "진료 | 🗓 월 보기 | 주 보기로 돌아가기 | 🕒 이후 시간 | 모든 시간 | 금요일 오후 | "
    "김민준 금요일 오전 10시 | 코코 | ✎ 시간 | /venue | /bookings | /settings | /help"
)
IN_ENGLISH = (
    "consultation | 🗓 Month | Back to the week | 🕒 After… | All times | friday after 3 | "
    "dr lee friday 10:00 | Bori | ✎ Time | /venue | /bookings | /settings | /help"
)


@pytest.mark.parametrize(
    ("person", "path"), [(MINJI, IN_KOREAN), (ALEX, IN_ENGLISH)], ids=["korean", "english"]
)
async def test_no_label_beside_another_is_cut_on_a_phone(
    play: Play, open_page: OpenPage, person: int, path: str
) -> None:
    page = await open_page(play.address, viewport=PHONE, has_touch=True, is_mobile=True)
    phone = PagePhone(page, person)
    await page.locator(f'[data-tab="{person}"]').click()
    await phone.starts()
    newest = phone.messages.last.locator("[data-role=inline-button]").first

    for one in path.split(" | "):
        await expect(newest).to_be_visible()
        tapped = await phone.button(one).count()
        await (phone.taps(one) if tapped else phone.says(one))
        await expect(page.locator("[aria-busy=true]")).to_have_count(0)
        await expect(newest).to_be_visible()
        assert await page.evaluate(CUT) == [], one


async def test_two_open_pages_show_the_same(play: Play, open_page: OpenPage) -> None:
    first, second = await open_page(play.address), await open_page(play.address)
    alex, alex_again = PagePhone(first, ALEX), PagePhone(second, ALEX)
    await books_the_soonest(alex)

    await alex_again.sees("✅ Booked")
    await alex_again.says("/bookings")
    await moves_clock(second, 5)

    await alex.sees("Your bookings")
    await expect(first.locator("[data-role=clock-ahead]")).to_have_text("+5 min")


async def test_reset_begins_anew_as_often_as_one_likes_also_in_the_middle(
    play: Play, open_page: OpenPage
) -> None:
    page, other = await open_page(play.address), await open_page(play.address)
    alex, sora = PagePhone(page, ALEX), PagePhone(page, SORA)
    await books_the_soonest(alex)
    await moves_clock(page, 60)

    await alex.field.fill("tomorrow at 3")
    await asyncio.gather(alex.field.press("Enter"), resets(page), resets(other))
    await expect(alex.messages).to_have_count(0)
    await resets(page)

    await expect(page.locator("[data-role=clock-ahead]")).to_be_empty()
    await expect(sora.messages).to_have_count(2)
    await books_the_soonest(alex)
    await sora.sees("🆕 New booking")


async def resets(page: Page) -> None:
    async with page.expect_response("**/reset") as response:
        await page.locator("[data-role=reset]").click()
        await page.locator("[data-role=reset-confirm]").click()
    assert (await response.value).ok
