"""Numbers of cards are not kept, wherever somebody writes them; other numbers are."""

from typing import Any

import orjson
import pytest

from bot.cards import without_cards
from bot.runtime.ingest import Ingest
from bot.web.api.models.bookings import DetailsIn
from tests.bot.runtime.test_ingest import ANN, Shelf


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("4242424242424242", "••••••••••••4242"),
        ("my card: 4242 4242 4242 4242, thanks", "my card: •••• •••• •••• 4242, thanks"),
        ("3782-822463-10005", "••••-••••••-•0005"),
        ("6759649826438453", "••••••••••••8453"),
    ],
)
def test_of_a_card_the_last_four_digits_are_left(written: str, kept: str) -> None:
    assert without_cards(written) == kept
    assert len(kept) == len(written)


@pytest.mark.parametrize(
    "written",
    [
        "4242424242424241",
        "+4915112345678901",
        "0049 151 1234 5678",
        "010-1234-5678",
        "BOK-20261118-7K3M9Q",
        "tomorrow 10:30 to 11:45",
        "42424242424242424242424242",
    ],
)
def test_other_numbers_are_left_alone(written: str) -> None:
    assert without_cards(written) == written


@pytest.mark.parametrize("kind", ["message", "edited_message"])
async def test_nothing_of_a_card_that_is_typed_is_kept(kind: str) -> None:
    shelf = Shelf()
    message: dict[str, Any] = {"from": ANN, "text": "pay 4242 4242 4242 4242"}

    await Ingest(shelf, lambda _: None).receive(
        7, orjson.dumps({"update_id": 1, kind: message})
    )

    [(_, _, _, payload)] = shelf.arrived
    assert "4242 4242" not in payload
    assert "•••• 4242" in payload


def test_nothing_of_a_card_that_a_program_sends_is_kept() -> None:
    details = DetailsIn(subject="4242424242424242", note="4242 4242 4242 4242")

    assert (details.subject, details.note) == ("••••••••••••4242", "•••• •••• •••• 4242")
