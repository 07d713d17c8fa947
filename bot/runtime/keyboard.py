"""Rows of buttons → Telegram's inline keyboard, as the JSON text that goes over the wire.

Serialised once, here: python-telegram-bot would build objects only to take them apart again.
"""

from __future__ import annotations

import html
import re

import orjson

from bot.callbacks import pack
from bot.screens.screen import Button, Row

_TAG = re.compile(r"<[^<>]*>")


def keyboard(rows: tuple[Row, ...], revision: int) -> str | None:
    """The `reply_markup` of a screen, None without buttons; ValueError for a button that is none.

    `revision` goes into every button, 0 for what is no panel.
    """
    if not rows:
        return None
    wire = {"inline_keyboard": [[_button(one, revision) for one in row] for row in rows]}
    return orjson.dumps(wire).decode()


def plain(text: str) -> str:
    """Telegram's HTML without its tags, as a person would read it."""
    return html.unescape(_TAG.sub("", text))


def _button(button: Button, revision: int) -> dict[str, object]:
    wire: dict[str, object] = {"text": button.label}
    if button.style:
        wire["style"] = button.style.value
    match button:
        case Button(tap=None, url="", copy=copied) if copied:
            wire["copy_text"] = {"text": copied}
        case Button(tap=None, url=address, copy="") if address:
            wire["url"] = address
        case Button(tap=tap, url="", copy="") if tap is not None:
            wire["callback_data"] = pack(tap, revision)
        case _:
            raise ValueError(f"a button does exactly one thing: {button.label}")
    return wire
