"""At most one live panel per person, and it is always the current screen."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from bot.callbacks import Tap, unpack
from bot.runtime.limits import Postponed
from bot.runtime.panel import NOWHERE, Panel
from bot.runtime.sender import Unreachable
from bot.runtime.session import Session
from bot.sandbox.faults import Fault
from bot.screens.screen import Button, Screen
from tests.bot.line import Line, open_line
from tests.bot.sandbox.stage import ANN, BOB

HOME = Screen("Home", ((Button("Choose", Tap("ch")),),), venue=1)
WHAT = Screen("What?", ((Button("Cut", Tap("sv", (1,))),),), venue=1)


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    async with open_line() as line:
        yield line


@pytest.fixture
def panel(line: Line) -> Panel:
    return Panel(line.sender, line.clock)


@pytest.fixture
def session() -> Session:
    return Session()


def live(messages: list[dict[str, Any]]) -> list[str]:
    """The texts of the messages that have buttons."""
    return [one["text"] for one in messages if "reply_markup" in one]


def revision(message: dict[str, Any]) -> int:
    tapped = unpack(message["reply_markup"]["inline_keyboard"][0][0]["callback_data"])
    assert tapped is not None
    return tapped.revision


async def test_the_first_screen_is_a_message_and_the_next_an_edit_of_it(
    line: Line, panel: Panel, session: Session
) -> None:
    await panel.show(session, ANN, HOME)
    await panel.show(session, ANN, WHAT)

    [message] = line.chat()
    assert message["text"] == "What?"
    assert session.panel is not None
    assert session.panel.message_id == message["message_id"]
    assert line.calls("editMessageReplyMarkup") == []


async def test_every_showing_raises_the_revision_of_the_buttons(
    line: Line, panel: Panel, session: Session
) -> None:
    seen = []
    for fresh in (False, False, True, False):
        await panel.show(session, ANN, HOME, fresh=fresh)
        seen.append(revision(line.chat()[-1]))

    assert seen == [1, 2, 3, 4]
    assert session.panel is not None
    assert session.panel.revision == 4


async def test_a_panel_far_up_the_chat_is_sent_anew_and_the_old_one_loses_its_buttons(
    line: Line, panel: Panel, session: Session
) -> None:
    await panel.show(session, ANN, HOME)

    await panel.show(session, ANN, WHAT, fresh=True)

    assert [one["text"] for one in line.chat()] == ["Home", "What?"]
    assert live(line.chat()) == ["What?"]


@pytest.mark.parametrize("idle", [timedelta(minutes=10), timedelta(hours=40)])
async def test_after_ten_idle_minutes_the_next_panel_is_sent_anew(
    line: Line, panel: Panel, session: Session, idle: timedelta
) -> None:
    await panel.show(session, ANN, HOME)
    line.clock.move(idle)

    await panel.show(session, ANN, WHAT)

    assert live(line.chat()) == ["What?"]
    assert len(line.chat()) == 2


async def test_whoever_keeps_tapping_keeps_the_panel(
    line: Line, panel: Panel, session: Session
) -> None:
    for screen in (HOME, WHAT) * 3:
        await panel.show(session, ANN, screen)
        line.clock.move(timedelta(minutes=9))

    assert len(line.chat()) == 1


@pytest.mark.parametrize("trouble", ["deleted", "invisible"])
async def test_a_panel_that_is_gone_is_sent_anew(
    line: Line, panel: Panel, session: Session, trouble: str
) -> None:
    await panel.show(session, ANN, HOME)
    [old] = line.chat()
    if trouble == "deleted":
        await line.sender.delete(ANN, old["message_id"])
    else:
        line.telegram.forget(ANN, old["message_id"])

    await panel.show(session, ANN, WHAT)

    assert line.chat()[-1]["text"] == "What?"
    assert session.panel is not None
    assert session.panel.message_id == line.chat()[-1]["message_id"]
    assert revision(line.chat()[-1]) == 2


async def test_another_chat_gets_a_panel_of_its_own(
    line: Line, panel: Panel, session: Session
) -> None:
    await panel.show(session, ANN, HOME)

    await panel.show(session, BOB, WHAT)

    assert live(line.chat(ANN)) == []
    assert live(line.chat(BOB)) == ["What?"]


async def test_a_step_done_again_changes_nothing_that_can_be_seen(
    line: Line, panel: Panel, session: Session
) -> None:
    await panel.show(session, ANN, HOME)
    kept = session.dump()
    await panel.show(session, ANN, WHAT)

    again = Session.load(kept)
    await panel.show(again, ANN, WHAT)

    [message] = line.chat()
    assert revision(message) == 2
    assert again.panel == session.panel


async def test_a_panel_that_may_not_have_arrived_is_not_sent_twice(
    line: Line, panel: Panel, session: Session
) -> None:
    line.telegram.faults.fail("sendMessage", Fault.TIMEOUT_AFTER)

    await panel.show(session, ANN, HOME)

    assert live(line.chat()) == ["Home"]
    assert session.sent
    assert session.panel is not None
    assert session.panel.message_id == NOWHERE


async def test_a_tap_on_it_shows_that_it_had_arrived(
    line: Line, panel: Panel, session: Session
) -> None:
    line.telegram.faults.fail("sendMessage", Fault.TIMEOUT_AFTER)
    await panel.show(session, ANN, HOME)
    [message] = line.chat()

    panel.adopt(session, message["message_id"], revision(message))
    await panel.show(session, ANN, WHAT)

    assert [one["text"] for one in line.chat()] == ["What?"]


async def test_an_older_panel_is_not_taken_for_it(
    line: Line, panel: Panel, session: Session
) -> None:
    await panel.show(session, ANN, HOME)
    [old] = line.chat()
    line.telegram.faults.fail("sendMessage", Fault.TIMEOUT_BEFORE)
    await panel.show(session, ANN, WHAT, fresh=True)

    panel.adopt(session, old["message_id"], revision(HOMEBODY))
    await panel.show(session, ANN, WHAT)

    assert live(line.chat()) == ["What?"]


HOMEBODY = {"reply_markup": {"inline_keyboard": [[{"callback_data": "1ch~1"}]]}}


async def test_a_panel_that_is_known_is_never_exchanged_by_a_tap(
    line: Line, panel: Panel, session: Session
) -> None:
    await panel.show(session, ANN, HOME)
    before = session.panel

    panel.adopt(session, 999, 1)

    assert session.panel == before


async def test_what_was_refused_leaves_the_panel_as_it_was(
    line: Line, panel: Panel, session: Session
) -> None:
    await panel.show(session, ANN, HOME)
    before, session.sent = session.panel, False

    line.telegram.faults.fail("editMessageText", Fault.FLOOD, seconds=30)
    with pytest.raises(Postponed):
        await panel.show(session, ANN, WHAT)
    line.telegram.block(ANN)
    with pytest.raises((Unreachable, Postponed)):
        await panel.show(session, ANN, WHAT, fresh=True)

    assert session.panel == before
    assert not session.sent
