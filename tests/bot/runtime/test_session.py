"""What a lane remembers survives being kept, and a failed step leaves no trace in it."""

from datetime import UTC, datetime

import pytest

from bot.runtime.session import PanelMessage, Session

PANEL = PanelMessage(5, 77, 3, datetime(2026, 11, 18, 1, 2, 3, tzinfo=UTC))


def full() -> Session:
    return Session(
        locale="ko",
        conv={"book": {"5:5": "when"}},
        venue=1,
        draft={"service": 3, "pets": ["Rex", {"age": 2}], "note": "안녕 😀 \u0000"},
        panel=PANEL,
    )


def test_what_was_kept_is_what_is_loaded() -> None:
    loaded = Session.load(full().dump())

    assert loaded.dump() == full().dump()
    assert loaded.panel == PANEL
    assert loaded.draft == full().draft


def test_a_lane_nobody_has_used_remembers_nothing() -> None:
    assert Session.load("") == Session()


def test_only_what_lasts_is_kept() -> None:
    session = full()
    session.key, session.sent = "tg:1:2", True

    assert session.dump() == full().dump()


def test_a_failed_step_is_forgotten_deep_down_and_its_panel_is_not() -> None:
    session = Session.load(full().dump())
    pets = session.draft["pets"]
    assert isinstance(pets, list)
    pets.append("changed")
    session.conv["book"]["5:5"] = "changed"
    session.locale = "en"
    session.panel = None

    session.restore()

    session.panel, kept = PANEL, session.panel
    assert session.dump() == full().dump()
    assert kept is None


def test_every_venue_has_a_draft_of_its_own() -> None:
    session = full()
    session.move(2)
    at_second = session.draft
    session.keep_draft(2, {"service": 1})
    session.keep_draft(3, {"service": 9})
    session = Session.load(session.dump())

    session.move(1)

    assert at_second == {}
    assert session.draft == full().draft
    assert session.draft_at(2) == {"service": 1}
    assert session.draft_at(3) == {"service": 9}
    assert session.draft_at(4) == {}


def test_a_failed_step_does_not_move() -> None:
    session = Session.load(full().dump())
    session.move(2)

    session.restore()

    assert session.dump() == full().dump()


def test_a_session_from_before_there_were_venues_is_at_the_first() -> None:
    assert Session.load('{"draft": {"service": 3}}').venue == 1


def test_a_state_of_another_version_is_read_as_far_as_it_is_known() -> None:
    loaded = Session.load('{"locale": "ko", "mood": "good"}')

    assert loaded.locale == "ko"
    assert (loaded.conv, loaded.draft, loaded.panel) == ({}, {}, None)


def test_a_draft_holds_only_what_can_be_kept() -> None:
    session = Session(draft={"when": object()})  # type: ignore[dict-item]

    with pytest.raises(TypeError):
        session.dump()
