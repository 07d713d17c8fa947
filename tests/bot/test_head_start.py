"""A start is short because of what it does not load; one import too many is not seen elsewhere."""

import subprocess
import sys

LATER = {
    "aiohttp.web",
    "aiosqlite",
    "alembic",
    "bot.sandbox",
    "bot.web.api.api",
    "dateparser",
    "holidays",
    "icalendar",
    "phonenumbers",
    "prometheus_client",
    "pygments",
    "rich",
    "segno",
    "sqlalchemy.orm",
}


def loaded(*lines: str) -> set[str]:
    """The modules of a new process after these lines."""
    code = "\n".join((*lines, "import sys", "print(*sys.modules)"))
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return set(run.stdout.split())


def test_what_nobody_waits_for_is_not_loaded_before_the_first_answer() -> None:
    modules = loaded(
        "from bot import head_start",
        "head_start.begin()",
        "import bot.commands.serving",
        "import sqlalchemy.dialects.postgresql.asyncpg",
    )

    assert "bot.app" in modules
    assert modules & LATER == set()


def test_what_paints_consoles_is_there_again_for_whoever_wants_it() -> None:
    modules = loaded("from bot import head_start", "head_start.begin()", "import rich.console")

    assert {"httpx", "rich.console", "structlog"} <= modules


def test_the_interface_for_programs_is_not_loaded_before_a_program_calls() -> None:
    modules = loaded("import bot.front")

    assert "aiohttp.web" in modules
    assert "bot.web.api.api" not in modules
    assert "bot.web.api.models" not in modules
