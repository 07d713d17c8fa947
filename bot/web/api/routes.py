"""Routes: what may be called, by whom, and what comes of it; read off the calls themselves.

A call is a function that takes what is asked (`ask`), if it wants to a `body` and a `query`,
and returns an `Answer`. Its annotations are the models by which requests are checked and the
description is made, so that the two cannot contradict each other.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import (
    Any,
    Generic,
    NamedTuple,
    TypedDict,
    TypeVar,
    Unpack,
    get_args,
    get_type_hints,
)

from bot.web.api.models.basics import Model
from domain.access import Scope

M = TypeVar("M", bound=Model | None)
CHANGING = ("POST", "PUT", "PATCH", "DELETE")
NO_CONTENT = 204


@dataclass(frozen=True, slots=True)
class Answer(Generic[M]):
    """What a call answers. `version` becomes the ETag; `status` when it is not the usual one."""

    body: M
    version: int | None = None
    location: str = ""
    status: int | None = None


Call = Callable[..., Awaitable[Answer[Any]]]


class Rules(TypedDict, total=False):
    """What a route says besides its path.

    `scope` is what an API key needs, `customers` whether a customer's own session will do;
    neither: anybody may call. `also` are further statuses of success, `refusals` what a rule
    can have against it, `links` the names of calls that go on from the answer. `once` False:
    no Idempotency-Key; `matches`: If-Match may be said.
    """

    scope: Scope | None
    customers: bool
    status: int
    also: tuple[int, ...]
    refusals: tuple[type[Exception], ...]
    links: tuple[str, ...]
    once: bool
    matches: bool


@dataclass(frozen=True, slots=True)
class Route:
    """A call with its place."""

    method: str
    path: str
    call: Call
    rules: Rules
    body: type[Model] | None
    query: type[Model] | None
    answer: type[Model] | None

    @property
    def name(self) -> str:
        """What the call is called."""
        return self.call.__name__

    @property
    def status(self) -> int:
        """The usual status of success."""
        return self.rules.get("status", 200)

    @property
    def scope(self) -> Scope | None:
        """What an API key needs."""
        return self.rules.get("scope")

    @property
    def customers(self) -> bool:
        """Whether a customer may call it for themselves."""
        return self.rules.get("customers", False)

    @property
    def is_open(self) -> bool:
        """Whether anybody may call it."""
        return self.scope is None and not self.customers

    @property
    def is_once(self) -> bool:
        """Whether it wants an Idempotency-Key."""
        return self.method in CHANGING and self.rules.get("once", True)

    @property
    def fields(self) -> tuple[str, ...]:
        """The parameters in its path."""
        return tuple(re.findall(r"\{(\w+)\}", self.path))


def route(place: str, **rules: Unpack[Rules]) -> Callable[[Call], Call]:
    """Give a call its place, `POST /venues/{venue}/holds`."""

    def placed(call: Call) -> Call:
        call.place = place, rules  # type: ignore[attr-defined]
        return call

    return placed


def read_route(call: Call) -> Route:
    """What a call says about itself."""
    place, rules = call.place  # type: ignore[attr-defined]
    method, _, path = place.partition(" ")
    hints = get_type_hints(call)
    [answer] = get_args(hints["return"])
    said = None if answer is type(None) else answer
    return Route(method, path, call, rules, hints.get("body"), hints.get("query"), said)


class Match(NamedTuple):
    """A route and the parameters of a path."""

    route: Route
    fields: Mapping[str, str]


@dataclass(slots=True)
class _Node:
    below: dict[str, _Node] = field(default_factory=dict)
    any_: _Node | None = None
    routes: dict[str, Route] = field(default_factory=dict)


class Table:
    """Every route, found by its path: a fixed part goes before a parameter."""

    def __init__(self, calls: Sequence[Call]) -> None:
        self.routes = tuple(map(read_route, calls))
        self._root = _Node()
        for one in self.routes:
            self._place(one)

    def _place(self, one: Route) -> None:
        node = self._root
        for part in one.path.split("/")[1:]:
            if part.startswith("{"):
                node.any_ = node = node.any_ or _Node()
            else:
                node = node.below.setdefault(part, _Node())
        if one.method in node.routes:
            message = f"{one.method} {one.path} stands there twice"
            raise ValueError(message)
        node.routes[one.method] = one

    def methods(self, parts: Sequence[str]) -> tuple[str, ...]:
        """How a path can be called; none when it leads nowhere."""
        node, _ = self._walk(parts)
        return tuple(node.routes) if node else ()

    def match(self, method: str, parts: Sequence[str]) -> Match | None:
        """The route for a request; None when there is none."""
        node, given = self._walk(parts)
        found = node.routes.get("GET" if method == "HEAD" else method) if node else None
        if found is None:
            return None
        return Match(found, dict(zip(found.fields, given, strict=True)))

    def _walk(self, parts: Sequence[str]) -> tuple[_Node | None, list[str]]:
        node: _Node | None = self._root
        given: list[str] = []
        for part in parts:
            if node is None:
                break
            fixed = node.below.get(part)
            if fixed is None:
                given.append(part)
            node = fixed or node.any_
        return node, given
