"""A small bot that shows the page everything a bot can show. It books nothing."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import segno
from telegram import (
    Bot,
    CallbackQuery,
    Chat,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.constants import ChatAction, KeyboardButtonStyle, ParseMode
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.sandbox.clock import MovableClock
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram

TOKEN = "4711:standin"
USERNAME = "paws_bot"
NAME = "Happy Paws Clinic"

Context = ContextTypes.DEFAULT_TYPE
Button = InlineKeyboardButton
Rows = list[list[Button]]

STRIP = ("Fri ‹20›", "Sat ·21", "Sun ×22", "Mon 23", "Tue ·24", "Wed 25", "Thu 26")
GREETING = (
    "<b>Happy Paws Clinic</b>\nHello! Your next visit: <b>none yet</b>.\n\n"
    "Tap a suggestion, or just type when you would like to come:"
    " <i>“tomorrow after 3”</i>."
)
GRID = (
    "<b>Check-up</b> · Dr Seo Yuna · 30 min · ₩30,000\n\n"
    "<b>Friday 20 November</b>, times in Seoul\n"
    "<i>‹ › chosen   · few left   × full or closed</i>"
)
SUMMARY = (
    "<b>Is everything right?</b>\n\n"
    "Check-up with <b>Dr Seo Yuna</b>\n"
    "Friday 20 November, <b>16:30</b>, Seoul\n"
    "Bori, dog, 4 years\n"
    "₩30,000, paid at the desk\n\n"
    "<blockquote>Free to cancel until Thursday 16:30, after that half of the price.</blockquote>\n"
    'Held for you until <b>14:32</b>, <tg-time unix="{unix}" format="r">soon</tg-time>.'
)
RICH = (
    "<b>bold</b> <i>italic</i> <u>under</u> <s>struck</s> 🐕‍🦺 <b>bo<i>th</i></b>\n"
    "<code>BOK-20261120-7K2M9Q</code> and <tg-spoiler>a secret</tg-spoiler>\n"
    '<pre><code class="language-python">slot = Slot(room, at)\nhold(slot)</code></pre>\n'
    "<blockquote>Quoted words</blockquote>\nafter the quote, "
    '<a href="https://example.org/terms">terms</a>, /help'
)
HOSTILE = '<img src=x onerror="document.title=1"> <script>1</script> &amp; "\'`'
DESCRIPTION = "Visits for cats, dogs and everybody else. Tap Start."
COMMANDS = (
    ("start", "Home"),
    ("rich", "All kinds of text"),
    ("keyboard", "Your number"),
    ("many", "A long chat"),
)
CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//EN\r\nEND:VCALENDAR\r\n"


def tap(text: str, data: str, style: str | None = None) -> Button:
    return Button(text, callback_data=data, style=style)


def home() -> Rows:
    return [
        [tap("⚡ Soonest: today 16:30", "time:16:30", KeyboardButtonStyle.SUCCESS)],
        [tap("🔁 As last time (Check-up, Dr Seo, Thu 17:00)", "time:17:00")],
        [tap("📅 Choose", "grid"), tap("🗓 My bookings", "none")],
        [tap("⚙ Settings", "alert")],
    ]


def grid() -> Rows:
    times = [f"{9 + n // 2}:{n % 2 * 30:02d}" for n in range(24)]
    rows = [[tap("⚡ 16:30", "time:16:30"), tap("🌆 Mon 18:00", "time:18:00")]]
    rows.append([tap(day, "full" if "×" in day else "grid") for day in STRIP])
    rows += [[tap(one, f"time:{one}") for one in times[n : n + 4]] for n in range(0, 24, 4)]
    rows.append([tap("‹ week", "none"), tap("Month", "none"), tap("week ›", "none")])
    return [*rows, [tap("Back", "home")]]


def summary() -> Rows:
    return [
        [tap("Confirm", "confirm", KeyboardButtonStyle.SUCCESS)],
        [tap("✎ Time", "grid"), tap("✎ Vet", "none"), tap("✎ Pet", "none")],
        [tap("+10 min", "toast"), tap("Release", "home", KeyboardButtonStyle.DANGER)],
    ]


def card() -> Rows:
    return [
        [tap("Move", "none"), tap("Cancel", "none", KeyboardButtonStyle.DANGER)],
        [
            Button("Copy number", copy_text=CopyTextButton("BOK-20261120-7K2M9Q")),
            Button("Map", url="https://example.org/map"),
        ],
        [Button("Start anew", url=f"https://t.me/{USERNAME}?start=again")],
    ]


class StandIn:
    """`patience` holds back the answer to a tap on Slow until it is set."""

    def __init__(self, telegram: Telegram, clock: MovableClock) -> None:
        self.clock = clock
        request = SandboxRequest(telegram)
        builder = Application.builder().token(TOKEN).request(request)
        self.app: Application[Any, Any, Any, Any, Any, Any] = builder.get_updates_request(
            SandboxRequest(telegram)
        ).build()
        self.patience = asyncio.Event()
        commands = {
            "start": self._start,
            "rich": self._rich,
            "hostile": self._hostile,
            "keyboard": self._keyboard,
            "ask": self._ask,
            "file": self._send_card,
            "many": self._many,
            "type": self._type,
            "slow": self._slow,
        }
        for name, answer in commands.items():
            self.app.add_handler(CommandHandler(name, answer, block=False))
        self.app.add_handler(CallbackQueryHandler(self._tapped, block=False))
        self.app.add_handler(MessageHandler(filters.ALL, self._heard))

    @property
    def bot(self) -> Bot:
        bot: Bot = self.app.bot
        return bot

    async def _start(self, update: Update, context: Context) -> None:
        text = GREETING if not context.args else f"{GREETING}\n\nLink: {context.args[0]}"
        await self._send(update, text, home())

    async def _rich(self, update: Update, _context: Context) -> None:
        await self._send(update, RICH, [])

    async def _hostile(self, update: Update, _context: Context) -> None:
        buttons = InlineKeyboardMarkup([[tap(HOSTILE[:60], "none")]])
        await _chat(update).send_message(HOSTILE, reply_markup=buttons)

    async def _keyboard(self, update: Update, _context: Context) -> None:
        keys = [
            [KeyboardButton("Share my number", request_contact=True)],
            [KeyboardButton("Where I am", request_location=True), KeyboardButton("Skip")],
        ]
        markup = ReplyKeyboardMarkup(keys, resize_keyboard=True, one_time_keyboard=True)
        await _chat(update).send_message("How can we reach you?", reply_markup=markup)

    async def _ask(self, update: Update, _context: Context) -> None:
        markup = ForceReply(input_field_placeholder="Name of your pet")
        await _chat(update).send_message("What is your pet called?", reply_markup=markup)

    async def _many(self, update: Update, _context: Context) -> None:
        for number in range(1, 31):
            await _chat(update).send_message(f"Line {number}.")

    async def _type(self, update: Update, _context: Context) -> None:
        await _chat(update).send_action(ChatAction.TYPING)

    async def _heard(self, update: Update, _context: Context) -> None:
        message = update.effective_message
        assert message is not None
        if message.contact:
            reply = f"Thank you, {message.contact.phone_number}"
            await _chat(update).send_message(reply, reply_markup=ReplyKeyboardRemove())
        elif update.edited_message:
            await _chat(update).send_message(f"You changed it to: {message.text}")
        else:
            await _chat(update).send_message(f"You said: {message.text}")

    async def _tapped(self, update: Update, context: Context) -> None:
        query = update.callback_query
        assert query is not None
        assert query.data is not None
        match query.data.partition(":")[0]:
            case "grid":
                await _redraw(query, GRID, grid())
            case "time":
                until = self.clock.now() + timedelta(minutes=10)
                await _redraw(query, SUMMARY.format(unix=int(until.timestamp())), summary())
            case "home":
                await _redraw(query, GREETING, home())
            case "confirm":
                await query.edit_message_text("Confirmed. See you on Friday!")
                await self._send_card(update, context)
            case "slow":
                await self.patience.wait()
            case _:
                pass
        await query.answer(*_words(query.data))

    async def _slow(self, update: Update, _context: Context) -> None:
        await self._send(update, "This takes a while.", [[tap("Slow", "slow")]])

    async def _send_card(self, update: Update, _context: Context) -> None:
        await _chat(update).send_message(
            "✅ <b>Booked</b>: Check-up, Friday 20 November 16:30\n"
            "Number <code>BOK-20261120-7K2M9Q</code>",
            parse_mode=ParseMode.HTML,
            reply_markup=InlineKeyboardMarkup(card()),
        )
        chat = _chat(update)
        await chat.send_document(CALENDAR, filename="check-up.ics", caption="For your calendar")
        await chat.send_photo(_qr(), caption="Show this at the desk")
        await chat.send_venue(37.5519, 126.9918, NAME, "12 Namsan-daero, Seoul")

    async def _send(self, update: Update, text: str, rows: Rows) -> None:
        markup = InlineKeyboardMarkup(rows) if rows else None
        await _chat(update).send_message(text, parse_mode=ParseMode.HTML, reply_markup=markup)


async def _redraw(query: CallbackQuery, text: str, rows: Rows) -> None:
    markup = InlineKeyboardMarkup(rows)
    await query.edit_message_text(text, parse_mode=ParseMode.HTML, reply_markup=markup)


def _words(data: str) -> tuple[str | None, bool]:
    match data:
        case "full":
            return "Full: join the waitlist, two are ahead of you.", False
        case "alert":
            return "Sorry, 16:30 went to someone a moment ago.", True
        case "toast":
            return "Ten more minutes: held until 14:42", False
        case _:
            return None, False


def _chat(update: Update) -> Chat:
    chat = update.effective_chat
    assert chat is not None
    return chat


def _qr() -> bytes:
    picture = io.BytesIO()
    segno.make("BOK-20261120-7K2M9Q").save(picture, kind="png", scale=12, border=3)
    return picture.getvalue()


@asynccontextmanager
async def standing_in(telegram: Telegram, clock: MovableClock) -> AsyncIterator[StandIn]:
    """The bot, awake: it polls the sandbox in this very process."""
    standin = StandIn(telegram, clock)
    async with standin.app:
        await standin.app.start()
        await standin.bot.set_my_commands(COMMANDS)
        await standin.bot.set_my_description(DESCRIPTION)
        updater = standin.app.updater
        assert updater is not None
        await updater.start_polling(poll_interval=0, timeout=1)
        try:
            yield standin
        finally:
            await updater.stop()
            await standin.app.stop()
