"""`doctor`: is everything there that a bot needs, and does it fit together?

It changes nothing, makes nothing, and waits for nothing longer than some seconds.
"""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncIterator
from datetime import timedelta

from bot.clocks import SystemClock
from bot.commands.checks import Check, State, fail, ok, warn
from bot.commands.payment_checks import check_payments
from bot.commands.remotes import check_redis, check_telegram
from bot.commands.serving_checks import served_by_whom
from bot.commands.venue import people_of
from bot.settings import Settings, SettingsError, contradictions, load_settings, unknown_names
from bot.store import bot_of
from domain.people import Role
from domain.resources import Venue
from storage.condition import (
    PatientDatabase,
    Unusable,
    check_current,
    check_there,
    missing_guards,
    name_of,
    reach,
)
from storage.engine import Database
from storage.migrate import DatabaseNewer, head
from storage.venues import VenueStore

MOST_SKEW = timedelta(seconds=2)
_SHORT_HOOK_SECRET = 16


async def doctor(*, as_json: bool) -> None:
    """Print every check. Exits with 1 when one has failed."""
    checks = [one async for one in examine()]
    failed = any(one.state is State.FAIL for one in checks)
    sys.stdout.write(_json(checks, ok=not failed) if as_json else _text(checks))
    if failed:
        sys.exit(1)


async def examine() -> AsyncIterator[Check]:
    """Every check, those first that others depend on."""
    names = unknown_names()
    for one in names:
        yield fail("names", str(one), "correct or remove it: it has no effect")
    try:
        settings = load_settings()
    except SettingsError as error:
        for one in error.problems:
            yield fail("configuration", str(one), "correct it in the environment or in .env")
        yield warn("everything else", "not looked at", "correct the configuration and repeat")
        return
    if not names:
        yield ok("names", "every HOLDFAST_ variable is a setting")
    for check in _configuration(settings):
        yield check
    async for check in _database(settings):
        yield check
    yield await check_redis(settings)
    async for check in check_telegram(settings):
        yield check


def _configuration(settings: Settings) -> list[Check]:
    found = [fail("configuration", str(one), "set it") for one in contradictions(settings)]
    if settings.secret_key is None:
        words = "HOLDFAST_SECRET_KEY is not set"
        found.append(
            warn("configuration", words, "`init` in an empty folder makes one: copy it")
        )
    if any(len(one) < _SHORT_HOOK_SECRET for one in settings.webhook_secrets):
        words = "HOLDFAST_WEBHOOK_SECRET is short"
        found.append(warn("configuration", words, "use at least 16 random letters"))
    return found or [ok("configuration", "complete")]


async def _database(settings: Settings) -> AsyncIterator[Check]:
    url = settings.database_url
    database = PatientDatabase(url, SystemClock() if url.startswith("sqlite") else None)
    try:
        reached = await _reached(database)
        yield reached
        if reached.state is not State.OK:
            return
        yield await _clock(database)
        migrated = await _migrations(database)
        yield migrated
        if migrated.state is State.OK:
            yield await _guards(database)
            for check in await _venues(database, settings):
                yield check
            for check in await check_payments(await _known(database), settings):
                yield check
    finally:
        await database.close()


async def _reached(database: Database) -> Check:
    try:
        check_there(database.url)
        await reach(database)
    except Unusable as error:
        return fail("database", error.reason, error.advice)
    return ok("database", f"{name_of(database.url)} answers")


async def _migrations(database: Database) -> Check:
    try:
        await check_current(database)
    except Unusable as error:
        return fail("migrations", error.reason, error.advice)
    except DatabaseNewer as error:
        words = f"the database has migration {error}, this program knows them up to {head()}"
        return fail("migrations", words, "use a newer Holdfast, or the database of this one")
    return ok("migrations", f"up to date ({head()})")


async def _guards(database: Database) -> Check:
    missing = await missing_guards(database)
    if missing:
        words = f"missing in the database: {', '.join(missing)}"
        advice = "stop the bot: two bookings could take the same. Restore a backup"
        return fail("guards", words, advice)
    return ok("guards", "the database itself refuses double bookings")


async def _clock(database: Database) -> Check:
    """The database's clock decides, and this machine's follows it; a large skew is a fault."""
    if database.moved_now() is not None:
        return ok("clock", "the database has this machine's")
    clock = SystemClock()
    asked = clock.now()
    there = await database.read_clock()
    skew = there - asked - (clock.now() - asked) / 2
    seconds = f"{abs(skew.total_seconds()):.1f} s"
    if abs(skew) > MOST_SKEW:
        way = "ahead of" if skew > timedelta(0) else "behind"
        words = f"the database's is {seconds} {way} this machine's"
        return warn("clock", words, "let both follow a time server (NTP)")
    return ok("clock", f"{seconds} from the database's")


async def _known(database: Database) -> tuple[Venue, ...]:
    return await VenueStore(database, SystemClock()).every()


async def _venues(database: Database, settings: Settings) -> list[Check]:
    tokens = settings.tokens if settings.bot_token is not None else ()
    kept = VenueStore(database, SystemClock(), tuple(map(bot_of, tokens)))
    people = people_of(database)
    venues = await kept.every()
    if not venues:
        return [warn("venues", "there is none", "`apply VENUE.toml` makes one")]
    faults = list(served_by_whom(kept, venues, tuple(map(bot_of, tokens))))
    for venue in venues:
        if not any(one.role is Role.OWNER for one in await people.staff(venue.id)):
            words = f"{venue.key} has no owner"
            which = f" --venue {venue.key}" if len(venues) > 1 else ""
            faults.append(warn("venues", words, f"`invite owner{which}` prints a code"))
    return faults or [ok("venues", ", ".join(one.key for one in venues))]


def _json(checks: list[Check], *, ok: bool) -> str:
    told = [
        {"name": one.name, "state": one.state, "found": one.found, "advice": one.advice}
        for one in checks
    ]
    return json.dumps({"ok": ok, "checks": told}, ensure_ascii=False) + "\n"


def _text(checks: list[Check]) -> str:
    lines: list[str] = []
    for one in checks:
        lines.append(f"{one.state:4}  {one.name:14} {one.found}")
        if one.advice:
            lines.append(f"{'':21}→ {one.advice}")
    return "\n".join(lines) + "\n"
