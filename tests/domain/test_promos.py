"""Promo codes: what they take off, and for what they count."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.additions import quote_of
from domain.allocations import BookingId
from domain.errors import PromoRefused
from domain.labels import Label
from domain.ledger import MEMOS, Entry, Movement, balance
from domain.money import Money, Percent
from domain.payments import due
from domain.prices import FlatPrice, Line, LineKind, Price, Quote
from domain.promos import Misfit, Promo, code_of, saving
from domain.resources import Pay, ServiceId
from domain.sales import Measure
from tests.factories import NOW, make_service, make_slot, make_venue

ONCE = ((Measure.BOOKING, 1),)
DAY = timedelta(days=1)
TODAY = date(2026, 11, 18)


def won(minor: int) -> Money:
    return Money(minor, "KRW")


TENTH = Promo("SPRING", Percent(1_000))
FIVE = Promo("FIVE", won(5_000))


def test_a_percentage_is_a_last_line_of_a_negative_amount() -> None:
    found = TENTH.discounted(Quote(won(25_000)))

    assert found == Quote(
        won(22_500),
        (
            Line(LineKind.RATE, won(25_000), won(25_000), ONCE),
            Line(LineKind.PROMO, won(-2_500), Percent(1_000), ONCE, Label.plain("SPRING")),
        ),
    )
    assert saving(found) == won(2_500)


def test_an_amount_takes_no_more_off_than_there_is() -> None:
    found = FIVE.discounted(Quote(won(3_000), deposit=won(1_000)))

    assert (found.total, found.deposit, saving(found)) == (won(0), won(0), won(3_000))


@given(
    st.integers(0, 10**9),
    st.one_of(st.integers(1, 10**9).map(won), st.integers(1, 10_000).map(Percent)),
    st.none() | st.integers(0, 100),
)
def test_whatever_a_code_takes_off_the_lines_add_up_and_nothing_is_below_zero(
    total: int, off: Money | Percent, deposit: int | None
) -> None:
    part = None if deposit is None else won(total * deposit // 100)

    found = Promo("ANY", off).discounted(Quote(won(total), deposit=part))

    assert sum(one.amount.minor for one in found.lines) == found.total.minor
    assert 0 <= found.total.minor <= total
    assert found.rest.minor >= 0
    assert found.total.minor + saving(found).minor == total


def test_the_price_of_a_slot_is_with_its_code_and_after_all_that_comes_on_top() -> None:
    priced = make_service(1, price=Price(won(20_000), (Measure.HOUR,)))
    venue = make_venue(services=(priced,), promos=(TENTH,))

    found = quote_of(venue, make_slot(length=60, code="SPRING"))

    assert found is not None
    assert [one.kind for one in found.lines] == [LineKind.RATE, LineKind.PROMO]
    assert found.total == won(18_000)


def test_a_code_that_the_venue_has_not_changes_no_price() -> None:
    venue = make_venue(services=(make_service(1, price=FlatPrice(won(20_000))),))

    assert quote_of(venue, make_slot(code="SPRING")) == quote_of(venue, make_slot())


def test_what_costs_nothing_any_more_is_not_paid_for() -> None:
    whole = Promo("GUEST", Percent(10_000))
    service = make_service(pay=Pay.NOW, price=FlatPrice(won(20_000)))

    assert due(service, whole.discounted(Quote(won(20_000)))) is None
    assert due(service, TENTH.discounted(Quote(won(20_000)))) == won(18_000)


def test_both_its_first_and_its_last_day_are_its() -> None:
    promo, quoted = replace(TENTH, since=TODAY, until=TODAY), TENTH.discounted(Quote(won(9)))

    promo.check(ServiceId(1), quoted, TODAY)

    for on, why in ((TODAY - DAY, Misfit.NOT_YET), (TODAY + DAY, Misfit.OVER)):
        with pytest.raises(PromoRefused) as refused:
            promo.check(ServiceId(1), quoted, on)
        assert refused.value == PromoRefused("SPRING", why, promo)


def test_the_smallest_price_is_that_before_the_code() -> None:
    promo = replace(TENTH, least=won(20_000))

    promo.check(ServiceId(1), promo.discounted(Quote(won(20_000))), TODAY)

    with pytest.raises(PromoRefused) as refused:
        promo.check(ServiceId(1), promo.discounted(Quote(won(19_999))), TODAY)
    assert refused.value.why is Misfit.TOO_SMALL


@pytest.mark.parametrize("quoted", [None, Quote(won(20_000))])
def test_it_counts_for_its_services_and_for_none_that_is_free(quoted: Quote | None) -> None:
    promo = replace(TENTH, services=(ServiceId(2),) if quoted else ())

    with pytest.raises(PromoRefused) as refused:
        promo.check(ServiceId(1), quoted, TODAY)

    assert refused.value.why is Misfit.SERVICE


def test_uses_are_counted_in_all_and_by_customer() -> None:
    promo = replace(TENTH, uses=3, per_customer=1)

    promo.check_uses(2, 0)

    for used, why in (((2, 1), Misfit.YOURS), ((3, 0), Misfit.USED_UP)):
        with pytest.raises(PromoRefused) as refused:
            promo.check_uses(*used)
        assert refused.value.why is why


def test_capitals_do_not_matter() -> None:
    assert code_of(" spring-10 ") == "SPRING-10"


def test_what_a_code_took_off_is_entered_and_moves_no_money() -> None:
    venue, booking = make_venue().id, BookingId(1)

    entries = [Entry(venue, booking, one, one, None, won(5_000), NOW) for one in MEMOS]

    assert balance(entries, "KRW").owed == 0
    assert Movement.DISCOUNTED.accounts(None) == Movement.WITHDRAWN.accounts(None)[::-1]
