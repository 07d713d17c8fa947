"""What a person is told when a step failed: what is known, and what to do next."""

from __future__ import annotations

from telegram import Update
from telegram.error import NetworkError

from bot.flows.doors import Doors
from bot.runtime.context import BotContext
from bot.runtime.errors import Poisoned
from domain.errors import StoreBusy


class Apologies:
    """Says it in the person's language; see `bot.runtime.errors`."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def tell(self, update: object, context: BotContext, error: Exception) -> None:
        """Tell the person of an update; of a nudge there is nothing to tell."""
        if not isinstance(update, Update) or update.effective_user is None:
            return
        busy = isinstance(error, StoreBusy | Poisoned | NetworkError)
        await self._doors.apologise(
            update, context, "error-store-busy" if busy else "error-bug"
        )
