"""What most commands have in common: settings, a database that is fit for use, and an end.

Whatever the lower layers refuse becomes one message here.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import TypeVar

from bot.clocks import SystemClock
from bot.commands.failing import Failed
from bot.runtime.logs import configure_logs
from bot.settings import Settings, SettingsError, contradictions, load_settings
from domain.errors import StoreBusy
from storage.backup import BackupFailed
from storage.condition import PatientDatabase, Unusable, check_current, check_there, reach
from storage.engine import Database
from storage.migrate import DatabaseNewer, head, upgrade_database

Answer = TypeVar("Answer")


def perform(work: Coroutine[object, object, Answer], *, log_level: str = "error") -> Answer:
    """Run a command's work to its end. Failed."""
    configure_logs(log_level)
    try:
        return asyncio.run(work)
    except (SettingsError, Unusable, BackupFailed) as error:
        raise Failed(str(error)) from None
    except DatabaseNewer as error:
        raise Failed(
            f"The database has migration {error}, and this program knows them up to {head()}. "
            "Use a newer Holdfast, or the database that belongs to this one."
        ) from None
    except StoreBusy:
        raise Failed("The database does not answer in time. Try again in a moment.") from None


def settings_of(mode: str = "") -> Settings:
    """The settings, without contradictions. SettingsError."""
    settings = load_settings()
    problems = contradictions(settings, mode)
    if problems:
        raise SettingsError(*problems)
    return settings


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """The database as it is, if it is there and up to date. Unusable, DatabaseNewer."""
    check_there(settings.database_url)
    async with _reached(settings) as database:
        await check_current(database)
        yield database


@asynccontextmanager
async def made(settings: Settings) -> AsyncIterator[Database]:
    """The database, made and migrated as far as it is not. Unusable, DatabaseNewer."""
    async with _reached(settings) as database:
        await upgrade_database(database)
        yield database


@asynccontextmanager
async def _reached(settings: Settings) -> AsyncIterator[Database]:
    url = settings.database_url
    database = PatientDatabase(url, SystemClock() if url.startswith("sqlite") else None)
    try:
        await reach(database)
        yield database
    finally:
        await database.close()
