"""Copies of a database, taken while it is in use, and put back only where nothing is.

SQLite copies itself, page by page, into a file that is whole or not there. PostgreSQL's own
`pg_dump` and `pg_restore` do it for a server; they must not be older than the server.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url

from storage.condition import PatientDatabase, check_there, file_of, reach
from storage.migrate import DatabaseNewer, revisions

_SQLITE, _POSTGRESQL = b"SQLite format 3\0", b"PGDMP"
_AS_WHOEVER_RESTORES = ("--no-owner", "--no-privileges")
_COPIED = "COPY public.alembic_version"


class BackupFailed(Exception):
    """There is no copy, or nothing was restored: the message says why, and what to do."""


async def back_up(url: str, copy: Path) -> None:
    """Copy the database to a new file. BackupFailed, Unusable."""
    check_there(url)
    _check_new(copy, "Name a new file.")
    database = file_of(url)
    with _whole(copy) as part:
        if database is not None:
            await asyncio.to_thread(_copy_file, database, part)
            return
        await _run(url, "pg_dump", "--format=custom", *_AS_WHOEVER_RESTORES, f"--file={part}")


async def restore(url: str, copy: Path) -> None:
    """Fill a database that is empty from a copy. BackupFailed, Unusable, DatabaseNewer."""
    database = file_of(url)
    _check_kind(copy, sqlite=database is not None)
    if database is None:
        await _restore_server(url, copy)
        return
    _check_new(database, "Stop the bot, move the file away, and repeat.")
    with _whole(database) as part:
        await asyncio.to_thread(_copy_file, copy, part)
        _check_version(_version_of_file(part))


async def _restore_server(url: str, copy: Path) -> None:
    _check_version(await _version_of_dump(url, copy))
    await _check_empty(url)
    await _run(
        url,
        "pg_restore",
        *_AS_WHOEVER_RESTORES,
        "--no-comments",
        "--single-transaction",
        "--exit-on-error",
        str(copy),
    )


async def _check_empty(url: str) -> None:
    database = PatientDatabase(url, None)
    query = sa.text("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()")
    try:
        await reach(database)
        tables = await database.read(lambda connection: connection.scalar(query))
    finally:
        await database.close()
    if tables:
        raise BackupFailed(
            "The database has tables already, and nothing is ever overwritten. "
            "Create an empty one, name it in HOLDFAST_DATABASE_URL, and repeat."
        )


def _check_new(file: Path, advice: str) -> None:
    if file.exists():
        raise BackupFailed(
            f"{file.absolute()} exists already, and nothing is ever overwritten. {advice}"
        )


def _check_kind(copy: Path, *, sqlite: bool) -> None:
    try:
        with copy.open("rb") as file:
            begins = file.read(len(_SQLITE))
    except OSError as error:
        raise BackupFailed(f"{copy} cannot be read: {error.strerror}.") from None
    if not begins.startswith(_SQLITE if sqlite else _POSTGRESQL):
        kind = "SQLite" if sqlite else "PostgreSQL"
        raise BackupFailed(
            f"{copy} is no copy of a {kind} database, which HOLDFAST_DATABASE_URL names."
        )


def _check_version(revision: str) -> None:
    """DatabaseNewer for a copy made by a newer program; older ones are migrated afterwards."""
    if not revision:
        raise BackupFailed("The copy is not one of Holdfast's.")
    if revision not in revisions():
        raise DatabaseNewer(revision)


@contextmanager
def _whole(file: Path) -> Iterator[Path]:
    """A file beside it, for this user alone, that takes its name once it is complete."""
    part = file.with_name(f"{file.name}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
    except OSError as error:
        raise BackupFailed(f"{part} cannot be written: {error.strerror}.") from None
    try:
        yield part
        part.rename(file)
    finally:
        part.unlink(missing_ok=True)


def _copy_file(database: Path, copy: Path) -> None:
    try:
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as to:
            source.backup(to)
            # One file, without a log beside it.
            to.execute("PRAGMA journal_mode = DELETE")
            if to.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise BackupFailed(f"{database} is damaged: SQLite's quick_check fails.")
    except sqlite3.Error as error:
        raise BackupFailed(f"{database} cannot be copied: {error}.") from None


def _version_of_file(copy: Path) -> str:
    with closing(sqlite3.connect(copy)) as connection:
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError:
            return ""
    return str(row[0]) if row else ""


async def _version_of_dump(url: str, copy: Path) -> str:
    """What the dump would put into Alembic's table, without putting it anywhere."""
    said = await _run(
        url, "pg_restore", "--data-only", "--table=alembic_version", "--file=-", str(copy)
    )
    lines = iter(said.splitlines())
    found = any(line.startswith(_COPIED) for line in lines)
    return next(lines, "") if found else ""


async def _run(url: str, program: str, *arguments: str) -> str:
    """What one of PostgreSQL's programs says. It never sees the password on its command line."""
    path = shutil.which(program)
    if path is None:
        raise BackupFailed(
            f"{program} is not installed. Install PostgreSQL's client programs in the server's "
            "version or newer (Debian: apt-get install postgresql-client), and repeat."
        )
    reading = "--file=-" in arguments
    target = () if reading else (f"--dbname={_address(url)}",)
    process = await asyncio.create_subprocess_exec(
        path,
        *target,
        *arguments,
        env=_environment(url),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, complaint = await process.communicate()
    if process.returncode != 0:
        words = " ".join(complaint.decode(errors="replace").split())
        raise BackupFailed(f"{program} failed: {words}.{_advice(words)}")
    return said.decode(errors="replace")


def _advice(words: str) -> str:
    if "server version mismatch" in words or "unsupported version" in words:
        return " Install client programs of the server's version or newer, first on the PATH."
    return ""


def _address(url: str) -> str:
    parsed = make_url(url)
    return URL.create(
        "postgresql",
        username=parsed.username,
        host=parsed.host,
        port=parsed.port,
        database=parsed.database,
    ).render_as_string()


def _environment(url: str) -> dict[str, str]:
    parsed = make_url(url)
    ssl = parsed.query.get("ssl")
    return {
        **os.environ,  # noqa: TID251 - the programs need the path and the language of the user
        "PGCONNECT_TIMEOUT": "5",
        **({"PGPASSWORD": str(parsed.password)} if parsed.password else {}),
        **({"PGSSLMODE": ssl} if isinstance(ssl, str) else {}),
    }
