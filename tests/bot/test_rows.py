"""Buttons side by side: none is lost, none is cut on a small phone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.screens.screen import Button, columns, in_pairs, in_rows

LABELS = st.lists(st.text(st.sampled_from("a 9오🕒"), min_size=1, max_size=30), max_size=40)


def buttons(*labels: str) -> list[Button]:
    return [Button(label) for label in labels]


def shape(labels: list[str], most: int) -> list[int]:
    return [len(row) for row in in_rows(buttons(*labels), most)]


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        (["9:30"] * 4, [4]),
        (["9:30"] * 5, [3, 2]),
        (["9:30"] * 15, [4, 4, 4, 3]),
        (["오전 9:30", "오전 10:00", "오전 10:30", "오전 11:00"], [2, 2]),
        (["11월 20일 (금)"] * 3, [2, 1]),
        (["a name that leaves room for no other"] * 2, [1, 1]),
        ([], []),
    ],
)
def test_as_many_stand_side_by_side_as_can_be_read(labels: list[str], shown: list[int]) -> None:
    assert shape(labels, 4) == shown


@given(LABELS, st.integers(1, 7))
def test_no_button_is_lost_and_all_keep_their_sequence(labels: list[str], most: int) -> None:
    given_ = buttons(*labels)

    for rows in (in_rows(given_, most), in_pairs(given_)):
        assert [one for row in rows for one in row] == given_
        assert all(rows)


def test_a_long_label_of_a_pair_stands_alone() -> None:
    found = in_pairs(buttons("✎ Time", "✎ Service", "✎ Which pet is it for?", "✎ Note"))

    assert [len(row) for row in found] == [2, 1, 1]


def test_letters_of_east_asia_and_pictures_are_twice_as_wide() -> None:
    assert [columns(one) for one in ("10:00", "오전", "🕒 오후")] == [5, 4, 7]
