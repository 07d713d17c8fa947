"""What does not go together in a venue document, and what would.

Every problem is the path of a field and a sentence; nothing is raised, so that an owner sees
all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import chain, pairwise
from zoneinfo import ZoneInfo, available_timezones

from babel.localedata import exists
from babel.numbers import list_currencies
from pydantic import BaseModel

from domain.labels import Label
from storage.closed_days import countries
from storage.currencies import currencies
from storage.venue_addition_checks import check_additions
from storage.venue_parts import (
    HeadDocument,
    HoursDocument,
    ResourceDocument,
    SpecialDocument,
    VenueDocument,
)
from storage.venue_payment_checks import check_payment
from storage.venue_promos import check_promos
from storage.venue_service_checks import check_service
from storage.venue_texts import DAY, WEEKDAYS, show_length, show_span
from storage.venue_words import Path, Problem, did_you_mean, twice

WEEK = 7 * DAY
_COUNTRY = '; write two letters such as "KR", or leave it out to have none'

_LOCATION = "write [latitude, longitude], as [37.53, 127.0]"
Placed = tuple[Path, tuple[int, int]]


def check(document: VenueDocument) -> Iterator[Problem]:
    """Every problem of a document whose fields are well written."""
    yield from _head(document.venue)
    yield from _nothing(document)
    if document.venue.languages and all(map(exists, document.venue.languages)):
        yield from _labels((), document, document.venue.languages)
    yield from _week(("hours",), document.hours)
    yield from _special(("special",), document.special)
    yield from _blackouts(document)
    yield from _resources(document)
    for index, service in enumerate(document.service):
        own = check_service(service, document), check_additions(service, document)
        for path, words in chain.from_iterable(own):
            yield ("service", index, *path), words
    yield from twice(("service",), "key", [one.key for one in document.service])
    yield from check_payment(document)
    yield from check_promos(document)


def _nothing(document: VenueDocument) -> Iterator[Problem]:
    if not document.venue.languages:
        yield ("venue", "languages"), 'at least one language: ["ko"]'
    if not document.resource:
        yield ("resource",), "there is nothing to book: write tables [[resource]]"
    if not document.service:
        yield ("service",), "there is nothing to sell: write tables [[service]]"


def _head(head: HeadDocument) -> Iterator[Problem]:
    if not _is_zone(head.zone):
        close = did_you_mean(head.zone, available_timezones())
        yield (
            ("venue", "zone"),
            f'there is no zone "{head.zone}"{close or _such_as("Asia/Seoul")}',
        )
    if head.currency not in currencies():
        known = head.currency in list_currencies()
        close = "" if known else did_you_mean(head.currency, currencies())
        words = f'nobody pays in "{head.currency}" today{close or _such_as("KRW")}'
        yield ("venue", "currency"), words
    yield from _tags(head.languages)
    yield from _country(head)
    if head.location is not None and not _is_location(head.location):
        yield ("venue", "location"), _LOCATION
    for index, lead in enumerate(head.reminders):
        if not timedelta(0) < lead <= timedelta(days=60):
            yield ("venue", "reminders", index), "a reminder comes between 1m and 60d before"
    yield from twice(("venue", "reminders"), "", [show_length(one) for one in head.reminders])


def _tags(tags: Sequence[str]) -> Iterator[Problem]:
    """A language alone or with its region; nobody could tell two regions of it apart."""
    first: dict[str, str] = {}
    for index, tag in enumerate(tags):
        path, language = ("venue", "languages", index), tag.partition("-")[0]
        if "_" in tag and exists(tag):
            yield path, f'there is no language "{tag}"; did you mean "{tag.replace("_", "-")}"?'
        elif not exists(tag.replace("-", "_")):
            yield path, f'there is no language "{tag}"{_such_as("ko")}'
        elif first.setdefault(language, tag) != tag:
            yield path, f'"{tag}" is the same language as "{first[language]}": keep one of them'
    yield from twice(("venue", "languages"), "", tags)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _country(head: HeadDocument) -> Iterator[Problem]:
    if not head.country:
        if head.subdivision:
            yield ("venue", "subdivision"), 'needs its country: country = "DE"'
        return
    known = countries()
    if head.country not in known:
        close = did_you_mean(head.country, known) or _COUNTRY
        yield ("venue", "country"), f'no holidays are known for "{head.country}"{close}'
    elif head.subdivision and head.subdivision not in known[head.country]:
        there_are = ", ".join(known[head.country]) or "none"
        words = f'{head.country} has no part "{head.subdivision}"; there are: {there_are}'
        yield ("venue", "subdivision"), words


def _is_location(location: Sequence[float]) -> bool:
    return len(location) == 2 and abs(location[0]) <= 90 and abs(location[1]) <= 180  # noqa: PLR2004


def _labels(path: Path, part: object, languages: tuple[str, ...]) -> Iterator[Problem]:
    """Every label, wherever it stands, has every language of the venue and no other."""
    match part:
        case Label():
            yield from _languages(path, part, languages)
        case BaseModel():
            for name, field in type(part).model_fields.items():
                below = (*path, field.alias or name)
                yield from _labels(below, getattr(part, name), languages)
        case tuple():
            for index, one in enumerate(part):
                yield from _labels((*path, index), one, languages)
        case _:
            return


def _languages(path: Path, label: Label, languages: tuple[str, ...]) -> Iterator[Problem]:
    given = [language for language, _ in label.by_language]
    if given == [""]:
        return
    for language in languages:
        if language not in given:
            yield path, f'the text in {language} is missing: add {language} = "…"'
    for language in given:
        if language not in languages:
            words = f'"{language}" is not among the languages of the venue'
            yield (*path, language), words + did_you_mean(language, languages)


def _week(path: Path, hours: HoursDocument) -> Iterator[Problem]:
    placed = [
        ((*path, day, index), (weekday * DAY + opens, weekday * DAY + closes))
        for weekday, (day, spans) in enumerate(zip(WEEKDAYS, hours.week, strict=True))
        for index, (opens, closes) in enumerate(spans)
    ]
    # Sunday's last opening may reach into Monday.
    again = [(where, (opens + WEEK, closes + WEEK)) for where, (opens, closes) in placed]
    yield from _overlapping([*placed, *again])


def _special(path: Path, special: Sequence[SpecialDocument]) -> Iterator[Problem]:
    for index, one in enumerate(special):
        spans = enumerate(one.hours)
        yield from _overlapping([((*path, index, "hours", at), span) for at, span in spans])
    yield from twice(path, "date", [one.on.isoformat() for one in special])


def _overlapping(placed: Iterable[Placed]) -> Iterator[Problem]:
    for (_, one), (path, other) in pairwise(sorted(placed, key=lambda each: each[1])):
        if other[0] < one[1]:
            first, second = (show_span(_of_day(span)) for span in (one, other))
            yield (
                path,
                f'"{second}" overlaps "{first}": make them one, or end the first earlier',
            )


def _of_day(span: tuple[int, int]) -> tuple[int, int]:
    days = span[0] // DAY * DAY
    return span[0] - days, span[1] - days


def _blackouts(document: VenueDocument) -> Iterator[Problem]:
    keys = dict.fromkeys(one.key for one in document.resource)
    for index, one in enumerate(document.blackout):
        if one.until <= one.since:
            yield ("blackout", index, "to"), "ends before it begins: write a later date or time"
        for at, key in enumerate(one.resources):
            if key not in keys:
                close = did_you_mean(key, keys) or f"; there are {', '.join(keys)}"
                yield (
                    ("blackout", index, "resources", at),
                    f'there is no resource "{key}"{close}',
                )


def _resources(document: VenueDocument) -> Iterator[Problem]:
    for index, one in enumerate(document.resource):
        if one.hours is not None:
            yield from _week(("resource", index, "hours"), one.hours)
        yield from _special(("resource", index, "special"), one.special)
        yield from _periods(("resource", index, "capacities"), one)
        if one.location is not None and not _is_location(one.location):
            yield ("resource", index, "location"), _LOCATION
    yield from twice(("resource",), "key", [one.key for one in document.resource])


def _periods(path: Path, one: ResourceDocument) -> Iterator[Problem]:
    """Each ends after it begins, and before the next one begins."""
    placed = sorted(enumerate(one.capacities), key=lambda each: each[1].since)
    for index, period in placed:
        if period.until < period.since:
            yield (*path, index, "to"), "ends before it begins: write a later date"
    for (_, before), (index, after) in pairwise(placed):
        if after.since <= before.until:
            yield (*path, index, "from"), f"overlaps the one that ends on {before.until}"
    if not one.capacity and not one.capacities:
        yield (*path[:-1], "capacity"), "there is never any of it: at least 1"


def _such_as(example: str) -> str:
    return f'; write one such as "{example}"'
