"""Whatever providers call back with: in any sequence, once or a hundred times, or not at all.

A story is played twice. Once its callbacks come one after the other, as one hopes; once they
come anyhow. At every step the money is accounted for, and in the end nobody can tell which of the
two it was: not from the booking, the ledger or the provider, and not from what people were told.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.payments import Settled
from domain.resources import Provider
from storage.settling import Settling
from tests.payments.history import Delivery, History, Outcome, Play, Step
from tests.payments.wire import BOX, Wire, in_rupees, open_wire
from tests.stores import KINDS, url_of

PAID_OUTSIDE = (Provider.STRIPE, Provider.RAZORPAY, Provider.TOSS)
# With which other provider somebody pays for the same.
OTHER = {
    Provider.STRIPE: Provider.TOSS,
    Provider.RAZORPAY: Provider.STRIPE,
    Provider.TOSS: Provider.STRIPE,
}
SETTINGS = settings(
    max_examples=4,
    deadline=None,
    print_blob=True,
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)


def step(name: str, *given: st.SearchStrategy[object]) -> st.SearchStrategy[Step]:
    return st.builds(Step, st.just(name), st.tuples(*given))


WHICH = st.sampled_from((0, 0, 0, 1))
MORE = st.sampled_from((0, 0, 0, 0, -20_000, -1, 7_000))
CURRENCY = st.sampled_from(("", "", "", "", "USD"))
ENDS = st.sampled_from(
    ("release", "cancel", "cancel", "approve", "reject", "miss", "arrive", "complete")
)
MINUTES = st.sampled_from((5, 14, 16, 70, 1430))
STEPS = st.one_of(
    step("pays", WHICH, MORE, CURRENCY),
    step("pays", st.just(0), st.just(0), st.just("")),
    step("goes_to_pay", st.sampled_from((0, 1, 1))),
    step("is_declined", WHICH),
    step("closes_the_page", WHICH),
    step("gives_back_there", st.integers(0, 2), st.sampled_from((20, 50, 100))),
    step("disputes"),
    step("says_paid"),
    step("ends", ENDS),
    step("is_called_off"),
    step("somebody_else_takes_it"),
    step("time_passes", MINUTES),
    step("nobody_works_for", MINUTES),
)
PAYS, PAYS_THERE = Step("pays", (0, 0, "")), Step("pays", (1, 0, ""))
LOOKS, TOO_LATE = Step("says_paid"), Step("nobody_works_for", (16,))
TAKEN = Step("somebody_else_takes_it")
# What most stories come to by chance too rarely.
BEGINNINGS = st.sampled_from(
    (
        (),
        (PAYS,),
        (PAYS, LOOKS),
        (PAYS, PAYS),
        (Step("goes_to_pay", (1,)), PAYS, PAYS_THERE),
        (PAYS, TOO_LATE),
        (PAYS, TOO_LATE, TAKEN),
        (PAYS, LOOKS, Step("ends", ("reject",))),
        (PAYS, LOOKS, Step("ends", ("cancel",))),
    )
)
TIMES = st.sampled_from((1, 1, 1, 1, 2, 3, 5, 100))
DELIVERIES = st.lists(
    st.builds(Delivery, st.integers(0, 20), TIMES, st.booleans()), max_size=10
)


def plays(provider: Provider) -> st.SearchStrategy[Play]:
    return st.builds(
        Play,
        st.sampled_from(("show", "show", "party")),
        st.just((provider, OTHER[provider])),
        st.tuples(BEGINNINGS, st.lists(STEPS, max_size=8)).map(
            lambda both: (*both[0], *both[1])
        ),
        st.sampled_from(("at once", "at once", "later", "in vain")),
    )


@dataclass
class Stage:
    """The venue, from outside of its loop."""

    wire: Wire
    runner: asyncio.Runner

    def play(self, play: Play, deliveries: Sequence[Delivery] | None) -> Outcome:
        """What is left of a story; with no deliveries, the callbacks come as one hopes."""
        return self.runner.run(self._play(play, deliveries))

    async def _play(self, play: Play, deliveries: Sequence[Delivery] | None) -> Outcome:
        history = History(self.wire, play)
        await history.begin()
        await history.happens()
        if deliveries is None:
            await history.tells_in_order()
        else:
            await history.tells(deliveries)
        await history.sweeps()
        return await history.is_settled()


@contextmanager
def open_stage(url: str, venue: Path) -> Iterator[Stage]:
    with asyncio.Runner() as runner:
        opening = open_wire(url, venue)
        wire = runner.run(opening.__aenter__())
        try:
            yield Stage(wire, runner)
        finally:
            runner.run(opening.__aexit__(None, None, None))


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return url_of(request.param, request, tmp_path)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("provider", PAID_OUTSIDE)
def test_the_sequence_and_number_of_callbacks_make_no_difference(
    url: str, provider: Provider, tmp_path: Path
) -> None:
    nothing_differs(url, (provider, tmp_path), SETTINGS)


def nothing_differs(url: str, where: tuple[Provider, Path], patience: settings) -> None:
    provider, folder = where
    venue = in_rupees(folder) if provider is Provider.RAZORPAY else BOX
    with open_stage(url, venue) as stage:

        @patience
        @given(plays(provider), DELIVERIES)
        def differs_in_nothing(play: Play, deliveries: list[Delivery]) -> None:
            anyhow, hoped_for = stage.play(play, deliveries), stage.play(play, None)
            assert anyhow.of(play) == hoped_for.of(play)

        differs_in_nothing()


class Forgetful(Settling):
    """A table that does not know a charge again."""

    _looks = count(1)

    def settle(self, connection: sa.Connection, *what: Any) -> Settled:
        venue, payment, charge, again = what
        forgotten = replace(charge, id=f"{charge.id}-{next(self._looks)}")
        return super().settle(connection, venue, payment, forgotten, again)


@pytest.mark.parametrize("table", [Settling, Forgetful])
def test_a_table_that_forgets_what_it_has_seen_is_found_out(
    tmp_path: Path, table: type[Settling]
) -> None:
    twice = [Delivery(0, times=2), Delivery(0)]
    play = Play("show", (Provider.STRIPE, Provider.TOSS), (PAYS, LOOKS))

    with open_stage(url_of_file(tmp_path), BOX) as stage:
        store = stage.wire.store
        store.payments._settling = table(store.database, store.ids, store.payments.strays)

        if table is Settling:
            assert stage.play(play, twice) == stage.play(play, None)
        else:
            with pytest.raises(AssertionError):
                stage.play(play, twice)


def url_of_file(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder}/holdfast.db"


@pytest.mark.soak
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("provider", PAID_OUTSIDE)
def test_they_make_none_for_long(url: str, provider: Provider, tmp_path: Path) -> None:
    nothing_differs(url, (provider, tmp_path), settings(SETTINGS, max_examples=200))
