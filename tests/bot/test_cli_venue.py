"""A venue file goes in and comes out as it was, and says line by line what is wrong with it."""

import asyncio
import json
import re
import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.commands.apply import How, apply
from bot.commands.differing import list_changes
from bot.commands.failing import Failed
from bot.commands.toml_text import to_toml
from tests.commandline import CLINIC, CommandLine

BOOKED = """
INSERT INTO bookings (venue_id, id, reference, service_id, starts, ends, wanted,
    customer_id, status, version, placed_at, expires_at, policy)
VALUES (1, 1, 'BOK-1', 3, 99999990, 99999999, '', 1, 'confirmed', 2, 0, 0, '0|');
INSERT INTO allocations (venue_id, booking_id, part, resource_id, unit_from, unit_to,
    starts, ends, active)
VALUES (1, 1, 0, 6, 0, 1, 99999990, 99999999, 1);
"""
# Around the booking, which is in 2160.
WORKS = """
[[blackout]]
from = 2160-02-18 00:00:00
to = 2160-02-19 00:00:00
reason = { ko = "공사", en = "Works" }
"""

words = some.text(max_size=20)
scalars = some.one_of(
    words, some.booleans(), some.integers(-(2**63), 2**63 - 1), some.floats(allow_nan=False)
)
values = some.recursive(
    scalars, lambda inside: some.lists(inside) | some.dictionaries(words, inside), max_leaves=8
)


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path)


@given(some.dictionaries(words, values, max_size=5))
def test_whatever_is_written_as_toml_is_read_as_the_same(plain: dict[str, object]) -> None:
    assert tomllib.loads(to_toml(plain)) == plain


def test_toml_is_written_as_a_person_would() -> None:
    plain = {
        "venue": {"key": "pets", "name": {"ko": "동물병원", "en": 'The "Vet"'}, "open": True},
        "service": [{"key": "a", "needs": [{"group": "vet"}]}, {"key": "b"}],
        "special": [],
    }

    assert to_toml(plain) == (
        "special = []\n"
        "\n"
        "[venue]\n"
        'key = "pets"\n'
        'name = { ko = "동물병원", en = "The \\"Vet\\"" }\n'
        "open = true\n"
        "\n"
        "[[service]]\n"
        'key = "a"\n'
        'needs = [{ group = "vet" }]\n'
        "\n"
        "[[service]]\n"
        'key = "b"\n'
    )


def test_what_is_exported_and_applied_again_changes_nothing(line: CommandLine) -> None:
    line.open_clinic()
    exported = line("export")
    (line.folder / "again.toml").write_text(exported.out, encoding="utf-8")

    again = line("apply", "again.toml")

    assert exported.code == 0
    assert again.code == 0
    assert "nothing changed" in again.out
    assert line("export", "seoul-animal-clinic").out == exported.out


def test_the_exported_file_makes_the_same_venue_elsewhere(
    line: CommandLine, tmp_path_factory: pytest.TempPathFactory
) -> None:
    line.open_clinic()
    elsewhere = CommandLine(tmp_path_factory.mktemp("elsewhere"))
    (elsewhere.folder / "venue.toml").write_text(line("export").out, encoding="utf-8")

    elsewhere("apply", "venue.toml")

    assert elsewhere("export").out == line("export").out


def test_which_venue_is_asked_where_there_are_several(line: CommandLine) -> None:
    text = CLINIC.read_text(encoding="utf-8")
    (line.folder / "second.toml").write_text(
        text.replace('"seoul-animal-clinic"', '"second"'), encoding="utf-8"
    )
    line.open_clinic()
    line("apply", "second.toml")

    open_question, unknown = line("export"), line("export", "third")

    assert (open_question.code, unknown.code) == (1, 1)
    assert "seoul-animal-clinic, second" in open_question.err
    assert "seoul-animal-clinic, second" in unknown.err
    assert 'key = "second"' in line("export", "second").out
    assert line("invite", "owner", "--venue", "second").code == 0


def test_a_mistake_names_its_line_its_field_and_what_would_be_right(line: CommandLine) -> None:
    text = CLINIC.read_text(encoding="utf-8").replace(
        'zone = "Asia/Seoul"', 'zone = "Asia/Soul"'
    )
    (line.folder / "clinic.toml").write_text(text, encoding="utf-8")
    at = text.splitlines().index('zone = "Asia/Soul"') + 1

    ran = line("apply", "clinic.toml")

    assert ran.code == 1
    assert ran.out == ""
    assert ran.err.startswith(f"clinic.toml:{at}: venue.zone: ")
    assert "Asia/Seoul" in ran.err
    assert ran.err.endswith("Nothing was changed.\n")
    assert not (line.folder / "holdfast.db").exists()


def test_every_mistake_is_named_on_a_line_of_its_own(line: CommandLine) -> None:
    text = CLINIC.read_text(encoding="utf-8")
    text = text.replace('price = "40000"', "price = 40000").replace('lead = "1h"', 'led = "1h"')
    (line.folder / "clinic.toml").write_text(text, encoding="utf-8")

    ran = line("apply", "clinic.toml")

    assert ran.code == 1
    places = [one.split(": ")[0] for one in ran.err.splitlines()[:-1]]
    assert len(places) >= 2
    assert all(place.startswith("clinic.toml:") for place in places)


@pytest.mark.parametrize("content", [b"[venue\n", b"\xff\xfe", b"", None])
def test_a_file_that_is_none_changes_nothing(line: CommandLine, content: bytes | None) -> None:
    if content is not None:
        (line.folder / "clinic.toml").write_bytes(content)

    ran = line("apply", "clinic.toml")

    assert ran.code == 1
    assert ran.err.startswith("clinic.toml")
    assert not (line.folder / "holdfast.db").exists()


def test_what_changed_is_said(line: CommandLine) -> None:
    line.open_clinic()
    text = CLINIC.read_text(encoding="utf-8").replace('price = "40000"', 'price = "45000"')
    (line.folder / "clinic.toml").write_text(text, encoding="utf-8")

    ran = line("apply", "clinic.toml")

    assert ran.code == 0
    assert "version 2" in ran.out
    assert "service vaccination: price 40000 → 45000" in ran.out
    assert "The slots on offer stay as they are." in ran.out


def test_a_price_by_rule_goes_in_and_comes_out_as_it_was(line: CommandLine) -> None:
    rule = (
        '{ amount = "25000", per = "hour", overrides = [{ amount = "30000", weekdays = ["sat"] }, '
        '{ amount = "35000", season = { from = "12-20", to = "01-06" } }], deposit = "20%" }'
    )
    text = CLINIC.read_text(encoding="utf-8").replace('"40000"', rule)
    line.open_clinic()
    (line.folder / "clinic.toml").write_text(text, encoding="utf-8")

    changed, exported = line("apply", "clinic.toml"), line("export")

    (line.folder / "again.toml").write_text(exported.out, encoding="utf-8")
    assert (
        "service vaccination: price 40000 → (amount 25000, per hour, overrides " in changed.out
    )
    assert '    { weekdays = ["sat"], amount = "30000" },\n' in exported.out
    assert "nothing changed" in line("apply", "again.toml").out
    assert line("export").out == exported.out


def test_a_mistake_in_a_price_is_told_on_its_line(line: CommandLine) -> None:
    rule = """{ amount = "25000", overrides = [
        { amount = "30000", season = { from = 2026-12-20, to = 2026-01-06 } },
        { amount = "30000", weekdays = ["saturdy"] },
    ] }"""
    text = CLINIC.read_text(encoding="utf-8").replace('"40000"', rule)
    (line.folder / "clinic.toml").write_text(text, encoding="utf-8")
    at = text[: text.index(rule)].count("\n") + 1

    unknown = line("apply", "clinic.toml")
    (line.folder / "clinic.toml").write_text(text.replace("saturdy", "sat"), encoding="utf-8")
    reversed_ = line("apply", "clinic.toml")

    assert unknown.err.startswith(f"clinic.toml:{at + 2}: service.price.overrides.weekdays: ")
    assert 'did you mean "sat"?' in unknown.err
    assert reversed_.err.startswith(
        f"clinic.toml:{at + 1}: service.price.overrides.season.to: "
    )
    assert "ends before it begins: write 2026-12-20 or later" in reversed_.err


def book(line: CommandLine) -> None:
    """The clinic, with a grooming by Choi that is far ahead."""
    line.open_clinic()
    with closing(sqlite3.connect(line.folder / "holdfast.db")) as connection:
        connection.executescript(BOOKED)


def write(line: CommandLine, text: str) -> None:
    (line.folder / "clinic.toml").write_text(text, encoding="utf-8")


def notices(line: CommandLine) -> list[str]:
    with closing(sqlite3.connect(line.folder / "holdfast.db")) as connection:
        rows = connection.execute("SELECT key FROM jobs WHERE kind = 'tell-staff'")
        return [key for (key,) in rows]


def test_what_still_has_bookings_cannot_be_left_out(line: CommandLine) -> None:
    book(line)
    text, _, _ = CLINIC.read_text(encoding="utf-8").partition('[[service]]\nkey = "grooming"')
    write(line, text)

    ran = line("apply", "clinic.toml", "--keep-bookings")

    assert ran.code == 1
    assert "gone: service grooming" in ran.out
    assert "service grooming is not in the file and has a booking ahead" in ran.err
    assert "Put it back" in ran.err
    assert 'key = "grooming"' in line("export").out


@pytest.fixture
def here(line: CommandLine, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """The folder of the command line, for commands that are not worth a process of their own."""
    monkeypatch.chdir(line.folder)
    return line


def applied(how: How, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    """What applying the file here says, and why it is refused, if it is."""
    try:
        asyncio.run(apply(Path("clinic.toml"), how))
    except (Failed, SystemExit) as refused:
        return capsys.readouterr().out, str(refused)
    return capsys.readouterr().out, ""


def test_bookings_without_a_place_are_listed_and_stay_only_if_the_owner_says_so(
    here: CommandLine, capsys: pytest.CaptureFixture[str]
) -> None:
    book(here)
    write(here, CLINIC.read_text(encoding="utf-8") + WORKS)

    refused, why = applied(How(), capsys)
    unchanged = notices(here)
    kept, fine = applied(How(keep=True), capsys)

    booking = (
        "    BOK-1  Mon 2160-02-18 19:30  grooming, groomer-choi, confirmed: "
        "groomer-choi is blacked out then\n"
    )
    assert refused.endswith(f"This affects a booking:\n{booking}")
    assert "a booking would be left without a place. Nothing was changed." in why
    assert "--keep-bookings" in why
    assert (unchanged, fine) == ([], "")
    assert "This is version 2 now.\nLeft as it is, and told to staff: a booking.\n" in kept
    assert notices(here) == ["staff:1:staff-orphaned:2"]


def test_a_look_changes_nothing_and_says_what_would_be(
    here: CommandLine, capsys: pytest.CaptureFixture[str]
) -> None:
    text, look = CLINIC.read_text(encoding="utf-8"), How(only_look=True)
    write(here, text)
    new, _ = applied(look, capsys)
    made = (here.folder / "holdfast.db").exists()
    here.open_clinic()
    write(
        here, text.replace('fri = ["09:00-12:30", "13:30-18:00"]', 'fri = ["09:00-12:30"]', 1)
    )

    told, _ = applied(look, capsys)
    write(here, text)
    same, _ = applied(look, capsys)

    assert not made
    assert new.startswith("서울 동물병원 (seoul-animal-clinic): new, 7 resources, 3 services.")
    assert "    hours: fri 09:00-12:30, 13:30-18:00 → 09:00-12:30\n" in told
    assert re.search(r"Slots in the next 7 days: [1-9]\d* fewer, 0 more; in all ", told)
    assert told.endswith("Nothing was changed: this was only a look.\n")
    assert "nothing changed" in same


def test_programs_are_told_the_same_as_json(
    here: CommandLine, capsys: pytest.CaptureFixture[str]
) -> None:
    book(here)
    write(here, CLINIC.read_text(encoding="utf-8") + WORKS)

    refused, code = applied(How(as_json=True), capsys)
    kept, fine = applied(How(as_json=True, keep=True), capsys)
    write(here, "[venue]\nkey = 3\n")
    wrong, bad = applied(How(as_json=True), capsys)

    told, done, unread = map(json.loads, (refused, kept, wrong))
    assert (code, fine, bad) == ("1", "", "1")
    assert (told["applied"], done["applied"], done["version"]) == (False, True, 2)
    assert told["effect"] == done["effect"]
    assert told["effect"]["affected"][0]["reference"] == "BOK-1"
    assert told["changes"] == ["new: blackout 2160-02-18 00:00 to 2160-02-19 00:00"]
    assert "--keep-bookings" in told["refused"]
    assert (2, "venue.key") in {(one["line"], one["field"]) for one in unread["problems"]}


def test_every_kind_of_change_has_a_line() -> None:
    before = {
        "venue": {"key": "pets", "phone": "1", "zone": "Asia/Seoul"},
        "resource": [{"key": "a", "group": "vet"}, {"key": "b", "group": "vet"}],
        "special": [{"date": "2026-12-24"}],
        "blackout": [{"from": "1", "to": "2"}],
        "service": [
            {
                "key": "cut",
                "approval": False,
                "price": {"amount": "5", "travel": {"per_km": "1"}},
                "needs": [{"group": "vet"}, {"group": "room", "choosable": False}],
                "asks": [{"kind": "note"}, {"kind": "subject"}],
            }
        ],
    }
    after = {
        "venue": {"key": "pets", "zone": "Asia/Tokyo"},
        "limits": {"live_holds": 2},
        "resource": [{"key": "c", "group": "vet"}, {"key": "a", "group": "room"}],
        "special": [{"date": "2026-12-24", "hours": ["09:00-12:00", "13:00-18:00"]}],
        "service": [
            {
                "key": "cut",
                "approval": True,
                "price": {"amount": "5", "travel": {"per_km": "2"}},
                "needs": [{"group": "vet", "units": 2}, {"group": "table"}],
                "asks": [{"kind": "subject"}, {"kind": "note"}],
            }
        ],
    }

    assert list_changes(before, after) == (
        "venue: phone 1 → (not set)",
        "venue: zone Asia/Seoul → Asia/Tokyo",
        "new: resource c",
        "gone: resource b",
        "resource a: group vet → room",
        "special 2026-12-24: hours (not set) → 09:00-12:00, 13:00-18:00",
        "gone: blackout 1 to 2",
        "service cut: approval no → yes",
        "service cut: price.travel.per_km 1 → 2",
        "service cut: new: needs table (group table)",
        "service cut: gone: needs room",
        "service cut: needs vet: units (not set) → 2",
        "service cut: asks in another sequence",
        "limits: live_holds (not set) → 2",
    )


def test_a_file_in_another_sequence_is_a_change_too() -> None:
    one, two = {"key": "a"}, {"key": "b"}

    changes = list_changes({"service": [one, two]}, {"service": [two, one]})

    assert changes == ("only how it is written",)


REPORTED = """\
2160-02-18 to 2160-02-19

resource"""


def test_a_report_says_how_much_of_each_resource_was_taken(line: CommandLine) -> None:
    """S1-39: utilisation, for people and for programs."""
    line.open_clinic()
    with closing(sqlite3.connect(line.folder / "holdfast.db")) as connection:
        # At half past two in the afternoon there, for an hour.
        script = BOOKED.replace("99999990", "99999690").replace("99999999", "99999750")
        connection.executescript(script)

    ran = line("report", "--from", "2160-02-18", "--days", "2")
    told = json.loads(line("report", "--from", "2160-02-18", "--days", "2", "--json").out)
    wrong = line("report", "--from", "soon")

    assert ran.out.startswith(REPORTED)
    assert "holds placed     0" in ran.out
    taken = {key: one for key, one in told["resources"].items() if one["booked_minutes"]}
    [(key, one)] = taken.items()
    assert (one["booked_minutes"], one["peak"]) == (60, 1)
    assert one["utilisation"] == round(60 / one["open_minutes"], 4)
    assert re.search(rf"^{key} .* 1\.0 .* {one['utilisation']:.0%} ", ran.out, re.MULTILINE)
    assert (wrong.code, "2026-11-18" in wrong.err) == (1, True)
