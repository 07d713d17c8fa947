"""A process begins with everything in place, and ends with nothing lost."""

from collections.abc import Callable, Coroutine

import pytest
from telegram import Update
from telegram.ext import MessageHandler
from telegram.warnings import PTBUserWarning

from bot.runtime.context import BotContext
from bot.runtime.process import Runtime
from bot.runtime.tasks import Tasks
from bot.sandbox.request import SandboxRequest
from tests.bot.runtime.booth import Booth, booth, until
from tests.bot.runtime.test_lanes import Gates, Talk
from tests.bot.sandbox.stage import ANN, BOB, OTHER_BOT_ID, OTHER_TOKEN
from tests.counting import BOT_ID, build, tell


async def test_a_process_that_was_told_to_poll_polls_until_it_is_told_to_stop(
    here: Booth,
) -> None:
    await here.runtime.stop()
    tasks, talk = Tasks(), Talk()
    app = build(SandboxRequest(here.stage.telegram))
    app.add_handler(talk.handler())
    polling = Runtime({BOT_ID: app}, here.world, tasks, tell)

    await polling.start(polling=True)
    here.stage.telegram.say(ANN, "hello")
    await until(lambda: talk.heard == [(ANN, "hello")])
    polling.drain()
    stopping = polling.stopping
    await polling.stop()
    await tasks.close()

    assert stopping
    assert await here.world.leases.hold(f"poll:{BOT_ID}", 1, seconds=1)


async def test_a_process_polls_for_all_its_bots_and_answers_with_the_right_one(
    here: Booth,
) -> None:
    await here.runtime.stop()
    here.stage.telegram.add_bot(OTHER_TOKEN, username="other_bot", name="Other")
    tasks, heard = Tasks(), dict[int, list[str]]()
    apps = {BOT_ID: build(SandboxRequest(here.stage.telegram))}
    apps[OTHER_BOT_ID] = build(SandboxRequest(here.stage.telegram), token=OTHER_TOKEN)
    for app in apps.values():
        app.add_handler(MessageHandler(None, hears(heard)))
    runtime = Runtime(apps, here.world, tasks, tell)

    await runtime.start(polling=True)
    here.stage.telegram.say(ANN, "to one", chat_id=BOT_ID)
    here.stage.telegram.say(ANN, "to the other", chat_id=OTHER_BOT_ID)
    await until(lambda: len(heard) == 2)
    await runtime.stop()
    await tasks.close()

    assert heard == {BOT_ID: ["to one"], OTHER_BOT_ID: ["to the other"]}
    for bot_id in apps:
        assert await here.world.leases.hold(f"poll:{bot_id}", 1, seconds=1)


def hears(
    heard: dict[int, list[str]],
) -> Callable[[Update, BotContext], Coroutine[object, object, None]]:
    async def hear(update: Update, context: BotContext) -> None:
        assert update.message is not None
        heard.setdefault(context.bot.id, []).append(update.message.text or "")

    return hear


async def test_a_step_that_never_ends_does_not_keep_a_process_and_is_done_by_another(
    any_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.runtime.process._STOP_SECONDS", 0.05)
    gates = Gates()
    async with booth(any_url) as stuck:
        stuck.add(Talk(gates.wait).handler())
        await stuck.say(ANN, "a")
        await until(lambda: gates.inside == 1)

    async with booth(any_url) as other:
        talk = Talk()
        other.add(talk.handler())
        other.stage.pass_(seconds=16)
        await other.runtime._sweep()
        await other.rest()

        assert talk.heard == [(ANN, "a")]


async def test_a_process_that_is_full_leaves_the_rest_to_others(here: Booth) -> None:
    gates = Gates()
    talk = Talk(gates.wait)
    here.add(talk.handler())
    here.runtime.lanes.at_once = 1
    await here.say(ANN, "a")
    await until(lambda: gates.inside == 1)
    await here.world.inbox.add([(BOT_ID, 1, f"{BOT_ID}:u:{BOB}", "{}")])

    await here.runtime._sweep()
    full = here.runtime.lanes.busy
    gates.open.set()
    await here.rest()
    await here.runtime._sweep()
    await here.rest()

    assert full == 1
    assert [done for _, done, _, _ in await here.inbox()] == [True, True]


async def test_an_application_without_a_job_queue_is_refused(here: Booth) -> None:
    app = build(SandboxRequest(here.stage.telegram))
    app._job_queue = None  # type: ignore[assignment]

    with pytest.warns(PTBUserWarning), pytest.raises(RuntimeError, match="job queue"):
        await Runtime({BOT_ID: app}, here.world, Tasks(), tell).start(polling=False)
