"""On which line of a TOML file each value stands.

The standard library's reader says what a file means and forgets where. This one walks through
a text that has been read successfully already and only remembers the lines.
"""

from __future__ import annotations

import re

Path = tuple[int | str, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""[ \t]*(?:"((?:\\.|[^"\\\n])*)"|'([^'\n]*)'|([A-Za-z0-9_-]+))[ \t]*""")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|' r"'''.*?'{3,5}|" r'"(?:\\.|[^"\\\n])*"|' r"'[^'\n]*'",
    re.DOTALL,
)
_BARE = re.compile(r"[^,\]}#\r\n]+")


def lines_of(text: str) -> dict[Path, int]:
    """The line, from 1, of every table, key and element; the path is that of the values."""
    return _Walk(text).lines


def line_of(lines: dict[Path, int], path: Path) -> int:
    """The line of a path, else of the closest part around it that the file has."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


class _Walk:
    """One pass over the text; `place` is how far it has come."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._text = text
        self._place = 0
        self._lengths: dict[Path, int] = {}
        table: Path = ()
        while self._skip_blank() < len(text):
            if text.startswith("[", self._place):
                table = self._header()
            else:
                self._pair(table)

    def _skip_blank(self) -> int:
        return self._skip(_BLANK)

    def _skip(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self._text, self._place)
        self._place = match.end() if match else self._place
        return self._place

    def _next(self, mark: str) -> bool:
        """Step over a mark if it comes next."""
        found = self._text.startswith(mark, self._place)
        self._place += len(mark) * found
        return found

    def _note(self, path: Path) -> None:
        self.lines.setdefault(path, self._text.count("\n", 0, self._place) + 1)

    def _header(self) -> Path:
        """`[table]` or `[[table]]`: where the pairs below it belong."""
        is_list = self._next("[[")
        if not is_list:
            self._next("[")
        keys = self._keys()
        path: Path = ()
        for key in keys[:-1]:
            path = self._last((*path, key))
        path = (*path, keys[-1])
        if is_list:
            self._lengths[path] = self._lengths.get(path, 0) + 1
            self._note(path)
        path = self._last(path)
        self._note(path)
        self._next("]]" if is_list else "]")
        return path

    def _last(self, path: Path) -> Path:
        """The latest element where the path is that of a list of tables."""
        return (*path, self._lengths[path] - 1) if path in self._lengths else path

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while match := _KEY.match(self._text, self._place):
            self._place = match.end()
            keys.append(next(part for part in match.groups() if part is not None))
            if not self._next("."):
                break
        return keys

    def _pair(self, table: Path) -> None:
        self._skip_blank()
        path = table
        for key in self._keys():
            path = (*path, key)
            self._note(path)
        self._next("=")
        self._skip_blank()
        self._value(path)

    def _value(self, path: Path) -> None:
        if self._next("["):
            self._list(path)
        elif self._next("{"):
            self._table(path)
        elif _STRING.match(self._text, self._place):
            self._skip(_STRING)
        else:
            self._skip(_BARE)

    def _list(self, path: Path) -> None:
        index = 0
        self._skip_blank()
        while not self._next("]"):
            self._note((*path, index))
            self._value((*path, index))
            index += 1
            self._skip_blank()
            self._next(",")
            self._skip_blank()

    def _table(self, path: Path) -> None:
        self._skip_blank()
        while not self._next("}"):
            self._pair(path)
            self._skip_blank()
            self._next(",")
            self._skip_blank()
