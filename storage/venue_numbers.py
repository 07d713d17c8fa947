"""The small numbers of what a venue file names by keys: they never change or go to another."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from domain.resources import VenueId
from storage import schema
from storage.statements import insert_all_new
from storage.venue_document import VenueDocument

Numbers = Mapping[tuple[str, str], int]


def numbers_of(connection: sa.Connection, venue_id: VenueId) -> Numbers:
    """The number of every ("resource" or "service", key) there ever was."""
    table = schema.keys
    rows = connection.execute(sa.select(table).where(table.c.venue_id == venue_id))
    return {(row.kind, row.key): row.id for row in rows}


def numbered(known: Numbers, document: VenueDocument) -> Numbers:
    """The same with a number for what has none yet."""
    numbers = dict(known)
    for kind, key in _keys(document):
        if (kind, key) not in numbers:
            last = max((one for (of, _), one in numbers.items() if of == kind), default=0)
            numbers[kind, key] = last + 1
    return numbers


def write_numbers(
    connection: sa.Connection, venue_id: VenueId, document: VenueDocument
) -> None:
    """Give numbers to what has none, and a version to every resource."""
    known = numbers_of(connection, venue_id)
    numbers = numbered(known, document)
    for kind, key in numbers.keys() - known.keys():
        values = {"venue_id": venue_id, "kind": kind, "key": key, "id": numbers[kind, key]}
        connection.execute(sa.insert(schema.keys).values(values))
    versions = [
        {"venue_id": venue_id, "resource_id": number, "version": 0}
        for (kind, _), number in numbers.items()
        if kind == "resource"
    ]
    insert_all_new(connection, schema.resource_versions, versions)


def _keys(document: VenueDocument) -> list[tuple[str, str]]:
    return [
        *(("resource", one.key) for one in document.resource),
        *(("service", one.key) for one in document.service),
    ]
