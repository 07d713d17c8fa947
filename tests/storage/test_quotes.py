"""A quote survives being written down."""

import json

from hypothesis import given
from hypothesis import strategies as st

from domain.labels import Label
from domain.money import Money, Percent
from domain.prices import Line, LineKind, Quote
from domain.sales import Measure
from storage.quotes import from_quote, to_quote

amounts = st.integers(0, 10**12)
labels = st.lists(st.tuples(st.sampled_from(["", "ko", "en", "mr"]), st.text(min_size=1)))


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    money = amounts.map(lambda minor: Money(minor, currency))
    currency = draw(st.sampled_from(["KRW", "KWD", "INR", "EUR"]))
    lines = st.builds(
        Line,
        st.sampled_from(LineKind),
        money,
        money | st.builds(Percent, st.integers(1, 10_000)),
        st.lists(st.tuples(st.sampled_from(Measure), st.integers(1, 10**6)), max_size=2).map(
            tuple
        ),
        st.none() | labels.filter(bool).map(lambda pairs: Label(tuple(pairs))),
    )
    return draw(
        st.builds(Quote, money, st.lists(lines, max_size=4).map(tuple), st.none() | money)
    )


@given(quotes())
def test_a_quote_is_the_same_after_a_round_trip_through_json(quote: Quote) -> None:
    kept = json.dumps(from_quote(quote), sort_keys=True)

    assert to_quote(quote.total, json.loads(kept)) == quote


@given(amounts)
def test_a_total_alone_needs_no_more_than_its_columns(minor: int) -> None:
    total = Money(minor, "KRW")

    assert from_quote(Quote(total)) == {}
    assert to_quote(total, {}) == Quote(total)
