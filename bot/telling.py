"""What a person is told when a step failed, or could not even begin: what is known, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import orjson
import structlog
from telegram import Message, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.flows.doors import Doors
from bot.runtime.context import BotContext
from bot.runtime.limits import Postponed
from bot.runtime.sender import Unreachable, Unsure
from domain.errors import StoreBusy
from domain.ports import Clock

# A line that is answered a moment later needs no word about the moment.
_SOON = timedelta(seconds=5)
# One outage is told once.
_OFTEN = timedelta(minutes=5)
_SWEEP_ABOVE = 4096

_log = structlog.get_logger(__name__)


class Apologies:
    """Says it in the person's language; see `bot.runtime.errors` and `bot.runtime.ingest`."""

    def __init__(self, doors: Mapping[int, Doors], clock: Clock) -> None:
        """`doors` of every bot, by its id."""
        self._doors = doors
        self._clock = clock
        self._told: dict[str, datetime] = {}

    async def tell(self, update: object, context: BotContext, error: Exception) -> None:
        """Tell the person of an update; of a nudge there is nothing to tell.

        What is booked is not said here: the bookings themselves say it. Where the store did not
        answer nobody knows yet; the update is kept, and its step says it when it is done.
        """
        if not isinstance(update, Update) or update.effective_user is None:
            return
        if isinstance(error, StoreBusy):
            await self._ask_for_patience(context.bot.id, update)
        else:
            await self._doors[context.bot.id].apologise(update, context, "error-bug")

    async def unkept(self, bot_id: int, payload: str) -> None:
        """Of an update that could not be kept: it will come again, and be done."""
        update = _read(payload)
        if update is not None:
            await self._ask_for_patience(bot_id, update)

    async def _ask_for_patience(self, bot_id: int, update: Update) -> None:
        about = self._worth_telling(update)
        if not about or not self._first_time(about):
            return
        try:
            await self._doors[bot_id].ask_for_patience(update)
        except (TelegramError, Postponed, Unreachable, Unsure) as error:
            _log.info("patience_not_asked_for", error=type(error).__name__)

    def _worth_telling(self, update: Update) -> str:
        """What makes the telling one of a kind; "" when there is nobody to tell, or no need."""
        if update.callback_query is not None:
            return update.callback_query.id
        message, user = update.message, update.effective_user
        if not isinstance(message, Message) or user is None:
            return ""
        waits = self._clock.now() - message.date > _SOON
        return str(user.id) if waits and message.chat.type == ChatType.PRIVATE else ""

    def _first_time(self, about: str) -> bool:
        now = self._clock.now()
        if len(self._told) > _SWEEP_ABOVE:
            self._told = {key: at for key, at in self._told.items() if now - at < _OFTEN}
        known = self._told.get(about)
        if known is not None and now - known < _OFTEN:
            return False
        self._told[about] = now
        return True


def _read(payload: str) -> Update | None:
    try:
        return Update.de_json(orjson.loads(payload), None)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
