"""Saying a sentence of a catalogue: its holes filled, and safe in Telegram's HTML.

Ids that end in -button, -toast or -plain are plain text: labels, answers to a tap, names of
commands, pieces of other sentences. Everything else is HTML, whose variables are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import unescape
from typing import Final

from babel import Locale
from babel.numbers import format_decimal

from bot.words.fluent import Choice, Pattern

TOAST_LIMIT = 200
PLAIN = ("-button", "-toast", "-plain")

# Characters that turn the direction of what follows them: a name must not turn a line round.
_TURNS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_ESCAPES = {**_TURNS, ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_GAPS = re.compile("\n{3,}")
_TAG = re.compile("<[^<>]*>")
_STOPPED = "\0"
_STOP_AGAIN = re.compile(r"\0((?:</\w+>)*)\.")
_UNSAFE = re.compile("[&<>\u202a-\u202e\u2066-\u2069]")


class Safe(str):
    """Telegram HTML that may stand in a message as it is."""

    __slots__ = ()


def escaped(text: str) -> Safe:
    """Somebody's text, made harmless; what is safe already stays as it is."""
    if isinstance(text, Safe):
        return text
    return Safe(text.translate(_ESCAPES) if _UNSAFE.search(text) else text)


GAP: Final = Safe()


def lines(*parts: str) -> Safe:
    """The parts one below the other; an empty text is left out, `GAP` leaves a line blank.

    Gaps never add up, and there is none before the first part or after the last.
    """
    kept = (escaped(part) for part in parts if part or isinstance(part, Safe))
    return Safe(_GAPS.sub("\n\n", "\n".join(kept)).strip("\n"))


def toast(html: str) -> str:
    """A sentence without its markup, as an answer to a tap: 200 characters at most."""
    text = unescape(_TAG.sub("", html))
    return text if len(text) <= TOAST_LIMIT else text[: TOAST_LIMIT - 1] + "…"


def plain(text: str) -> str:
    """Somebody's text, or a sentence without its markup, that turns no line round."""
    if isinstance(text, Safe):
        text = unescape(_TAG.sub("", text))
    return text.translate(_TURNS) if _TURNING.search(text) else text


def _with_one_stop(template: str, values: list[str]) -> str:
    """A template filled: what ends with a full stop, as 27. Nov. and 4 p.m. do, needs no second."""
    if not any(one.endswith(".") for one in values):
        return template % tuple(values)
    marked = (f"{one}{_STOPPED}" if one.endswith(".") else one for one in values)
    return _STOP_AGAIN.sub(r"\1", template % tuple(marked)).replace(_STOPPED, "")


class Sentences:
    """The sentences of one catalogue, for readers of one locale."""

    def __init__(self, patterns: Mapping[str, Pattern], locale: Locale) -> None:
        self._patterns = patterns
        self._fixed = {
            name: one.template if name.endswith(PLAIN) else Safe(one.template)
            for name, one in patterns.items()
            if not one.holes
        }
        self.locale = str(locale)
        self.language = locale.language
        self._plural = lru_cache(maxsize=256)(locale.plural_form)
        self._number = lru_cache(maxsize=1024)(lambda n: format_decimal(n, locale=locale))

    def say(self, message_id: str, /, **variables: str | int) -> str:
        """A sentence: `Safe` HTML, or text where the id says so.

        KeyError for an unknown id or a missing variable, TypeError for one that is neither
        text nor a whole number.
        """
        fixed = self._fixed.get(message_id)
        if fixed is not None:
            return fixed
        pattern = self._patterns[message_id]
        if message_id.endswith(PLAIN):
            return self._filled(pattern, variables, plain)
        return Safe(self._filled(pattern, variables, escaped))

    def number(self, value: int) -> str:
        """A whole number as this locale groups it: 4,096."""
        return self._number(value)

    def _filled(
        self,
        pattern: Pattern,
        variables: Mapping[str, str | int],
        shown: Callable[[str], str],
    ) -> str:
        if not pattern.holes:
            return pattern.template
        values: list[str] = []
        for hole in pattern.holes:
            if isinstance(hole, Choice):
                chosen = self._chosen(hole, variables[hole.variable])
                values.append(self._filled(chosen, variables, shown))
                continue
            value = variables[hole]
            values.append(shown(value) if isinstance(value, str) else self._counted(value))
        return _with_one_stop(pattern.template, values)

    def _counted(self, value: object) -> str:
        if type(value) is not int:
            message = f"neither text nor a whole number: {value!r}"
            raise TypeError(message)
        return self.number(value)

    def _chosen(self, choice: Choice, value: str | int) -> Pattern:
        if not choice.plural:
            return choice.variants.get(str(value), choice.default)
        if type(value) is not int:
            message = f"${choice.variable} is counted, so it has to be a number: {value!r}"
            raise TypeError(message)
        exact = choice.variants.get(str(value))
        return exact or choice.variants.get(self._plural(value), choice.default)
