"""Plain values as TOML that a person reads and edits: the way back from `tomllib`.

What stands at the top is a table of its own, what is in it stands on one line each.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_WIDTH = 96


def to_toml(plain: Mapping[str, object]) -> str:
    """TOML text of strings, numbers, switches, lists and tables."""
    loose = {key: value for key, value in plain.items() if not _is_table(value)}
    tables = {key: value for key, value in plain.items() if key not in loose}
    parts = ["".join(_lines(loose))] if loose else []
    for key, value in tables.items():
        parts += (_table(key, one) for one in _each(value))
    return "\n".join(parts)


def _is_table(value: object) -> bool:
    """A table, or a list of nothing but tables."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, dict) for one in value)
    return isinstance(value, dict)


def _each(value: object) -> Iterator[tuple[str, Mapping[str, object]]]:
    match value:
        case dict():
            yield "[{}]", value
        case list():
            yield from (("[[{}]]", one) for one in value)
        case _:
            raise TypeError(value)


def _table(key: str, table: tuple[str, Mapping[str, object]]) -> str:
    heading, values = table
    return heading.format(_key(key)) + "\n" + "".join(_lines(values))


def _lines(values: Mapping[str, object]) -> Iterator[str]:
    for key, value in values.items():
        line = f"{_key(key)} = {_value(value)}\n"
        yield line if len(line) <= _WIDTH else f"{_key(key)} = {_spread(value)}\n"


def _spread(value: object) -> str:
    """Over several lines, as far as TOML allows that: within a list, not within a table."""
    match value:
        case list():
            return "[\n" + "".join(f"    {_value(one)},\n" for one in value) + "]"
        case dict():
            inside = (
                f"{_key(key)} = {_spread(one) if _is_table(one) else _value(one)}"
                for key, one in value.items()
            )
            return f"{{ {', '.join(inside)} }}"
        case _:
            return _value(value)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _text(value)
        case int() | float():
            return repr(value)
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case dict():
            inside = ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case _:
            raise TypeError(value)


def _text(text: str) -> str:
    """JSON's string is TOML's, but for the one control character JSON lets pass."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
