"""What the process is told from outside, and how it answers nonsense."""

import re
from pathlib import Path

import pytest

from bot.commands.environment import example
from bot.settings import (
    Problem,
    Settings,
    SettingsError,
    contradictions,
    load_settings,
    unknown_names,
)
from tests.reading import ROOT

TOKEN = "7000001:aSecretThatNobodyMaySee_0123456789"
KEY = "KG2DV84BM9AKTDNBF44AW26BRPKJ79ZD9PC23TPB"


@pytest.fixture(autouse=True)
def nothing_around(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty folder, and an environment that says nothing to Holdfast."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"HOLDFAST_{name}".upper(), raising=False)


def told(text: str) -> None:
    """Write `.env`."""
    Path(".env").write_text(text, encoding="utf-8")


def problems() -> dict[str, str]:
    """What is said about each variable."""
    with pytest.raises(SettingsError) as refused:
        load_settings()
    return {one.name: one.message for one in refused.value.problems}


def test_whoever_says_nothing_gets_what_the_manual_says() -> None:
    settings = load_settings()

    assert settings.bot_token is None
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert settings.database_url == "sqlite+aiosqlite:///holdfast.db"
    assert settings.redis_url is None
    assert (settings.http_host, settings.http_port) == ("127.0.0.1", 8080)
    assert (settings.webhook_url, settings.webhook_secrets) == (None, ())
    assert (settings.secret_key, settings.log_level) == (None, "info")


def test_the_file_is_read_and_the_environment_goes_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told(f"HOLDFAST_BOT_TOKEN={TOKEN}\nHOLDFAST_HTTP_PORT=1\nPOSTGRES_PASSWORD=tiger\n")
    monkeypatch.setenv("HOLDFAST_HTTP_PORT", "2")

    settings = load_settings()

    assert settings.tokens == (TOKEN,)
    assert settings.http_port == 2


def test_what_is_empty_is_absent_and_blanks_around_do_not_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told("HOLDFAST_REDIS_URL=\nHOLDFAST_DATABASE_URL=\n")
    monkeypatch.setenv("HOLDFAST_BOT_TOKEN", f" {TOKEN} ")
    monkeypatch.setenv("HOLDFAST_LOG_LEVEL", " WARNING ")
    monkeypatch.setenv("HOLDFAST_WEBHOOK_URL", "https://pets.kr/hook/ ")

    settings = load_settings()

    assert settings.redis_url is None
    assert settings.database_url.startswith("sqlite")
    assert settings.tokens == (TOKEN,)
    assert settings.log_level == "warning"
    assert settings.webhook_url == "https://pets.kr/hook"


def test_a_token_that_is_missing_says_where_to_get_one() -> None:
    told("HOLDFAST_BOT_TOKEN=\n")

    with pytest.raises(SettingsError, match=r"HOLDFAST_BOT_TOKEN: is not set. @BotFather"):
        _ = load_settings().tokens


def test_there_may_be_a_token_for_each_of_several_bots() -> None:
    told(f"HOLDFAST_BOT_TOKEN={TOKEN}, 7000002:other\n")

    assert load_settings().tokens == (TOKEN, "7000002:other")


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        ("BOT_TOKEN", "123:abc,", "separated by commas"),
        ("BOT_TOKEN", "123:abc,123:def", "of the same bot"),
        ("BOT_TOKEN", "hello", "@BotFather gives one like"),
        ("BOT_TOKEN", "123:abc def", "@BotFather gives one like"),
        ("DATABASE_URL", "postgres://u:tiger@h/n", "postgresql+asyncpg://USER@HOST/NAME"),
        ("DATABASE_URL", "postgresql+asyncpg://u:tiger@h", "name a database"),
        ("DATABASE_URL", "postgresql+asyncpg://u:tiger@h:seven/n", "cannot be read"),
        ("DATABASE_URL", "postgresql+asyncpg://u:tiger@h:99999/n", "cannot be read"),
        ("DATABASE_URL", "sqlite+aiosqlite://", "name a file"),
        ("DATABASE_URL", "sqlite+aiosqlite:///:memory:", "name a file"),
        ("DATABASE_URL", "sqlite+aiosqlite://holdfast.db", "name a file"),
        ("DATABASE_URL", "mysql://h/n", "write sqlite"),
        ("REDIS_URL", "http://:tiger@h", "redis://HOST:6379/0"),
        ("TELEGRAM_API_URL", "api.telegram.org", "write the root"),
        ("TELEGRAM_API_URL", "https://h/?a=b", "write the root alone"),
        ("WEBHOOK_URL", "ftp://pets.kr", "write the root"),
        ("WEBHOOK_SECRET", "tiger tiger", "letters, digits, _ and -"),
        ("WEBHOOK_SECRET", "one,two,three", "letters, digits, _ and -"),
        ("WEBHOOK_SECRET", "x" * 257, "1 to 256"),
        ("HTTP_PORT", "eighty", "a port from 0 to 65535"),
        ("HTTP_PORT", "65536", "a port from 0 to 65535"),
        ("HTTP_HOST", "not a host", "a host or an address"),
        ("SECRET_KEY", "tiger", "too short"),
        ("SECRET_KEY", "changeme" * 5, "anybody could guess"),
        ("SECRET_KEY", "x" * 40, "anybody could guess"),
        ("LOG_LEVEL", "loud", "one of debug, info, warning, error"),
    ],
)
def test_nonsense_is_named_with_what_would_be_right_and_never_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, advice: str
) -> None:
    monkeypatch.setenv(f"HOLDFAST_{name}", value)

    found = problems()

    assert list(found) == [f"HOLDFAST_{name}"]
    assert advice in found[f"HOLDFAST_{name}"]
    assert "tiger" not in str(found)


def test_every_problem_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDFAST_HTTP_PORT", "eighty")
    monkeypatch.setenv("HOLDFAST_LOG_LEVEL", "loud")

    assert problems().keys() == {"HOLDFAST_HTTP_PORT", "HOLDFAST_LOG_LEVEL"}


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"HOLDFAST_LOG_LEVEL=info\n\n# a word\nwhat is this\n", ".env:4"),
        (b"HOLDFAST_LOG_LEVEL=\xff\n", ".env"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_line(content: bytes, name: str) -> None:
    Path(".env").write_bytes(content)

    assert list(problems()) == [name]


def test_secrets_do_not_show_in_what_settings_look_like(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    secrets = {
        "BOT_TOKEN": TOKEN,
        "SECRET_KEY": KEY,
        "WEBHOOK_SECRET": "hook-tiger",
        "DATABASE_URL": "postgresql+asyncpg://u:tiger@h/n",
        "REDIS_URL": "redis://:tiger@h/0",
    }
    for name, value in secrets.items():
        monkeypatch.setenv(f"HOLDFAST_{name}", value)

    shown = f"{load_settings()!r} {load_settings()}"

    assert not [secret for secret in (TOKEN, KEY, "tiger") if secret in shown]


def test_while_the_webhooks_secret_changes_both_are_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOLDFAST_WEBHOOK_SECRET", "new-one,old-one")

    assert load_settings().webhook_secrets == ("new-one", "old-one")


@pytest.mark.parametrize(
    ("mode", "given", "named"),
    [
        ("polling", {}, []),
        ("webhook", {}, ["WEBHOOK_URL", "WEBHOOK_SECRET"]),
        ("webhook", {"WEBHOOK_URL": "https://pets.kr"}, ["WEBHOOK_SECRET"]),
        ("polling", {"WEBHOOK_URL": "https://pets.kr"}, ["WEBHOOK_SECRET"]),
        ("webhook", {"WEBHOOK_SECRET": "hook"}, ["WEBHOOK_URL"]),
        ("webhook", {"WEBHOOK_URL": "https://pets.kr", "WEBHOOK_SECRET": "hook"}, []),
        ("webhook", {"WEBHOOK_URL": "http://pets.kr", "WEBHOOK_SECRET": "hook"}, ["WEBHOOK_URL"]),
        (
            "webhook",
            {
                "WEBHOOK_URL": "http://localhost:8080",
                "WEBHOOK_SECRET": "hook",
                "TELEGRAM_API_URL": "http://localhost:8081",
            },
            [],
        ),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_named(
    monkeypatch: pytest.MonkeyPatch, mode: str, given: dict[str, str], named: list[str]
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(f"HOLDFAST_{name}", value)

    found = contradictions(load_settings(), mode)

    assert [one.name for one in found] == [f"HOLDFAST_{name}" for name in named]


def test_a_name_that_is_none_is_found_wherever_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told("HOLDFAST_COLOUR=red\nexport HOLDFAST_LOG_LEVEL=info\n")
    monkeypatch.setenv("HOLDFAST_DATABSE_URL", "sqlite")
    monkeypatch.setenv("HOLDFAST_TEST_DATABASE_URL", "the suite's own")

    assert unknown_names() == (
        Problem("HOLDFAST_COLOUR", "there is no such setting; see .env.example for all there are"),
        Problem(
            "HOLDFAST_DATABSE_URL",
            "there is no such setting; did you mean HOLDFAST_DATABASE_URL?",
        ),
    )  # fmt: skip


def test_the_example_is_what_init_writes_without_its_secrets() -> None:
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == example({})
    assert re.findall(r"^\w+=", example({}), re.MULTILINE) == []


def test_the_example_filled_in_is_read_as_it_was_meant() -> None:
    told(example({"HOLDFAST_BOT_TOKEN": TOKEN, "HOLDFAST_SECRET_KEY": KEY}))

    settings = load_settings()

    assert settings.tokens == (TOKEN,)
    assert settings.secret_key is not None
    assert settings.http_port == 8080
    assert unknown_names() == ()
