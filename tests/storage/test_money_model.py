"""Money in any sequence: charges that come once or often, early, late, twice or short.

After every step nothing is unaccounted for, whatever became of the bookings meanwhile, and a
charge has been decided exactly once. And the other way round: books with something wrong in them
are found out, or their being right would mean nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from domain.errors import BookingError
from domain.gateways import Returned
from domain.ledger import Movement
from domain.payments import Charge, Payment
from domain.people import Role
from domain.refunds import Refund, RefundStatus
from domain.resources import Provider
from domain.states import Hold, Record
from storage import schema
from storage.books import Books
from storage.verify import verify
from tests.factories import HandClock, make_staff
from tests.storage.cashier import Cashier
from tests.storage.clinic import open_clinic

T = TypeVar("T")
OF_WORKERS = {"I9", "I10", "I14"}
EMPTIED = (
    "bookings", "allocations", "audit", "audit_seals", "jobs", "idempotency",
    "payments", "charges", "refunds", "ledger", "callbacks",
)  # fmt: skip
SETTINGS = settings(
    max_examples=12,
    stateful_step_count=16,
    deadline=None,
    print_blob=True,
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)
NTH = st.sampled_from((0, 0, 0, 1, 2))
MORE = st.sampled_from((0, 0, 0, 0, -1, 500))
TIMES = st.sampled_from((1, 1, 2, 5))
NAMES = st.sampled_from(("a", "a", "a", "b"))
ENDS = st.sampled_from(("release", "cancel", "miss", "arrive", "complete", "expire"))


@dataclass
class Desk:
    """A cash desk, from outside of its loop."""

    cashier: Cashier
    clock: HandClock
    runner: asyncio.Runner

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)

    def begin_anew(self) -> None:
        """An empty clinic, at the same moment as always."""
        self.clock.set(HandClock().now())

        def empty(connection: sa.Connection) -> None:
            for name in EMPTIED:
                connection.execute(sa.delete(schema.metadata.tables[name]))

        self.do(self.cashier.clinic.database.run(empty))


@contextmanager
def open_desk(url: str) -> Iterator[Desk]:
    clock = HandClock()
    with asyncio.Runner() as runner:
        opening = open_clinic(url, clock)
        clinic = runner.run(opening.__aenter__())
        try:
            yield Desk(Cashier(clinic), clock, runner)
        finally:
            runner.run(opening.__aexit__(None, None, None))


class Everybody(RuleBasedStateMachine):
    """Customers, providers, staff and time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.cashier = desk, desk.cashier
        desk.begin_anew()
        self.payments: list[Payment] = []
        self.decided: dict[tuple[Provider, str], int] = {}

    def teardown(self) -> None:
        # Whatever is still open, the provider gives it back in the end.
        for one in self.refunds():
            self.return_(one)
        self.nothing_is_unaccounted_for()

    @rule(hour=st.sampled_from((14, 15, 16)))
    def go_to_pay(self, hour: int) -> None:
        try:
            hold = self.desk.do(self.cashier.clinic.hold(hour))
        except BookingError:
            return
        self.payments.append(self.desk.do(self.cashier.begin(hold)))

    @precondition(lambda self: self.payments)
    @rule(nth=NTH)
    def go_to_pay_elsewhere(self, nth: int) -> None:
        record = self.record(self.pick(nth))
        if isinstance(record, Hold) and self.desk.clock.now() < record.expires_at:
            self.payments.append(self.desk.do(self.cashier.begin(record, Provider.TOSS)))

    @precondition(lambda self: self.payments)
    @rule(nth=NTH, more=MORE, times=TIMES, name=NAMES)
    def charge(self, nth: int, more: int, times: int, name: str) -> None:
        payment = self.pick(nth)
        called = f"{payment.id}{name}{more}"
        for _ in range(times):
            minor = payment.amount.minor + more
            settled = self.desk.do(self.cashier.charge(payment, minor, name=called))
            key = payment.provider, called
            self.decided[key] = self.decided.get(key, 0) + (settled.decision is not None)

    @precondition(lambda self: self.payments)
    @rule(nth=NTH, how=ENDS)
    def end(self, nth: int, how: str) -> None:
        record, clinic = self.record(self.pick(nth)), self.cashier.clinic
        venue, number, key = clinic.venue, record.terms.id, f"{how}-{record.version}"
        boss = make_staff(Role.OWNER, venue_id=venue.id)
        who = self.desk.do(clinic.people.get_customer(venue.id, record.terms.customer_id))
        ways: dict[str, Callable[[], Coroutine[Any, Any, object]]] = {
            "release": lambda: clinic.holds.release(venue, number, who, key=key),
            "cancel": lambda: clinic.bookings.cancel(venue, number, who, "ill", key=key),
            "miss": lambda: clinic.bookings.miss(venue, number, boss, key=key),
            "arrive": lambda: clinic.bookings.arrive(venue, number, boss, key=key),
            "complete": lambda: clinic.bookings.complete(venue, number, boss, key=key),
        }
        try:
            if how != "expire":
                self.desk.do(ways[how]())
            elif isinstance(record, Hold):
                self.desk.do(clinic.holds.expire(record))
        except BookingError:
            return

    @rule(minutes=st.sampled_from((5, 20, 70)))
    def time_passes(self, minutes: int) -> None:
        self.desk.clock.pass_(minutes=minutes)

    @precondition(lambda self: self.payments)
    @rule(nth=NTH)
    def the_provider_gives_back(self, nth: int) -> None:
        found = self.refunds()
        if found:
            self.return_(found[nth % len(found)])

    @invariant()
    def nothing_is_unaccounted_for(self) -> None:
        found = self.desk.do(verify(self.cashier.clinic.database))
        assert [one for one in found if one.invariant not in OF_WORKERS] == []

    @invariant()
    def a_charge_is_decided_once(self) -> None:
        assert set(self.decided.values()) <= {1}

    def pick(self, nth: int) -> Payment:
        return self.payments[-1 - nth % len(self.payments)]

    def record(self, payment: Payment) -> Record:
        return self.desk.do(self.cashier.record(payment))

    def refunds(self) -> list[Refund]:
        return [
            one
            for payment in {each.booking_id: each for each in self.payments}.values()
            for one in self.desk.do(self.cashier.account(payment)).refunds
            if one.status is RefundStatus.DUE
        ]

    def return_(self, refund: Refund) -> None:
        payment = self.desk.do(self.cashier.kept.get(refund.venue_id, refund.payment_id))
        said = Returned(f"re-{refund.id}", done=True)
        self.desk.do(self.cashier.kept.became(payment, refund, said))


def everybody_at(desk: Desk) -> type[Everybody]:
    class Here(Everybody):
        def __init__(self) -> None:
            super().__init__(desk)

    return Here


@pytest.mark.timeout(300)
def test_money_is_accounted_for_whatever_comes_in_which_sequence(url: str) -> None:
    with open_desk(url) as desk:
        run_state_machine_as_test(everybody_at(desk), settings=SETTINGS)


class Forgetful(Books):
    """Books that keep nothing of what they should."""

    def enter(self, *entry: Any) -> None:
        if entry[3][0] is not Movement.KEPT:
            super().enter(*entry)


class Generous(Books):
    """Books that take every charge for the one that pays."""

    def charge(self, *what: Any, stands: bool, part: str = "") -> None:
        super().charge(*what, stands=stands or _is_again(what), part=part)


def _is_again(what: tuple[Any, ...]) -> bool:
    charge = what[2]
    assert isinstance(charge, Charge)
    return charge.id.endswith("-1")


def forget(everybody: Everybody) -> None:
    everybody.go_to_pay(14)
    everybody.charge(0, 0, 1, "a")
    everybody.end(0, "cancel")


def be_generous(everybody: Everybody) -> None:
    everybody.go_to_pay(14)
    everybody.charge(0, -1, 1, "a")
    everybody.charge(0, 0, 1, "a")


@pytest.mark.parametrize(
    ("books", "steps"), [(Books, None), (Forgetful, forget), (Generous, be_generous)]
)
def test_books_with_something_wrong_in_them_are_found_out(
    tmp_path: Path, books: type[Books], steps: Callable[[Everybody], None] | None
) -> None:
    with open_desk(url_of_file(tmp_path)) as desk:
        store = desk.cashier.kept
        ids = store._settling._books._ids
        planted = books(desk.cashier.clinic.database, ids)
        for owner in (store, store._settling, store._settling._changing):
            owner._books = planted
        desk.cashier.clinic.kept._changing._books = planted
        everybody = Everybody(desk)

        if steps is None:
            for right in (forget, be_generous):
                right(everybody)
                everybody.nothing_is_unaccounted_for()
        else:
            with pytest.raises((AssertionError, sa.exc.IntegrityError)):
                found_out(everybody, steps)


def found_out(everybody: Everybody, steps: Callable[[Everybody], None]) -> None:
    steps(everybody)
    everybody.nothing_is_unaccounted_for()


def url_of_file(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder}/holdfast.db"
