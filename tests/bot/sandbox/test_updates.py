"""How updates wait, are fetched, and are dropped."""

from bot.sandbox.updates import FIRST_ID
from tests.bot.sandbox.stage import ANN, BOB, BUTTONS, OTHER_TOKEN, Stage


def ids(stage: Stage, **params: object) -> list[int]:
    return [one["update_id"] for one in stage.api("getUpdates", **params)]


def test_updates_stay_until_a_later_offset_confirms_them() -> None:
    stage = Stage()
    for text in ("one", "two", "three"):
        stage.telegram.say(ANN, text)

    all_three = ids(stage)
    repeated = ids(stage, offset=all_three[0])
    last_two = ids(stage, offset=all_three[1])
    still_two = ids(stage)

    assert all_three == repeated == [FIRST_ID, FIRST_ID + 1, FIRST_ID + 2]
    assert last_two == still_two == all_three[1:]


def test_a_limit_and_a_negative_offset_choose_some() -> None:
    stage = Stage()
    for _ in range(5):
        stage.telegram.say(ANN, "x")

    first = ids(stage, limit=2)
    last = ids(stage, offset=-1)

    assert first == [FIRST_ID, FIRST_ID + 1]
    assert last == ids(stage) == [FIRST_ID + 4]


def test_only_allowed_kinds_are_kept_and_leaving_them_out_changes_nothing() -> None:
    stage = Stage(ANN)
    message_id = stage.send(reply_markup=BUTTONS)["message_id"]
    stage.api("getUpdates", allowed_updates=["callback_query"])
    stage.telegram.say(ANN, "unheard")
    stage.telegram.tap(ANN, None, message_id, row=0, column=0)

    kept = [sorted(one) for one in stage.api("getUpdates")]
    stage.api("getUpdates", allowed_updates=[], offset=-1)
    stage.telegram.say(ANN, "heard")

    assert kept == [["callback_query", "update_id"]]
    assert stage.updates()[-1]["message"]["text"] == "heard"


def test_a_misspelt_kind_of_update_is_refused() -> None:
    refusal = Stage().refusal("getUpdates", allowed_updates=["callback_querry"])

    assert refusal == "400 Bad Request: unknown update type 'callback_querry'"


def test_a_newer_poll_ends_the_one_that_waits_with_a_conflict() -> None:
    stage = Stage()
    first = stage.call("getUpdates", timeout=50).waiting
    assert first is not None
    assert first.look() is None

    second = stage.call("getUpdates", timeout=50).waiting

    ended = first.look()
    assert ended is not None
    assert ended.status == 409
    assert ended.body["description"] == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    assert second is not None
    assert second.look() is None


def test_a_waiting_poll_is_woken_and_finds_the_update() -> None:
    stage = Stage()
    poll = stage.call("getUpdates", timeout=50).waiting
    assert poll is not None
    woken: list[bool] = []
    stop = poll.wake(lambda: woken.append(True))

    stage.telegram.say(ANN, "hello")
    found = poll.look()
    stop()
    stage.telegram.say(ANN, "again")

    assert woken == [True]
    assert found is not None
    assert found.body["result"][0]["message"]["text"] == "hello"


def test_polling_and_a_webhook_exclude_each_other() -> None:
    stage = Stage()
    poll = stage.call("getUpdates", timeout=50).waiting
    assert poll is not None

    stage.api("setWebhook", url="https://bot.example/tg", secret_token="s-1_A")
    refusal = stage.refusal("getUpdates")
    ended = poll.look()

    assert ended is not None
    assert ended.body["description"] == "Conflict: terminated by setWebhook request"
    assert refusal.startswith("409 Conflict: can't use getUpdates method while webhook")
    assert stage.api("deleteWebhook") is True
    assert stage.api("getUpdates") == []


def test_the_webhook_tells_about_itself() -> None:
    stage = Stage()
    stage.api(
        "setWebhook",
        url="http://127.0.0.1:8080/tg",
        max_connections=500,
        allowed_updates=["message"],
        ip_address="127.0.0.1",
    )
    stage.telegram.say(ANN, "hello")

    assert stage.api("getWebhookInfo") == {
        "url": "http://127.0.0.1:8080/tg",
        "has_custom_certificate": False,
        "pending_update_count": 1,
        "allowed_updates": ["message"],
        "max_connections": 100,
        "ip_address": "127.0.0.1",
    }


def test_a_wrong_webhook_is_refused() -> None:
    stage = Stage()

    for wrong in ({"url": "ftp://x"}, {"url": "https://x", "secret_token": "a b"}):
        assert stage.refusal("setWebhook", **wrong).startswith("400 Bad Request: ")
    assert "too long" in stage.refusal("setWebhook", url="https://x", secret_token="x" * 257)


def test_pending_updates_can_be_dropped_on_request_alone() -> None:
    stage = Stage()
    stage.telegram.say(ANN, "hello")

    stage.api("deleteWebhook")
    kept = stage.api("getWebhookInfo")["pending_update_count"]
    stage.api("deleteWebhook", drop_pending_updates=True)

    assert kept == 1
    assert stage.api("getUpdates") == []


def test_taps_are_dropped_after_150_seconds_and_messages_after_a_day() -> None:
    stage = Stage(ANN)
    message_id = stage.send(reply_markup=BUTTONS)["message_id"]
    stage.telegram.say(ANN, "hello")
    stage.telegram.tap(ANN, None, message_id, row=0, column=0)

    stage.pass_(seconds=150)
    without_the_tap = ids(stage)
    stage.pass_(days=1)

    assert len(without_the_tap) == 1
    assert ids(stage) == []


def test_update_ids_survive_a_reset_and_message_ids_are_never_used_twice() -> None:
    stage = Stage(ANN)
    before = stage.send()["message_id"]
    last = stage.telegram.say(ANN, "hello")["message_id"]

    stage.telegram.reset()
    nothing = stage.api("getUpdates"), stage.telegram.transcript(ANN)
    stage.telegram.start(ANN)

    update = stage.update()
    assert nothing == ([], ())
    assert update["update_id"] == FIRST_ID + 2
    assert update["message"]["message_id"] > last > before


def test_each_bot_has_its_own_updates() -> None:
    stage = Stage()
    other = stage.telegram.add_bot(OTHER_TOKEN, username="other_bot", name="Other")

    stage.telegram.say(BOB, "hello", chat_id=other.id)

    assert stage.api("getUpdates") == []
    assert len(stage.api("getUpdates", token=OTHER_TOKEN)) == 1
