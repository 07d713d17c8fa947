"""What a process tells of its work, and what the store knows of the holds of all processes."""

import re
from datetime import timedelta

from storage.hold_figures import HoldFigures, hold_figures
from tests.stories.town import MORNING, Town
from tests.web.calling import Http, Program
from tests.web.test_holding import hold

SUNDAY = "2026-11-22T15:00:00+09:00"
AT_FOUR, AT_FIVE = "2026-11-20T16:00:00+09:00", "2026-11-20T17:00:00+09:00"
BOB = {"name": "Bob", "phone": "+821012345679"}


async def figures(http: Http) -> dict[str, float]:
    """Every number about holds, updates and jobs in `/metrics`, by its name and label."""
    text = await (await http.get("/metrics")).text()
    found = re.findall(r"^holdfast_((?:holds?|gate|update|job)_\S+) (\S+)$", text, re.MULTILINE)
    return {name: float(number) for name, number in found}


async def test_holds_are_counted_as_placed_refused_and_ended(
    town: Town, shop: Program, http: Http
) -> None:
    """S1-39: success, expiry, the time to confirm, as sums of which the reader makes ratios."""
    before = await figures(http)
    first = await hold(shop)
    await hold(shop, customer=BOB)
    await hold(shop, SUNDAY)
    released, _ = await hold(shop, AT_FOUR), await hold(shop, AT_FIVE)
    await shop.change("DELETE", f"/holds/{released.body['id']}")
    town.clock.move(timedelta(seconds=90))
    await shop.post(f"/holds/{first.body['id']}/confirm", {"subject": "Bori"})
    town.clock.move(timedelta(minutes=20))
    # Whoever comes next finds it expired, before anybody has tidied up.
    await hold(shop, AT_FIVE, customer=BOB)

    told = await figures(http)

    assert before['holds_refused_total{reason="slot-taken"}'] == 0
    assert before['holds_ended_total{state="expired"}'] == 0
    assert told["holds_placed_total"] == 4
    assert told['holds_refused_total{reason="slot-taken"}'] == 1
    assert told['holds_refused_total{reason="closed-day"}'] == 1
    assert told['holds_ended_total{state="confirmed"}'] == 1
    assert told['holds_ended_total{state="released"}'] == 1
    assert told['holds_ended_total{state="expired"}'] == 1
    assert told["hold_confirmation_seconds_count"] == 1
    assert told["hold_confirmation_seconds_sum"] == 90
    assert told["gate_refusals_total"] == 0


async def test_the_same_again_is_not_counted_again(shop: Program, http: Http) -> None:
    """S1-39: a key that comes again adds nothing."""
    body = {"service": "consultation", "start": AT_FOUR, "customer_id": await shop.customer()}
    first = await shop.post("/holds", body, key="one")
    confirm = f"/holds/{first.body['id']}/confirm"
    await shop.post(confirm, {"subject": "Bori"}, key="two")

    await shop.post("/holds", body, key="one")
    await shop.post(confirm, {"subject": "Bori"}, key="two")
    await shop.post(confirm, {"subject": "Bori"}, key="three")

    told = await figures(http)
    assert told["holds_placed_total"] == 1
    assert told['holds_ended_total{state="confirmed"}'] == 1
    assert told["hold_confirmation_seconds_count"] == 1


async def test_how_long_people_wait_and_how_late_jobs_are_is_told(
    town: Town, shop: Program, http: Http
) -> None:
    before = await figures(http)
    await town.person(1, "Ann", "en").starts()
    await hold(shop)
    # Its customer is to be reminded five minutes before its end.
    await town.passes(minutes=17)

    told = await figures(http)

    assert (before["update_lag_seconds_count"], told["update_lag_seconds_count"]) == (0, 1)
    assert told["update_lag_seconds_sum"] == 0
    assert (before["job_lateness_seconds_count"], told["job_lateness_seconds_count"]) == (0, 1)
    assert told["job_lateness_seconds_sum"] == 7 * 60


async def test_the_store_knows_what_became_of_holds_in_all_processes(
    town: Town, shop: Program
) -> None:
    """S1-39: the report counts rows, and not what a process remembers."""
    first = await hold(shop)
    released, _ = await hold(shop, AT_FOUR), await hold(shop, AT_FIVE)
    await shop.change("DELETE", f"/holds/{released.body['id']}")
    town.clock.move(timedelta(seconds=30))
    await shop.post(f"/holds/{first.body['id']}/confirm", {"subject": "Bori"})
    await town.passes(minutes=20)
    await town.restart()
    until = MORNING + timedelta(days=1)

    found = await town.store.database.read(
        lambda c: hold_figures(c, town.venue.id, MORNING, until)
    )
    later = await town.store.database.read(
        lambda c: hold_figures(c, town.venue.id, until, until + timedelta(days=1))
    )

    assert found == HoldFigures(3, 1, 1, 1, timedelta(seconds=30))
    assert later == HoldFigures(0, 0, 0, 0, None)
