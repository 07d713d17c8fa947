"""The command line as its users meet it: a process of its own, in a folder of theirs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.reading import ROOT

CLINIC = ROOT / "bot" / "sandbox" / "venues" / "clinic.toml"
CODE = re.compile(r"^ +/start ([A-Z2-9]{27})$", re.MULTILINE)
DATABASE = "holdfast.db"
PATIENCE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


@dataclass
class CommandLine:
    """Runs `python -m bot` in a folder, with nothing in the environment but what is said here."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def __call__(self, *arguments: str | Path, typed: str = "", **settings: str) -> Ran:
        """Run one command to its end; `settings` are HOLDFAST_ variables, for this once."""
        ran = subprocess.run(
            command(*arguments),
            cwd=self.folder,
            env=self.around(settings),
            input=typed,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        assert "Traceback" not in ran.stderr, ran.stderr
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    def open_clinic(self) -> str:
        """Have what `apply` of the demo's clinic leaves, without waiting for it; its code."""
        content, code = applied_clinic()
        (self.folder / DATABASE).write_bytes(content)
        return code

    def around(self, settings: Mapping[str, str]) -> dict[str, str]:
        """The whole environment of a command."""
        given = {f"HOLDFAST_{name.upper()}": value for name, value in settings.items()}
        return {"PATH": os.defpath, **self.environment, **given}


def command(*arguments: str | Path) -> list[str]:
    """What starts the program that is under test, wherever one stands."""
    return [sys.executable, "-P", "-m", "bot", *map(str, arguments)]


@cache
def applied_clinic() -> tuple[bytes, str]:
    """The database that `apply` makes of the demo's clinic, and its owner's code."""
    with TemporaryDirectory() as folder:
        ran = CommandLine(Path(folder))("apply", CLINIC)
        code = CODE.search(ran.out)
        assert code, ran
        return (Path(folder) / DATABASE).read_bytes(), code[1]
