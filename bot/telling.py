"""What a person is told when a step failed: what is known, and what to do next."""

from __future__ import annotations

from telegram import Update

from bot.flows.doors import Doors
from bot.runtime.context import BotContext
from domain.errors import StoreBusy


class Apologies:
    """Says it in the person's language; see `bot.runtime.errors`."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def tell(self, update: object, context: BotContext, error: Exception) -> None:
        """Tell the person of an update; of a nudge there is nothing to tell.

        "Nothing was booked" is said only where the store has refused and nothing was sent
        before. After any other failure the bookings themselves say what is booked.
        """
        if not isinstance(update, Update) or update.effective_user is None:
            return
        refused = isinstance(error, StoreBusy) and not context.session.sent
        name = "error-store-busy" if refused else "error-bug"
        await self._doors.apologise(update, context, name)
