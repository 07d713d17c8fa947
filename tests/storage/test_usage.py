"""What is taken is read once and kept, and never older than the last thing that was committed."""

from __future__ import annotations

from domain.availability import window_of
from domain.ground import Ground
from domain.slots import ANYTHING
from tests.factories import TODAY, HandClock, make_slot
from tests.storage.counter import Counter, open_counter, open_venue, put

VENUE = open_venue()


def today(counter: Counter) -> Ground:
    window = window_of(TODAY, 1, VENUE.zone)
    return counter.availability.ground(VENUE, VENUE.services[0], window, ANYTHING)


async def test_what_another_process_takes_is_seen_at_once_and_what_stays_is_not_read_again(
    url: str,
) -> None:
    """S0-12: a cache that knows when it is old, instead of one that is old for five minutes."""
    await put(url, VENUE)
    clock = HandClock()
    async with (
        open_counter(url, VENUE, clock) as here,
        open_counter(url, VENUE, clock) as there,
    ):
        before = await here.usage.busy(VENUE, today(here))
        again = await here.usage.busy(VENUE, today(here))
        hold = await there.place(make_slot(14, wanted=(VENUE.resources[0].id,)))
        after = await here.usage.busy(VENUE, today(here))
        clock.set(hold.expires_at)
        over = await here.usage.busy(VENUE, today(here))

    taken, left = (one.id for one in VENUE.resources)
    assert all(again[key] is before[key] for key in before)
    assert after[taken, 1] != before[taken, 1]
    assert after[left, 1] is before[left, 1]
    assert over == before
