"""How much of the program the suite runs through: the command behind `python3 run coverage`.

    python3 run coverage               the whole suite, and what the seeds ask of it
    python3 run coverage tests/web     a part of it, judged by the same

Processes that tests start are counted too. Statements are judged, because that is what the seeds
mean by the word; branches are told beside them. It takes about twice as long as the suite.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "coverage"
SUITE = ("-n", "auto", "--dist", "worksteal", "--timeout", "900")


@dataclass(frozen=True, slots=True)
class Bar:
    """At least so many percent of the statements of these files, as a seed asks."""

    row: str
    what: str
    least: float
    files: tuple[str, ...]

    def fits(self, file: str) -> bool:
        return file.startswith(self.files)


BARS = (
    Bar("S4-18", "everything", 95, ("bot/", "domain/", "storage/")),
    Bar("S1-32", "everything", 85, ("bot/", "domain/", "storage/")),
    Bar("S1-32", "services: the rules", 90, ("domain/",)),
    Bar("S1-32", "routes: the calls over HTTP", 80, ("bot/web/",)),
    Bar(
        "S1-32",
        "holds and capacity",
        100,
        ("domain/holds.py", "domain/placements.py", "domain/capacity.py"),
    ),
)


def main(arguments: list[str]) -> int:
    """Run the suite, add up, judge. 1 when a test fails or a bar is missed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    # Absolute, because processes of tests stand in folders of their own.
    around = os.environ | {"COVERAGE_FILE": str(FOLDER / "data")}
    suite = _coverage(around, "run", "--parallel-mode", "-m", "pytest", *(arguments or SUITE))
    _coverage(around, "combine", "--quiet")
    told = FOLDER / "told.json"
    _coverage(around, "json", "--quiet", "-o", str(told))
    files = json.loads(told.read_text(encoding="utf-8"))["files"]
    missed = [bar for bar in BARS if not _judge(bar, files)]
    return 1 if suite or missed else 0


def _coverage(around: Mapping[str, str], *arguments: str) -> int:
    command = [sys.executable, "-m", "coverage", *arguments]
    return subprocess.run(command, cwd=ROOT, env=around, check=False).returncode


def _judge(bar: Bar, files: Mapping[str, Any]) -> bool:
    """Print a line; whether the bar is reached."""
    found = [one["summary"] for file, one in files.items() if bar.fits(file)]
    share = _share(found, "covered_lines", "num_statements")
    branches = _share(found, "covered_branches", "num_branches")
    reached = share >= bar.least
    print(
        f"{bar.row}  {bar.what:<30} {share:6.2f} % of statements, {branches:6.2f} % of branches;"
        f" asked for: {bar.least:g} % {'reached' if reached else 'MISSED'}"
    )
    for file, one in files.items():
        if not reached and bar.fits(file) and one["missing_lines"] and bar.least == 100:
            print(f"       {file}: lines {', '.join(map(str, one['missing_lines']))}")
    return reached


def _share(found: Iterable[Mapping[str, int]], part: str, whole: str) -> float:
    kept = list(found)
    return 100 * sum(one[part] for one in kept) / max(sum(one[whole] for one in kept), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
