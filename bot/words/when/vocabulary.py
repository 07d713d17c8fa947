"""The words of one language for days and times, read from `locales/<language>/dates.toml`.

A word, or several in a row, stands for terms: a kind that the grammar speaks of (WEEKDAY) and
a value (4). Plain words of the grammar (`after`) are kinds too, named with the language so
that the grammars of two languages can be used together.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, TypedDict, cast

from bot.words.when.folding import fold
from bot.words.when.meaning import Term
from bot.words.when.typos import is_near
from bot.words.when.wordlists import WEEKDAYS, list_terms

LOCALES = Path(__file__).resolve().parents[3] / "locales"
FILE = "dates.toml"
# Scripts before this one put spaces between words; Hangul and Han do not have to.
FIRST_UNSPACED = "\u1100"
# What may stand between the words of a phrase: "half-past", "p.m."
GAPS = " .-"
# Kinds whose words of one letter are too often part of another word.
BOUNDED = frozenset({"WEEKDAY", "WEEKLETTER", "DAYWORD", "PART"})


class Fuzzy(TypedDict):
    """Words read with a letter wrong, and real words that are not them."""

    words: list[str]
    but_not: list[str]


class Tables(TypedDict):
    """The parts of a file that are not words."""

    letters: str
    spaces: Literal["needed", "free"]
    week_starts: list[str]
    month_first: bool
    month_only: bool
    day_first_regions: list[str]
    dotted_days: bool
    bounded: list[str]
    fuzzy: Fuzzy
    grammar: Mapping[str, Mapping[str, list[str]]]


class Node:
    """Words that begin alike, as a tree of characters."""

    __slots__ = ("bounded", "children", "terms")  # bounded: only between other characters

    def __init__(self) -> None:
        self.children: dict[str, Node] = {}
        self.terms: tuple[Term, ...] = ()
        self.bounded: tuple[Term, ...] = ()

    def grow(self, word: str) -> "Node":
        """The node of a word, made if need be."""
        node = self
        for character in word:
            node = node.children.setdefault(character, Node())
        return node


class Vocabulary:
    """One language, ready to be looked up."""

    def __init__(self, language: str, text: str) -> None:
        raw = tomllib.loads(text)
        tables = cast("Tables", raw)
        self.language = language
        self.letters = re.compile(tables["letters"])
        self.spaced = tables["spaces"] == "needed"
        self.week_starts = tuple(map(WEEKDAYS.index, tables["week_starts"]))
        self.month_first = tables["month_first"]
        self.month_only = tables["month_only"]
        self.day_first_regions = frozenset(tables["day_first_regions"])
        self.dotted_days = tables["dotted_days"]
        self.grammar = tables["grammar"]
        self._fuzzy, self._not_fuzzy = tables["fuzzy"]["words"], {*tables["fuzzy"]["but_not"]}
        self._root = Node()
        bounded = {*tables["bounded"]}
        for typed, term in list_terms(raw, language):
            word = fold(typed).plain
            node = self._root.grow(word if self.spaced else word.replace(" ", ""))
            if word in bounded and term.kind in BOUNDED:
                node.bounded = (*node.bounded, term)
            elif term not in node.terms:
                node.terms = (*node.terms, term)

    def find_terms(self, plain: str, at: int) -> Iterator[tuple[tuple[Term, ...], int]]:
        """What the words that start here stand for, and where each ends; short ones first."""
        node, gap = self._root, False
        for place in range(at, len(plain)):
            character = plain[place]
            between, gap = gap, place > at and character in GAPS
            if gap and (between or not self.spaced):
                continue
            after = node.children.get(" " if gap else character)
            if after is None:
                return
            node = after
            if node.terms and self._is_whole(plain, place + 1):
                yield node.terms, place + 1
            if node.bounded and self._is_alone(plain, at, place + 1):
                yield node.bounded, place + 1

    def guess_terms(self, word: str) -> tuple[Term, ...]:
        """What a long word with a letter wrong stands for; nothing when that is not sure."""
        if word in self._not_fuzzy:
            return ()
        near = [known for known in self._fuzzy if is_near(word, known)]
        return self._root.grow(near[0]).terms if len(near) == 1 else ()

    def _is_whole(self, plain: str, end: int) -> bool:
        follows = plain[end : end + 1]
        inside = plain[end - 1].isalpha() and follows.isalpha() and follows < FIRST_UNSPACED
        return not (self.spaced and inside)

    def _is_alone(self, plain: str, at: int, end: int) -> bool:
        before = plain[at - 1] if at else " "
        return not before.isalnum() and not plain[end : end + 1].isalnum()


def read_vocabulary(language: str) -> Vocabulary:
    """Read and compile the file of a language; some milliseconds."""
    return Vocabulary(language, (LOCALES / language / FILE).read_text(encoding="utf-8"))


def list_languages() -> tuple[str, ...]:
    """The languages that have a file."""
    return tuple(sorted(path.parent.name for path in LOCALES.glob(f"*/{FILE}")))
