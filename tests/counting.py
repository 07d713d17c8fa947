"""A small bot for the runtime's tests: people count, and every count is an effect.

    /start ──► counting: 1, 2, 3 … ──► /done: the numbers, as the session remembers them

An effect is a row with its idempotency key, so that whoever repeats a step changes nothing; and
how often a step was tried is kept beside it.
"""

import asyncio
from collections import Counter
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from telegram import Update
from telegram.ext import (
    Application,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    PreCheckoutQueryHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.runtime.context import App, BotContext
from bot.runtime.conversation import DurableConversation
from bot.runtime.jobs import Outcome
from bot.runtime.ports import ClaimedJob
from storage.engine import Database

TOKEN = "7000001:sandbox-bot"
BOT_ID = 7000001
COUNTING = "counting"

effects = sa.Table(
    "effects",
    sa.MetaData(),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("person", sa.BigInteger),
    sa.Column("what", sa.Text),
    sa.Column("tries", sa.Integer),
)


class Effects:
    """What the bot has done to the world."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def prepare(self) -> None:
        await self._database.run(effects.create)

    async def note(self, key: str, person: int, what: str) -> None:
        """Have the effect, if it has not been had."""
        insert = sqlite.insert if self._database.dialect == "sqlite" else postgresql.insert
        statement = (
            insert(effects)
            .values(key=key, person=person, what=what, tries=1)
            .on_conflict_do_update(
                index_elements=[effects.c.key], set_={"tries": effects.c.tries + 1}
            )
        )
        await self._database.run(lambda connection: connection.execute(statement))

    async def of_everybody(self) -> dict[int, list[str]]:
        """What was done, by person, in the sequence of the updates."""
        rows = await self._database.read(lambda c: c.execute(sa.select(effects)).all())
        found: dict[int, list[str]] = {}
        for row in sorted(rows, key=lambda row: int(row.key.split(":")[2])):
            found.setdefault(row.person, []).append(row.what)
        return found

    async def tries(self) -> Counter[int]:
        """Count the effects that were tried once, twice and so on."""
        rows = await self._database.read(lambda c: c.scalars(sa.select(effects.c.tries)).all())
        return Counter(rows)


def build(
    request: BaseRequest, *, root: str = "https://example.test", token: str = TOKEN
) -> App:
    """An application of this bot without any handler."""
    builder = (
        Application.builder()
        .token(token)
        .base_url(f"{root}/bot")
        .request(request)
        .get_updates_request(request)
        .updater(None)
        .context_types(ContextTypes(context=BotContext))
    )
    app: App = builder.build()
    return app


class OneVenue:
    """All jobs of these tests are of the first venue."""

    async def served(self) -> tuple[int, ...]:
        return (1,)


@dataclass
class Counting:
    """The conversation; each step goes on for so many `seconds` after its effect."""

    effects: Effects
    seconds: float = 0.0

    def conversation(self) -> DurableConversation:
        return DurableConversation(
            "count",
            [CommandHandler("start", self.begin)],
            {COUNTING: [MessageHandler(filters.Regex(r"^\d+$"), self.count)]},
            [CommandHandler("done", self.finish)],
        )

    def till(self) -> PreCheckoutQueryHandler[BotContext, None]:
        return PreCheckoutQueryHandler(self.check_out)

    async def check_out(self, update: Update, _context: BotContext) -> None:
        assert update.pre_checkout_query is not None
        await update.pre_checkout_query.answer(ok=True)

    async def job(self, held: ClaimedJob) -> Outcome:
        """Have the effect of a job."""
        await self.effects.note(f"job:{held.job.key}", 0, held.job.key)
        await asyncio.sleep(self.seconds)
        return Outcome.DONE

    async def begin(self, update: Update, context: BotContext) -> str:
        context.session.draft["numbers"] = []
        await self._note(update, context, "begin")
        return COUNTING

    async def count(self, update: Update, context: BotContext) -> str:
        numbers = context.session.draft["numbers"]
        assert isinstance(numbers, list)
        numbers.append(said(update))
        await self._note(update, context, said(update))
        return COUNTING

    async def finish(self, update: Update, context: BotContext) -> int:
        numbers = context.session.draft.pop("numbers")
        assert isinstance(numbers, list)
        await self._note(update, context, " ".join(map(str, numbers)))
        return DurableConversation.END

    async def _note(self, update: Update, context: BotContext, what: str) -> None:
        assert update.effective_user is not None
        await self.effects.note(context.key(), update.effective_user.id, what)
        await asyncio.sleep(self.seconds)
        await context.bot.send_message(update.effective_user.id, what)


def said(update: Update) -> str:
    """What the person wrote."""
    message = update.effective_message
    assert message is not None
    return message.text or ""


async def tell(update: object, context: BotContext, error: Exception) -> None:
    """Say to the person that something went wrong."""
    if isinstance(update, Update) and update.effective_user:
        await context.bot.send_message(update.effective_user.id, f"! {type(error).__name__}")
