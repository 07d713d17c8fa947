"""A process that collects money is killed at every step of it, and another one ends it right.

The kill is a real one, in a process of the whole bot; the provider and Telegram are spoken to over
HTTP. What came of it is read at the provider's as well as in our own books: one page, one charge,
one refund, and a customer who was told.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.sandbox.tills.stripe import StripeTill
from bot.sandbox.tills.till import Asked, PageClosed
from tests.databases import Databases
from tests.faults.deaths import Point
from tests.faults.receipts import Receipt
from tests.faults.stall import LATER, TILLS, Place, Stall, open_stall
from tests.stores import KINDS

pytestmark = pytest.mark.fault

KILLED = -9
PRICE, HALF = 25_000, 12_500
RIGHT = Receipt(("cancelled",), 1, (PRICE,), (HALF,), (PRICE,), (HALF,), (HALF,))
# After every lease, and before a refund is looked for: it is asked for again under its key.
SOON = timedelta(seconds=45)
# Each leaves other things behind: what is only called, or only asked, changes nothing.
CHECKOUT = (
    "before the payment is kept",
    "after the payment is kept",
    "after the page is made",
    "after the page is kept",
)
CONFIRM = (
    "after the callback is kept",
    "before the charge is settled",
    "after the charge is settled",
)
CAPTURE = (
    ("toss", "after the slot is secured"),
    ("toss", "after the money is taken"),
    ("toss", "after the refund is made"),
    ("razorpay", "after the page is made"),
    ("razorpay", "after the money is taken"),
)
REFUND = (
    "before it is cancelled",
    "after it is cancelled",
    "after the refund is made",
    "before the refund is kept",
    "after the refund is kept",
)
# An update that has been there at five deaths is given up, as if it were the cause of them: so no
# more than four are while a tap may still be worked at, what it sets in motion included.
ALL_IN_TURN = (
    "after the payment is kept",
    "after the page is made",
    "before the page is kept",
    "after the page is kept",
    "before the callback is kept",
    "after the callback is kept",
    "after the provider is asked",
    "before the charge is settled",
    "after the charge is settled",
    "before the card is sent",
    "before it is cancelled",
    "after it is cancelled",
    "after the refund is made",
    "before the refund is told",
)
NOBODY_PAYS = ("after it is expired", "after the page is closed")
IS_OVER = timedelta(minutes=16)


@pytest.fixture
def there(fresh_database: str, redis_url: str, tmp_path: Path) -> Place:
    """PostgreSQL and Redis."""
    return Place(fresh_database, redis_url, tmp_path)


@pytest.fixture
def alone(tmp_path: Path) -> Place:
    """SQLite."""
    return Place(f"sqlite+aiosqlite:///{tmp_path}/holdfast.db", "", tmp_path)


@pytest.mark.parametrize("point", [*CHECKOUT, *CONFIRM, *REFUND])
async def test_whoever_pays_and_cancels_is_served_wherever_the_process_dies(
    there: Place, point: str
) -> None:
    async with open_stall("stripe", there) as stall:
        stall.open(Point(point))

        await stall.books()
        await stall.cancels()

        await ended_right(stall, point)


@pytest.mark.parametrize(("provider", "point"), CAPTURE)
async def test_money_that_we_take_ourselves_is_taken_once_wherever_the_process_dies(
    there: Place, provider: str, point: str
) -> None:
    async with open_stall(provider, there) as stall:
        stall.open(Point(point))

        await stall.books()
        await stall.cancels()

        await ended_right(stall, point)


async def test_processes_that_die_at_one_step_after_the_other_bring_it_to_its_end(
    alone: Place,
) -> None:
    async with open_stall("stripe", alone, later=SOON) as stall:
        stall.open(*map(Point, ALL_IN_TURN))

        await stall.books()
        await stall.cancels()

        await ended_right(stall, *ALL_IN_TURN)


@pytest.mark.parametrize("point", NOBODY_PAYS)
async def test_nobody_can_pay_any_more_after_the_hold_wherever_the_process_dies(
    there: Place, point: str
) -> None:
    async with open_stall("stripe", there) as stall:
        stall.open()
        await stall.goes_to_pay()
        await stall.settles()
        page = stall.pages()[-1]

        stall.passes(IS_OVER, Point(point))
        await stall.until(lambda: stall.sees("is free again"))
        receipt = await stall.receipt()

        assert stall.deaths == [(KILLED, point)]
        assert receipt == Receipt(("expired",), 1, (), (), (), (), ())
        assert await stall.findings() == []
        assert stall.count("is free again") == 1, (
            stall.says(),
            [str(x) for x in stall.diary()],
        )
        with pytest.raises(PageClosed):
            await stall.pays(page)


async def test_who_pays_while_no_process_lives_to_close_the_page_has_it_after_all(
    there: Place,
) -> None:
    point = "before the page is closed"
    async with open_stall("stripe", there) as stall:
        stall.open()
        await stall.goes_to_pay()
        await stall.settles()
        page = stall.pages()[-1]
        stall.passes(IS_OVER, Point(point))
        await stall.dies()

        await stall.pays(page)
        await stall.until(lambda: stall.sees("Booked after all"))
        await stall.cancels()

        await ended_right(stall, point)


class Forgetful(StripeTill):
    """It knows no key, and so takes every call for a new one."""

    def key_of(self, asked: Asked) -> str:
        return ""


@pytest.mark.parametrize(
    ("point", "pages", "given_back"),
    [("after the page is made", 2, (HALF,)), ("after the refund is made", 1, (HALF, HALF))],
)
async def test_without_keys_it_would_be_done_twice_and_seen_at_the_provider(
    there: Place, point: str, pages: int, given_back: tuple[int, ...]
) -> None:
    async with open_stall("stripe", there, later=SOON, make_till=Forgetful) as stall:
        stall.open(Point(point))

        await stall.books()
        await stall.cancels()

        receipt = await stall.receipt()
        assert (receipt.pages, receipt.given_back) == (pages, given_back)
        assert receipt != RIGHT
        assert stall.deaths == [(KILLED, point)]


@pytest.fixture
def place(request: pytest.FixtureRequest, kind: str) -> Place:
    found: Place = request.getfixturevalue("there" if kind == "postgresql" else "alone")
    return found


@pytest.mark.soak
@pytest.mark.parametrize("later", [SOON, LATER], ids=["soon", "later"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("provider", TILLS)
async def test_every_single_step_may_be_the_last_one(
    place: Place, databases: Databases, provider: str, later: timedelta
) -> None:
    points = await passed_by_who_lives(place, provider)
    print(f"{len(points)} points")

    failed = {}
    for number, point in enumerate(points):
        fresh = await another(place, databases, number)
        try:
            async with open_stall(provider, fresh, later=later) as stall:
                await dies_at(stall, point)
        except Exception as error:  # noqa: BLE001 - the others are of interest, too
            failed[str(point)] = repr(error)[:2000]
            print(f"{point}: {failed[str(point)]}", flush=True)

    assert failed == {}


async def passed_by_who_lives(place: Place, provider: str) -> list[Point]:
    """All points of a process that nothing happens to."""
    async with open_stall(provider, place) as stall:
        stall.open()
        await stall.books()
        await stall.cancels()
        await ended_right(stall)
        return stall.diary()


async def another(place: Place, databases: Databases, number: int) -> Place:
    """The same kind of place, with nothing in it."""
    folder = place.folder / str(number)
    folder.mkdir()
    if place.redis_url:
        return Place(await databases.new(), place.redis_url, folder)
    return Place(f"sqlite+aiosqlite:///{folder}/holdfast.db", "", folder)


async def dies_at(stall: Stall, point: Point) -> None:
    """It does, where it gets there: which of two steps that run beside each other does varies."""
    stall.open(point)
    await stall.books()
    await stall.cancels()
    await stall.settles()
    died = [point.name] if stall.deaths else []
    if point.time == 1:
        assert died, "it has not died"
    await ended_right(stall, *died, repeated=len(died))


async def ended_right(stall: Stall, *points: str, repeated: int = 0) -> None:
    """Every process died where it was to, and nobody can tell by what came of it.

    What was said and not noted as said may be `repeated`, once for a death: Telegram has no keys.
    """
    receipt = await stall.receipt()
    assert stall.deaths == [(KILLED, point) for point in points]
    assert receipt == RIGHT
    assert await stall.findings() == []
    assert 1 <= stall.count("✅ Booked") <= 1 + repeated, stall.says()
    assert 1 <= stall.count("has gone back to you") <= 1 + repeated, stall.says()
    assert stall.count("goes back to you") == 1, stall.says()
    assert stall.pages() == []
