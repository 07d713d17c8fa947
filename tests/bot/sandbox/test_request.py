"""A bot of python-telegram-bot in the same process, on the sandbox's request class."""

import asyncio
import io
from collections.abc import AsyncIterator
from typing import Any, TypeAlias

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaDocument,
    InputTextMessageContent,
    LabeledPrice,
    MenuButtonCommands,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyParameters,
    Update,
)
from telegram.error import (
    BadRequest,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
)

from bot.sandbox.events import Kind
from bot.sandbox.faults import Fault
from bot.sandbox.fronts import settled
from bot.sandbox.request import SandboxRequest
from tests.bot.sandbox.stage import ANN, BOB, PNG, TOKEN, Stage, until

Conversing: TypeAlias = Application[Any, Any, Any, Any, Any, Any]
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y")]])


@pytest.fixture
def stage() -> Stage:
    return Stage(ANN)


@pytest.fixture
async def bot(stage: Stage) -> AsyncIterator[Bot]:
    request = SandboxRequest(stage.telegram)
    async with Bot(TOKEN, request=request, get_updates_request=request) as bot:
        yield bot


async def test_everything_the_sandbox_answers_is_read_by_the_library(
    stage: Stage, bot: Bot
) -> None:
    text = await bot.send_message(ANN, "<b>Hi</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    await text.edit_text("Sure?", reply_markup=KEYBOARD)
    await text.edit_reply_markup(None)
    await text.pin()
    await text.unpin()
    await text.set_reaction(ReactionTypeEmoji("\N{THUMBS UP SIGN}"))
    await text.reply_text("re", reply_parameters=ReplyParameters(text.message_id))
    photo = await bot.send_photo(ANN, PNG, caption="x")
    await photo.edit_caption("y")
    await photo.edit_media(InputMediaDocument(io.BytesIO(b"BEGIN"), filename="예약.ics"))
    await bot.send_location(ANN, 37.5, 127.0)
    await bot.send_venue(ANN, 37.5, 127.0, "Clinic", "Seoul")
    await bot.send_contact(ANN, "+12025550100", "Desk")
    await bot.send_chat_action(ANN, "typing")
    await bot.send_message(ANN, "keys", reply_markup=ReplyKeyboardMarkup([["A"]]))
    chat = await bot.get_chat(ANN)
    member = await bot.get_chat_member(ANN, ANN)
    await bot.delete_messages(ANN, [text.message_id])
    await photo.delete()

    assert (chat.first_name, member.status) == ("Ann", "member")
    assert {one["status"] for one in stage.told(Kind.CALL)} == {200}


async def test_the_bots_own_profile_passes_through_the_library(stage: Stage, bot: Bot) -> None:
    command = BotCommand("book", "Book a vet")
    await bot.set_my_commands([command], BotCommandScopeChat(ANN), language_code="ko")
    await bot.set_my_description("Books a vet")
    await bot.set_my_short_description("Books")
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())

    assert await bot.get_my_commands(BotCommandScopeChat(ANN), "ko") == (command,)
    assert (await bot.get_my_description()).description == "Books a vet"
    assert (await bot.get_my_short_description()).short_description == "Books"
    assert (await bot.get_chat_menu_button()).type == "commands"
    assert (await bot.get_webhook_info()).url == ""
    await bot.delete_my_commands(BotCommandScopeChat(ANN), "ko")


async def test_every_update_is_read_by_the_library(stage: Stage, bot: Bot) -> None:
    sent = await bot.send_message(ANN, "x", reply_markup=KEYBOARD)
    invoice = await bot.send_invoice(
        ANN, "Deposit", "A deposit", "p1", "KRW", [LabeledPrice("Deposit", 100)], "token"
    )
    people = stage.telegram
    people.say(ANN, "/book")
    people.edit(ANN, 1, "/go")
    people.tap(ANN, None, sent.message_id, row=0, column=0)
    people.forget(ANN, sent.message_id)
    people.tap(ANN, None, sent.message_id, row=0, column=0)
    people.share_contact(ANN, "+12025550111")
    people.send_sticker(ANN)
    search = people.search(ANN, "cut")
    checkout = people.pay(ANN, invoice.message_id)
    people.block(ANN)
    people.unblock(ANN)

    updates = await bot.get_updates()
    article = InlineQueryResultArticle("1", "Cut", InputTextMessageContent("Cut"))
    await bot.answer_inline_query(search, [article])
    await bot.answer_pre_checkout_query(checkout, ok=True)
    paid = (await bot.get_updates(updates[-1].update_id + 1))[0]

    assert updates[0].message is not None
    assert updates[0].message.parse_entities() != {}
    tap, blind = updates[2].callback_query, updates[3].callback_query
    assert tap is not None
    assert blind is not None
    assert (tap.data, blind.data) == ("y", "y")
    assert tap.message is not None
    assert tap.message.is_accessible
    assert blind.message is not None
    assert not blind.message.is_accessible
    assert updates[8].my_chat_member is not None
    assert paid.message is not None
    assert paid.message.successful_payment is not None


async def test_files_are_downloaded_as_they_were_sent(bot: Bot) -> None:
    sent = await bot.send_document(ANN, io.BytesIO("내일 3시".encode()), filename="예약.ics")

    assert sent.document is not None
    file = await sent.document.get_file()
    content = await file.download_as_bytearray()

    assert sent.document.file_name == "예약.ics"
    assert content.decode() == "내일 3시"


async def test_a_file_that_is_not_there_cannot_be_downloaded(bot: Bot) -> None:
    with pytest.raises(InvalidToken):
        await bot.request.retrieve(f"{bot.base_file_url}/documents/file_99.ics")


async def test_refusals_become_the_librarys_errors(stage: Stage, bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(BOB, "x")
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("sendRichMessage", {"chat_id": ANN})
    with pytest.raises(BadRequest, match="Unknown parameter"):
        await bot.send_message(ANN, "x", api_kwargs={"mispelt": 1})
    stage.telegram.block(ANN)
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(ANN, "x")


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.FLOOD, RetryAfter),
        (Fault.SERVER_ERROR, NetworkError),
        (Fault.FORBIDDEN, Forbidden),
        (Fault.TIMEOUT_BEFORE, TimedOut),
        (Fault.TIMEOUT_AFTER, TimedOut),
    ],
)
async def test_planted_faults_become_the_librarys_errors(
    stage: Stage,
    bot: Bot,
    monkeypatch: pytest.MonkeyPatch,
    fault: Fault,
    error: type[Exception],
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # or the library warns of its own RetryAfter
    stage.telegram.faults.fail("sendMessage", fault, seconds=0.001)

    with pytest.raises(error):
        await bot.send_message(ANN, "x")

    arrived = len(stage.telegram.transcript(ANN)) == 2
    assert arrived is (fault is Fault.TIMEOUT_AFTER)


async def test_an_answer_slower_than_the_bots_patience_is_a_timeout(
    stage: Stage, bot: Bot
) -> None:
    stage.telegram.faults.fail("sendMessage", Fault.SLOW, seconds=60)

    with pytest.raises(TimedOut):
        await bot.send_message(ANN, "x", read_timeout=0.01)

    assert stage.telegram.transcript(ANN)[-1]["text"] == "x"


async def test_others_may_run_while_a_call_is_under_way(stage: Stage, bot: Bot) -> None:
    texts = ("a", "b")

    await asyncio.gather(*(send_twice(bot, text) for text in texts))

    assert [one["text"] for one in stage.telegram.transcript(ANN)[1:]] == ["a", "b", "a", "b"]


async def send_twice(bot: Bot, text: str) -> None:
    for _ in range(2):
        await bot.send_message(ANN, text)


async def test_a_long_poll_waits_for_the_first_update(stage: Stage, bot: Bot) -> None:
    poll = await waiting_poll(stage, bot)

    stage.telegram.say(ANN, "hello")

    [update] = await asyncio.wait_for(poll, 5)
    assert update.message is not None
    assert update.message.text == "hello"


async def test_a_long_poll_comes_back_empty_in_the_end(stage: Stage, bot: Bot) -> None:
    answer = stage.call("getUpdates", timeout=1)
    assert answer.waiting is not None
    answer.waiting.seconds = 0.001

    late = await settled(answer)

    assert late.body["result"] == []
    assert await bot.get_updates(timeout=0) == ()


async def waiting_poll(stage: Stage, bot: Bot) -> asyncio.Task[tuple[Update, ...]]:
    """A poll that has been asked and has found nothing yet."""
    stage.events.clear()
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await until(stage, lambda: bool(stage.told(Kind.CALL)))
    return poll


async def test_a_second_poller_ends_the_first_with_a_conflict(stage: Stage, bot: Bot) -> None:
    first = await waiting_poll(stage, bot)

    await bot.get_updates(timeout=0)

    with pytest.raises(Conflict):
        await asyncio.wait_for(first, 5)


async def test_an_application_holds_a_conversation(stage: Stage) -> None:
    application = conversing(stage)
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(poll_interval=0)
        stage.telegram.say(ANN, "/book")
        await until(stage, lambda: len(stage.telegram.transcript(ANN)) == 3)
        stage.telegram.tap_text(ANN, "Yes")
        await until(stage, lambda: bool(stage.told(Kind.EDITED)))
        await application.updater.stop()
        await application.stop()

    assert stage.telegram.transcript(ANN)[-1]["text"] == "Booked"
    assert stage.told(Kind.TOAST)[0]["text"] == "Done"


def conversing(stage: Stage) -> Conversing:
    async def book(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.effective_message is not None
        await update.effective_message.reply_text("Sure?", reply_markup=KEYBOARD)

    async def sure(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.callback_query is not None
        await update.callback_query.answer("Done")
        await update.callback_query.edit_message_text("Booked")

    request = SandboxRequest(stage.telegram)
    builder = Application.builder().token(TOKEN).request(request).get_updates_request(request)
    application = builder.job_queue(None).build()
    application.add_handler(CommandHandler("book", book))
    application.add_handler(CallbackQueryHandler(sure))
    return application
