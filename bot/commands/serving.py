"""`run`: the command that stays."""

from __future__ import annotations

import structlog
from telegram.error import TelegramError

from bot import app
from bot.clocks import SystemClock
from bot.commands.doing import made, perform, settings_of
from bot.commands.failing import Failed, in_sentences
from bot.commands.remotes import calling, in_words
from bot.commands.venue import NO_VENUE
from bot.runtime.polling import SomebodyElsePolls
from bot.settings import Settings, unknown_names
from bot.store import bot_of
from storage.venues import VenueStore

NONE_SERVED = (
    "Every venue belongs to another bot. Write `bot = {bots}` into the venue file, or take the "
    "line out, and `apply` it."
)
_SOMEBODY_ELSE = (
    "Another program fetches the updates of bot {bot}, or a webhook is set. "
    "End the other program, or let `setup` remove the webhook."
)

_log = structlog.get_logger(__name__)


def run(mode: str) -> None:
    """Keep the bot until a signal. Failed."""
    settings = perform(_prepare(mode))
    try:
        perform(_keep(settings, mode), log_level=settings.log_level)
    except SomebodyElsePolls as error:
        raise Failed(_SOMEBODY_ELSE.format(bot=error.bot_id)) from None
    except (TelegramError, TimeoutError) as error:
        raise Failed(in_sentences(*in_words(error, settings))) from None
    except OSError as error:
        address = f"{settings.http_host}:{settings.http_port}"
        raise Failed(
            f"Cannot listen at {address}: {error.strerror}. "
            "Set HOLDFAST_HTTP_HOST and HOLDFAST_HTTP_PORT."
        ) from None


async def _prepare(mode: str) -> Settings:
    """The settings, once everything that a bot needs is there and answers."""
    settings = settings_of(mode)
    bots = tuple(map(bot_of, settings.tokens))
    async with made(settings) as database:
        venues = VenueStore(database, SystemClock(), bots)
        if not await venues.every():
            raise Failed(NO_VENUE)
        if not await venues.served():
            raise Failed(NONE_SERVED.format(bots=" or ".join(map(str, bots))))
    for token in settings.tokens:
        try:
            async with calling(settings, token):
                pass
        except (TelegramError, TimeoutError) as error:
            raise Failed(in_sentences(*in_words(error, settings, token))) from None
    return settings


async def _keep(settings: Settings, mode: str) -> None:
    for one in unknown_names():
        _log.warning("unknown_setting", variable=one.name)
    await app.run(settings, mode)
