"""The one place that speaks to people.

What Telegram refuses has a meaning, and it is given here, once:

    "message is not modified"                 the screen is as it should be
    "message to edit not found" and its kin   GONE: whoever asked sends a new one
    403, "chat not found"                     Unreachable
    429                                       waited for, up to three seconds; else Postponed
    "can't parse entities"                    a bug of ours: said again as plain text, and logged
    no answer to a new message                Unsure: it may have arrived, so never sent again
    "query is too old", anything on a tap     nothing: answering a tap is a courtesy

Other network errors of an edit, and `NotSent`, are passed on: the same may be tried again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TypeVar

import structlog
from telegram import Bot, Message
from telegram.constants import MessageLimit, ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.runtime.http import NotSent
from bot.runtime.keyboard import keyboard, plain
from bot.runtime.limits import PATIENCE_SECONDS, Errand, Kind, Limits, Postponed, Priority
from bot.screens.screen import Document, Screen

T = TypeVar("T")
Say = Callable[[str, str | None], Awaitable[T]]

_NO_PREVIEW = '{"is_disabled":true}'
_TOAST = 200
_UNMODIFIED = ("message is not modified",)
_GONE = (
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message to edit",
    "message_id_invalid",
)
_NOT_THERE = ("message to delete not found",)
_NOBODY = ("chat not found", "peer_id_invalid")
_UNPARSED = ("can't parse entities",)

_log = structlog.get_logger(__name__)


class Edit(Enum):
    """What became of a message that should be edited."""

    EDITED = "edited"
    UNCHANGED = "unchanged"
    GONE = "gone"


@dataclass(unsafe_hash=True)
class Unreachable(Exception):
    """This person blocked the bot, left, or was never there."""

    chat_id: int


class Unsure(Exception):
    """A new message may have been delivered or not, and nobody can find out."""


class Sender:
    """Speaks for one bot."""

    def __init__(self, bot: Bot, limits: Limits) -> None:
        self._bot = bot
        self._limits = limits

    async def send(
        self,
        chat_id: int,
        screen: Screen,
        *,
        revision: int = 0,
        document: Document | None = None,
        priority: Priority = Priority.INTERACTIVE,
    ) -> int:
        """A new message; its id. Postponed, Unreachable, Unsure, NotSent."""
        errand = Errand(chat_id, Kind.SEND, priority)
        markup = keyboard(screen, revision)
        try:
            if document is None:
                return await self._send_text(errand, screen.text, markup)
            if _length(screen.text) <= MessageLimit.CAPTION_LENGTH:
                return await self._send_document(errand, screen.text, document, markup)
            return await self._send_both(errand, screen.text, document, markup)
        except (BadRequest, NotSent):
            raise
        except NetworkError as error:
            raise Unsure from error

    async def edit(
        self, chat_id: int, message_id: int, screen: Screen, *, revision: int = 0
    ) -> Edit:
        """Put a screen into a message that is there. Postponed, Unreachable, NetworkError."""
        kwargs = {
            "reply_markup": keyboard(screen, revision),
            "link_preview_options": _NO_PREVIEW,
        }

        async def say(text: str, mode: str | None) -> Message | bool:
            return await self._bot.edit_message_text(
                text, chat_id, message_id, parse_mode=mode, api_kwargs=kwargs
            )

        try:
            await self._say(Errand(chat_id, Kind.EDIT), screen.text, say)
        except BadRequest as error:
            if _means(error, _UNMODIFIED):
                return Edit.UNCHANGED
            if _means(error, _GONE):
                return Edit.GONE
            raise
        return Edit.EDITED

    async def answer(
        self, callback_query_id: str, text: str = "", *, alert: bool = False
    ) -> None:
        """Stop the button from spinning, at best with a few words. Never raises."""
        try:
            await self._bot.answer_callback_query(
                callback_query_id, text[:_TOAST] or None, show_alert=alert or None
            )
        except TelegramError as error:
            _log.info("tap_not_answered", error=type(error).__name__)

    async def strip_keyboard(self, chat_id: int, message_id: int) -> None:
        """Take the buttons off a message, if it can be done. Never raises."""
        try:
            await self._in_turn(
                Errand(chat_id, Kind.EDIT),
                lambda: self._bot.edit_message_reply_markup(chat_id, message_id),
            )
        except (TelegramError, Postponed, Unreachable) as error:
            _log.info("keyboard_not_stripped", error=type(error).__name__)

    async def delete(self, chat_id: int, message_id: int) -> bool:
        """Whether the message is gone now. Postponed, Unreachable, NetworkError."""
        try:
            await self._in_turn(
                Errand(chat_id, Kind.EDIT),
                lambda: self._bot.delete_message(chat_id, message_id),
            )
        except BadRequest as error:
            return _means(error, _NOT_THERE)
        return True

    async def _send_text(self, errand: Errand, text: str, markup: str | None) -> int:
        kwargs = {"reply_markup": markup, "link_preview_options": _NO_PREVIEW}

        async def say(text: str, mode: str | None) -> Message:
            return await self._bot.send_message(
                errand.chat_id, text, parse_mode=mode, api_kwargs=kwargs
            )

        return (await self._say(errand, text, say)).message_id

    async def _send_document(
        self, errand: Errand, text: str, document: Document, markup: str | None
    ) -> int:
        async def say(text: str, mode: str | None) -> Message:
            return await self._bot.send_document(
                errand.chat_id,
                document.content,
                caption=text or None,
                filename=document.name,
                parse_mode=mode,
                api_kwargs={"reply_markup": markup},
            )

        return (await self._say(errand, text, say)).message_id

    async def _send_both(
        self, errand: Errand, text: str, document: Document, markup: str | None
    ) -> int:
        sent = await self._send_text(errand, text, markup)
        try:
            await self._send_document(errand, "", document, None)
        except (BadRequest, NotSent, Postponed) as error:
            # Half of it has arrived, and must not be sent again for the other half's sake.
            raise Unsure from error
        return sent

    async def _say(self, errand: Errand, text: str, say: Say[T]) -> T:
        try:
            return await self._in_turn(errand, lambda: say(text, ParseMode.HTML))
        except BadRequest as error:
            if not _means(error, _UNPARSED):
                raise
        _log.error("screen_is_no_html", length=len(text))
        return await self._in_turn(errand, lambda: say(plain(text), None))

    async def _in_turn(self, errand: Errand, call: Callable[[], Awaitable[T]]) -> T:
        patience = PATIENCE_SECONDS[errand.priority]
        waited = await self._limits.turn(errand, patience)
        try:
            return await _reaching(errand, call)
        except RetryAfter as error:
            await self._limits.freeze(errand.chat_id, _seconds(error))
        await self._limits.turn(errand, patience - waited)
        try:
            return await _reaching(errand, call)
        except RetryAfter as error:
            until = await self._limits.freeze(errand.chat_id, _seconds(error))
        raise Postponed(until)


async def _reaching(errand: Errand, call: Callable[[], Awaitable[T]]) -> T:
    try:
        return await call()
    except Forbidden as error:
        raise Unreachable(errand.chat_id) from error
    except BadRequest as error:
        if _means(error, _NOBODY):
            raise Unreachable(errand.chat_id) from error
        raise


def _means(error: BadRequest, phrases: tuple[str, ...]) -> bool:
    """Telegram tells refusals apart by their words, and the library changes their case."""
    said = error.message.lower()
    return any(phrase in said for phrase in phrases)


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else wait


def _length(text: str) -> int:
    """As Telegram counts: UTF-16 units, without the tags."""
    return len(plain(text).encode("utf-16-le")) // 2
