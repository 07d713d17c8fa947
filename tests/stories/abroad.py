"""The same story in another language: what was done in English, done by other readers.

Labels differ from language to language, and so does how many of them stand in a row; what a
button does differs in nothing but the numbers of bookings.
"""

from __future__ import annotations

import tomllib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from bot.callbacks import Tap, unpack
from bot.commands.toml_text import to_toml
from bot.sandbox.demo import CLINIC
from bot.sandbox.events import Event, Kind
from bot.screens import taps
from tests.stories.town import Phone, Town

DAY, WEEK = taps.day(date.min), taps.week(date.min)
# A word for everything that a venue has to name, so that it shows which language was taken.
WORDS = {
    "de": "Sache", "en": "", "es": "Cosa", "hi": "चीज़", "ko": "것", "mr": "वस्तू", "ru": "Вещь",
}  # fmt: skip


def write_clinic(folder: Path) -> Path:
    """The clinic with a text in every language wherever it has one, and without holidays."""
    plain = tomllib.loads(CLINIC.read_text(encoding="utf-8"))
    plain["venue"] |= {"languages": list(WORDS)}
    del plain["venue"]["country"], plain["venue"]["open_on"]
    file = folder / "clinic.toml"
    file.write_text(to_toml(_translated(plain, count(1))), encoding="utf-8")
    return file


def _translated(part: Any, numbers: count[int]) -> Any:
    match part:
        case {"en": str(english)}:
            number = next(numbers)
            return {
                language: f"{word} {number}" if word else english
                for language, word in WORDS.items()
            }
        case dict():
            return {key: _translated(value, numbers) for key, value in part.items()}
        case list():
            return [_translated(one, numbers) for one in part]
        case date():
            return str(part)
        case _:
            return part


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did: pressed the button of that place among those that do the same."""

    person_id: int
    said: str = ""
    tap: Tap | None = None
    place: int = 0


@dataclass
class Tale:
    """What was done, in sequence; a number is a time that went by, in seconds."""

    deeds: list[Deed | float] = field(default_factory=list)


class Teller(Phone):
    """A phone whose owner's deeds are written down."""

    def __init__(self, town: Telling, person_id: int) -> None:
        super().__init__(town, person_id)
        self._tale = town.tale

    async def starts(self, payload: str = "") -> None:
        """Noted as a line: it does the same."""
        await self.says("/start")

    async def says(self, text: str) -> None:
        self._tale.deeds.append(Deed(self.id, text))
        await super().says(text)

    async def taps(self, label: str) -> None:
        message, row, column = self._button(label)
        pressed = _data(message["reply_markup"]["inline_keyboard"][row][column])
        if pressed is None:
            raise AssertionError(label)
        alike = [one for one in _buttons(message) if one.verb == pressed.verb]
        self._tale.deeds.append(Deed(self.id, "", pressed, alike.index(pressed)))
        await super().taps(label)


class Telling(Town):
    """A town in which the passing of time is written down."""

    tale: Tale

    async def passes(self, **time: float) -> None:
        scale = {"minutes": 60, "hours": 3600, "days": 86400}
        self.tale.deeds.append(sum(scale[unit] * value for unit, value in time.items()))
        await super().passes(**time)


async def repeat(tale: Tale, phones: dict[int, Phone], look: Callable[[], None]) -> None:
    """Do the same again, and look at everything after each deed."""
    for deed in tale.deeds:
        if isinstance(deed, Deed):
            await _do(deed, phones[deed.person_id])
        else:
            await next(iter(phones.values())).town.passes(minutes=deed / 60)
        look()


async def _do(deed: Deed, phone: Phone) -> None:
    if deed.tap is None:
        await phone.says(deed.said)
        return
    if deed.tap.verb == DAY.verb and deed.tap not in _buttons(phone.messages()[-1]):
        # Weeks that begin on Sunday have it before or after those that begin on Monday.
        await _press(phone, _week_of(phone, deed.tap.number(0)), 0)
    await _press(phone, deed.tap, deed.place)


async def _press(phone: Phone, tap: Tap, place: int) -> None:
    """Press the button that does the same, on the newest message that has one."""
    for message in reversed(phone.messages()):
        placed = [
            (found, row, column)
            for row, buttons in enumerate(_rows(message))
            for column, button in enumerate(buttons)
            if (found := _data(button)) is not None and found.verb == tap.verb
        ]
        exact = [one for one in placed if one[0] == tap]
        if exact or len(placed) > place:
            _, row, column = exact[0] if exact else placed[place]
            number = message["message_id"]
            phone.town.telegram.tap(phone.id, None, number, row=row, column=column)
            await phone.town.settle()
            return
    raise AssertionError(f"nothing does {tap} in:\n{phone.screen()}")


def _week_of(phone: Phone, day: int) -> Tap:
    """The way from the week on show towards a day."""
    weeks = [one for one in _buttons(phone.messages()[-1]) if one.verb == WEEK.verb]
    return min(weeks, key=lambda one: abs(one.number(0) - day))


def _rows(message: dict[str, Any]) -> list[list[dict[str, Any]]]:
    return list((message.get("reply_markup") or {}).get("inline_keyboard", ()))


def _data(button: dict[str, Any]) -> Tap | None:
    tapped = unpack(button.get("callback_data", ""))
    return tapped.tap if tapped else None


def _buttons(message: dict[str, Any]) -> list[Tap]:
    found = (_data(one) for row in _rows(message) for one in row)
    return [one for one in found if one is not None]


@dataclass
class Heard:
    """Everything the bot has shown: texts, rows of labels, answers to taps."""

    texts: set[str] = field(default_factory=set)
    rows: set[tuple[str, ...]] = field(default_factory=set)
    toasts: set[str] = field(default_factory=set)

    def hear(self, event: Event) -> None:
        """For `Telegram.listen`."""
        match event.kind:
            case Kind.TOAST | Kind.ALERT:
                self.toasts.add(event.body["text"])
            case Kind.MESSAGE | Kind.EDITED if event.body["from"]["is_bot"]:
                self.texts.add(event.body.get("text") or event.body.get("caption") or "")
                rows = _rows(event.body)
                self.rows |= {tuple(button["text"] for button in row) for row in rows}
            case _:
                pass

    def said(self) -> set[str]:
        """All of it, in no sequence."""
        return {*self.texts, *self.toasts, *(one for row in self.rows for one in row)}


@asynccontextmanager
async def telling_at(folder: Path, clinic: Path) -> AsyncIterator[Telling]:
    """A town of its own on SQLite: what is said does not depend on the database."""
    town = Telling(f"sqlite+aiosqlite:///{folder}/holdfast.db", "", clinic)
    town.tale = Tale()
    await town.open()
    try:
        yield town
    finally:
        await town.close()
