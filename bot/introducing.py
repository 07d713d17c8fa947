"""What Telegram shows before anybody has spoken: the command menu and the description."""

from __future__ import annotations

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from bot.words.catalogue import Catalogues
from domain.people import Staff

CUSTOMER = ("book", "bookings", "venue", "settings", "help")
STAFF = ("today", "requests", "why")


async def introduce(bot: Bot, catalogues: Catalogues) -> None:
    """The customers' commands in every language; the first language for everybody else."""
    scope = BotCommandScopeAllPrivateChats()
    for language in catalogues.languages:
        commands = _commands(catalogues, language, CUSTOMER)
        await bot.set_my_commands(commands, scope=scope, language_code=language)
    await bot.set_my_commands(_commands(catalogues, "en", CUSTOMER), scope=scope)


async def introduce_staff(bot: Bot, catalogues: Catalogues, member: Staff) -> None:
    """The commands of somebody with a role, in their own chat."""
    commands = _commands(catalogues, member.locale, (*STAFF, *CUSTOMER))
    await bot.set_my_commands(commands, scope=BotCommandScopeChat(member.user_id))


def _commands(
    catalogues: Catalogues, language: str, names: tuple[str, ...]
) -> list[BotCommand]:
    words = catalogues.for_(language)
    return [BotCommand(name, words.say(f"command-{name}-plain")) for name in names]
