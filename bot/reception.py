"""One bot of the process: how updates come in to it, and how it speaks."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from dataclasses import dataclass

from telegram.ext import Application, ContextTypes
from telegram.warnings import PTBUserWarning

from bot.flows.desk import Desk
from bot.flows.doors import Doors
from bot.flows.flows import Flows
from bot.flows.table import handlers, taps_of
from bot.runtime.context import App, BotContext
from bot.runtime.incoming import IncomingLimit
from bot.runtime.limits import Limits
from bot.runtime.panel import Panel
from bot.runtime.sender import Sender
from bot.store import Plan, Store, bot_of
from bot.words.catalogue import Catalogues
from bot.words.when.reader import reader_for
from domain.invoices import Invoices
from domain.paying import Paying


@dataclass(frozen=True, slots=True)
class Reception:
    """What one bot has to itself: its application, its pace, its voice and its doors."""

    app: App
    limits: Limits
    sender: Sender
    doors: Doors


def open_reception(
    app: App,
    limits: Limits,
    store: Store,
    shared: tuple[Catalogues, Paying],
    hurry: Callable[[], None],
) -> Reception:
    """A bot over a store; `hurry` is called when there is something to tell."""
    sender = Sender(app.bot, limits)
    desk = _desk(store, shared, sender, lambda: app.bot.username, hurry)
    flows = Flows(desk)
    doors = Doors(desk, flows, taps_of(flows), IncomingLimit())
    app.add_handlers(handlers(doors))
    return Reception(app, limits, sender, doors)


def _desk(
    store: Store,
    shared: tuple[Catalogues, Paying],
    sender: Sender,
    username: Callable[[], str],
    hurry: Callable[[], None],
) -> Desk:
    catalogues, paying = shared
    return Desk(
        store.venues,
        store.people,
        store.kept,
        store.holds,
        store.bookings,
        store.availability,
        paying,
        Invoices(store.payments, store.kept, store.holds, store.clock),
        store.payments,
        store.takings,
        store.gifts,
        store.clock,
        catalogues,
        sender,
        Panel(sender, store.clock),
        reader_for,
        username,
        hurry,
    )


def build_applications(plan: Plan) -> dict[int, App]:
    """PTB's applications, by bot: our transport, our context, no updater, nothing in memory.

    They share their connections, and the first one's queue is enough for the ticks of all.
    """
    # Durations as such, as the library will have them by itself one day.
    os.environ.setdefault("PTB_TIMEDELTA", "1")  # noqa: TID251 - the library's own switch
    warnings.filterwarnings("ignore", message=".*per_message", category=PTBUserWarning)
    calls, updates = plan.requests(), plan.requests()
    root = plan.api_url.rstrip("/")
    apps: dict[int, App] = {}
    for token in plan.tokens:
        builder = (
            Application.builder()
            .token(token)
            .base_url(f"{root}/bot")
            .base_file_url(f"{root}/file/bot")
            .request(calls)
            .get_updates_request(updates)
            .updater(None)
            .context_types(ContextTypes(context=BotContext))
        )
        if apps:
            builder.job_queue(None)
        apps[bot_of(token)] = builder.build()
    return apps
