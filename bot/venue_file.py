"""A venue file on disk: read it, or say line by line what is wrong with it.

Nothing is changed by reading. Whoever knows what a venue document is gives the function that
reads it, because this package does not know how documents are kept.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from bot.toml_lines import line_of, lines_of

Document = TypeVar("Document")

_WHERE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong on a line, and what would be right; `field` as written, empty for none."""

    line: int
    field: str
    message: str

    def __str__(self) -> str:
        place = f"line {self.line}: " if self.line else ""
        return f"{place}{self.field + ': ' if self.field else ''}{self.message}"


class VenueFileError(Exception):
    """The file cannot be used; every problem that was found, from top to bottom."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        super().__init__(path, problems)
        self.path = path
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(f"{self.path}: {problem}" for problem in self.problems)


def load(path: Path, read: Callable[[Mapping[str, object]], Document]) -> Document:
    """What `read` makes of the file; VenueFileError when it is no TOML or `read` refuses it."""
    text = _text(path)
    try:
        plain = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VenueFileError(path, (_syntax(error, text),)) from None
    try:
        return read(plain)
    except ValidationError as error:
        lines = lines_of(text)
        problems = (
            Problem(line_of(lines, one["loc"]), _field(one["loc"]), one["msg"])
            for one in error.errors()
        )
        ranked = tuple(sorted(problems, key=lambda one: one.line))
        raise VenueFileError(path, ranked) from None


def _text(path: Path) -> str:
    """The file as text, without the mark some editors put in front."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise VenueFileError(
            path, (Problem(0, "", f"cannot be read: {error.strerror}"),)
        ) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        words = "is not UTF-8 text: save the file as UTF-8"
        raise VenueFileError(path, (Problem(line, "", words),)) from None


def _syntax(error: tomllib.TOMLDecodeError, text: str) -> Problem:
    """What TOML itself has against the file; its message ends in the place."""
    words = str(error)
    where = _WHERE.search(words)
    line = int(where[1]) if where and where[1] else text.count("\n") + 1
    return Problem(line, "", f"no TOML: {_WHERE.sub('', words)}")


def _field(path: tuple[int | str, ...]) -> str:
    """`service.needs.group`: the line says which one."""
    return ".".join(step for step in path if isinstance(step, str))
