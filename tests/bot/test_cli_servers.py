"""The command line between its servers: Telegram (the sandbox), PostgreSQL and Redis."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import asyncpg
import pytest
from sqlalchemy.engine import make_url

from bot.words.catalogue import Catalogues
from tests.commandline import CLINIC, CommandLine, Ran, command
from tests.processes import free_port
from tests.reading import ROOT
from tests.servers import PostgresServer

TOKEN = "7000001:aSecretThatNobodyMaySee_0123456789"
SECRET = "a-webhook-secret-for-tests"
PATIENCE_SECONDS = 60
SORA = 201


@pytest.fixture(scope="module")
def telegram() -> Iterator[str]:
    """The address of a Bot API server that knows our bot."""
    arguments = [sys.executable, "-P", "-m", "bot.sandbox", "--bot", f"{TOKEN}@pets_bot"]
    arguments += ["--retry", "0.2"]
    with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.kill()


@pytest.fixture
def line(tmp_path: Path, telegram: str) -> CommandLine:
    call(telegram, "deleteWebhook")
    return CommandLine(
        tmp_path,
        {"HOLDFAST_BOT_TOKEN": TOKEN, "HOLDFAST_TELEGRAM_API_URL": telegram},
    )


def ask(address: str, given: dict[str, object] | None = None) -> Any:
    """What a server answers to a JSON body."""
    body = json.dumps(given or {}).encode()
    request = Request(address, body, {"Content-Type": "application/json"})  # noqa: S310 - ours
    with urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310 - ours
        return json.load(answer)


def call(telegram: str, method: str, **given: object) -> Any:
    """What the Bot API answers to our bot."""
    return ask(f"{telegram}/bot{TOKEN}/{method}", given)["result"]


def states(ran: Ran) -> dict[str, str]:
    """How each check of `doctor --json` went."""
    return {one["name"]: one["state"] for one in json.loads(ran.out)["checks"]}


def execute(url: str, statement: str) -> None:
    """Do something on PostgreSQL behind the program's back."""

    async def work() -> None:
        connection = await asyncpg.connect(url.replace("+asyncpg", ""))
        await connection.execute(statement)
        await connection.close()

    asyncio.run(work())


def test_doctor_finds_nothing_wrong_where_nothing_is(
    line: CommandLine, fresh_database: str, redis_url: str
) -> None:
    line("init", "--token", TOKEN)
    line.environment |= {
        "HOLDFAST_DATABASE_URL": fresh_database,
        "HOLDFAST_REDIS_URL": redis_url,
    }
    line("apply", str(Path(CLINIC).with_name("wheels.toml")))
    execute(fresh_database, "INSERT INTO staff VALUES (1, 201, 'owner', 'Sora', 'en', '[]')")

    ran, told = line("doctor"), line("doctor", "--json")

    assert (ran.code, told.code) == (0, 0)
    assert json.loads(told.out)["ok"] is True
    assert states(told) == dict.fromkeys(
        (
            "names", "configuration", "database", "clock", "migrations",
            "guards", "venues", "redis", "telegram", "webhook",
        ),
        "ok",
    )  # fmt: skip
    assert "@pets_bot" in ran.out


def test_doctor_says_whether_a_venue_can_be_paid_inside_telegram(
    line: CommandLine, tmp_path: Path
) -> None:
    line("init", "--token", TOKEN)
    file = tmp_path / "clinic.toml"
    text = re.sub(r"\[payment\]\n(?:.+\n)*", "", Path(CLINIC).read_text(encoding="utf-8"))
    file.write_text(f'{text}\n[payment]\nproviders = ["telegram"]\n', encoding="utf-8")
    line("apply", str(file))

    without = line("doctor")
    line.environment["HOLDFAST_TELEGRAM_PAYMENT_TOKEN"] = "seoul-animal-clinic=1:TEST:x"
    fitted = line("doctor")

    assert "seoul-animal-clinic has no keys of telegram" in without.out
    assert "set HOLDFAST_TELEGRAM_PAYMENT_TOKEN" in without.out
    assert "telegram takes the keys of seoul-animal-clinic" in fitted.out


def test_doctor_names_what_is_wrong_and_what_to_do(
    line: CommandLine, fresh_database: str
) -> None:
    line.environment["HOLDFAST_DATABASE_URL"] = fresh_database
    name = "no_two_active_allocations_overlap"
    execute(fresh_database, f"ALTER TABLE allocations DROP CONSTRAINT {name}")

    ran = line("doctor", redis_url=f"redis://127.0.0.1:{free_port()}/0", databse_url="x")

    assert ran.code == 1
    assert re.search(
        r"^fail +names +HOLDFAST_DATABSE_URL: .*DATABASE_URL\?$", ran.out, re.MULTILINE
    )
    assert re.search(rf"^fail +guards +.*{name}$", ran.out, re.MULTILINE)
    assert re.search(r"^warn +venues +there is none$", ran.out, re.MULTILINE)
    assert re.search(r"^fail +redis +does not answer$", ran.out, re.MULTILINE)
    advised = re.findall(r"^(?:warn|fail).*\n +→ .+", ran.out, re.MULTILINE)
    assert len(advised) == len(re.findall(r"^(?:warn|fail)", ran.out, re.MULTILINE))


def test_doctor_says_which_migration_is_missing_and_which_is_too_new(
    line: CommandLine, fresh_database: str
) -> None:
    line.environment["HOLDFAST_DATABASE_URL"] = fresh_database
    execute(fresh_database, "UPDATE alembic_version SET version_num = '0001'")
    behind = line("doctor", "--json")
    execute(fresh_database, "UPDATE alembic_version SET version_num = '9999'")

    newer = line("doctor", "--json")

    assert (states(behind)["migrations"], states(newer)["migrations"]) == ("fail", "fail")
    assert "run `migrate`" in behind.out
    assert "use a newer Holdfast" in newer.out


def test_doctor_ends_soon_where_no_server_answers_and_tells_no_secret(
    line: CommandLine,
) -> None:
    nobody = f"127.0.0.1:{free_port()}"

    ran = line(
        "doctor",
        "--json",
        database_url=f"postgresql+asyncpg://u:tiger@{nobody}/n",
        redis_url=f"redis://:tiger@{nobody}/0",
        telegram_api_url=f"http://{nobody}",
    )

    assert ran.code == 1
    found = states(ran)
    assert [found[name] for name in ("database", "redis", "telegram")] == ["fail"] * 3
    assert not [
        one for one in ("tiger", TOKEN, TOKEN.split(":")[1]) if one in ran.out + ran.err
    ]


# The present of this database, a minute and a half ago.
BEHIND = """
CREATE FUNCTION clock_timestamp() RETURNS timestamptz LANGUAGE sql
AS $$ SELECT pg_catalog.clock_timestamp() - interval '90 seconds' $$;
DO $$ BEGIN
EXECUTE format('ALTER DATABASE %I SET search_path = public, pg_catalog', current_database());
END $$
"""


def test_doctor_says_how_far_the_databases_clock_is_from_this_machines(
    line: CommandLine, fresh_database: str
) -> None:
    line.environment["HOLDFAST_DATABASE_URL"] = fresh_database
    execute(fresh_database, BEHIND)

    ran = line("doctor")

    assert re.search(r"^warn +clock +the database's is \d+\.\d s behind", ran.out, re.MULTILINE)
    assert "time server" in ran.out


def test_doctor_says_that_the_webhook_is_not_set_yet_or_leads_elsewhere(
    line: CommandLine, telegram: str
) -> None:
    line.open_clinic()
    line.environment |= {
        "HOLDFAST_WEBHOOK_URL": "http://127.0.0.1:9/pets",
        "HOLDFAST_WEBHOOK_SECRET": SECRET,
    }

    unset = line("doctor")
    call(telegram, "setWebhook", url="http://127.0.0.1:9/old")
    elsewhere = line("doctor")
    line("setup")

    assert re.search(r"^warn +webhook +it is not set$", unset.out, re.MULTILINE)
    assert re.search(
        r"^warn +webhook +Telegram delivers elsewhere$", elsewhere.out, re.MULTILINE
    )
    assert "`setup` makes it http://127.0.0.1:9/pets/tg/7000001" in elsewhere.out
    assert states(line("doctor", "--json"))["webhook"] == "ok"


def test_doctor_with_a_wrong_configuration_says_so_and_stops_there(line: CommandLine) -> None:
    ran = line("doctor", http_port="eighty", secret_key="tiger")

    assert ran.code == 1
    assert "HOLDFAST_HTTP_PORT" in ran.out
    assert "HOLDFAST_SECRET_KEY" in ran.out
    assert "tiger" not in ran.out


@pytest.mark.parametrize("verb", ["doctor", "setup", "run"])
def test_a_token_that_telegram_does_not_know_is_said_and_not_shown(
    line: CommandLine, verb: str
) -> None:
    line.open_clinic()
    wrong = "7000001:thisIsNotTheTokenOfAnyBotAtAll_000000"

    ran = line(verb, bot_token=wrong)

    assert ran.code == 1
    assert "does not know this token" in ran.out + ran.err
    assert wrong.split(":")[1] not in ran.out + ran.err


def test_setup_tells_telegram_everything_and_again_changes_nothing(
    line: CommandLine, telegram: str
) -> None:
    line.open_clinic()
    line.environment |= {
        "HOLDFAST_WEBHOOK_URL": "http://127.0.0.1:9/pets",
        "HOLDFAST_WEBHOOK_SECRET": SECRET,
    }

    told = [line("setup"), line("setup")]

    assert [one.code for one in told] == [0, 0]
    assert told[0].out == told[1].out
    assert call(telegram, "getWebhookInfo")["url"] == "http://127.0.0.1:9/pets/tg/7000001"
    private = {"type": "all_private_chats"}
    menus = [
        call(telegram, "getMyCommands", scope=private, language_code=language)
        for language in Catalogues.load().languages
    ]
    assert [[one["command"] for one in menu] for menu in menus] == [
        [one["command"] for one in menus[0]]
    ] * len(menus)
    assert len({menu[0]["description"] for menu in menus}) == len(menus)
    in_english = call(telegram, "getMyDescription", language_code="en")
    in_any_other = call(telegram, "getMyShortDescription")
    assert "Seoul Animal Clinic" in in_english["description"]
    assert "서울 동물병원" in in_any_other["short_description"]
    assert SECRET not in told[0].out + told[0].err


def test_setup_without_a_webhook_takes_the_old_one_away(
    line: CommandLine, telegram: str
) -> None:
    line.open_clinic()
    call(telegram, "setWebhook", url="http://127.0.0.1:9/old")
    warned = line("doctor", "--json")

    ran = line("setup")

    assert states(warned)["webhook"] == "warn"
    assert ran.code == 0
    assert call(telegram, "getWebhookInfo")["url"] == ""


def test_a_webhook_without_a_secret_or_an_address_does_not_start(line: CommandLine) -> None:
    line.open_clinic()

    bare = line("run", "--mode", "webhook")
    open_to_all = line("run", "--mode", "webhook", webhook_url="http://127.0.0.1:9")

    assert (bare.code, open_to_all.code) == (1, 1)
    assert "HOLDFAST_WEBHOOK_URL" in bare.err
    assert "HOLDFAST_WEBHOOK_SECRET" in bare.err
    assert "HOLDFAST_WEBHOOK_SECRET" in open_to_all.err


def test_a_bot_without_a_venue_or_a_token_does_not_start(line: CommandLine) -> None:
    line("migrate")
    no_venue = line("run")
    line.open_clinic()
    no_token = line("run", bot_token="")

    assert (no_venue.code, no_token.code) == (1, 1)
    assert "apply VENUE.toml" in no_venue.err
    assert "@BotFather" in no_token.err


@pytest.mark.parametrize("mode", ["polling", "webhook"])
def test_a_bot_runs_until_it_is_told_and_its_owner_comes_by_the_code(
    line: CommandLine, telegram: str, mode: str
) -> None:
    port = free_port()
    line.environment |= {"HOLDFAST_HTTP_PORT": str(port)}
    if mode == "webhook":
        line.environment["HOLDFAST_WEBHOOK_URL"] = f"http://127.0.0.1:{port}"
        line.environment["HOLDFAST_WEBHOOK_SECRET"] = SECRET
    code = line.open_clinic()
    line("setup")
    ask(f"{telegram}/sim/reset")
    ask(f"{telegram}/sim/add_person", {"person_id": SORA, "first_name": "Sora"})

    with subprocess.Popen(
        command("run", "--mode", mode),
        cwd=line.folder,
        env=line.around({}),
        stderr=subprocess.PIPE,
        text=True,
    ) as bot:
        ask(f"{telegram}/sim/say", {"person_id": SORA, "text": f"/start {code}"})
        wait_for_answer(telegram)
        # Its own door opens when people are being answered already.
        first = said_until("running", bot)
        ready = json.load(urlopen(f"http://127.0.0.1:{port}/readyz"))
        bot.send_signal(signal.SIGTERM)
        _, rest = bot.communicate(timeout=PATIENCE_SECONDS)
        said = first + rest

    assert bot.returncode == 0
    assert ready["ready"] is True
    assert states(line("doctor", "--json"))["venues"] == "ok"
    assert TOKEN.split(":")[1] not in said
    events = [json.loads(one) for one in said.splitlines()]
    told = next(one for one in events if one["event"] == "running")
    assert (told["mode"], told["port"]) == (mode, port)
    assert events[-1]["event"] == "stopped"


def said_until(event: str, bot: subprocess.Popen[str]) -> str:
    """What a bot says up to this event."""
    assert bot.stderr is not None
    said = ""
    for text in bot.stderr:
        said += text
        if json.loads(text)["event"] == event:
            break
    return said


def wait_for_answer(telegram: str) -> None:
    """Return once the bot has said something to Sora."""
    seen = 0
    while True:
        address = f"{telegram}/sim/events?after={seen}"
        with urlopen(address, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310 - ours
            events = json.load(answer)
        heard = ask(f"{telegram}/sim/transcript", {"person_id": SORA})
        if any(one["from"]["is_bot"] for one in heard["result"]):
            return
        seen = events["result"][-1]["number"] if events["result"] else seen


def test_an_address_that_is_taken_is_named(line: CommandLine) -> None:
    line.open_clinic()
    taken = make_url(line.environment["HOLDFAST_TELEGRAM_API_URL"]).port

    ran = line("run", http_port=str(taken))

    assert ran.code == 1
    assert f"Cannot listen at 127.0.0.1:{taken}" in ran.err
    assert "HOLDFAST_HTTP_PORT" in ran.err


def test_a_server_is_copied_and_put_back_by_its_own_programs(
    line: CommandLine, fresh_database: str, postgres_server: PostgresServer
) -> None:
    line.environment["HOLDFAST_DATABASE_URL"] = fresh_database
    line("apply", CLINIC)
    line.environment["PATH"] = ""
    without = line("backup", "copy.dump")
    line.environment["PATH"] = f"{postgres_server.program('pg_dump').parent}:{os.defpath}"
    taken, refused = line("backup", "copy.dump"), line("restore", "copy.dump")
    execute(fresh_database, "DROP SCHEMA public CASCADE; CREATE SCHEMA public")

    restored = line("restore", "copy.dump")

    assert without.code == 1
    assert "pg_dump is not installed" in without.err
    assert (taken.code, refused.code, restored.code) == (0, 1, 0), (taken, restored)
    assert "has tables already" in refused.err
    assert line("verify").code == 0
    assert states(line("doctor", "--json"))["guards"] == "ok"
    assert "seoul-animal-clinic" in line("export").out
