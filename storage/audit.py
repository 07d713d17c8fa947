"""The audit sealed: one hash chain per venue, so that what was written stays as it was.

    entries   17  18  19 │ 20  21 │ 22 …
    seals        1 ◄──────── 2       open tail

A seal names entries with a digest of each, and its own digest covers them and the seal before.
Writers only append entries; a periodic task seals what they left, so no writer waits for
another. Who edits, deletes or exchanges sealed entries is found, entry by entry. Who cuts off
the newest seals together with their entries is found only by comparing the head with one that
was noted elsewhere; `verify` prints it.

On PostgreSQL an entry's number is drawn before its transaction commits, so a lower number may
still come to light after a higher one. Nothing is sealed, therefore, that is younger than ten
seconds (no statement may take longer than five) before the oldest transaction that still
writes. On SQLite one writer follows the other and there is nothing to wait for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import chain, groupby, takewhile
from typing import Any

import orjson
import sqlalchemy as sa

from domain.resources import VenueId
from storage.engine import Database
from storage.schema import audit, audit_seals, venues

Row = sa.Row[*tuple[Any, ...]]

GRACE = timedelta(seconds=10)
AT_ONCE = 1000
_LOCK = 0x5365616C
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

# What a digest covers, in this sequence for ever; a column added later is not among them.
_COLUMNS = (
    audit.c.id,
    audit.c.venue_id,
    audit.c.booking_id,
    audit.c.version,
    audit.c.was,
    audit.c.became,
    audit.c.party,
    audit.c.actor_id,
    audit.c.at,
)

# How long the oldest transaction that writes has been open; 0 when none does.
_OLDEST_WRITER = sa.text("""
    SELECT coalesce(extract(epoch FROM max(clock_timestamp() - xact_start)), 0)
    FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend'
      AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()
""")
_all = audit_seals.alias("every")
_LAST_NUMBER = (
    sa.select(sa.func.max(_all.c.number)).where(_all.c.venue_id == venues.c.id)
).scalar_subquery()
_HEADS = (
    sa.select(
        audit_seals.c.venue_id,
        audit_seals.c.number,
        audit_seals.c.through_id,
        audit_seals.c.digest,
    )
    .join(venues, venues.c.id == audit_seals.c.venue_id)
    .where(audit_seals.c.number == _LAST_NUMBER)
)


class Fault(StrEnum):
    """What is wrong with a link of the chain."""

    CHANGED = "is not what was sealed"
    MISSING = "was sealed and is gone"
    UNSEALED = "was put among sealed entries"
    SEAL_CHANGED = "does not follow from the seal before it"
    SEAL_MISSING = "is gone"


@dataclass(frozen=True, slots=True)
class Breach:
    """A fault of one entry (its id), or of one seal (its number)."""

    fault: Fault
    number: int

    @property
    def where(self) -> str:
        """`audit entry 17` or `audit seal 2`."""
        of_seal = self.fault in (Fault.SEAL_CHANGED, Fault.SEAL_MISSING)
        return f"audit {'seal' if of_seal else 'entry'} {self.number}"


@dataclass(frozen=True, slots=True)
class Head:
    """The last seal of a venue's chain; number 0 while there is none."""

    number: int = 0
    through_id: int = 0
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """A venue's chain, walked from its first seal: its head, and the entries after it."""

    head: Head
    open_tail: int
    breaches: tuple[Breach, ...]


async def seal_audit(database: Database) -> int:
    """Seal what is ripe, up to `AT_ONCE` entries; how many that were. StoreBusy."""

    def work(connection: sa.Connection) -> int:
        now = database.present(connection)
        return seal(connection, now)

    return await database.run(work)


def seal(connection: sa.Connection, now: datetime) -> int:
    """Append one seal to the chain of every venue that has ripe entries; how many entries.

    Nothing while another process is at it.
    """
    if not _alone(connection):
        return 0
    heads = heads_of(connection)
    ripe = _ripe(connection, _sealed_through(heads), now)
    rows = [
        _seal_of(venue_id, heads.get(venue_id, Head()), list(entries), now)
        for venue_id, entries in groupby(
            sorted(ripe, key=lambda row: (row.venue_id, row.id)), key=lambda row: row.venue_id
        )
    ]
    if rows:
        connection.execute(sa.insert(audit_seals), rows)
    return len(ripe)


def heads_of(connection: sa.Connection) -> dict[VenueId, Head]:
    """The last seal of every venue that has one."""
    rows = connection.execute(_HEADS)
    return {VenueId(row.venue_id): Head(row.number, row.through_id, row.digest) for row in rows}


def check_chain(connection: sa.Connection, venue_id: VenueId) -> Chain:
    """Walk a venue's chain and compare it with its entries."""
    # Before the seals and the entries are read, so that both are at least as new.
    sealed_through = _sealed_through(heads_of(connection))
    walk = _Walk(venue_id)
    sealed = chain.from_iterable(map(walk.follow, _stream(connection, _seals(venue_id))))
    entries = iter(_stream(connection, _entries(venue_id)))
    breaches, rest = _compare(sealed, entries)
    late = [one for one in rest if one <= sealed_through]
    faults = (*walk.breaches, *breaches, *(Breach(Fault.UNSEALED, one) for one in late))
    return Chain(walk.head, len(rest) - len(late), faults)


class _Walk:
    """Follows the seals of a venue; each has to follow from the one before."""

    def __init__(self, venue_id: VenueId) -> None:
        self.head = Head()
        self.breaches: list[Breach] = []
        self._venue_id = venue_id

    def follow(self, row: Row) -> Iterator[tuple[int, str]]:
        """The entries that a seal names, with their digests."""
        for number in range(self.head.number + 1, row.number):
            self.breaches.append(Breach(Fault.SEAL_MISSING, number))
        expected = _link(self.head.digest, (self._venue_id, row.number), row.entries, row.at)
        if row.digest != expected or not row.entries or row.through_id != row.entries[-1][0]:
            self.breaches.append(Breach(Fault.SEAL_CHANGED, row.number))
        # Goes on from what stands there: what follows is judged for itself.
        self.head = Head(row.number, row.through_id, row.digest)
        yield from ((number, digest) for number, digest in row.entries)


def _compare(
    sealed: Iterator[tuple[int, str]], entries: Iterator[Row]
) -> tuple[list[Breach], list[int]]:
    """What does not agree, and the ids of the entries after the last sealed one."""
    breaches: list[Breach] = []
    entry = next(entries, None)
    for number, digest in sealed:
        while entry is not None and entry.id < number:
            breaches.append(Breach(Fault.UNSEALED, entry.id))
            entry = next(entries, None)
        if entry is None or entry.id != number:
            breaches.append(Breach(Fault.MISSING, number))
            continue
        if _digest(entry) != digest:
            breaches.append(Breach(Fault.CHANGED, number))
        entry = next(entries, None)
    rest = [] if entry is None else [entry.id, *(one.id for one in entries)]
    return breaches, rest


def _alone(connection: sa.Connection) -> bool:
    """Whether this transaction alone seals; on SQLite it is the only one that writes."""
    if connection.dialect.name == "sqlite":
        return True
    return bool(connection.scalar(sa.select(sa.func.pg_try_advisory_xact_lock(_LOCK))))


def _sealed_through(heads: dict[VenueId, Head]) -> int:
    """The newest sealed entry: all that are older are sealed too, of whatever venue."""
    return max((head.through_id for head in heads.values()), default=0)


def _ripe(connection: sa.Connection, through: int, now: datetime) -> list[Row]:
    """The next entries by number, as far as no lower number can come to light any more."""
    rows = connection.execute(
        sa.select(*_COLUMNS).where(audit.c.id > through).order_by(audit.c.id).limit(AT_ONCE)
    ).all()
    if connection.dialect.name == "sqlite":
        return list(rows)
    writing_for = timedelta(seconds=float(connection.scalar(_OLDEST_WRITER) or 0))
    latest = now - writing_for - GRACE
    return list(takewhile(lambda row: row.at <= latest, rows))


def _seal_of(
    venue_id: VenueId, head: Head, rows: list[Row], now: datetime
) -> dict[str, object]:
    entries = [[row.id, _digest(row)] for row in rows]
    number = head.number + 1
    return {
        "venue_id": venue_id,
        "number": number,
        "through_id": rows[-1].id,
        "entries": entries,
        "digest": _link(head.digest, (venue_id, number), entries, now),
        "at": now,
    }


def _link(before: str, place: tuple[int, int], entries: object, at: datetime) -> str:
    """The digest of a seal at a place (venue, number)."""
    return _sha256([before, *place, entries, _microseconds(at)])


def _digest(row: Row) -> str:
    values = [_microseconds(one) if isinstance(one, datetime) else one for one in row]
    return _sha256(values)


def _sha256(values: list[object]) -> str:
    return hashlib.sha256(orjson.dumps(values)).hexdigest()


def _microseconds(at: datetime) -> int:
    return (at - _EPOCH) // _MICROSECOND


def _seals(venue_id: VenueId) -> sa.Select[Any]:
    table = audit_seals
    return sa.select(table).where(table.c.venue_id == venue_id).order_by(table.c.number)


def _entries(venue_id: VenueId) -> sa.Select[Any]:
    return sa.select(*_COLUMNS).where(audit.c.venue_id == venue_id).order_by(audit.c.id)


def _stream(connection: sa.Connection, statement: sa.Select[Any]) -> sa.CursorResult[Any]:
    """Row by row: a chain may be longer than memory."""
    return connection.execute(statement, execution_options={"yield_per": AT_ONCE})
