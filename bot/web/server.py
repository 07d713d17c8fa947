"""The aiohttp server: what it answers, and what every answer carries."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from aiohttp import web

from bot.web.health import Ready, alive
from bot.web.metrics import Metrics
from bot.web.ports import Health, Hook, Ingest, Joining
from bot.web.webhook import Webhook

# An update is 64 KiB at the most.
LARGEST_BODY = 128 * 1024
# So that who asks for far too much is told so in our words, and not in those of the parser.
LONGEST_LINE = 64 * 1024
CLOSING_SECONDS = 5.0
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def make_web(
    health: Health,
    metrics: Metrics,
    *,
    hooks: Sequence[Hook] = (),
    ingest: Ingest | None = None,
    others: Sequence[Joining] = (),
) -> web.Application:
    """Everything this process answers. `hooks` and `ingest` when Telegram delivers to it.

    `others` answer for paths of their own, the first that fits.
    """
    app = web.Application(client_max_size=LARGEST_BODY)
    app.router.add_get("/healthz", alive)
    app.router.add_get("/readyz", Ready(health).tell)
    app.router.add_get("/metrics", metrics.show)
    if hooks and ingest is not None:
        app.router.add_post("/tg/{slug}", Webhook(hooks, ingest).deliver)
    for other in others:
        other.join(app)
    app.on_response_prepare.append(guard)
    return app


@asynccontextmanager
async def serving(app: web.Application, host: str, port: int) -> AsyncIterator[int]:
    """Answer on this address while the context lasts; port 0 picks one. The port it is.

    At the end what is being answered may finish. OSError when the address is taken.
    """
    runner = web.AppRunner(
        app,
        access_log=None,
        shutdown_timeout=CLOSING_SECONDS,
        max_line_size=LONGEST_LINE,
    )
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


async def guard(_request: web.Request, response: web.StreamResponse) -> None:
    """What every answer carries, unless it says otherwise itself."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    # What runs here in which version is nobody's business.
    response.headers.pop("Server", None)
