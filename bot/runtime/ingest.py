"""Where updates come in, whoever brings them: webhook, polling or sandbox.

First kept, then acknowledged, then worked at. Of the message a button stands on only its address
is kept: building objects of its text and its old keyboard costs more than half a tap.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson

from bot.cards import without_cards
from bot.runtime.errors import report
from bot.runtime.nudges import Nudge, from_nudge
from bot.runtime.ports import Arrival, Inbox
from domain.errors import StoreBusy

_WRITTEN = ("message", "edited_message")
_PAYMENTS = ("pre_checkout_query", "shipping_query")
_LARGEST = 2**63


class NotAnUpdate(ValueError):
    """These bytes are not what Telegram would send."""


class Ingest:
    """`kick` is told of every lane in which something has arrived."""

    def __init__(self, inbox: Inbox, kick: Callable[[str], None]) -> None:
        self._inbox = inbox
        self._kick = kick
        self._unkept: list[Callable[[int, str], None]] = []

    def on_unkept(self, tell: Callable[[int, str], None]) -> None:
        """Who is told, with bot and payload, of every update that could not be kept."""
        self._unkept.append(tell)

    async def receive(self, bot_id: int, raw: bytes) -> None:
        """Keep one update as it came. Acknowledge it after this. NotAnUpdate, StoreBusy."""
        try:
            update = orjson.loads(raw)
        except orjson.JSONDecodeError as error:
            raise NotAnUpdate from error
        await self._arrive([_arrival(bot_id, update)])

    async def receive_all(self, bot_id: int, updates: Sequence[object]) -> None:
        """Keep updates that were fetched together. StoreBusy."""
        arrivals = []
        for update in updates:
            try:
                arrivals.append(_arrival(bot_id, update))
            except NotAnUpdate as error:
                # It would be fetched again and again, and all that come after it.
                report("not_an_update", error)
        await self._arrive(arrivals)

    async def nudge(self, bot_id: int, nudge: Nudge, number: int) -> None:
        """Keep a nudge; a second one with the same number (of a job) is void. StoreBusy."""
        lane = f"{bot_id}:u:{nudge.user_id}"
        # Below all of Telegram's numbers and rising over time, like theirs.
        await self._keep([(bot_id, number - _LARGEST, lane, from_nudge(nudge))])

    async def _arrive(self, arrivals: Sequence[Arrival]) -> None:
        try:
            await self._keep(arrivals)
        except StoreBusy:
            for tell in self._unkept:
                for bot_id, _, _, payload in arrivals:
                    tell(bot_id, payload)
            raise

    async def _keep(self, arrivals: Sequence[Arrival]) -> None:
        await self._inbox.add(arrivals)
        for _, _, lane, _ in arrivals:
            self._kick(lane)


def lane_of(bot_id: int, update: Mapping[str, Any]) -> str:
    """Whose turn an update is: a person's, a chat's, a payment's, or nobody's we know."""
    kind, body = next(
        ((kind, body) for kind, body in update.items() if isinstance(body, dict)), ("", {})
    )
    person = (body.get("from") or body.get("user") or {}).get("id")
    chat = (body.get("chat") or {}).get("id")
    if person is not None:
        return f"{bot_id}:{'p' if kind in _PAYMENTS else 'u'}:{person}"
    return f"{bot_id}:x" if chat is None else f"{bot_id}:c:{chat}"


def _arrival(bot_id: int, update: Any) -> Arrival:
    try:
        number = update["update_id"]
        if type(number) is not int or not 0 <= number < _LARGEST:
            raise NotAnUpdate
        query = update.get("callback_query") or {}
        if query.get("message"):
            query["message"] = _address_of(query["message"])
        for kind in _WRITTEN:
            _hide_cards(update.get(kind) or {})
        return bot_id, number, lane_of(bot_id, update), orjson.dumps(update).decode()
    except (TypeError, KeyError, AttributeError) as error:
        raise NotAnUpdate from error


def _hide_cards(message: dict[str, Any]) -> None:
    """Before anything is kept; texts are as long as before, so that entities fit."""
    for name in ("text", "caption"):
        if name in message:
            message[name] = without_cards(message[name])


def _address_of(message: Mapping[str, Any]) -> Mapping[str, Any]:
    """Where a message is, in the shape of one that can no longer be reached."""
    return {"message_id": message["message_id"], "chat": message["chat"], "date": 0}
