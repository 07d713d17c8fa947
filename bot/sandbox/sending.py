"""The methods that put a new message into a chat, and what they have in common."""

import mimetypes

from telegram.constants import ChatAction

from bot.sandbox.accounts import Bot
from bot.sandbox.chats import Chat
from bot.sandbox.entities import read_caption, read_text
from bot.sandbox.events import Kind
from bot.sandbox.files import photo_sizes
from bot.sandbox.keyboards import Markup, Shown, read_markup
from bot.sandbox.strict import Params
from bot.sandbox.wire import Upload, Wire, bad_request
from bot.sandbox.world import World

POLE, ANTIMERIDIAN = 90.0, 180.0


def post(world: World, bot: Bot, params: Params, content: Wire) -> Wire:
    """Send `content` to the chat of the call, with what every sending method may carry."""
    chat = world.chats.written_by(bot, params.values["chat_id"])
    markup = read_markup(params.object("reply_markup"), private=chat.private)
    content |= _reply(chat, params.object("reply_parameters"))
    if markup.inline is not None:
        content["reply_markup"] = markup.inline
    if params.flag("protect_content"):
        content["has_protected_content"] = True
    if params.has("message_effect_id"):
        content["effect_id"] = params.text("message_effect_id")
    world.floods.check(bot.id, chat.id)
    message = world.chats.add(chat, bot.to_user(), content, date=world.seconds())
    world.tell(Kind.MESSAGE, chat, message.wire, bot_id=bot.id)
    _show(world, chat, markup, message.id)
    return message.wire


def _reply(chat: Chat, wanted: Wire) -> Wire:
    if not wanted:
        return {}
    message_id = wanted.get("message_id")
    message = chat.messages.get(message_id) if isinstance(message_id, int) else None
    if message is not None:
        return {"reply_to_message": message.without("reply_to_message", "reply_markup")}
    if wanted.get("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def _show(world: World, chat: Chat, markup: Markup, message_id: int) -> None:
    match markup.shown:
        case Shown.KEYS | Shown.REPLY:
            world.show_keyboard(chat, markup.wire, message_id)
        case Shown.REMOVED:
            world.show_keyboard(chat, {})
        case Shown.INLINE | Shown.NOTHING:
            return
        case _:
            raise AssertionError(markup.shown)


def send_message(world: World, bot: Bot, params: Params) -> Wire:
    content = read_text(params).to_wire()
    if params.has("link_preview_options"):
        content["link_preview_options"] = params.object("link_preview_options")
    return post(world, bot, params, content)


def send_photo(world: World, bot: Bot, params: Params) -> Wire:
    world.chats.written_by(bot, params.values["chat_id"])
    kept = world.files.taken(params.file("photo"), "photos")
    content = {"photo": photo_sizes(kept), **caption(params)}
    if params.flag("has_spoiler"):
        content["has_media_spoiler"] = True
    return post(world, bot, params, content)


def send_document(world: World, bot: Bot, params: Params) -> Wire:
    world.chats.written_by(bot, params.values["chat_id"])
    return post(world, bot, params, document(world, params.file("document")) | caption(params))


def document(world: World, source: Upload | str) -> Wire:
    kept = world.files.taken(source, "documents")
    guessed, _ = mimetypes.guess_type(kept.upload.name)
    return {
        "document": {
            **kept.to_wire(),
            "file_name": kept.upload.name,
            "mime_type": guessed or kept.upload.mime,
        }
    }


def caption(params: Params) -> Wire:
    content = read_caption(params).to_wire("caption", "caption_entities")
    if params.flag("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


def send_location(world: World, bot: Bot, params: Params) -> Wire:
    return post(world, bot, params, {"location": _location(params)})


def send_venue(world: World, bot: Bot, params: Params) -> Wire:
    venue: Wire = {"location": _location(params)}
    for name in ("title", "address"):
        if not params.text(name).strip():
            raise bad_request(f"venue {name} must be non-empty")
        venue[name] = params.text(name)
    return post(world, bot, params, {"venue": venue, "location": venue["location"]})


def _location(params: Params) -> Wire:
    latitude, longitude = params.number("latitude"), params.number("longitude")
    if not (-POLE <= latitude <= POLE and -ANTIMERIDIAN <= longitude <= ANTIMERIDIAN):
        raise bad_request("wrong location specified")
    location: Wire = {"latitude": latitude, "longitude": longitude}
    if params.has("horizontal_accuracy"):
        location["horizontal_accuracy"] = params.number("horizontal_accuracy")
    return location


def send_contact(world: World, bot: Bot, params: Params) -> Wire:
    contact: Wire = {}
    for name in ("phone_number", "first_name"):
        if not params.text(name).strip():
            raise bad_request(f"contact {name} must be non-empty")
        contact[name] = params.text(name)
    if params.has("last_name"):
        contact["last_name"] = params.text("last_name")
    return post(world, bot, params, {"contact": contact})


def send_chat_action(world: World, bot: Bot, params: Params) -> bool:
    chat = world.chats.written_by(bot, params.values["chat_id"])
    action = params.text("action")
    if action not in {one.value for one in ChatAction}:
        raise bad_request("wrong parameter action in request")
    world.tell(Kind.CHAT_ACTION, chat, {"action": action}, bot_id=bot.id)
    return True
