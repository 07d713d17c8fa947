"""The updates that wait for one bot, and the two ways in which it may fetch them.

Polling: `getUpdates` gives what is pending in sequence, and an offset confirms all before it.
Webhook: a front posts them, one at a time per queue (`bot.sandbox.webhooks`). Telegram's queue of
an update is the chat for a message and the person, shifted per kind, for everything else; so a
message and a tap of the same person travel in different queues and may arrive in any sequence.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from telegram.constants import PollingLimit, UpdateType, WebhookLimit

from bot.sandbox.wire import Answer, Refused, Wire, answered
from domain.ports import Clock

# Telegram keeps an update this long and shifts its queue id this far (times 2³³).
DAY = timedelta(hours=24)
KEPT = {
    "callback_query": (timedelta(seconds=150), 3),
    "pre_checkout_query": (timedelta(seconds=150), 4),
    "inline_query": (timedelta(seconds=30), 1),
    "chosen_inline_result": (timedelta(seconds=600), 2),
    "my_chat_member": (DAY, 5),
}
KINDS = frozenset(kind.value for kind in UpdateType)
DEFAULT = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}
FIRST_ID = 100_000_001
OTHER_POLL = "other getUpdates request; make sure that only one bot instance is running"


@dataclass(frozen=True, slots=True)
class Update:
    id: int
    kind: str
    body: Wire
    queue_id: int
    expires_at: datetime
    again: int = 0  # how often it will be delivered once more, by a planted fault

    def to_wire(self) -> Wire:
        return {"update_id": self.id, self.kind: self.body}


@dataclass(frozen=True, slots=True)
class Webhook:
    url: str = ""
    secret: str = ""
    max_connections: int = 40
    ip_address: str = ""
    certificate: bool = False


class Updates:
    """The pending updates of one bot. Ids go on counting whatever happens to the rest."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._pending: dict[int, Update] = {}
        self._repeated: list[Update] = []
        self._held: list[Update] = []
        self._wakes: list[Callable[[], None]] = []
        self._last_id = FIRST_ID - 1
        self.polls = 0
        self.ended_by = OTHER_POLL
        self.allowed = DEFAULT
        self.webhook = Webhook()
        self.last_error: tuple[datetime, str] | None = None
        self.duplicates = 0
        self.overtakes = 0

    def add(self, kind: str, body: Wire, source_id: int) -> None:
        """`source_id` is the chat of a message, the person of everything else."""
        if kind not in self.allowed:
            return
        lifetime, shift = KEPT.get(kind, (DAY, 0))
        expires_at = self._clock.now() + lifetime
        again, self.duplicates = min(self.duplicates, 1), max(self.duplicates - 1, 0)
        self._line_up(Update(0, kind, body, source_id + (shift << 33), expires_at, again))
        self._wake()

    def _line_up(self, update: Update) -> None:
        """With a planted overtake, wait until an update of another queue has gone ahead."""
        if any(held.queue_id == update.queue_id for held in self._held):
            self._held.append(update)
        elif self._held:
            overtaken, self._held = self._held, []
            for one in (update, *overtaken):
                self._append(one)
        elif self.overtakes:
            self.overtakes -= 1
            self._held.append(update)
        else:
            self._append(update)

    def _append(self, update: Update) -> None:
        self._last_id += 1
        self._pending[self._last_id] = replace(update, id=self._last_id)

    def release(self) -> None:
        """Let go of what still waits to be overtaken."""
        held, self._held = self._held, []
        for update in held:
            self._append(update)
        self._wake()

    def clear(self) -> None:
        self._pending.clear()
        self._repeated.clear()
        self._held.clear()

    def after(self, update_id: int) -> tuple[Update, ...]:
        """What has become pending since that one, oldest first."""
        return tuple(self._newest_down_to(update_id))[::-1]

    def _newest_down_to(self, update_id: int) -> Iterator[Update]:
        for update in reversed(self._pending.values()):
            if update.id <= update_id:
                return
            yield update

    def has(self, update: Update) -> bool:
        """Whether it still waits, or is planted to be delivered once more."""
        return update.id in self._pending or update in self._repeated

    def count(self) -> int:
        self._fresh(0)
        return len(self._pending) + len(self._repeated) + len(self._held)

    def confirm(self, update_id: int) -> Update | None:
        """Delivered. The answer is a planted duplicate, which stays to be delivered again."""
        update = self._pending.pop(update_id, None)
        if update is None:
            self._repeated = [one for one in self._repeated if one.id != update_id]
            return None
        if not update.again:
            return None
        again = replace(update, again=0)
        self._repeated.append(again)
        return again

    def fetch(self, offset: int, limit: int) -> list[Wire]:
        """Confirms everything before `offset`; a negative one counts from the end."""
        start = self._last_id + 1 + offset if offset < 0 else offset
        confirmed = []
        for update_id in self._pending:
            if update_id >= start:
                break
            confirmed.append(update_id)
        for update_id in confirmed:
            self.confirm(update_id)
        repeated, self._repeated = self._repeated[:limit], self._repeated[limit:]
        found = (*repeated, *self._fresh(limit - len(repeated)))
        return [update.to_wire() for update in found]

    def _fresh(self, limit: int) -> list[Update]:
        """The oldest ones; what Telegram would have dropped by now is dropped."""
        now = self._clock.now()
        late = [update.id for update in self._pending.values() if update.expires_at <= now]
        for update_id in late:
            del self._pending[update_id]
        return [update for update, _ in zip(self._pending.values(), range(limit), strict=False)]

    def poll(self, offset: int, limit: int, seconds: float) -> Answer:
        """A new poll ends the one before it with a conflict."""
        self._end_polls(OTHER_POLL)
        found = self.fetch(offset, limit)
        if found or not seconds:
            return answered(found)
        return Answer(200, {"ok": True, "result": []}, waiting=Poll(self, seconds, limit))

    def _end_polls(self, by: str) -> None:
        self.polls += 1
        self.ended_by = by
        self._wake()

    def wake(self, call: Callable[[], None]) -> Callable[[], None]:
        """Call back whenever there may be something new; the answer ends it."""
        self._wakes.append(call)
        return lambda: self._wakes.remove(call)

    def _wake(self) -> None:
        for call in tuple(self._wakes):
            call()

    def set_webhook(self, webhook: Webhook) -> None:
        self.webhook = webhook
        self.last_error = None
        self._end_polls("setWebhook request")


class Poll:
    """A `getUpdates` that waits for the first update, or for what replaces it."""

    def __init__(self, updates: Updates, seconds: float, limit: int) -> None:
        self.seconds = seconds
        self._updates = updates
        self._limit = limit
        self._number = updates.polls

    def look(self) -> Answer | None:
        if self._updates.polls != self._number:
            reason = f"Conflict: terminated by {self._updates.ended_by}"
            return Refused(reason, 409).to_answer()
        found = self._updates.fetch(0, self._limit)
        return answered(found) if found else None

    def wake(self, call: Callable[[], None]) -> Callable[[], None]:
        return self._updates.wake(call)


def polling_limit(limit: int) -> int:
    """Telegram takes what is out of bounds for the maximum."""
    return limit if 1 <= limit <= PollingLimit.MAX_LIMIT else PollingLimit.MAX_LIMIT.value


def connections(wanted: int) -> int:
    return max(
        WebhookLimit.MIN_CONNECTIONS_LIMIT, min(wanted, WebhookLimit.MAX_CONNECTIONS_LIMIT)
    )
