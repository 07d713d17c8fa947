"""Inline buttons: pressed, answered once, forged, too old, and out of sight."""

import pytest

from bot.sandbox.events import Kind
from tests.bot.sandbox.stage import ANN, BOB, BUTTONS, EVE, OTHER_TOKEN, TOKEN, Stage

TOO_OLD = (
    "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
)


def panel(stage: Stage) -> int:
    return int(stage.send("Sure?", reply_markup=BUTTONS)["message_id"])


def test_a_tap_tells_the_bot_who_pressed_what_where() -> None:
    stage = Stage(ANN)
    message_id = panel(stage)

    query_id = stage.telegram.tap(ANN, None, message_id, row=0, column=0)

    query = stage.update()["callback_query"]
    assert query["id"] == query_id
    assert query["data"] == "y"
    assert query["from"]["id"] == ANN
    assert query["chat_instance"]
    assert query["message"]["message_id"] == message_id
    assert query["message"]["reply_markup"] == BUTTONS


def test_a_button_can_be_pressed_by_its_label() -> None:
    stage = Stage(ANN)
    panel(stage)

    stage.telegram.tap_text(ANN, "Yes")

    assert stage.update()["callback_query"]["data"] == "y"
    with pytest.raises(LookupError, match="No"):
        stage.telegram.tap_text(ANN, "No")


def test_a_tap_is_answered_once() -> None:
    stage = Stage(ANN)
    query_id = stage.telegram.tap(ANN, None, panel(stage), row=0, column=0)

    stage.api("answerCallbackQuery", callback_query_id=query_id)

    assert stage.refusal("answerCallbackQuery", callback_query_id=query_id) == TOO_OLD
    assert stage.refusal("answerCallbackQuery", callback_query_id="12345") == TOO_OLD
    assert stage.telegram.unanswered() == ()


def test_a_tap_waits_so_long_and_no_longer() -> None:
    stage = Stage(ANN)
    message_id = panel(stage)
    early = stage.telegram.tap(ANN, None, message_id, row=0, column=0)
    stage.pass_(seconds=150)
    stage.api("answerCallbackQuery", callback_query_id=early)
    late = stage.telegram.tap(ANN, None, message_id, row=0, column=0)

    stage.pass_(seconds=151)

    assert stage.refusal("answerCallbackQuery", callback_query_id=late) == TOO_OLD


def test_another_bot_cannot_answer_it() -> None:
    stage = Stage(ANN)
    query_id = stage.telegram.tap(ANN, None, panel(stage), row=0, column=0)
    stage.telegram.add_bot(OTHER_TOKEN, username="other_bot", name="Other")

    refusal = stage.refusal(
        "answerCallbackQuery", token=OTHER_TOKEN, callback_query_id=query_id
    )

    assert refusal == TOO_OLD


@pytest.mark.parametrize(
    ("params", "kind", "text"),
    [
        ({"text": "Held"}, Kind.TOAST, "Held"),
        ({"text": "Taken", "show_alert": True}, Kind.ALERT, "Taken"),
        ({}, Kind.TOAST, ""),
    ],
)
def test_the_answer_is_shown_to_the_person_alone(
    params: dict[str, object], kind: Kind, text: str
) -> None:
    stage = Stage(ANN)
    query_id = stage.telegram.tap(ANN, None, panel(stage), row=0, column=0)

    stage.api("answerCallbackQuery", callback_query_id=query_id, **params)

    assert stage.told(kind) == [{"callback_query_id": query_id, "text": text}]
    assert [event.people for event in stage.events if event.kind is kind] == [(ANN,)]


def test_an_answer_may_open_the_bots_own_link_only() -> None:
    stage = Stage(ANN)
    message_id = panel(stage)
    own, foreign = "https://t.me/holdfast_bot?start=r_1", "https://example.org"
    query_id = stage.telegram.tap(ANN, None, message_id, row=0, column=0)

    refusal = stage.refusal("answerCallbackQuery", callback_query_id=query_id, url=foreign)
    stage.api("answerCallbackQuery", callback_query_id=query_id, url=own)

    assert refusal == "400 Bad Request: URL_INVALID"
    assert stage.told(Kind.URL) == [{"callback_query_id": query_id, "url": own}]


def test_an_answer_of_more_than_200_characters_is_refused() -> None:
    stage = Stage(ANN)
    query_id = stage.telegram.tap(ANN, None, panel(stage), row=0, column=0)

    refusal = stage.refusal("answerCallbackQuery", callback_query_id=query_id, text="x" * 201)

    assert refusal == "400 Bad Request: MESSAGE_TOO_LONG"
    assert stage.telegram.unanswered() == (query_id,)


def test_only_buttons_that_are_there_can_be_pressed() -> None:
    stage = Stage(ANN, BOB)
    message_id = panel(stage)

    for person_id, row, column in ((ANN, 1, 0), (ANN, 0, 1), (ANN, -1, 0), (BOB, 0, 0)):
        with pytest.raises(LookupError):
            stage.telegram.tap(person_id, None, message_id, row=row, column=column)


def test_a_button_that_tells_the_bot_nothing_makes_no_update() -> None:
    stage = Stage(ANN)
    dead = [[{"text": "Map", "url": "https://example.org"}, {"text": "Full", "disabled": {}}]]
    message_id = stage.send(reply_markup={"inline_keyboard": dead})["message_id"]

    taps = [
        stage.telegram.tap(ANN, None, message_id, row=0, column=column) for column in (0, 1)
    ]

    assert taps == ["", ""]
    assert stage.updates() == []


def test_a_forged_tap_carries_any_data_even_in_somebody_elses_chat() -> None:
    stage = Stage(ANN, EVE)
    message_id = panel(stage)

    stage.telegram.tap_data(EVE, ANN, message_id, "cancel:1")

    query = stage.update()["callback_query"]
    assert query["from"]["id"] == EVE
    assert query["data"] == "cancel:1"
    assert query["message"]["chat"]["id"] == ANN


def test_a_tap_on_a_message_out_of_sight_comes_without_it() -> None:
    stage = Stage(ANN)
    message_id = panel(stage)
    stage.telegram.forget(ANN, message_id)

    stage.telegram.tap(ANN, None, message_id, row=0, column=0)

    assert stage.update()["callback_query"]["message"] == {
        "chat": {"id": ANN, "type": "private", "first_name": "Ann"},
        "message_id": message_id,
        "date": 0,
    }
    assert stage.refusal(
        "editMessageText", chat_id=ANN, message_id=message_id, text="x"
    ).endswith("message to edit not found")


def test_a_tap_on_a_deleted_message_comes_without_it_too() -> None:
    stage = Stage(ANN)
    message_id = panel(stage)
    stage.api("deleteMessage", chat_id=ANN, message_id=message_id)

    stage.telegram.tap_data(ANN, None, message_id, "y")

    assert stage.update()["callback_query"]["message"]["date"] == 0


def test_nobody_taps_at_a_bot_they_have_blocked() -> None:
    stage = Stage(ANN)
    message_id = panel(stage)
    stage.telegram.block(ANN)

    with pytest.raises(LookupError):
        stage.telegram.tap(ANN, None, message_id, row=0, column=0)


def test_a_search_is_answered_once_with_results() -> None:
    stage = Stage(ANN)
    query_id = stage.telegram.search(ANN, "haircut")
    asked = stage.update()["inline_query"]
    result = {"type": "article", "id": "1", "title": "Cut"}

    stage.api("answerInlineQuery", inline_query_id=query_id, results=[result])

    assert (asked["id"], asked["query"], asked["offset"]) == (query_id, "haircut", "")
    assert stage.telegram.found(query_id)["results"] == [result]
    assert stage.refusal("answerInlineQuery", inline_query_id=query_id, results=[]) == TOO_OLD


@pytest.mark.parametrize(
    ("ids", "complaint"),
    [(list(range(51)), "RESULTS_TOO_MUCH"), ([1, 1], "RESULT_ID_DUPLICATE")],
)
def test_too_many_or_doubled_results_are_refused(ids: list[int], complaint: str) -> None:
    stage = Stage(ANN)
    query_id = stage.telegram.search(ANN, "x")
    results = [{"type": "article", "id": str(one), "title": "x"} for one in ids]

    refusal = stage.refusal("answerInlineQuery", inline_query_id=query_id, results=results)

    assert refusal == f"400 Bad Request: {complaint}"


def test_the_mark_of_the_next_page_is_short() -> None:
    stage = Stage(ANN)
    query_id = stage.telegram.search(ANN, "x")

    refusal = stage.refusal(
        "answerInlineQuery", inline_query_id=query_id, results=[], next_offset="x" * 65
    )

    assert refusal == "400 Bad Request: NEXT_OFFSET_INVALID"


def test_with_two_bots_each_has_its_own_chat_with_a_person() -> None:
    stage = Stage(ANN)
    other = stage.telegram.add_bot(OTHER_TOKEN, username="other_bot", name="Other")
    stage.telegram.start(ANN, bot_id=other.id)

    stage.api("sendMessage", token=OTHER_TOKEN, chat_id=ANN, text="from the other")
    stage.telegram.say(ANN, "to the first", chat_id=int(TOKEN.partition(":")[0]))

    assert [one["text"] for one in stage.telegram.transcript(ANN, other.id)] == [
        "/start",
        "from the other",
    ]
    assert stage.update()["message"]["text"] == "to the first"
    with pytest.raises(LookupError, match="2 bots"):
        stage.telegram.say(ANN, "to whom?")
