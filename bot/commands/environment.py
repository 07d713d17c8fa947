"""`init`: an `.env` of one's own, with fresh secrets. It is `.env.example`, filled in."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from bot.clocks import SystemClock
from bot.commands.failing import Failed
from bot.ids import RandomIds
from bot.setting_checks import is_token
from bot.settings import FILE, PREFIX, Settings

# Of 30 letters each: 255 and 127 random bits.
_KEY, _PASSWORD = 52, 26
_HEAD = """\
# What Holdfast is told from outside. `init` writes this file as .env with fresh
# secrets; a variable of the environment goes before its line here. What is commented out has
# the value that is shown, or none.
"""
_FOR_COMPOSE = "For compose.yaml alone: the password of its PostgreSQL."
_NEXT = """\
{file} is written, for this user alone.{token}

Next, as you gave this command:

    apply VENUE.toml    what can be booked; bot/sandbox/venues/clinic.toml is an example
    doctor              says what is still missing
    run                 answers from then on
"""


def example(given: Mapping[str, str]) -> str:
    """Every variable with a word about it; `given` ones are set, by name, others shown."""
    return _HEAD + "".join(
        f"\n# {about}\n{_line(name, default, given)}\n" for name, about, default in _variables()
    )


def init(token: str | None) -> None:
    """Write `.env`, once. Failed."""
    if FILE.exists():
        raise Failed(
            f"{FILE.absolute()} exists already and is left as it is. "
            "Change it with an editor, or move it away and repeat."
        )
    given = _ask_for_token() if token is None else token.strip()
    if given and not is_token(given):
        raise Failed("This is no token: @BotFather gives one like 123456:AbC-dEf, all of it.")
    ids = RandomIds(SystemClock())
    values = {
        f"{PREFIX}BOT_TOKEN": given,
        f"{PREFIX}WEBHOOK_SECRET": ids.code(_KEY),
        f"{PREFIX}SECRET_KEY": ids.code(_KEY),
        "POSTGRES_PASSWORD": ids.code(_PASSWORD),
    }
    _write(example(values))
    missing = "" if given else f" Put the token into it: {PREFIX}BOT_TOKEN."
    sys.stdout.write(_NEXT.format(file=FILE, token=missing))


def _ask_for_token() -> str:
    """What is typed, unseen; nothing where nobody is there to type."""
    if not sys.stdin.isatty():
        return ""
    import typer  # noqa: PLC0415 - only where somebody is asked

    question = "Token of your bot, from @BotFather (leave it empty to fill it in later)"
    return str(typer.prompt(question, default="", show_default=False, hide_input=True)).strip()


def _write(text: str) -> None:
    try:
        # Made by this call, and readable by nobody else at any moment.
        FILE.touch(mode=0o600, exist_ok=False)
        FILE.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Failed(f"{FILE.absolute()} cannot be written: {error.strerror}.") from None


def _variables() -> list[tuple[str, str, str]]:
    """Name, description and default of every variable, in the sequence of `Settings`."""
    settings = [
        (f"{PREFIX}{name}".upper(), field.description or "", str(field.default or ""))
        for name, field in Settings.model_fields.items()
    ]
    return [*settings, ("POSTGRES_PASSWORD", _FOR_COMPOSE, "")]


def _line(name: str, default: str, given: Mapping[str, str]) -> str:
    return f"{name}={given[name]}" if name in given else f"# {name}={default}"
