"""Posting updates to webhooks the way Telegram's server does.

One update of a queue is under way at a time, whatever number of queues goes on beside it; what
does not answer 2xx within a minute is tried again, at once and then after 2, 4, 8 … seconds, and
blocks its own queue meanwhile. With `targets`, posts go to those addresses in turn, as behind a
balancer without sticky sessions.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from typing import TypeAlias

import aiohttp
import orjson

from bot.runtime.tasks import Spawn, Work
from bot.sandbox.telegram import Telegram
from bot.sandbox.updates import Update, Updates, Webhook
from domain.ports import Clock

Backoff: TypeAlias = Callable[[int, float], float]
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
LONGEST_WAIT, LONGEST_RETRY_AFTER, ANSWER_WITHIN = 60.0, 3600.0, 60.0
LARGEST = 64 * 1024


def telegrams_backoff(failures: int, asked: float) -> float:
    """Seconds to wait after so many failures in a row: 0, 2, 4 … and 60 at most.

    `asked` is what the receiver wished for in `Retry-After`, which goes before; 0 for nothing.
    """
    if asked:
        return min(asked, LONGEST_RETRY_AFTER)
    return 0.0 if failures <= 1 else min(2.0 ** (failures - 1), LONGEST_WAIT)


class Deliveries:
    """The webhooks of all bots of one sandbox. Starts with `watch`, ends with `stop`."""

    def __init__(
        self,
        telegram: Telegram,
        clock: Clock,
        spawn: Spawn,
        *,
        backoff: Backoff = telegrams_backoff,
    ) -> None:
        self._telegram = telegram
        self._clock = clock
        self._spawn = spawn
        self._backoff = backoff
        self._session: aiohttp.ClientSession | None = None
        self._posts: dict[str, Post] = {}
        self._stops: list[Callable[[], None]] = []
        self.targets: Sequence[str] = ()
        self._turn = 0

    def watch(self, token: str) -> None:
        """Deliver for this bot whenever it has a webhook."""
        if token not in self._posts:
            updates = self._telegram.updates(token)
            post = Post(self, updates)
            self._posts[token] = post
            self._stops.append(updates.wake(post.look))
            post.look()

    async def stop(self) -> None:
        for stop in self._stops:
            stop()
        self._stops.clear()
        for post in self._posts.values():
            post.end()
        if self._session is not None:
            await self._session.close()

    def spawn(self, work: Work) -> None:
        self._spawn(work)

    def is_late(self, update: Update) -> bool:
        return update.expires_at <= self._clock.now()

    def wait_after(self, failures: int, asked: float) -> float:
        return self._backoff(failures, asked)

    def note(self, updates: Updates, reason: str) -> None:
        updates.last_error = (self._clock.now(), reason)

    async def post(self, webhook: Webhook, update: Update) -> tuple[str, float]:
        """What went wrong ("" for nothing), and how long the receiver wants to be left alone."""
        body = orjson.dumps(update.to_wire())
        if len(body) > LARGEST:
            return "", 0.0  # Telegram drops it, too
        headers = {"Content-Type": "application/json"}
        if webhook.secret:
            headers[SECRET_HEADER] = webhook.secret
        try:
            return await self._send(self._target(webhook), body, headers)
        except TimeoutError:
            return "Read timeout expired", 0.0
        except aiohttp.ClientConnectorError:
            return "Connection refused", 0.0
        except aiohttp.ClientError as error:
            return f"Connection lost: {error}", 0.0

    async def _send(self, url: str, body: bytes, headers: dict[str, str]) -> tuple[str, float]:
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=ANSWER_WITHIN)
            connector = aiohttp.TCPConnector(limit=0)
            self._session = aiohttp.ClientSession(connector=connector, timeout=timeout)
        async with self._session.post(url, data=body, headers=headers) as response:
            if response.ok:
                return "", 0.0
            wait = response.headers.get("Retry-After", "")
            reason = f"Wrong response from the webhook: {response.status} {response.reason}"
            return reason, float(wait) if wait.isdecimal() else 0.0

    def _target(self, webhook: Webhook) -> str:
        if not self.targets:
            return webhook.url
        self._turn += 1
        return self.targets[self._turn % len(self.targets)]


class Post:
    """One bot's queues under way."""

    def __init__(self, deliveries: Deliveries, updates: Updates) -> None:
        self._deliveries = deliveries
        self._updates = updates
        self._queues: defaultdict[int, deque[Update]] = defaultdict(deque)
        self._last_id = 0
        self._webhook = Webhook()
        self._places = asyncio.Semaphore(1)
        self._ended = False

    def look(self) -> None:
        """Take up what has become pending, and any change of the webhook."""
        if self._updates.webhook != self._webhook:
            self._webhook = self._updates.webhook
            self._places = asyncio.Semaphore(self._webhook.max_connections)
            self._queues = defaultdict(deque)
            self._last_id = 0
        if self._ended or not self._webhook.url:
            return
        for update in self._updates.after(self._last_id):
            self._last_id = update.id
            queue = self._queues[update.queue_id]
            queue.append(update)
            if len(queue) == 1:
                self._deliveries.spawn(self._work_off(queue, self._webhook))

    def end(self) -> None:
        self._ended = True

    async def _work_off(self, queue: deque[Update], webhook: Webhook) -> None:
        failures = 0
        while queue and webhook is self._webhook and not self._ended:
            update = queue[0]
            if self._deliveries.is_late(update) or not self._updates.has(update):
                queue.popleft()
                continue
            async with self._places:
                reason, asked = await self._deliveries.post(webhook, update)
            if reason:
                failures += 1
                self._deliveries.note(self._updates, reason)
                await asyncio.sleep(self._deliveries.wait_after(failures, asked))
                continue
            failures = 0
            queue.popleft()
            again = self._updates.confirm(update.id)
            if again is not None:
                queue.appendleft(again)
