"""A small grammar of date phrases, and a chart that finds every way to read a line by it.

Rules come from the `[grammar]` tables of the languages: a name, what it makes, and the words
in a row that say so. All readings are kept, so that an ambiguous line shows itself as such;
the chart remembers what it found at each place, so that no line takes long.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias, TypeVar

from bot.words.when.meaning import Here, Value
from bot.words.when.scanning import Scanner, Words
from bot.words.when.vocabulary import Vocabulary

Caught: TypeAlias = tuple[tuple[str, Value], ...]
T = TypeVar("T")
# Steps that a line may take in all the languages it is read in; with it, 200 characters made to
# be ambiguous stay below the budget of a stall. What people type takes a few hundred.
MOST_STEPS = 800
# Numbers written in one way only; to what is made of them they are numbers.
ALIKE = {
    **dict.fromkeys(
        ("NUMDIGIT", "NUMDOT", "NUMFREE", "NUMWORD", "HOURWORD", "NATIVE", "SINO"), "NUM"
    ),
    "NTHWORD": "NTH",
}


class Match:
    """What the words of a rule stood for."""

    __slots__ = ("_caught",)

    def __init__(self, caught: Caught) -> None:
        self._caught = caught

    def number(self, *kinds: str) -> int:
        """The first number of one of these kinds."""
        return self.numbers(*kinds)[0]

    def numbers(self, *kinds: str) -> tuple[int, ...]:
        """All numbers of these kinds, as they came."""
        return tuple(v for k, v in self._caught if k in kinds and isinstance(v, int))

    def literal(self, kind: str) -> tuple[int, ...]:
        """The numbers of a literal."""
        return [v for k, v in self._caught if k == kind and isinstance(v, tuple)][0]  # noqa: RUF015 - a generator would hide that there is none

    def one(self, wanted: type[T]) -> T:
        """The first value of a type."""
        return self.all(wanted)[0]

    def all(self, wanted: type[T]) -> tuple[T, ...]:
        """Every value of a type, as they came."""
        return tuple(value for _, value in self._caught if isinstance(value, wanted))

    def same(self) -> Value | None:
        """The first value that is more than a number."""
        return next((value for _, value in self._caught if not isinstance(value, int)), None)

    def has(self, *kinds: str) -> bool:
        """True if one of these kinds is there."""
        return any(kind in kinds for kind, _ in self._caught)


Action: TypeAlias = Callable[[Match, Here], Value | None]


class Branch:
    """Rules that begin alike: what may come next, and what is made if nothing more does."""

    __slots__ = ("actions", "after")

    def __init__(self) -> None:
        self.actions: list[Action] = []
        self.after: dict[str, Branch] = {}

    def add(self, symbols: Iterable[str], action: Action) -> None:
        """Let these symbols in a row make what the action makes of them."""
        branch = self
        for symbol in symbols:
            branch = branch.after.setdefault(symbol, Branch())
        if action not in branch.actions:
            branch.actions.append(action)


Rules: TypeAlias = Mapping[str, Branch]


@dataclass(frozen=True, slots=True)
class Grammar:
    """For each symbol its rules in some languages, and the kinds of words it can begin with."""

    rules: Mapping[str, tuple[Branch, ...]]
    first: Mapping[str, frozenset[str]]

    @classmethod
    def together(cls, languages: Iterable[Rules]) -> "Grammar":
        """Languages that are read in one line: each may go on where another began."""
        rules: dict[str, tuple[Branch, ...]] = {}
        for language in languages:
            for made, branch in language.items():
                rules[made] = (*rules.get(made, ()), branch)
        first: dict[str, frozenset[str]] = {}
        for made in rules:
            _first_kinds(made, rules, first)
        return cls(rules, first)


def compile_rules(vocabulary: Vocabulary, actions: Mapping[str, Action]) -> Rules:
    """The rules of a language; KeyError for a rule nobody can act on."""
    rules: dict[str, Branch] = {}
    for made, name, symbols in _list_rules(vocabulary):
        rules.setdefault(made, Branch()).add(symbols, actions[name])
    return rules


def _list_rules(vocabulary: Vocabulary) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each row of symbols in a language's file, with what it makes and by which action."""
    for made, table in vocabulary.grammar.items():
        lines = ((name, line) for name, lines in table.items() for line in lines)
        for name, line in lines:
            yield from ((made, name, symbols) for symbols in _expand(line, vocabulary.language))


def _expand(line: str, language: str) -> Iterator[tuple[str, ...]]:
    """Write out "on? DAY|WEEK": four rows of symbols."""
    choices = [
        [*element.rstrip("?").split("|"), *([""] if element.endswith("?") else [])]
        for element in line.split()
    ]
    for row in product(*choices):
        yield tuple(_symbol(name, language) for name in row if name)


def _symbol(name: str, language: str) -> str:
    return name if name.isupper() or name == "dash" else f"{language}:{name}"


def _first_kinds(
    symbol: str, rules: Mapping[str, tuple[Branch, ...]], known: dict[str, frozenset[str]]
) -> frozenset[str]:
    """The kinds of words that a symbol can begin with. No rule begins with its own symbol."""
    if symbol not in rules:
        return frozenset({symbol})
    if symbol not in known:
        begins = {first for branch in rules[symbol] for first in branch.after}
        known[symbol] = frozenset().union(*(_first_kinds(one, rules, known) for one in begins))
    return known[symbol]


class Effort:
    """What has been spent on a line so far, in all its languages."""

    __slots__ = ("steps",)

    def __init__(self) -> None:
        self.steps = 0

    @property
    def is_spent(self) -> bool:
        """True if the line had more ways to read it than there is time for."""
        return self.steps > MOST_STEPS


class Chart:
    """One line read by a grammar."""

    def __init__(
        self, grammar: Grammar, scanner: Scanner, here: Here, effort: Effort | None = None
    ) -> None:
        self._rules = grammar.rules
        self._first = grammar.first
        self._scanner = scanner
        self._here = here
        self._found: dict[tuple[str, int], Sequence[tuple[int, Value]]] = {}
        self.effort = effort or Effort()

    def find(self, symbol: str, at: int) -> Sequence[tuple[int, Value]]:
        """Where something of this symbol that starts here ends, and what it means."""
        return self._find(symbol, at, self._scanner.words(at))

    def _find(self, symbol: str, at: int, words: Words) -> Sequence[tuple[int, Value]]:
        first = self._first.get(symbol)
        if first is None:
            return words.get(symbol, ())
        if first.isdisjoint(words):
            return ()
        known = self._found.get((symbol, at))
        if known is None:
            known = self._found[symbol, at] = [
                found
                for branch in self._rules[symbol]
                for found in self._follow(branch, at, ())
            ]
        return known

    def _follow(self, branch: Branch, at: int, caught: Caught) -> Iterator[tuple[int, Value]]:
        self.effort.steps += 1
        if self.effort.is_spent:
            return
        for action in branch.actions:
            value = action(Match(caught), self._here)
            if value is not None:
                yield at, value
        words = self._scanner.words(at) if branch.after else {}
        for symbol, after in branch.after.items():
            for end, value in self._find(symbol, at, words):
                kind = ALIKE.get(symbol, symbol)
                yield from self._follow(after, end, (*caught, (kind, value)))
