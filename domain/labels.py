"""What a venue wrote in its own words, possibly in several languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# A stranger to all languages of a venue reads this one most likely.
_WORLD = "en"


@dataclass(frozen=True, slots=True)
class Label:
    """A name or sentence by language tag; English, or else the first, is for all others."""

    by_language: tuple[tuple[str, str], ...]

    @classmethod
    def plain(cls, text: str) -> Label:
        """The same text for every reader."""
        return cls((("", text),))

    def in_(self, language: str) -> str:
        """The text for a reader of `language` (`ko`, `en` also for `en-AU`), else what there is."""
        for wanted in (language, _WORLD):
            for tag, text in self.by_language:
                if tag == wanted or tag.startswith(f"{wanted}-"):
                    return text
        return self.by_language[0][1]

    def every(self) -> tuple[str, ...]:
        """All spellings, for finding what a person typed."""
        return tuple(text for _, text in self.by_language)


def together(labels: Sequence[Label]) -> Label:
    """All of them as one, in every language that any of them has: "Consultation + Vaccination"."""
    tags = dict.fromkeys(tag for one in labels for tag, _ in one.by_language)
    return Label(tuple((tag, " + ".join(one.in_(tag) for one in labels)) for tag in tags))
