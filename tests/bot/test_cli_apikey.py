"""Keys for servers: made once, shown once, listed without their secrets, revoked."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.commandline import DATABASE, CommandLine

SECRET = re.compile(r"^    (hf_[A-Z2-9]{8}_[A-Z2-9]{27})$", re.MULTILINE)


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    line = CommandLine(tmp_path)
    line.open_clinic()
    return line


def made(line: CommandLine, *more: str) -> str:
    ran = line("apikey", "create", "--scope", "read", "--scope", "write", *more)
    found = SECRET.search(ran.out)
    assert found, ran
    return found[1]


def test_a_key_is_shown_once_and_kept_as_a_digest(line: CommandLine) -> None:
    secret = made(line, "--venue", "seoul-animal-clinic", "--name", "shop")

    listed = line("apikey", "list")

    with closing(sqlite3.connect(line.folder / DATABASE)) as database:
        kept = repr(database.execute("SELECT * FROM api_keys").fetchall())
    assert secret not in kept
    assert secret not in listed.out
    assert listed.out == f"{secret[:11]}  shop  read, write  no end, never used\n"


def test_two_keys_have_nothing_in_common(line: CommandLine) -> None:
    one, other = made(line), made(line)

    assert one.split("_")[1:] != other.split("_")[1:]
    assert line("apikey", "list").out.count("\n") == 2


def test_a_key_with_an_end_says_so(line: CommandLine) -> None:
    made(line, "--expires", "30")

    assert re.search(r"until \d{4}-\d\d-\d\d, never used", line("apikey", "list").out)


def test_a_revoked_key_is_listed_as_that_and_not_revoked_again(line: CommandLine) -> None:
    prefix = made(line)[:11]

    first = line("apikey", "revoke", prefix)
    again = line("apikey", "revoke", prefix)

    assert (first.code, first.out) == (0, f"{prefix} opens nothing any more.\n")
    assert (again.code, again.out) == (1, "")
    assert f"has no live key {prefix}" in again.err
    assert "revoked" in line("apikey", "list").out


def test_without_keys_there_is_nothing_to_list(line: CommandLine) -> None:
    assert line("apikey", "list").out == "seoul-animal-clinic has no API keys.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--scope", "everything"), "scope"),
        ((), "scope"),
        (("--scope", "read", "--venue", "nowhere"), "No venue nowhere"),
        (("--scope", "read", "--expires", "0"), "at least 1"),
    ],
)
def test_what_makes_no_key_says_why(
    line: CommandLine, arguments: tuple[str, ...], said: str
) -> None:
    ran = line("apikey", "create", *arguments)

    assert ran.code != 0
    assert said in ran.err
    assert line("apikey", "list").out.endswith("has no API keys.\n")
