"""Chats and the messages in them.

A private chat exists once per bot and person, and only after the person has written to the bot:
until then the bot is told "chat not found", as at Telegram. Message ids count up per chat and are
never used twice, not even after a reset.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from bot.sandbox.accounts import Bot, Group, Person
from bot.sandbox.wire import Wire, bad_request, forbidden


@dataclass(frozen=True, slots=True)
class Key:
    """`bot_id` is 0 for a group, which several bots may share."""

    bot_id: int
    chat_id: int

    @property
    def instance(self) -> str:
        """Telegram's `chat_instance`: names the chat without giving it away."""
        return str((self.bot_id * 1_000_003 + self.chat_id) & 0x7FFF_FFFF_FFFF_FFFF)


@dataclass(slots=True)
class Message:
    """A message as it is now. An edit replaces `wire`, so one handed out earlier stays as it was."""

    wire: Wire
    sender_id: int
    accessible: bool = True

    @property
    def id(self) -> int:
        return int(self.wire["message_id"])

    def without(self, *names: str) -> Wire:
        return {name: value for name, value in self.wire.items() if name not in names}


@dataclass(slots=True)
class Chat:
    key: Key
    wire: Wire
    people: tuple[int, ...]
    bots: tuple[int, ...]
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: Wire = field(default_factory=dict)
    keyboard_by: int = 0  # the message that brought it
    pinned: int = 0
    blocked: bool = False

    @property
    def id(self) -> int:
        return self.key.chat_id

    @property
    def private(self) -> bool:
        return self.key.bot_id != 0


class Chats:
    def __init__(self) -> None:
        self._chats: dict[Key, Chat] = {}
        self._last_ids: defaultdict[Key, int] = defaultdict(int)

    def clear(self) -> None:
        """Forget what was said. Groups stay, empty; private chats begin anew with a start."""
        self._chats = {
            key: Chat(key, chat.wire, chat.people, chat.bots)
            for key, chat in self._chats.items()
            if not chat.private
        }

    def open_private(self, bot: Bot, person: Person) -> Chat:
        key = Key(bot.id, person.id)
        if key not in self._chats:
            self._chats[key] = Chat(key, person.to_chat(), (person.id,), (bot.id,))
        return self._chats[key]

    def open_group(self, group: Group) -> Chat:
        key = Key(0, group.id)
        self._chats[key] = Chat(key, group.to_chat(), group.people, group.bots)
        return self._chats[key]

    def find(self, key: Key) -> Chat | None:
        return self._chats.get(key)

    def seen_by(self, bot: Bot, chat_id: int | str) -> Chat:
        """The chat a bot means. Raises Refused when it may not know of it."""
        if chat_id == "":
            raise bad_request("chat_id is empty")
        if not isinstance(chat_id, int):
            raise bad_request("chat not found")
        chat = self._chats.get(Key(bot.id if chat_id > 0 else 0, chat_id))
        if chat is None:
            raise bad_request("chat not found")
        if bot.id not in chat.bots:
            raise forbidden("bot is not a member of the group chat")
        return chat

    def written_by(self, bot: Bot, chat_id: int | str) -> Chat:
        """As `seen_by`, for a bot that is about to change something there."""
        chat = self.seen_by(bot, chat_id)
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        return chat

    def add(self, chat: Chat, sender: Wire, content: Wire, *, date: int) -> Message:
        """A new message at the end of the chat, with the next id."""
        self._last_ids[chat.key] += 1
        message_id = self._last_ids[chat.key]
        wire: Wire = {
            "message_id": message_id,
            "from": sender,
            "chat": chat.wire,
            "date": date,
            **content,
        }
        message = Message(wire, int(sender["id"]))
        chat.messages[message_id] = message
        return message
