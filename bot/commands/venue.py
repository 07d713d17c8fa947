"""`export` and `invite`: what can be booked, and who runs it."""

from __future__ import annotations

import sys

from bot.clocks import SystemClock
from bot.commands.doing import opened, settings_of
from bot.commands.failing import Failed
from bot.commands.toml_text import to_toml
from bot.ids import RandomIds
from bot.runtime.tasks import Tasks
from domain.people import Role
from domain.resources import Venue
from storage.engine import Database
from storage.people import PeopleStore
from storage.venue_document import to_plain
from storage.venues import VenueStore

NO_VENUE = "There is no venue yet. `apply VENUE.toml` makes one."
CODE = """\
Send this to your bot within a day, from the account of the new {role}. It works once.

    /start {code}
"""


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
        code = await people_of(database).invite(venue.id, role)
        sys.stdout.write(CODE.format(role=role, code=code))


def people_of(database: Database) -> PeopleStore:
    """Who works there."""
    return PeopleStore(database, RandomIds(SystemClock()), Tasks().spawn)


async def find_venue(venues: VenueStore, key: str | None) -> Venue:
    """The venue with this key, or the only one there is. Failed."""
    every = await venues.every()
    found = [one for one in every if key is None or one.key == key]
    if len(found) == 1:
        return found[0]
    if not every:
        raise Failed(NO_VENUE)
    keys = ", ".join(one.key for one in every)
    raise Failed(
        f"Say which venue: {keys}." if key is None else f"No venue {key}; there is {keys}."
    )
