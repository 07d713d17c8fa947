"""`apikey`: keys for servers that book over HTTP. A secret is shown once, and kept nowhere."""

from __future__ import annotations

import sys
from collections.abc import Coroutine
from datetime import datetime, timedelta

from bot.clocks import SystemClock
from bot.commands.doing import opened, settings_of
from bot.commands.failing import Failed
from bot.commands.venue import find_venue
from bot.ids import RandomIds
from domain.access import ApiKey, Scope
from storage.api_keys import ApiKeys
from storage.engine import Database
from storage.venues import VenueStore

_MADE = """\
{name} ({prefix}) for {venue}: {scopes}{until}

    {secret}

It is shown this once. Programs say it as `Authorization: Bearer {prefix}_…`.
"""


async def create(
    venue_key: str | None, scopes: tuple[Scope, ...], name: str, days: int | None
) -> None:
    """Make a key and print its secret. Failed."""
    if not scopes:
        raise Failed(f"Say what it is for: --scope {' --scope '.join(Scope)}, one or several.")
    if days is not None and days < 1:
        raise Failed("--expires is a number of days, at least 1.")
    clock = SystemClock()
    async with opened(settings_of()) as database:
        venue = await find_venue(VenueStore(database, clock), venue_key)
        until = clock.now() + timedelta(days=days) if days else None
        wanted = tuple(dict.fromkeys(scopes))
        key, secret = await _keys(database).make(venue.id, name, wanted, expires_at=until)
        told = {
            "name": key.name,
            "prefix": key.prefix,
            "venue": venue.key,
            "scopes": ", ".join(key.scopes),
            "until": f", until {until:%Y-%m-%d}" if until else "",
            "secret": secret,
        }
        sys.stdout.write(_MADE.format(**told))


async def list_all(venue_key: str | None) -> None:
    """Print every key there ever was, without secrets. Failed."""
    clock = SystemClock()
    async with opened(settings_of()) as database:
        venue = await find_venue(VenueStore(database, clock), venue_key)
        found = await _keys(database).list_keys(venue.id)
        if not found:
            sys.stdout.write(f"{venue.key} has no API keys.\n")
        for one in found:
            sys.stdout.write(_line(one, clock.now()))


async def revoke(venue_key: str | None, prefix: str) -> None:
    """Let a key open nothing any more, within seconds in every process. Failed."""
    async with opened(settings_of()) as database:
        venue = await find_venue(VenueStore(database, SystemClock()), venue_key)
        if not await _keys(database).revoke(venue.id, prefix):
            raise Failed(f"{venue.key} has no live key {prefix}. `apikey list` shows all.")
        sys.stdout.write(f"{prefix} opens nothing any more.\n")


def _keys(database: Database) -> ApiKeys:
    clock = SystemClock()
    return ApiKeys(database, RandomIds(clock), clock, _drop)


def _drop(work: Coroutine[object, object, None]) -> None:
    """Nothing is found here, so nothing is to be noted in the background."""
    work.close()


def _line(one: ApiKey, now: datetime) -> str:
    used = f"last used {one.used_at:%Y-%m-%d %H:%M} UTC" if one.used_at else "never used"
    return f"{one.prefix}  {one.name}  {', '.join(one.scopes)}  {_state(one, now)}, {used}\n"


def _state(one: ApiKey, now: datetime) -> str:
    if one.revoked_at is not None:
        return f"revoked {one.revoked_at:%Y-%m-%d}"
    if one.expires_at is None:
        return "no end"
    return f"{'until' if one.is_live(now) else 'ended'} {one.expires_at:%Y-%m-%d}"
