"""The table of the seeds' rows says what is, and not what was."""

from tests.seeds import TABLE, known_tests, measures, proofs, rows, table


def test_the_table_is_current() -> None:
    assert TABLE.read_text(encoding="utf-8") == table(), "run: python -m tests.seeds"


def test_every_row_a_test_names_is_one_of_the_seeds() -> None:
    assert proofs().keys() <= rows().keys()


def test_every_row_a_command_measures_is_one_of_the_seeds() -> None:
    assert measures().keys() <= rows().keys()


def test_every_test_a_row_names_is_there() -> None:
    known = known_tests()

    assert [one for tests in proofs().values() for one in tests if one not in known] == []
