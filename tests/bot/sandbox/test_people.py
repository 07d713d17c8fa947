"""What people do, and what the bot and the watchers learn of it."""

import pytest

from bot.sandbox.events import Kind
from bot.sandbox.wire import Upload
from tests.bot.sandbox.stage import ANN, BOB, BOT_ID, EVE, PNG, Stage


def test_a_command_carries_its_entity() -> None:
    stage = Stage()

    stage.telegram.say(ANN, "/book tomorrow")

    message = stage.update()["message"]
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 5}]
    assert message["from"]["language_code"] == "en"
    assert message["from"]["is_bot"] is False
    assert message["chat"]["type"] == "private"


def test_a_deep_link_starts_the_bot_with_its_payload() -> None:
    stage = Stage()

    stage.telegram.start(ANN, "r_vet-1")

    assert stage.update()["message"]["text"] == "/start r_vet-1"


def test_blocking_and_coming_back_are_told_as_membership() -> None:
    stage = Stage(ANN)

    stage.telegram.block(ANN)
    stage.telegram.say(ANN, "unheard")
    stage.telegram.start(ANN)

    blocked, back, start = stage.updates()
    assert blocked["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert blocked["my_chat_member"]["from"]["id"] == ANN
    assert back["my_chat_member"]["old_chat_member"]["status"] == "kicked"
    assert back["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert start["message"]["text"] == "/start"


def test_an_edited_text_reaches_the_bot_as_an_edit() -> None:
    stage = Stage()
    said = stage.telegram.say(ANN, "tomorow")

    stage.telegram.edit(ANN, said["message_id"], "tomorrow")

    _, edited = stage.updates()
    assert edited["edited_message"]["text"] == "tomorrow"
    assert stage.told(Kind.EDITED)[0]["text"] == "tomorrow"


def test_a_person_is_shown_with_the_whole_name() -> None:
    stage = Stage()
    stage.telegram.add_person(21, "지민", last_name="김", username="jimin", language_code="ko")

    stage.telegram.start(21)
    stage.telegram.share_contact(21, "+12025550121")

    start, contact = [one["message"] for one in stage.updates()]
    whole = {"first_name": "지민", "last_name": "김", "username": "jimin"}
    assert start["from"] == {"id": 21, "is_bot": False, **whole, "language_code": "ko"}
    assert start["chat"] == {"id": 21, "type": "private", **whole}
    assert contact["contact"]["last_name"] == "김"


def test_nobody_edits_what_is_not_theirs() -> None:
    stage = Stage(ANN)
    sent = stage.send()

    for message_id in (sent["message_id"], 99):
        with pytest.raises(LookupError):
            stage.telegram.edit(ANN, message_id, "x")


@pytest.mark.parametrize("text", ["", "   ", "x" * 4097])
def test_no_client_sends_an_empty_text_or_more_than_4096_characters(text: str) -> None:
    with pytest.raises(ValueError, match="4096"):
        Stage().telegram.say(ANN, text)


def test_a_contact_says_whose_number_it_is() -> None:
    stage = Stage()

    stage.telegram.share_contact(ANN, "+12025550111")
    stage.telegram.share_contact(ANN, "+12025550112", of=BOB)

    own, foreign = [one["message"]["contact"] for one in stage.updates()]
    assert own == {"phone_number": "+12025550111", "first_name": "Ann", "user_id": ANN}
    assert foreign["user_id"] == BOB


def test_pictures_voices_stickers_and_places_arrive() -> None:
    stage = Stage()
    people = stage.telegram

    people.send_photo(ANN, Upload("dog.png", PNG), "my dog")
    people.send_document(ANN, Upload("a.pdf", b"%PDF", "application/pdf"))
    people.send_voice(ANN, Upload("a.ogg", b"OggS", "audio/ogg"), seconds=3)
    people.send_sticker(ANN)
    people.share_location(ANN, 1.5, 2.5)

    photo, document, voice, sticker, place = [one["message"] for one in stage.updates()]
    assert photo["caption"] == "my dog"
    assert people.file(photo["photo"][0]["file_id"]).content == PNG
    assert document["document"]["file_name"] == "a.pdf"
    assert voice["voice"]["duration"] == 3
    assert sticker["sticker"]["emoji"] == "\N{THUMBS UP SIGN}"
    assert place["location"] == {"latitude": 1.5, "longitude": 2.5}


def test_a_file_nobody_sent_is_not_there() -> None:
    with pytest.raises(LookupError):
        Stage().telegram.file("BQAC-unknown")


def test_a_group_is_shared_by_people_and_the_bot() -> None:
    stage = Stage()
    group = stage.telegram.create_group("Front desk", (ANN, BOB, BOT_ID))
    added = stage.update()["my_chat_member"]

    stage.telegram.say(BOB, "/today@holdfast_bot", chat_id=group.id)
    heard = stage.update()["message"]
    stage.api("sendMessage", chat_id=group.id, text="Three today")

    assert added["chat"] == {"id": group.id, "type": "group", "title": "Front desk"}
    assert added["new_chat_member"]["status"] == "member"
    assert heard["chat"]["id"] == group.id < 0
    assert heard["entities"][0]["length"] == len("/today@holdfast_bot")
    assert stage.telegram.transcript(ANN, group.id)[-1]["text"] == "Three today"
    assert stage.events[-2].people == (ANN, BOB)


def test_who_is_not_in_a_group_neither_reads_nor_writes_there() -> None:
    stage = Stage()
    group = stage.telegram.create_group("Front desk", (ANN, BOT_ID))

    with pytest.raises(LookupError):
        stage.telegram.say(EVE, "let me in", chat_id=group.id)
    with pytest.raises(LookupError):
        stage.telegram.transcript(EVE, group.id)


def test_a_bot_outside_a_group_may_not_write_there() -> None:
    stage = Stage()
    group = stage.telegram.create_group("Without bots", (ANN, BOB))

    refusal = stage.refusal("sendMessage", chat_id=group.id, text="x")

    assert refusal == "403 Forbidden: bot is not a member of the group chat"


def test_members_are_known_by_their_standing() -> None:
    stage = Stage(EVE)
    group = stage.telegram.create_group("Front desk", (ANN, BOB, BOT_ID))

    def status(chat_id: int, user_id: int) -> str:
        member = stage.api("getChatMember", chat_id=chat_id, user_id=user_id)
        return str(member["status"])

    assert status(group.id, ANN) == "creator"
    assert status(group.id, BOB) == "member"
    assert status(group.id, EVE) == "left"
    assert status(EVE, EVE) == "member"
    assert "user not found" in stage.refusal("getChatMember", chat_id=EVE, user_id=99)


def test_what_is_seen_can_be_followed_and_left_alone_again() -> None:
    stage = Stage(ANN)
    kinds: list[Kind] = []
    stop = stage.telegram.listen(lambda event: kinds.append(event.kind))

    stage.telegram.say(ANN, "hello")
    stage.send()
    stop()
    stage.send()

    assert kinds == [Kind.MESSAGE, Kind.MESSAGE, Kind.CALL]


def test_every_call_is_logged_with_its_answer() -> None:
    stage = Stage(ANN)

    stage.send("hello")
    stage.refusal("sendMessage", chat_id=BOB, text="x")

    sent, refused = stage.told(Kind.CALL)
    assert sent | {"ms": 0} == {
        "bot_id": BOT_ID,
        "method": "sendMessage",
        "params": {"chat_id": str(ANN), "text": "hello"},
        "status": 200,
        "description": "",
        "ms": 0,
    }
    assert (refused["status"], refused["description"]) == (400, "Bad Request: chat not found")
    assert stage.telegram.calls()[-1] == refused


def test_a_reset_keeps_who_there_is_and_forgets_what_was_said() -> None:
    stage = Stage(ANN)
    group = stage.telegram.create_group("Front desk", (ANN, BOT_ID))
    stage.telegram.say(ANN, "hello", chat_id=group.id)
    stage.send(reply_markup={"keyboard": [["A"]]})

    stage.telegram.reset()

    assert stage.telegram.transcript(ANN, group.id) == ()
    assert stage.telegram.transcript(ANN) == ()
    assert stage.telegram.keyboard(ANN) == {}
    assert stage.told(Kind.RESET) == [{}]
    assert set(stage.telegram.people) == {ANN, BOB, EVE}
    assert stage.telegram.groups[group.id] == group
