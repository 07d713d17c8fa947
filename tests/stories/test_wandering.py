"""Three people wander through the chat at random; whatever they do, it is answered.

The dice are pytest-randomly's: `--randomly-seed` walks the same way again.
"""

from __future__ import annotations

import random

import pytest

from bot.sandbox.wire import Upload
from storage.verify import count, verify
from tests.stories.tour import LINES, bare
from tests.stories.town import Phone, Town, rows_of

pytestmark = pytest.mark.timeout(400)
STEPS = 70
SAID = (
    *(
        *LINES,
        "yes",
        "no",
        "back",
        "cancel",
        "skip",
        "more",
        "1",
        "3",
        "99",
        "soonest",
        "again",
    ),
    *("any", "hello", "thanks", "dr lee tomorrow 10:00", "in 2 hours", "weekend", "🐶" * 9),
    *(
        "진료 내일 오후 3시",
        "미용 금요일",
        "네",
        "뒤로",
        "취소",
        "/today",
        "/requests",
        "/why sun 9",
    ),
)
MINUTES = (1, 6, 11, 16, 120, 780, 1440)


async def wanders(town: Town, phones: tuple[Phone, ...], seen: list[str]) -> str:
    """One thing that somebody does; what it was, for whoever reads of a failure."""
    phone, die = random.choice(phones), random.random()
    telegram = town.telegram
    if die < 0.6 and (places := buttons_of(phone)):
        message_id, row, column, data = random.choice(places[-40:])
        seen.append(data)
        for _ in range(random.choice((1, 1, 1, 2))):
            telegram.tap(phone.id, None, message_id, row=row, column=column)
        await town.settle()
        return f"{phone.id} taps {data}"
    if die < 0.82:
        line = random.choice(SAID)
        await phone.says(line)
        return f"{phone.id} says {line[:40]}"
    if die < 0.87 and seen:
        data = random.choice((bare, str))(random.choice(seen))
        await phone.sends(data)
        return f"{phone.id} sends {data}"
    if die < 0.9:
        telegram.send_voice(phone.id, Upload("voice.ogg", b"OggS", "audio/ogg"))
        await town.settle()
        return f"{phone.id} speaks"
    if die < 0.97:
        minutes = random.choice(MINUTES)
        await town.passes(minutes=minutes)
        return f"{minutes} min pass"
    await town.restart()
    return "restart"


def buttons_of(phone: Phone) -> list[tuple[int, int, int, str]]:
    """Every button in the chat that tells the bot something: message, row, column, data."""
    return [
        (message["message_id"], row, column, button["callback_data"])
        for message in phone.messages()
        for row, buttons in enumerate(rows_of(message))
        for column, button in enumerate(buttons)
        if "callback_data" in button
    ]


async def test_whatever_people_do_is_answered_and_leaves_one_panel(
    town: Town, alex: Phone, minji: Phone, sora: Phone
) -> None:
    phones, seen, walked = (alex, minji, sora), list[str](), list[str]()
    for phone in (alex, minji):
        await phone.starts()

    for _ in range(STEPS):
        walked.append(await wanders(town, phones, seen))

        way = "\n".join(walked[-15:])
        assert town.telegram.unanswered() == (), way
        assert town.house.runtime.lanes.counts["failed"] == 0, way
        assert [phone.panels() for phone in phones] == [1, 1, 1], way
        assert not any("Something went wrong" in phone.screen() for phone in phones), way
    assert not any(count(await verify(town.store.database)).values()), walked
