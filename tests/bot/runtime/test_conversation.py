"""The library's conversations, remembered outside of this process."""

import warnings
from typing import Any

import pytest
from telegram import Update
from telegram.ext import CommandHandler, ConversationHandler, MessageHandler, filters

from bot.runtime.context import App, BotContext
from bot.runtime.conversation import DurableConversation, SessionStates
from bot.runtime.session import Session, current_session
from bot.sandbox.request import SandboxRequest
from tests.bot.sandbox.stage import ANN, Stage
from tests.counting import build

END = ConversationHandler.END


async def go_on(_update: Update, _context: BotContext) -> str:
    return "second"


async def end(_update: Update, _context: BotContext) -> int:
    return END


async def fail(_update: Update, context: BotContext) -> str:
    context.session.draft["half"] = "done"
    raise RuntimeError


def conversation(name: str = "talk", **options: Any) -> DurableConversation:
    return DurableConversation(
        name,
        [CommandHandler("start", go_on)],
        {"second": [CommandHandler("fail", fail), CommandHandler("end", end)]},
        [CommandHandler("cancel", end)],
        **options,
    )


async def make_app(stage: Stage, *handlers: Any) -> App:
    app = build(SandboxRequest(stage.telegram))
    app.add_handlers(handlers)
    await app.initialize()
    return app


async def step(stage: Stage, app: App, text: str, state: str = "") -> str:
    """One update of Ann's, beginning with a state; the state after it."""
    stage.telegram.say(ANN, text)
    session = Session.load(state)
    mark = current_session.set(session)
    await app.process_update(Update.de_json(stage.update(), app.bot))
    current_session.reset(mark)
    return session.dump()


async def test_states_are_kept_in_the_session() -> None:
    stage = Stage(ANN)
    app = await make_app(stage, conversation())

    begun = await step(stage, app, "/start")
    ended = await step(stage, app, "/end", begun)

    assert Session.load(begun).conv == {"talk": {"11:11": "second"}}
    assert Session.load(ended).conv == {}


async def test_two_processes_take_turns_in_one_conversation() -> None:
    stage = Stage(ANN)
    one, other = await make_app(stage, conversation()), await make_app(stage, conversation())

    begun = await step(stage, one, "/start")
    cancelled = await step(stage, other, "/cancel", begun)

    assert Session.load(cancelled).conv == {}


async def test_a_callback_that_fails_leaves_the_state_as_it_was() -> None:
    stage = Stage(ANN)
    app = await make_app(stage, conversation())
    seen: list[Exception | None] = []

    async def remember(_update: object, context: BotContext) -> None:
        seen.append(context.error)
        assert context.session.draft == {"half": "done"}

    app.add_error_handler(remember)
    begun = await step(stage, app, "/start")

    failed = await step(stage, app, "/fail", begun)

    assert Session.load(failed).conv == {"talk": {"11:11": "second"}}
    assert [type(error) for error in seen] == [RuntimeError]


async def test_a_conversation_inside_another_one() -> None:
    stage = Stage(ANN)
    inner = DurableConversation(
        "inner",
        [CommandHandler("in", go_on)],
        {"second": [CommandHandler("out", end)]},
        [],
        map_to_parent={END: "after"},
    )
    outer = DurableConversation(
        "outer",
        [CommandHandler("start", go_on)],
        {"second": [inner], "after": [CommandHandler("end", end)]},
        [],
    )
    app = await make_app(stage, outer)

    inside = await step(stage, app, "/in", await step(stage, app, "/start"))
    after = await step(stage, app, "/out", inside)
    ended = await step(stage, app, "/end", after)

    assert Session.load(inside).conv == {
        "outer": {"11:11": "second"},
        "inner": {"11:11": "second"},
    }
    assert Session.load(after).conv == {"outer": {"11:11": "after"}}
    assert Session.load(ended).conv == {}


async def test_nothing_of_a_conversation_stays_in_this_process() -> None:
    stage = Stage(ANN)
    talk = conversation()
    app = await make_app(stage, talk)

    await step(stage, app, "/start")

    assert talk.timeout_jobs == {}
    assert not app.user_data
    assert not app.chat_data
    with pytest.raises(LookupError):
        len(SessionStates("talk"))


@pytest.mark.parametrize(
    "options",
    [{"persistent": True}, {"conversation_timeout": 60}, {"block": False}],
    ids=lambda options: next(iter(options)),
)
def test_what_would_stay_in_this_process_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="durable"):
        conversation(**options)


def test_a_handler_that_outlives_its_step_is_refused() -> None:
    with pytest.raises(ValueError, match="outlives"):
        DurableConversation("talk", [CommandHandler("start", go_on, block=False)], {}, [])


def test_a_conversation_kept_in_memory_does_not_go_into_a_durable_one() -> None:
    inner: ConversationHandler[BotContext] = ConversationHandler([], {}, [])

    with pytest.raises(ValueError, match="durable"):
        DurableConversation("talk", [inner], {}, [])


def test_states_are_text() -> None:
    with pytest.raises(ValueError, match="text"):
        DurableConversation("talk", [], {1: []}, [])  # type: ignore[dict-item]


async def test_a_callback_that_returns_another_kind_of_state_is_a_bug() -> None:
    async def wrong(_update: Update, _context: BotContext) -> int:
        return 7

    stage = Stage(ANN)
    talk = DurableConversation("talk", [CommandHandler("start", wrong)], {}, [])
    app = await make_app(stage, talk)
    seen: list[Exception | None] = []

    async def remember(_update: object, context: BotContext) -> None:
        seen.append(context.error)

    app.add_error_handler(remember)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        await step(stage, app, "/start")

    assert [type(error) for error in seen] == [TypeError]


async def test_the_library_still_keeps_its_states_where_we_put_ours() -> None:
    """The one private name: if it goes, this says so before a booking is lost."""
    stage = Stage(ANN)
    talk = ConversationHandler[BotContext](
        [CommandHandler("start", go_on)],
        {"second": [MessageHandler(filters.TEXT, go_on)]},
        [],
    )
    app = await make_app(stage, talk)

    await step(stage, app, "/start")

    assert talk._conversations == {(ANN, ANN): "second"}
    assert "_conversations" in ConversationHandler.__slots__
