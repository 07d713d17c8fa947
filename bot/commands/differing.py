"""What is different between two versions of a venue file, one line each, in words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

Part = Mapping[str, object]

# What tells one part of a list from another: by the first of these that all of them have.
_NAMED_BY = ("key", "code", "date", "from", "group", "kind", "before", "name")
_PLAIN = re.compile(r"[\w:.%+/-]+(?: [\w:.%+/-]+)*")


def list_changes(before: Part, after: Part) -> tuple[str, ...]:
    """`service consultation: price 25000 → 30000`, `new: resource room-3`, and so on."""
    lines = [
        line
        for section in dict.fromkeys((*before, *after))
        for line in _section(section, before.get(section), after.get(section))
    ]
    return tuple(lines) or ("only how it is written",)


def _section(section: str, before: object, after: object) -> Iterator[str]:
    if _is_listing(before) or _is_listing(after):
        yield from _listing("", section, before, after)
    else:
        yield from _fields(section, _fields_of(before), _fields_of(after))


def _listing(place: str, kind: str, before: object, after: object) -> Iterator[str]:
    """Lists of tables, part by part."""
    was, becomes = _named(before, after)
    inside = f"{place}: " if place else ""
    yield from (f"{inside}new: {kind} {name}{_told(becomes[name], place)}"
                for name in becomes if name not in was)  # fmt: skip
    yield from (f"{inside}gone: {kind} {name}" for name in was if name not in becomes)
    for name in becomes:
        if name in was:
            yield from _fields(f"{inside}{kind} {name}", was[name], becomes[name])


def _fields(place: str, before: Part, after: Part) -> Iterator[str]:
    for field in dict.fromkeys((*before, *after)):
        was, becomes = before.get(field), after.get(field)
        if was == becomes:
            continue
        if isinstance(was, dict) and isinstance(becomes, dict):
            yield from _fields(place, _below(field, was), _below(field, becomes))
        elif _is_listing(was) or _is_listing(becomes):
            lines = tuple(_listing(place, field, was, becomes))
            yield from lines or (f"{place}: {field} in another sequence",)
        else:
            yield f"{place}: {field} {_shown(before, field)} → {_shown(after, field)}"


def _below(field: str, table: Part) -> Part:
    """What stands in a table, by its whole name: `price.amount`."""
    return {f"{field}.{name}": one for name, one in table.items()}


def _is_listing(value: object) -> bool:
    """Whether it is a list of nothing but tables."""
    return isinstance(value, list) and bool(value) and all(isinstance(i, dict) for i in value)


def _named(before: object, after: object) -> tuple[dict[str, Part], dict[str, Part]]:
    """The parts of both lists by what tells them apart, the same in both."""
    parts = [one if isinstance(one, list) else [] for one in (before, after)]
    every = [one for each in parts for one in each]
    by = next((name for name in _NAMED_BY if all(name in one for one in every)), "")
    was, becomes = (dict(_by(each, by)) for each in parts)
    return was, becomes


def _by(parts: list[Part], by: str) -> Iterator[tuple[str, Part]]:
    seen: set[str] = set()
    for number, part in enumerate(parts, start=1):
        name = _words(part[by]) if by else str(number)
        if by == "from":
            name += f" to {_words(part.get('to', ''))}"
        while name in seen:
            name += "'"
        seen.add(name)
        yield name, part


def _told(part: Part, place: str) -> str:
    """What a small part says, such as `units 3`; a large one is read in the file."""
    if not place:
        return ""
    said = (f"{name} {_words(value)}" for name, value in part.items())
    return f" ({', '.join(said)})"


def _fields_of(value: object) -> Part:
    return value if isinstance(value, dict) else {}


def _shown(part: Part, field: str) -> str:
    return _words(part[field]) if field in part else "(not set)"


def _words(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case str():
            return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
        case list():
            return ", ".join(map(_words, value)) or "none"
        case dict():
            said = (f"{name} {_words(one)}" for name, one in value.items())
            return f"({', '.join(said)})"
        case _:
            return str(value)
