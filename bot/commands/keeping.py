"""`migrate`, `verify`, `backup` and `restore`: looking after the database."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bot.commands.doing import made, opened, settings_of
from domain.resources import VenueId
from storage.audit import Head, heads_of
from storage.backup import back_up
from storage.backup import restore as restore_from
from storage.condition import name_of
from storage.migrate import current, head
from storage.verify import PROMISES, Finding
from storage.verify import verify as find_violations

_SHOWN = 20


async def migrate(*, check: bool) -> None:
    """Bring the database up to date, or only say whether it is. Failed."""
    settings = settings_of()
    if check:
        async with opened(settings):
            sys.stdout.write(f"{name_of(settings.database_url)} is up to date ({head()}).\n")
        return
    async with made(settings) as database:
        at = await current(database)
        sys.stdout.write(f"{name_of(settings.database_url)} is at migration {at}.\n")


async def verify(*, as_json: bool) -> None:
    """Check every invariant and print what breaks one. Exits with 1 when something does."""
    async with opened(settings_of()) as database:
        findings = await find_violations(database)
        heads = await database.read(heads_of)
    sys.stdout.write(_json(findings, heads) if as_json else _text(findings, heads))
    if findings:
        sys.exit(1)


async def backup(copy: Path) -> None:
    """Copy the database, while it is in use, into a new file. Failed."""
    settings = settings_of()
    await back_up(settings.database_url, copy)
    sys.stdout.write(f"{copy} is written. It holds names and notes: keep it safe.\n")


async def restore(copy: Path) -> None:
    """Fill an empty database from a copy, and bring it up to date. Failed."""
    settings = settings_of()
    await restore_from(settings.database_url, copy)
    async with made(settings) as database:
        at = await current(database)
    name = name_of(settings.database_url)
    sys.stdout.write(f"{name} is restored, at migration {at}. Now `verify` it.\n")


def _json(findings: tuple[Finding, ...], heads: dict[VenueId, Head]) -> str:
    told = {
        "ok": not findings,
        "invariants": {
            invariant: [
                {"venue": one.venue_id, "where": one.where, "what": one.what}
                for one in findings
                if one.invariant == invariant
            ]
            for invariant in PROMISES
        },
        "audit": {
            str(venue): {"seals": one.number, "through": one.through_id, "digest": one.digest}
            for venue, one in heads.items()
        },
    }
    return json.dumps(told, ensure_ascii=False) + "\n"


def _text(findings: tuple[Finding, ...], heads: dict[VenueId, Head]) -> str:
    lines: list[str] = []
    for invariant, promise in PROMISES.items():
        broken = [one for one in findings if one.invariant == invariant]
        lines.append(f"{invariant:4} {'BROKEN' if broken else 'holds ':6} {promise}")
        lines += [f"            {one}" for one in broken[:_SHOWN]]
        if len(broken) > _SHOWN:
            lines.append(f"            and {len(broken) - _SHOWN} more; --json tells all")
    lines += [
        f"audit of venue {venue}: {one.number} seals, head {one.digest}"
        for venue, one in heads.items()
    ]
    return "\n".join(lines) + "\n"
