"""What the process is told from outside: `HOLDFAST_*`, from the environment or from `.env`.

The one place that reads either. A setting that is empty counts as absent. What is wrong is
said per variable, with what would be right, and never with the value: it may be a secret.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import SplitResult, urlsplit

from dotenv.parser import parse_stream
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "HOLDFAST_"
FILE = Path(".env")
TELEGRAM = "https://api.telegram.org"
SHORTEST_KEY = 32
# The suite's own variables begin like this.
_FOREIGN = f"{PREFIX}TEST_"
_DEFAULTS = re.compile(r"change.?me|example|your.?secret|placeholder|password", re.IGNORECASE)
_FEWEST_LETTERS = 8
_CLOSE = 0.8
_SEE = "see .env.example for all there are"
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_HOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_DATABASES = ("sqlite+aiosqlite", "postgresql+asyncpg")
_EXPECTED = {
    "http_port": "write a port from 0 to 65535; 0 takes any that is free",
    "log_level": "write one of debug, info, warning, error",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a variable (or a line of `.env`), and what would be right."""

    name: str
    message: str

    def __str__(self) -> str:
        return f"{self.name}: {self.message}"


class SettingsError(Exception):
    """The process cannot run like this; every problem that was found."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def _database(url: str) -> str:
    parts = _parts(url)
    if parts.scheme not in _DATABASES:
        raise ValueError(
            "write sqlite+aiosqlite:///FILE or postgresql+asyncpg://USER@HOST/NAME"
        )
    if parts.scheme == _DATABASES[0]:
        if parts.netloc or not parts.path.strip("/") or ":memory:" in parts.path:
            raise ValueError(
                "name a file: sqlite+aiosqlite:///holdfast.db, or with four slashes "
                "sqlite+aiosqlite:////var/lib/holdfast.db"
            )
    elif not parts.path.strip("/"):
        raise ValueError("name a database: postgresql+asyncpg://USER@HOST/NAME")
    return url


def _redis(url: str) -> str:
    if _parts(url).scheme not in ("redis", "rediss", "unix"):
        raise ValueError("write redis://HOST:6379/0, or nothing for a single process")
    return url


def _root(url: str) -> str:
    parts = _parts(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("write the root of a server, such as https://bookings.my-clinic.com")
    if parts.query or parts.fragment:
        raise ValueError("write the root alone, without ? or #")
    return url.rstrip("/")


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise ValueError("this is no address: its host or port cannot be read") from None
    return parts


def _host(host: str) -> str:
    if not re.fullmatch(r"[\w.:%-]+", host):
        raise ValueError(
            "write a host or an address to listen at, such as 127.0.0.1 or 0.0.0.0"
        )
    return host


def is_token(text: str) -> bool:
    """Whether it looks like a bot's token."""
    return _TOKEN.fullmatch(text) is not None


def _token(secret: SecretStr) -> SecretStr:
    if not is_token(secret.get_secret_value()):
        raise ValueError(
            "this is no token; @BotFather gives one like 123456:AbC-dEf, all of it"
        )
    return secret


def _hook_secret(secret: SecretStr) -> SecretStr:
    secrets = secret.get_secret_value().split(",")
    if len(secrets) > 2 or not all(map(_HOOK_SECRET.fullmatch, secrets)):  # noqa: PLR2004
        raise ValueError(
            "write 1 to 256 letters, digits, _ and -; the old one after a comma while it changes"
        )
    return secret


def _key(secret: SecretStr) -> SecretStr:
    value = secret.get_secret_value()
    if len(value) < SHORTEST_KEY:
        raise ValueError(f"too short: at least {SHORTEST_KEY} random letters; `init` makes one")
    if _DEFAULTS.search(value) or len(set(value)) < _FEWEST_LETTERS:
        raise ValueError("anybody could guess this: it must be random; `init` makes one")
    return secret


def _lowered(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


class Settings(BaseSettings):
    """Every setting, with the sentence that `.env.example` says about it."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        # `.env` also holds what compose.yaml needs; wrong names are found by `unknown_names`.
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        str_strip_whitespace=True,
    )

    bot_token: Annotated[SecretStr, AfterValidator(_token)] | None = Field(
        default=None, description="The bot's token, from @BotFather. The demo needs none."
    )
    telegram_api_url: Annotated[str, AfterValidator(_root)] = Field(
        default=TELEGRAM,
        description="Root of a Bot API server: Telegram's, or one of your own.",
    )
    database_url: Annotated[str, AfterValidator(_database)] = Field(
        default="sqlite+aiosqlite:///holdfast.db",
        description="Where bookings are kept; for more: postgresql+asyncpg://USER:PASSWORD@HOST/NAME.",
        repr=False,
    )
    redis_url: Annotated[str, AfterValidator(_redis)] | None = Field(
        default=None,
        description="redis://HOST:6379/0, for several processes; absent, there is one process.",
        repr=False,
    )
    webhook_url: Annotated[str, AfterValidator(_root)] | None = Field(
        default=None, description="Public https root that leads here, for `run --mode webhook`."
    )
    webhook_secret: Annotated[SecretStr, AfterValidator(_hook_secret)] | None = Field(
        default=None,
        description="What Telegram shows with every webhook call; to change it: NEW,OLD.",
    )
    http_host: Annotated[str, AfterValidator(_host)] = Field(
        default="127.0.0.1",
        description="Address the HTTP server listens at: webhook, health, metrics.",
    )
    http_port: int = Field(
        default=8080, ge=0, le=65535, description="Port the HTTP server listens at."
    )
    secret_key: Annotated[SecretStr, AfterValidator(_key)] | None = Field(
        default=None,
        description="Signs links and tokens: at least 32 random letters, kept for ever.",
    )
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], BeforeValidator(_lowered)
    ] = Field(default="info", description="How much is logged: debug, info, warning or error.")

    @property
    def token(self) -> str:
        """The token; SettingsError when there is none."""
        if self.bot_token is None:
            raise SettingsError(
                Problem(
                    f"{PREFIX}BOT_TOKEN",
                    "is not set. @BotFather on Telegram gives a token; put it into .env",
                )
            )
        return self.bot_token.get_secret_value()

    @property
    def webhook_secrets(self) -> tuple[str, ...]:
        """The secret to tell Telegram, then one that is still accepted; empty for none."""
        if self.webhook_secret is None:
            return ()
        return tuple(self.webhook_secret.get_secret_value().split(","))


def load_settings() -> Settings:
    """The settings of this process. SettingsError."""
    problems = list(_file_problems())
    try:
        settings = Settings() if not problems else None
    except ValidationError as error:
        problems += [
            Problem(f"{PREFIX}{one['loc'][0]}".upper(), _words(str(one["loc"][0]), one["msg"]))
            for one in error.errors(include_input=False, include_url=False)
        ]
        settings = None
    if settings is None:
        raise SettingsError(*problems)
    return settings


def contradictions(settings: Settings, mode: str = "") -> tuple[Problem, ...]:
    """What does not go together, in general and for `run --mode mode`."""
    url, secret = f"{PREFIX}WEBHOOK_URL", f"{PREFIX}WEBHOOK_SECRET"
    found = []
    if mode == "webhook" and settings.webhook_url is None:
        found.append(Problem(url, "is not set, and `--mode webhook` needs it"))
    if settings.webhook_secret is None and (settings.webhook_url or mode == "webhook"):
        found.append(
            Problem(secret, "is not set: anybody could call the webhook; `init` makes one")
        )
    at_telegram = settings.telegram_api_url == TELEGRAM
    if settings.webhook_url and not settings.webhook_url.startswith("https:") and at_telegram:
        found.append(Problem(url, "must begin with https: Telegram calls nothing else"))
    return tuple(found)


def unknown_names() -> tuple[Problem, ...]:
    """Variables that look like settings and are none, in the environment and in `.env`."""
    known = [f"{PREFIX}{name}".upper() for name in Settings.model_fields]
    given = set(os.environ)  # noqa: TID251 - the one reader
    with suppress(OSError, UnicodeDecodeError):
        given.update(name for _, name, _ in _lines())
    return tuple(
        Problem(name, _did_you_mean(name, known))
        for name in sorted(given)
        if name.upper().startswith(PREFIX)
        and not name.upper().startswith(_FOREIGN)
        and name.upper() not in known
    )


def _did_you_mean(name: str, known: list[str]) -> str:
    close = get_close_matches(name.upper(), known, n=1, cutoff=_CLOSE)
    return f"there is no such setting; {f'did you mean {close[0]}?' if close else _SEE}"


def _file_problems() -> Iterator[Problem]:
    try:
        for line, _, error in _lines():
            if error:
                yield Problem(f"{FILE}:{line}", "this line is not NAME=value")
    except OSError as error:
        yield Problem(str(FILE), f"cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        yield Problem(str(FILE), "is not UTF-8 text; save it as UTF-8")


def _lines() -> Iterator[tuple[int, str, bool]]:
    """Number and name of every line of `.env` that says something, and whether it is broken."""
    if not FILE.is_file():
        return
    with FILE.open(encoding="utf-8") as file:
        for one in parse_stream(file):
            if one.key is not None or one.error:
                yield one.original.line, one.key or "", one.error


def _words(field: str, message: str) -> str:
    return _EXPECTED.get(field) or message.removeprefix("Value error, ")
