"""Updates are put in the right lane, lightened, and refused only when they are none."""

import asyncio
from collections.abc import Sequence
from typing import Any

import orjson
import pytest

from bot.runtime.ingest import Ingest, NotAnUpdate, lane_of
from bot.runtime.nudges import Nudge, to_nudge
from bot.runtime.ports import Arrival
from domain.errors import StoreBusy

BOT = 7
ANN = {"id": 11, "is_bot": False, "first_name": "Ann"}
CHAT = {"id": -100, "type": "supergroup"}


class Shelf:
    """Keeps what arrives."""

    def __init__(self) -> None:
        self.arrived: list[Arrival] = []

    async def add(self, arrivals: Sequence[Arrival]) -> None:
        self.arrived += arrivals

    async def waiting(self, bot_ids: Sequence[int], limit: int) -> tuple[str, ...]:
        return ()

    async def purge(self) -> int:
        return 0


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        ({"message": {"from": ANN, "chat": CHAT}}, "7:u:11"),
        ({"edited_message": {"from": ANN, "chat": CHAT}}, "7:u:11"),
        ({"callback_query": {"from": ANN, "message": {"chat": CHAT}}}, "7:u:11"),
        ({"inline_query": {"from": ANN}}, "7:u:11"),
        ({"my_chat_member": {"from": ANN, "chat": CHAT}}, "7:u:11"),
        ({"poll_answer": {"user": ANN}}, "7:u:11"),
        ({"message": {"from": ANN, "successful_payment": {}}}, "7:u:11"),
        ({"pre_checkout_query": {"from": ANN}}, "7:p:11"),
        ({"shipping_query": {"from": ANN}}, "7:p:11"),
        ({"channel_post": {"chat": CHAT}}, "7:c:-100"),
        ({"poll": {"id": "5"}}, "7:x"),
        ({"brand_new_thing": {"who": ANN}}, "7:x"),
        ({}, "7:x"),
    ],
)
def test_whose_turn_an_update_is(update: dict[str, Any], lane: str) -> None:
    assert lane_of(BOT, {"update_id": 1, **update}) == lane


async def test_it_is_kept_before_anybody_is_told() -> None:
    shelf, kicked = Shelf(), list[tuple[str, int]]()
    ingest = Ingest(shelf, lambda lane: kicked.append((lane, len(shelf.arrived))))

    await ingest.receive(BOT, b'{"update_id": 3, "message": {"from": {"id": 11}, "text": "x"}}')

    [(bot, number, lane, payload)] = shelf.arrived
    assert (bot, number, lane) == (BOT, 3, "7:u:11")
    assert orjson.loads(payload)["message"]["text"] == "x"
    assert kicked == [("7:u:11", 1)]


async def test_of_the_message_under_a_tap_only_its_address_is_kept() -> None:
    shelf = Shelf()
    markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    message = {
        "message_id": 5,
        "date": 9,
        "chat": CHAT,
        "text": "Sure?",
        "reply_markup": markup,
    }
    tap = {"id": "1", "from": ANN, "data": "y", "message": message}

    await Ingest(shelf, print).receive_all(BOT, [{"update_id": 3, "callback_query": tap}])

    [(_, _, _, payload)] = shelf.arrived
    kept = orjson.loads(payload)["callback_query"]
    assert kept["message"] == {"message_id": 5, "chat": CHAT, "date": 0}
    assert kept["data"] == "y"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"7",
        b"{}",
        b'{"update_id": "3"}',
        b'{"update_id": -3}',
        b'{"update_id": 9223372036854775808}',
        b'{"update_id": 3.5}',
        b'{"update_id": true}',
        b'{"update_id": 3, "message": {"from": "Ann"}}',
        b'{"update_id": 3, "callback_query": 5}',
        b"\xff\xfe",
    ],
)
async def test_what_telegram_would_not_send_is_refused(raw: bytes) -> None:
    shelf = Shelf()

    with pytest.raises(NotAnUpdate):
        await Ingest(shelf, print).receive(BOT, raw)

    assert shelf.arrived == []


async def test_a_nudge_goes_before_updates_and_keeps_its_number() -> None:
    shelf = Shelf()
    ingest = Ingest(shelf, print)
    nudge = Nudge(11, "hold-over", 1, 2)

    for number in (100, 101, 100):
        await ingest.nudge(BOT, nudge, number)

    numbers = [number for _, number, _, _ in shelf.arrived]
    assert numbers[0] == numbers[2] < numbers[1] < 0
    assert {lane for _, _, lane, _ in shelf.arrived} == {"7:u:11"}
    assert to_nudge(shelf.arrived[0][3]) == nudge


class Hasty(Ingest):
    """Acknowledges what it has not kept yet."""

    async def receive(self, bot_id: int, raw: bytes) -> None:
        self.keeping = asyncio.create_task(super().receive(bot_id, raw))


@pytest.mark.parametrize(("ingest", "kept"), [(Ingest, 1), (Hasty, 0)])
async def test_only_what_was_kept_before_it_was_acknowledged_survives_a_crash(
    ingest: type[Ingest], kept: int
) -> None:
    """The second is the negative control."""
    shelf = Shelf()
    receiving = ingest(shelf, print)
    await receiving.receive(BOT, b'{"update_id": 3, "message": {"from": {"id": 11}}}')

    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()

    assert len(shelf.arrived) == kept


class Full(Shelf):
    """Keeps nothing."""

    async def add(self, arrivals: Sequence[Arrival]) -> None:
        raise StoreBusy


async def test_of_what_cannot_be_kept_somebody_is_told() -> None:
    ingest, told = Ingest(Full(), no_kick), list[tuple[int, str]]()
    ingest.on_unkept(lambda bot_id, payload: told.append((bot_id, payload)))
    update = {"update_id": 1, "message": {"from": ANN, "chat": CHAT}}

    with pytest.raises(StoreBusy):
        await ingest.receive(BOT, orjson.dumps(update))

    assert [(bot_id, orjson.loads(one)) for bot_id, one in told] == [(BOT, update)]


def no_kick(lane: str) -> None:
    raise AssertionError(lane)
