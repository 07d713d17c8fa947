"""What a customer reads on buttons around every change of the clocks is what the clock shows."""

from collections import Counter
from zoneinfo import ZoneInfo

import pytest

from bot.words.catalogue import Catalogues
from domain.intervals import instant_of
from tests.domain.almanac import ZONES, changes

A_DAY = 24 * 60


@pytest.mark.parametrize("zone", ZONES)
def test_every_time_is_shown_as_on_the_wall_and_none_can_be_mistaken_for_another(
    zone: str,
) -> None:
    words = Catalogues.load().for_("en")

    for almanac in changes(ZoneInfo(zone)):
        often = Counter(almanac.shown.values())
        for on in almanac.dates:
            minutes = almanac.whole(on)[::15]
            read = [words.time(instant_of(one), almanac.zone) for one in minutes]

            assert len(set(read)) == len(read)
            for minute, text in zip(minutes, read, strict=True):
                shown = almanac.shown[minute] % A_DAY
                assert text[:5] == f"{shown // 60:02}:{shown % 60:02}"
                assert ("(UTC" in text) is (often[almanac.shown[minute]] > 1)
