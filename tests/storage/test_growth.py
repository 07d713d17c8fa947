"""However often a venue has been booked, what a hold has to know is found and not searched for."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from storage.engine import Database
from storage.many import Rows
from storage.reading import Reading

# Two thousand half hours of each of four, one after the other.
YEARS_OF_BOOKINGS = """
    INSERT INTO allocations (venue_id, booking_id, part, resource_id, unit_from, unit_to, starts,
        ends, active)
    SELECT 1, n, 0, n % 4 + 1, 0, 1, n / 4 * 30, n / 4 * 30 + 30, true
    FROM generate_series(1, 8000) AS n
"""


@pytest.fixture
async def database(fresh_database: str) -> AsyncIterator[Database]:
    database = Database(fresh_database, None)
    async with database.transaction() as connection:
        await connection.exec_driver_sql(YEARS_OF_BOOKINGS)
        await connection.exec_driver_sql("ANALYZE allocations")
    yield database
    await database.close()


async def plan_of(database: Database, statement: sa.Select[tuple[object, ...]]) -> str:
    """How PostgreSQL would go about it."""
    text = statement.compile(
        dialect=postgresql.dialect(),  # type: ignore[no-untyped-call]
        compile_kwargs={"literal_binds": True},
    )
    lines = await database.read(lambda c: c.exec_driver_sql(f"EXPLAIN {text}").scalars().all())
    return "\n".join(map(str, lines))


async def test_what_is_in_the_way_is_found_by_the_guard(database: Database) -> None:
    stretches = [(1, resource, 300, 330) for resource in range(1, 5)]
    statement = Reading(database)._active.params(Rows.bound(stretches))

    plan = await plan_of(database, statement)

    assert "no_two_active_allocations_overlap" in plan
    assert "Seq Scan on allocations" not in plan
