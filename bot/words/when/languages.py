"""Which languages a line of a chat may be in: its own, the venue's, English, other scripts.

Each is loaded once, when a line may be in it. Languages of a script that the chat does not use
wait until a line has letters of it. `warm` loads them sooner.
"""

import re
from collections.abc import Iterable
from functools import cache, cached_property

from bot.words.when.clock_rules import CLOCK_ACTIONS
from bot.words.when.date_rules import DATE_ACTIONS
from bot.words.when.day_rules import DAY_ACTIONS
from bot.words.when.grammar import Grammar, Rules, compile_rules
from bot.words.when.hour_rules import HOUR_ACTIONS
from bot.words.when.shift_rules import SHIFT_ACTIONS
from bot.words.when.vocabulary import Vocabulary, list_languages, read_vocabulary
from bot.words.when.written_rules import WRITTEN_ACTIONS

WORLD = "en"  # understood in every chat
ACTIONS = {
    **DAY_ACTIONS,
    **DATE_ACTIONS,
    **SHIFT_ACTIONS,
    **CLOCK_ACTIONS,
    **HOUR_ACTIONS,
    **WRITTEN_ACTIONS,
}


@cache
def vocabulary_of(language: str) -> Vocabulary:
    """A language's words, read from its file once."""
    return read_vocabulary(language)


@cache
def rules_of(language: str) -> Rules:
    """A language's grammar, compiled once."""
    return compile_rules(vocabulary_of(language), ACTIONS)


@cache
def grammar_of(languages: tuple[str, ...]) -> Grammar:
    """The grammar of some languages together."""
    return Grammar.together(map(rules_of, languages))


class Languages:
    """The languages of one kind of chat, the likeliest first."""

    def __init__(self, own: str, spoken: Iterable[str]) -> None:
        known = list_languages()
        wanted = (own, *(re.split("[-_]", one)[0] for one in spoken), WORLD)
        self._names = tuple(dict.fromkeys(one for one in wanted if one in known))
        self._others = tuple(one for one in known if one not in self._names)
        self._loaded = self._far_loaded = False

    @property
    def main(self) -> Vocabulary:
        """The chat's own language; English if that has no words here."""
        return self._near[0]

    @cached_property
    def _near(self) -> tuple[Vocabulary, ...]:
        return tuple(map(vocabulary_of, self._names))

    @cached_property
    def _strange(self) -> re.Pattern[str]:
        scripts = "|".join({one.letters.pattern for one in self._near})
        return re.compile(rf"(?!{scripts})[^\W\d_]")

    @cached_property
    def _far(self) -> tuple[Vocabulary, ...]:
        scripts = {one.letters.pattern for one in self._near}
        others = map(vocabulary_of, self._others)
        return tuple(one for one in others if one.letters.pattern not in scripts)

    def lacks(self, plain: str) -> bool:
        """Whether a line would have to wait for languages that are not loaded yet."""
        if not self._loaded:
            return True
        return not self._far_loaded and self._strange.search(plain) is not None

    def warm(self, plain: str | None = None) -> None:
        """Load all that this line needs, or any line."""
        for one in self._near:
            rules_of(one.language)
        self._loaded = True
        if plain is None or self._strange.search(plain):
            for one in self._far:
                rules_of(one.language)
            self._far_loaded = True

    def group(self, plain: str) -> Iterable[tuple[Vocabulary, ...]]:
        """Languages to read a line in: the likeliest of each script together, then the next.

        First the likeliest by itself: it knows "am" and "pm", and two take much longer.
        """
        far = self._far if self._strange.search(plain) else ()
        left = [one for one in (*self._near, *far) if one.letters.search(plain)]
        left = left or [self.main]
        while left:
            scripts = {one.letters.pattern: one for one in reversed(left)}
            together = tuple(one for one in left if one in scripts.values())
            if len(together) > 1:
                yield together[:1]
            yield together
            left = [one for one in left if one not in together]
