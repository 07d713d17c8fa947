"""The methods by which a bot describes itself and asks who is there."""

import re

from telegram.constants import (
    BotCommandLimit,
    BotDescriptionLimit,
    ChatMemberStatus,
    FileSizeLimit,
)

from bot.sandbox.accounts import Bot
from bot.sandbox.chats import Chat
from bot.sandbox.strict import Params
from bot.sandbox.wire import Wire, bad_request
from bot.sandbox.world import World

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"(?:[a-z]{2})?")
COMMAND_FIELDS = frozenset(("command", "description", "is_ephemeral"))
SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")


def get_me(_world: World, bot: Bot, _params: Params) -> Wire:
    return {
        **bot.to_user(),
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


# Commands --------------------------------------------------------------------------------


def set_commands(world: World, bot: Bot, params: Params) -> bool:
    commands = params.objects("commands")
    if len(commands) > BotCommandLimit.MAX_COMMAND_NUMBER:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        _check_command(command)
    world.profiles[bot.id].commands[_scope(world, bot, params), _language(params)] = commands
    return True


def _check_command(command: Wire) -> None:
    unknown = command.keys() - COMMAND_FIELDS
    if unknown:
        raise bad_request(f'unknown field "{min(unknown)}" of BotCommand')
    if not COMMAND.fullmatch(str(command.get("command", ""))):
        raise bad_request("BOT_COMMAND_INVALID")
    description = str(command.get("description", ""))
    if not 1 <= len(description) <= BotCommandLimit.MAX_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def get_commands(world: World, bot: Bot, params: Params) -> list[Wire]:
    key = _scope(world, bot, params), _language(params)
    return world.profiles[bot.id].commands.get(key, [])


def delete_commands(world: World, bot: Bot, params: Params) -> bool:
    key = _scope(world, bot, params), _language(params)
    world.profiles[bot.id].commands.pop(key, None)
    return True


def _scope(world: World, bot: Bot, params: Params) -> str:
    """The scope as one word: `chat:7`, `all_private_chats`."""
    scope = params.object("scope")
    kind = scope.get("type", "default")
    if kind in SCOPES:
        return str(kind)
    if kind not in CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat = world.chats.seen_by(bot, scope.get("chat_id", ""))
    return f"{kind}:{chat.id}" + (f":{scope.get('user_id')}" if kind == "chat_member" else "")


def _language(params: Params) -> str:
    language = params.text("language_code")
    if not LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def commands_for(world: World, bot: Bot, chat: Chat, person_id: int) -> tuple[Wire, ...]:
    """What a person's command menu shows: the narrowest scope wins, then the language."""
    wider = "all_private_chats" if chat.private else "all_group_chats"
    scopes = (f"chat_member:{chat.id}:{person_id}", f"chat:{chat.id}", wider, "default")
    language = world.people[person_id].language_code.partition("-")[0]
    commands = world.profiles[bot.id].commands
    for key in ((scope, one) for scope in scopes for one in (language, "")):
        if key in commands:
            return tuple(commands[key])
    return ()


# Descriptions and the menu button --------------------------------------------------------


def set_description(world: World, bot: Bot, params: Params) -> bool:
    text = params.text("description")
    if len(text) > BotDescriptionLimit.MAX_DESCRIPTION_LENGTH:
        raise bad_request("BOT_DESCRIPTION_TOO_LONG")
    world.profiles[bot.id].descriptions[_language(params)] = text
    return True


def get_description(world: World, bot: Bot, params: Params) -> Wire:
    texts = world.profiles[bot.id].descriptions
    return {"description": texts.get(_language(params), texts.get("", ""))}


def set_short_description(world: World, bot: Bot, params: Params) -> bool:
    text = params.text("short_description")
    if len(text) > BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH:
        raise bad_request("BOT_SHORT_DESCRIPTION_TOO_LONG")
    world.profiles[bot.id].short_descriptions[_language(params)] = text
    return True


def get_short_description(world: World, bot: Bot, params: Params) -> Wire:
    texts = world.profiles[bot.id].short_descriptions
    return {"short_description": texts.get(_language(params), texts.get("", ""))}


def set_menu_button(world: World, bot: Bot, params: Params) -> bool:
    menu = params.object("menu_button") or {"type": "default"}
    match menu:
        case {"type": "default" | "commands"}:
            pass
        case {"type": "web_app", "text": str(), "web_app": {"url": str()}}:
            pass
        case _:
            raise bad_request("can't parse MenuButton: wrong type or fields")
    if params.has("chat_id"):
        world.chats.seen_by(bot, params.whole("chat_id"))
    world.profiles[bot.id].menus[params.whole("chat_id")] = menu
    return True


def get_menu_button(world: World, bot: Bot, params: Params) -> Wire:
    menus = world.profiles[bot.id].menus
    return menus.get(params.whole("chat_id"), menus.get(0, {"type": "default"}))


# Chats, members and files ----------------------------------------------------------------


def get_chat(world: World, bot: Bot, params: Params) -> Wire:
    chat = world.chats.seen_by(bot, params.values["chat_id"])
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    full: Wire = {
        **chat.wire,
        "accent_color_id": 0,
        "max_reaction_count": 1,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    if chat.pinned in chat.messages:
        full["pinned_message"] = chat.messages[chat.pinned].wire
    return full


def get_chat_member(world: World, bot: Bot, params: Params) -> Wire:
    chat = world.chats.seen_by(bot, params.values["chat_id"])
    member_id = params.whole("user_id")
    account = world.people.get(member_id) or world.bots.get(member_id)
    if account is None:
        raise bad_request("user not found")
    user = account.to_user()
    if member_id not in (*chat.people, *chat.bots):
        return {"status": ChatMemberStatus.LEFT.value, "user": user}
    if not chat.private and member_id == chat.people[0]:
        return {"status": ChatMemberStatus.OWNER.value, "user": user, "is_anonymous": False}
    return {"status": ChatMemberStatus.MEMBER.value, "user": user}


def get_file(world: World, _bot: Bot, params: Params) -> Wire:
    kept = world.files.find(params.text("file_id"))
    if kept is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(kept.upload.content) > FileSizeLimit.FILESIZE_DOWNLOAD:
        raise bad_request("file is too big")
    return {**kept.to_wire(), "file_path": kept.path}
