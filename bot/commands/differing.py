"""What is different between two versions of a venue file, one line each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

Part = Mapping[str, object]

# What tells one part of a list from another.
_NAMED_BY = {"resource": ("key",), "service": ("key",), "special": ("date",)}
_LONGEST = 60


def list_changes(before: Part, after: Part) -> tuple[str, ...]:
    """`service consultation: price "25000" → "30000"`, `new: resource room-3`, and so on."""
    lines: list[str] = []
    for section in dict.fromkeys((*before, *after)):
        lines += _section(section, before.get(section), after.get(section))
    return tuple(lines) or ("only the sequence of what stands there",)


def _section(section: str, before: object, after: object) -> Iterator[str]:
    if isinstance(before, list) or isinstance(after, list):
        yield from _list(section, _named(section, before), _named(section, after))
    else:
        yield from _fields(section, _fields_of(before), _fields_of(after))


def _list(section: str, before: Mapping[str, Part], after: Mapping[str, Part]) -> Iterator[str]:
    yield from (f"new: {section} {name}" for name in after if name not in before)
    yield from (f"gone: {section} {name}" for name in before if name not in after)
    for name in after:
        if name in before:
            yield from _fields(f"{section} {name}", before[name], after[name])


def _fields(place: str, before: Part, after: Part) -> Iterator[str]:
    for field in dict.fromkeys((*before, *after)):
        was, becomes = before.get(field), after.get(field)
        if isinstance(was, dict) and isinstance(becomes, dict):
            yield from _fields(place, _below(field, was), _below(field, becomes))
        elif was != becomes:
            yield f"{place}: {field} {_shown(before, field)} → {_shown(after, field)}"


def _below(field: str, table: Part) -> Part:
    """What stands in a table, by its whole name: `price.amount`."""
    return {f"{field}.{name}": one for name, one in table.items()}


def _named(section: str, parts: object) -> dict[str, Part]:
    """The parts of a list by what tells them apart; a blackout by all that it says."""
    named: dict[str, Part] = {}
    for part in parts if isinstance(parts, list) else ():
        names = _NAMED_BY.get(section, ("from", "to"))
        name = " to ".join(str(part.get(one)) for one in names)
        while name in named:
            name += "'"
        named[name] = part
    return named


def _fields_of(value: object) -> Part:
    return value if isinstance(value, dict) else {}


def _shown(part: Part, field: str) -> str:
    if field not in part:
        return "(not set)"
    text = json.dumps(part[field], ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
