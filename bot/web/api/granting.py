"""A call that has its effect once, however often it is sent.

Its answer is kept with the effect, or right after it. A refusal is an answer too. When the
store is busy, or a provider away, nothing is answered: whoever sends it again goes on under the
same number, and finds what has been done already. So it is with a fault of ours, once the lease
is over.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from bot.web.api.answering import to_reply
from bot.web.api.asking import Once, encoded
from bot.web.api.kinds import IN_PROGRESS, KINDS
from bot.web.api.ports import Replies
from bot.web.api.problems import Problem
from bot.web.api.routes import Answer, Route
from domain.errors import StoreBusy
from domain.gateways import ProviderDown
from domain.replies import Call, Claim, InProgress, Reply

REFUSALS = tuple(KINDS)
NO_ANSWER = (StoreBusy, ProviderDown)
Work = Callable[[Once], Awaitable[Answer[Any]]]
Explain = Callable[[Exception], Awaitable[Problem]]


async def grant(
    replies: Replies, route: Route, call: Call, *, work: Work, explain: Explain
) -> tuple[Reply, bool]:
    """The answer to a call, and whether it was given before. Problem, and `NO_ANSWER`."""
    found = await replies.claim(call)
    match found:
        case Reply():
            return found, True
        case InProgress():
            words = "The first one is still being answered."
            raise Problem(IN_PROGRESS, words, {"retry_after": 1}, {"Retry-After": "1"})
        case Claim():
            once = Once(route, found)
            try:
                return await _answered(replies, once, work, explain), False
            except NO_ANSWER:
                with suppress(StoreBusy):
                    await replies.release(found)
                raise
        case _:
            raise AssertionError(found)


async def _answered(replies: Replies, once: Once, work: Work, explain: Explain) -> Reply:
    try:
        answer = await work(once)
    except NO_ANSWER:
        raise
    except Problem as problem:
        reply = to_reply(problem)
    except REFUSALS as error:
        reply = to_reply(await explain(error))
    else:
        if once.noted is not None:
            return once.noted
        reply = encoded(once.route, answer)
    if once.claim is not None:
        await replies.finish(once.claim, reply)
    return reply
