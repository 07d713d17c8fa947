"""The last word against double booking: said in the database, by name, on both kinds.

PostgreSQL: an exclusion constraint over venue, resource, units and minutes of what is active.
SQLite: triggers that say the same and abort with the constraint's name. Whoever rebuilds the
table `allocations` on SQLite must install them again; `doctor` and a test look for them.
"""

from __future__ import annotations

from storage.schema import LONGEST

OVERLAP = "no_two_active_allocations_overlap"
TRIGGERS = (f"{OVERLAP}_insert", f"{OVERLAP}_update")

POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    f"""ALTER TABLE allocations ADD CONSTRAINT {OVERLAP} EXCLUDE USING gist (
        venue_id WITH =, resource_id WITH =,
        int4range(unit_from, unit_to) WITH &&, int4range(starts, ends) WITH &&
    ) WHERE (active)""",
)

_CLASH = f"""SELECT RAISE(ABORT, '{OVERLAP}') WHERE EXISTS (
        SELECT 1 FROM allocations AS other
        WHERE other.venue_id = NEW.venue_id AND other.resource_id = NEW.resource_id
          AND other.active AND other.starts < NEW.ends AND other.starts > NEW.starts - {LONGEST}
          AND NEW.starts < other.ends
          AND other.unit_from < NEW.unit_to AND NEW.unit_from < other.unit_to
          AND NOT (other.booking_id = NEW.booking_id AND other.part = NEW.part)
    )"""  # noqa: S608 - made of constants

SQLITE = (
    """CREATE INDEX ix_allocations_active
        ON allocations (venue_id, resource_id, starts) WHERE active""",
    f"""CREATE TRIGGER {TRIGGERS[0]} BEFORE INSERT ON allocations WHEN NEW.active
    BEGIN {_CLASH}; END""",
    f"""CREATE TRIGGER {TRIGGERS[1]} BEFORE UPDATE ON allocations WHEN NEW.active
    BEGIN {_CLASH}; END""",
)


def statements(dialect: str) -> tuple[str, ...]:
    """The DDL that puts the guard in place."""
    return POSTGRESQL if dialect == "postgresql" else SQLITE
