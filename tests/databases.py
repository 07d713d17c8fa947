"""Empty migrated databases on a PostgreSQL server, one per test.

Migrating takes a while, so it is done once per server, in a template; a copy takes 30 ms.
"""

import secrets

import asyncpg
from sqlalchemy.engine import make_url

from tests.servers import PostgresServer


class Databases:
    """Hands out databases and takes them back."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._template: str | None = None

    async def new(self) -> str:
        """Return the `HOLDFAST_DATABASE_URL` of a database nobody has used."""
        from storage.migrate import upgrade  # noqa: PLC0415 - loads for most of a second

        if self._template is None:
            template = new_name("template")
            await self._execute(f"CREATE DATABASE {template}")
            await upgrade(self._url_of(template))
            self._template = template
        name = new_name("test")
        await self._execute(f"CREATE DATABASE {name} TEMPLATE {self._template}")
        return self._url_of(name)

    async def drop(self, url: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self._server.mend()
        await self._execute(f"DROP DATABASE IF EXISTS {make_url(url).database} WITH (FORCE)")

    async def close(self) -> None:
        """Remove the template too."""
        if self._template is not None:
            await self.drop(self._url_of(self._template))

    def _url_of(self, database: str) -> str:
        url = make_url(self._server.url).set(database=database)
        return url.render_as_string(hide_password=False)

    async def _execute(self, statement: str) -> None:
        connection = await asyncpg.connect(self._server.dsn)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


def new_name(kind: str) -> str:
    """Name a database as no other run on this server does."""
    return f"holdfast_{kind}_{secrets.token_hex(6)}"
