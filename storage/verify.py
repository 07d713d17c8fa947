"""The invariants of `GUARANTEES`, checked: is this database what it must be?

`verify` is what the command line, the tests after every fault and the gauge ask. Nothing is
repaired here. The queries are in `invariants`, the audit's chain in `audit`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, InterfaceError

from domain.errors import StoreBusy
from domain.events import JobKind, Notice
from domain.intervals import minute_of
from domain.resources import VenueId
from domain.states import ACTIVE, EDITABLE, TRANSITIONS, Status
from storage import schema
from storage.audit import check_chain
from storage.columns import Instant
from storage.engine import Database, worth_retrying
from storage.invariants import PEAKS, QUERIES
from storage.money_invariants import MONEY

# More of the same say nothing more.
MOST = 1000
PROMISES = {
    "I1": "no two bookings take the same",
    "I2": "no more is taken than there is",
    "I3": "every booking ends once",
    "I4": "every booking went a way there is, and stands where its audit says",
    "I5": "what was paid went back, was kept, or is owed",
    "I6": "all money that came pays for a booking or goes back",
    "I7": "no booking is paid for twice",
    "I8": "every confirmation is told once",
    "I9": "of every reminder something became",
    "I10": "every update is done or being worked at",
    "I11": "the audit is as it was sealed",
    "I13": "no more goes back than was paid",
    "I14": "what is due or leased is worked off",
}

# What a running process works off, it works off sooner than this.
_REMINDER_MINUTES = 5
_INBOX_LATE = timedelta(seconds=120)
_JOB_LATE = timedelta(seconds=60)
_LEASE_LATE = timedelta(seconds=15)

# A hold is placed, may be extended, and then goes the ways of the domain's table.
_LEGAL = (
    f">{Status.HELD}",
    f"{Status.HELD}>{Status.HELD}",
    *(f"{one}>{one}" for one in EDITABLE),
    *(f"{was}>{became}" for was, ways in TRANSITIONS.items() for became in ways),
)
_FINAL = tuple(str(status) for status, ways in TRANSITIONS.items() if not ways)
_OVER = [str(one) for one in Status if one not in ACTIVE]
_NAMES = re.compile(r"(?<![:\w]):(\w+)")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that breaks an invariant; `venue_id` 0 where no venue is concerned."""

    invariant: str
    venue_id: int
    where: str
    what: str

    def __str__(self) -> str:
        place = f"venue {self.venue_id}, " if self.venue_id else ""
        return f"{place}{self.where}: {self.what}"


async def verify(database: Database) -> tuple[Finding, ...]:
    """Every finding, by invariant; at most `MOST` of each query. StoreBusy."""

    def work(connection: sa.Connection) -> tuple[Finding, ...]:
        now = database.present(connection)
        return tuple(sorted(_findings(connection, now), key=_rank))

    # A transaction that only reads: the chain is walked with cursors, and nobody waits for it.
    try:
        return await database.examine(work)
    except (OSError, TimeoutError, InterfaceError) as error:
        raise StoreBusy from error
    except DBAPIError as error:
        if worth_retrying(error):
            raise StoreBusy from error
        raise


def count(findings: Iterable[Finding]) -> dict[str, float]:
    """How many findings each invariant has, 0 included: the gauge."""
    found = Counter(one.invariant for one in findings)
    return {invariant: float(found[invariant]) for invariant in PROMISES}


def _findings(connection: sa.Connection, now: datetime) -> Iterator[Finding]:
    for invariant, query in {**QUERIES, **MONEY}.items():
        rows = connection.execute(_bound(query, now)).fetchmany(MOST)
        yield from (Finding(invariant, row.venue_id, row.place, row.what) for row in rows)
    yield from _crowded(connection, now)
    for venue_id in connection.scalars(sa.select(schema.venues.c.id)).all():
        for one in check_chain(connection, VenueId(venue_id)).breaches[:MOST]:
            yield Finding("I11", venue_id, one.where, str(one.fault))


def _crowded(connection: sa.Connection, now: datetime) -> Iterator[Finding]:
    """I2: resources of which more is taken at some moment than there is."""
    capacities = _capacities(connection)
    for row in connection.execute(_bound(PEAKS, now)).all():
        capacity = capacities.get((row.venue_id, row.resource_id), 0)
        if row.units > capacity:
            words = f"{row.units} units are taken at once, and there are {capacity}"
            yield Finding("I2", row.venue_id, f"resource {row.resource_id}", words)


def _capacities(connection: sa.Connection) -> dict[tuple[int, int], int]:
    """The units of every resource of every venue file."""
    keys, venues = schema.keys, schema.venues
    named = connection.execute(sa.select(keys).where(keys.c.kind == "resource"))
    numbers = {(row.venue_id, row.key): row.id for row in named}
    return {
        (row.id, numbers[row.id, one["key"]]): _most(one)
        for row in connection.execute(sa.select(venues.c.id, venues.c.document))
        for one in row.document["resource"]
    }


def _most(resource: Mapping[str, Any]) -> int:
    """The most units there ever are of a resource."""
    periods = [int(one["units"]) for one in resource.get("capacities", ())]
    return max(int(resource.get("capacity", 1)), *periods, 0)


def _bound(query: str, now: datetime) -> sa.TextClause:
    """A query with those parameters that it names."""
    minute = minute_of(now)
    parameters: tuple[sa.BindParameter[Any], ...] = (
        sa.bindparam("minute", minute),
        sa.bindparam("reminded", minute - _REMINDER_MINUTES),
        sa.bindparam("arrived", now - _INBOX_LATE, Instant),
        sa.bindparam("due", now - _JOB_LATE, Instant),
        sa.bindparam("leased", now - _LEASE_LATE, Instant),
        sa.bindparam("legal", _LEGAL, sa.Text, expanding=True),
        sa.bindparam("final", _FINAL, sa.Text, expanding=True),
        sa.bindparam("active", [str(one) for one in ACTIVE], sa.Text, expanding=True),
        sa.bindparam("over", _OVER, sa.Text, expanding=True),
        sa.bindparam("held", str(Status.HELD)),
        sa.bindparam("confirmed", str(Status.CONFIRMED)),
        sa.bindparam("tell", str(JobKind.TELL)),
        sa.bindparam("remind", str(JobKind.REMIND)),
        sa.bindparam("booked", str(Notice.BOOKED)),
        sa.bindparam("approved", str(Notice.APPROVED)),
    )
    names = set(_NAMES.findall(query))
    return sa.text(query).bindparams(*(one for one in parameters if one.key in names))


def _rank(one: Finding) -> tuple[int, int]:
    return tuple(PROMISES).index(one.invariant), one.venue_id
