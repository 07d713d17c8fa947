"""The command line: `python -m bot`, or `holdfast` where it is installed.

Every command is listed here and done in `bot.commands`, which is loaded only when it is asked
for, so that help comes at once. What a command answers goes to stdout; what keeps it from
answering goes to stderr, as one message that says what to do, with an exit code of 1.
"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot import head_start
from bot.commands.failing import Failed, tell_bug

cli = typer.Typer(
    name="holdfast",
    help="A Telegram bot that takes bookings and cannot double-book.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
)

api_keys = typer.Typer(
    help="Keys for servers that book over HTTP.", no_args_is_help=True, rich_markup_mode=None
)
cli.add_typer(api_keys, name="apikey")

AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for programs.")]
VenueKey = Annotated[str | None, typer.Option("--venue", help="Its key, if there are several.")]


class Mode(StrEnum):
    """How updates come."""

    POLLING = "polling"
    WEBHOOK = "webhook"


class RoleName(StrEnum):
    """What an invitation makes somebody."""

    OWNER = "owner"
    MANAGER = "manager"
    STAFF = "staff"


class ScopeName(StrEnum):
    """What an API key may do."""

    READ = "read"
    WRITE = "write"
    STAFF = "staff"
    ADMIN = "admin"
    SESSIONS = "sessions"


@cli.command()
def demo(
    port: Annotated[int | None, typer.Option(help="8080, or any that is free.")] = None,
    venue: Annotated[str, typer.Option(help="A venue of the demo's, or a file.")] = "clinic",
) -> None:
    """Play the whole bot in a browser: no token, no network, no server."""
    head_start.begin()
    from bot.commands.playing import demo as play  # noqa: PLC0415

    play(port, venue)


@cli.command()
def init(
    token: Annotated[str | None, typer.Option(help="The bot's token, from @BotFather.")] = None,
) -> None:
    """Write .env with fresh secrets, once; asks for the token."""
    from bot.commands.environment import init as write  # noqa: PLC0415

    write(token)


@cli.command()
def apply(
    file: Annotated[Path, typer.Argument(metavar="VENUE.toml")],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what it would do.")
    ] = False,
    keep: Annotated[
        bool, typer.Option("--keep-bookings", help="Bookings without a place stay as they are.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Say what a venue's file changes and does, and make the venue so."""
    from bot.commands.apply import How  # noqa: PLC0415
    from bot.commands.apply import apply as apply_file  # noqa: PLC0415
    from bot.commands.doing import perform  # noqa: PLC0415

    perform(apply_file(file, How(dry_run, keep, json)))


@cli.command()
def export(
    key: Annotated[str | None, typer.Argument(help="If there are several.")] = None,
) -> None:
    """Print a venue as the file that `apply` takes."""
    from bot.commands.doing import perform  # noqa: PLC0415
    from bot.commands.venue import export as export_venue  # noqa: PLC0415

    perform(export_venue(key))


@cli.command()
def invite(role: RoleName, venue: VenueKey = None) -> None:
    """Print a one-time code that makes somebody part of the staff."""
    from bot.commands.doing import perform  # noqa: PLC0415
    from bot.commands.venue import invite as make_code  # noqa: PLC0415
    from domain.people import Role  # noqa: PLC0415

    perform(make_code(Role(role), venue))


@api_keys.command("create")
def create_key(
    scope: Annotated[list[ScopeName], typer.Option(help="What for; may be said again.")],
    name: Annotated[str, typer.Option(help="What people call it.")] = "server",
    venue: VenueKey = None,
    expires: Annotated[int | None, typer.Option(help="After so many days.")] = None,
) -> None:
    """Make a key for a server, and show its secret once."""
    from bot.commands.apikey import create  # noqa: PLC0415
    from bot.commands.doing import perform  # noqa: PLC0415
    from domain.access import Scope  # noqa: PLC0415

    perform(create(venue, tuple(Scope(one) for one in scope), name, expires))


@api_keys.command("list")
def list_keys(venue: VenueKey = None) -> None:
    """List all keys, without their secrets."""
    from bot.commands.apikey import list_all  # noqa: PLC0415
    from bot.commands.doing import perform  # noqa: PLC0415

    perform(list_all(venue))


@api_keys.command("revoke")
def revoke_key(
    prefix: Annotated[str, typer.Argument(help="Its beginning, as `list` shows it.")],
    venue: VenueKey = None,
) -> None:
    """Let a key open nothing any more, within seconds."""
    from bot.commands.apikey import revoke  # noqa: PLC0415
    from bot.commands.doing import perform  # noqa: PLC0415

    perform(revoke(venue, prefix))


@cli.command()
def run(mode: Annotated[Mode, typer.Option(help="How updates come.")] = Mode.POLLING) -> None:
    """Keep the bot, until SIGTERM or Ctrl-C."""
    head_start.begin()
    from bot.commands.serving import run as keep  # noqa: PLC0415

    keep(mode)


@cli.command()
def setup() -> None:
    """Tell Telegram the webhook, the commands and the descriptions."""
    from bot.commands.doing import perform  # noqa: PLC0415
    from bot.commands.setup import setup as tell  # noqa: PLC0415

    perform(tell())


@cli.command()
def doctor(*, json: AsJson = False) -> None:
    """Say what is missing or wrong, and what to do about it."""
    from bot.commands.doctor import doctor as examine  # noqa: PLC0415
    from bot.commands.doing import perform  # noqa: PLC0415

    perform(examine(as_json=json))


@cli.command()
def verify(*, json: AsJson = False) -> None:
    """Check every promise against the database."""
    from bot.commands.doing import perform  # noqa: PLC0415
    from bot.commands.keeping import verify as check  # noqa: PLC0415

    perform(check(as_json=json))


@cli.command()
def report(
    *,
    venue: VenueKey = None,
    first: Annotated[
        str | None,
        typer.Option("--from", help="The first date; else as many days up to today."),
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=92, help="How many.")] = 7,
    json: AsJson = False,
) -> None:
    """Say how much was taken, and what became of holds."""
    from bot.commands.doing import perform  # noqa: PLC0415
    from bot.commands.report import report as tell  # noqa: PLC0415

    perform(tell(venue, first, days, as_json=json))


@cli.command()
def migrate(
    *, check: Annotated[bool, typer.Option("--check", help="Only say whether it is.")] = False
) -> None:
    """Bring the database up to date."""
    from bot.commands.doing import perform  # noqa: PLC0415
    from bot.commands.keeping import migrate as bring  # noqa: PLC0415

    perform(bring(check=check))


@cli.command()
def backup(file: Path) -> None:
    """Copy the database into a new file while it is in use."""
    from bot.commands.doing import perform  # noqa: PLC0415
    from bot.commands.keeping import backup as copy  # noqa: PLC0415

    perform(copy(file))


@cli.command()
def restore(file: Path) -> None:
    """Fill an empty database from a copy."""
    from bot.commands.doing import perform  # noqa: PLC0415
    from bot.commands.keeping import restore as fill  # noqa: PLC0415

    perform(fill(file))


# A text may begin with a dash.
@cli.command(context_settings={"ignore_unknown_options": True})
def when(
    text: Annotated[str, typer.Argument(help="What somebody typed; - reads lines.")],
    locale: Annotated[str, typer.Option(help="The language of the chat.")] = "en",
    zone: Annotated[str, typer.Option(help="The venue's time zone.")] = "UTC",
    now: Annotated[str | None, typer.Option(help="Such as 2026-11-18T10:00.")] = None,
) -> None:
    """Print, as JSON, which day and time a text means."""
    from bot.commands.when import when as read  # noqa: PLC0415

    read(text, locale, zone, now)


def main() -> None:
    """Do what the command line says, and end."""
    sys.excepthook = tell_bug
    try:
        # Past Typer's own call, which would put a hook of its own in place.
        typer.main.get_command(cli)()
    except Failed as failure:
        sys.exit(str(failure))
    except BrokenPipeError:
        # Nobody reads on: `… | head`. What is left in the buffer has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()
