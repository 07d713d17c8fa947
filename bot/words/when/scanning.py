"""Which words and literals can be read from each place of a line, and where each one ends.

A place may start several (일 is a day, a one and a Sunday): the grammar takes those that
account for the whole line.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from bot.words.when.digits import read_digits
from bot.words.when.meaning import Term, Value
from bot.words.when.vocabulary import Vocabulary, is_letter

SKIPPED = re.compile(r"[\s,.;:!?…()\[\]\"“”「」*_^]*")
CHUNK = re.compile(r"\S+")
WORD = re.compile(r"[^\W\d_]{5,}")
RANGE_BEFORE = re.compile(r"(?:^|[^\d/.:-])\d{1,2} ?$")

Words: TypeAlias = Mapping[str, Sequence[tuple[int, Value]]]


class Scanner:
    """One folded line in the words of some languages."""

    def __init__(self, plain: str, vocabularies: tuple[Vocabulary, ...]) -> None:
        self.plain = plain
        self.end = len(plain)
        self._vocabularies = vocabularies
        self._words: dict[int, Words] = {}

    def skip(self, at: int) -> int:
        """The next place that is not a space or a stop."""
        found = SKIPPED.match(self.plain, at)
        return found.end() if found else at

    def skip_chunk(self, at: int) -> int:
        """The place after what is typed without a space."""
        found = CHUNK.match(self.plain, at)
        return self.skip(found.end()) if found else self.end

    def starts_chunk(self, at: int) -> bool:
        """True at the beginning and after a space."""
        return at == 0 or SKIPPED.fullmatch(self.plain[at - 1]) is not None

    def words(self, at: int) -> Words:
        """What can be read at a place, by kind: where it ends, and its value."""
        known = self._words.get(at)
        if known is None:
            known = self._words[at] = self._sort(list(self._read(at)))
        return known

    def _sort(self, read: list[tuple[Term, int]]) -> Words:
        longest = max((end for _, end in read), default=0)
        # "Good Friday" is no Friday that is good.
        unsure = [one for one in read if one[0].kind == "UNSURE" and one[1] == longest]
        words: dict[str, list[tuple[int, Value]]] = {}
        for term, end in unsure or read:
            words.setdefault(term.kind, []).append((self.skip(end), term.value))
        return words

    def _read(self, at: int) -> Iterator[tuple[Term, int]]:
        character = self.plain[at : at + 1]
        if character.isdigit():
            yield from read_digits(self.plain, at)
        elif character in {"-", "~"}:
            yield Term("dash", 0), at + 1
            if not self._is_range(at):
                yield Term("filler", 0), at + 1
        yield from self._read_words(at)

    def _is_range(self, at: int) -> bool:
        after = self.plain[at + 1 :].lstrip()[:1]
        return (
            after.isdigit() and RANGE_BEFORE.search(self.plain[max(at - 4, 0) : at]) is not None
        )

    def _read_words(self, at: int) -> Iterator[tuple[Term, int]]:
        found = False
        for vocabulary in self._vocabularies:
            for terms, end in vocabulary.find_terms(self.plain, at):
                found = True
                yield from ((term, end) for term in terms if self._stands(term, at))
        word = None if found else WORD.match(self.plain, at)
        if word:
            for vocabulary in self._vocabularies:
                guessed = vocabulary.guess_terms(word.group())
                yield from ((term, word.end()) for term in guessed)

    def _stands(self, term: Term, at: int) -> bool:
        """A particle clings to the word before it."""
        before = self.plain[at - 1 : at]
        return term.kind != "particle" or before.isdigit() or is_letter(before)
