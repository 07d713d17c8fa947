"""The catalogues under `locales/`: one folder per language, one `Words` per kind of reader.

English is the measure: a language that lacks a sentence or a variable of it, or has one too
many, is refused as a whole, not when somebody comes across it. Each is read when it is first
asked for, so that a start costs English alone, and the others once somebody speaks them.

A language is named by a tag such as `de` or `en-AU`. The sentences are those of the language;
dates, clock, first day of the week and amounts are those of the region.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path

from babel import Locale, UnknownLocaleError

from bot.aside import aside
from bot.words.fluent import FluentError, Pattern, read
from bot.words.speech import Words

LOCALES = Path(__file__).parent.parent.parent / "locales"
MEASURE = "en"

# Where readers of a bare language tag are taken to live, unless the venue says where its own
# do: `en-AU`. Telegram says plain `en` to half the world, so that is day before month and 24
# hours.
_HOMES = {
    "de": "DE", "en": "GB", "es": "ES", "hi": "IN", "ko": "KR", "mr": "IN", "ru": "RU",
}  # fmt: skip
# What they type is read as from anywhere: who says only `en` may put the month first.
WORLD = "001"

Sentences = Mapping[str, Pattern]


class Catalogues:
    """Every language the bot speaks."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        self._folders = folders
        self._measure = _read_folder(folders[MEASURE])
        self._sentences = cache(self._read)
        self._words = lru_cache(maxsize=32)(self._speak)
        self._read_already: set[str] = set()

    @classmethod
    def load(cls, path: Path = LOCALES) -> Catalogues:
        """Every folder with `.ftl` files in it; FluentError when English cannot be read."""
        folders = {
            folder.name: folder
            for folder in sorted(path.iterdir())
            if any(folder.glob("*.ftl"))
        }
        if MEASURE not in folders:
            message = f"{path}: there is no catalogue of {MEASURE}"
            raise FluentError(message)
        return cls(folders)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are, by code."""
        return tuple(self._folders)

    def spoken(self, tags: Sequence[str]) -> tuple[str, ...]:
        """Those of some language tags that have a catalogue."""
        return tuple(one for one in tags if _parts(one)[0] in self._folders)

    def for_(self, language_code: str, venue_languages: Sequence[str] = ()) -> Words:
        """The words for a reader; of an unknown language, the venue's first known or English.

        FluentError when the language's catalogue is not complete.

        `language_code` is what Telegram says: `ko`, `ko-KR`, `en-US`, or nothing at all. Who
        says no region lives where the venue's own readers of that language do.
        """
        return self._words(*self._locale(language_code, venue_languages))

    async def learn(self, language_code: str, venue_languages: Sequence[str] = ()) -> Words:
        """`for_`; while a language is read for the first time, everybody else goes on."""
        language, region = self._locale(language_code, venue_languages)
        if language not in self._read_already:
            await aside(partial(self._words, language, region))
        return self._words(language, region)

    def _locale(self, language_code: str, venue_languages: Sequence[str]) -> tuple[str, str]:
        tags = [_parts(one) for one in (language_code, *venue_languages, MEASURE)]
        language = next(one for one, _ in tags if one in self._folders)
        regions = (region for one, region in tags if one == language and region)
        return language, next(regions, "")

    def _speak(self, language: str, region: str) -> Words:
        sentences = self._sentences(language)
        locale = Locale(language, region or _HOMES.get(language))
        words = Words(sentences, locale, typed=f"{language}_{region or WORLD}")
        self._read_already.add(language)
        return words

    def _read(self, language: str) -> Sentences:
        if language == MEASURE:
            return self._measure
        sentences = _read_folder(self._folders[language])
        _check(language, sentences, self._measure)
        return sentences


@lru_cache(maxsize=1024)
def _parts(tag: str) -> tuple[str, str]:
    """The language of a tag, and its region if CLDR knows the two together, else none."""
    language, _, rest = tag.replace("_", "-").partition("-")
    language, region = language.lower(), rest.rpartition("-")[2].upper()
    if not (region.isascii() and region.isalnum()):
        return language, ""
    try:
        Locale(language, region)
    except (UnknownLocaleError, ValueError):
        return language, ""
    return language, region


def _read_folder(folder: Path) -> Sentences:
    found: dict[str, Pattern] = {}
    for file in sorted(folder.glob("*.ftl")):
        sentences = read(file)
        twice = found.keys() & sentences.keys()
        if twice:
            message = f"{file}: {min(twice)} stands in another file too"
            raise FluentError(message)
        found |= sentences
    return found


def _check(language: str, sentences: Sentences, measure: Sentences) -> None:
    for name in sorted(sentences.keys() ^ measure.keys()):
        fault = "is missing" if name in measure else f"is not in {MEASURE}"
        message = f"{language}: {name} {fault}"
        raise FluentError(message)
    for name, pattern in sentences.items():
        wanted, found = measure[name].variables(), pattern.variables()
        if wanted != found:
            message = f"{language}: {name} says {sorted(found)} instead of {sorted(wanted)}"
            raise FluentError(message)
