"""What Telegram shows before anybody has spoken: the command menu and the description."""

from __future__ import annotations

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from bot.words.catalogue import MEASURE, Catalogues
from bot.words.speech import Words
from domain.people import Staff
from domain.resources import Venue

CUSTOMER = ("book", "bookings", "receipt", "venue", "settings", "help", "privacy")
STAFF = ("today", "requests", "payments", "paid", "refund", "gift", "why")


async def introduce(bot: Bot, catalogues: Catalogues, venue: Venue | None = None) -> None:
    """The customers' commands in every language, and what the bot is for, if that is known.

    What is said without a language is for readers of all others.
    """
    for language in (*catalogues.languages, None):
        words = catalogues.for_(language or MEASURE)
        commands = _commands(words, CUSTOMER)
        scope = BotCommandScopeAllPrivateChats()
        await bot.set_my_commands(commands, scope=scope, language_code=language)
        if venue is not None:
            await _describe(bot, words, venue, language)


async def _describe(bot: Bot, words: Words, venue: Venue, language: str | None) -> None:
    name = venue.name.in_(words.language)
    long = words.say("bot-description-plain", venue=name)
    await bot.set_my_description(long, language_code=language)
    await bot.set_my_short_description(
        words.say("bot-short-plain", venue=name), language_code=language
    )


async def introduce_staff(bot: Bot, catalogues: Catalogues, member: Staff) -> None:
    """The commands of somebody with a role, in their own chat and language."""
    words, scope = catalogues.for_(member.locale), BotCommandScopeChat(member.user_id)
    await bot.set_my_commands(_commands(words, (*STAFF, *CUSTOMER)), scope=scope)


def _commands(words: Words, names: tuple[str, ...]) -> list[BotCommand]:
    return [BotCommand(name, words.say(f"command-{name}-plain")) for name in names]
