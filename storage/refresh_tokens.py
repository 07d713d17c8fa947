"""Keeping the sessions of customers: a chain of tokens, each good for one refresh.

A token that comes a second time means that two have it. Shortly after the first time it is a
client whose answer got lost, and gets another; later the whole session is closed.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
import structlog

from domain.access import ApiKeyId, CustomerSession, Opened
from domain.people import CustomerId
from domain.ports import Ids
from domain.resources import VenueId
from storage.api_keys import digest_of
from storage.engine import Database
from storage.schema import api_keys, refresh_tokens

LIFE = timedelta(days=30)
AGAIN_WITHIN = timedelta(seconds=30)
TOKEN_LENGTH = 27

_log = structlog.get_logger(__name__)


class RefreshTokens:
    """The sessions of all venues."""

    def __init__(self, database: Database, ids: Ids) -> None:
        self._database = database
        self._ids = ids

    async def open(
        self, venue_id: VenueId, customer_id: CustomerId, api_key_id: ApiKeyId
    ) -> Opened:
        """A new session, vouched for by the server with that key."""
        session = CustomerSession(self._ids.fresh(), venue_id, customer_id)
        return await self._database.run(lambda c: self._issue(c, session, api_key_id))

    async def refresh(self, token: str) -> Opened | None:
        """The same session with a new token; None when the token is good for nothing."""
        return await self._database.run(lambda c: self._refresh(c, token))

    async def close(self, token: str) -> None:
        """End the session that this token belongs to, if it does to any."""
        of_token = sa.select(refresh_tokens.c.venue_id, refresh_tokens.c.session).where(
            refresh_tokens.c.digest == digest_of(token)
        )

        def work(connection: sa.Connection) -> None:
            row = connection.execute(of_token).one_or_none()
            if row is not None:
                self._end(connection, row.venue_id, row.session)

        await self._database.run(work)

    async def sweep(self) -> None:
        """Drop what expired long ago."""

        def work(connection: sa.Connection) -> None:
            now = self._database.present(connection)
            gone = refresh_tokens.c.expires_at < now - LIFE
            connection.execute(sa.delete(refresh_tokens).where(gone))

        await self._database.run(work)

    def _refresh(self, connection: sa.Connection, token: str) -> Opened | None:
        table = refresh_tokens
        row = connection.execute(
            sa.select(table, api_keys.c.expires_at.label("key_expires_at"))
            .join(
                api_keys,
                sa.and_(
                    api_keys.c.venue_id == table.c.venue_id,
                    api_keys.c.id == table.c.api_key_id,
                    api_keys.c.revoked_at.is_(None),
                ),
            )
            .where(table.c.digest == digest_of(token))
            .with_for_update(of=table)
        ).one_or_none()
        now = self._database.present(connection)
        if row is None or not _is_good(row, now):
            return None
        if row.used_at is not None and now > row.used_at + AGAIN_WITHIN:
            _log.warning("refresh_token_reused", session=row.session)
            self._end(connection, row.venue_id, row.session)
            return None
        used = sa.update(table).where(table.c.digest == row.digest)
        connection.execute(used.values(used_at=row.used_at or now))
        session = CustomerSession(
            row.session, VenueId(row.venue_id), CustomerId(row.customer_id)
        )
        return self._issue(connection, session, ApiKeyId(row.api_key_id))

    def _issue(
        self, connection: sa.Connection, session: CustomerSession, api_key_id: ApiKeyId
    ) -> Opened:
        now = self._database.present(connection)
        token = f"hr_{self._ids.code(TOKEN_LENGTH)}"
        opened = Opened(session, token, now + LIFE)
        connection.execute(
            sa.insert(refresh_tokens).values(
                digest=digest_of(token),
                venue_id=session.venue_id,
                session=session.number,
                customer_id=session.customer_id,
                api_key_id=api_key_id,
                expires_at=opened.expires_at,
            )
        )
        return opened

    def _end(self, connection: sa.Connection, venue_id: int, session: int) -> None:
        table = refresh_tokens
        whole = sa.and_(table.c.venue_id == venue_id, table.c.session == session)
        connection.execute(
            sa.update(table).where(whole).values(revoked_at=self._database.now())
        )


def _is_good(row: sa.Row[tuple[object, ...]], now: datetime) -> bool:
    """Whether a token may still be used, and the key that vouched for it too."""
    key_lives = row.key_expires_at is None or now < row.key_expires_at
    return key_lives and row.revoked_at is None and now < row.expires_at
