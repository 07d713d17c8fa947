"""The last word against double booking: said in the database, by name, on both kinds.

PostgreSQL: an exclusion constraint over venue, resource, units and minutes of what is active.
SQLite: triggers that say the same and abort with the constraint's name. Whoever rebuilds the
table `allocations` on SQLite must install them again; `doctor` and a test look for them.
"""

from __future__ import annotations

from storage.schema import DAY, LONGEST

OVERLAP = "no_two_active_allocations_overlap"
TRIGGERS = (f"{OVERLAP}_insert", f"{OVERLAP}_update")
# What the triggers search; made and unmade with them.
INDEXES = ("ix_allocations_active", "ix_allocations_long")

POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    f"""ALTER TABLE allocations ADD CONSTRAINT {OVERLAP} EXCLUDE USING gist (
        venue_id WITH =, resource_id WITH =,
        int4range(unit_from, unit_to) WITH &&, int4range(starts, ends) WITH &&
    ) WHERE (active)""",
)

# How far back to search: a year only for a resource that is booked for more than a day at a time.
_REACH = f"""CASE WHEN EXISTS (
        SELECT 1 FROM allocations AS long
        WHERE long.venue_id = NEW.venue_id AND long.resource_id = NEW.resource_id
          AND long.active = 1 AND long.ends - long.starts > {DAY}
    ) THEN {LONGEST} ELSE {DAY} END"""  # noqa: S608 - made of constants

_REFUSE = f"""SELECT RAISE(ABORT, '{OVERLAP}') WHERE EXISTS (
        SELECT 1 FROM allocations AS other
        WHERE other.venue_id = NEW.venue_id AND other.resource_id = NEW.resource_id
          AND other.active = 1 AND other.starts < NEW.ends AND other.starts > NEW.starts - {_REACH}
          AND NEW.starts < other.ends
          AND other.unit_from < NEW.unit_to AND NEW.unit_from < other.unit_to
          AND NOT (other.booking_id = NEW.booking_id AND other.part = NEW.part)
    )"""  # noqa: S608 - made of constants

SQLITE = (
    f"""CREATE INDEX {INDEXES[0]}
        ON allocations (venue_id, resource_id, starts) WHERE active = 1""",
    f"""CREATE INDEX {INDEXES[1]}
        ON allocations (venue_id, resource_id, starts) WHERE active = 1 AND ends - starts > {DAY}""",
    f"""CREATE TRIGGER {TRIGGERS[0]} BEFORE INSERT ON allocations WHEN NEW.active
    BEGIN {_REFUSE}; END""",
    f"""CREATE TRIGGER {TRIGGERS[1]}
    BEFORE UPDATE OF venue_id, resource_id, unit_from, unit_to, starts, ends, active
    ON allocations WHEN NEW.active
    BEGIN {_REFUSE}; END""",
)


def statements(dialect: str) -> tuple[str, ...]:
    """The DDL that puts the guard in place."""
    return POSTGRESQL if dialect == "postgresql" else SQLITE
