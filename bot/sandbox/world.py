"""Everything the sandbox knows: who takes part, what was said, and what waits to be told."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.sandbox.accounts import Bot, Group, Person
from bot.sandbox.chats import Chat, Chats, Message
from bot.sandbox.events import Event, Kind, Listeners
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files
from bot.sandbox.floods import Floods
from bot.sandbox.queries import Queries
from bot.sandbox.strict import Params
from bot.sandbox.updates import Updates
from bot.sandbox.wire import Refused, Wire
from domain.ports import Clock

CALLS_KEPT = 1000


@dataclass(slots=True)
class Profile:
    """What a bot says of itself, per language ("" for all), scope and chat."""

    commands: dict[tuple[str, str], list[Wire]] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menus: dict[int, Wire] = field(default_factory=dict)


class World:
    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.people: dict[int, Person] = {}
        self.bots: dict[int, Bot] = {}
        self.groups: dict[int, Group] = {}
        self.tokens: dict[str, Bot] = {}
        self.updates: dict[int, Updates] = {}
        self.profiles: dict[int, Profile] = {}
        self.chats = Chats()
        self.files = Files()
        self.queries = Queries(clock)
        self.faults = Faults()
        self.floods = Floods(clock)
        self.listeners = Listeners()
        self.calls: deque[Wire] = deque(maxlen=CALLS_KEPT)
        self.inline_answers: dict[str, Wire] = {}
        self.invoices: dict[str, Wire] = {}
        self.charges = 0

    def seconds(self) -> int:
        """Now, as the Bot API writes it: whole seconds of Unix time."""
        return int(self.clock.now().timestamp())

    def bot_of(self, token: str) -> Bot:
        """Raises Refused: 404 for what cannot be a token, 401 for one nobody has."""
        bot = self.tokens.get(token)
        if bot is None:
            number, colon, _ = token.partition(":")
            if not colon or not number.isdecimal():
                raise Refused("Not Found", 404)
            raise Refused("Unauthorized", 401)
        return bot

    def tell(self, kind: Kind, chat: Chat, body: Wire, *, bot_id: int = 0) -> None:
        bot_id = bot_id or (chat.bots[0] if chat.bots else 0)
        self.listeners.tell(Event(kind, body, chat.people, chat.id, bot_id))

    def tell_one(self, kind: Kind, chat: Chat, person_id: int, body: Wire) -> None:
        """For the eyes of one person only."""
        self.listeners.tell(Event(kind, body, (person_id,), chat.id, chat.bots[0]))

    def tell_bots(self, chat: Chat, kind: str, body: Wire, *, source_id: int) -> None:
        """An update for every bot in the chat that has not been blocked."""
        if chat.blocked and kind != "my_chat_member":
            return
        for bot_id in chat.bots:
            self.updates[bot_id].add(kind, body, source_id)

    def receive(self, chat: Chat, sender: Wire, content: Wire) -> Message:
        """A message from a person: into the chat, to those who watch, to the bots."""
        message = self.chats.add(chat, sender, content, date=self.seconds())
        self.tell(Kind.MESSAGE, chat, message.wire)
        self.tell_bots(chat, "message", message.wire, source_id=chat.id)
        return message

    def show_keyboard(self, chat: Chat, keyboard: Wire, message_id: int = 0) -> None:
        if keyboard or chat.keyboard:
            chat.keyboard, chat.keyboard_by = keyboard, message_id
            self.tell(Kind.KEYBOARD, chat, keyboard)

    def reset(self) -> None:
        self.chats.clear()
        self.files.clear()
        self.queries.clear()
        self.faults.clear()
        self.floods.clear()
        self.calls.clear()
        self.inline_answers.clear()
        self.invoices.clear()
        for updates in self.updates.values():
            updates.clear()
        self.listeners.tell(Event(Kind.RESET, {}))


Act: TypeAlias = Callable[[World, Bot, Params], object]
