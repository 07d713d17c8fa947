"""What the process writes about itself: one JSON object per line, an event and ids.

Names, phones and notes are never passed; should one come in anyway, in somebody else's sentence
or in an error, it is taken out here. Libraries that write addresses (with the token in them),
whole updates or the parameters of statements are kept quiet.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Callable
from typing import TextIO

import orjson
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

HIDDEN = "***"
# Below these levels they tell secrets: httpx the token, telegram whole updates, sqlalchemy and
# its drivers what is in a row. aiohttp.access would tell addresses of visitors.
_AT_LEAST = {
    "aiohttp": logging.WARNING,
    "aiohttp.access": logging.CRITICAL,
    "aiosqlite": logging.WARNING,
    "apscheduler": logging.WARNING,
    "asyncio": logging.WARNING,
    "httpcore": logging.WARNING,
    "httpx": logging.WARNING,
    "sqlalchemy": logging.WARNING,
    "telegram": logging.INFO,
}
_PERSONAL = {
    "caption", "contact", "email", "first_name", "last_name", "name", "note", "payload", "phone",
    "phone_number", "reason", "secret", "subject", "text", "token", "username",
}  # fmt: skip
_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{30,}")
_CARD = re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)")
_PHONE = re.compile(
    r"\+\d[\d ().-]{6,18}\d"
    r"|(?<![\w.-])0\d{1,4}[ -]?\d{3,4}[ -]?\d{3,4}(?![\w-])"
    r"|(?<![\w.-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-])"
    r"|(?<![\w.-])\d{5} \d{5}(?!\w)"
    r"|(?<![\w.-])\d{10,12}(?![\w-])"
)
_LUHN = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def configure_logs(level: str = "info", stream: TextIO | None = None) -> None:
    """From here on everything that is logged, ours or not, goes to `stream` (stderr) like this.

    `level` is one of debug, info, warning, error; KeyError for another.
    """
    least = logging.getLevelNamesMapping()[level.upper()]
    out = stream or sys.stderr
    common: tuple[Processor, ...] = (
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.format_exc_info,
        redact,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    )
    structlog.configure(
        processors=[*common, structlog.processors.JSONRenderer(serializer=_to_json)],
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=structlog.WriteLoggerFactory(out),
        cache_logger_on_first_use=False,
    )
    _configure_others(least, out, common)


def redact(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Hide what must not be told: by the key, and in every text whatever the key."""
    return {
        key: HIDDEN if key in _PERSONAL else _redacted(value) for key, value in event.items()
    }


def redacted(text: str) -> str:
    """Without tokens, phone numbers and numbers of payment cards."""
    text = _TOKEN.sub(HIDDEN, text)
    text = _CARD.sub(lambda found: HIDDEN if _is_card(found[0]) else found[0], text)
    return _PHONE.sub(HIDDEN, text)


def _redacted(value: object) -> object:
    match value:
        case bool() | int() | float() | None:
            return value
        case dict():
            return redact(None, "", {redacted(str(key)): one for key, one in value.items()})
        case list() | tuple():
            return [_redacted(one) for one in value]
        case _:
            return redacted(str(value))


def _is_card(digits: str) -> bool:
    """The check digit of ISO/IEC 7812 (Luhn)."""
    numbers = [int(digit) for digit in reversed(digits) if digit.isdigit()]
    return sum(_LUHN[n] if i % 2 else n for i, n in enumerate(numbers)) % 10 == 0


def _configure_others(least: int, out: TextIO, common: tuple[Processor, ...]) -> None:
    lines = logging.StreamHandler(out)
    lines.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *common,
                structlog.processors.JSONRenderer(serializer=_to_json),
            ],
        )
    )
    logging.basicConfig(handlers=[lines], level=least, force=True)
    for name, floor in _AT_LEAST.items():
        logging.getLogger(name).setLevel(max(floor, least))


def _to_json(event: EventDict, **_: Callable[[object], object]) -> str:
    """Whatever was logged, a line comes of it: also of half a character, or a huge number."""
    try:
        return orjson.dumps(event).decode()
    except orjson.JSONEncodeError:
        return json.dumps(event, default=str)
