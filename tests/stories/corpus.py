"""Writes the buttons of this version into the corpus: `python -m tests.stories.corpus 0.1.0`.

Later tests press them for ever: a button in a chat outlives the version that drew it.
"""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch
from zoneinfo import ZoneInfo

from bot.callbacks import Tap, pack
from bot.runtime.incoming import IncomingLimit
from bot.sandbox.demo import VENUES
from bot.screens import edit_taps, money_taps, taps
from bot.words.zones import number_of
from domain.allocations import BookingId
from domain.payments import PaymentId
from domain.refunds import RefundId
from domain.resources import AskKind
from domain.strays import StrayId
from tests.stories.tour import sampled, walk, walk_by_day, walk_by_hour
from tests.stories.town import ALEX, SORA, town_at

DATA = Path(__file__).parent.parent / "data"


async def record(version: str) -> None:
    """Walk past every screen and keep a few buttons of every kind."""
    with TemporaryDirectory() as folder:
        async with town_at(f"sqlite+aiosqlite:///{folder}/holdfast.db") as town:
            alex, sora = town.person(ALEX, "Alex", "en"), await town.staff(SORA, "Sora")
            data = (await walk(alex, sora)).data
        for name, walk_past in (("wheels", walk_by_day), ("counsel", walk_by_hour)):
            url = f"sqlite+aiosqlite:///{folder}/{name}.db"
            async with town_at(url, venue=VENUES / f"{name}.toml") as town:
                data |= (await walk_past(town.person(ALEX, "Alex", "en"))).data
    # Only a venue with many people has the first, only a day that has begun the second, and only
    # a bot with several venues the others.
    rare = {pack(taps.who_list(0), 9), pack(taps.missed(BookingId(8)), 4)}
    rare |= {pack(taps.venues(goal), 5) for goal in (taps.TO_HOME, taps.TO_TODAY)}
    # Only who has said a number can delete it, and only a typed text leads to a zone.
    rare |= {pack(taps.NO_PHONE, 8), pack(taps.zone(number_of(ZoneInfo("Asia/Seoul"))), 9)}
    # Only a detail that was given is taken away, only a pet of before is offered.
    rare |= {pack(edit_taps.edit_clear(BookingId(8), edit_taps.BY_CUSTOMER, AskKind.NOTE), 7)}
    rare |= {pack(edit_taps.edit_subject(BookingId(8), edit_taps.BY_STAFF, 0), 7)}
    # Only where something is paid beforehand is it paid, and given back.
    booking, on = BookingId(8), date(2026, 11, 18)
    rare |= {pack(money_taps.pay(booking, 0), 6), pack(money_taps.paid(PaymentId(9)), 6)}
    rare |= {pack(money_taps.payments(on), 6), pack(money_taps.payments_file(on), 6)}
    rare |= {pack(money_taps.give_back(booking, 12_500), 6)}
    rare |= {
        pack(money_taps.on_site(booking), 6),
        pack(money_taps.taken(booking, 12_500, 1), 6),
    }
    rare |= {pack(money_taps.issue(12_500, sold=True), 6), pack(taps.NO_GIFT, 6)}
    rare |= {pack(money_taps.stray_by_hand(StrayId(9)), 6)}
    rare |= {pack(money_taps.approve_refund(RefundId(9)), 6)}
    rare |= {pack(money_taps.refunded_by_hand(RefundId(9)), 6)}
    rare |= {pack(money_taps.stray_by_hand(StrayId(9)), 6)}
    rare |= {pack(Tap("hm", venue=2), 5), pack(Tap("td", venue=2), 5)}
    # Only a code that was given is taken off.
    rare |= {pack(taps.NO_CODE, 6)}
    found = sampled({*data, *rare})
    file = DATA / f"buttons_{version}.json"
    file.write_text(json.dumps(found, indent=0) + "\n", encoding="utf-8")


def recorded() -> list[str]:
    """Every button of every version."""
    files = sorted(DATA.glob("buttons_*.json"))
    return [one for file in files for one in json.loads(file.read_text(encoding="utf-8"))]


if __name__ == "__main__":
    # Whoever walks past all screens taps faster than people may.
    with patch("bot.reception.IncomingLimit", lambda: IncomingLimit(most=1_000_000)):
        asyncio.run(record(sys.argv[1]))
