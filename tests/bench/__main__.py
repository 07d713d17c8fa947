"""The command behind `python3 run bench [--rounds N] [MODULE ...]`."""

import argparse
import asyncio
import importlib
import pkgutil
from contextlib import AsyncExitStack

import tests.bench
from bot import garbage
from tests.bench.rounds import measure, report


def modules() -> list[str]:
    """The modules of this package that have something to measure."""
    names = (module.name for module in pkgutil.iter_modules(tests.bench.__path__))
    return [name for name in names if name not in {"__main__", "rounds"}]


async def run(names: list[str], rounds: int) -> None:
    """Measure and print, one module after the other."""
    for name in names:
        module = importlib.import_module(f"tests.bench.{name}")
        async with AsyncExitStack() as stack:
            if hasattr(module, "figures"):
                print(f"{name}: figures of this machine", flush=True)
                for figure in await module.figures(stack):
                    print(figure.line(), flush=True)
        if not hasattr(module, "benches"):
            continue
        async with AsyncExitStack() as stack:
            opened = await module.benches(stack)
            garbage.settle()
            for bench in opened:
                print("\n".join(report(bench, await measure(bench, rounds))), flush=True)
                print(flush=True)


def main() -> None:
    known = modules()
    parser = argparse.ArgumentParser(
        prog="python3 run bench",
        description=tests.bench.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--rounds", type=int, default=7, help="how often, 7 unless told")
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=", ".join(known))
    given = parser.parse_args()
    unknown = set(given.modules) - set(known)
    if unknown:
        parser.error(
            f"no such module: {', '.join(sorted(unknown))}; there are {', '.join(known)}"
        )
    asyncio.run(run(given.modules or known, given.rounds))


if __name__ == "__main__":
    main()
