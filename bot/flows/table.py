"""Every handler there is, in visible tables. Their sequence matters: the first that fits acts.

    a command ► a tap ► text, which answers the open question while there is one ► anything else

The conversation has two states: `browsing`, and `answering` while a question is open. A tap
carries its whole meaning, so it works from either.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
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
from bot.flows.doors import ANSWERING, BROWSING, Doors
from bot.flows.flows import Command, Flows
from bot.flows.turn import Turn
from bot.runtime.context import BotContext
from bot.runtime.conversation import DurableConversation
from bot.runtime.nudges import NudgeHandler

Tapped = Callable[[Turn, Tap], Awaitable[None]]

# What every verb of a button does.
TAPS: Mapping[str, Callable[[Flows, Turn, Tap], Awaitable[None]]] = {
    "hm": lambda flows, turn, _: flows.book.home(turn),
    "rs": lambda flows, turn, _: flows.resume(turn),
    "dr": lambda flows, turn, _: flows.book.drop(turn),
    "bk": lambda flows, turn, _: flows.back(turn),
    "no": lambda flows, turn, tap: flows.book.label_tapped(turn, tap),
    # What
    "ch": lambda flows, turn, tap: flows.book.choose_tapped(turn, tap),
    "al": lambda flows, turn, _: flows.book.search(turn, ""),
    "ct": lambda flows, turn, tap: flows.book.category_tapped(turn, tap),
    "sv": lambda flows, turn, tap: flows.book.service_tapped(turn, tap),
    "so": lambda flows, turn, tap: flows.book.service_on_tapped(turn, tap),
    # Who and when
    "wh": lambda flows, turn, tap: flows.book.who_tapped(turn, tap),
    "wl": lambda flows, turn, tap: flows.book.who_list_tapped(turn, tap),
    "wn": lambda flows, turn, _: flows.book.when(turn),
    "dy": lambda flows, turn, tap: flows.book.day_tapped(turn, tap),
    "wk": lambda flows, turn, tap: flows.book.day_tapped(turn, tap, seek=True),
    "mo": lambda flows, turn, tap: flows.book.month_tapped(turn, tap),
    "af": lambda flows, turn, _: flows.book.after(turn),
    "at": lambda flows, turn, tap: flows.book.after_tapped(turn, tap),
    "tk": lambda flows, turn, tap: flows.taking.time_tapped(turn, tap),
    "tm": lambda flows, turn, tap: flows.taking.time_tapped(turn, tap),
    "ln": lambda flows, turn, tap: flows.taking.time_tapped(turn, tap),
    "ta": lambda flows, turn, tap: flows.taking.time_tapped(turn, tap),
    "ts": lambda flows, turn, tap: flows.taking.time_tapped(turn, tap),
    "dd": lambda flows, turn, tap: flows.book.dates.toggle_tapped(turn, tap),
    "dx": lambda flows, turn, _: flows.book.dates.clear(turn),
    "dk": lambda flows, turn, _: flows.taking.days_tapped(turn),
    "un": lambda flows, turn, tap: flows.book.units_tapped(turn, tap),
    "pp": lambda flows, turn, tap: flows.taking.party_tapped(turn, tap),
    "ag": lambda flows, turn, tap: flows.taking.again_tapped(turn, tap),
    # Details and summary
    "sj": lambda flows, turn, tap: flows.hold.held(
        turn, lambda t, hold: flows.details.subject_tapped(t, hold, tap)
    ),
    "sk": lambda flows, turn, _: flows.hold.held(turn, flows.details.skip),
    "ed": lambda flows, turn, tap: flows.hold.edit_tapped(turn, tap),
    "ad": lambda flows, turn, tap: flows.hold.held(
        turn, lambda t, hold: flows.taking.addition_tapped(t, hold, tap)
    ),
    "co": lambda flows, turn, tap: flows.hold.held(
        turn, lambda t, hold: flows.code.tapped(t, hold, tap)
    ),
    "fh": lambda flows, turn, tap: flows.hold.finish_tapped(turn, tap),
    "cf": lambda flows, turn, tap: flows.hold.confirm_tapped(turn, tap),
    "py": lambda flows, turn, tap: flows.paying.pay_tapped(turn, tap),
    "pq": lambda flows, turn, tap: flows.paying.paid_tapped(turn, tap),
    "xt": lambda flows, turn, tap: flows.hold.extend_tapped(turn, tap),
    "rl": lambda flows, turn, tap: flows.hold.release_tapped(turn, tap),
    # My bookings
    "mn": lambda flows, turn, tap: flows.mine.mine_tapped(turn, tap),
    "mp": lambda flows, turn, tap: flows.mine.past_tapped(turn, tap),
    "ob": lambda flows, turn, tap: flows.mine.open_tapped(turn, tap),
    "cn": lambda flows, turn, tap: flows.mine.cancel_tapped(turn, tap),
    "cx": lambda flows, turn, tap: flows.mine.cancel_for_tapped(turn, tap),
    "mv": lambda flows, turn, tap: flows.mine.move_tapped(turn, tap),
    "cm": lambda flows, turn, tap: flows.mine.come_tapped(turn, tap),
    "ei": lambda flows, turn, tap: flows.editing.edit_tapped(turn, tap),
    "ea": lambda flows, turn, tap: flows.editing.ask_tapped(turn, tap),
    "er": lambda flows, turn, tap: flows.editing.clear_tapped(turn, tap),
    "es": lambda flows, turn, tap: flows.editing.subject_tapped(turn, tap),
    "fl": lambda flows, turn, tap: flows.mine.file_tapped(turn, tap),
    "hy": lambda flows, turn, tap: flows.mine.history_tapped(turn, tap),
    # The place, and settings
    "vn": lambda flows, turn, _: flows.settings.place(turn),
    "st": lambda flows, turn, _: flows.settings.settings(turn),
    "ls": lambda flows, turn, _: flows.settings.languages(turn),
    "vs": lambda flows, turn, tap: flows.venues.venues_tapped(turn, tap),
    "lg": lambda flows, turn, tap: flows.settings.language_tapped(turn, tap),
    "pd": lambda flows, turn, _: flows.settings.delete_phone(turn),
    "zn": lambda flows, turn, _: flows.zones.ask(turn),
    "zs": lambda flows, turn, tap: flows.zones.tapped(turn, tap),
    "pv": lambda flows, turn, _: flows.settings.privacy(turn),
    # Staff
    "td": lambda flows, turn, tap: flows.staff.today_tapped(turn, tap),
    "ar": lambda flows, turn, tap: flows.staff.arrived_tapped(turn, tap),
    "dn": lambda flows, turn, tap: flows.staff.done_tapped(turn, tap),
    "ms": lambda flows, turn, tap: flows.staff.missed_tapped(turn, tap),
    "pm": lambda flows, turn, tap: flows.money.payments_tapped(turn, tap),
    "pf": lambda flows, turn, tap: flows.money.file_tapped(turn, tap),
    "os": lambda flows, turn, tap: flows.on_site.asked_tapped(turn, tap),
    "ot": lambda flows, turn, tap: flows.on_site.taken_tapped(turn, tap),
    "gi": lambda flows, turn, tap: flows.gifts.issue_tapped(turn, tap),
    "rf": lambda flows, turn, tap: flows.refunding.give_tapped(turn, tap),
    "rd": lambda flows, turn, tap: flows.refunding.done_tapped(turn, tap),
    "sh": lambda flows, turn, tap: flows.refunding.stray_tapped(turn, tap),
    "ra": lambda flows, turn, tap: flows.refunding.approve_tapped(turn, tap),
    "rq": lambda flows, turn, tap: flows.deciding.requests_tapped(turn, tap),
    "rv": lambda flows, turn, tap: flows.deciding.request_tapped(turn, tap),
    "ap": lambda flows, turn, tap: flows.deciding.approve_tapped(turn, tap),
    "rj": lambda flows, turn, tap: flows.deciding.reject_tapped(turn, tap),
    "rx": lambda flows, turn, tap: flows.deciding.reject_for_tapped(turn, tap),
}


def taps_of(flows: Flows) -> dict[str, Tapped]:
    """The table of taps over these flows."""
    return {verb: partial(act, flows) for verb, act in TAPS.items()}


def commands_of(flows: Flows) -> dict[str, Command]:
    """What every command does, with the text after it."""
    staff = {
        "today": flows.staff.today_typed,
        "requests": lambda turn, _: flows.deciding.requests(turn),
        "payments": flows.money.payments_typed,
        "refund": flows.refunding.typed,
        "paid": flows.on_site.typed,
        "gift": flows.gifts.typed,
        "why": flows.why.why,
    }
    everybody: dict[str, Command] = {
        "panel": lambda turn, _: flows.here(turn),
        "book": lambda turn, _: flows.book.search(turn, ""),
        "bookings": lambda turn, _: flows.mine.list_(turn),
        "receipt": lambda turn, _: flows.money.receipt(turn),
        "settings": lambda turn, _: flows.settings.settings(turn),
        "venue": lambda turn, _: flows.settings.place(turn),
        "help": lambda turn, _: flows.settings.help(turn),
        "privacy": lambda turn, _: flows.settings.privacy(turn),
    }
    return {
        "start": flows.started,
        **{name: flows.somewhere(act) for name, act in everybody.items()},
        **{name: flows.staff_only(name, act) for name, act in staff.items()},
    }


Handlers = list[BaseHandler[Update, BotContext, Any]]


def handlers(doors: Doors) -> Sequence[BaseHandler[Any, BotContext, Any]]:
    """All of them, in sequence."""
    outside = doors.outside
    return [
        PreCheckoutQueryHandler(doors.checkout.asked),
        MessageHandler(filters.SUCCESSFUL_PAYMENT, doors.checkout.paid),
        ChatMemberHandler(outside.membership, ChatMemberHandler.MY_CHAT_MEMBER),
        NudgeHandler("hold-ending", outside.hold_ending),
        NudgeHandler("hold-over", outside.hold_over),
        NudgeHandler("paid", outside.paid),
        _conversation(doors),
    ]


def _conversation(doors: Doors) -> DurableConversation:
    text = filters.TEXT & ~filters.COMMAND
    browsing: Handlers = [MessageHandler(text, doors.text)]
    answering: Handlers = [MessageHandler(text, doors.answer)]
    always: Handlers = [
        *(
            CommandHandler(name, doors.command(name, act))
            for name, act in commands_of(doors.flows).items()
        ),
        CallbackQueryHandler(doors.tapped),
    ]
    rest: Handlers = [
        MessageHandler(filters.COMMAND, doors.unknown_command),
        MessageHandler(filters.ALL, doors.other_message),
    ]
    return DurableConversation(
        "chat",
        entry_points=[*always, *browsing, *rest],
        states={BROWSING: browsing, ANSWERING: answering},
        fallbacks=[*always, *rest],
    )
