"""Every handler there is, in one visible table. Their sequence matters: the first that fits acts.

    a command ► a tap ► text, which answers the open question while there is one ► anything else

The conversation has two states: `browsing`, and `answering` while a question is open. A tap
carries its whole meaning, so it works from either.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    PreCheckoutQueryHandler,
    filters,
)

from bot.callbacks import Tap
from bot.flows.doors import Doors
from bot.flows.flows import Flows
from bot.flows.turn import Turn
from bot.runtime.context import BotContext
from bot.runtime.conversation import DurableConversation
from bot.runtime.nudges import NudgeHandler

BROWSING, ANSWERING = "browsing", "answering"
Tapped = Callable[[Turn, Tap], Awaitable[None]]


def taps_of(flows: Flows) -> dict[str, Tapped]:
    """What every verb of a button does."""
    book, hold, mine = flows.book, flows.hold, flows.mine
    settings, staff = flows.settings, flows.staff
    return {
        "hm": book.home_tapped,
        "rs": book.resume,
        "dr": book.drop,
        "ch": book.choose,
        "sv": book.service_tapped,
        "wh": book.who_tapped,
        "wn": book.when_tapped,
        "dy": book.day_tapped,
        "mo": book.month_tapped,
        "af": book.after,
        "at": book.after_tapped,
        "no": book.label_tapped,
        "tk": hold.time_tapped,
        "ag": hold.again_tapped,
        "sj": hold.subject_tapped,
        "sk": hold.skip_tapped,
        "ed": hold.edit_tapped,
        "fh": hold.finish_tapped,
        "cf": hold.confirm_tapped,
        "xt": hold.extend_tapped,
        "rl": hold.release_tapped,
        "bk": flows.back_tapped,
        "mn": mine.mine_tapped,
        "mp": mine.past_tapped,
        "ob": mine.open_tapped,
        "cn": mine.cancel_tapped,
        "cx": mine.cancel_for_tapped,
        "mv": mine.move_tapped,
        "cm": mine.come_tapped,
        "fl": mine.file_tapped,
        "hy": mine.history_tapped,
        "vn": settings.place_tapped,
        "st": settings.settings_tapped,
        "ls": settings.languages_tapped,
        "lg": settings.language_tapped,
        "pv": settings.privacy_tapped,
        "td": staff.today_tapped,
        "ar": staff.arrived_tapped,
        "dn": staff.done_tapped,
        "ms": staff.missed_tapped,
        "rq": staff.requests_tapped,
        "rv": staff.request_tapped,
        "ap": staff.approve_tapped,
        "rj": staff.reject_tapped,
        "rx": staff.reject_for_tapped,
    }


def commands_of(doors: Doors) -> dict[str, Callable[[Turn, str], Awaitable[None]]]:
    """What every command does, with the text after it."""
    flows = doors.flows
    return {
        "start": flows.started,
        "panel": lambda turn, _: flows.here(turn),
        "book": lambda turn, _: flows.book.what(turn),
        "bookings": lambda turn, _: flows.mine.list_(turn),
        "settings": lambda turn, _: flows.settings.settings(turn),
        "venue": lambda turn, _: flows.settings.place(turn),
        "help": lambda turn, _: flows.settings.help(turn),
        "privacy": lambda turn, _: flows.settings.privacy(turn),
        "today": flows.staff_only(lambda turn, _: flows.staff.today(turn)),
        "requests": flows.staff_only(lambda turn, _: flows.staff.requests(turn)),
        "why": flows.staff_only(flows.typed.why),
    }


Handlers = list[BaseHandler[Update, BotContext, Any]]


def handlers(doors: Doors) -> Sequence[BaseHandler[Any, BotContext, Any]]:
    """All of them, in sequence."""
    text = filters.TEXT & ~filters.COMMAND
    always: Handlers = [
        *(
            CommandHandler(name, doors.command(name, act))
            for name, act in commands_of(doors).items()
        ),
        CallbackQueryHandler(doors.tapped),
    ]
    rest: Handlers = [
        MessageHandler(filters.COMMAND, doors.unknown_command),
        MessageHandler(filters.ALL, doors.other_message),
    ]
    browsing: Handlers = [*always, MessageHandler(text, doors.text)]
    conversation = DurableConversation(
        "chat",
        entry_points=[*browsing, *rest],
        states={
            BROWSING: [MessageHandler(text, doors.text)],
            ANSWERING: [MessageHandler(text, doors.answer)],
        },
        fallbacks=[*always, *rest],
    )
    return [
        PreCheckoutQueryHandler(doors.pre_checkout),
        ChatMemberHandler(doors.membership, ChatMemberHandler.MY_CHAT_MEMBER),
        NudgeHandler("hold-ending", doors.hold_ending),
        NudgeHandler("hold-over", doors.hold_over),
        conversation,
    ]
