"""The process tells itself that somebody's panel has to change: a hold has run out, say.

A nudge goes through the person's own lane, like a tap, so that the two cannot race. It is kept
in the inbox under the number of the job that caused it: a job that is repeated after a crash
nudges once.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import astuple, dataclass

import orjson
from telegram.ext import BaseHandler

from bot.runtime.context import BotContext


@dataclass(frozen=True, slots=True)
class Nudge:
    """What a job has to say to a person's lane; `name` chooses the handler."""

    user_id: int
    name: str
    venue_id: int
    booking_id: int


class NudgeHandler(BaseHandler[Nudge, BotContext, None]):
    """Calls back for the nudges of one name."""

    def __init__(
        self, name: str, callback: Callable[[Nudge, BotContext], Awaitable[None]]
    ) -> None:
        async def called(nudge: Nudge, context: BotContext) -> None:
            await callback(nudge, context)

        super().__init__(called)
        self.name = name

    def check_update(self, update: object) -> bool:
        """Whether it is a nudge of this name."""
        return isinstance(update, Nudge) and update.name == self.name


def from_nudge(nudge: Nudge) -> str:
    """As it is kept in the inbox."""
    return orjson.dumps(astuple(nudge)).decode()


def to_nudge(kept: str) -> Nudge:
    """The inverse of `from_nudge`."""
    return Nudge(*orjson.loads(kept))
