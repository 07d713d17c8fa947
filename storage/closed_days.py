"""Public holidays: the local dates on which a venue is closed, with their names.

The library loads every country there is for the sake of one, so it is asked only where a venue
names its country.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from domain.labels import Label

if TYPE_CHECKING:
    from holidays import HolidayBase

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
    import holidays  # noqa: PLC0415 - heavy, and not everybody's

    return holidays.list_supported_countries(include_aliases=False)


def _names(
    country: str, subdivision: str, language: str, years: tuple[int, ...]
) -> dict[date, str]:
    import holidays  # noqa: PLC0415 - heavy, and not everybody's

    found = holidays.country_holidays(
        country,
        subdiv=subdivision or None,
        years=years,
        language=_spoken(holidays.country_holidays(country), language),
        expand=False,
    )
    return {on: found[on].replace("; ", ", ") for on in found}


def _spoken(kind: HolidayBase, language: str) -> str | None:
    """The language of the library for ours: itself, another regional form, English, the local."""
    known = kind.supported_languages
    own, spoken = language.replace("-", "_"), language.partition("-")[0]
    regional = [one for one in known if one.partition("_")[0] == spoken]
    for wish in (own, spoken, *regional, FALLBACK):
        if wish in known:
            return wish
    return kind.default_language
