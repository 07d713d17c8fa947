"""What the process is told from outside: `HOLDFAST_*`, from the environment or from `.env`.

The one place that reads either. A setting that is empty counts as absent. What is wrong is
said per variable, with what would be right, and never with the value: it may be a secret.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

from dotenv.parser import parse_stream
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot import setting_checks as checks
from bot.payment_plan import PaymentPlan, by_venue, in_telegram, rotating
from bot.payments.keys import RazorpayKeys, StripeKeys, TossKeys

PREFIX = "HOLDFAST_"
FILE = Path(".env")
TELEGRAM = "https://api.telegram.org"
# The suite's own variables begin like this.
_FOREIGN = f"{PREFIX}TEST_"
_CLOSE = 0.8
_SEE = "see .env.example for all there are"
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

    bot_token: Annotated[SecretStr, AfterValidator(checks.tokens)] | None = Field(
        default=None,
        description="The bot's token, from @BotFather; for several bots: TOKEN,TOKEN. The demo needs none.",
    )
    telegram_api_url: Annotated[str, AfterValidator(checks.root)] = Field(
        default=TELEGRAM,
        description="Root of a Bot API server: Telegram's, or one of your own.",
    )
    database_url: Annotated[str, AfterValidator(checks.database)] = Field(
        default="sqlite+aiosqlite:///holdfast.db",
        description="Where bookings are kept; for more: postgresql+asyncpg://USER:PASSWORD@HOST/NAME.",
        repr=False,
    )
    redis_url: Annotated[str, AfterValidator(checks.redis)] | None = Field(
        default=None,
        description="redis://HOST:6379/0, for several processes; absent, there is one process.",
        repr=False,
    )
    webhook_url: Annotated[str, AfterValidator(checks.root)] | None = Field(
        default=None, description="Public https root that leads here, for `run --mode webhook`."
    )
    webhook_secret: Annotated[SecretStr, AfterValidator(checks.hook_secret)] | None = Field(
        default=None,
        description="What Telegram shows with every webhook call; to change it: NEW,OLD.",
    )
    http_host: Annotated[str, AfterValidator(checks.host)] = Field(
        default="127.0.0.1",
        description="Address the HTTP server listens at: webhook, health, metrics.",
    )
    http_port: int = Field(
        default=8080, ge=0, le=65535, description="Port the HTTP server listens at."
    )
    secret_key: Annotated[SecretStr, AfterValidator(checks.signing_key)] | None = Field(
        default=None,
        description="Signs links and tokens: at least 32 random letters, kept for ever.",
    )
    cors_origins: Annotated[str, AfterValidator(checks.origins)] | None = Field(
        default=None,
        description="Web sites whose scripts may call the HTTP interface: https://a.com,https://b.com",
    )
    stripe_key: Annotated[SecretStr, AfterValidator(checks.keys)] | None = Field(
        default=None,
        description="Stripe's secret key; for several venues: one-venue=KEY;other-venue=KEY.",
    )
    stripe_webhook_secret: Annotated[SecretStr, AfterValidator(checks.keys)] | None = Field(
        default=None,
        description="What Stripe signs callbacks to /pay/stripe/VENUE with; to change it: NEW,OLD.",
    )
    stripe_url: Annotated[str, AfterValidator(checks.root)] = Field(
        default="https://api.stripe.com", description="Root of Stripe's API."
    )
    razorpay_key: Annotated[SecretStr, AfterValidator(checks.key_pairs)] | None = Field(
        default=None,
        description="Razorpay's key, ID:SECRET; for several venues: one-venue=ID:SECRET;…",
    )
    razorpay_webhook_secret: Annotated[SecretStr, AfterValidator(checks.keys)] | None = Field(
        default=None,
        description="What Razorpay signs callbacks to /pay/razorpay/VENUE with; as above.",
    )
    razorpay_url: Annotated[str, AfterValidator(checks.root)] = Field(
        default="https://api.razorpay.com", description="Root of Razorpay's API."
    )
    toss_key: Annotated[SecretStr, AfterValidator(checks.keys)] | None = Field(
        default=None,
        description="The secret key of Toss Payments; for several venues: one-venue=KEY;…",
    )
    toss_security_key: Annotated[SecretStr, AfterValidator(checks.keys)] | None = Field(
        default=None,
        description="What Toss Payments signs some callbacks to /pay/toss/VENUE with; as above.",
    )
    toss_url: Annotated[str, AfterValidator(checks.root)] = Field(
        default="https://api.tosspayments.com", description="Root of the API of Toss Payments."
    )
    telegram_payment_token: Annotated[SecretStr, AfterValidator(checks.keys)] | None = Field(
        default=None,
        description="A provider's token from @BotFather, to be paid inside Telegram; as above.",
    )
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], BeforeValidator(checks.lowered)
    ] = Field(default="info", description="How much is logged: debug, info, warning or error.")

    @property
    def tokens(self) -> tuple[str, ...]:
        """A token for each bot; SettingsError when there is none."""
        if self.bot_token is None:
            raise SettingsError(
                Problem(
                    f"{PREFIX}BOT_TOKEN",
                    "is not set. @BotFather on Telegram gives a token; put it into .env",
                )
            )
        return tuple(self.bot_token.get_secret_value().split(","))

    @property
    def signing_key(self) -> str:
        """What tokens are signed with; empty: none are."""
        return self.secret_key.get_secret_value() if self.secret_key else ""

    @property
    def origins(self) -> tuple[str, ...]:
        """The web sites whose scripts may call; `*` for all."""
        return tuple((self.cors_origins or "").split(",")) if self.cors_origins else ()

    @property
    def payments(self) -> PaymentPlan:
        """Who collects money, with the keys of each venue."""
        stripe, razorpay, toss = map(
            by_venue, (self.stripe_key, self.razorpay_key, self.toss_key)
        )
        of_stripe, of_razorpay, of_toss = map(
            by_venue,
            (self.stripe_webhook_secret, self.razorpay_webhook_secret, self.toss_security_key),
        )
        return PaymentPlan(
            {
                venue: StripeKeys(key, rotating(of_stripe, venue), self.stripe_url)
                for venue, key in stripe.items()
            },
            {
                venue: RazorpayKeys(
                    key.partition(":")[0],
                    key.partition(":")[2],
                    rotating(of_razorpay, venue),
                    self.razorpay_url,
                )
                for venue, key in razorpay.items()
            },
            {
                venue: TossKeys(key, rotating(of_toss, venue), self.toss_url)
                for venue, key in toss.items()
            },
            in_telegram(self.telegram_payment_token),
            self.webhook_url or "",
        )

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
