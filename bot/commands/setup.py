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
from bot.commands.venue import NO_VENUE, people_of
from bot.introducing import introduce, introduce_staff
from bot.runtime.polling import ALLOWED_UPDATES
from bot.settings import Settings, load_settings
from bot.store import bot_of
from bot.words.catalogue import Catalogues
from domain.people import Staff
from domain.resources import Venue
from storage.venues import VenueStore

_MOST_CONNECTIONS = 40
Served = tuple[tuple[Venue, ...], tuple[Staff, ...]]


async def setup() -> None:
    """Webhook, commands per language and for everybody on the staff, descriptions. Failed."""
    settings = settings_of("webhook" if load_settings().webhook_url else "")
    catalogues = Catalogues.load()
    served = await _read(settings)
    for token in settings.tokens:
        try:
            await _tell(settings, token, catalogues, served[bot_of(token)])
        except (TelegramError, TimeoutError) as error:
            raise Failed(in_sentences(*in_words(error, settings, token))) from None


async def _tell(settings: Settings, token: str, catalogues: Catalogues, served: Served) -> None:
    """Everything about one bot."""
    venues, staff = served
    async with calling(settings, token) as bot:
        sys.stdout.write(await _reach(bot, settings))
        await introduce(bot, catalogues)
        silent = await _introduce_staff(bot, catalogues, staff)
        if venues:
            await _describe(bot, catalogues, venues)
        languages = ", ".join(catalogues.languages)
        sys.stdout.write(
            f"@{bot.username}: commands and descriptions in {languages}; "
            f"staff commands for {len(staff) - silent}.\n"
        )


async def _read(settings: Settings) -> dict[int, Served]:
    """By bot its venues, and everybody who works at one of them, once."""
    bots, served = tuple(map(bot_of, settings.tokens)), dict[int, Served]()
    async with opened(settings) as database:
        kept = VenueStore(database, SystemClock(), bots)
        if not await kept.every():
            raise Failed(NO_VENUE)
        people = people_of(database)
        for bot_id in bots:
            venues = await kept.of_bot(bot_id)
            staff = {
                one.user_id: one for venue in venues for one in await people.staff(venue.id)
            }
            served[bot_id] = venues, tuple(staff.values())
    return served


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


async def _describe(bot: Bot, catalogues: Catalogues, venues: tuple[Venue, ...]) -> None:
    """What an empty chat and the bot's profile say, per language and for all others."""
    for language in ("", *catalogues.languages):
        words = catalogues.for_(language, venues[0].languages)
        name = words.list_of([one.name.in_(words.language) for one in venues])
        long = words.say("bot-description-plain", venue=name)
        short = words.say("bot-short-plain", venue=name)
        await bot.set_my_description(
            long[: BotDescriptionLimit.MAX_DESCRIPTION_LENGTH], language_code=language or None
        )
        await bot.set_my_short_description(
            short[: BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH],
            language_code=language or None,
        )
