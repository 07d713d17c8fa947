"""`setup`: tell Telegram how the bot is reached, what it can do, and what it is.

Doing it again changes nothing. Updates that wait are kept: payments may be among them.
"""

from __future__ import annotations

import sys

from telegram import Bot
from telegram.constants import BotDescriptionLimit
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.clocks import SystemClock
from bot.commands.doing import opened, settings_of
from bot.commands.failing import Failed, in_sentences
from bot.commands.remotes import calling, in_words, webhook_address
from bot.ids import RandomIds
from bot.introducing import introduce, introduce_staff
from bot.runtime.polling import ALLOWED_UPDATES
from bot.settings import Settings, load_settings
from bot.words.catalogue import Catalogues
from domain.people import Staff
from domain.resources import Venue
from storage.people import PeopleStore
from storage.venues import VenueStore

_MOST_CONNECTIONS = 40


async def setup() -> None:
    """Webhook, commands per language and for everybody on the staff, descriptions. Failed."""
    settings = settings_of("webhook" if load_settings().webhook_url else "")
    venues, staff = await _read(settings)
    catalogues = Catalogues.load()
    try:
        async with calling(settings) as bot:
            sys.stdout.write(await _reach(bot, settings))
            await introduce(bot, catalogues)
            silent = await _introduce_staff(bot, catalogues, staff)
            await _describe(bot, catalogues, venues[0])
            languages = ", ".join(catalogues.languages)
            sys.stdout.write(
                f"@{bot.username}: commands and descriptions in {languages}; "
                f"staff commands for {len(staff) - silent}.\n"
            )
    except (TelegramError, TimeoutError) as error:
        raise Failed(in_sentences(*in_words(error, settings))) from None


async def _read(settings: Settings) -> tuple[tuple[Venue, ...], tuple[Staff, ...]]:
    """The venues, and everybody who works at one."""
    async with opened(settings) as database:
        # A bot serves all venues of its database: which bot it is does not matter.
        venues = await VenueStore(database, SystemClock()).of_bot(0)
        people = PeopleStore(database, RandomIds(SystemClock()))
        staff = [one for venue in venues for one in await people.staff(venue.id)]
    if not venues:
        raise Failed("There is no venue yet. `apply VENUE.toml` makes one.")
    return venues, tuple(staff)


async def _reach(bot: Bot, settings: Settings) -> str:
    """How updates come: delivered where the settings say, else fetched."""
    if not settings.webhook_url:
        if (await bot.get_webhook_info()).url:
            await bot.delete_webhook(drop_pending_updates=False)
        return "Updates: fetched by `run`.\n"
    address = webhook_address(settings, bot.id)
    await bot.set_webhook(
        address,
        allowed_updates=ALLOWED_UPDATES,
        max_connections=_MOST_CONNECTIONS,
        secret_token=settings.webhook_secrets[0],
        drop_pending_updates=False,
    )
    return f"Updates: delivered to {address} for `run --mode webhook`.\n"


async def _introduce_staff(bot: Bot, catalogues: Catalogues, staff: tuple[Staff, ...]) -> int:
    """Commands in the chat of each; how many have none, because they do not write to the bot."""
    silent = 0
    for member in staff:
        try:
            await introduce_staff(bot, catalogues, member)
        except (BadRequest, Forbidden):
            silent += 1
    return silent


async def _describe(bot: Bot, catalogues: Catalogues, venue: Venue) -> None:
    """What an empty chat and the bot's profile say, per language and for all others."""
    for language in ("", *catalogues.languages):
        words = catalogues.for_(language, venue.languages)
        name = venue.name.in_(words.language)
        long = words.say("bot-description-plain", venue=name)
        short = words.say("bot-short-plain", venue=name)
        await bot.set_my_description(
            long[: BotDescriptionLimit.MAX_DESCRIPTION_LENGTH], language_code=language or None
        )
        await bot.set_my_short_description(
            short[: BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH],
            language_code=language or None,
        )
