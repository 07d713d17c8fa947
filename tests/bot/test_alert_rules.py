"""The alert rules that come with the program watch what it really tells."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot import front
from tests.reading import ROOT
from tests.stories.street import Street, open_street
from tests.stories.test_paying import paid_before

RULES = (ROOT / "docs" / "alerts.yml").read_text(encoding="utf-8")
EXPRESSIONS = re.findall(r"^\s+expr: (.+)$", RULES, re.MULTILINE)
SELECTED = re.compile(r"(holdfast_\w+)(?:\{(\w+)=~?\"([^\"]+)\"\})?")


@pytest.fixture
async def told(tmp_path: Path) -> AsyncIterator[str]:
    """What a house answers to whoever asks for its numbers."""
    where = f"sqlite+aiosqlite:///{tmp_path}/holdfast.db", ""
    async with open_street(
        Street(*where, paid_before(tmp_path)), "seoul-animal-clinic"
    ) as town:
        await town.house._count_money()
        await town.house._verify()
        async with (
            front.serving(town.house, (), "127.0.0.1", 0) as port,
            ClientSession() as session,
            session.get(f"http://127.0.0.1:{port}/metrics") as answer,
        ):
            yield await answer.text()


async def test_every_number_that_a_rule_names_is_told(told: str) -> None:
    known = set(re.findall(r"^# TYPE (\w+) ", told, re.MULTILINE))
    named = {name for one in EXPRESSIONS for name, _, _ in SELECTED.findall(one)}

    assert len(named) >= 9
    assert named <= known


async def test_every_value_that_a_rule_looks_for_is_told_before_it_is_more_than_0(
    told: str,
) -> None:
    looked_for = [
        (name, label, value)
        for one in EXPRESSIONS
        for name, label, values in SELECTED.findall(one)
        for value in values.split("|")
        if label
    ]

    assert looked_for
    for name, label, value in looked_for:
        assert re.search(rf'^{name}{{[^}}]*{label}="{value}"', told, re.MULTILINE), value


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_a_rule_compares_and_closes_what_it_opens(expression: str) -> None:
    outside = re.sub(r'"[^"]*"', "", expression)

    assert " > " in outside
    for opening, closing in ("()", "{}", "[]"):
        assert outside.count(opening) == outside.count(closing)


def test_every_rule_says_what_it_is_about() -> None:
    rules = re.split(r"^\s+- alert: ", RULES, flags=re.MULTILINE)[1:]

    assert len(rules) == len(EXPRESSIONS)
    for rule in rules:
        assert re.search(r"^\s+summary: \S.{20,}", rule, re.MULTILINE), rule
        assert re.search(r"severity: (warning|critical)", rule), rule
