"""The version of every resource: what makes cached answers safe and writers orderly.

Whoever writes allocations first locks the versions of the resources it touches, in sorted
order, and raises them before it commits. So writers of one resource follow one another without
deadlock, and a reader who sees an unchanged version knows that nothing else changed either.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from domain.resources import ResourceId, VenueId
from storage.schema import resource_versions as table

Resources = Iterable[tuple[VenueId, ResourceId]]


_AMONG = sa.tuple_(table.c.venue_id, table.c.resource_id).in_(
    sa.bindparam("resources", expanding=True)
)
_LOCK = (
    sa.select(table.c.version)
    .where(_AMONG)
    .order_by(table.c.venue_id, table.c.resource_id)
    .with_for_update()
)
_BUMP = sa.update(table).where(_AMONG).values(version=table.c.version + 1)


def lock(connection: sa.Connection, resources: Resources) -> None:
    """Wait until nobody else is writing to these resources; on SQLite nobody is anyway."""
    if connection.dialect.name != "sqlite":
        connection.execute(_LOCK, {"resources": sorted(set(resources))})


def bump(connection: sa.Connection, resources: Resources) -> None:
    """Tell every cache that these resources changed."""
    connection.execute(_BUMP, {"resources": sorted(set(resources))})
