"""What the process writes about itself, and what it never writes."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from aiohttp import web
from aiohttp.test_utils import TestServer
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.runtime.logs import configure_logs, redacted

TOKEN = "123456:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
PHONES = [
    "010-1234-5678",
    "+82 10-1234-5678",
    "+821012345678",
    "0412 345 678",
    "(415) 555-0134",
    "+1 (415) 555-0134",
    "98765 43210",
    "9876543210",
    "01012345678",
    "+49 30 901820",
]
CARDS = ["4111111111111111", "4111 1111 1111 1111", "5500-0000-0000-0004", "378282246310005"]
CANARIES = [TOKEN, *PHONES, *CARDS]
HARMLESS = [
    "BOK-20261118-ABCDEF",
    "2026-11-18T10:00:00+00:00",
    "127.0.0.1:8080",
    "line 1234567",
    "0.012345678901",
    "0x7f3012345678",
    "3 of 45 in 0:00:12.345678",
]


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    """The log of a process, and everything as it was afterwards."""
    root, stream = logging.getLogger(), io.StringIO()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in ("httpx", "telegram", "aiohttp")}
    configure_logs("debug", stream)
    yield stream
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


def lines(out: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_line_is_an_event_with_its_ids(out: io.StringIO) -> None:
    log = structlog.get_logger()

    with structlog.contextvars.bound_contextvars(update_id=7):
        log.info("hold_placed", booking_id=2**62, reference="BOK-20261118-ABCDEF")

    [line] = lines(out)
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "hold_placed",
        "level": "info",
        "update_id": 7,
        "booking_id": 2**62,
        "reference": "BOK-20261118-ABCDEF",
    }


def test_libraries_write_the_same_lines(out: io.StringIO) -> None:
    logging.getLogger("somebody").warning("was %s", "here")

    [line] = lines(out)
    assert line["event"] == "was here"
    assert line["level"] == "warning"
    assert line["logger"] == "somebody"


@pytest.mark.parametrize("canary", CANARIES)
def test_no_secret_gets_into_a_line(out: io.StringIO, canary: str) -> None:
    log = structlog.get_logger()

    log.info("at", where=f"https://example.org/{canary}/x")
    log.info("call %s back", canary)
    log.info("nested", facts={"deep": [f"({canary})", {canary: canary}]})
    logging.getLogger("somebody").error("said %s", canary)
    try:
        raise ValueError(f"wrong number: {canary}")  # noqa: TRY301
    except ValueError:
        log.exception("failed")
        logging.getLogger("somebody").exception("failed")

    assert len(lines(out)) == 6
    assert canary not in out.getvalue()


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_secret_stays_readable(text: str) -> None:
    assert redacted(text) == text


def test_what_belongs_to_a_person_is_hidden_by_its_name(out: io.StringIO) -> None:
    structlog.get_logger().info(
        "seen", name="Ann Canary", note="Canary bites", update={"first_name": "Canary"}
    )

    assert "Canary" not in out.getvalue()
    assert lines(out)[0]["note"] == "***"


def test_numbers_that_are_ids_stay_numbers(out: io.StringIO) -> None:
    structlog.get_logger().info("seen", user_id=9876543210, number=4111111111111111, ratio=0.5)

    [line] = lines(out)
    assert (line["user_id"], line["number"]) == (9876543210, 4111111111111111)


async def test_the_librarys_own_transport_does_not_tell_the_token(out: io.StringIO) -> None:
    async def answer(_request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": True})

    app = web.Application()
    app.router.add_route("*", "/{path:.+}", answer)
    async with TestServer(app) as server, HTTPXRequest() as request:
        bot = Bot(TOKEN, str(server.make_url("/bot")), request=request)
        await bot.answer_callback_query("1", "Secret Canary")

    assert TOKEN not in out.getvalue()
    assert "Canary" not in out.getvalue()


@pytest.mark.parametrize("level", ["info", "warning", "error"])
def test_what_is_below_the_level_is_not_written(out: io.StringIO, level: str) -> None:
    configure_logs(level, out)

    structlog.get_logger().debug("nobody_cares")
    logging.getLogger("somebody").debug("nobody cares")
    logging.getLogger("httpx").info("GET /bot%s", TOKEN)

    assert out.getvalue() == ""


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(KeyError):
        configure_logs("loud", io.StringIO())


def test_whatever_is_logged_a_line_comes_of_it(out: io.StringIO) -> None:
    structlog.get_logger().info("odd", half="\ud800", huge=2**80, thing=object(), nothing=None)

    [line] = lines(out)
    assert line["event"] == "odd"
    assert line["huge"] == 2**80


@given(st.integers(10**12, 10**19 - 1))
def test_of_long_numbers_only_those_with_a_cards_check_digit_are_hidden(number: int) -> None:
    doubled = [
        sum(divmod(2 * int(digit), 10)) if place % 2 else int(digit)
        for place, digit in enumerate(reversed(str(number)))
    ]

    assert (redacted(f"no {number}!") == "no ***!") == (sum(doubled) % 10 == 0)
