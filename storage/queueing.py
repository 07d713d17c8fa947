"""Writing jobs in somebody's transaction; those whose key is there already stay as they are."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from domain.events import Job
from domain.ports import Ids
from storage import schema
from storage.rows import from_jobs
from storage.statements import insert_all_new


def enqueue(connection: sa.Connection, ids: Ids, jobs: Iterable[Job]) -> None:
    """Each gets a number of its own."""
    given = tuple(jobs)
    if given:
        rows = from_jobs(given, [ids.fresh() for _ in given])
        insert_all_new(connection, schema.jobs, rows)
