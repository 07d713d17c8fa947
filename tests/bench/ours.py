"""The whole bot as a process for the bench: `python -m tests.bench.ours ROOT TOKEN DATABASE REDIS`."""

import asyncio
import logging
import sys

from bot.app import serve
from bot.runtime.logs import configure_logs
from bot.store import Plan


def main() -> None:
    root, token, database, redis = sys.argv[1:5]
    configure_logs("warning")
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    asyncio.run(serve(Plan((token,), database, redis, root), ("127.0.0.1", 0), ()))


if __name__ == "__main__":
    main()
