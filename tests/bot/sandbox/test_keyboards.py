"""What Telegram accepts under a message, and what it refuses."""

from typing import Any

import pytest

from bot.sandbox.events import Kind
from tests.bot.sandbox.stage import ANN, Stage

CALLBACK_64 = "한" * 21 + "x"  # 64 bytes


def inline(*buttons: object) -> dict[str, Any]:
    return {"inline_keyboard": [[button] for button in buttons]}


def tap(data: str = "x", **more: object) -> dict[str, Any]:
    return {"text": "Tap", "callback_data": data, **more}


def keys(*labels: object, **more: object) -> dict[str, Any]:
    return {"keyboard": [list(labels)], **more}


@pytest.mark.parametrize(
    "button",
    [
        tap(CALLBACK_64),
        tap(style="danger"),
        tap(icon_custom_emoji_id="5368324170671202286"),
        {"text": "Map", "url": "https://example.org/map?a=1"},
        {"text": "Copy", "copy_text": {"text": "BOK-1"}},
        {"text": "Share", "switch_inline_query": ""},
        {"text": "Page", "web_app": {"url": "https://example.org"}},
        {"text": "Full", "disabled": {}},
    ],
)
def test_a_button_that_does_one_thing_is_accepted(button: dict[str, Any]) -> None:
    sent = Stage(ANN).send(reply_markup=inline(button))

    assert sent["reply_markup"]["inline_keyboard"] == [[button]]


@pytest.mark.parametrize(
    ("button", "complaint"),
    [
        (tap(CALLBACK_64 + "y"), "BUTTON_DATA_INVALID"),
        ({"text": "Dead"}, "Text buttons are unallowed in the inline keyboard"),
        (tap(""), "Text buttons are unallowed in the inline keyboard"),
        (tap(url="https://example.org"), "exactly one action"),
        (tap(calback_data="x"), 'unknown field "calback_data"'),
        (tap(style="purple"), "invalid button style"),
        ({"callback_data": "x"}, 'Field "text" must be of type String'),
        ({"text": " ", "callback_data": "x"}, "must be non-empty"),
        ({"text": "Map", "url": "nowhere"}, "wrong HTTP URL"),
        ({"text": "Copy", "copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "Page", "web_app": {"url": "http://example.org"}}, "BUTTON_TYPE_INVALID"),
    ],
)
def test_a_wrong_button_is_refused(button: dict[str, Any], complaint: str) -> None:
    stage = Stage(ANN)

    refusal = stage.refusal("sendMessage", chat_id=ANN, text="x", reply_markup=inline(button))

    assert refusal.startswith("400 Bad Request: ")
    assert complaint in refusal


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ({"nonsense": 1}, "object expected as reply markup"),
        (inline("Yes"), "InlineKeyboardButton must be an Object"),
        ({"inline_keyboard": ["Yes"]}, "must be an Array of Arrays"),
        (keys(5), "KeyboardButton must be a String or an Object"),
        (
            keys({"text": "A", "request_contact": True, "request_location": True}),
            "in one button",
        ),
        (keys("A", input_field_placeholder="x" * 65), "placeholder is too long"),
    ],
)
def test_a_wrong_keyboard_is_refused(markup: dict[str, Any], complaint: str) -> None:
    refusal = Stage(ANN).refusal("sendMessage", chat_id=ANN, text="x", reply_markup=markup)

    assert refusal.startswith("400 Bad Request: ")
    assert complaint in refusal


def test_a_hundred_buttons_are_accepted_and_one_more_is_too_long() -> None:
    stage = Stage(ANN)
    hundred = [[tap()] * 5] * 20

    sent = stage.send(reply_markup={"inline_keyboard": hundred})
    more = {"inline_keyboard": [*hundred, [tap()]]}
    refusal = stage.refusal("sendMessage", chat_id=ANN, text="x", reply_markup=more)

    assert len(sent["reply_markup"]["inline_keyboard"]) == 20
    assert refusal == "400 Bad Request: reply markup is too long"


def test_a_row_of_nine_cannot_be_drawn() -> None:
    stage = Stage(ANN)

    wide = {"inline_keyboard": [[tap()] * 9]}

    assert "too long" in stage.refusal("sendMessage", chat_id=ANN, text="x", reply_markup=wide)


def test_a_keyboard_without_buttons_is_none() -> None:
    sent = Stage(ANN).send(reply_markup={"inline_keyboard": []})

    assert "reply_markup" not in sent


def test_a_reply_keyboard_is_shown_beside_the_chat_and_removed_again() -> None:
    stage = Stage(ANN)

    sent = stage.send(reply_markup=keys("Book", "Mine", resize_keyboard=True))
    shown = stage.telegram.keyboard(ANN)
    stage.send(reply_markup={"remove_keyboard": True})

    assert "reply_markup" not in sent
    assert shown["keyboard"] == [[{"text": "Book"}, {"text": "Mine"}]]
    assert stage.telegram.keyboard(ANN) == {}
    assert stage.told(Kind.KEYBOARD) == [shown, {}]


def test_a_reply_keyboard_goes_with_the_message_that_brought_it() -> None:
    stage = Stage(ANN)
    other = stage.send()
    brought = stage.send(reply_markup=keys("Book"))

    stage.api("deleteMessage", chat_id=ANN, message_id=other["message_id"])
    shown = stage.telegram.keyboard(ANN)
    stage.api("deleteMessage", chat_id=ANN, message_id=brought["message_id"])

    assert shown["keyboard"] == [[{"text": "Book"}]]
    assert stage.telegram.keyboard(ANN) == {}


def test_pressing_a_key_sends_its_text_and_a_one_time_keyboard_goes_away() -> None:
    stage = Stage(ANN)
    stage.send(reply_markup=keys("Book", one_time_keyboard=True))

    stage.telegram.press(ANN, "Book")

    assert stage.update()["message"]["text"] == "Book"
    assert stage.telegram.keyboard(ANN) == {}


def test_a_key_that_is_not_there_cannot_be_pressed() -> None:
    stage = Stage(ANN)

    with pytest.raises(LookupError, match="Book"):
        stage.telegram.press(ANN, "Book")


def test_a_key_may_ask_for_the_contact_which_says_whose_it_is() -> None:
    stage = Stage(ANN)
    stage.send(reply_markup=keys({"text": "My number", "request_contact": True}))

    stage.telegram.press(ANN, "My number")

    contact = stage.update()["message"]["contact"]
    assert contact["user_id"] == ANN
    assert contact["phone_number"].startswith("+1202555")


def test_a_key_may_ask_for_the_location() -> None:
    stage = Stage(ANN)
    stage.send(reply_markup=keys({"text": "Nearest", "request_location": True}))

    stage.telegram.press(ANN, "Nearest")

    assert stage.update()["message"]["location"] == {"latitude": 37.5665, "longitude": 126.978}


def test_contacts_are_requested_in_private_chats_only() -> None:
    stage = Stage(ANN)
    group = stage.telegram.create_group("Front desk", (ANN, 7000001))
    asking = keys({"text": "My number", "request_contact": True})

    refusal = stage.refusal("sendMessage", chat_id=group.id, text="x", reply_markup=asking)

    assert refusal == "400 Bad Request: contact can be requested in private chats only"


def test_a_misspelt_field_of_a_reply_keyboard_is_refused() -> None:
    stage = Stage(ANN)

    for wrong in (keys("A", resize=True), keys({"text": "A", "request_phone": True})):
        assert "unknown field" in stage.refusal(
            "sendMessage", chat_id=ANN, text="x", reply_markup=wrong
        )


def test_a_forced_reply_is_shown_until_something_is_said() -> None:
    stage = Stage(ANN)
    sent = stage.send("Your note?", reply_markup={"force_reply": True})
    shown = stage.telegram.keyboard(ANN)

    stage.telegram.say(ANN, "no dogs", reply_to=sent["message_id"])

    assert shown == {"force_reply": True}
    assert stage.telegram.keyboard(ANN) == {}
    assert stage.update()["message"]["reply_to_message"]["text"] == "Your note?"
