"""Measurements, never assertions: mostly how many times faster than a baseline of the same run.

    python3 run bench                  everything
    python3 run bench availability     one module of this package

A module takes part by having `async def benches(stack) -> Sequence[Bench]`, or `figures` for
numbers that somebody asked for as such; what it starts, it enters on the stack. `ROWS` are the rows
of the seeds whose figures it measures.
"""
