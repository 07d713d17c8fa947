"""A bot's description of itself, and who sees which part of it."""

import pytest

from tests.bot.sandbox.stage import ANN, BOB, BOT_ID, Stage


def commands(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"Do {name}"} for name in names]


def seen(stage: Stage, person_id: int) -> list[str]:
    return [one["command"] for one in stage.telegram.commands(person_id)]


def test_the_bot_knows_itself() -> None:
    me = Stage().api("getMe")

    assert (me["id"], me["username"], me["is_bot"]) == (BOT_ID, "holdfast_bot", True)


def test_commands_are_kept_per_scope_and_language() -> None:
    stage = Stage()
    stage.api("setMyCommands", commands=commands("book"))
    stage.api("setMyCommands", commands=commands("book", "mine"), language_code="ko")

    assert stage.api("getMyCommands") == commands("book")
    assert stage.api("getMyCommands", language_code="ko") == commands("book", "mine")
    assert stage.api("getMyCommands", scope={"type": "all_private_chats"}) == []
    stage.api("deleteMyCommands", language_code="ko")
    assert stage.api("getMyCommands", language_code="ko") == []


def test_a_person_sees_the_commands_of_the_narrowest_scope() -> None:
    stage = Stage(ANN, BOB)
    everybody = {"type": "all_private_chats"}
    stage.api("setMyCommands", commands=commands("start"))
    stage.api("setMyCommands", commands=commands("book"), scope=everybody)
    stage.api(
        "setMyCommands", commands=commands("today"), scope={"type": "chat", "chat_id": ANN}
    )

    assert seen(stage, ANN) == ["today"]
    assert seen(stage, BOB) == ["book"]


def test_a_person_sees_the_commands_in_their_language() -> None:
    stage = Stage()
    stage.telegram.add_person(21, "지민", language_code="ko-KR")
    stage.api("setMyCommands", commands=commands("book"))
    stage.api("setMyCommands", commands=commands("mine"), language_code="ko")

    assert seen(stage, 21) == ["mine"]
    assert seen(stage, ANN) == ["book"]


def test_without_commands_there_is_no_menu() -> None:
    assert seen(Stage(), ANN) == []


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"commands": ["book"]}, "expected an Array of Objects"),
        ({"commands": commands("Book")}, "BOT_COMMAND_INVALID"),
        ({"commands": commands("b" * 33)}, "BOT_COMMAND_INVALID"),
        (
            {"commands": [{"command": "a", "description": ""}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        ({"commands": [{"command": "a", "descripton": "x"}]}, 'unknown field "descripton"'),
        ({"commands": commands(*("a",) * 101)}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [], "language_code": "kor"}, "invalid language code"),
        ({"commands": [], "scope": {"type": "everybody"}}, "Unsupported type"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 99}}, "chat not found"),
    ],
)
def test_wrong_commands_are_refused(wrong: dict[str, object], complaint: str) -> None:
    assert complaint in Stage().refusal("setMyCommands", **wrong)


def test_descriptions_fall_back_to_every_language() -> None:
    stage = Stage(ANN)
    stage.api("setMyDescription", description="Books a vet")
    stage.api("setMyShortDescription", short_description="예약", language_code="ko")

    assert stage.api("getMyDescription", language_code="ko")["description"] == "Books a vet"
    assert stage.telegram.description(ANN) == "Books a vet"
    assert stage.api("getMyShortDescription")["short_description"] == ""
    assert stage.api("getMyShortDescription", language_code="ko")["short_description"] == "예약"


def test_descriptions_have_their_limits() -> None:
    stage = Stage()

    assert "TOO_LONG" in stage.refusal("setMyDescription", description="x" * 513)
    assert "TOO_LONG" in stage.refusal("setMyShortDescription", short_description="x" * 121)


def test_the_menu_button_is_set_for_all_or_for_one() -> None:
    stage = Stage(ANN)
    page = {"type": "web_app", "text": "Open", "web_app": {"url": "https://example.org"}}

    stage.api("setChatMenuButton", menu_button={"type": "commands"})
    stage.api("setChatMenuButton", chat_id=ANN, menu_button=page)

    assert stage.api("getChatMenuButton", chat_id=ANN) == page
    assert stage.telegram.menu_button(ANN) == page
    assert stage.telegram.menu_button(BOB) == {"type": "commands"}
    assert "MenuButton" in stage.refusal("setChatMenuButton", menu_button={"type": "web_app"})
