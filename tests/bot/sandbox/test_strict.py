"""Only what the Bot API knows is accepted, and nothing is ignored."""

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Bot

from bot.sandbox.methods import METHODS
from bot.sandbox.strict import Shape, signature_of
from bot.sandbox.wire import Refused, Upload
from tests.bot.sandbox.stage import ANN, BUTTONS, TOKEN, Stage, wire


def test_a_method_nobody_knows_is_not_found() -> None:
    stage = Stage()

    assert stage.refusal("sendMesage", chat_id=ANN, text="x") == "404 Not Found"
    assert stage.refusal("send_message", chat_id=ANN, text="x") == "404 Not Found"
    assert stage.refusal("__class__") == "404 Not Found"


def test_a_token_nobody_has_is_unauthorized_and_a_malformed_one_not_found() -> None:
    stage = Stage()

    assert stage.refusal("getMe", token="7000009:unknown") == "401 Unauthorized"
    assert stage.refusal("getMe", token="not-a-token") == "404 Not Found"


def test_a_misspelt_parameter_is_refused_instead_of_ignored() -> None:
    stage = Stage(ANN)

    refusal = stage.refusal("sendMessage", chat_id=ANN, text="x", reply_markdown="{}")

    assert refusal == '400 Bad Request: unknown parameter "reply_markdown" of sendMessage'


def test_a_required_parameter_is_missed() -> None:
    stage = Stage(ANN)

    assert "chat_id" in stage.refusal("sendMessage", text="x")
    assert "callback_query_id" in stage.refusal("answerCallbackQuery")
    assert "longitude" in stage.refusal("sendLocation", chat_id=ANN, latitude=1)
    assert "document" in stage.refusal("sendDocument", chat_id=ANN)


@pytest.mark.parametrize(
    ("method", "name", "text"),
    [
        ("deleteMessage", "message_id", "1.5"),
        ("deleteMessages", "message_ids", "1"),
        ("deleteMessages", "message_ids", "[1"),
        ("sendMessage", "disable_notification", "maybe"),
        ("sendMessage", "reply_markup", "[]"),
        ("sendMessage", "reply_markup", "{broken"),
        ("sendLocation", "latitude", "north"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(method: str, name: str, text: str) -> None:
    stage = Stage(ANN)
    required = dict.fromkeys(signature_of(method).required, 1)

    refusal = stage.refusal(method, **required | {"chat_id": ANN} | {name: text})

    assert refusal.startswith(("400 Bad Request: parameter", "400 Bad Request: can't parse"))
    assert name in refusal


def test_an_uploaded_part_must_be_referred_to() -> None:
    signature = signature_of("sendMessage")

    with pytest.raises(Refused, match="nothing refers"):
        signature.read({"chat_id": "11", "text": "x"}, {"stray": Upload("a.txt", b"a")})


def test_every_method_of_the_sandbox_is_one_of_the_library() -> None:
    assert [name for name in METHODS if not callable(getattr(Bot, name, None))] == []


def test_shapes_are_read_from_the_signatures_of_the_library() -> None:
    message = signature_of("sendMessage")
    photo = signature_of("sendPhoto")

    assert message.required == ("chat_id", "text")
    assert message.shapes["chat_id"] is Shape.CHAT
    assert message.shapes["entities"] is Shape.ARRAY
    assert message.shapes["reply_markup"] is Shape.OBJECT
    assert message.shapes["protect_content"] is Shape.FLAG
    assert photo.shapes["photo"] is Shape.FILE
    assert signature_of("getUpdates").shapes["timeout"] is Shape.INTEGER
    assert signature_of("setMessageReaction").shapes["reaction"] is Shape.ARRAY
    assert signature_of("sendInvoice").shapes["provider_data"] is Shape.TEXT


def test_conveniences_of_the_library_are_not_on_the_wire() -> None:
    stage = Stage(ANN)

    for name in ("read_timeout", "disable_web_page_preview", "reply_to_message_id"):
        assert "unknown parameter" in stage.refusal(
            "sendMessage", chat_id=ANN, text="x", **{name: 1}
        )


FIELDS = (
    "text url callback_data inline_keyboard keyboard type offset length message_id chat_id "
    "command description label amount emoji id reply_markup media pay force_reply user_id "
    "remove_keyboard copy_text web_app request_contact"
)
SCALARS = st.none() | st.booleans() | st.integers(-9, 2**40) | st.floats() | st.text(max_size=9)
KINDS = st.sampled_from(
    ("photo", "document", "bold", "chat", "chat_member", "web_app", "emoji")
)


def objects(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.dictionaries(st.sampled_from(FIELDS.split()), inner, max_size=4)


JSON = st.recursive(
    SCALARS | KINDS, lambda inner: st.lists(inner, max_size=3) | objects(inner), max_leaves=12
)
OF_SHAPE = {
    Shape.ARRAY: st.lists(JSON | objects(JSON), max_size=3),
    Shape.OBJECT: objects(JSON),
    Shape.INTEGER: st.integers(-9, 2**40),
    Shape.NUMBER: st.floats(),
    Shape.FLAG: st.booleans(),
}
SENSIBLE = {"chat_id": ANN, "message_id": 2, "text": "x", "currency": "KRW"}


@settings(max_examples=400, deadline=None)
@given(content=st.data())
def test_whatever_is_sent_there_is_an_answer(content: st.DataObject) -> None:
    stage = Stage(ANN)
    stage.send(reply_markup=BUTTONS)
    method = content.draw(st.sampled_from(sorted(METHODS)))
    signature = signature_of(method)
    chosen = content.draw(
        st.lists(st.sampled_from(sorted(signature.shapes) or [""]), max_size=2)
    )

    params = {
        name: wire(SENSIBLE.get(name) or content.draw(OF_SHAPE.get(shape, st.text(max_size=9))))
        for name, shape in signature.shapes.items()
        if name in (*chosen, *signature.required, *SENSIBLE)
    }
    answer = stage.telegram.call(TOKEN, method, params)

    assert orjson.dumps(answer.body)
    assert answer.status in (200, 400, 403, 404, 409)
