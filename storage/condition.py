"""In what condition a database is: can it be used, is it up to date, are its guards in place?

What is found is said in words that a person who runs the bot can act on.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from domain.errors import StoreBusy
from domain.ports import Clock
from storage.engine import SETTINGS, Database, Greenlets
from storage.guards import OVERLAP, TRIGGERS
from storage.migrate import check_not_newer, current, head

_CONNECT_SECONDS = 5
_ADVICE = {
    "unable to open database file": "see that its folder exists and this user may write there",
    "file is not a database": "name another file in HOLDFAST_DATABASE_URL",
    "attempt to write a readonly database": "let this user write the file and its folder",
}
_GUARDS_OF_SQLITE = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
_GUARDS_OF_POSTGRESQL = "SELECT conname FROM pg_constraint WHERE contype = 'x' AND convalidated"


class Unusable(Exception):
    """The database cannot be used: why, and what to do about it."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason, advice)
        self.reason, self.advice = reason, advice

    def __str__(self) -> str:
        return f"{_sentence(self.reason)} {_sentence(self.advice)}"


class PatientDatabase(Database):
    """A database for work that may take minutes: checking, copying, migrating.

    What serves people waits five seconds for a statement and no longer.
    """

    def __init__(self, url: str, clock: Clock | None) -> None:
        super().__init__(url, clock)
        if self.dialect != "sqlite":
            limits = {
                "lock_timeout": SETTINGS["server_settings"]["lock_timeout"],
                "statement_timeout": "0",
            }
            engine = sa.create_engine(
                url,
                poolclass=NullPool,
                isolation_level="READ COMMITTED",
                connect_args={"timeout": _CONNECT_SECONDS, "server_settings": limits},
            )
            self._place = Greenlets(engine)


def file_of(url: str) -> Path | None:
    """The file of a SQLite database; None for a server."""
    parsed = make_url(url)
    is_file = parsed.get_backend_name() == "sqlite" and parsed.database
    return Path(parsed.database) if is_file and parsed.database else None


def name_of(url: str) -> str:
    """Which database it is, without its password."""
    file = file_of(url)
    return str(file) if file else make_url(url).render_as_string(hide_password=True)


def check_there(url: str) -> None:
    """Unusable when it is a SQLite file that does not exist: nobody wants an empty one."""
    file = file_of(url)
    if file is not None and not file.exists():
        raise Unusable(
            f"there is no database at {file.absolute()} yet",
            "`apply VENUE.toml` makes one; or set HOLDFAST_DATABASE_URL",
        )


async def reach(database: Database) -> None:
    """Unusable unless the database answers."""
    name = name_of(database.url)
    try:
        await database.read(lambda connection: connection.execute(sa.select(sa.literal(1))))
    except StoreBusy as error:
        reason = error.__cause__ or error
        raise Unusable(
            f"no answer from the database {name}: {reason}",
            "start the server, or correct HOLDFAST_DATABASE_URL",
        ) from None
    except DBAPIError as error:
        words = str(error.orig)
        advice = _ADVICE.get(words, "correct HOLDFAST_DATABASE_URL, or the server")
        raise Unusable(f"the database {name} refuses: {words}", advice) from None


async def check_current(database: Database) -> None:
    """Unusable unless every migration this program knows is done. DatabaseNewer."""
    await check_not_newer(database)
    at = await current(database)
    if not at:
        raise Unusable("the database is empty", "`apply VENUE.toml` sets it up")
    if at != head():
        raise Unusable(f"the database is at migration {at} of {head()}", "run `migrate`")


async def missing_guards(database: Database) -> tuple[str, ...]:
    """Which of the guards against double booking are not in the database, by name."""
    sqlite = database.dialect == "sqlite"
    wanted = TRIGGERS if sqlite else (OVERLAP,)
    query = _GUARDS_OF_SQLITE if sqlite else _GUARDS_OF_POSTGRESQL
    found = set(
        await database.read(lambda connection: connection.scalars(sa.text(query)).all())
    )
    return tuple(one for one in wanted if one not in found)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
