"""Marks: what is ours among the sales of others."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.payments import PaymentId
from domain.strays import Marks

OURS = Marks("seoul-animal-clinic", "sk_1")


@given(st.integers(1, 2**63 - 1))
def test_a_mark_says_which_payment_it_is_of(number: int) -> None:
    assert OURS.number_in(OURS.of(PaymentId(number))) == number


@given(st.integers(1, 2**63 - 1))
def test_every_provider_takes_a_mark(number: int) -> None:
    assert re.fullmatch(r"[a-z0-9-]{6,40}", OURS.of(PaymentId(number)))


def test_a_mark_is_of_one_venue_and_of_who_knows_its_secret() -> None:
    mark = OURS.of(PaymentId(7))

    assert Marks("other-clinic", "sk_1").number_in(mark) is None
    assert Marks("seoul-animal-clinic", "sk_2").number_in(mark) is None
    assert Marks("seoul-animal-clinic", "sk_1").number_in(mark) == 7


def test_the_mark_of_one_payment_is_not_that_of_another() -> None:
    seal = OURS.of(PaymentId(7)).rpartition("-")[2]

    assert OURS.number_in(f"hf-8-{seal}") is None


def test_the_secret_is_not_shown_where_marks_are_written_down() -> None:
    assert "sk_1" not in repr(OURS)


@pytest.mark.parametrize(
    "number", ["", "0", "07", "-7", "7 ", "٧", "1e3", str(2**63), "9" * 40]
)
def test_what_only_looks_like_a_mark_is_none(number: str) -> None:
    seal = OURS.of(PaymentId(7)).rpartition("-")[2]

    assert OURS.number_in(f"hf-{number}-{seal}") is None


@pytest.mark.parametrize(
    "said", [None, "", 812, "812", "000812", "hf-812", "hf-812-zzzzzzzzzz", ["hf"], {}]
)
def test_what_others_call_their_sales_is_no_mark(said: object) -> None:
    assert OURS.number_in(said) is None
