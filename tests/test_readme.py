"""What the README says of settings, commands and files is so."""

import re

from bot.__main__ import cli
from bot.settings import Settings
from tests.reading import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
# Commands of `run` itself.
OF_RUN = {"test", "check", "bench", "coverage", "soak"}


def test_the_table_of_settings_is_the_settings_with_their_defaults() -> None:
    rows = re.findall(r"^\| `(HOLDFAST_\w+)` \|([^|]*)\|", README, re.MULTILINE)

    described = {name: default.strip(" `") for name, default in rows}

    assert described == {
        f"HOLDFAST_{name}".upper(): str(field.default or "")
        for name, field in Settings.model_fields.items()
    }


def test_every_command_of_the_readme_exists() -> None:
    known = {one.callback.__name__ for one in cli.registered_commands if one.callback}
    known |= {str(group.name) for group in cli.registered_groups}
    named = set(re.findall(r"python3 run (\w+)", README))

    assert {"demo", "test"} <= named
    assert named <= known | OF_RUN


def test_every_file_the_readme_names_is_there() -> None:
    linked = re.findall(r"\]\((?!https?:)([^)]+)\)", README)
    quoted = re.findall(r"`((?:bot|domain|storage|tests|locales)/[\w./]*)`", README)

    assert [path for path in (*linked, *quoted) if not (ROOT / path).exists()] == []


def test_the_picture_of_the_readme_is_small() -> None:
    assert (ROOT / "docs" / "booking.png").stat().st_size < 400_000
