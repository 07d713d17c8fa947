"""Questions put to a bot that want an answer in time: taps, inline queries, checkouts.

Each is answered once. Telegram publishes no deadline for a tap; 150 seconds is how long the
update itself lives.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from bot.sandbox.accounts import Bot
from bot.sandbox.wire import Wire, bad_request
from domain.ports import Clock


class Ask(Enum):
    """What is asked, and within which time the answer counts."""

    TAP = timedelta(seconds=150)
    INLINE = timedelta(seconds=30)
    CHECKOUT = timedelta(seconds=10)


FIRST_ID = 4_600_000_000_000_000_001


@dataclass(frozen=True, slots=True)
class Query:
    id: str
    ask: Ask
    bot_id: int
    person_id: int
    asked_at: datetime
    body: Wire  # what the answer needs to know: the chat, or the invoice to be paid


class Queries:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._open: dict[str, Query] = {}
        self._next_id = FIRST_ID

    def put(self, ask: Ask, bot_id: int, person_id: int, body: Wire) -> Query:
        query = Query(str(self._next_id), ask, bot_id, person_id, self._clock.now(), body)
        self._next_id += 1
        self._open[query.id] = query
        return query

    def answer(self, ask: Ask, bot: Bot, query_id: str) -> Query:
        """Raises Refused for an id that is unknown, another bot's, answered or too old."""
        query = self._open.get(query_id)
        if query is None or query.ask is not ask or query.bot_id != bot.id:
            raise _too_old()
        del self._open[query_id]
        if self._clock.now() - query.asked_at > ask.value:
            raise _too_old()
        return query

    def unanswered(self) -> tuple[Query, ...]:
        return tuple(self._open.values())

    def clear(self) -> None:
        self._open.clear()


def _too_old() -> Exception:
    return bad_request("query is too old and response timeout expired or query ID is invalid")
