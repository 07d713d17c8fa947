"""The methods that change or remove a message that is already there."""

from collections.abc import Iterable
from datetime import timedelta

from telegram.constants import BulkRequestLimit, ReactionEmoji

from bot.sandbox.accounts import Bot
from bot.sandbox.chats import Chat, Message
from bot.sandbox.entities import read_caption, read_text
from bot.sandbox.events import Kind
from bot.sandbox.files import photo_sizes
from bot.sandbox.keyboards import NOTHING, Shown, read_markup
from bot.sandbox.sending import caption, document
from bot.sandbox.strict import Params
from bot.sandbox.wire import Wire, bad_request
from bot.sandbox.world import World

MEDIA = ("photo", "document")
CAPTIONED = ("caption", "caption_entities", "show_caption_above_media")
DELETABLE = timedelta(hours=48)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


def edit_text(world: World, bot: Bot, params: Params) -> Wire:
    text = read_text(params)
    chat, message = _editable(world, bot, params)
    if "text" not in message.wire:
        raise bad_request("there is no text in the message to edit")
    wire = message.without("text", "entities", "link_preview_options") | text.to_wire()
    if params.has("link_preview_options"):
        wire["link_preview_options"] = params.object("link_preview_options")
    return _replace(world, chat, message, _with_markup(wire, chat, params))


def edit_caption(world: World, bot: Bot, params: Params) -> Wire:
    read_caption(params)
    chat, message = _editable(world, bot, params)
    if not any(name in message.wire for name in MEDIA):
        raise bad_request("there is no caption in the message to edit")
    wire = message.without(*CAPTIONED) | caption(params)
    return _replace(world, chat, message, _with_markup(wire, chat, params))


def edit_media(world: World, bot: Bot, params: Params) -> Wire:
    chat, message = _editable(world, bot, params)
    media = params.object("media")
    source = params.attached(str(media.get("media", "")))
    match media.get("type"):
        case "photo":
            content: Wire = {"photo": photo_sizes(world.files.taken(source, "photos"))}
        case "document":
            content = document(world, source)
        case other:
            raise bad_request(f"can't parse InputMedia: type {other!r} is unsupported here")
    inner = {name: media[name] for name in (*CAPTIONED, "parse_mode") if name in media}
    content |= caption(Params(inner, {}))
    wire = message.without("text", "entities", *MEDIA, *CAPTIONED) | content
    return _replace(world, chat, message, _with_markup(wire, chat, params))


def edit_markup(world: World, bot: Bot, params: Params) -> Wire:
    chat, message = _editable(world, bot, params)
    return _replace(world, chat, message, _with_markup(dict(message.wire), chat, params))


def _with_markup(wire: Wire, chat: Chat, params: Params) -> Wire:
    """An edit says the keyboard anew: leaving it out takes it away."""
    markup = read_markup(params.object("reply_markup"), private=chat.private)
    if markup is not NOTHING and markup.shown is not Shown.INLINE:
        raise bad_request("inline keyboard expected")
    wire.pop("reply_markup", None)
    if markup.inline is not None:
        wire["reply_markup"] = markup.inline
    return wire


def _editable(world: World, bot: Bot, params: Params) -> tuple[Chat, Message]:
    if params.has("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    if not params.has("chat_id") or not params.has("message_id"):
        raise bad_request("message identifier is not specified")
    chat = world.chats.written_by(bot, params.values["chat_id"])
    message = _find(chat, params.whole("message_id"), "message to edit")
    if message.sender_id != bot.id:
        raise bad_request("message can't be edited")
    return chat, message


def _replace(world: World, chat: Chat, message: Message, wire: Wire) -> Wire:
    if {**wire, "edit_date": 0} == {**message.wire, "edit_date": 0}:
        raise bad_request(NOT_MODIFIED)
    world.floods.check(message.sender_id, chat.id)
    wire["edit_date"] = world.seconds()
    message.wire = wire
    world.tell(Kind.EDITED, chat, wire, bot_id=message.sender_id)
    return wire


def _find(chat: Chat, message_id: int, what: str) -> Message:
    message = chat.messages.get(message_id)
    if message is None or not message.accessible:
        raise bad_request(f"{what} not found")
    return message


def delete_message(world: World, bot: Bot, params: Params) -> bool:
    chat = world.chats.seen_by(bot, params.values["chat_id"])
    message = _find(chat, params.whole("message_id"), "message to delete")
    if not _is_deletable(world, bot, chat, message):
        raise bad_request("message can't be deleted for everyone")
    _delete(world, chat, (message,))
    return True


def delete_messages(world: World, bot: Bot, params: Params) -> bool:
    """Skips what cannot be found or deleted, as Telegram does."""
    chat = world.chats.seen_by(bot, params.values["chat_id"])
    ids = [one for one in params.array("message_ids") if isinstance(one, int)]
    if not 1 <= len(ids) <= BulkRequestLimit.MAX_LIMIT:
        wrong = "too many message identifiers" if ids else "no message identifiers"
        raise bad_request(f"{wrong} specified")
    found = (chat.messages.get(message_id) for message_id in ids)
    wanted = [one for one in found if one and _is_deletable(world, bot, chat, one)]
    _delete(world, chat, wanted)
    return True


def _is_deletable(world: World, bot: Bot, chat: Chat, message: Message) -> bool:
    """The bot's own or, in a private chat, anybody's; for 48 hours."""
    if message.sender_id != bot.id and not chat.private:
        return False
    return world.seconds() - int(message.wire["date"]) < DELETABLE.total_seconds()


def _delete(world: World, chat: Chat, messages: Iterable[Message]) -> None:
    for message in messages:
        del chat.messages[message.id]
        if message.id == chat.keyboard_by:
            world.show_keyboard(chat, {})
        world.tell(Kind.DELETED, chat, {"message_id": message.id})


def pin_message(world: World, bot: Bot, params: Params) -> bool:
    chat = world.chats.written_by(bot, params.values["chat_id"])
    chat.pinned = _find(chat, params.whole("message_id"), "message to pin").id
    world.tell(Kind.PINNED, chat, {"message_id": chat.pinned}, bot_id=bot.id)
    return True


def unpin_message(world: World, bot: Bot, params: Params) -> bool:
    chat = world.chats.written_by(bot, params.values["chat_id"])
    wanted = params.whole("message_id", chat.pinned)
    if not chat.pinned or wanted != chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned = 0
    world.tell(Kind.PINNED, chat, {"message_id": None}, bot_id=bot.id)
    return True


def set_reaction(world: World, bot: Bot, params: Params) -> bool:
    """A bot may put one reaction on a message, or none."""
    chat = world.chats.written_by(bot, params.values["chat_id"])
    message = _find(chat, params.whole("message_id"), "message to react")
    reactions = params.objects("reaction")
    known = [emoji.value for emoji in ReactionEmoji]
    if len(reactions) > 1 or any(one.get("emoji") not in known for one in reactions):
        raise bad_request("REACTION_INVALID")
    body = {"message_id": message.id, "reaction": reactions}
    world.tell(Kind.REACTION, chat, body, bot_id=bot.id)
    return True
