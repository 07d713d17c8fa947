"""One process fetches, what it fetched is kept before it is confirmed, and nobody else may."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import pytest
from telegram.ext import MessageHandler, filters

from bot.runtime.polling import ALLOWED_UPDATES, Polling, SomebodyElsePolls
from bot.sandbox.faults import Fault
from domain.errors import StoreBusy
from tests.bot.runtime.booth import Booth, until
from tests.bot.runtime.test_lanes import Talk
from tests.bot.sandbox.stage import ANN
from tests.counting import TOKEN


@asynccontextmanager
async def polled(here: Booth, token: int = 1) -> AsyncIterator[asyncio.Task[None]]:
    polling = Polling(here.app.bot, here.runtime.ingest, here.world.leases, token)
    task = asyncio.create_task(polling.run())
    yield task
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def has_heard(talk: Talk, count: int) -> bool:
    return len(talk.heard) == count


def polls(here: Booth) -> list[dict[str, str]]:
    """What the bot has asked, and not the stage, which fetches updates on its own."""
    asked = [call["params"] for call in here.stage.telegram.calls()]
    return [params for params in asked if "allowed_updates" in params]


async def test_what_is_said_is_fetched_and_confirmed(here: Booth) -> None:
    talk = Talk()
    here.add(MessageHandler(filters.TEXT, talk.hear))

    async with polled(here):
        for count, text in enumerate("abc", 1):
            here.stage.telegram.say(ANN, text)
            await until(partial(has_heard, talk, count))
        await until(lambda: here.stage.telegram.updates(TOKEN).count() == 0)

    assert talk.heard == [(ANN, "a"), (ANN, "b"), (ANN, "c")]


async def test_every_call_names_what_it_wants(here: Booth) -> None:
    async with polled(here):
        await until(lambda: bool(polls(here)))

    assert '"pre_checkout_query"' in polls(here)[-1]["allowed_updates"]
    assert set(ALLOWED_UPDATES) >= {"message", "callback_query", "my_chat_member"}


async def test_nothing_is_confirmed_before_it_is_kept(
    here: Booth, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.stage.telegram.say(ANN, "precious")
    failed = asyncio.Event()

    async def fail(_arrivals: object) -> None:
        failed.set()
        raise StoreBusy

    with monkeypatch.context() as patch:
        patch.setattr(here.world.inbox, "add", fail)
        async with polled(here):
            await failed.wait()
    pending = here.stage.telegram.updates(TOKEN).count()
    async with polled(here):
        await until(lambda: here.stage.telegram.updates(TOKEN).count() == 0)
    await here.rest()

    assert pending == 1
    assert [done for _, done, _, _ in await here.inbox()] == [True]


async def test_of_two_processes_one_polls(here: Booth) -> None:
    async with polled(here, 1), polled(here, 2):
        await until(lambda: bool(polls(here)))
        for text in "ab":
            here.stage.telegram.say(ANN, text)
            await until(lambda: here.stage.telegram.updates(TOKEN).count() == 0)

    assert here.stage.telegram.updates(TOKEN).ended_by
    assert await here.world.leases.hold(f"poll:{here.app.bot.id}", 3, seconds=1)


async def test_another_program_that_polls_is_not_put_up_with(here: Booth) -> None:
    async with polled(here) as task:
        await until(lambda: bool(polls(here)))
        here.stage.api("getUpdates")

        with pytest.raises(SomebodyElsePolls):
            await task


async def test_a_conflict_with_its_own_successor_is_no_conflict(here: Booth) -> None:
    async with polled(here, 1) as task:
        await until(lambda: bool(polls(here)))
        here.stage.pass_(seconds=16)
        assert await here.world.leases.hold(f"poll:{here.app.bot.id}", 2, seconds=60)

        here.stage.api("getUpdates")
        await asyncio.sleep(0.05)

        assert not task.done()


async def test_when_telegram_is_not_there_it_is_tried_again(
    here: Booth, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.runtime.polling._SHORTEST_WAIT", 0.001)
    here.stage.telegram.faults.fail("getUpdates", Fault.SERVER_ERROR, times=3)
    here.stage.telegram.say(ANN, "patience")

    async with polled(here):
        await until(lambda: here.stage.telegram.updates(TOKEN).count() == 0)
    await here.rest()

    assert [done for _, done, _, _ in await here.inbox()] == [True]
