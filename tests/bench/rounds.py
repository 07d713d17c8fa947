"""Interleaved rounds: every way of doing the same thing in turn, again and again.

Noise of the machine then meets all of them alike, and only ratios within one run are told.
"""

import gc
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from statistics import median

Run = Callable[[], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to do it. `run` does it some times and returns how many times that was.

    `goal` is how many times as fast as the base it shall be; `remarks` is asked at the end.
    `clock` reads what is counted, in seconds: time, or the CPU a process has spent.
    """

    name: str
    run: Run
    goal: float | None = None
    remarks: Callable[[], str] | None = None
    clock: Callable[[], float] = time.perf_counter


@dataclass(frozen=True, slots=True)
class Bench:
    """Ways to do the same thing, compared to the first of them."""

    title: str
    base: Way
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that somebody asked for as such: at most, or at least, so much of a unit."""

    rows: tuple[str, ...]
    what: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None

    def line(self) -> str:
        """One line of a table."""
        asked = ""
        if self.most is not None:
            asked = f"   asked for: at most {self.most:g} {'kept' if self.value <= self.most else 'MISSED'}"
        if self.least is not None:
            asked = f"   asked for: at least {self.least:g} {'kept' if self.value >= self.least else 'MISSED'}"
        return f"  {self.what:<62} {self.value:>9,.1f} {self.unit:<10}{asked}  {' '.join(self.rows)}"


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds a time for one way, round by round."""

    way: Way
    seconds: tuple[float, ...]

    def ratio(self, base: "Measured") -> float:
        """How many times as fast as the base: the median over the rounds."""
        return median(one / mine for one, mine in zip(base.seconds, self.seconds, strict=True))


async def measure(bench: Bench, rounds: int) -> list[Measured]:
    """Run every way once to warm up, then in turn, forwards and backwards by turns."""
    ways = (bench.base, *bench.ways)
    for way in ways:
        await way.run()
    seconds: dict[str, list[float]] = {way.name: [] for way in ways}
    for number in range(rounds):
        for way in ways if number % 2 == 0 else reversed(ways):
            gc.collect()
            began = way.clock()
            times = await way.run()
            seconds[way.name].append((way.clock() - began) / times)
    return [Measured(way, tuple(seconds[way.name])) for way in ways]


def report(bench: Bench, measured: list[Measured]) -> Iterator[str]:
    """The lines of a table."""
    base, *others = measured
    yield f"{bench.title} ({len(base.seconds)} rounds, medians)"
    yield f"  {base.way.name:<56} {shown(median(base.seconds)):>10}"
    for one in others:
        line = f"  {one.way.name:<56} {shown(median(one.seconds)):>10}"
        yield line + f" {one.ratio(base):>11,.2f} x{_verdict(one, base)}"
    for one in measured:
        if one.way.remarks is not None:
            yield f"  {one.way.name}: {one.way.remarks()}"


def _verdict(one: Measured, base: Measured) -> str:
    goal = one.way.goal
    if goal is None:
        return ""
    return f"   goal {goal:,g} x {'reached' if one.ratio(base) >= goal else 'MISSED'}"


def shown(seconds: float) -> str:
    """A length of time in the unit that suits it."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.1f} {unit}"
    return f"{seconds / 1e-9:.0f} ns"
