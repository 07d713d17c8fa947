"""Everybody's updates in sequence, everybody side by side, whatever becomes of one."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import orjson
from telegram import Update
from telegram.error import NetworkError
from telegram.ext import CommandHandler, MessageHandler, PreCheckoutQueryHandler, filters

from bot.runtime.context import BotContext
from bot.runtime.errors import Poisoned
from bot.runtime.http import Flooded
from bot.runtime.ports import Work
from domain.errors import SlotTaken, StoreBusy
from tests.bot.runtime.booth import Booth, booth, until
from tests.bot.sandbox.stage import ANN, BOB
from tests.counting import BOT_ID, Counting, Effects, said
from tests.factories import make_slot

NUMBERS = [str(number) for number in range(1, 8)]


@dataclass
class Talk:
    """Remembers who said what, and does with it what a test wants."""

    act: Callable[[Update, BotContext], Awaitable[None]] | None = None
    heard: list[tuple[int, str]] = field(default_factory=list)

    async def hear(self, update: Update, context: BotContext) -> None:
        assert update.effective_user is not None
        self.heard.append((update.effective_user.id, said(update)))
        context.session.draft["last"] = said(update)
        if self.act:
            await self.act(update, context)

    def handler(self) -> MessageHandler[BotContext, Any]:
        return MessageHandler(filters.TEXT, self.hear)


class Gates:
    """Steps wait here until a test lets them go."""

    def __init__(self) -> None:
        self.inside = 0
        self.open = asyncio.Event()

    async def wait(self, _update: Update, _context: BotContext) -> None:
        self.inside += 1
        await self.open.wait()
        self.inside -= 1


async def test_a_conversation_goes_on_wherever_its_updates_come_in(anywhere: Booth) -> None:
    effects = Effects(anywhere.database)
    await effects.prepare()
    anywhere.add(Counting(effects).conversation())

    await anywhere.say(ANN, "/start", *NUMBERS, "/done")
    await anywhere.say(BOB, "/start", "5", "/done")
    await anywhere.rest()

    assert await effects.of_everybody() == {
        ANN: ["begin", *NUMBERS, " ".join(NUMBERS)],
        BOB: ["begin", "5", "5"],
    }
    assert anywhere.said_to(BOB) == ["begin", "5", "5"]
    assert (await anywhere.session(ANN)).conv == {}


async def test_one_persons_updates_are_done_in_sequence(here: Booth) -> None:
    talk = Talk()
    here.add(talk.handler())

    await here.say(ANN, *NUMBERS)
    await here.rest()

    assert talk.heard == [(ANN, number) for number in NUMBERS]


async def test_people_do_not_wait_for_one_another(here: Booth) -> None:
    gates = Gates()
    talk = Talk(gates.wait)
    here.add(talk.handler())

    await here.say(ANN, "a", "b")
    await here.say(BOB, "c")
    await until(lambda: gates.inside == 2)
    gates.open.set()
    await here.rest()

    assert sorted(talk.heard[:2]) == [(ANN, "a"), (BOB, "c")]


async def test_no_more_lanes_are_worked_at_than_there_are_places(here: Booth) -> None:
    gates = Gates()
    here.add(Talk(gates.wait).handler())
    here.runtime.lanes.at_once = 1

    await here.say(ANN, "a")
    await here.say(BOB, "b")
    await until(lambda: gates.inside == 1)
    room = here.runtime.lanes.room
    gates.open.set()
    await here.rest()

    assert room == 0
    assert [done for _, done, _, _ in await here.inbox()] == [True, True]


async def test_a_checkout_waits_for_nobody(here: Booth) -> None:
    gates, paid = Gates(), []

    async def check_out(update: Update, _context: BotContext) -> None:
        assert update.pre_checkout_query is not None
        paid.append(update.pre_checkout_query.id)

    here.add(PreCheckoutQueryHandler(check_out), Talk(gates.wait).handler())
    here.runtime.lanes.at_once = 1
    await here.say(ANN, *NUMBERS)
    await until(lambda: gates.inside == 1)

    await here.deliver({"update_id": 5, "pre_checkout_query": checkout(ANN)})
    await until(lambda: bool(paid))

    assert gates.inside == 1
    gates.open.set()
    await here.rest()


async def test_an_update_delivered_again_is_not_done_again(here: Booth) -> None:
    talk = Talk()
    here.add(talk.handler())
    here.stage.telegram.say(ANN, "once")
    update = here.stage.update()

    await here.deliver(update, update)
    await here.rest()
    await here.deliver(update)
    await here.rest()

    assert talk.heard == [(ANN, "once")]


async def test_what_comes_in_during_a_step_is_done_after_it(here: Booth) -> None:
    gates = Gates()
    talk = Talk(gates.wait)
    here.add(talk.handler())

    await here.say(ANN, "a")
    await until(lambda: gates.inside == 1)
    await here.say(ANN, "b")
    gates.open.set()
    await here.rest()

    assert talk.heard == [(ANN, "a"), (ANN, "b")]


async def test_what_a_refused_process_took_in_is_found_by_the_second_look(here: Booth) -> None:
    talk = Talk()
    here.add(talk.handler())
    here.runtime.lanes._sessions = late = LateArrival(here)

    await here.say(ANN, "first")
    await here.rest()

    assert late.came
    assert talk.heard == [(ANN, "first"), (ANN, "late")]


async def test_what_comes_in_during_the_second_look_is_not_forgotten(here: Booth) -> None:
    talk = Talk()
    here.add(talk.handler())
    here.runtime.lanes._sessions = late = LateArrival(here, kicked=True)

    await here.say(ANN, "first")
    await here.rest()

    assert late.came
    assert talk.heard == [(ANN, "first"), (ANN, "late")]


class LateArrival:
    """Sessions, and an update that comes in at the worst moment.

    From another process just as the lane is released, or, `kicked`, just as this process has
    looked for the last time.
    """

    def __init__(self, here: Booth, *, kicked: bool = False) -> None:
        self.lease = 15.0
        self.came = False
        self._here = here
        self._kicked = kicked
        self._sessions = here.world.sessions
        self.postpone, self.renew = self._sessions.postpone, self._sessions.renew
        self.purge = self._sessions.purge

    async def claim(self, lane: str, token: int) -> Work | None:
        work = await self._sessions.claim(lane, token)
        if work is None and self._kicked and not self.came:
            self.came = True
            await self._here.say(ANN, "late")
        return work

    async def done(self, work: Work, state: str, *, error: str | None = None) -> Work | None:
        after = await self._sessions.done(work, state, error=error)
        if not self._kicked and not self.came:
            self.came = True
            self._here.stage.telegram.say(ANN, "late")
            update = self._here.stage.update()
            number = update["update_id"]
            await self._here.world.inbox.add([(BOT_ID, number, work.lane, to_text(update))])
        return after


async def test_what_another_process_took_in_is_swept_up(here: Booth) -> None:
    talk = Talk()
    here.add(talk.handler())
    here.stage.telegram.say(ANN, "left behind")
    update = here.stage.update()
    lane = f"{BOT_ID}:u:{ANN}"
    await here.world.inbox.add([(BOT_ID, update["update_id"], lane, to_text(update))])

    await here.runtime._sweep()
    await here.rest()

    assert talk.heard == [(ANN, "left behind")]


async def test_a_rule_that_says_no_is_told_and_leaves_the_draft_alone(here: Booth) -> None:
    taken = SlotTaken(make_slot(), may_return=False)

    async def refuse(update: Update, context: BotContext) -> None:
        context.session.draft["last"] = "changed"
        if said(update) == "b":
            raise taken

    here.add(Talk(refuse).handler())

    await here.say(ANN, "a", "b")
    await here.rest()

    assert [error for _, error in here.told] == [taken]
    assert (await here.session(ANN)).draft == {"last": "changed"}
    assert [(done, error) for _, done, error, _ in await here.inbox()] == [(True, None)] * 2


async def test_a_bug_is_reported_told_and_in_nobodys_way(here: Booth) -> None:
    async def fail(update: Update, _context: BotContext) -> None:
        if said(update) == "a":
            raise KeyError("Ann's secret")

    talk = Talk(fail)
    here.add(talk.handler())

    await here.say(ANN, "a", "b")
    await here.rest()

    assert [type(error) for _, error in here.told] == [KeyError]
    assert talk.heard == [(ANN, "a"), (ANN, "b")]
    [(_, _, error, _), _] = await here.inbox()
    assert error is not None
    assert error.startswith("KeyError at runtime/test_lanes.py:")
    assert (await here.session(ANN)).draft == {"last": "b"}


async def test_a_busy_store_is_tried_again_and_patience_is_asked_for_meanwhile(
    here: Booth,
) -> None:
    async def be_busy(_update: Update, context: BotContext) -> None:
        context.session.draft["tries"] = "never kept"
        if len(talk.heard) < 3:
            raise StoreBusy

    talk = Talk(be_busy)
    here.add(talk.handler())

    await here.say(ANN, "a")
    for _ in range(2):
        await here.rest()
        here.stage.pass_(seconds=5)
        await here.runtime._sweep()
    await here.rest()

    assert talk.heard == [(ANN, "a")] * 3
    assert [type(error) for _, error in here.told] == [StoreBusy] * 2
    assert [(done, error, n) for _, done, error, n in await here.inbox()] == [(True, None, 3)]


async def test_an_update_that_never_works_is_given_up_and_the_next_one_is_done(
    here: Booth,
) -> None:
    async def be_unreachable(update: Update, _context: BotContext) -> None:
        if said(update) == "poison":
            raise NetworkError("no answer")

    talk = Talk(be_unreachable)
    here.add(talk.handler())

    await here.say(ANN, "poison", "b")
    for _ in range(4):
        await here.rest()
        here.stage.pass_(hours=1)
        await here.runtime._sweep()
    await here.rest()

    assert talk.heard == [(ANN, "poison")] * 5 + [(ANN, "b")]
    assert [type(error) for _, error in here.told] == [Poisoned]
    assert [done for _, done, _, _ in await here.inbox()] == [True, True]


async def test_an_update_that_has_to_wait_is_never_given_up(here: Booth) -> None:
    async def be_flooded(_update: Update, _context: BotContext) -> None:
        if len(talk.heard) < 8:
            raise Flooded(60)

    talk = Talk(be_flooded)
    here.add(talk.handler())

    await here.say(ANN, "a")
    for _ in range(8):
        await here.rest()
        here.stage.pass_(seconds=61)
        await here.runtime._sweep()
    await here.rest()

    assert len(talk.heard) == 8
    assert here.told == []


async def test_an_update_that_kills_every_process_is_given_up(url: str, here: Booth) -> None:
    talk = Talk()
    here.add(talk.handler())
    here.stage.telegram.say(ANN, "deadly")
    update = here.stage.update()
    lane = f"{BOT_ID}:u:{ANN}"
    await here.world.inbox.add([(BOT_ID, update["update_id"], lane, to_text(update))])
    for token in range(5):
        assert await here.world.sessions.claim(lane, token)
        here.stage.pass_(seconds=16)

    await here.runtime._sweep()
    await here.rest()

    assert talk.heard == []
    assert [type(error) for _, error in here.told] == [Poisoned]
    [(_, done, error, _)] = await here.inbox()
    assert done
    assert error == "Poisoned"


async def test_what_is_no_update_after_all_is_put_aside(here: Booth) -> None:
    talk = Talk()
    here.add(talk.handler())

    await here.deliver({"update_id": 1, "message": {"from": {"id": ANN}, "date": "yesterday"}})
    await here.say(ANN, "a")
    await here.rest()

    assert talk.heard == [(ANN, "a")]
    assert [done for _, done, _, _ in await here.inbox()] == [True, True]


async def test_a_draft_that_cannot_be_kept_is_a_bug_and_not_kept(here: Booth) -> None:
    async def spoil(update: Update, context: BotContext) -> None:
        if said(update) == "b":
            context.session.draft["last"] = object()  # type: ignore[assignment]

    here.add(Talk(spoil).handler())

    await here.say(ANN, "a", "b")
    await here.rest()

    assert (await here.session(ANN)).draft == {"last": "a"}


async def test_of_two_processes_the_one_that_lost_its_lease_changes_nothing(
    any_url: str, anywhere: Booth
) -> None:
    gates = Gates()
    frozen = Talk(gates.wait)
    anywhere.add(frozen.handler())
    await anywhere.say(ANN, "a")
    await until(lambda: gates.inside == 1)
    async with booth(any_url) as other:
        other.stage.pass_(seconds=16)
        awake = Talk()
        other.add(awake.handler())
        await other.runtime._sweep()
        await other.rest()
        anywhere.stage.telegram.say(ANN, "b")
        await other.deliver(anywhere.stage.update())
        await other.rest()

        gates.open.set()
        await anywhere.rest()

        assert (await other.session(ANN)).draft == {"last": "b"}
    assert frozen.heard == [(ANN, "a")]
    assert awake.heard[0] == (ANN, "a")


async def test_a_step_that_takes_long_keeps_its_lane(here: Booth) -> None:
    gates = Gates()
    here.add(Talk(gates.wait).handler())
    here.world.sessions.lease = 0.003

    await here.say(ANN, "a")
    await until(lambda: gates.inside == 1)
    here.stage.pass_(seconds=10)
    keeping = asyncio.ensure_future(here.runtime.lanes.keep_leases())
    before = await lease_of(here)
    await until(lambda: is_renewed(here, before))
    keeping.cancel()

    gates.open.set()
    await here.rest()


async def test_a_process_that_stops_ends_its_step_and_leaves_the_rest_to_others(
    here: Booth,
) -> None:
    gates = Gates()
    talk = Talk(gates.wait)
    here.add(talk.handler())
    await here.say(ANN, "a", "b")
    await here.say(BOB, "c")
    await until(lambda: gates.inside == 2)

    stopping = asyncio.ensure_future(here.runtime.lanes.stop())
    await asyncio.sleep(0)
    gates.open.set()
    await stopping

    assert [done for _, done, _, _ in await here.inbox()] == [True, False, True]
    assert await here.world.inbox.waiting((BOT_ID,), 10) == (f"{BOT_ID}:u:{ANN}",)
    assert [n for _, _, _, n in await here.inbox()] == [1, 0, 1]


async def test_a_command_nobody_knows_is_done_with(here: Booth) -> None:
    here.add(CommandHandler("start", Talk().hear))

    await here.say(ANN, "hello?")
    await here.rest()

    assert [done for _, done, _, _ in await here.inbox()] == [True]


def checkout(person: int) -> dict[str, Any]:
    return {
        "id": "77",
        "from": {"id": person, "is_bot": False, "first_name": "Ann"},
        "currency": "KRW",
        "total_amount": 100,
        "invoice_payload": "x",
    }


def to_text(update: dict[str, Any]) -> str:
    return orjson.dumps(update).decode()


async def is_renewed(here: Booth, since: object) -> bool:
    return await lease_of(here) != since


async def lease_of(here: Booth) -> object:
    return await here.database.read(
        lambda c: c.exec_driver_sql("SELECT lease_until FROM sessions").scalar()
    )
