"""`demo`: the bot beside a Telegram of its own. Apart from `run`, which has no use for one."""

from __future__ import annotations

import socket

from bot import app
from bot.commands.doing import perform
from bot.commands.failing import Failed
from bot.sandbox.demo import DemoRefused

_PORT = 8080


def demo(port: int | None, venue: str) -> None:
    """Play until a signal; without a port, at the usual one or any that is free. Failed."""
    try:
        perform(app.demo(_free_port() if port is None else port, venue))
    except DemoRefused as error:
        raise Failed(str(error)) from None


def _free_port() -> int:
    """The usual port, or 0 for any when it is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", _PORT))
        except OSError:
            return 0
    return _PORT
