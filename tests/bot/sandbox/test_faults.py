"""Trouble on request: each planted fault does what it says, as often as it says."""

from datetime import timedelta

import pytest

from bot.sandbox.faults import ANY, Fault
from tests.bot.sandbox.stage import ANN, BOB, BOT_ID, BUTTONS, Stage


def test_the_next_calls_meet_a_flood_and_those_after_do_not() -> None:
    stage = Stage(ANN)
    stage.telegram.faults.fail("sendMessage", Fault.FLOOD, times=2, seconds=7)

    answers = [stage.call("sendMessage", chat_id=ANN, text="x") for _ in range(3)]

    assert [answer.status for answer in answers] == [429, 429, 200]
    assert answers[0].body == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }


@pytest.mark.parametrize(
    ("fault", "status"), [(Fault.SERVER_ERROR, 500), (Fault.FORBIDDEN, 403)]
)
def test_a_call_may_break_or_be_forbidden(fault: Fault, status: int) -> None:
    stage = Stage(ANN)
    stage.telegram.faults.fail("sendMessage", fault)

    answer = stage.call("sendMessage", chat_id=ANN, text="x")

    assert answer.status == status
    assert len(stage.telegram.transcript(ANN)) == 1


def test_a_timeout_before_the_effect_leaves_nothing_behind() -> None:
    stage = Stage(ANN)
    stage.telegram.faults.fail("sendMessage", Fault.TIMEOUT_BEFORE, seconds=5)

    answer = stage.call("sendMessage", chat_id=ANN, text="x")

    assert (answer.lost, answer.seconds) == (True, 5)
    assert len(stage.telegram.transcript(ANN)) == 1


def test_a_timeout_after_the_effect_leaves_the_message_in_the_chat() -> None:
    stage = Stage(ANN)
    stage.telegram.faults.fail("sendMessage", Fault.TIMEOUT_AFTER)

    answer = stage.call("sendMessage", chat_id=ANN, text="sent all the same")

    assert answer.lost
    assert stage.telegram.transcript(ANN)[-1]["text"] == "sent all the same"


def test_a_slow_answer_is_right_and_late() -> None:
    stage = Stage(ANN)
    stage.telegram.faults.fail("sendMessage", Fault.SLOW, seconds=0.5)

    answer = stage.call("sendMessage", chat_id=ANN, text="x")

    assert (answer.ok, answer.lost, answer.seconds) == (True, False, 0.5)


def test_a_fault_may_be_meant_for_one_chat_or_for_every_method() -> None:
    stage = Stage(ANN, BOB)
    faults = stage.telegram.faults
    faults.fail("sendMessage", Fault.FORBIDDEN, chat_id=BOB)
    faults.fail(ANY, Fault.SERVER_ERROR)

    assert stage.refusal("sendMessage", chat_id=BOB, text="x").startswith("403")
    assert stage.refusal("sendMessage", chat_id=ANN, text="x").startswith("500")
    assert faults.left() == 0


def test_planted_faults_can_be_taken_back() -> None:
    stage = Stage(ANN)
    stage.telegram.faults.fail("sendMessage", Fault.SERVER_ERROR, times=9)

    stage.telegram.faults.clear()

    assert stage.send()["text"] == "hello"


def test_a_call_that_is_wrong_anyway_uses_no_fault_up() -> None:
    stage = Stage(ANN)
    stage.telegram.faults.fail("sendMessage", Fault.SERVER_ERROR)

    stage.refusal("sendMessage", chat_id=ANN)

    assert stage.telegram.faults.left() == 1


def test_a_duplicate_is_delivered_again_after_it_was_confirmed() -> None:
    stage = Stage()
    stage.telegram.duplicate_updates(1)
    stage.telegram.say(ANN, "one")
    stage.telegram.say(ANN, "two")

    first = stage.api("getUpdates")
    second = stage.api("getUpdates", offset=first[-1]["update_id"] + 1)
    third = stage.api("getUpdates", offset=first[-1]["update_id"] + 1)

    assert [one["message"]["text"] for one in first] == ["one", "two"]
    assert second == first[:1]
    assert third == []


def test_an_update_is_overtaken_by_one_of_another_queue() -> None:
    stage = Stage(ANN)
    message_id = stage.send(reply_markup=BUTTONS)["message_id"]
    stage.telegram.reorder_updates(1)

    stage.telegram.say(ANN, "typed first")
    stage.telegram.say(ANN, "typed second")
    waiting = stage.api("getUpdates")
    stage.telegram.tap(ANN, None, message_id, row=0, column=0)

    tap, first, second = stage.updates()
    assert waiting == []
    assert "callback_query" in tap
    assert first["message"]["text"] == "typed first"
    assert second["message"]["text"] == "typed second"
    assert tap["update_id"] < first["update_id"] < second["update_id"]


def test_what_nothing_overtakes_can_be_released() -> None:
    stage = Stage()
    stage.telegram.reorder_updates(1)
    stage.telegram.say(ANN, "alone")

    stage.telegram.release_updates()

    assert stage.update()["message"]["text"] == "alone"


def test_flood_limits_are_off_until_they_are_wanted() -> None:
    stage = Stage(ANN)

    statuses = [stage.call("sendMessage", chat_id=ANN, text="x").status for _ in range(100)]

    assert set(statuses) == {200}


def test_one_message_a_second_goes_to_a_person() -> None:
    stage = Stage(ANN)
    stage.telegram.flood_limits(on=True)
    sent = stage.send()

    again = stage.call("sendMessage", chat_id=ANN, text="x")
    edit = stage.call("editMessageText", chat_id=ANN, message_id=sent["message_id"], text="x")
    stage.pass_(seconds=1)

    assert again.status == edit.status == 429
    assert again.body["parameters"] == {"retry_after": 1}
    assert stage.send()["text"] == "hello"


def test_twenty_messages_a_minute_go_to_a_group() -> None:
    stage = Stage()
    group = stage.telegram.create_group("Front desk", (ANN, BOT_ID))
    stage.telegram.flood_limits(on=True)
    for _ in range(20):
        stage.api("sendMessage", chat_id=group.id, text="x")
        stage.pass_(milliseconds=100)

    answer = stage.call("sendMessage", chat_id=group.id, text="x")

    assert answer.status == 429
    assert answer.body["parameters"] == {"retry_after": 58}


def test_thirty_messages_a_second_go_out_at_all() -> None:
    stage = Stage()
    people = range(100, 131)
    for person_id in people:
        stage.telegram.add_person(person_id, f"P{person_id}")
        stage.telegram.start(person_id)
    stage.telegram.flood_limits(on=True)

    statuses = [stage.call("sendMessage", chat_id=one, text="x").status for one in people]

    assert statuses == [200] * 30 + [429]
    stage.clock.move(timedelta(seconds=1))
    assert stage.call("sendMessage", chat_id=130, text="x").ok


def test_answers_to_taps_are_not_limited() -> None:
    stage = Stage(ANN)
    message_id = stage.send(reply_markup=BUTTONS)["message_id"]
    stage.telegram.flood_limits(on=True)

    for _ in range(5):
        query_id = stage.telegram.tap(ANN, None, message_id, row=0, column=0)
        stage.api("answerCallbackQuery", callback_query_id=query_id)

    assert stage.telegram.unanswered() == ()
