"""The reader of typed days and times.

A line is folded to one spelling, cut into words of its languages, read by their grammar in
every way that leaves nothing over, and each way is put on the calendar. What is ambiguous
gives several readings, what is not sure gives a question: a wrong single reading is the one
thing that must not happen.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache, cached_property, partial
from zoneinfo import ZoneInfo

from bot.aside import aside
from bot.words.when.covers import Cover, Search
from bot.words.when.fallback import Fallback
from bot.words.when.folding import Folded, fold
from bot.words.when.grammar import Chart, Effort
from bot.words.when.languages import Languages, grammar_of
from bot.words.when.meaning import Here
from bot.words.when.readings import Reply
from bot.words.when.scanning import Scanner
from bot.words.when.settling import conclude, settle
from bot.words.when.vocabulary import Vocabulary

LONGEST_LINE = 200  # characters; longer text is no answer to "when?"
NOT_A_DATE = Reply(ask="not-a-date")
STOPS = " \t\n,.;:!?-~"


class Look:
    """One line read in some languages together, each in its own script."""

    def __init__(
        self, line: Folded, languages: tuple[Vocabulary, ...], here: Here, effort: Effort
    ) -> None:
        self.here = here
        self.plain = line.plain
        self._line = line
        self._scanner = Scanner(line.plain, languages)
        grammar = grammar_of(tuple(one.language for one in languages))
        self._chart = Chart(grammar, self._scanner, here, effort)

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
    """The words of one chat's languages; reading changes nothing in it."""

    def __init__(self, locale: str, spoken: Iterable[str] = ()) -> None:
        language, *region = re.split("[-_]", locale)
        self._languages = Languages(language, spoken)
        self._language, self._region = language, {*region}
        self._fallback: Fallback | None = None

    async def prepare(self, text: str) -> None:
        """Load what the line would otherwise wait for, while everybody else goes on."""
        if len(text) <= LONGEST_LINE and self._languages.lacks(fold(text).plain):
            await aside(partial(self.load, text))

    def load(self, text: str) -> None:
        """Load what the line would otherwise wait for; some hundredths of a second."""
        self._languages.warm(fold(text).plain)

    def warm(self) -> None:
        """Load what any line would otherwise wait for; some tenths of a second."""
        self._languages.warm()
        if self._languages.main.language != self._language:
            self._fallback = Fallback.find(self._language)

    def read(self, text: str, *, now: datetime, zone: ZoneInfo) -> Reply:
        """What a line means, if all of it is about when."""
        return self._read_whole(self._look(text, now.astimezone(zone)))

    def find(self, text: str, *, now: datetime, zone: ZoneInfo) -> tuple[Reply, str]:
        """What the words about when mean, and all other words as they were typed.

        Of several languages, the one that leaves the fewest.
        """
        looks = self._look(text, now.astimezone(zone))
        reply = self._read_whole(looks)
        if reply.ask != "not-a-date":
            return reply, ""
        found = [one for look in looks if (one := look.find())]
        return min(found, key=lambda one: len(one[1]), default=(NOT_A_DATE, text.strip()))

    def _read_whole(self, looks: Sequence[Look]) -> Reply:
        replies = (look.read() for look in looks)
        read = next((reply for reply in replies if reply), None)
        return read or (self._read_foreign(looks[0]) if looks else NOT_A_DATE)

    def _read_foreign(self, look: Look) -> Reply:
        pieces = self._fallback.read(look.plain, look.here) if self._fallback else ()
        return settle(pieces, look.here) if pieces else NOT_A_DATE

    def _look(self, text: str, now: datetime) -> tuple[Look, ...]:
        if len(text) > LONGEST_LINE:
            return ()
        line, effort = fold(text), Effort()
        groups = self._languages.group(line.plain)
        return tuple(Look(line, one, self._here(one[0], now), effort) for one in groups)

    @cached_property
    def _month_first(self) -> bool:
        habits = self._languages.main.habits
        return habits.month_first and not habits.day_first_regions & self._region

    @cached_property
    def _one_way(self) -> bool:
        # A country, not "001": the world.
        abroad = any(map(str.isalpha, self._region))
        return self._languages.main.habits.one_way or abroad

    def _here(self, main: Vocabulary, now: datetime) -> Here:
        is_own, habits = main is self._languages.main, main.habits
        return Here(
            now=now,
            week_starts=habits.week_starts,
            month_first=self._month_first if is_own else habits.month_first,
            one_way=self._one_way if is_own else habits.one_way,
            dotted_days=habits.dotted_days,
        )


@cache
def reader_for(locale: str, spoken: tuple[str, ...] = ()) -> WhenReader:
    """The reader of a locale at a venue where these languages are spoken, made once."""
    return WhenReader(locale, spoken)


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
