"""Placing holds, against what the database alone can do and against the usual way.

Ours is complete: the rules of the venue, the gate, allocation, booking, audit, job and
idempotency row. pgbench inserts a bare row at a time under the same constraint, in C. The usual
way is a lock in Redis for the start time, tried three times, a look, and an insert.
"""

import asyncio
import itertools
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import asyncpg
import sqlalchemy as sa

from domain.errors import SlotTaken
from domain.intervals import Interval
from domain.people import Customer
from domain.resources import ResourceId, ServiceId, VenueId
from domain.slots import Slot
from storage.adviser import Adviser, connect_redis
from storage.locks import RedisGate
from storage.migrate import upgrade
from tests.bench.rounds import Bench, Way
from tests.bench.usual import Usual
from tests.factories import make_customer, make_resource, make_service
from tests.servers import PostgresServer, RedisServer
from tests.storage.counter import Counter, open_counter, open_venue, put, sync_rows
from tests.stores import Background

CLIENTS, ATTEMPTS, RESOURCES = 100, 6_000, 40
CONNECTIONS = 16
# Of a hundred attempts at ten half hours of a resource some eight can win.
RUSH, STARTS = 100, 10
HALF_HOUR, HOUR = timedelta(minutes=30), timedelta(hours=1)
BIG = {"shared_buffers": "512MB", "max_wal_size": "4GB", "checkpoint_timeout": "1h"}

VENUE = open_venue(
    resources=tuple(make_resource(number) for number in range(1, RESOURCES + 1)),
    services=tuple(
        make_service(
            number,
            length=length,
            lead=timedelta(0),
            horizon=timedelta(days=90),
            buffer_after=timedelta(0),
        )
        for number, length in enumerate((HALF_HOUR, HOUR), start=1)
    ),
)
