"""`when`: what a typed line means, as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import datetime
from io import TextIOWrapper
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.clocks import SystemClock
from bot.commands.failing import Failed
from bot.words.when import when_lines
from bot.words.when.vocabulary import list_languages


def when(text: str, locale: str, zone_name: str, now: str | None) -> None:
    """Print the readings of a text; `-` reads one text per line and answers each at once."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    zone = _zone(zone_name)
    if _language(locale) not in list_languages():
        known = ", ".join(sorted(list_languages()))
        raise Failed(f"--locale {json.dumps(locale)}: write one of {known}, as in en-AU or ko.")
    lines: Iterable[str] = sys.stdin if text == "-" else (text,)
    for line in when_lines(lines, locale=locale, now=_now(now, zone), zone=zone):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def _language(locale: str) -> str:
    return locale.replace("_", "-").partition("-")[0].lower()


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Failed(
            f"--zone {json.dumps(name)}: write a time zone such as Asia/Seoul."
        ) from None


def _now(written: str | None, zone: ZoneInfo) -> datetime:
    """The instant that was written; on the wall clock of the zone unless it says another."""
    if written is None:
        return SystemClock().now()
    try:
        now = datetime.fromisoformat(written)
    except ValueError:
        raise Failed("--now: write a time such as 2026-11-18T10:00.") from None
    return now if now.tzinfo else now.replace(tzinfo=zone)
