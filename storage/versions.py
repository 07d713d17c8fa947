"""The version of every resource: what makes cached answers safe and writers orderly.

Whoever writes allocations first locks the versions of the resources it touches, in sorted
sequence, and raises them before it commits. So writers of one resource follow one another
without deadlock, and a reader who sees an unchanged version knows that nothing else changed.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from domain.resources import ResourceId, VenueId
from storage.engine import Database
from storage.many import Rows
from storage.schema import resource_versions as table
from storage.statements import among

Resources = Iterable[tuple[VenueId, ResourceId]]


class Versions:
    """Locks and raises versions inside somebody's transaction."""

    def __init__(self, database: Database) -> None:
        asked = among(Rows(database), table.c.venue_id, table.c.resource_id)
        in_sequence = sa.select(table.c.version).order_by(table.c.venue_id, table.c.resource_id)
        self._locks = database.dialect != "sqlite"
        self._lock = in_sequence.where(asked).with_for_update(of=table)
        self._bump = sa.update(table).where(asked).values(version=table.c.version + 1)
        self._remove = sa.delete(table).where(asked).returning(*table.c)

    def lock(self, connection: sa.Connection, resources: Resources) -> None:
        """Wait until nobody else is writing to these; on SQLite nobody is anyway."""
        if self._locks:
            connection.execute(self._lock, Rows.bound(sorted(set(resources))))

    def renew(self, connection: sa.Connection, resources: Resources) -> None:
        """Put fresh rows in the place of these, which the caller has locked.

        So whoever has read the rules and waits for a lock finds nothing to lock after the
        commit, and has to look again: a statement goes on seeing what it saw as it began.
        """
        if self._locks:
            rows = connection.execute(self._remove, Rows.bound(sorted(set(resources)))).all()
            fresh = [{**row._mapping, "version": row.version + 1} for row in rows]  # noqa: SLF001
            connection.execute(sa.insert(table), fresh)

    def bump(self, connection: sa.Connection, resources: Resources) -> None:
        """Tell every cache that these changed."""
        connection.execute(self._bump, Rows.bound(sorted(set(resources))))
