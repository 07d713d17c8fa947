"""`run` sets itself up: once, from hash-checked pins, and again only when something changed.

The installer here is a stand-in for uv that makes an environment of links and writes down
what it was asked; the real installers are outside programs and need a network.
"""

import ast
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.reading import ROOT, imports, read

UV = """\
#!/bin/sh
echo "$@" >> "$UV_LOG"
case "$1" in
    venv)
        [ -z "$GATE" ] || cat "$GATE"
        for folder; do :; done
        mkdir -p "$folder/bin"
        ln -s "$BASE" "$folder/bin/python"
        ;;
    pip) exit "${UV_FAILS:-0}" ;;
esac
"""
ECHO = 'import os, sys; print(os.getcwd(), *sys.argv[1:], sep="|")'
WITHOUT_ENSUREPIP = """\
import runpy, sys
sys.modules["ensurepip"] = None
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@dataclass(frozen=True, slots=True)
class Clone:
    """A clone of the repository in a folder with a space, and a machine around it."""

    folder: Path
    programs: Path
    log: Path

    def run(
        self, *arguments: str, starter: tuple[str, ...] = (), uv_fails: bool = False
    ) -> subprocess.CompletedProcess[str]:
        """Start `run` from another folder with an almost empty environment."""
        return subprocess.run(
            [sys.executable, *starter, self.folder / "run", *arguments],
            cwd=self.programs,
            env=self.environment() | ({"UV_FAILS": "2"} if uv_fails else {}),
            capture_output=True,
            text=True,
            check=False,
        )

    def begin(self, *arguments: str, gate: Path) -> subprocess.Popen[bytes]:
        """Start `run` and go on; its installer waits for the gate to open and close."""
        return subprocess.Popen(
            [sys.executable, str(self.folder / "run"), *arguments],
            env=self.environment() | {"GATE": str(gate)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def environment(self) -> dict[str, str]:
        """Return what the machine sets."""
        return {
            "PATH": f"{self.programs}{os.pathsep}{os.defpath}",
            "PYTHONPATH": str(self.folder),
            "UV_LOG": str(self.log),
            "BASE": sys.executable,
            "GATE": "",
        }

    def asked(self) -> list[str]:
        """What the installer was asked for, one line each."""
        return self.log.read_text().splitlines() if self.log.exists() else []

    def environments_made(self) -> int:
        """Count the environments that were made from nothing."""
        return len([line for line in self.asked() if line.startswith("venv")])

    def put_package(self, name: str, program: str) -> Path:
        """Make a package that `python -m` starts."""
        package = self.folder / name
        package.mkdir()
        (package / "__init__.py").touch()
        (package / "__main__.py").write_text(program)
        return package

    def put_uv(self) -> None:
        """Put the installer on the path."""
        uv = self.programs / "uv"
        uv.write_text(UV)
        uv.chmod(0o755)


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """A fresh clone on a machine with uv."""
    clone = Clone(tmp_path / "a clone", tmp_path / "programs", tmp_path / "log")
    for folder in (clone.folder, clone.programs):
        folder.mkdir()
    for name in ("run", "pyproject.toml", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, clone.folder)
    clone.put_package("bot", ECHO)
    clone.put_package("pytest", ECHO)
    clone.put_uv()
    return clone


def test_the_first_start_installs_what_the_lock_says_by_hash(clone: Clone) -> None:
    started = clone.run("demo")

    made, locked, project = clone.asked()
    assert started.returncode == 0, started.stderr
    assert made == f"venv --quiet --no-project --python {sys.executable} {clone.folder}/.venv"
    assert locked.endswith(f"--require-hashes -r {clone.folder}/requirements.lock")
    assert project.endswith(f"--no-deps --no-build-isolation --editable {clone.folder}")


def test_the_next_start_asks_for_nothing(clone: Clone) -> None:
    clone.run("demo")
    asked = clone.asked()

    started = clone.run("demo")

    assert clone.asked() == asked
    assert started.stderr == ""


def test_the_bot_works_in_the_folder_of_its_caller_with_the_words_it_was_given(
    clone: Clone,
) -> None:
    started = clone.run("apply", "my venue.toml", "--dry")

    assert started.stdout == f"{clone.programs}|apply|my venue.toml|--dry\n"


def test_the_suite_runs_in_the_repository_on_all_cores_unless_told_otherwise(
    clone: Clone,
) -> None:
    whole, part = clone.run("test"), clone.run("test", "-k", "one")

    assert whole.stdout == f"{clone.folder}|-n|auto|--dist|worksteal\n"
    assert part.stdout == f"{clone.folder}|-k|one\n"


def test_the_bot_also_starts_from_the_environment_of_the_suite(clone: Clone) -> None:
    clone.run("test")
    asked = clone.asked()

    clone.run("demo")

    assert clone.asked() == asked


def test_a_new_lock_is_installed_into_the_environment_there_is(clone: Clone) -> None:
    clone.run("demo")
    with (clone.folder / "requirements.lock").open("a") as lock:
        lock.write("# another\n")

    clone.run("demo")

    assert clone.environments_made() == 1
    assert len(clone.asked()) == 5


def test_an_interrupted_set_up_says_where_and_begins_anew(clone: Clone) -> None:
    interrupted = clone.run("demo", starter=("-c", WITHOUT_ENSUREPIP), uv_fails=True)

    started = clone.run("demo")

    assert interrupted.returncode == 1
    assert "uv pip install" in interrupted.stderr
    assert "Mend what is said above" in interrupted.stderr
    assert interrupted.stdout == ""
    assert started.returncode == 0, started.stderr
    assert clone.environments_made() == 2


def test_an_environment_that_was_moved_with_its_clone_is_made_anew(clone: Clone) -> None:
    clone.run("demo")
    moved = Clone(clone.folder.with_name("moved"), clone.programs, clone.log)
    clone.folder.rename(moved.folder)

    started = moved.run("demo")

    assert started.returncode == 0, started.stderr
    assert moved.environments_made() == 2


def test_an_interrupted_update_is_not_taken_for_what_was_there_before(clone: Clone) -> None:
    lock = clone.folder / "requirements.lock"
    before = lock.read_text()
    clone.run("demo")
    lock.write_text(before + "# another\n")
    clone.run("demo", starter=("-c", WITHOUT_ENSUREPIP), uv_fails=True)
    lock.write_text(before)

    clone.run("demo")

    assert clone.environments_made() == 2


def test_two_starts_at_once_set_up_once(clone: Clone) -> None:
    gate = clone.log.with_name("gate")
    os.mkfifo(gate)
    first = clone.begin("demo", gate=gate)

    with gate.open("w"):  # opens when the first one is at work
        second = clone.begin("demo", gate=gate)
        with pytest.raises(subprocess.TimeoutExpired):
            second.wait(0.5)

    assert (first.wait(10), second.wait(10)) == (0, 0)
    assert len(clone.asked()) == 3


def test_a_package_in_the_folder_of_the_caller_is_not_taken_for_the_bot(clone: Clone) -> None:
    (clone.programs / "bot.py").write_text("raise SystemExit('not the bot')")

    started = clone.run("demo")

    assert started.returncode == 0, started.stderr


def test_a_machine_without_any_installer_is_told_what_to_install(clone: Clone) -> None:
    (clone.programs / "uv").unlink()

    refused = clone.run("demo", starter=("-c", WITHOUT_ENSUREPIP))

    assert refused.returncode == 1
    assert "python3-venv" in refused.stderr
    assert not (clone.folder / ".venv").exists()


def test_without_a_command_it_says_what_there_is(clone: Clone) -> None:
    told = clone.run()

    assert "python3 run demo" in told.stdout
    assert clone.asked() == []


def test_it_needs_nothing_but_the_standard_library() -> None:
    script = read(ROOT / "run")

    assert set(imports(script)) <= set(sys.stdlib_module_names)


def test_an_old_python_can_read_it_far_enough_to_refuse() -> None:
    script = (ROOT / "run").read_text(encoding="utf-8")

    ast.parse(script, feature_version=(3, 7))

    assert script.index("sys.exit(") < script.index("def ")


def test_check_shows_a_line_for_every_tool_and_a_verdict(clone: Clone) -> None:
    clone.put_package("ruff", "print('fine')")
    clone.put_package("mypy", "raise SystemExit('wrong type')")
    linter = clone.put_package("importlinter", "")
    (linter / "cli.py").write_text("lint_imports_command = int")

    checked = clone.run("check")

    verdicts = [tuple(line.split()[:2]) for line in checked.stdout.splitlines()]
    assert verdicts == [
        ("ruff", "ok"),
        ("format", "ok"),
        ("types", "FAILED"),
        ("wrong", "type"),
        ("imports", "ok"),
        ("budget", "ok"),
        ("to", "mend:"),
    ]
    assert checked.returncode == 1
