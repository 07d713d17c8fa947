"""Long lists, a page at a time: nothing is ever cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.callbacks import Tap
from bot.screens import taps
from bot.screens.screen import Button, Row
from bot.words.speech import Words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """What of a list is shown; pages count from 0."""

    items: tuple[T, ...]
    number: int
    last: int


def page_of(items: Sequence[T], number: int, size: int) -> Page[T]:
    """The page of that number, or the last one there is."""
    last = max(len(items) - 1, 0) // size
    number = min(number, last)
    return Page(tuple(items[number * size : (number + 1) * size]), number, last)


def page_row(words: Words, page: Page[T], to: Callable[[int], Tap]) -> list[Row]:
    """The way to the pages before and after, if there are any."""
    if not page.last:
        return []
    number, pages = page.number + 1, page.last + 1
    label = words.say("page-button", page=number, pages=pages)
    row = [Button(label, taps.page(number, pages))]
    if page.number:
        row.insert(0, Button(words.say("previous-button"), to(page.number - 1)))
    if page.number < page.last:
        row.append(Button(words.say("more-button"), to(page.number + 1)))
    return [tuple(row)]
