"""What was written stays as it was, or it is known which entry does not."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from domain.resources import VenueId
from storage.audit import AT_ONCE, Breach, Chain, Fault, Head, check_chain, seal, seal_audit
from storage.engine import Database
from tests.factories import HandClock
from tests.storage.clinic import Clinic, open_clinic

HERE, ELSEWHERE = VenueId(1), VenueId(2)


@pytest.fixture
async def clinic(url: str, clock: HandClock) -> AsyncIterator[Clinic]:
    async with open_clinic(url, clock) as clinic:
        yield clinic


async def write(clinic: Clinic, *numbers: int, venue: int = HERE) -> None:
    """Audit entries with these ids, written now."""
    await clinic.execute(
        *(
            "INSERT INTO audit (id, venue_id, booking_id, version, was, became, party, "
            f"actor_id, at) VALUES ({number}, {venue}, {number}, 1, '', 'held', 'customer', "
            f"{number}, {clinic.at()})"
            for number in numbers
        )
    )


async def write_and_seal(clinic: Clinic, clock: HandClock, *numbers: int) -> None:
    await write(clinic, *numbers)
    clock.pass_(seconds=30)
    await seal_audit(clinic.database)


async def chain(clinic: Clinic, venue: VenueId = HERE) -> Chain:
    return await clinic.database.examine(lambda connection: check_chain(connection, venue))


async def test_every_batch_is_a_link_and_what_came_after_is_the_open_tail(
    clinic: Clinic, clock: HandClock
) -> None:
    await write_and_seal(clinic, clock, 1, 2)
    await write_and_seal(clinic, clock, 3)
    await write(clinic, 4, 5)

    found = await chain(clinic)

    assert found.breaches == ()
    assert found.open_tail == 2
    assert (found.head.number, found.head.through_id) == (2, 3)
    assert len(found.head.digest) == 64


async def test_real_bookings_are_sealed_with_every_step(
    clinic: Clinic, clock: HandClock
) -> None:
    await clinic.a_busy_day()
    written = len(await clinic.ask("SELECT id FROM audit"))
    clock.pass_(seconds=30)

    sealed = await seal_audit(clinic.database)

    found = await chain(clinic)
    assert (sealed, found.open_tail, found.breaches) == (written, 0, ())


async def test_nothing_new_is_no_link(clinic: Clinic, clock: HandClock) -> None:
    await write_and_seal(clinic, clock, 1)

    assert await seal_audit(clinic.database) == 0
    assert (await chain(clinic)).head.number == 1


async def test_a_venue_without_entries_has_no_chain(clinic: Clinic) -> None:
    assert await chain(clinic) == Chain(Head(), 0, ())


@pytest.mark.parametrize(
    ("tampering", "breaches"),
    [
        ("UPDATE audit SET became = 'confirmed' WHERE id = 3", [(Fault.CHANGED, 3)]),
        ("UPDATE audit SET at = at WHERE id = 3", []),
        ("UPDATE audit SET actor_id = 66 WHERE id IN (2, 5)", [(Fault.CHANGED, 2), (Fault.CHANGED, 5)]),
        ("DELETE FROM audit WHERE id = 4", [(Fault.MISSING, 4)]),
        ("DELETE FROM audit WHERE id = 5", [(Fault.MISSING, 5)]),
        ("DELETE FROM audit WHERE id >= 1", [(Fault.MISSING, number) for number in range(1, 6)]),
        ("UPDATE audit SET venue_id = 2 WHERE id = 1", [(Fault.MISSING, 1)]),
        ("UPDATE audit SET booking_id = 7 - booking_id WHERE id IN (3, 4)", [(Fault.CHANGED, 3), (Fault.CHANGED, 4)]),
        ("UPDATE audit_seals SET digest = 'x' WHERE number = 2", [(Fault.SEAL_CHANGED, 2), (Fault.SEAL_CHANGED, 3)]),
        ("UPDATE audit_seals SET through_id = 1 WHERE number = 1", [(Fault.SEAL_CHANGED, 1)]),
        ("UPDATE audit_seals SET number = 9 WHERE number = 3", [(Fault.SEAL_MISSING, n) for n in range(3, 9)] + [(Fault.SEAL_CHANGED, 9)]),
    ],
)  # fmt: skip
async def test_the_very_entry_that_was_tampered_with_is_named(
    clinic: Clinic, clock: HandClock, tampering: str, breaches: list[tuple[Fault, int]]
) -> None:
    for batch in ((1, 2), (3, 4), (5,)):
        await write_and_seal(clinic, clock, *batch)

    await clinic.execute(tampering)

    found = await chain(clinic)
    assert [(one.fault, one.number) for one in found.breaches] == breaches


async def test_a_seal_that_was_taken_out_of_the_middle_leaves_its_entries_unsealed(
    clinic: Clinic, clock: HandClock
) -> None:
    for number in (1, 2, 3):
        await write_and_seal(clinic, clock, number)

    await clinic.execute("DELETE FROM audit_seals WHERE number = 2")

    assert (await chain(clinic)).breaches == (
        Breach(Fault.SEAL_MISSING, 2),
        Breach(Fault.SEAL_CHANGED, 3),
        Breach(Fault.UNSEALED, 2),
    )


async def test_an_entry_put_among_sealed_ones_later_is_named(
    clinic: Clinic, clock: HandClock
) -> None:
    await write_and_seal(clinic, clock, 1, 5)
    await write_and_seal(clinic, clock, 9)

    await write(clinic, 3, 7)

    assert (await chain(clinic)).breaches == (
        Breach(Fault.UNSEALED, 3),
        Breach(Fault.UNSEALED, 7),
    )


async def test_every_venue_has_a_chain_of_its_own(clinic: Clinic, clock: HandClock) -> None:
    """Cutting the end off one chain shows, because the others go on."""
    await clinic.execute(
        "INSERT INTO venues (id, key, version, document) "
        "SELECT 2, 'second', version, document FROM venues"
    )
    await write(clinic, 1, 4)
    await write(clinic, 2, 3, venue=ELSEWHERE)
    clock.pass_(seconds=30)
    await seal_audit(clinic.database)
    here, elsewhere = await chain(clinic), await chain(clinic, ELSEWHERE)

    await clinic.execute("DELETE FROM audit_seals WHERE venue_id = 2")

    assert (here.head.through_id, elsewhere.head.through_id) == (4, 3)
    assert here.head.digest != elsewhere.head.digest
    assert (await chain(clinic)).breaches == ()
    assert (await chain(clinic, ELSEWHERE)).breaches == (
        Breach(Fault.UNSEALED, 2),
        Breach(Fault.UNSEALED, 3),
    )


async def test_a_long_tail_is_sealed_piece_by_piece(clinic: Clinic, clock: HandClock) -> None:
    await write(clinic, *range(1, AT_ONCE + 2))
    clock.pass_(seconds=30)

    sealed = [await seal_audit(clinic.database) for _ in range(3)]

    assert sealed == [AT_ONCE, 1, 0]
    found = await chain(clinic)
    assert (found.head.number, found.open_tail, found.breaches) == (2, 0, ())


async def test_on_sqlite_an_entry_is_sealed_at_once(tmp_path: Path, clock: HandClock) -> None:
    async with open_clinic(f"sqlite+aiosqlite:///{tmp_path}/holdfast.db", clock) as clinic:
        await write(clinic, 1)

        assert await seal_audit(clinic.database) == 1


async def test_on_postgresql_the_youngest_entries_and_what_follows_them_stay_open(
    fresh_database: str, clock: HandClock
) -> None:
    """A lower number may still come to light; 2 was stamped before 1, and waits for it."""
    async with open_clinic(fresh_database, clock) as clinic:
        clock.pass_(seconds=1)
        await write(clinic, 1)
        clock.pass_(seconds=-1)
        await write(clinic, 2)
        clock.pass_(seconds=10)
        too_soon = await seal_audit(clinic.database)

        clock.pass_(seconds=1)

        assert too_soon == 0
        assert await seal_audit(clinic.database) == 2


async def test_an_entry_that_comes_to_light_late_is_waited_for(
    fresh_database: str, clock: HandClock
) -> None:
    """A transaction that writes has been open since before entry 2; it will commit entry 1."""
    async with open_clinic(fresh_database, clock) as clinic:
        slow = Database(fresh_database, clock)
        async with slow.transaction() as late:
            await late.execute(sa.text("UPDATE venues SET version = version"))
            # Ten seconds by the hand clock; the transaction's age is real, and above zero.
            await write(clinic, 2)
            clock.pass_(seconds=10)
            sealed_meanwhile = await seal_audit(clinic.database)
            await late.execute(
                sa.text(
                    "INSERT INTO audit (id, venue_id, booking_id, version, was, became, party, "
                    f"actor_id, at) VALUES (1, 1, 1, 1, '', 'held', 'customer', 1, {clinic.at()})"
                )
            )
        await slow.close()
        clock.pass_(seconds=10)
        sealed_after = await seal_audit(clinic.database)

        assert (sealed_meanwhile, sealed_after) == (0, 2)
        assert (await chain(clinic)).breaches == ()


async def test_two_processes_do_not_seal_the_same_entry(
    fresh_database: str, clock: HandClock
) -> None:
    async with open_clinic(fresh_database, clock) as clinic:
        await write(clinic, *range(1, 50))
        clock.pass_(seconds=30)

        sealed = await asyncio.gather(*(seal_audit(clinic.database) for _ in range(8)))

        assert sum(sealed) == 49
        assert (await chain(clinic)).breaches == ()


async def test_writers_do_not_wait_for_the_one_who_seals(
    fresh_database: str, clock: HandClock
) -> None:
    async with open_clinic(fresh_database, clock) as clinic:
        await clinic.book(14)
        clock.pass_(seconds=30)
        now = clock.now()
        async with clinic.database.transaction() as sealing:
            sealed = await sealing.run_sync(lambda connection: seal(connection, now))

            await clinic.book(15)

        assert sealed == 2
        assert await chain(clinic) == Chain((await chain(clinic)).head, 2, ())
