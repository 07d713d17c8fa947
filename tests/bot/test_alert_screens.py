"""What who runs the venue is told has both facts, whatever they are and in every language."""

import pytest

from bot.screens import alerts
from bot.words.catalogue import Catalogues
from domain.contradictions import Against
from domain.money import Money
from domain.resources import Provider
from tests.factories import NOW, make_venue

CATALOGUES = Catalogues.load()
AMOUNTS = Money(25_000, "KRW"), Money(21_000, "KRW")
REFERENCES = "BOK-20261118-AAAAAA", "BOK-20261118-BBBBBB"


@pytest.mark.parametrize("language", ["de", "en", "es", "hi", "ko", "mr", "ru"])
@pytest.mark.parametrize("what", list(Against))
def test_a_contradiction_is_told_with_both_facts(what: Against, language: str) -> None:
    words = CATALOGUES.for_(language)
    both = alerts.Both(Provider.TOSS, "tgen_1", what, AMOUNTS, REFERENCES)

    text = alerts.contradiction(words, make_venue(), both, NOW).text

    facts = [words.money(one) for one in AMOUNTS]
    if what is Against.UNDONE:
        facts = facts[:1]
    if what is Against.MOVED:
        facts = list(REFERENCES)
    assert all(fact in text for fact in (*facts, "tgen_1", REFERENCES[0]))
