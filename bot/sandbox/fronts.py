"""What every front does with an answer of the core: wait for it, and lose it when told to."""

import asyncio

from bot.sandbox.wire import Answer, Waiting


class Lost(Exception):
    """The answer never arrives. What the call did is done."""


async def settled(answer: Answer) -> Answer:
    """The answer as the bot gets it, after all waiting. Raises Lost."""
    if answer.waiting is not None:
        answer = await _found(answer.waiting, answer)
    if answer.seconds:
        await asyncio.sleep(answer.seconds)
    if answer.lost:
        raise Lost
    return answer


async def _found(waiting: Waiting, nothing: Answer) -> Answer:
    """What the poll finds within its time, or `nothing`."""
    awake = asyncio.Event()
    stop = waiting.wake(awake.set)
    try:
        async with asyncio.timeout(waiting.seconds):
            return await _first(waiting, awake)
    except TimeoutError:
        return nothing
    finally:
        stop()


async def _first(waiting: Waiting, awake: asyncio.Event) -> Answer:
    while True:
        found = waiting.look()
        if found is not None:
            return found
        awake.clear()
        await awake.wait()
