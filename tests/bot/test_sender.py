"""The one place that speaks: what each refusal of Telegram means."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs
from telegram import Bot
from telegram.error import BadRequest, NetworkError

from bot.callbacks import Tap, pack
from bot.runtime.http import AiohttpRequest, NotSent
from bot.runtime.limits import Errand, Kind, NoLimits, Postponed, Priority
from bot.runtime.sender import Edit, Sender, Unreachable, Unsure
from bot.sandbox.faults import Fault
from bot.screens.screen import Button, Document, Screen, Style
from tests.bot.line import Line, open_line
from tests.bot.sandbox.stage import ANN, BOB, TOKEN
from tests.processes import free_port

HELLO = Screen("<b>Hello</b> &amp; welcome")
STRANGER = 99
ICS = Document("예약.ics", b"BEGIN:VCALENDAR")
PANEL = Screen(
    "When?",
    (
        (Button("16:30", Tap("bk", (3, 27_000_000)), style=Style.PRIMARY),),
        (Button("Map", url="https://example.org/map"), Button("Code", copy="BOK-1")),
    ),
    venue=1,
)


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    async with open_line() as line:
        yield line


def rows(message: dict[str, Any]) -> list[list[dict[str, Any]]]:
    found: list[list[dict[str, Any]]] = message["reply_markup"]["inline_keyboard"]
    return found


async def test_a_screen_becomes_a_message_with_its_buttons(line: Line) -> None:
    message_id = await line.sender.send(ANN, PANEL, revision=7)

    [message] = line.chat()
    assert message["message_id"] == message_id
    assert message["text"] == "When?"
    assert rows(message) == [
        [
            {
                "text": "16:30",
                "callback_data": pack(Tap("bk", (3, 27_000_000)), 7),
                "style": "primary",
            }
        ],
        [
            {"text": "Map", "url": "https://example.org/map"},
            {"text": "Code", "copy_text": {"text": "BOK-1"}},
        ],
    ]


async def test_text_is_html_and_no_link_is_previewed(line: Line) -> None:
    await line.sender.send(ANN, HELLO)

    [message] = line.chat()
    assert message["text"] == "Hello & welcome"
    assert message["entities"][0]["type"] == "bold"
    assert message["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize(
    "button",
    [Button("nothing"), Button("both", Tap("ok"), url="https://example.org")],
)
async def test_a_button_does_exactly_one_thing(line: Line, button: Button) -> None:
    with pytest.raises(ValueError, match="exactly one thing"):
        await line.sender.send(ANN, Screen("x", ((button,),)))


async def test_a_button_belongs_to_a_venue(line: Line) -> None:
    with pytest.raises(ValueError, match="belongs to a venue"):
        await line.sender.send(ANN, Screen("x", ((Button("home", Tap("hm")),),)))


async def test_a_button_names_its_venue_unless_that_is_the_first(line: Line) -> None:
    buttons = (Button("here", Tap("hm")), Button("there", Tap("hm", venue=3)))
    for venue in (1, 2):
        await line.sender.send(ANN, Screen("x", (buttons,), venue=venue), revision=7)

    first, second = ([one["callback_data"] for one in rows(m)[0]] for m in line.chat())
    assert first == ["1hm~7", "1hm@3~7"]
    assert second == ["1hm@2~7", "1hm@3~7"]


async def test_a_document_carries_the_screen_as_its_caption(line: Line) -> None:
    await line.sender.send(ANN, replace(PANEL, text="<i>card</i>"), document=ICS)

    [message] = line.chat()
    assert message["caption"] == "card"
    assert message["document"]["file_name"] == "예약.ics"
    assert line.telegram.file(message["document"]["file_id"]).content == ICS.content
    assert len(rows(message)) == 2


async def test_a_screen_too_long_for_a_caption_goes_before_its_document(line: Line) -> None:
    message_id = await line.sender.send(ANN, Screen("<b>" + "ü" * 1025 + "</b>"), document=ICS)

    text, document = line.chat()
    assert text["message_id"] == message_id
    assert "document" in document
    assert "caption" not in document


async def test_half_a_message_is_not_sent_again_for_the_other_half(line: Line) -> None:
    line.telegram.faults.fail("sendDocument", Fault.FLOOD, seconds=30)

    with pytest.raises(Unsure):
        await line.sender.send(ANN, Screen("ü" * 1025), document=ICS)

    assert len(line.chat()) == 1


async def test_a_message_is_edited_in_place(line: Line) -> None:
    message_id = await line.sender.send(ANN, HELLO)

    result = await line.sender.edit(ANN, message_id, PANEL, revision=8)

    [message] = line.chat()
    assert result is Edit.EDITED
    assert message["text"] == "When?"
    assert len(rows(message)) == 2


async def test_an_edit_without_buttons_takes_the_old_ones_away(line: Line) -> None:
    message_id = await line.sender.send(ANN, PANEL)

    await line.sender.edit(ANN, message_id, HELLO)

    assert "reply_markup" not in line.chat()[0]


async def test_what_is_as_it_should_be_is_a_success(line: Line) -> None:
    message_id = await line.sender.send(ANN, PANEL, revision=7)

    assert await line.sender.edit(ANN, message_id, PANEL, revision=7) is Edit.UNCHANGED


async def test_a_message_that_was_deleted_is_gone(line: Line) -> None:
    message_id = await line.sender.send(ANN, HELLO)
    await line.sender.delete(ANN, message_id)

    assert await line.sender.edit(ANN, message_id, PANEL) is Edit.GONE


async def test_a_message_the_bot_can_no_longer_see_is_gone(line: Line) -> None:
    message_id = await line.sender.send(ANN, HELLO)
    line.telegram.forget(ANN, message_id)

    assert await line.sender.edit(ANN, message_id, PANEL) is Edit.GONE


async def test_somebody_elses_message_cannot_be_edited(line: Line) -> None:
    said = line.telegram.say(ANN, "hello")

    assert await line.sender.edit(ANN, said["message_id"], PANEL) is Edit.GONE


async def test_a_card_with_a_document_has_no_text_to_edit(line: Line) -> None:
    message_id = await line.sender.send(ANN, HELLO, document=ICS)

    assert await line.sender.edit(ANN, message_id, PANEL) is Edit.GONE


async def test_any_other_refusal_is_a_bug_and_told(line: Line) -> None:
    message_id = await line.sender.send(ANN, HELLO)

    with pytest.raises(BadRequest):
        await line.sender.edit(ANN, message_id, Screen(""))
    with pytest.raises(BadRequest):
        await line.sender.send(ANN, Screen("x" * 4097))


async def test_who_blocked_the_bot_cannot_be_reached(line: Line) -> None:
    message_id = await line.sender.send(ANN, HELLO)
    line.telegram.block(ANN)

    for attempt in (line.sender.send(ANN, HELLO), line.sender.edit(ANN, message_id, PANEL)):
        with pytest.raises(Unreachable) as refused:
            await attempt
        assert refused.value == Unreachable(ANN)


async def test_who_never_wrote_to_the_bot_cannot_be_reached(line: Line) -> None:
    with pytest.raises(Unreachable):
        await line.sender.send(STRANGER, HELLO)


async def test_what_is_no_html_is_said_as_plain_text_and_logged(line: Line) -> None:
    with capture_logs() as logs:
        message_id = await line.sender.send(ANN, replace(PANEL, text="<b>5 &lt; 6 Secret"))
        await line.sender.edit(ANN, message_id, Screen("<b>Secret"))

    [message] = line.chat()
    assert message["text"] == "Secret"
    assert [one["event"] for one in logs] == ["screen_is_no_html"] * 2
    assert "Secret" not in str(logs)


async def test_a_short_flood_is_waited_for(line: Line) -> None:
    line.telegram.faults.fail("sendMessage", Fault.FLOOD, seconds=2)

    await line.sender.send(ANN, HELLO)

    assert len(line.chat()) == 1
    assert line.waiting.slept == [2.0]
    assert line.limits.floods == 1


async def test_a_long_flood_is_postponed(line: Line) -> None:
    line.telegram.faults.fail("sendMessage", Fault.FLOOD, seconds=30)
    began = line.now()

    with pytest.raises(Postponed) as postponed:
        await line.sender.send(ANN, HELLO)

    assert postponed.value.until == began + timedelta(seconds=30)
    assert line.chat() == []
    assert line.waiting.slept == []


async def test_a_second_flood_is_postponed(line: Line) -> None:
    line.telegram.faults.fail("sendMessage", Fault.FLOOD, times=2, seconds=1)

    with pytest.raises(Postponed):
        await line.sender.send(ANN, HELLO)

    assert len(line.calls("sendMessage")) == 2


async def test_a_flooded_chat_is_left_alone_until_then(line: Line) -> None:
    line.telegram.faults.fail("sendMessage", Fault.FLOOD, seconds=30)
    with pytest.raises(Postponed):
        await line.sender.send(ANN, HELLO)

    with pytest.raises(Postponed):
        await line.sender.send(ANN, HELLO)
    await line.sender.send(BOB, HELLO)

    assert len(line.calls("sendMessage")) == 2


async def test_bulk_waits_a_second_at_most(line: Line) -> None:
    line.telegram.faults.fail("sendMessage", Fault.FLOOD, seconds=2)

    with pytest.raises(Postponed):
        await line.sender.send(ANN, HELLO, priority=Priority.BULK)


async def test_every_message_and_edit_waits_for_its_turn(line: Line) -> None:
    message_id = await line.sender.send(ANN, HELLO, priority=Priority.BULK)
    await line.sender.edit(ANN, message_id, PANEL)
    await line.sender.strip_keyboard(ANN, message_id)

    assert line.limits.errands == [
        Errand(ANN, Kind.SEND, Priority.BULK),
        Errand(ANN, Kind.EDIT),
        Errand(ANN, Kind.EDIT),
    ]


@pytest.mark.parametrize("fault", [Fault.TIMEOUT_AFTER, Fault.SERVER_ERROR])
@pytest.mark.parametrize("document", [None, ICS])
async def test_a_message_without_an_answer_is_never_sent_again(
    line: Line, fault: Fault, document: Document | None
) -> None:
    method = "sendDocument" if document else "sendMessage"
    line.telegram.faults.fail(method, fault)

    with pytest.raises(Unsure):
        await line.sender.send(ANN, HELLO, document=document)

    assert len(line.calls(method)) == 1
    assert len(line.chat()) == (1 if fault is Fault.TIMEOUT_AFTER else 0)


async def test_a_slow_answer_leaves_it_open_too(line: Line) -> None:
    line.telegram.faults.fail("sendMessage", Fault.SLOW, seconds=5)

    with pytest.raises(Unsure):
        await line.sender.send(ANN, HELLO)

    assert len(line.chat()) == 1


async def test_what_never_left_may_be_sent_again(line: Line) -> None:
    async with AiohttpRequest() as request:
        bot = Bot(
            TOKEN,
            f"http://127.0.0.1:{free_port()}/bot",
            request=request,
            get_updates_request=request,
        )
        sender = Sender(bot, NoLimits(line.clock))

        with pytest.raises(NotSent):
            await sender.send(ANN, HELLO)


async def test_an_edit_without_an_answer_can_be_done_again(line: Line) -> None:
    message_id = await line.sender.send(ANN, HELLO)
    line.telegram.faults.fail("editMessageText", Fault.TIMEOUT_AFTER)

    with pytest.raises(NetworkError):
        await line.sender.edit(ANN, message_id, PANEL)
    again = await line.sender.edit(ANN, message_id, PANEL)

    assert again is Edit.UNCHANGED


async def test_a_tap_is_answered_with_a_toast_or_an_alert(line: Line) -> None:
    await line.sender.send(ANN, PANEL)
    taps = [line.telegram.tap_text(ANN, "16:30") for _ in range(3)]

    await line.sender.answer(taps[0])
    await line.sender.answer(taps[1], "a" * 300)
    await line.sender.answer(taps[2], "gone", alert=True)

    said = [call["params"] for call in line.calls("answerCallbackQuery")]
    assert [one.get("text", "") for one in said] == ["", "a" * 200, "gone"]
    assert [bool(one.get("show_alert")) for one in said] == [False, False, True]
    assert line.telegram.unanswered() == ()


@pytest.mark.parametrize("fault", [None, *Fault])
async def test_an_answer_to_a_tap_never_fails(line: Line, fault: Fault | None) -> None:
    """Too old, answered already, flooded, forbidden, lost: the tap has done its work."""
    if fault is not None:
        line.telegram.faults.fail("answerCallbackQuery", fault)

    await line.sender.answer("12345")

    assert line.waiting.slept == []


async def test_a_message_loses_its_buttons_and_keeps_its_text(line: Line) -> None:
    message_id = await line.sender.send(ANN, PANEL)

    await line.sender.strip_keyboard(ANN, message_id)

    [message] = line.chat()
    assert message["text"] == "When?"
    assert "reply_markup" not in message


@pytest.mark.parametrize("trouble", ["blocked", "gone", "flood", "lost"])
async def test_taking_buttons_off_never_fails(line: Line, trouble: str) -> None:
    message_id = await line.sender.send(ANN, PANEL)
    method = "editMessageReplyMarkup"
    match trouble:
        case "blocked":
            line.telegram.block(ANN)
        case "gone":
            line.telegram.forget(ANN, message_id)
        case "flood":
            line.telegram.faults.fail(method, Fault.FLOOD, seconds=30)
        case _:
            line.telegram.faults.fail(method, Fault.TIMEOUT_AFTER)

    await line.sender.strip_keyboard(ANN, message_id)

    assert line.telegram.faults.left() == 0


async def test_a_message_is_deleted_once_and_gone_for_good(line: Line) -> None:
    message_id = await line.sender.send(ANN, HELLO)

    deleted = [await line.sender.delete(ANN, message_id) for _ in range(2)]

    assert deleted == [True, True]
    assert line.chat() == []


async def test_a_message_too_old_to_delete_stays(line: Line) -> None:
    message_id = await line.sender.send(ANN, HELLO)
    line.clock.move(timedelta(hours=49))

    assert await line.sender.delete(ANN, message_id) is False
