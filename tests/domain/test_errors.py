"""The tree of refusals is the one at the top of its module."""

import inspect
import re
from collections.abc import Iterator

from domain import errors
from domain.errors import BookingError, RulesChanged, StoreBusy


def drawn() -> dict[str, tuple[str, list[str]]]:
    """The classes of the docstring: name → parent and fields, read from its indentation."""
    found: dict[str, tuple[str, list[str]]] = {}
    parents: list[tuple[int, str]] = []
    lines = [line for line in (errors.__doc__ or "").splitlines() if line.startswith("    ")]
    for line in lines:
        match = re.match(r"([\s│├└─]*)(\w+)(?:\(([\w, ]*)\))?", line)
        assert match is not None
        depth, name, given = len(match[1]), match[2], match[3]
        parents = [one for one in parents if one[0] < depth]
        parent = parents[-1][1] if parents else "Exception"
        parents.append((depth, name))
        found[name] = parent, [one.strip() for one in given.split(",")] if given else []
    return found


def written() -> Iterator[tuple[str, type[Exception]]]:
    for name, one in inspect.getmembers(errors, inspect.isclass):
        if issubclass(one, Exception) and one.__module__ == errors.__name__:
            yield name, one


def facts(one: type[Exception]) -> list[str]:
    """The fields of a class that has some."""
    return list(getattr(one, "__dataclass_fields__", {}))


def test_the_tree_that_is_drawn_is_the_tree_that_is_written() -> None:
    assert drawn() == {name: (one.__mro__[1].__name__, facts(one)) for name, one in written()}


def test_being_busy_and_changed_rules_are_no_refusals() -> None:
    assert not issubclass(StoreBusy, BookingError)
    assert not issubclass(RulesChanged, BookingError)
