"""Sending, editing and deleting, with Telegram's refusals."""

from typing import Any

import pytest

from bot.sandbox.events import Kind
from bot.sandbox.wire import Upload
from tests.bot.sandbox.stage import ANN, BOB, BOT_ID, BUTTONS, PNG, Stage

NOT_MODIFIED = (
    "400 Bad Request: message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)


def edit(stage: Stage, message_id: int, text: str, **more: Any) -> str:
    """What Telegram says against an edit; "" for nothing."""
    answer = stage.call(
        "editMessageText", chat_id=ANN, message_id=message_id, text=text, **more
    )
    return "" if answer.ok else f"{answer.status} {answer.body['description']}"


def test_a_message_has_the_shape_the_library_reads() -> None:
    sent = Stage(ANN).send("<b>Hi</b>", parse_mode="HTML", reply_markup=BUTTONS)

    assert sent == {
        "message_id": 2,
        "from": {
            "id": BOT_ID,
            "is_bot": True,
            "first_name": "Holdfast",
            "username": "holdfast_bot",
        },
        "chat": {"id": ANN, "type": "private", "first_name": "Ann"},
        "date": 1794963600,
        "text": "Hi",
        "entities": [{"type": "bold", "offset": 0, "length": 2}],
        "reply_markup": BUTTONS,
    }


def test_message_ids_count_up_per_chat() -> None:
    stage = Stage(ANN, BOB)

    to_ann = [stage.send()["message_id"] for _ in range(3)]
    to_bob = stage.api("sendMessage", chat_id=BOB, text="x")["message_id"]

    assert to_ann == [2, 3, 4]
    assert to_bob == 2


def test_a_chat_the_person_never_opened_is_not_found() -> None:
    stage = Stage(ANN)

    for unknown in (BOB, 999, -5, "@holdfast_news"):
        assert (
            stage.refusal("sendMessage", chat_id=unknown, text="x")
            == "400 Bad Request: chat not found"
        )
    assert stage.refusal("sendMessage", chat_id="", text="x").endswith("chat_id is empty")


def test_somebody_who_has_blocked_the_bot_is_out_of_reach() -> None:
    stage = Stage(ANN)
    stage.telegram.block(ANN)

    refusal = stage.refusal("sendMessage", chat_id=ANN, text="x")
    stage.telegram.start(ANN)

    assert refusal == "403 Forbidden: bot was blocked by the user"
    assert stage.send()["text"] == "hello"


def test_an_edit_changes_text_and_keyboard_in_place() -> None:
    stage = Stage(ANN)
    sent = stage.send("one", reply_markup=BUTTONS)
    stage.pass_(seconds=5)

    problem = edit(stage, sent["message_id"], "two")

    assert problem == ""
    shown = stage.telegram.transcript(ANN)[-1]
    assert shown["text"] == "two"
    assert "reply_markup" not in shown
    assert shown["edit_date"] == shown["date"] + 5
    assert stage.told(Kind.EDITED) == [shown]
    assert sent["text"] == "one"


def test_an_edit_that_changes_nothing_is_refused() -> None:
    stage = Stage(ANN)
    sent = stage.send("<b>one</b>", parse_mode="HTML", reply_markup=BUTTONS)
    message_id = sent["message_id"]

    same = edit(stage, message_id, "<b>one</b> ", parse_mode="HTML", reply_markup=BUTTONS)
    bare = edit(stage, message_id, "one", reply_markup=BUTTONS)
    again = edit(stage, message_id, "one", reply_markup=BUTTONS)

    assert (same, bare, again) == (NOT_MODIFIED, "", NOT_MODIFIED)
    assert stage.refusal(
        "editMessageReplyMarkup", chat_id=ANN, message_id=message_id, reply_markup=BUTTONS
    ) == (NOT_MODIFIED)


def test_a_keyboard_alone_can_be_changed_and_taken_away() -> None:
    stage = Stage(ANN)
    message_id = stage.send(reply_markup=BUTTONS)["message_id"]

    edited = stage.api("editMessageReplyMarkup", chat_id=ANN, message_id=message_id)

    assert "reply_markup" not in edited
    assert edited["text"] == "hello"


def test_only_the_bots_own_messages_can_be_edited() -> None:
    stage = Stage(ANN)

    foreign = edit(stage, 1, "mine now")
    nothing = edit(stage, 99, "x")

    assert foreign == "400 Bad Request: message can't be edited"
    assert nothing == "400 Bad Request: message to edit not found"


def test_an_edit_must_name_its_message_and_its_kind_of_keyboard() -> None:
    stage = Stage(ANN)
    message_id = stage.send()["message_id"]

    unnamed = stage.refusal("editMessageText", text="x")
    keyed = edit(stage, message_id, "x", reply_markup={"keyboard": [["A"]]})

    assert unnamed == "400 Bad Request: message identifier is not specified"
    assert keyed == "400 Bad Request: inline keyboard expected"


def test_text_and_caption_are_edited_by_their_own_methods() -> None:
    stage = Stage(ANN)
    text_id = stage.send()["message_id"]
    photo = stage.api("sendPhoto", chat_id=ANN, photo=Upload("a.png", PNG), caption="one")

    no_text = edit(stage, photo["message_id"], "x")
    no_caption = stage.refusal(
        "editMessageCaption", chat_id=ANN, message_id=text_id, caption="x"
    )
    edited = stage.api(
        "editMessageCaption",
        chat_id=ANN,
        message_id=photo["message_id"],
        caption="<i>two</i>",
        parse_mode="HTML",
    )

    assert no_text == "400 Bad Request: there is no text in the message to edit"
    assert no_caption == "400 Bad Request: there is no caption in the message to edit"
    assert edited["caption"] == "two"
    assert edited["caption_entities"][0]["type"] == "italic"


def test_a_caption_is_shorter_than_a_text() -> None:
    stage = Stage(ANN)

    refusal = stage.refusal(
        "sendPhoto", chat_id=ANN, photo=Upload("a.png", PNG), caption="x" * 1025
    )

    assert refusal == "400 Bad Request: message caption is too long"


def test_a_picture_can_be_exchanged_for_another() -> None:
    stage = Stage(ANN)
    sent = stage.api("sendPhoto", chat_id=ANN, photo=Upload("a.png", PNG), caption="one")

    edited = stage.call(
        "editMessageMedia",
        chat_id=ANN,
        message_id=sent["message_id"],
        media={"type": "document", "media": "attach://new", "caption": "two"},
        new=Upload("b.ics", b"BEGIN:VCALENDAR"),
    ).body["result"]

    assert edited["document"]["file_name"] == "b.ics"
    assert edited["caption"] == "two"
    assert "photo" not in edited


def test_a_deleted_message_is_gone() -> None:
    stage = Stage(ANN)
    sent = stage.send()

    stage.api("deleteMessage", chat_id=ANN, message_id=sent["message_id"])
    again = stage.refusal("deleteMessage", chat_id=ANN, message_id=sent["message_id"])

    assert sent not in stage.telegram.transcript(ANN)
    assert stage.told(Kind.DELETED) == [{"message_id": sent["message_id"]}]
    assert again == "400 Bad Request: message to delete not found"
    assert edit(stage, sent["message_id"], "x").endswith("message to edit not found")


def test_a_message_can_be_deleted_for_two_days() -> None:
    stage = Stage(ANN)
    sent = stage.send()
    stage.pass_(hours=48)

    refusal = stage.refusal("deleteMessage", chat_id=ANN, message_id=sent["message_id"])

    assert refusal == "400 Bad Request: message can't be deleted for everyone"


def test_deleting_several_skips_what_is_not_there() -> None:
    stage = Stage(ANN)
    ids = [stage.send()["message_id"] for _ in range(2)]

    stage.api("deleteMessages", chat_id=ANN, message_ids=[*ids, 99])

    assert len(stage.telegram.transcript(ANN)) == 1
    assert "specified" in stage.refusal("deleteMessages", chat_id=ANN, message_ids=[])


def test_a_reply_carries_what_it_replies_to() -> None:
    stage = Stage(ANN)

    sent = stage.send("yes", reply_parameters={"message_id": 1})
    refusal = stage.refusal(
        "sendMessage", chat_id=ANN, text="x", reply_parameters={"message_id": 99}
    )

    assert sent["reply_to_message"]["text"] == "/start"
    assert refusal == "400 Bad Request: message to be replied not found"
    assert "reply_to_message" not in stage.send(
        reply_parameters={"message_id": 99, "allow_sending_without_reply": True}
    )


def test_places_are_sent_and_checked() -> None:
    stage = Stage(ANN)
    here = {"latitude": 37.5, "longitude": 127.0}

    location = stage.api("sendLocation", chat_id=ANN, **here)
    venue = stage.api("sendVenue", chat_id=ANN, title="Clinic", address="Seoul", **here)
    refusal = stage.refusal("sendLocation", chat_id=ANN, latitude=91, longitude=0)

    assert location["location"] == here
    assert venue["venue"] == {"location": here, "title": "Clinic", "address": "Seoul"}
    assert refusal == "400 Bad Request: wrong location specified"


def test_a_contact_is_sent() -> None:
    stage = Stage(ANN)

    sent = stage.api("sendContact", chat_id=ANN, phone_number="+12025550100", first_name="Desk")

    assert sent["contact"] == {"phone_number": "+12025550100", "first_name": "Desk"}


def test_watchers_see_what_the_bot_is_doing() -> None:
    stage = Stage(ANN)
    message_id = stage.send()["message_id"]
    thumb = [{"type": "emoji", "emoji": "\N{THUMBS UP SIGN}"}]

    stage.api("sendChatAction", chat_id=ANN, action="typing")
    stage.api("setMessageReaction", chat_id=ANN, message_id=1, reaction=thumb)
    stage.api("pinChatMessage", chat_id=ANN, message_id=message_id)
    pinned = stage.api("getChat", chat_id=ANN)["pinned_message"]
    stage.api("unpinChatMessage", chat_id=ANN)

    assert stage.told(Kind.CHAT_ACTION) == [{"action": "typing"}]
    assert stage.told(Kind.REACTION) == [{"message_id": 1, "reaction": thumb}]
    assert pinned["message_id"] == message_id
    assert stage.told(Kind.PINNED) == [{"message_id": message_id}, {"message_id": None}]


@pytest.mark.parametrize(
    ("method", "params", "complaint"),
    [
        ("sendChatAction", {"action": "dancing"}, "wrong parameter action in request"),
        ("setMessageReaction", {"message_id": 9}, "message to react not found"),
        (
            "setMessageReaction",
            {"message_id": 1, "reaction": [{"emoji": "x"}]},
            "REACTION_INVALID",
        ),
        ("pinChatMessage", {"message_id": 9}, "message to pin not found"),
        ("unpinChatMessage", {}, "message to unpin not found"),
    ],
)
def test_wrong_gestures_are_refused(
    method: str, params: dict[str, object], complaint: str
) -> None:
    stage = Stage(ANN)

    assert stage.refusal(method, chat_id=ANN, **params) == f"400 Bad Request: {complaint}"


def test_documents_and_photos_come_back_as_files() -> None:
    stage = Stage(ANN)

    document = stage.api("sendDocument", chat_id=ANN, document=Upload("예약.ics", b"BEGIN"))
    photo = stage.api("sendPhoto", chat_id=ANN, photo=Upload("a.png", PNG))
    again = stage.api("sendPhoto", chat_id=ANN, photo=photo["photo"][0]["file_id"])
    found = stage.api("getFile", file_id=document["document"]["file_id"])

    assert document["document"]["file_name"] == "예약.ics"
    assert document["document"]["mime_type"] == "text/calendar"
    assert (photo["photo"][0]["width"], photo["photo"][0]["height"]) == (640, 480)
    assert again["photo"] == photo["photo"]
    assert (
        stage.telegram.download("7000001:sandbox-bot", found["file_path"]).content == b"BEGIN"
    )
    assert stage.telegram.file(found["file_id"]).name == "예약.ics"


def test_what_a_message_carries_besides_its_text_is_kept() -> None:
    stage = Stage(ANN)
    options = {"is_disabled": True}
    here = {"latitude": 1, "longitude": 2, "horizontal_accuracy": 30}

    sent = stage.send(
        link_preview_options=options,
        protect_content=True,
        message_effect_id="5104841245755180586",
    )
    edited = stage.api(
        "editMessageText",
        chat_id=ANN,
        message_id=sent["message_id"],
        text="x",
        link_preview_options=options,
    )
    photo = stage.api(
        "sendPhoto",
        chat_id=ANN,
        photo=Upload("a.jpg", b"\xff\xd8\xff"),
        has_spoiler=True,
        caption="x",
        show_caption_above_media=True,
    )
    place = stage.api("sendLocation", chat_id=ANN, **here)
    contact = stage.api(
        "sendContact", chat_id=ANN, phone_number="+1", first_name="A", last_name="B"
    )

    assert sent["link_preview_options"] == edited["link_preview_options"] == options
    assert sent["has_protected_content"] is True
    assert sent["effect_id"] == "5104841245755180586"
    assert (photo["has_media_spoiler"], photo["show_caption_above_media"]) == (True, True)
    assert photo["photo"][0]["width"] == 1280
    assert place["location"] == here
    assert contact["contact"]["last_name"] == "B"


@pytest.mark.parametrize(
    ("method", "params", "complaint"),
    [
        ("editMessageText", {"inline_message_id": "x", "text": "x"}, "MESSAGE_ID_INVALID"),
        ("sendVenue", {"latitude": 1, "longitude": 1, "title": " ", "address": "x"}, "title"),
        ("sendContact", {"phone_number": "", "first_name": "x"}, "phone_number"),
        ("sendMessage", {"text": "x", "entities": [{"type": "boldest"}]}, "unsupported type"),
        (
            "sendMessage",
            {"text": "x", "entities": [{"type": "bold", "offset": "0", "length": 1}]},
            "must be Integers",
        ),
        ("sendDocument", {"document": "attach://nothing"}, 'no uploaded part "nothing"'),
    ],
)
def test_what_is_wrong_inside_is_refused(
    method: str, params: dict[str, object], complaint: str
) -> None:
    assert complaint in Stage(ANN).refusal(method, chat_id=ANN, **params)


def test_a_picture_is_exchanged_for_a_picture_and_never_for_a_film() -> None:
    stage = Stage(ANN)
    sent = stage.api("sendPhoto", chat_id=ANN, photo=Upload("a.png", PNG))
    named = {"chat_id": ANN, "message_id": sent["message_id"]}
    photo = {"type": "photo", "media": "attach://new", "caption": "two"}

    edited = stage.api("editMessageMedia", **named, media=photo, new=Upload("b.png", PNG))
    refusal = stage.refusal("editMessageMedia", **named, media={"type": "video", "media": "x"})

    assert edited["photo"] != sent["photo"]
    assert refusal.endswith("type 'video' is unsupported here")


def test_in_a_group_a_bot_deletes_its_own_messages_only() -> None:
    stage = Stage(ANN)
    group = stage.telegram.create_group("Front desk", (ANN, BOT_ID))
    said = stage.telegram.say(ANN, "hello", chat_id=group.id)

    refusal = stage.refusal("deleteMessage", chat_id=group.id, message_id=said["message_id"])

    assert refusal == "400 Bad Request: message can't be deleted for everyone"


def test_a_file_may_be_too_large_to_send_or_to_fetch() -> None:
    stage = Stage(ANN)
    large = stage.telegram.send_document(ANN, Upload("a.bin", bytes(20_000_001)))

    fetched = stage.refusal("getFile", file_id=large["document"]["file_id"])
    photo = stage.refusal("sendPhoto", chat_id=ANN, photo=Upload("a.png", PNG + bytes(10**7)))
    sent = stage.refusal("sendDocument", chat_id=ANN, document=Upload("a", bytes(50_000_001)))

    assert fetched == photo == "400 Bad Request: file is too big"
    assert sent == "413 Request Entity Too Large"


def test_what_is_no_picture_or_no_file_is_refused() -> None:
    stage = Stage(ANN)

    picture = stage.refusal("sendPhoto", chat_id=ANN, photo=Upload("a.png", b"no picture"))
    unknown = stage.refusal("sendDocument", chat_id=ANN, document="BQAC-unknown")
    empty = stage.refusal("sendDocument", chat_id=ANN, document=Upload("a.txt", b""))
    address = stage.refusal("sendPhoto", chat_id=ANN, photo="https://example.org/a.png")
    lost = stage.refusal("getFile", file_id="BQAC-unknown")

    assert picture == "400 Bad Request: IMAGE_PROCESS_FAILED"
    assert unknown == "400 Bad Request: wrong file identifier/HTTP URL specified"
    assert empty == "400 Bad Request: file must be non-empty"
    assert address == "400 Bad Request: failed to get HTTP URL content"
    assert lost == "400 Bad Request: wrong file_id or the file is temporarily unavailable"
