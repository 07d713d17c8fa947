"""Which test proves which row of the seeds: `python -m tests.seeds` writes docs/seeds.md.

A test says in its first line what it is about: `S1-12 S1-27: dates apart, seats`. A row that is a
figure is measured and not asserted, because a machine that is busy proves nothing: a bench names it
in its `ROWS`, or a command in `COMMANDS` here. A row that none of them names is open.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent
DATA = TESTS / "data" / "seeds.toml"
TABLE = TESTS.parent / "docs" / "seeds.md"
ROW = re.compile(r"\bS[0-4]-\d{2}\b")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
# Rows about the suite as a whole, by the command that judges them.
COMMANDS = {"coverage": ("S1-32", "S3-21", "S4-18")}
SEEDS = {
    "S0": "A pet hospital in Korea",
    "S1": "Vehicles, tours and guides in Brisbane",
    "S2": "Professionals by the hour who may travel",
    "S3": "A hall in Parbhani",
    "S4": "Rooms and their timeslots",
}


def rows() -> dict[str, dict[str, object]]:
    """Every row: what it asks, and the tests that do not say so themselves."""
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def known_tests() -> dict[str, str]:
    """Every test by its file and name, with what it says of itself."""
    return {
        f"{file.relative_to(TESTS).as_posix()}::{name}": said
        for file in sorted(TESTS.rglob("test_*.py"))
        for name, said in _tests_of(file)
    }


def _tests_of(file: Path) -> Iterator[tuple[str, str]]:
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, FUNCTIONS) and node.name.startswith("test_"):
            yield node.name, ast.get_docstring(node) or ""


def proofs() -> dict[str, list[str]]:
    """The tests of every row."""
    found = {name: [str(one) for one in _listed(row)] for name, row in rows().items()}
    for test, said in known_tests().items():
        for name in ROW.findall(said):
            if test not in found.setdefault(name, []):
                found[name].append(test)
    return found


def measures() -> dict[str, list[str]]:
    """The commands that measure a row, where it is a figure."""
    found: dict[str, list[str]] = {}
    for command, names in COMMANDS.items():
        for name in names:
            found.setdefault(name, []).append(f"run {command}")
    for file in sorted((TESTS / "bench").glob("*.py")):
        for name in _rows_of(file):
            found.setdefault(name, []).append(f"run bench {file.stem}")
    return found


def _rows_of(file: Path) -> tuple[str, ...]:
    """What a bench says in its `ROWS`."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "ROWS":
            rows: tuple[str, ...] = ast.literal_eval(node.value)
            return rows
    return ()


def _listed(row: dict[str, object]) -> list[object]:
    listed = row.get("tests", [])
    return list(listed) if isinstance(listed, list) else []


def table() -> str:
    """The page."""
    found, asked, measured = proofs(), rows(), measures()
    proven = sum(bool(found[name]) for name in asked)
    only = sum(name in measured and not found[name] for name in asked)
    lines = [
        "# The seeds, row by row",
        "",
        "Made by `python -m tests.seeds`; a test sees that it is current. Rows about the",
        "conversation of staff and the later life of a customer are not here.",
        "",
        f"{proven} of {len(asked)} rows have a test that names them, and {only} more are figures that a",
        "command measures on the machine it runs on: no test asserts what depends on the machine. The",
        "others are open: not built yet, or built and not yet proven by a test of that row.",
    ]
    for seed, title in SEEDS.items():
        lines += ["", f"## {seed}: {title}", "", "| row | asks | tests | state |"]
        lines.append("| --- | --- | --- | --- |")
        for name, row in asked.items():
            if name.startswith(seed):
                lines.append(_line(name, row, found[name], measured.get(name, [])))
    return "\n".join(lines) + "\n"


def _line(name: str, row: dict[str, object], tests: list[str], measured: list[str]) -> str:
    """One row: what proves it, else what measures it."""
    by = [f"`{one}`" for one in tests] + [f"measured by `{one}`" for one in measured]
    state = "proven" if tests else "measured" if measured else "open"
    ask = str(row["asks"]).replace("|", "\\|")
    note = f"{ask}. {row['note']}" if "note" in row else ask
    return f"| {name} | {note} | {'<br>'.join(by)} | {state} |"


def main() -> None:
    """Write the page."""
    TABLE.write_text(table(), encoding="utf-8")
    sys.stdout.write(f"{TABLE.name}\n")


if __name__ == "__main__":
    main()
