"""`apply`: a venue becomes what its file says, after what that changes and does has been said."""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.clocks import SystemClock
from bot.commands.differing import list_changes
from bot.commands.doing import made, opened, settings_of
from bot.commands.effects import counted, effect_lines, plain_effect, refusal
from bot.commands.failing import Failed
from bot.commands.venue import CODE, people_of
from bot.venue_file import Problem, VenueFileError, load
from domain.errors import StillBooked
from domain.people import Role
from storage.condition import file_of
from storage.engine import Database
from storage.venue_document import read_document, to_plain
from storage.venue_parts import VenueDocument
from storage.venues import Applied, Preview, VenueStore

_ONLY_LOOKED = "Nothing was changed: this was only a look.\n"


@dataclass(frozen=True, slots=True)
class How:
    """What the owner wants of it: only a look, bookings kept as they are, JSON."""

    only_look: bool = False
    keep: bool = False
    as_json: bool = False


async def apply(path: Path, how: How) -> None:
    """Say what a file changes and does, and make it so. Failed: nothing was changed."""
    try:
        document = load(path, read_document)
    except VenueFileError as error:
        raise _unreadable(path, error, how) from None
    async with _database(how) as database:
        venues = VenueStore(database, SystemClock()) if database else None
        preview = await venues.preview(document) if venues else Preview(None)
        told = {"key": document.key, "applied": False} | _plain(document, preview)
        _say(how, _text(document, preview))
        left, applied = preview.effect.orphans, None
        refused = bool(preview.effect.stuck) or (bool(left) and not how.keep)
        if database and venues and not (refused or how.only_look):
            try:
                applied = await venues.apply(document, keep=how.keep)
            except StillBooked as error:
                left, refused = error.orphans, True
        if refused:
            raise _refusing(refusal(path, left), told, how)
        code = await _owner_code(database, applied) if database and applied else None
        _finish(told, applied, code, how)


@asynccontextmanager
async def _database(how: How) -> AsyncIterator[Database | None]:
    """The database, made for the first venue; a look makes none, and has None where none is."""
    settings = settings_of()
    file = file_of(settings.database_url)
    if how.only_look and file is not None and not file.exists():
        yield None
        return
    async with (opened if how.only_look else made)(settings) as database:
        yield database


async def _owner_code(database: Database, applied: Applied) -> str | None:
    """A one-time code, where nobody runs the venue yet."""
    people = people_of(database)
    if any(one.role is Role.OWNER for one in await people.staff(applied.venue_id)):
        return None
    return await people.invite(applied.venue_id, Role.OWNER)


def _finish(
    told: dict[str, object], applied: Applied | None, code: str | None, how: How
) -> None:
    if how.as_json:
        version = applied.version if applied else None
        result = {"applied": applied is not None, "version": version, "owner_code": code}
        sys.stdout.write(json.dumps(told | result, ensure_ascii=False) + "\n")
        return
    if applied is None:
        sys.stdout.write(_ONLY_LOOKED)
    elif applied.changed and not applied.created:
        sys.stdout.write(f"This is version {applied.version} now.\n")
    if applied and applied.kept:
        sys.stdout.write(f"Left as it is, and told to staff: {counted(applied.kept)}.\n")
    if code is not None:
        sys.stdout.write(f"\nNo owner yet. {CODE.format(role=Role.OWNER, code=code)}")


def _say(how: How, text: str) -> None:
    if not how.as_json:
        sys.stdout.write(text)


def _refusing(message: str, told: dict[str, object], how: How) -> Failed | SystemExit:
    """The way to refuse: one message, or JSON and the exit code."""
    if not how.as_json:
        return Failed(message)
    sys.stdout.write(json.dumps(told | {"refused": message}, ensure_ascii=False) + "\n")
    return SystemExit(1)


def _unreadable(path: Path, error: VenueFileError, how: How) -> Failed | SystemExit:
    lines = (_problem(path, one) for one in error.problems)
    message = "\n".join((*lines, "Nothing was changed."))
    problems = [
        {"line": one.line, "field": one.field, "message": one.message} for one in error.problems
    ]
    return _refusing(message, {"applied": False, "problems": problems}, how)


def _problem(path: Path, problem: Problem) -> str:
    """`clinic.toml:12: venue.zone: write a time zone`, which editors can jump to."""
    line = f":{problem.line}" if problem.line else ""
    field = f"{problem.field}: " if problem.field else ""
    return f"{path}{line}: {field}{problem.message}"


def _plain(document: VenueDocument, preview: Preview) -> dict[str, object]:
    return {
        "created": preview.before is None,
        "changes": list(_changes(document, preview)),
        "effect": plain_effect(preview.effect, document.venue.zone),
    }


def _text(document: VenueDocument, preview: Preview) -> str:
    name = f"{document.venue.name.by_language[0][1]} ({document.key})"
    if preview.before is None:
        resources, services = len(document.resource), len(document.service)
        return f"{name}: new, {resources} resources, {services} services.\n"
    if not preview.changed:
        return f"{name}: nothing changed.\n"
    changes = (f"    {one}" for one in _changes(document, preview))
    effect = effect_lines(preview.effect, document.venue.zone)
    return "\n".join((f"{name}:", *changes, *effect)) + "\n"


def _changes(document: VenueDocument, preview: Preview) -> tuple[str, ...]:
    if preview.before is None or not preview.changed:
        return ()
    return list_changes(to_plain(preview.before), to_plain(document))
