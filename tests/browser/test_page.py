"""The page as a person with a mouse, a finger or a keyboard meets it."""

import json
import re

import pytest
from playwright.async_api import Locator, expect

from tests.bot.runtime.booth import until
from tests.browser.conftest import OpenPage
from tests.browser.phones import PagePhone
from tests.browser.stage import MINA, SEO, TOM, Stage
from tests.browser.standin import HOSTILE, TOKEN, StandIn

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_start_begins_the_conversation(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    phone = PagePhone(await open_page(stage.address), TOM)
    await expect(phone.node).to_contain_text("Visits for cats, dogs")

    await phone.starts()

    await phone.sees("Your next visit")
    await expect(phone.role("start")).to_be_hidden()
    await expect(phone.field).to_be_visible()


async def test_a_tap_changes_the_panel_in_its_place(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    phone = PagePhone(await open_page(stage.address), TOM)
    await phone.starts()

    await phone.taps("📅 Choose")
    await phone.taps("16:30")

    await phone.sees("Is everything right?")
    await expect(phone.messages).to_have_count(2)
    await expect(phone.button("Confirm")).to_have_attribute("data-style", "success")
    await expect(phone.role("edited")).to_have_count(0)


async def test_a_button_turns_until_the_bot_answers_also_when_its_panel_is_redrawn(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    phone = PagePhone(await open_page(stage.address), TOM)
    await phone.starts()
    await phone.says("/slow")
    button = phone.role("inline-button").filter(has_text="Slow")

    await button.click()

    await expect(button).to_have_attribute("aria-busy", "true")
    panel = stage.telegram.transcript(TOM)[-1]
    markup = panel["reply_markup"]
    await standin.bot.edit_message_text("Still.", TOM, panel["message_id"], reply_markup=markup)
    await phone.sees("Still.")
    await expect(button).to_have_attribute("aria-busy", "true")
    standin.patience.set()
    await expect(button).not_to_have_attribute("aria-busy", "true")


async def test_a_toast_passes_and_an_alert_waits_on_one_phone_only(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    page = await open_page(stage.address)
    tom, mina = PagePhone(page, TOM), PagePhone(page, MINA)
    await tom.starts()
    await mina.starts()

    await tom.taps("⚙ Settings")
    await mina.taps("⚡ Soonest: today 16:30")
    await mina.taps("+10 min")

    await expect(tom.role("alert")).to_contain_text("went to someone a moment ago")
    await expect(mina.role("toast")).to_contain_text("Ten more minutes")
    await tom.role("dialog-accept").press("Enter")
    await expect(tom.role("alert")).to_have_count(0)
    await expect(tom.button("⚙ Settings")).to_be_focused()


async def test_a_document_downloads_a_picture_shows_and_a_number_is_copied(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    page = await open_page(stage.address, permissions=["clipboard-read", "clipboard-write"])
    phone = PagePhone(page, SEO)
    await phone.starts()
    await phone.says("/file")
    await phone.sees("12 Namsan-daero")

    async with page.expect_download() as download:
        await phone.role("document").click()
    await phone.taps("Copy number")

    assert (await download.value).suggested_filename == "check-up.ics"
    await expect(phone.role("document")).to_have_attribute("data-kind", "calendar")
    await expect(phone.role("toast")).to_contain_text("Copied")
    assert await page.evaluate("navigator.clipboard.readText()") == "BOK-20261120-7K2M9Q"
    width = "image => image.naturalWidth"
    assert await phone.role("photo").locator("img").evaluate(width) > 100


async def test_a_link_is_asked_about_and_a_link_to_the_bot_starts_it_anew(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    page = await open_page(stage.address)
    phone = PagePhone(page, TOM)
    await phone.starts()
    await phone.says("/file")

    await phone.taps("Map")
    await expect(phone.role("question")).to_contain_text("https://example.org/map")
    await phone.role("dialog-other").first.click()
    await phone.taps("Start anew")

    await phone.sees("Link: again")
    assert len(page.context.pages) == 1


async def test_an_invoice_is_paid_once_somebody_agrees_and_the_bot_does(
    stage: Stage, open_page: OpenPage
) -> None:
    phone = PagePhone(await open_page(stage.address), TOM)
    await phone.starts()
    bot_sends_invoice(stage, TOM)

    await phone.taps("To the payment page")
    await expect(phone.role("sheet")).to_contain_text("Check-up, Friday at 16:30")
    await phone.role("dialog-other").click()
    assert stage.telegram.unanswered() == ()
    await phone.taps("To the payment page")
    await phone.role("dialog-accept").click()
    await bot_answers(stage, ok=False)
    await expect(phone.role("alert")).to_contain_text("This time is gone")
    await phone.role("dialog-accept").click()
    await phone.taps("To the payment page")
    await expect(phone.role("dialog-accept")).to_have_text("Pay ₩30,000")
    await phone.role("dialog-accept").click()
    await bot_answers(stage, ok=True)

    await expect(phone.role("payment")).to_have_text("You paid ₩30,000")
    assert "successful_payment" in stage.telegram.transcript(TOM)[-1]


def bot_sends_invoice(stage: Stage, person: int) -> None:
    terms = {
        "title": "Check-up", "description": "Check-up, Friday at 16:30", "payload": "7",
        "currency": "KRW", "provider_token": "1:TEST:x",
        "prices": '[{"label": "Check-up", "amount": 30000}]',
    }  # fmt: skip
    link = stage.telegram.call(TOKEN, "createInvoiceLink", terms).body["result"]
    rows = json.dumps({"inline_keyboard": [[{"text": "To the payment page", "url": link}]]})
    said = {"chat_id": str(person), "text": "Please pay", "reply_markup": rows}
    assert stage.telegram.call(TOKEN, "sendMessage", said).ok


async def bot_answers(stage: Stage, *, ok: bool) -> None:
    """As soon as it is asked whether the money may be taken."""
    await until(lambda: bool(stage.telegram.unanswered()))
    [query_id] = stage.telegram.unanswered()
    answer = {"pre_checkout_query_id": query_id, "ok": str(ok).lower()}
    if not ok:
        answer["error_message"] = "This time is gone"
    assert stage.telegram.call(TOKEN, "answerPreCheckoutQuery", answer).ok


async def test_a_number_is_shared_only_with_consent(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    phone = PagePhone(await open_page(stage.address), TOM)
    await phone.starts()
    await phone.says("/keyboard")
    share = phone.role("reply-button").filter(has_text="Share my number")

    await share.click()
    await phone.role("dialog-other").click()
    assert "contact" not in stage.telegram.transcript(TOM)[-1]
    await phone.role("keyboard-toggle").click()
    await expect(share).to_be_hidden()
    await phone.role("keyboard-toggle").click()
    await share.click()
    await phone.role("dialog-accept").click()

    await phone.sees("Thank you, +821055505678")
    await expect(phone.role("reply-keyboard")).to_be_hidden()
    await expect(phone.role("keyboard-toggle")).to_be_hidden()


async def test_a_question_of_the_bot_is_a_hint_in_the_field(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    phone = PagePhone(await open_page(stage.address), TOM)
    await phone.starts()

    await phone.says("/ask")

    await expect(phone.field).to_have_attribute("placeholder", "Name of your pet")


async def test_text_is_drawn_from_its_entities(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    phone = PagePhone(await open_page(stage.address), TOM)
    await phone.starts()

    await phone.says("/rich")

    text = phone.role("text").last
    await expect(text.locator("strong")).to_have_text(["bold", "both"])
    await expect(text.locator("strong em")).to_have_text("th")
    await expect(text.locator("pre")).to_have_text("slot = Slot(room, at)\nhold(slot)")
    await expect(text.locator("blockquote")).to_have_text("Quoted words")
    hidden = text.locator(".spoiler-text")
    await expect(hidden).to_be_hidden()
    await text.locator(".spoiler").press("Enter")
    await expect(hidden).to_be_visible()


async def test_a_reply_shows_what_it_answers(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    phone = PagePhone(await open_page(stage.address), TOM)
    await phone.starts()
    question = stage.telegram.say(TOM, "Is parking free?")["message_id"]

    await standin.bot.send_message(TOM, "Yes, behind the house.", reply_to_message_id=question)

    quote = phone.messages.filter(has_text="behind the house").locator(".quoted")
    await expect(quote).to_have_text("YouIs parking free?")


async def test_no_word_of_a_bot_or_a_person_becomes_markup(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    page = await open_page(stage.address)
    title = await page.title()
    phone = PagePhone(page, TOM)
    await phone.starts()

    await phone.says("/hostile")
    await phone.says(HOSTILE)

    await phone.sees("You said: " + HOSTILE)
    await expect(phone.chat.locator("img, script")).to_have_count(0)
    assert await page.title() == title


async def test_who_has_scrolled_up_keeps_their_line_and_is_told_what_is_new(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    # Without the movement of arriving messages, a line is where it seems to be.
    phone = PagePhone(await open_page(stage.address, reduced_motion="reduce"), TOM)
    await phone.starts()
    await phone.says("/many")
    await phone.sees("Line 30")
    await phone.chat.evaluate("chat => chat.scrollBy({ top: -600, behavior: 'instant' })")
    line = phone.messages.filter(has_text="Line 12.")
    await expect(phone.role("to-bottom")).to_be_visible()
    before = await top_of(line)

    greeting = stage.telegram.transcript(TOM)[1]["message_id"]
    await standin.bot.edit_message_text("Long\n" * 40, TOM, greeting)
    await standin.bot.send_message(TOM, "Something new")

    await expect(phone.role("unread")).to_have_text("1")
    assert await top_of(line) == pytest.approx(before, abs=1)
    await phone.role("to-bottom").click()
    await expect(phone.messages.last).to_be_in_viewport()
    await expect(phone.role("to-bottom")).to_be_hidden()


async def test_who_reads_the_newest_stays_with_it(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    phone = PagePhone(await open_page(stage.address), TOM)
    await phone.starts()

    await phone.taps("📅 Choose")
    await phone.page.set_viewport_size({"width": 1280, "height": 560})

    await expect(phone.button("Back")).to_be_in_viewport()


async def test_the_clock_is_moved_and_everything_on_the_phones_moves_with_it(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    page = await open_page(stage.address)
    phone = PagePhone(page, TOM)
    await phone.starts()
    await phone.taps("⚡ Soonest: today 16:30")
    moment = phone.chat.locator("time.moment")
    await expect(moment).to_have_text(re.compile("in (9|10) minutes"))

    await page.locator('[data-minutes="5"]').click()
    await expect(moment).to_have_text(re.compile("in [45] minutes"))
    await page.locator('[data-minutes="1440"]').click()

    await expect(phone.chat.locator(".day-label").first).to_have_text("Yesterday")
    await expect(page.locator("[data-role=clock-ahead]")).to_have_text("+1 d 5 min")
    await phone.says("hello")
    await expect(phone.chat.locator(".day-label").last).to_have_text("Today")


async def test_the_clock_goes_to_a_chosen_moment_in_the_zone_of_the_venue(
    stage: Stage, open_page: OpenPage
) -> None:
    page = await open_page(stage.address)

    await page.locator("[data-role=clock-face]").click()
    await page.locator("[data-role=clock-to]").fill("2031-01-07T09:15")
    await page.locator("[data-role=clock-go]").click()

    await expect(page.locator("[data-role=clock-time]")).to_contain_text("09:15")
    await expect(page.locator("[data-role=clock-date]")).to_contain_text("Tue, 7 Jan 2031")
    assert stage.clock.now().isoformat().startswith("2031-01-07T00:15")


async def test_the_log_shows_every_call_and_marks_what_was_refused(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    page = await open_page(stage.address)
    phone = PagePhone(page, TOM)
    log = page.locator("[data-role=log]")
    await page.locator("[data-role=log-toggle]").click()
    await phone.starts()

    stage.telegram.call(standin.bot.token, "sendMessage", {"chat_id": str(TOM), "text": ""})

    refused = log.locator(".refused")
    await expect(refused).to_contain_text("400")
    await expect(log.locator('[data-method="getUpdates"]')).to_have_count(0)
    sent = log.locator('[data-method="sendMessage"][data-status="200"]').last
    await expect(sent).to_contain_text("→ Tom Baker")
    await sent.locator("summary").click()
    await expect(sent.locator("pre")).to_contain_text("inline_keyboard")


async def test_the_page_comes_back_by_itself_after_a_restart(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    page = await open_page(stage.address)
    phone = PagePhone(page, TOM)
    await phone.starts()
    await phone.field.fill("half a thought")

    await stage.close()
    await expect(page.locator("[data-role=connection]")).to_have_text("reconnecting…")
    await phone.field.press("Enter")
    await expect(phone.role("toast")).to_contain_text("Not sent")
    await expect(phone.field).to_have_value("half a thought")
    await standin.bot.send_message(TOM, "Said meanwhile")
    await stage.open()

    await phone.sees("Said meanwhile")
    await expect(page.locator("[data-role=connection]")).to_be_empty()
    await phone.field.press("Enter")
    await phone.sees("You said: half a thought")


async def test_reset_asks_and_then_begins_anew(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    page = await open_page(stage.address)
    phone = PagePhone(page, TOM)
    await phone.starts()
    await page.locator('[data-minutes="60"]').click()
    await expect(page.locator("[data-role=clock-ahead]")).to_have_text("+1 h")

    await page.locator("[data-role=reset]").click()
    await page.locator("[data-role=reset-confirm]").click()

    await expect(phone.role("start")).to_be_visible()
    await expect(phone.messages).to_have_count(0)
    await expect(page.locator("[data-role=clock-ahead]")).to_be_empty()
    assert stage.resets == 1


async def test_commands_are_suggested_after_a_slash_and_listed_in_the_menu(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    phone = PagePhone(await open_page(stage.address), TOM)
    await phone.starts()
    listed = phone.role("commands").locator("li")

    await phone.field.press_sequentially("/k")
    await expect(listed).to_have_text(["/keyboardYour number"])
    await phone.field.press("Enter")
    await phone.sees("How can we reach you?")
    await phone.role("menu").click()

    await expect(listed).to_have_count(4)
    await listed.filter(has_text="/rich").click()
    await phone.sees("Quoted words")


async def test_a_persons_own_message_is_edited(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    phone = PagePhone(await open_page(stage.address), TOM)
    await phone.starts()
    await phone.says("tomorow at three")
    await phone.sees("You said: tomorow at three")

    await phone.field.press("ArrowUp")
    await expect(phone.field).to_have_value("tomorow at three")
    await phone.field.fill("tomorrow at three")
    await phone.field.press("Enter")

    await phone.sees("You changed it to: tomorrow at three")
    await expect(phone.role("edited")).to_have_text("edited")


async def test_enter_ends_a_syllable_before_it_sends_a_message(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    phone = PagePhone(await open_page(stage.address), MINA)
    await phone.starts()
    said = len(stage.telegram.transcript(MINA))
    await phone.field.fill("내일")

    enter = "{key: 'Enter', isComposing: true, bubbles: true, cancelable: true}"
    await phone.field.evaluate(
        f"field => field.dispatchEvent(new KeyboardEvent('keydown', {enter}))"
    )

    await expect(phone.field).to_have_value("내일")
    assert len(stage.telegram.transcript(MINA)) == said
    await phone.field.press("Enter")
    await phone.sees("You said: 내일")


async def test_everything_can_be_done_with_the_keyboard_alone(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    page = await open_page(stage.address)
    phone = PagePhone(page, MINA)
    await phone.role("start").focus()
    await page.keyboard.press("Enter")
    await phone.sees("Your next visit")
    await phone.chat.focus()

    # The first stop is the command that was sent, a link; the second is the first button.
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")

    await phone.sees("Is everything right?")
    focused = page.locator(":focus")
    await expect(focused).to_have_attribute("data-row", "0")
    await expect(focused).to_have_text("Confirm")


async def top_of(node: Locator) -> float:
    top: float = await node.evaluate("node => node.getBoundingClientRect().top")
    return top
