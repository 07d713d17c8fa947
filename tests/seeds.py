"""Which test proves which row of the seeds: `python -m tests.seeds` writes docs/seeds.md.

A test says in its first line what it is about: `S1-12 S1-27: dates apart, seats`. A row that no
test names is open, and the table says so.
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


def _listed(row: dict[str, object]) -> list[object]:
    listed = row.get("tests", [])
    return list(listed) if isinstance(listed, list) else []


def table() -> str:
    """The page."""
    found, asked = proofs(), rows()
    proven = sum(bool(found[name]) for name in asked)
    lines = [
        "# The seeds, row by row",
        "",
        "Made by `python -m tests.seeds`; a test sees that it is current. Rows about payment, the",
        "conversation of staff and the later life of a customer are not here.",
        "",
        f"{proven} of {len(asked)} rows have a test that names them. The others are open: not built",
        "yet, or built and not yet proven by a test of that row.",
    ]
    for seed, title in SEEDS.items():
        lines += ["", f"## {seed}: {title}", "", "| row | asks | tests | state |"]
        lines.append("| --- | --- | --- | --- |")
        for name, row in asked.items():
            if name.startswith(seed):
                tests = "<br>".join(f"`{one}`" for one in found[name])
                state = "proven" if tests else "open"
                ask = str(row["asks"]).replace("|", "\\|")
                lines.append(f"| {name} | {ask} | {tests} | {state} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the page."""
    TABLE.write_text(table(), encoding="utf-8")
    sys.stdout.write(f"{TABLE.name}\n")


if __name__ == "__main__":
    main()
