"""What is on offer and why the rest is not, against an oracle and by example."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from domain.intervals import instant_of
from domain.refusals import why
from tests.domain.strategies import Scene, scenes

slow = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@slow
@given(scenes())
def test_every_start_is_free_or_refused_by_the_rule_that_a_patient_clerk_would_name(
    scene: Scene,
) -> None:
    offer, oracle = scene.offer(), scene.oracle()

    for on in scene.window.dates:
        free = {slot.during.start: None for slot in offer.slots(on)}
        refused = {slot.during.start: rule for slot, rule in offer.refused(on)}
        expected = oracle.day(on)
        assert free | refused == expected
        assert not free.keys() & refused.keys()
        assert offer.count(on) == len(free)
        assert offer.size(on) == len(expected)


@slow
@given(scenes(), st.data())
def test_any_minute_at_all_can_be_explained(scene: Scene, data: st.DataObject) -> None:
    first, *_, end = scene.window.midnights
    assume(first < end)
    start = instant_of(data.draw(st.integers(first, end - 1)))

    found = why(scene.offer(), scene.venue, start, scene.now)

    assert (None if found is None else type(found)) == scene.oracle().why(start)
