"""Keyboards: what Telegram accepts under a message and in place of the phone's own keys.

A field no button has is refused, unlike at Telegram, because it is a spelling mistake; so is a
row too wide to be drawn.
"""

import inspect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import chain
from typing import Any

from telegram import ForceReply, InlineKeyboardButton, KeyboardButton, ReplyKeyboardMarkup
from telegram.constants import (
    InlineKeyboardButtonLimit,
    InlineKeyboardMarkupLimit,
    KeyboardButtonStyle,
    ReplyLimit,
)

from bot.sandbox.wire import Refused, Wire, bad_request

ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)
# Younger than the library: a button that cannot be pressed, and a prompt beside the buttons.
NEWER_BUTTON = frozenset(("disabled",))
NEWER_INLINE = frozenset(("inline_keyboard", "force_reply", "input_field_placeholder"))
ADDRESS = re.compile(r"(?:https?|tg|ton)://[^\s]+")
STYLES = tuple(style.value for style in KeyboardButtonStyle)
CALLBACK_DATA = int(InlineKeyboardButtonLimit.MAX_CALLBACK_DATA)
COPY_TEXT = 256
LABEL_AND_DATA = 2


class Shown(Enum):
    INLINE = "inline"
    KEYS = "keyboard"
    REMOVED = "remove"
    REPLY = "reply"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Markup:
    """A checked `reply_markup`, and where it will be shown."""

    shown: Shown
    wire: Wire

    @property
    def inline(self) -> Wire | None:
        """What a Message carries: inline keyboards alone."""
        return self.wire if self.shown is Shown.INLINE else None


NOTHING = Markup(Shown.NOTHING, {})


def read_markup(wire: object, *, private: bool) -> Markup:
    """Raises Refused. `private` says whether the chat is one with a person."""
    if not isinstance(wire, dict):
        raise bad_request("object expected as reply markup")
    if wire.get("keyboard"):
        return _read_keys(wire, private=private)
    if "inline_keyboard" in wire:
        return _read_inline(wire, private=private)
    if wire.get("remove_keyboard"):
        return Markup(Shown.REMOVED, wire)
    if wire.get("force_reply"):
        _check_fields(wire, _fields(ForceReply) | {"force_reply"}, "ForceReply")
        return Markup(Shown.REPLY, wire)
    if wire:
        raise bad_request("object expected as reply markup")
    return NOTHING


def _read_inline(wire: Wire, *, private: bool) -> Markup:
    _check_fields(wire, NEWER_INLINE, "InlineKeyboardMarkup")
    rows = _rows(wire["inline_keyboard"], "inline_keyboard")
    for button in chain.from_iterable(rows):
        if not _is_plain_tap(button):
            _check_inline(button, private=private)
    _check_size(rows)
    if not any(rows):
        return NOTHING
    return Markup(Shown.INLINE, {**wire, "inline_keyboard": [list(row) for row in rows if row]})


def _is_plain_tap(button: object) -> bool:
    """Nearly every button there is, recognised fast: a label and callback data, both right."""
    if not isinstance(button, dict) or len(button) != LABEL_AND_DATA:
        return False
    text, content = button.get("text"), button.get("callback_data")
    if not isinstance(text, str) or not isinstance(content, str) or not text.strip():
        return False
    return 0 < len(content) <= CALLBACK_DATA and content.isascii()


def _check_inline(button: object, *, private: bool) -> None:
    if not isinstance(button, dict):
        raise _bad_button("InlineKeyboardButton must be an Object")
    _check_label(button)
    _check_fields(button, _fields(InlineKeyboardButton) | NEWER_BUTTON, "InlineKeyboardButton")
    actions = [name for name in ACTIONS if name in button and _is_action(name, button[name])]
    if not actions:
        raise _bad_button("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _bad_button(f"exactly one action must be used, not {' and '.join(actions)}")
    _check_action(button, private=private)


def _is_action(name: str, value: object) -> bool:
    """An inline query may be empty; an address or callback data that is empty is none."""
    return value is not None and not (value == "" and name in ("url", "callback_data"))


def _check_action(button: Wire, *, private: bool) -> None:
    match button:
        case {"callback_data": object() as content}:
            if not isinstance(content, str) or len(content.encode()) > CALLBACK_DATA:
                raise bad_request("BUTTON_DATA_INVALID")
        case {"url": object() as url}:
            if not isinstance(url, str) or not ADDRESS.fullmatch(url):
                reason = f"inline keyboard button URL '{url}' is invalid: wrong HTTP URL"
                raise bad_request(reason)
        case {"copy_text": object() as copy}:
            text = copy.get("text") if isinstance(copy, dict) else None
            if not isinstance(text, str) or not 1 <= len(text) <= COPY_TEXT:
                raise bad_request("BUTTON_COPY_TEXT_INVALID")
        case {"web_app": object() as page}:
            address = page.get("url") if isinstance(page, dict) else None
            if not private or not str(address).startswith("https://"):
                raise bad_request("BUTTON_TYPE_INVALID")
        case _:
            return


def _read_keys(wire: Wire, *, private: bool) -> Markup:
    _check_fields(wire, _fields(ReplyKeyboardMarkup), "ReplyKeyboardMarkup")
    rows = _rows(wire["keyboard"], "keyboard")
    keys = tuple(tuple(_key(button, private=private) for button in row) for row in rows)
    _check_size(keys)
    return Markup(Shown.KEYS, {**wire, "keyboard": [list(row) for row in keys]})


def _key(button: object, *, private: bool) -> Wire:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        wanted = "KeyboardButton must be a String or an Object"
        raise bad_request(f"can't parse keyboard button: {wanted}")
    _check_label(button)
    _check_fields(button, _fields(KeyboardButton), "KeyboardButton")
    asks = [name for name in button if name.startswith("request_") and button[name]]
    if len(asks) > 1:
        raise bad_request(f"can't parse keyboard button: {' and '.join(asks)} in one button")
    if asks and not private:
        what = asks[0].removeprefix("request_").replace("_", " ")
        raise bad_request(f"{what} can be requested in private chats only")
    return button


def _check_label(button: Wire) -> None:
    if not isinstance(button.get("text"), str):
        raise _bad_button('Field "text" must be of type String')
    if not button["text"].strip():
        raise _bad_button('Field "text" must be non-empty')
    if "style" in button and button["style"] not in STYLES:
        raise _bad_button("invalid button style specified")


def _check_size(rows: Sequence[Sequence[object]]) -> None:
    total = InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER
    widest = InlineKeyboardMarkupLimit.BUTTONS_PER_ROW
    if sum(map(len, rows)) > total or any(len(row) > widest for row in rows):
        raise bad_request("reply markup is too long")


def _rows(rows: object, name: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{name}" must be an Array of Arrays')
    return rows


def _check_fields(wire: Mapping[str, object], known: frozenset[str], what: str) -> None:
    for name in wire:
        if name not in known:
            raise bad_request(f'unknown field "{name}" of {what}')
    placeholder = wire.get("input_field_placeholder")
    longest = ReplyLimit.MAX_INPUT_FIELD_PLACEHOLDER
    if isinstance(placeholder, str) and len(placeholder) > longest:
        raise bad_request("input field placeholder is too long")


@cache
def _fields(shape: type) -> frozenset[str]:
    names = inspect.signature(shape).parameters
    return frozenset(names) - {"api_kwargs"}


def _bad_button(reason: str) -> Refused:
    return bad_request(f"can't parse inline keyboard button: {reason}")
