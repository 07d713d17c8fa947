"""The whole bot as a process for the bench: `python -m tests.bench.ours ROOT TOKEN DATABASE REDIS`."""

import asyncio
import logging
import sys

from bot import head_start


def main() -> None:
    # As `python -m bot run` does.
    head_start.begin()
    from bot.app import serve  # noqa: PLC0415
    from bot.runtime.limits import NoLimits  # noqa: PLC0415
    from bot.runtime.logs import configure_logs  # noqa: PLC0415
    from bot.store import Plan  # noqa: PLC0415

    root, token, database, redis = sys.argv[1:5]
    configure_logs("warning")
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    plan = Plan((token,), database, redis, root, limits=NoLimits)
    asyncio.run(serve(plan, ("127.0.0.1", 0), ()))


if __name__ == "__main__":
    main()
