"""What people do: type, tap, share, block, pay. The other end of every conversation with a bot.

LookupError is raised for what is not in front of the person, ValueError for what no client sends.
"""

from telegram.constants import ChatMemberStatus, MessageLimit

from bot.sandbox.accounts import Bot, Group
from bot.sandbox.chats import Chat, Key, Message
from bot.sandbox.entities import Text, plain
from bot.sandbox.events import Kind
from bot.sandbox.markup import units
from bot.sandbox.wire import Upload, Wire
from bot.sandbox.world import World

FIRST_GROUP = -1000
HERE = (37.5665, 126.978)  # where everybody's phone is, when asked for its location
STICKER = Upload("sticker.webp", b"RIFF\x00\x00\x00\x00WEBP", "image/webp")


class People:
    """Everybody, each named by id.

    `chat_id` is None for the private chat with the only bot, a bot's id for the private chat
    with that bot, and a group's id for a group. A person's own id means the same as None.
    """

    def __init__(self, world: World) -> None:
        self._world = world

    # Writing -----------------------------------------------------------------------------

    def say(
        self,
        person_id: int,
        text: str,
        *,
        chat_id: int | None = None,
        reply_to: int | None = None,
    ) -> Wire:
        """Type a text or a command and send it; the answer is the Message."""
        chat = self._chat(person_id, chat_id)
        content = _text(plain(text))
        if reply_to is not None:
            replied = _message(chat, reply_to)
            content["reply_to_message"] = replied.without("reply_to_message", "reply_markup")
        if "force_reply" in chat.keyboard:
            self._world.show_keyboard(chat, {})
        return self._send(person_id, chat, content)

    def start(self, person_id: int, payload: str = "", *, bot_id: int | None = None) -> Wire:
        """Follow `t.me/<bot>?start=<payload>` and press Start; unblocks the bot."""
        self.unblock(person_id, bot_id=bot_id)
        return self.say(person_id, f"/start {payload}".strip(), chat_id=bot_id)

    def edit(
        self, person_id: int, message_id: int, text: str, *, chat_id: int | None = None
    ) -> Wire:
        """Change a text of one's own."""
        chat = self._chat(person_id, chat_id)
        message = _message(chat, message_id)
        if message.sender_id != person_id or "text" not in message.wire:
            raise LookupError(f"{message_id} is no text of {person_id}")
        date = {"edit_date": self._world.seconds()}
        message.wire = message.without("text", "entities") | _text(plain(text)) | date
        self._world.tell(Kind.EDITED, chat, message.wire)
        self._world.tell_bots(chat, "edited_message", message.wire, source_id=chat.id)
        return message.wire

    def press(self, person_id: int, label: str, *, chat_id: int | None = None) -> Wire:
        """Press a key of the reply keyboard: sends its text, one's number or one's location."""
        chat = self._chat(person_id, chat_id)
        keys = [key for row in chat.keyboard.get("keyboard", ()) for key in row]
        key = next((one for one in keys if one["text"] == label), None)
        if key is None:
            raise LookupError(f"no key {label!r} on the keyboard")
        if chat.keyboard.get("one_time_keyboard"):
            self._world.show_keyboard(chat, {})
        if key.get("request_contact"):
            return self.share_contact(person_id, phone_of(person_id), chat_id=chat_id)
        if key.get("request_location"):
            return self.share_location(person_id, *HERE, chat_id=chat_id)
        return self.say(person_id, label, chat_id=chat_id)

    # Sharing -----------------------------------------------------------------------------

    def share_contact(
        self,
        person_id: int,
        phone_number: str,
        *,
        of: int | None = None,
        chat_id: int | None = None,
    ) -> Wire:
        """One's own number, or somebody else's with `of`: the bot can tell by `user_id`."""
        owner = self._world.people[person_id if of is None else of]
        contact: Wire = {
            "phone_number": phone_number,
            "first_name": owner.first_name,
            "user_id": owner.id,
        }
        if owner.last_name:
            contact["last_name"] = owner.last_name
        return self._send(person_id, self._chat(person_id, chat_id), {"contact": contact})

    def share_location(
        self,
        person_id: int,
        latitude: float,
        longitude: float,
        *,
        chat_id: int | None = None,
    ) -> Wire:
        location = {"latitude": latitude, "longitude": longitude}
        return self._send(person_id, self._chat(person_id, chat_id), {"location": location})

    def send_photo(
        self, person_id: int, photo: Upload, caption: str = "", *, chat_id: int | None = None
    ) -> Wire:
        kept = self._world.files.keep(photo, "photos")
        size = {**kept.to_wire(), "width": 1280, "height": 720}
        content = {"photo": [size], **_caption(caption)}
        return self._send(person_id, self._chat(person_id, chat_id), content)

    def send_document(
        self, person_id: int, document: Upload, caption: str = "", *, chat_id: int | None = None
    ) -> Wire:
        kept = self._world.files.keep(document, "documents")
        wire = {**kept.to_wire(), "file_name": document.name, "mime_type": document.mime}
        content = {"document": wire, **_caption(caption)}
        return self._send(person_id, self._chat(person_id, chat_id), content)

    def send_voice(
        self, person_id: int, voice: Upload, *, seconds: int = 1, chat_id: int | None = None
    ) -> Wire:
        kept = self._world.files.keep(voice, "voice")
        wire = {**kept.to_wire(), "duration": seconds, "mime_type": voice.mime}
        return self._send(person_id, self._chat(person_id, chat_id), {"voice": wire})

    def send_sticker(
        self,
        person_id: int,
        emoji: str = "\N{THUMBS UP SIGN}",
        *,
        chat_id: int | None = None,
    ) -> Wire:
        kept = self._world.files.keep(STICKER, "stickers")
        kind = {"type": "regular", "width": 512, "height": 512, "emoji": emoji}
        looks = {"is_animated": False, "is_video": False}
        content = {"sticker": {**kept.to_wire(), **kind, **looks}}
        return self._send(person_id, self._chat(person_id, chat_id), content)

    # Blocking and groups -----------------------------------------------------------------

    def block(self, person_id: int, *, bot_id: int | None = None) -> None:
        self._set_blocked(person_id, bot_id, blocked=True)

    def unblock(self, person_id: int, *, bot_id: int | None = None) -> None:
        self._set_blocked(person_id, bot_id, blocked=False)

    def _set_blocked(self, person_id: int, bot_id: int | None, *, blocked: bool) -> None:
        chat = self._chat(person_id, bot_id)
        if chat.blocked is blocked:
            return
        chat.blocked = blocked
        statuses = (ChatMemberStatus.MEMBER, ChatMemberStatus.BANNED)
        old, new = statuses if blocked else reversed(statuses)
        self._tell_membership(chat, person_id, old, new)

    def _tell_membership(
        self, chat: Chat, person_id: int, old: ChatMemberStatus, new: ChatMemberStatus
    ) -> None:
        for bot_id in chat.bots:
            bot = self._world.bots[bot_id]
            body = {
                "chat": chat.wire,
                "from": self._world.people[person_id].to_user(),
                "date": self._world.seconds(),
                "old_chat_member": _member(bot, old),
                "new_chat_member": _member(bot, new),
            }
            self._world.updates[bot_id].add("my_chat_member", body, chat.id)

    def create_group(self, title: str, members: tuple[int, ...]) -> Group:
        """`members` are ids of people and bots, its owner first; the bots are told."""
        people = tuple(one for one in members if one in self._world.people)
        bots = tuple(one for one in members if one in self._world.bots)
        group = Group(FIRST_GROUP - len(self._world.groups), title, people, bots)
        self._world.groups[group.id] = group
        chat = self._world.chats.open_group(group)
        self._tell_membership(chat, people[0], ChatMemberStatus.LEFT, ChatMemberStatus.MEMBER)
        return group

    # Within ------------------------------------------------------------------------------

    def _send(self, person_id: int, chat: Chat, content: Wire) -> Wire:
        sender = self._world.people[person_id].to_user()
        return self._world.receive(chat, sender, content).wire

    def _bot(self, bot_id: int | None = None) -> Bot:
        bots = self._world.bots
        if bot_id is not None:
            return bots[bot_id]
        if len(bots) != 1:
            raise LookupError(f"there are {len(bots)} bots: name one by its id")
        return next(iter(bots.values()))

    def _chat(self, person_id: int, chat_id: int | None) -> Chat:
        person = self._world.people[person_id]
        if chat_id is not None and chat_id < 0:
            chat = self._world.chats.find(Key(0, chat_id))
            if chat is None or person_id not in chat.people:
                raise LookupError(f"{person_id} is in no group {chat_id}")
            return chat
        bot = self._bot(None if chat_id == person_id else chat_id)
        return self._world.chats.open_private(bot, person)


def phone_of(person_id: int) -> str:
    """A number of the range kept for fiction."""
    return f"+120255501{person_id % 100:02d}"


def _message(chat: Chat, message_id: int) -> Message:
    if message_id not in chat.messages:
        raise LookupError(f"no message {message_id} in chat {chat.id}")
    return chat.messages[message_id]


def _text(text: Text) -> Wire:
    if not text.text or units(text.text) > MessageLimit.MAX_TEXT_LENGTH:
        raise ValueError("a client sends between 1 and 4096 characters at a time")
    return text.to_wire()


def _caption(caption: str) -> Wire:
    return {"caption": caption} if caption else {}


def _member(bot: Bot, status: ChatMemberStatus) -> Wire:
    member: Wire = {"user": bot.to_user(), "status": status.value}
    if status is ChatMemberStatus.BANNED:
        member["until_date"] = 0
    return member
