"""What a venue wrote in its own words, possibly in several languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """A name or sentence by language; the first language is the one to fall back to."""

    by_language: tuple[tuple[str, str], ...]

    @classmethod
    def plain(cls, text: str) -> Label:
        """The same text for every reader."""
        return cls((("", text),))

    def in_(self, language: str) -> str:
        """The text for a reader of `language` (`ko`), else the first text there is."""
        for code, text in self.by_language:
            if code == language:
                return text
        return self.by_language[0][1]

    def every(self) -> tuple[str, ...]:
        """All spellings, for finding what a person typed."""
        return tuple(text for _, text in self.by_language)
