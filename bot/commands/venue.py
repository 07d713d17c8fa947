"""`apply`, `export` and `invite`: what can be booked, and who runs it."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from bot.clocks import SystemClock
from bot.commands.differing import list_changes
from bot.commands.doing import made, opened, settings_of
from bot.commands.failing import Failed
from bot.commands.toml_text import to_toml
from bot.ids import RandomIds
from bot.venue_file import Problem, VenueFileError, load
from domain.errors import NotFound, StillBooked
from domain.people import Role
from domain.resources import Venue
from storage.engine import Database
from storage.people import PeopleStore
from storage.venue_document import read_document, to_plain
from storage.venue_parts import VenueDocument
from storage.venues import Applied, VenueStore

_CODE = """\
Send this to your bot within a day, from the account of the new {role}. It works once.

    /start {code}
"""


async def apply(path: Path) -> None:
    """Make a venue what its file says, and say what changed. Failed: nothing was changed."""
    try:
        document = load(path, read_document)
    except VenueFileError as error:
        lines = (_problem(path, one) for one in error.problems)
        raise Failed("\n".join((*lines, "Nothing was changed."))) from None
    async with made(settings_of()) as database:
        venues = VenueStore(database, SystemClock())
        before = None
        with suppress(NotFound):
            before = await venues.document(document.key)
        try:
            applied = await venues.apply(document)
        except StillBooked as error:
            raise Failed(_still_booked(path, error)) from None
        sys.stdout.write(_told(document, before, applied))
        people = _people(database)
        if not any(one.role is Role.OWNER for one in await people.staff(applied.venue_id)):
            code = await people.invite(applied.venue_id, Role.OWNER)
            sys.stdout.write(f"\nNo owner yet. {_CODE.format(role=Role.OWNER, code=code)}")


async def export(key: str | None) -> None:
    """Print a venue as the file that `apply` takes; the same file again changes nothing."""
    async with opened(settings_of()) as database:
        venues = VenueStore(database, SystemClock())
        venue = await find_venue(venues, key)
        sys.stdout.write(to_toml(to_plain(await venues.document(venue.key))))


async def invite(role: Role, key: str | None) -> None:
    """Print a one-time code that makes whoever sends it to the bot part of the staff."""
    async with opened(settings_of()) as database:
        venue = await find_venue(VenueStore(database, SystemClock()), key)
        code = await _people(database).invite(venue.id, role)
        sys.stdout.write(_CODE.format(role=role, code=code))


def _people(database: Database) -> PeopleStore:
    return PeopleStore(database, RandomIds(SystemClock()))


async def find_venue(venues: VenueStore, key: str | None) -> Venue:
    """The venue with this key, or the only one there is. Failed."""
    # A bot serves all venues of its database: which bot it is does not matter.
    every = await venues.of_bot(0)
    found = [one for one in every if key is None or one.key == key]
    if len(found) == 1:
        return found[0]
    if not every:
        raise Failed("There is no venue yet. `apply VENUE.toml` makes one.")
    keys = ", ".join(one.key for one in every)
    raise Failed(
        f"Say which venue: {keys}." if key is None else f"No venue {key}; there is {keys}."
    )


def _problem(path: Path, problem: Problem) -> str:
    """`clinic.toml:12: venue.zone: write a time zone`, which editors can jump to."""
    line = f":{problem.line}" if problem.line else ""
    field = f"{problem.field}: " if problem.field else ""
    return f"{path}{line}: {field}{problem.message}"


def _still_booked(path: Path, error: StillBooked) -> str:
    bookings = "a booking" if error.bookings == 1 else f"{error.bookings} bookings"
    return (
        f"{path}: {error.kind} {error.key} is not in the file and has {bookings} ahead. "
        "Put it back, or end what is booked first. Nothing was changed."
    )


def _told(document: VenueDocument, before: VenueDocument | None, applied: Applied) -> str:
    name = document.venue.name.by_language[0][1]
    if before is None:
        resources, services = len(document.resource), len(document.service)
        return f"{name} ({document.key}): new, {resources} resources, {services} services.\n"
    if not applied.changed:
        return f"{name} ({document.key}): nothing changed.\n"
    changes = list_changes(to_plain(before), to_plain(document))
    lines = "".join(f"    {one}\n" for one in changes)
    return f"{name} ({document.key}): version {applied.version}.\n{lines}"
