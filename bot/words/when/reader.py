"""The reader of typed days and times.

A line is folded to one spelling, cut into words of its languages, read by their grammar in
every way that leaves nothing over, and each way is put on the calendar. What is ambiguous
gives several readings, what is not sure gives a question: a wrong single reading is the one
thing that must not happen.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from bot.words.when.covers import Cover, Search
from bot.words.when.date_rules import DATE_ACTIONS
from bot.words.when.day_rules import DAY_ACTIONS
from bot.words.when.fallback import Fallback
from bot.words.when.folding import Folded, fold
from bot.words.when.grammar import Chart, Grammar, compile_grammar
from bot.words.when.hour_rules import HOUR_ACTIONS
from bot.words.when.meaning import Here
from bot.words.when.readings import Reply
from bot.words.when.scanning import Scanner
from bot.words.when.settling import conclude, settle
from bot.words.when.shift_rules import SHIFT_ACTIONS
from bot.words.when.vocabulary import Vocabulary, list_languages, read_vocabulary
from bot.words.when.written_rules import WRITTEN_ACTIONS

LONGEST_LINE = 200  # characters; longer text is no answer to "when?"
NOT_A_DATE = Reply(ask="not-a-date")
STOPS = " \t\n,.;:!?-~"
WORLD = "en"  # understood in every chat, after its own language
ACTIONS = {**DAY_ACTIONS, **DATE_ACTIONS, **SHIFT_ACTIONS, **HOUR_ACTIONS, **WRITTEN_ACTIONS}


class Look:
    """One line read in some languages together, each in its own script."""

    def __init__(self, line: Folded, languages: tuple[Vocabulary, ...], here: Here) -> None:
        self.here = here
        self.plain = line.plain
        self._line = line
        self._scanner = Scanner(line.plain, languages)
        self._chart = Chart(grammar_of(languages), self._scanner, here)

    def read(self) -> Reply | None:
        """What the line means; None if there is more in it than time."""
        covers = Search(self._chart, self._scanner, gaps_allowed=False).list_covers()
        return self._conclude(covers) if covers else None

    def find(self) -> tuple[Reply, str] | None:
        """What is said about time and what else is said; None if no time is named surely."""
        search = Search(self._chart, self._scanner, gaps_allowed=True)
        covers = [cover for cover in search.list_covers() if not cover.is_shaky]
        if not covers:
            return None
        if any(map(search.leaves_time, covers)):
            return Reply(ask="unclear"), self._rest(covers[0])
        return self._conclude(covers), self._rest(covers[0])

    def _conclude(self, covers: Iterable[Cover]) -> Reply:
        return conclude(
            Reply(ask="unclear") if one.negated else settle(one.pieces, self.here)
            for one in covers
        )

    def _rest(self, found: Cover) -> str:
        typed = (self._line.slice_typed(start, end) for start, end in found.gaps)
        return " ".join(" ".join(one.strip(STOPS) for one in typed).split())


class WhenReader:
    """The words of one chat's language, compiled once; reading changes nothing in it."""

    def __init__(self, locale: str) -> None:
        language, *region = re.split("[-_]", locale)
        ranked = sorted(list_languages(), key=lambda one: (one != language, one != WORLD, one))
        self._ranked = tuple(map(vocabulary_of, ranked))
        own = self._ranked[0]
        self._month_first = own.month_first and not own.day_first_regions & {*region}
        # A country, not "001": the world.
        self._one_way = own.one_way or any(map(str.isalpha, region))
        self._foreign = None if own.language == language else language
        self._fallback: Fallback | None = None

    def warm(self) -> None:
        """Load what the first line would otherwise wait for; some tenths of a second."""
        own = self._ranked[0]
        for other in self._ranked:
            grammar_of((other,))
            if other.letters.pattern != own.letters.pattern:
                grammar_of((own, other))
        if self._foreign:
            self._fallback = Fallback.find(self._foreign)

    def read(self, text: str, *, now: datetime, zone: ZoneInfo) -> Reply:
        """What a line means, if all of it is about when."""
        return self._read_whole(self._look(text, now.astimezone(zone)))

    def find(self, text: str, *, now: datetime, zone: ZoneInfo) -> tuple[Reply, str]:
        """What the words about when mean, and all other words as they were typed."""
        looks = self._look(text, now.astimezone(zone))
        reply = self._read_whole(looks)
        if reply.ask != "not-a-date":
            return reply, ""
        found = (look.find() for look in looks)
        return next((one for one in found if one), (NOT_A_DATE, text.strip()))

    def _read_whole(self, looks: Sequence[Look]) -> Reply:
        replies = (look.read() for look in looks)
        read = next((reply for reply in replies if reply), None)
        return read or (self._read_foreign(looks[0]) if looks else NOT_A_DATE)

    def _read_foreign(self, look: Look) -> Reply:
        pieces = self._fallback.read(look.plain, look.here) if self._fallback else ()
        return settle(pieces, look.here) if pieces else NOT_A_DATE

    def _look(self, text: str, now: datetime) -> tuple[Look, ...]:
        """Own language first, with others of other scripts that are in the line; then the rest."""
        if len(text) > LONGEST_LINE:
            return ()
        line = fold(text)
        present = [one for one in self._ranked if one.letters.search(line.plain)]
        left = present or list(self._ranked[:1])
        looks: list[Look] = []
        while left:
            scripts = {one.letters.pattern: one for one in reversed(left)}
            together = tuple(one for one in left if one in scripts.values())
            looks.append(Look(line, together, self._here(together[0], now)))
            left = [one for one in left if one not in together]
        return tuple(looks)

    def _here(self, main: Vocabulary, now: datetime) -> Here:
        is_own = main is self._ranked[0]
        return Here(
            now=now,
            week_starts=main.week_starts,
            month_first=self._month_first if is_own else main.month_first,
            one_way=self._one_way if is_own else main.one_way,
            dotted_days=main.dotted_days,
        )


@cache
def vocabulary_of(language: str) -> Vocabulary:
    """A language's words, read from its file once."""
    return read_vocabulary(language)


@cache
def grammar_of(languages: tuple[Vocabulary, ...]) -> Grammar:
    """The grammar of some languages together, compiled once."""
    return compile_grammar(languages, ACTIONS)


@cache
def reader_for(locale: str) -> WhenReader:
    """The reader of a locale, made when it is first asked for."""
    return WhenReader(locale)


def warm(locales: Iterable[str]) -> None:
    """Make the readers of these locales ready; run it in a thread before the first message."""
    for locale in locales:
        reader_for(locale).warm()


def read_when(text: str, *, locale: str, now: datetime, zone: ZoneInfo) -> Reply:
    """What a line means, if all of it is about when; `now` must be aware."""
    return reader_for(locale).read(text, now=now, zone=zone)


def find_when(text: str, *, locale: str, now: datetime, zone: ZoneInfo) -> tuple[Reply, str]:
    """What the words of a line about when mean, and its other words as they were typed."""
    return reader_for(locale).find(text, now=now, zone=zone)
