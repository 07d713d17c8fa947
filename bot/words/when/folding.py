"""One spelling for the many ways to type the same characters, with the way back to them.

Full-width and circled forms, capitals, marks of direction, keycap digits and emoji would
otherwise hide a date; the remaining words of a line must still be shown as they were typed.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

APOSTROPHES = "'’‘ʼ`´"
SPECIAL = {
    **dict.fromkeys(APOSTROPHES, ""),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("〜∼～", "~"),
    # Selectors of how the character before is drawn.
    **dict.fromkeys(map(chr, range(0xFE00, 0xFE10)), ""),
    **dict.fromkeys("¿¡", " "),
    **dict.fromkeys("॰।", "."),
    # Devanagari is typed with and without its dot, with either of two signs for the nasal,
    # Russian with and without the dots of ё.
    "\u093c": "",
    "\u0901": "\u0902",
    "ё": "е",
    "Ё": "е",
    # ㅎㅎ: letters of their own, not parts of a syllable.
    **{chr(code): chr(code) for code in range(0x3131, 0x3190)},
}
LAST_LATIN = "\u024f"
INVISIBLE = frozenset({"Cf", "Cc", "Me"})
PICTURES = frozenset({"So", "Sk", "Cs", "Co", "Cn"})


@dataclass(frozen=True, slots=True)
class Folded:
    """A line in one spelling; `origin[i]` is where its character i stood in `typed`."""

    typed: str
    plain: str
    origin: tuple[int, ...]

    def slice_typed(self, start: int, end: int) -> str:
        """What was typed for the characters from start to end."""
        return self.typed[self.origin[start] : self.origin[end]]


def fold(text: str) -> Folded:
    """Lower case, plain digits, dashes and spaces; no marks that cannot be seen."""
    typed = unicodedata.normalize("NFC", text)
    plain: list[str] = []
    origin: list[int] = []
    for place, character in enumerate(typed):
        for one in _fold_character(character):
            plain.append(one)
            origin.append(place)
    return Folded(typed, "".join(plain), (*origin, len(typed)))


def fold_word(word: str) -> str:
    """The same for a word of a vocabulary."""
    return "".join(map(_fold_character, unicodedata.normalize("NFC", word)))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character.isascii():
        return "" if character in APOSTROPHES else character.lower()
    known = SPECIAL.get(character)
    if known is not None:
        return known
    category = unicodedata.category(character)
    if category in INVISIBLE:
        return ""
    if category in PICTURES or category.startswith("Z"):
        return " "
    if category == "Nd":
        return str(unicodedata.digit(character))
    return _fold_letter(character)


def _fold_letter(character: str) -> str:
    if character > LAST_LATIN:
        return unicodedata.normalize("NFKC", character).casefold()
    # Accents are often left out, and change no word about time.
    base = unicodedata.normalize("NFKD", character).casefold()
    return "".join(one for one in base if not unicodedata.combining(one))
