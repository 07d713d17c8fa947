"""Fetching updates from Telegram, by one process at a time.

The leader holds a lease. What it fetched is kept before the next call confirms it, so nothing
is lost when the leader is, and its follower fetches at most the same again.
"""

from __future__ import annotations

import asyncio
import warnings
from contextlib import suppress
from typing import Any

import structlog
from telegram.constants import UpdateType
from telegram.error import Conflict, EndPointNotFound, InvalidToken, NetworkError, RetryAfter
from telegram.ext import ExtBot
from telegram.warnings import PTBUserWarning

from bot.runtime.errors import place, seconds_of
from bot.runtime.ingest import Ingest
from bot.runtime.ports import Leases
from domain.errors import StoreBusy

# Named in every call: without it Telegram goes on with whatever was named last.
ALLOWED_UPDATES = (
    UpdateType.MESSAGE,
    UpdateType.EDITED_MESSAGE,
    UpdateType.CALLBACK_QUERY,
    UpdateType.INLINE_QUERY,
    UpdateType.CHOSEN_INLINE_RESULT,
    UpdateType.PRE_CHECKOUT_QUERY,
    UpdateType.MY_CHAT_MEMBER,
)
# A frozen leader's last call has ended before its lease has.
LEASE_SECONDS = 15.0
_CALL_SECONDS = 10
_SLACK_SECONDS = 3
_SHORTEST_WAIT, _LONGEST_WAIT = 0.5, 15.0

_log = structlog.get_logger(__name__)


class SomebodyElsePolls(Exception):
    """Another program fetches this bot's updates, or a webhook is set. Both cannot be."""

    def __init__(self, bot_id: int) -> None:
        super().__init__(bot_id)
        self.bot_id = bot_id


class Polling:
    """Fetches for one bot, from the moment it is the leader."""

    def __init__(self, bot: ExtBot[None], ingest: Ingest, leases: Leases, token: int) -> None:
        self._bot = bot
        self._ingest = ingest
        self._leases = leases
        self._token = token
        self._name = f"poll:{bot.id}"
        self._offset = 0
        self._failures = 0
        # The raw method is the point: whole objects would be built only to be taken apart.
        warnings.filterwarnings("ignore", ".*do_api_request.*getUpdates", PTBUserWarning)

    async def run(self) -> None:
        """Go on for ever. SomebodyElsePolls, InvalidToken."""
        try:
            while True:
                await self._once()
        finally:
            with suppress(StoreBusy):
                await self._leases.let_go(self._name, self._token)

    async def _once(self) -> None:
        try:
            if not await self._lead():
                await asyncio.sleep(LEASE_SECONDS / 3)
                return
            await self._keep(await self._fetch())
            self._failures = 0
        except RetryAfter as error:
            await asyncio.sleep(seconds_of(error))
        except Conflict as error:
            if await self._lead():
                raise SomebodyElsePolls(self._bot.id) from error
        except EndPointNotFound as error:
            # A known method is not found when the token is not.
            raise InvalidToken from error
        except (NetworkError, StoreBusy) as error:
            await self._wait(error)

    async def _lead(self) -> bool:
        return await self._leases.hold(self._name, self._token, seconds=LEASE_SECONDS)

    async def _fetch(self) -> list[dict[str, Any]]:
        question = {
            "offset": self._offset,
            "timeout": _CALL_SECONDS,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        found: list[dict[str, Any]] = await self._bot.do_api_request(
            "getUpdates", question, read_timeout=_CALL_SECONDS + _SLACK_SECONDS
        )
        return found

    async def _keep(self, updates: list[dict[str, Any]]) -> None:
        if updates:
            await self._ingest.receive_all(self._bot.id, updates)
            self._offset = updates[-1]["update_id"] + 1

    async def _wait(self, error: Exception) -> None:
        wait = min(_SHORTEST_WAIT * 2**self._failures, _LONGEST_WAIT)
        self._failures += 1
        _log.warning("polling_failed", error=place(error), wait=wait)
        await asyncio.sleep(wait)
