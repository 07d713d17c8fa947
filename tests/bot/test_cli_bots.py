"""Several bots in one process, as the command line starts them, over HTTP to the sandbox."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from tests.bot.test_cli_servers import PATIENCE_SECONDS, ask
from tests.commandline import CODE, CommandLine, command
from tests.processes import free_port
from tests.reading import ROOT
from tests.stories.conftest import BARBER

CLINICS = "7000001:aSecretThatNobodyMaySee_0123456789"
BARBERS = "7000002:aSecretThatNobodyMaySee_9876543210"
CLINICS_ID, BARBERS_ID = 7000001, 7000002
SECRET = "a-webhook-secret-for-tests"
SORA = 201


@pytest.fixture
def telegram() -> Iterator[str]:
    """The address of a Bot API server that knows both bots."""
    arguments = [sys.executable, "-P", "-m", "bot.sandbox", "--retry", "0.2"]
    arguments += ["--bot", f"{CLINICS}@pets_bot", "--bot", f"{BARBERS}@hair_bot"]
    with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.kill()


@pytest.fixture
def line(tmp_path: Path, telegram: str) -> CommandLine:
    """The clinic's database, and both tokens."""
    line = CommandLine(
        tmp_path,
        {
            "HOLDFAST_BOT_TOKEN": f"{CLINICS}, {BARBERS}",
            "HOLDFAST_TELEGRAM_API_URL": telegram,
        },
    )
    line.open_clinic()
    return line


def barber(folder: Path, bot: str = "") -> Path:
    """The barber's file, saying which bot serves it."""
    file, said = folder / "barber.toml", BARBER.read_text(encoding="utf-8")
    file.write_text(said.replace('key = "barber"\n', f'key = "barber"\n{bot}\n', 1), "utf-8")
    return file


def wait_for_answers(telegram: str) -> dict[int, str]:
    """What each bot has said to Sora, once both have said something."""
    seen, said = 0, dict[int, str]()
    while len(said) < 2:
        events = ask_events(telegram, seen)
        seen = events[-1]["number"] if events else seen
        for bot_id in (CLINICS_ID, BARBERS_ID):
            heard = ask(f"{telegram}/sim/transcript", {"person_id": SORA, "chat_id": bot_id})
            texts = [one["text"] for one in heard["result"] if one["from"]["is_bot"]]
            said |= {bot_id: texts[-1]} if texts else {}
    return said


def ask_events(telegram: str, seen: int) -> list[dict[str, Any]]:
    """What has happened since, once something has."""
    address = f"{telegram}/sim/events?after={seen}"
    with urlopen(address, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310 - ours
        found: list[dict[str, Any]] = json.load(answer)["result"]
        return found


@pytest.mark.parametrize("mode", ["polling", "webhook"])
def test_two_bots_answer_from_one_process_each_for_its_own_venue(
    line: CommandLine, telegram: str, mode: str
) -> None:
    port = free_port()
    line.environment["HOLDFAST_HTTP_PORT"] = str(port)
    applied = line("apply", barber(line.folder, f"bot = {BARBERS_ID}"))
    if mode == "webhook":
        line.environment["HOLDFAST_WEBHOOK_URL"] = f"http://127.0.0.1:{port}"
        line.environment["HOLDFAST_WEBHOOK_SECRET"] = SECRET
        told = line("setup")
        assert f"http://127.0.0.1:{port}/tg/{BARBERS_ID}" in told.out
        assert "@pets_bot: commands" in told.out
        assert "@hair_bot: commands" in told.out
    code = CODE.search(applied.out)
    assert code
    ask(f"{telegram}/sim/add_person", {"person_id": SORA, "first_name": "Sora"})

    with subprocess.Popen(
        command("run", "--mode", mode),
        cwd=line.folder,
        env=line.around({}),
        stderr=subprocess.PIPE,
        text=True,
    ) as bots:
        start = {"person_id": SORA, "text": "/start", "chat_id": CLINICS_ID}
        ask(f"{telegram}/sim/say", start)
        ask(
            f"{telegram}/sim/say",
            {**start, "text": f"/start {code[1]}", "chat_id": BARBERS_ID},
        )
        said = wait_for_answers(telegram)
        bots.send_signal(signal.SIGTERM)
        _, log = bots.communicate(timeout=PATIENCE_SECONDS)

    assert bots.returncode == 0
    assert said[CLINICS_ID].startswith("Seoul Animal Clinic")
    assert said[BARBERS_ID].startswith("You are now the owner of Corner Barber")
    assert CLINICS.split(":")[1] not in log
    assert json.loads(log.splitlines()[-1])["event"] == "stopped"


def test_doctor_says_which_venue_has_no_bot_and_which_bot_no_venue(line: CommandLine) -> None:
    line("apply", barber(line.folder, "bot = 7000009"))
    ran = line("doctor")
    line("apply", barber(line.folder, f"bot = {BARBERS_ID}"))

    mended = line("doctor")

    assert "barber belongs to bot 7000009, which has no token here" in ran.out
    assert "bot 7000002 serves none" in ran.out
    assert "the bot is @hair_bot (bot = 7000002)" in mended.out
    assert "belongs to" not in mended.out
    assert "serves none" not in mended.out
    assert "seoul-animal-clinic does not say which bot serves it: the first one" in mended.out
    assert "`invite owner --venue barber` prints a code" in mended.out


def test_a_process_that_would_serve_nothing_does_not_start(line: CommandLine) -> None:
    (line.folder / "holdfast.db").unlink()
    line("apply", barber(line.folder, "bot = 7000009"))

    ran = line("run")

    assert ran.code == 1
    assert "Write `bot = 7000001 or 7000002` into the venue file" in ran.err


def test_of_several_tokens_the_bad_one_is_named(line: CommandLine) -> None:
    wrong = "7000003:thisIsNotTheTokenOfAnyBotAtAll_000000"

    ran = line("run", bot_token=f"{CLINICS},{wrong}")

    assert ran.code == 1
    assert "does not know this token (bot 7000003)" in ran.err
    assert wrong.split(":")[1] not in ran.err
