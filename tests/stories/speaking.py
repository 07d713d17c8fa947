"""What somebody who reads a language is told, for stories that are told in it."""

from __future__ import annotations

from functools import cache

from bot.words.catalogue import Catalogues
from bot.words.speech import Words


@cache
def reader(language: str) -> Words:
    """The sentences of a language."""
    return Catalogues.load().for_(language)
