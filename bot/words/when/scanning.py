"""Which words and literals can be read from each place of a line, and where each one ends.

A place may start several (일 is a day, a one and a Sunday): the grammar takes those that
account for the whole line.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from bot.words.when.meaning import Term, Value
from bot.words.when.vocabulary import Vocabulary

SKIPPED = re.compile(r"[\s,.;:!?…()\[\]\"“”「」*_^]*")
CHUNK = re.compile(r"\S+")
WORD = re.compile(r"[a-z]{5,}")
NUMBER = re.compile(r"\d{1,4}(?!\d|[.,:/]\d)")
YEAR_FIRST = re.compile(r"(\d{4})([-/.]) ?(\d{1,2})\2 ?(\d{1,2})(?!\d)\.?(?:t(?=\d))?")
COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)(?!\d)")
TRIPLE = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d|[-/.:,]\d)")
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?!\d|[-/.:,]\d)")
DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})(?!\d|[-/.:,]\d)")
CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::[0-5]\d)?(?!\d|[:/.,]\d)")
HOURS = re.compile(r"(\d{1,2})h(\d{2})?(?![\da-z])")
CENTURIES = range(1900, 2200)
RANGE_BEFORE = re.compile(r"(?:^|[^\d/.:-])\d{1,2} ?$")
FIRST_HOUR_LETTER = 7  # "2h" is how long, "17h" is when

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
        return at == 0 or self.plain[at - 1] == " "

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
        return after.isdigit() and RANGE_BEFORE.search(self.plain[max(at - 4, 0) : at]) is not None

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
        return term.kind != "particle" or (at > 0 and self.plain[at - 1].isalnum())


def read_digits(plain: str, at: int) -> Iterator[tuple[Term, int]]:
    """Dates, clock times and numbers written in digits."""
    if found := YEAR_FIRST.match(plain, at) or COMPACT.match(plain, at):
        numbers = [int(one) for one in found.groups() if one.isdigit()]
        yield Term("DATELIT", tuple(numbers)), found.end()
        return
    for kind, pattern in (("TRIPLE", TRIPLE), ("SLASHED", SLASHED), ("DOTTED", DOTTED)):
        if found := pattern.match(plain, at):
            numbers = [int(one) for one in found.groups() if one.isdigit()]
            yield Term(kind, (*numbers, len(found.groups()[-1]))), found.end()
            break
    if found := DOTTED.match(plain, at):
        yield Term("DECIMAL", Fraction(f"{found[1]}.{found[2]}")), found.end()
    if found := CLOCK.match(plain, at) or HOURS.match(plain, at):
        yield from _clock(found)
    if found := NUMBER.match(plain, at):
        glued = plain[found.end() : found.end() + 1].isalpha()
        yield from ((term, found.end()) for term in _number_terms(found.group(), glued=glued))


def _clock(found: re.Match[str]) -> Iterator[tuple[Term, int]]:
    hour, minute = int(found[1]), int(found[2] or 0)
    lettered = found.re is HOURS
    if lettered and not found[2] and hour < FIRST_HOUR_LETTER:
        return
    sure = lettered or len(found[1]) > 1
    kind = "CLOCKLIT" if hour * 60 + minute <= 1440 and minute < 60 else "BADCLOCK"
    yield Term(kind, (hour, minute, int(sure))), found.end()


def _number_terms(digits: str, *, glued: bool) -> Iterator[Term]:
    value = int(digits)
    yield Term("INT", value)
    if len(digits) <= 2:
        yield Term("NUM", value)
        yield Term("NUMDIGIT", value)
        if not glued:
            yield Term("NUMFREE", value)
        return
    hour, minute = divmod(value, 100)
    if len(digits) == 4 and value in CENTURIES:
        yield Term("YEAR", value)
    # Three digits are rather a number, but for "930" and "900am".
    clear = len(digits) == 4 or (digits[0] != "0" and (minute > 0 or glued))
    if hour < 24 and minute < 60 and clear:
        yield Term("MILITARY", (hour, minute, int(len(digits) == 4)))
