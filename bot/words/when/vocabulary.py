"""The words of one language for days and times, read from `locales/<language>/dates.toml`.

A word, or several in a row, stands for terms: a kind that the grammar speaks of (WEEKDAY) and
a value (4). Plain words of the grammar (`after`) are kinds too, named with the language so
that the grammars of two languages can be used together.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypedDict, cast
from unicodedata import category

from bot.words.when.folding import fold_word
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
# ... and kinds whose words they may touch: 담주금, 낼저녁.
NEIGHBOURS = frozenset({"WEEKDAY", "DAYWORD", "PART", "WEEKTURN", "WEEKENDTURN"})


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
    one_way: bool
    day_first_regions: list[str]
    dotted_days: bool
    bounded: list[str]
    glued: Mapping[str, list[str]]
    fuzzy: Fuzzy
    grammar: Mapping[str, Mapping[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Habits:
    """How the speakers of a language write dates and count weeks."""

    week_starts: tuple[int, ...]
    month_first: bool
    one_way: bool  # day and month are never written the other way round
    day_first_regions: frozenset[str]
    dotted_days: bool

    @classmethod
    def read(cls, tables: Tables) -> "Habits":
        """From the top of a file."""
        return cls(
            tuple(map(WEEKDAYS.index, tables["week_starts"])),
            tables["month_first"],
            tables["one_way"],
            frozenset(tables["day_first_regions"]),
            tables["dotted_days"],
        )


class Vocabulary:
    """One language, ready to be looked up."""

    def __init__(self, language: str, text: str) -> None:
        raw = tomllib.loads(text)
        tables = cast("Tables", raw)
        self.language = language
        self.habits = Habits.read(tables)
        self.letters = re.compile(tables["letters"])
        self.spaced = tables["spaces"] == "needed"
        self.grammar = tables["grammar"]
        self._gaps = GAPS if self.spaced else " "
        fuzzy = tables["fuzzy"]
        self._fuzzy = [fold_word(word) for word in fuzzy["words"]]
        self._not_fuzzy = {fold_word(word) for word in fuzzy["but_not"]}
        self._glued = {
            kind: tuple(fold_word(word) for word in words)
            for kind, words in tables["glued"].items()
        }
        self._words: dict[str, tuple[Term, ...]] = {}
        self._bounded: dict[str, tuple[Term, ...]] = {}
        bounded = {*tables["bounded"]}
        for typed, term in list_terms(raw, language):
            self._add(fold_word(typed), term, bounded)
        self._neighbours = frozenset(
            word
            for word, terms in self._words.items()
            if NEIGHBOURS & {one.kind for one in terms}
        )
        self._longest = max(map(len, self._neighbours), default=0)
        words = {*self._words, *self._bounded}
        self._beginnings = {word[:end] for word in words for end in range(1, len(word) + 1)}

    def _add(self, plain: str, term: Term, bounded: set[str]) -> None:
        word = plain if self.spaced else plain.replace(" ", "")
        table = self._bounded if word in bounded and term.kind in BOUNDED else self._words
        if term not in table.get(word, ()):
            table[word] = (*table.get(word, ()), term)

    def find_terms(self, plain: str, at: int) -> Iterator[tuple[tuple[Term, ...], int]]:
        """What the words that start here stand for, and where each ends; short ones first."""
        word, gap = "", False
        for place in range(at, len(plain)):
            between, gap = gap, place > at and plain[place] in self._gaps
            if gap and (between or not self.spaced):
                continue
            word += " " if gap else plain[place]
            if word not in self._beginnings:
                return
            if word in self._words:
                if self._is_whole(plain, place + 1):
                    yield self._words[word], place + 1
                elif joined := self._find_joined(self._words[word], plain, place + 1):
                    yield joined, place + 1
            if word in self._bounded and self._is_alone(plain, at, place + 1):
                yield self._bounded[word], place + 1

    def guess_terms(self, word: str) -> tuple[Term, ...]:
        """What a long word with a letter wrong stands for; nothing when that is not sure."""
        if word in self._not_fuzzy:
            return ()
        near = [known for known in self._fuzzy if is_near(word, known)]
        return self._words[near[0]] if len(near) == 1 else ()

    def _is_whole(self, plain: str, end: int) -> bool:
        follows = plain[end : end + 1]
        inside = is_letter(plain[end - 1]) and is_letter(follows) and follows < FIRST_UNSPACED
        return not (self.spaced and inside)

    def _find_joined(self, terms: tuple[Term, ...], plain: str, end: int) -> tuple[Term, ...]:
        """The terms to which what follows may be glued in one word: tenish, Freitagabend."""
        return tuple(
            term for term in terms if plain.startswith(self._glued.get(term.kind, ()), end)
        )

    def _is_alone(self, plain: str, at: int, end: int) -> bool:
        before = plain[at - 1] if at else " "
        free = not before.isalnum() or self._ends_neighbour(plain, at)
        return free and (
            not is_letter(plain[end : end + 1]) or self._starts_neighbour(plain, end)
        )

    def _ends_neighbour(self, plain: str, at: int) -> bool:
        starts = range(max(at - self._longest, 0), at)
        return any(plain[start:at] in self._neighbours for start in starts)

    def _starts_neighbour(self, plain: str, at: int) -> bool:
        return any(
            plain[at : at + size] in self._neighbours for size in range(1, self._longest + 1)
        )


def is_letter(character: str) -> bool:
    """True for letters and for the vowel signs that some scripts write as marks on them."""
    return character.isalpha() or (character > "\u02ff" and category(character)[0] == "M")


def read_vocabulary(language: str) -> Vocabulary:
    """Read and compile the file of a language; some milliseconds."""
    return Vocabulary(language, (LOCALES / language / FILE).read_text(encoding="utf-8"))


def list_languages() -> tuple[str, ...]:
    """The languages that have a file."""
    return tuple(sorted(path.parent.name for path in LOCALES.glob(f"*/{FILE}")))
