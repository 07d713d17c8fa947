"""The words and grammar of each language: whatever a rule can say is read without a fault."""

import random
import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from bot.words.when.folding import fold
from bot.words.when.grammar import Chart
from bot.words.when.languages import ACTIONS, WORLD, grammar_of, vocabulary_of
from bot.words.when.meaning import Here
from bot.words.when.scanning import Scanner
from bot.words.when.vocabulary import FILE, LOCALES, list_languages
from bot.words.when.wordlists import list_terms

LANGUAGES = list_languages()
WRITTEN = {
    "NUM": "5", "INT": "5", "NUMDIGIT": "11", "NUMFREE": "11", "NUMDOT": "11.", "YEAR": "2027",
    "MILITARY": "1730", "HUNDREDS": "900", "CLOCKLIT": "15:30", "BADCLOCK": "25:00", "dash": "-",
    "DATELIT": "2027-03-01", "TRIPLE": "1/3/2027", "SLASHED": "1/3", "DOTTED": "1.3",
    "DECIMAL": "1.5", "HOURS_AND_MINUTES": "1h30",
}  # fmt: skip
HERE = Here(
    now=datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Seoul")),
    week_starts=(0,),
    month_first=False,
    one_way=True,
    dotted_days=True,
)
DEEPEST = 12


class Speaker:
    """Says something for every symbol of a language's grammar, at random."""

    def __init__(self, language: str, seed: int) -> None:
        document = tomllib.loads((LOCALES / language / FILE).read_text(encoding="utf-8"))
        self.language = language
        self.grammar: Mapping[str, Mapping[str, list[str]]] = document["grammar"]
        self._chance = random.Random(seed)
        self._words: dict[str, list[str]] = {}
        for word, term in list_terms(document, language):
            self._words.setdefault(term.kind, []).append(word)

    def rows(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every symbol with each row of symbols that makes it."""
        for made, table in self.grammar.items():
            for line in (line for lines in table.values() for line in lines):
                yield from ((made, row) for row in self._expand(line))

    def says(self, row: tuple[str, ...]) -> str:
        """Words for a row of symbols."""
        return " ".join(self._say(symbol, DEEPEST) for symbol in row)

    def _say(self, symbol: str, depth: int) -> str:
        if symbol in self.grammar and depth:
            lines = [line for lines in self.grammar[symbol].values() for line in lines]
            row = self._chance.choice(list(self._expand(self._chance.choice(lines))))
            return " ".join(self._say(one, depth - 1) for one in row)
        kind = symbol if symbol.isupper() else f"{self.language}:{symbol}"
        known = [*self._words.get(kind, ()), *([WRITTEN[symbol]] if symbol in WRITTEN else [])]
        return self._chance.choice(known) if known else "?"

    def _expand(self, line: str) -> Iterator[tuple[str, ...]]:
        choices = [
            [*one.rstrip("?").split("|"), *([""] if one.endswith("?") else [])]
            for one in line.split()
        ]
        yield from (tuple(filter(None, row)) for row in product(*choices))

    def knows(self, symbol: str) -> bool:
        """True if a rule or a word makes this symbol."""
        kind = symbol if symbol.isupper() else f"{self.language}:{symbol}"
        return symbol in self.grammar or symbol in WRITTEN or kind in self._words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_symbol_of_a_grammar_has_words_and_every_rule_an_action(language: str) -> None:
    speaker, world = Speaker(language, 0), Speaker(WORLD, 0)

    symbols = {symbol for _, row in speaker.rows() for symbol in row}
    # A language of another script is read together with English: "pm 3시".
    unknown = {one for one in symbols if not (speaker.knows(one) or world.knows(one))}
    idle = {name for table in speaker.grammar.values() for name in table} - ACTIONS.keys()

    assert unknown == set()
    assert idle == set()


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_a_grammar_can_say_is_read(language: str, seed: int) -> None:
    speaker = Speaker(language, seed)
    vocabulary, grammar = vocabulary_of(language), grammar_of((language,))
    said = [(made, fold(speaker.says(row)).plain) for made, row in speaker.rows()]

    scanners = [(made, Scanner(plain, (vocabulary,))) for made, plain in said]
    found = [Chart(grammar, one, HERE).find(made, one.skip(0)) for made, one in scanners]

    assert sum(map(bool, found)) > len(said) / 2
