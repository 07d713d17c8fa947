"""Reading catalogues: the part of Project Fluent's syntax that our sentences use.

    # a comment
    home-next = Next: <b>{ $when }</b>, { $what }
    home-more =
        { $count ->
            [one] and { $count } more booking
           *[other] and { $count } more bookings
        }

Text, variables, literals in quotes, and choices by number or by word. A sentence becomes a
template with holes, so that saying it costs next to nothing. What else Fluent knows (terms,
references, functions, attributes) is refused. A test compares every sentence with what
Fluent's own implementation makes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})

_ENTRY = re.compile(r"([a-zA-Z][\w-]*) *=")
_BLANK = re.compile(r"\s*")
_OPEN = re.compile(r"{\s*")
_VARIABLE = re.compile(r"\$([a-zA-Z][\w-]*)\s*")
_LITERAL = re.compile(r'"([^"\\\n]*)"\s*')
_KEY = re.compile(r"\s*(\*)?\[\s*([\w-]+)\s*\] *")
_BREAK = re.compile(r"\n(?: *\n)*( *)")
_NEXT_VARIANT = re.compile(r"\n(?: *\n)* *(?:\*?\[|})")
_TEXT = re.compile(r"[^{}\n]+")


class FluentError(ValueError):
    """A catalogue that cannot be read; the message names the file, the line and the fault."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several patterns, by the value of a variable.

    With `plural` the variable is a number and the keys are numbers or plural categories.
    """

    variable: str
    plural: bool
    variants: Mapping[str, Pattern]
    default: Pattern


@dataclass(frozen=True, slots=True)
class Pattern:
    """A %-template and what fills its holes, in order; without holes simply the text."""

    template: str
    holes: tuple[str | Choice, ...] = ()

    def variables(self) -> frozenset[str]:
        """Every variable that any variant of the sentence asks for."""
        return frozenset(self._variables())

    def _variables(self) -> Iterator[str]:
        for hole in self.holes:
            if isinstance(hole, str):
                yield hole
                continue
            yield hole.variable
            for variant in hole.variants.values():
                yield from variant.variables()


@dataclass(frozen=True, slots=True)
class _Break:
    """Line ends within a pattern, and the depth of the line that follows."""

    ends: int
    depth: int


@dataclass(frozen=True, slots=True)
class _Hole:
    content: str | Choice


_Part = str | _Break | _Hole


def read(path: Path) -> dict[str, Pattern]:
    """The sentences of a catalogue file by id; FluentError when it cannot be read."""
    found: dict[str, Pattern] = {}
    for line, name, source in _entries(path):
        reader = _Reader(source, f"{path}:{line}: {name}")
        if name in found:
            reader.refuse("stands here twice")
        found[name] = reader.message()
    return found


def _entries(path: Path) -> Iterator[tuple[int, str, str]]:
    """First line, id and source of every message; what belongs to it is indented."""
    lines = path.read_text(encoding="utf-8").splitlines()
    at = 0
    while at < len(lines):
        first, at = at, at + 1
        if not lines[first].strip() or lines[first].startswith("#"):
            continue
        match = _ENTRY.match(lines[first])
        if match is None:
            message = f"{path}:{at}: neither a comment nor a message: {lines[first]}"
            raise FluentError(message)
        while at < len(lines) and (not lines[at].strip() or lines[at].startswith(" ")):
            at += 1
        own = [lines[first][match.end() :], *lines[first + 1 : at]]
        yield first + 1, match[1], "\n".join(own).rstrip()


class _Reader:
    """A walk through the source of one message."""

    def __init__(self, source: str, place: str) -> None:
        self._source = source
        self._place = place
        self._at = 0

    def refuse(self, fault: str) -> NoReturn:
        message = f"{self._place} {fault}"
        raise FluentError(message)

    def message(self) -> Pattern:
        pattern = self._pattern(in_variant=False)
        if self._at < len(self._source):
            self.refuse(f"cannot go on with {self._source[self._at :][:30]!r}")
        if not pattern.template:
            self.refuse("says nothing")
        return pattern

    def _match(self, shape: re.Pattern[str]) -> re.Match[str] | None:
        match = shape.match(self._source, self._at)
        if match is not None:
            self._at = match.end()
        return match

    def _expect(self, token: str) -> None:
        if not self._source.startswith(token, self._at):
            self.refuse(f"lacks {token!r} before {self._source[self._at :][:30]!r}")
        self._at += len(token)

    def _pattern(self, *, in_variant: bool) -> Pattern:
        """Text and what stands in braces, up to the end of the message or of the variant."""
        parts: list[_Part] = []
        while not (in_variant and self._variant_ends()):
            if match := self._match(_TEXT):
                parts.append(match[0])
            elif match := self._match(_BREAK):
                parts.append(_Break(match[0].count("\n"), len(match[1])))
            elif self._match(_OPEN):
                parts.append(self._braces())
            else:
                break
        return _assembled(parts)

    def _variant_ends(self) -> bool:
        return _NEXT_VARIANT.match(self._source, self._at) is not None

    def _braces(self) -> _Part:
        if match := self._match(_LITERAL):
            self._expect("}")
            return match[1]
        match = self._match(_VARIABLE)
        if match is None:
            self.refuse("has something in braces that is neither variable nor literal")
        if not self._source.startswith("->", self._at):
            self._expect("}")
            return _Hole(match[1])
        self._expect("->")
        return _Hole(self._choice(match[1]))

    def _choice(self, variable: str) -> Choice:
        variants: dict[str, Pattern] = {}
        defaults: list[Pattern] = []
        while match := self._match(_KEY):
            if match[2] in variants:
                self.refuse(f"has [{match[2]}] twice")
            variants[match[2]] = self._pattern(in_variant=True)
            if match[1]:
                defaults.append(variants[match[2]])
        self._match(_BLANK)
        self._expect("}")
        if len(defaults) != 1:
            self.refuse(f"needs one default in the choice by ${variable}")
        plural = all(key in PLURALS or key.isdecimal() for key in variants)
        return Choice(variable, plural, variants, defaults[0])


def _assembled(parts: list[_Part]) -> Pattern:
    """One template, without the indentation that all lines have in common."""
    common = min((part.depth for part in parts if isinstance(part, _Break)), default=0)
    holes = tuple(part.content for part in parts if isinstance(part, _Hole))
    pieces: list[str] = []
    for part in parts:
        match part:
            case _Hole():
                pieces.append("%s")
            case _Break():
                pieces.append("\n" * part.ends + " " * (part.depth - common))
            case str():
                pieces.append(part.replace("%", "%%") if holes else part)
            case _:
                raise AssertionError(part)
    return Pattern("".join(pieces).strip(), holes)
