"""What tests of the store share."""

import random

import pytest


@pytest.fixture
def seed() -> int:
    """Chance that can be repeated: the number is in the output of a failed test."""
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    return seed
