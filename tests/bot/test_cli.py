"""The command line, on SQLite: what a stranger types, and what comes back."""

import json
import re
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from bot.commands.failing import tell_bug
from tests.commandline import CLINIC, CODE, CommandLine

COMMANDS = [
    "demo", "init", "apply", "export", "invite", "run", "setup",
    "doctor", "verify", "report", "migrate", "backup", "restore", "when", "apikey",
]  # fmt: skip
TOKEN = "7000001:aSecretThatNobodyMaySee_0123456789"


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path)


def database(line: CommandLine, *statements: str) -> list[tuple[object, ...]]:
    """Do something in `holdfast.db` behind the program's back; what the last one answers."""
    rows: list[tuple[object, ...]] = []
    with closing(sqlite3.connect(line.folder / "holdfast.db")) as connection:
        for statement in statements:
            rows = connection.execute(statement).fetchall()
        connection.commit()
    return rows


def test_help_lists_every_command_in_whole_sentences(line: CommandLine) -> None:
    ran = line("--help")

    assert ran.code == 0
    listed = re.findall(r"^  ([a-z]+)  +(.+)$", ran.out, re.MULTILINE)
    assert [name for name, _ in listed] == COMMANDS
    assert [about for _, about in listed if not about.endswith(".") or "..." in about] == []


def test_help_does_not_wait_for_what_commands_need(line: CommandLine) -> None:
    ran = line("--help")

    assert ran.code == 0
    assert [one for one in COMMANDS if line(one, "--help").code != 0] == []


@pytest.mark.parametrize(
    "arguments", [("book",), ("invite", "boss"), ("run", "--mode", "pigeon")]
)
def test_what_there_is_not_is_refused_with_what_there_is(
    line: CommandLine, arguments: tuple[str, ...]
) -> None:
    ran = line(*arguments)

    assert ran.code == 2
    assert ran.out == ""
    assert arguments[-1] in ran.err


@pytest.mark.parametrize(
    "arguments",
    [("verify",), ("export",), ("invite", "owner"), ("migrate", "--check"), ("backup", "b"), ("setup",)],
)  # fmt: skip
def test_no_command_but_apply_makes_a_database(
    line: CommandLine, arguments: tuple[str, ...]
) -> None:
    ran = line(*arguments, bot_token=TOKEN)

    assert ran.code == 1
    assert "apply VENUE.toml" in ran.err
    assert list(line.folder.iterdir()) == []


def test_init_writes_secrets_of_ones_own_once(line: CommandLine) -> None:
    first = line("init", "--token", TOKEN)
    written = (line.folder / ".env").read_text()
    second = line("init", "--token", TOKEN)

    assert (first.code, second.code) == (0, 1)
    assert "exists already" in second.err
    assert (line.folder / ".env").read_text() == written
    assert stat.S_IMODE((line.folder / ".env").stat().st_mode) == 0o600
    found = dict(re.findall(r"^(\w+)=(.+)$", written, re.MULTILINE))
    assert found["HOLDFAST_BOT_TOKEN"] == TOKEN
    assert len(set(found.values())) == 4
    assert min(map(len, found.values())) >= 26
    assert TOKEN not in first.out + first.err + second.err


def test_init_without_a_token_and_without_anybody_to_ask_leaves_it_open(
    line: CommandLine,
) -> None:
    ran = line("init")

    assert ran.code == 0
    assert "HOLDFAST_BOT_TOKEN" in ran.out
    assert "\nHOLDFAST_BOT_TOKEN=\n" in (line.folder / ".env").read_text()


def test_init_writes_nothing_with_a_token_that_is_none(line: CommandLine) -> None:
    ran = line("init", "--token", "hello")

    assert ran.code == 1
    assert "@BotFather" in ran.err
    assert list(line.folder.iterdir()) == []


def test_the_readmes_three_steps_leave_a_database_and_an_owners_code(line: CommandLine) -> None:
    line("init", "--token", TOKEN)

    ran = line("apply", CLINIC)

    assert ran.code == 0
    assert "7 resources, 3 services" in ran.out
    assert CODE.search(ran.out)
    assert line("verify").code == 0


def test_a_code_is_kept_as_its_digest_and_asked_for_by_role(line: CommandLine) -> None:
    line.open_clinic()

    ran = line("invite", "manager")

    found = CODE.search(ran.out)
    assert found
    kept = str(database(line, "SELECT digest, role FROM invites WHERE role = 'manager'"))
    assert "manager" in kept
    assert found[1] not in kept


def test_once_there_is_an_owner_apply_makes_no_code(line: CommandLine) -> None:
    line.open_clinic()
    database(line, "INSERT INTO staff VALUES (1, 9, 'owner', 'Sora', 'en', '[]')")

    assert CODE.search(line("apply", CLINIC).out) is None


def test_migrate_says_where_it_is_and_check_only_looks(line: CommandLine) -> None:
    migrated = line("migrate")
    database(line, "UPDATE alembic_version SET version_num = '0001'")
    behind = line("migrate", "--check")
    database(line, "UPDATE alembic_version SET version_num = '9999'")
    newer = [line(*one) for one in (("migrate",), ("migrate", "--check"), ("verify",))]

    assert migrated.code == 0
    assert "migration 0" in migrated.out
    assert behind.code == 1
    assert "at migration 0001" in behind.err
    assert [one.code for one in newer] == [1, 1, 1]
    assert all("newer Holdfast" in one.err for one in newer)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite+aiosqlite:////nowhere/at/all/holdfast.db", "folder exists"),
        ("sqlite+aiosqlite:///clinic.toml", "file is not a database"),
        ("postgresql+asyncpg://u:tiger@127.0.0.1:1/n", "start the server"),
        ("postgres://u:tiger@127.0.0.1:1/n", "postgresql+asyncpg://"),
    ],
)
def test_a_database_that_cannot_be_used_is_named_without_its_password(
    line: CommandLine, url: str, said: str
) -> None:
    (line.folder / "clinic.toml").write_bytes(CLINIC.read_bytes())

    ran = line("apply", "clinic.toml", database_url=url)

    assert ran.code == 1
    assert said.lower() in ran.err.lower()
    assert "tiger" not in ran.err
    assert (line.folder / "clinic.toml").read_bytes() == CLINIC.read_bytes()


def test_verify_says_what_is_broken_and_its_exit_code_too(line: CommandLine) -> None:
    line.open_clinic()
    whole = line("verify")
    database(
        line,
        "INSERT INTO audit (venue_id, booking_id, version, was, became, party, actor_id, at) "
        "VALUES (1, 5, 1, '', 'confirmed', 'staff', 1, 0)",
    )

    broken, told = line("verify"), line("verify", "--json")

    assert whole.code == 0
    assert "BROKEN" not in whole.out
    assert broken.code == 1
    assert re.search(r"^I4 +BROKEN", broken.out, re.MULTILINE)
    assert "venue 1, booking 5: " in broken.out
    assert told.code == 1
    answer = json.loads(told.out)
    assert answer["ok"] is False
    assert {one["where"] for one in answer["invariants"]["I4"]} == {"booking 5"}
    assert answer["invariants"]["I1"] == []


def test_a_copy_is_taken_once_and_put_back_where_nothing_is(line: CommandLine) -> None:
    line.open_clinic()
    taken, again = line("backup", "copy.db"), line("backup", "copy.db")
    refused = line("restore", "copy.db")
    (line.folder / "holdfast.db").unlink()

    restored = line("restore", "copy.db")

    assert [one.code for one in (taken, again, refused, restored)] == [0, 1, 1, 0]
    assert "exists already" in again.err
    assert "move the file away" in refused.err
    assert stat.S_IMODE((line.folder / "copy.db").stat().st_mode) == 0o600
    assert sorted(one.name for one in line.folder.iterdir()) == ["copy.db", "holdfast.db"]
    assert database(line, "SELECT count(*) FROM invites") == [(1,)]
    assert line("verify").code == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"hello", "no copy of a SQLite database"),
        (b"SQLite format 3\0 and then nothing", "cannot be copied"),
        (None, "cannot be read"),
    ],
)
def test_what_is_no_copy_restores_nothing(
    line: CommandLine, content: bytes | None, said: str
) -> None:
    if content is not None:
        (line.folder / "copy.db").write_bytes(content)

    ran = line("restore", "copy.db")

    assert ran.code == 1
    assert said in ran.err
    assert not (line.folder / "holdfast.db").exists()
    assert not list(line.folder.glob("*.part"))


def test_a_copy_of_something_else_or_of_a_newer_program_restores_nothing(
    line: CommandLine,
) -> None:
    database(line, "CREATE TABLE birds (name)")
    (line.folder / "holdfast.db").rename(line.folder / "birds.db")
    line("migrate")
    database(line, "UPDATE alembic_version SET version_num = '9999'")
    (line.folder / "holdfast.db").rename(line.folder / "newer.db")

    foreign, newer = line("restore", "birds.db"), line("restore", "newer.db")

    assert (foreign.code, newer.code) == (1, 1)
    assert "not one of Holdfast's" in foreign.err
    assert "newer Holdfast" in newer.err
    assert not (line.folder / "holdfast.db").exists()


def test_when_reads_one_text_or_one_per_line(line: CommandLine) -> None:
    around = ("--locale", "ko", "--zone", "Asia/Seoul", "--now", "2026-11-18T10:00")
    tomorrow = {"date": "2026-11-19", "end_date": None, "from": "15:00", "to": None}

    one = line("when", "내일 오후 3시", *around)
    many = line("when", "-", *around, typed="내일 오후 3시\n\nqwxyz\n")

    assert json.loads(one.out) == {"readings": [tomorrow], "ask": None}
    answers = [json.loads(answer) for answer in many.out.splitlines()]
    assert answers[0] == {"readings": [tomorrow], "ask": None}
    assert [answer["readings"] for answer in answers[1:]] == [[], []]
    assert all(answer["ask"] for answer in answers[1:])
    assert one.out.count("\n") == 1
    assert "내일" not in one.out


def test_when_takes_any_text_there_is(line: CommandLine) -> None:
    texts = ["-5pm", "--", "tomorrow\t3pm", "x" * 4096, "🐶" * 50, "\u202e3pm", "<b>3pm</b>"]

    ran = line("when", "-", typed="\n".join(texts) + "\n")
    dashed = line("when", "-5pm")

    assert (ran.code, dashed.code) == (0, 0)
    assert len(ran.out.splitlines()) == len(texts)
    assert json.loads(dashed.out).keys() == {"readings", "ask"}


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--zone", "Mars/Base", "Asia/Seoul"),
        ("--zone", "../../etc/passwd", "Asia/Seoul"),
        ("--now", "yesterday", "2026-11-18T10:00"),
        ("--locale", "xx", "de, en, es"),
    ],
)
def test_when_refuses_a_zone_a_now_or_a_locale_that_is_none(
    line: CommandLine, option: str, value: str, said: str
) -> None:
    ran = line("when", "tomorrow", option, value)

    assert ran.code == 1
    assert said in ran.err


def test_a_bug_is_told_by_its_place_and_not_by_its_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(KeyError) as caught:
        _ = dict[str, str]()[TOKEN]

    tell_bug(caught.type, caught.value, caught.tb)

    said = capsys.readouterr().err
    assert "KeyError" in said
    assert Path(__file__).name in said
    assert TOKEN not in said
