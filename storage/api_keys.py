"""Keeping API keys: shown once, known by their digest, revoked within seconds."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

import sqlalchemy as sa

from domain.access import ApiKey, ApiKeyId, Scope
from domain.errors import StoreBusy
from domain.ports import Clock, Ids
from domain.resources import VenueId
from storage.batching import Spawn
from storage.engine import Database
from storage.schema import api_keys

MARK = "hf"
PREFIX_LENGTH = 8
# 27 of 30 letters: 132 random bits.
SECRET_LENGTH = 27
# How long a process may believe what it has read: a revoked key opens nothing after that.
RECHECK = timedelta(seconds=2)
USE_NOTED_EVERY = timedelta(minutes=1)
KEPT = 1000


class ApiKeys:
    """The keys of all venues, as one process sees them."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, spawn: Spawn) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._spawn = spawn
        self._kept: dict[str, tuple[datetime, ApiKey]] = {}

    async def make(
        self,
        venue_id: VenueId,
        name: str,
        scopes: tuple[Scope, ...],
        *,
        expires_at: datetime | None,
    ) -> tuple[ApiKey, str]:
        """A fresh key and its secret, which is nowhere else."""
        prefix = f"{MARK}_{self._ids.code(PREFIX_LENGTH)}"
        secret = f"{prefix}_{self._ids.code(SECRET_LENGTH)}"
        number, now = ApiKeyId(self._ids.fresh()), self._clock.now()
        key = ApiKey(number, venue_id, prefix, name, scopes, now, expires_at)
        await self.keep(key, secret)
        return key, secret

    async def keep(self, key: ApiKey, secret: str) -> None:
        """Keep a key that has been made before, for another database perhaps."""
        values = {
            "venue_id": key.venue_id,
            "id": key.id,
            "digest": digest_of(secret),
            "prefix": key.prefix,
            "name": key.name,
            "scopes": [str(one) for one in key.scopes],
            "made_at": key.made_at,
            "expires_at": key.expires_at,
        }
        await self._database.run(lambda c: c.execute(sa.insert(api_keys).values(values)))

    async def list_keys(self, venue_id: VenueId) -> tuple[ApiKey, ...]:
        """All there ever were, the newest first."""
        statement = (
            sa.select(api_keys)
            .where(api_keys.c.venue_id == venue_id)
            .order_by(api_keys.c.id.desc())
        )
        rows = await self._database.read(lambda c: c.execute(statement).all())
        return tuple(map(_to_key, rows))

    async def revoke(self, venue_id: VenueId, prefix: str) -> bool:
        """From now on it opens nothing; False when there is none, or it was revoked before."""
        statement = (
            sa.update(api_keys)
            .where(
                api_keys.c.venue_id == venue_id,
                api_keys.c.prefix == prefix,
                api_keys.c.revoked_at.is_(None),
            )
            .values(revoked_at=self._clock.now())
        )
        return await self._database.run(lambda c: c.execute(statement).rowcount > 0)

    async def find(self, secret: str) -> ApiKey | None:
        """The live key with this secret; what was true two seconds ago will do. StoreBusy."""
        digest, now = digest_of(secret), self._clock.now()
        known = self._kept.get(digest)
        if known is None or not known[0] <= now < known[0] + RECHECK:
            known = await self._look(digest, now)
        if known is None or not known[1].is_live(now):
            return None
        self._note_use(digest, known[1], now)
        return known[1]

    async def _look(self, digest: str, now: datetime) -> tuple[datetime, ApiKey] | None:
        statement = sa.select(api_keys).where(api_keys.c.digest == digest)
        row = await self._database.read(lambda c: c.execute(statement).one_or_none())
        if row is None:
            self._kept.pop(digest, None)
            return None
        if len(self._kept) >= KEPT:
            self._kept.clear()
        found = self._kept[digest] = now, _to_key(row)
        return found

    def _note_use(self, digest: str, key: ApiKey, now: datetime) -> None:
        """Remember when it was last used, at most once a minute and on nobody's time."""
        if key.used_at is not None and key.used_at <= now < key.used_at + USE_NOTED_EVERY:
            return
        looked_at, _ = self._kept[digest]
        used = replace(key, used_at=now)
        self._kept[digest] = looked_at, used
        self._spawn(self._write_use(digest, now))

    async def _write_use(self, digest: str, now: datetime) -> None:
        statement = sa.update(api_keys).where(api_keys.c.digest == digest).values(used_at=now)
        try:
            await self._database.run(lambda c: c.execute(statement))
        except StoreBusy:
            # Known a minute later, then.
            return


def digest_of(secret: str) -> str:
    """What is kept of a secret: it is long and random, so one SHA-256 is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _to_key(row: sa.Row[tuple[object, ...]]) -> ApiKey:
    return ApiKey(
        ApiKeyId(row.id),
        VenueId(row.venue_id),
        row.prefix,
        row.name,
        tuple(Scope(one) for one in row.scopes),
        row.made_at,
        row.expires_at,
        row.revoked_at,
        row.used_at,
    )
