"""Marks: what is ours among the sales of others."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.payments import PaymentId
from domain.strays import Marks

OURS = Marks("seoul-animal-clinic")


@given(st.integers(1, 2**63 - 1))
def test_a_mark_says_which_payment_it_is_of(number: int) -> None:
    assert OURS.number_in(OURS.of(PaymentId(number))) == number


@given(st.integers(1, 2**63 - 1))
def test_every_provider_takes_a_mark(number: int) -> None:
    assert re.fullmatch(r"[a-z0-9-]{6,40}", OURS.of(PaymentId(number)))


def test_a_mark_is_of_one_venue() -> None:
    assert Marks("other-clinic").number_in(OURS.of(PaymentId(7))) is None


@pytest.mark.parametrize(
    "number", ["", "0", "07", "-7", "7 ", "٧", "1e3", str(2**63), "9" * 40]
)
def test_what_only_looks_like_a_mark_is_none(number: str) -> None:
    begins = OURS.of(PaymentId(1)).removesuffix("1")

    assert OURS.number_in(begins + number) is None


@pytest.mark.parametrize("said", [None, "", 812, "812", "000812", "hf-812", ["hf"], {}])
def test_what_others_call_their_sales_is_no_mark(said: object) -> None:
    assert OURS.number_in(said) is None
