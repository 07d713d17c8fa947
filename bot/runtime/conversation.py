"""python-telegram-bot's conversations, remembered in the session instead of in this process.

A `ConversationHandler` keeps its states in one dictionary; here that dictionary is a view of the
session of the step at hand. Any process can then go on with any conversation, and a step that
fails or is repeated finds the state it began with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from itertools import chain
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, ConversationHandler

from bot.runtime.context import BotContext
from bot.runtime.session import current_session

Handlers = list[BaseHandler[Update, BotContext, object]]
Key = tuple[int | str, ...]


class SessionStates(MutableMapping[Key, object]):
    """The states of one conversation: which chat and person → the name of a state."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getitem__(self, key: Key) -> str:
        return self._states()[_text(key)]

    def __setitem__(self, key: Key, state: object) -> None:
        """TypeError for a state that is not text: it has to be kept as JSON."""
        if not isinstance(state, str):
            raise TypeError(f"the state of a conversation is text, not {state!r}")
        current_session.get().conv.setdefault(self._name, {})[_text(key)] = state

    def __delitem__(self, key: Key) -> None:
        states = self._states()
        del states[_text(key)]
        if not states:
            del current_session.get().conv[self._name]

    def __iter__(self) -> Iterator[Key]:
        return (tuple(map(int, key.split(":"))) for key in self._states())

    def __len__(self) -> int:
        return len(self._states())

    def _states(self) -> dict[str, str]:
        return current_session.get().conv.get(self._name, {})


class DurableConversation(ConversationHandler[BotContext]):
    """A conversation any process can go on with. It has a name, and its states are text.

    ValueError for what would keep something in this process or outlive the step: persistence,
    a timeout, handlers that do not block.
    """

    def __init__(
        self,
        name: str,
        entry_points: Handlers,
        states: Mapping[str, Handlers],
        fallbacks: Handlers,
        **options: Any,
    ) -> None:
        """Take the library's own `options` too: `allow_reentry`, `per_chat`, `map_to_parent`."""
        for forbidden in ("persistent", "conversation_timeout", "block"):
            if forbidden in options:
                raise ValueError(f"a durable conversation has no {forbidden}")
        if not all(isinstance(state, str) for state in states):
            raise ValueError(f"the states of {name} are text")
        for handler in chain(entry_points, fallbacks, *states.values()):
            _check(handler)
        table: dict[object, Handlers] = dict(states.items())
        super().__init__(entry_points, table, fallbacks, name=name, **options)
        # The only private name of the library that is touched; a test watches over it.
        self._conversations = SessionStates(name)


def _check(handler: BaseHandler[Update, BotContext, object]) -> None:
    if not handler.block:
        raise ValueError("a handler that does not block outlives its step")
    durable = isinstance(handler, DurableConversation)
    if isinstance(handler, ConversationHandler) and not durable:
        raise ValueError("a conversation inside a durable one is durable")


def _text(key: Key) -> str:
    return ":".join(map(str, key))
