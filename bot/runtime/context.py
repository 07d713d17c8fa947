"""What a handler is given: the session of its step, and keys that make a repeat harmless."""

from __future__ import annotations

from typing import Any

from telegram.ext import Application, CallbackContext, ExtBot, JobQueue

from bot.runtime.session import Session, current_session

# The library's own memory, which nobody here uses: it is this process's alone.
Data = dict[Any, Any]


class BotContext(CallbackContext[ExtBot[None], Data, Data, Data]):
    """The library's context, and the step's session."""

    @property
    def session(self) -> Session:
        """What the lane remembers. LookupError outside of a step."""
        return current_session.get()

    @property
    def locale(self) -> str:
        """The reader's language, empty before anybody has set it."""
        return self.session.locale

    def key(self, n: int = 0) -> str:
        """The idempotency key of the n-th effect of this step, however often it is tried."""
        return f"{self.session.key}:{n}"


# The library's builder does not say whose context its job queue hands out.
App = Application[ExtBot[None], BotContext, Data, Data, Data, JobQueue[Any]]
