"""What a watcher of the sandbox is told: the page, and tests that wait for something."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from bot.sandbox.wire import Wire


class Kind(Enum):
    MESSAGE = "message"  # body: the Message
    EDITED = "edited"  # body: the Message as it is now
    DELETED = "deleted"  # body: {"message_id"}
    TOAST = "toast"  # body: {"callback_query_id", "text"}; text may be empty: the spinner ends
    ALERT = "alert"  # body: {"callback_query_id", "text"}
    URL = "url"  # body: {"callback_query_id", "url"}
    CHAT_ACTION = "chat_action"  # body: {"action"}
    KEYBOARD = "keyboard"  # body: the reply keyboard on show, {} when there is none
    REACTION = "reaction"  # body: {"message_id", "reaction"}
    PINNED = "pinned"  # body: {"message_id"}, which is None when nothing is pinned
    CALL = "call"  # body: {"bot_id", "method", "params", "status", "description", "ms"}
    RESET = "reset"  # body: {}


@dataclass(frozen=True, slots=True)
class Event:
    """`people` are those who see it; nobody in particular for `CALL` and `RESET`.

    `chat_id` is the chat as the bot numbers it: the person's id for a private chat.
    """

    kind: Kind
    body: Wire
    people: tuple[int, ...] = ()
    chat_id: int = 0
    bot_id: int = 0


Listener = Callable[[Event], None]


class Listeners:
    """Calls everybody who listens, in the sequence in which they came."""

    def __init__(self) -> None:
        self._listeners: tuple[Listener, ...] = ()

    def add(self, listener: Listener) -> Callable[[], None]:
        """The answer ends it."""
        self._listeners = (*self._listeners, listener)
        return lambda: self._remove(listener)

    def tell(self, event: Event) -> None:
        for listener in self._listeners:
            listener(event)

    def _remove(self, listener: Listener) -> None:
        self._listeners = tuple(one for one in self._listeners if one is not listener)
