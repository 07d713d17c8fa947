"""What an error means for its step: told or not, tried again or not, and never its words."""

import re
from datetime import timedelta

import pytest
from structlog.testing import capture_logs
from telegram.error import BadRequest, Forbidden, NetworkError, TimedOut
from telegram.ext import ApplicationHandlerStop

from bot.runtime.context import BotContext
from bot.runtime.errors import Errors, Poisoned, place
from bot.runtime.http import Flooded
from bot.runtime.limits import Postponed
from bot.runtime.sender import Unreachable
from bot.runtime.session import Again, Failed, Session, current_session
from bot.sandbox.request import SandboxRequest
from domain.errors import RulesChanged, StoreBusy, TooManyHolds
from tests.bot.sandbox.stage import Stage
from tests.counting import build

STAGE = Stage()
UNTIL = STAGE.clock.now() + timedelta(seconds=40)


class Step:
    """A step that has failed."""

    def __init__(self, session: Session | None = None) -> None:
        self.session = session or Session.load('{"draft": {"kept": 1}}')
        self.told: list[Exception] = []

    async def fail(self, error: Exception) -> None:
        app = build(SandboxRequest(STAGE.telegram))
        context = BotContext.from_error(None, error, app)
        mark = current_session.set(self.session)
        with pytest.raises(ApplicationHandlerStop):
            await Errors(self.tell, STAGE.clock).handle(None, context)
        current_session.reset(mark)

    async def tell(self, _update: object, _context: BotContext, error: Exception) -> None:
        self.told.append(error)


@pytest.mark.parametrize("error", [TooManyHolds(3), RulesChanged()])
async def test_a_rule_that_says_no_is_told_and_no_failure(error: Exception) -> None:
    step = Step()

    await step.fail(error)

    assert step.session.problem == Failed(None)
    assert step.told == [error]


@pytest.mark.parametrize("error", [NetworkError("x"), TimedOut(), OSError(), TimeoutError()])
async def test_what_may_work_later_is_tried_again_and_not_told(error: Exception) -> None:
    step = Step()

    await step.fail(error)

    assert step.session.problem == Again(type(error).__name__)
    assert step.told == []


async def test_a_store_that_does_not_answer_is_told_at_once_and_asked_again() -> None:
    step, error = Step(), StoreBusy()

    await step.fail(error)

    assert step.session.problem == Again("StoreBusy")
    assert step.told == [error]


@pytest.mark.parametrize(("error", "seconds"), [(Flooded(7), 7.0), (Postponed(UNTIL), 40.0)])
async def test_whoever_says_how_long_to_wait_is_obeyed(
    error: Exception, seconds: float
) -> None:
    step = Step()

    await step.fail(error)

    assert step.session.problem == Again(type(error).__name__, seconds)


@pytest.mark.parametrize("error", [NetworkError("x"), Flooded(7), Postponed(UNTIL)])
async def test_a_message_that_has_gone_out_is_not_sent_again(error: Exception) -> None:
    step = Step(Session(sent=True))

    await step.fail(error)

    assert step.session.problem == Failed(type(error).__name__)


@pytest.mark.parametrize("error", [Forbidden("blocked"), Unreachable(5)])
async def test_who_cannot_be_reached_is_not_told(error: Exception) -> None:
    step = Step()

    await step.fail(error)

    assert step.session.problem == Failed(type(error).__name__)
    assert step.told == []


@pytest.mark.parametrize("error", [KeyError("x"), BadRequest("x"), Poisoned(5)])
async def test_a_bug_is_told_and_reported_without_its_words(error: Exception) -> None:
    step = Step()

    with capture_logs() as logs:
        await step.fail(error)

    assert step.session.problem == Failed(type(error).__name__)
    assert step.told == [error]
    assert [entry["event"] for entry in logs] == ["step_failed"]


async def test_a_failed_step_is_told_with_the_draft_it_began_with() -> None:
    step = Step()
    step.session.draft["kept"] = 2

    await step.fail(TooManyHolds(3))

    assert step.session.draft == {"kept": 1}


async def test_telling_may_fail_too() -> None:
    class Mute(Step):
        async def tell(self, update: object, context: BotContext, error: Exception) -> None:
            raise ValueError("mute")

    step = Mute()

    with capture_logs() as logs:
        await step.fail(TooManyHolds(3))

    assert step.session.problem == Failed(None)
    assert [entry["event"] for entry in logs] == ["telling_failed"]
    assert "mute" not in str(logs)


async def test_an_error_outside_of_a_step_is_reported() -> None:
    app = build(SandboxRequest(STAGE.telegram))

    with capture_logs() as logs:
        await Errors(Step().tell, STAGE.clock).handle(
            None, BotContext.from_error(None, ValueError("secret"), app)
        )

    assert [entry["event"] for entry in logs] == ["error_outside_of_a_step"]
    assert "secret" not in str(logs)


def test_the_place_of_an_error_is_its_kind_and_its_line() -> None:
    with pytest.raises(ValueError, match="secret") as caught:
        int("secret")

    assert re.fullmatch(r"ValueError at runtime/test_errors\.py:\d+", place(caught.value))
