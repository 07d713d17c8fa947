"""Past every screen in every language: nothing falls back, nothing is cut, nothing is refused."""

import re
from functools import cache
from pathlib import Path

import pytest

from bot.callbacks import LIMIT
from bot.screens.screen import FITS, columns
from bot.words.catalogue import LOCALES, Catalogues
from bot.words.fluent import Choice, Pattern, read
from bot.words.sentences import TOAST_LIMIT
from tests.stories.abroad import WORDS, Heard, Tale, Teller, repeat, telling_at, write_clinic
from tests.stories.tour import live, walk
from tests.stories.town import ALEX, MINJI, SORA, Phone

CATALOGUES = Catalogues.load()
LANGUAGES = CATALOGUES.languages
NAMES = {CATALOGUES.for_(one).say("language-name-plain") for one in LANGUAGES}
# Scripts in which no word of the sentences is written in Latin letters.
OWN_SCRIPT = {"hi": "[\u0900-\u097f]", "ko": "[가-힣]", "mr": "[\u0900-\u097f]", "ru": "[а-яё]"}
# What people typed, what they are called, and what is written so everywhere.
LATIN = frozenset(
    [
        "Alex",
        "Minji",
        "Sora",
        "Bori",
        "Coco",
        "Not",
        "then",
        "soon",
        "sun",
        "nation",
        "yesterday",
        "BOK",
        "UTC",
        "Telegram",
        "am",
        "pm",
        "AM",
        "PM",
        "xx",
    ]
)
ENGLISH_SIZE = 10
TOLD: list[Tale] = []


async def more(alex: Phone, minji: Phone, sora: Phone) -> None:
    """What the tour leaves out: a lost race, an approval, lines that cannot be a time."""
    for line in ("31 feb", "yesterday 10:00", "in 300 days", "sunday", "x" * 300, "/xx", "99"):
        await alex.says(line)
    await alex.says("grooming monday")
    await minji.says("grooming monday 13:30")
    await alex.taps("13:30")
    await alex.taps("All times")
    await minji.says("Coco")
    await minji.taps("Send request")
    await sora.taps("Approve")
    for line in ("/today monday", "/today xx", "/why", "/why monday 13:30", "/why sunday 9:00"):
        await sora.says(line)
    await alex.says("consultation monday 15:00")
    await alex.taps("Bori")
    await alex.taps("Release")
    await minji.says("/bookings")
    await minji.taps("Grooming")
    await minji.taps("Cancel booking")
    await minji.taps("Plans changed")


@pytest.fixture
async def tale(tmp_path_factory: pytest.TempPathFactory) -> Tale:
    """The story as it is told in English, once."""
    if not TOLD:
        TOLD.append(await told(tmp_path_factory.mktemp("english")))
    return TOLD[0]


async def told(folder: Path) -> Tale:
    async with telling_at(folder, write_clinic(folder)) as town:
        town.person(ALEX, "Alex", "en")
        town.person(MINJI, "Minji", "en")
        await town.staff(SORA, "Sora", "en")
        alex, minji, sora = (Teller(town, one) for one in (ALEX, MINJI, SORA))
        await walk(alex, sora)
        await more(alex, minji, sora)
        return town.tale


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_screen_is_said_and_can_be_read_in_every_language(
    language: str, tale: Tale, tmp_path: Path
) -> None:
    heard, data = Heard(), set[str]()
    async with telling_at(tmp_path, write_clinic(tmp_path)) as town:
        phones = {
            ALEX: town.person(ALEX, "Alex", language),
            MINJI: town.person(MINJI, "Minji", language),
            SORA: await town.staff(SORA, "Sora", language),
        }
        town.telegram.listen(heard.hear)

        await repeat(tale, phones, lambda: data.update(*map(live, phones.values())))

    assert [row for row in heard.rows if cut(row)] == []
    assert [one for one in heard.toasts if len(one) > TOAST_LIMIT] == []
    assert max(map(len, data)) <= LIMIT
    assert [one for one in heard.said() if foreign(language, one)] == []


def test_what_is_cut_or_in_another_language_is_found() -> None:
    assert cut(("A label that is far too long", "Home"))
    assert foreign("de", "Please choose again.")
    assert foreign("de", "Вещь 3 · 30 Min.")
    assert foreign("ru", "Вещь 3, today")
    assert not foreign("ru", "Вещь 3, сегодня, Telegram")


def cut(row: tuple[str, ...]) -> bool:
    """Whether a small phone cuts a label that stands beside another."""
    return any(columns(label) > FITS[len(row)] for label in row)


def foreign(language: str, text: str) -> bool:
    """Whether something in a text is not in the language."""
    if text in NAMES:
        return False
    others = {word for one, word in WORDS.items() if one != language and word}
    if any(word in text for word in others) or any(one in text for one in english(language)):
        return True
    if language not in OWN_SCRIPT:
        return False
    latin = re.sub(r"/\w+|https?://\S+|BOK-\S+|\S+\.ics|x{9,}…?", " ", text)
    return not set(re.findall("[A-Za-z]{2,}", latin)) <= LATIN


@cache
def english(language: str) -> frozenset[str]:
    """Pieces of English sentences that the language has no sentence with."""
    if language == "en":
        return frozenset()
    own = "\n".join(pieces(language))
    return frozenset(
        one
        for one in pieces("en")
        if len(one) >= ENGLISH_SIZE and " " in one and one not in own
    )


def pieces(language: str) -> set[str]:
    """The fixed text of every sentence between its holes."""
    files = (LOCALES / language).glob("*.ftl")
    found = (texts(one) for file in files for one in read(file).values())
    return {piece.strip() for each in found for text in each for piece in text.split("%s")}


def texts(pattern: Pattern) -> list[str]:
    """The templates of a pattern and of all its variants."""
    below = [
        text
        for hole in pattern.holes
        if isinstance(hole, Choice)
        for variant in hole.variants.values()
        for text in texts(variant)
    ]
    return [re.sub("<[^>]*>", "", pattern.template), *below]
