"""The catalogues under `locales/`: one folder per language, one `Words` per kind of reader.

English is the measure: a language that lacks a sentence or a variable of it, or has one too
many, is refused when it is loaded, not when somebody reads it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

from bot.words.fluent import FluentError, Pattern, read
from bot.words.speech import Words

LOCALES = Path(__file__).parent.parent.parent / "locales"
MEASURE = "en"

# Where readers of a bare language tag are taken to live. Telegram says plain `en` to half the
# world, so that is day before month and 24 hours; `en-US` is said to be American.
_HOMES = {"en": "GB", "ko": "KR"}
# What they type is read as from anywhere: who says only `en` may put the month first.
WORLD = "001"

Sentences = Mapping[str, Pattern]


class Catalogues:
    """Every language the bot speaks."""

    def __init__(self, catalogues: Mapping[str, Sentences]) -> None:
        self._catalogues = catalogues
        self._words = lru_cache(maxsize=32)(self._speak)
        for language in catalogues:
            self._words(language, "")

    @classmethod
    def load(cls, path: Path = LOCALES) -> Catalogues:
        """Every folder with `.ftl` files in it; FluentError when one is not complete."""
        found = {
            folder.name: _read_folder(folder)
            for folder in sorted(path.iterdir())
            if any(folder.glob("*.ftl"))
        }
        if MEASURE not in found:
            message = f"{path}: there is no catalogue of {MEASURE}"
            raise FluentError(message)
        for language, sentences in found.items():
            _check(language, sentences, found[MEASURE])
        return cls(found)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are, by code."""
        return tuple(self._catalogues)

    def for_(self, language_code: str, venue_languages: Sequence[str] = ()) -> Words:
        """The words for a reader; of an unknown language, the venue's first known or English.

        `language_code` is what Telegram says: `ko`, `ko-KR`, `en-US`, or nothing at all.
        """
        for code in (language_code, *venue_languages, MEASURE):
            language, _, region = code.replace("_", "-").partition("-")
            language = language.lower()
            if language in self._catalogues:
                return self._words(language, _region(language, region))
        raise AssertionError(MEASURE)

    def _speak(self, language: str, region: str) -> Words:
        locale = Locale(language, region or _HOMES.get(language))
        return Words(self._catalogues[language], locale, typed=f"{language}_{region or WORLD}")


def _region(language: str, rest: str) -> str:
    """The region of a language tag, if CLDR knows it."""
    region = rest.rpartition("-")[2].upper()
    if not region or not region.isascii() or not region.isalpha():
        return ""
    try:
        Locale(language, region)
    except UnknownLocaleError:
        return ""
    return region


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
