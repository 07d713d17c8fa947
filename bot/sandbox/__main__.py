"""The sandbox as a process of its own: `python -m bot.sandbox --bot 7000001:secret@my_bot`.

Says its address on the first line of its output and serves until it is told to end. Everything
else (people, what they say, faults) is asked for through `/sim/`.
"""

import argparse
import asyncio
import gc
import signal
import sys
from collections.abc import Sequence

from aiohttp import web

from bot.clocks import SystemClock
from bot.runtime.tasks import Tasks
from bot.sandbox.server import make_app
from bot.sandbox.telegram import Telegram
from bot.sandbox.webhooks import Deliveries, telegrams_backoff

# Long polls and waiting tests need not be waited for.
GRACE_SECONDS = 0.2
# What people and bots say is kept and never garbage: looking through it a hundred times less
# often makes a call a third faster.
OBJECTS_BETWEEN_COLLECTIONS = 70_000


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0: any that is free")
    parser.add_argument(
        "--bot", action="append", default=[], metavar="TOKEN@USERNAME", help="may be repeated"
    )
    parser.add_argument(
        "--retry",
        type=float,
        metavar="SECONDS",
        help="between two attempts at a webhook, instead of Telegram's growing waits",
    )
    asyncio.run(_serve(parser.parse_args(arguments)))


async def _serve(options: argparse.Namespace) -> None:
    clock, tasks = SystemClock(), Tasks()
    telegram = Telegram(clock)
    for bot in options.bot:
        token, _, username = bot.rpartition("@")
        telegram.add_bot(token, username=username, name=username)
    retry: float | None = options.retry
    backoff = telegrams_backoff if retry is None else lambda _failures, _asked: retry
    deliveries = Deliveries(telegram, clock, tasks.spawn, backoff=backoff)
    app = make_app(telegram, deliveries)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=GRACE_SECONDS)
    await runner.setup()
    await web.TCPSite(runner, options.host, options.port).start()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    host, port = runner.addresses[0][:2]
    sys.stdout.write(f"http://{host}:{port}\n")
    sys.stdout.flush()
    await _told_to_end()
    await runner.cleanup()
    await tasks.close()


async def _told_to_end() -> None:
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(one, ended.set)
    await ended.wait()


if __name__ == "__main__":
    main()
