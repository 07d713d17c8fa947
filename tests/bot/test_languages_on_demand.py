"""Languages that a venue does not speak are loaded when somebody does, and nobody waits for that."""

import asyncio
from collections.abc import Awaitable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.words.catalogue import Catalogues
from bot.words.when.languages import grammar_of, rules_of, vocabulary_of
from bot.words.when.reader import WhenReader

NOW = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
SEOUL = ZoneInfo("Asia/Seoul")


async def turns_during(work: Awaitable[object]) -> int:
    """How often somebody else has a turn until the work is done."""
    turns, ending = 0, asyncio.ensure_future(work)
    while not ending.done():
        await asyncio.sleep(0)
        turns += 1
    return turns


def forget() -> None:
    for kept in (vocabulary_of, rules_of, grammar_of):
        kept.cache_clear()


async def test_a_language_learned_is_the_language_asked_for() -> None:
    catalogues = Catalogues.load()

    learned = await catalogues.learn("ru", ("en",))

    assert learned is catalogues.for_("ru", ("en",))
    assert learned.locale == "ru_RU"


async def test_a_first_line_in_another_script_is_read_as_any_later_one() -> None:
    forget()
    reader = WhenReader("en", ("en",))

    await reader.prepare("내일 오후 3시")
    first = reader.read("내일 오후 3시", now=NOW, zone=SEOUL)

    assert first.readings
    assert first == WhenReader("en", ("ko",)).read("내일 오후 3시", now=NOW, zone=SEOUL)


async def test_to_prepare_a_line_loads_no_more_than_it_needs() -> None:
    forget()
    reader = WhenReader("en", ("en",))

    await reader.prepare("tomorrow at 3")
    for_latin = vocabulary_of.cache_info().currsize
    await reader.prepare("завтра в 15")

    assert for_latin == 1
    assert vocabulary_of.cache_info().currsize > for_latin


async def test_others_have_their_turns_while_languages_are_loaded() -> None:
    forget()
    catalogues, reader = Catalogues.load(), WhenReader("hi", ("en",))

    async def at_once() -> None:
        Catalogues.load().for_("hi")

    assert await turns_during(catalogues.learn("hi")) > 3
    assert await turns_during(reader.prepare("कल शाम 5 बजे")) > 3
    assert await turns_during(at_once()) <= 3
