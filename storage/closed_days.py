"""Public holidays: the local dates on which a venue is closed, with their names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import holidays

from domain.labels import Label

FALLBACK = "en_US"


def closed_days(
    country: str, subdivision: str, languages: Sequence[str], years: Iterable[int]
) -> dict[date, Label]:
    """The public holidays of those years, named in every language; none without a country.

    A language is always named: left to itself, the library takes that of the process.
    """
    if not country:
        return {}
    names = {
        language: _names(country, subdivision, language, tuple(years)) for language in languages
    }
    dates = sorted(next(iter(names.values())))
    return {
        on: Label(tuple((language, names[language][on]) for language in languages))
        for on in dates
    }


def countries() -> dict[str, list[str]]:
    """The countries whose holidays are known, each with its subdivisions."""
    return holidays.list_supported_countries(include_aliases=False)


def _names(
    country: str, subdivision: str, language: str, years: tuple[int, ...]
) -> dict[date, str]:
    found = holidays.country_holidays(
        country,
        subdiv=subdivision or None,
        years=years,
        language=_spoken(country, language),
        expand=False,
    )
    return {on: found[on].replace("; ", ", ") for on in found}


def _spoken(country: str, language: str) -> str | None:
    """The language of the library for ours: itself, another regional form, English, the local."""
    kind = holidays.country_holidays(country)
    known = kind.supported_languages
    own, spoken = language.replace("-", "_"), language.partition("-")[0]
    regional = [one for one in known if one.partition("_")[0] == spoken]
    for wish in (own, spoken, *regional, FALLBACK):
        if wish in known:
            return wish
    return kind.default_language
