"""What tests of the store share."""

import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.factories import HandClock
from tests.storage.cashier import Cashier, books_are_right
from tests.storage.clinic import open_clinic
from tests.stores import KINDS, url_of


@pytest.fixture
def seed() -> int:
    """Chance that can be repeated: the number is in the output of a failed test."""
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    return seed


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of an empty database of either kind."""
    return url_of(request.param, request, tmp_path)


@pytest.fixture
async def cashier(url: str, clock: HandClock) -> AsyncIterator[Cashier]:
    """Whatever is done there, the books are right in the end."""
    async with open_clinic(url, clock) as clinic:
        yield Cashier(clinic)
        await books_are_right(clinic)
