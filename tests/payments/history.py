"""What happens to one booking and its money, and what the callbacks about it come to.

First all of it happens: with the providers, who have their callbacks ready, with the booking,
and with time. Then the callbacks are delivered; then whatever is left is looked for. After every
step of it what the providers have is compared with what the ledger says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.sandbox.tills.outbox import Event
from bot.sandbox.tills.stripe import StripeTill
from bot.sandbox.tills.till import PageClosed, Refused
from bot.sandbox.tills.toss import TossTill
from domain.allocations import BookingId
from domain.errors import BookingError
from domain.gateways import ProviderRefused
from domain.holds import Change
from domain.ledger import Balance
from domain.payments import Payment, PaymentStatus, Why
from domain.people import Actor, Customer, Party, Role
from domain.refunds import Refund, RefundStatus
from domain.reminders import jobs_after
from domain.resources import Provider
from domain.states import Booking, Details, Record, Request, Status
from storage import schema
from storage.verify import verify
from tests.factories import make_slot, make_staff
from tests.payments.accounts import AnyTill, Taken, close, taken
from tests.payments.wire import CLEANING, Wire
from tests.stories.town import MORNING, SORA, Phone

PRICE = 50_000
NAMES = {
    Provider.STRIPE: "Stripe",
    Provider.RAZORPAY: "Razorpay",
    Provider.TOSS: "Toss Payments",
}
FIRM = (Status.REQUESTED, Status.CONFIRMED, Status.IN_PROGRESS, Status.COMPLETED)
# What depends on whether anybody works off what is due: nobody does between two steps.
OF_WORKERS = {"I9", "I10", "I11", "I14"}
# So long after the end of a story whatever is left is looked for.
SWEEP = timedelta(minutes=90)
# How lines begin that say what became of a booking or of money.
TELLING = tuple("✅📨🆕💸⚠✖")


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happens: the name of a method of `History`, and what it is called with."""

    name: str
    given: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Delivery:
    """A callback, by where it stands among all there are, and how often it comes in a row."""

    nth: int
    times: int = 1
    jobs: bool = True


@dataclass(frozen=True, slots=True)
class Play:
    """A story: what is booked, which providers are paid, how they refund, and what happens."""

    service: str
    providers: tuple[Provider, Provider]
    steps: tuple[Step, ...]
    refunds: str = "at once"

    @property
    def elsewhere(self) -> bool:
        """Whether somebody pays for it with the other provider as well."""
        return any(one.name == "goes_to_pay" and one.given == (1,) for one in self.steps)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is left when all is done: of the booking, of the money, and in the chats."""

    status: Status
    balances: tuple[Balance, ...]
    charges: Mapping[tuple[int, str, bool, int], int]
    refunds: Mapping[tuple[int, str, Why, RefundStatus], int]
    told: Mapping[str, int]

    def of(self, play: Play) -> object:
        """What does not depend on who is heard first.

        Of two pages that were paid the one that is heard of first pays for the booking: the
        other's money goes back, if its bank takes it, or is never taken. What the venue gave back
        by itself was then a part of the one or of the other.
        """
        if not play.elsewhere:
            return self
        by_itself = any(one.name == "gives_back_there" for one in play.steps)
        if by_itself or play.refunds == "in vain":
            return self.status
        return self.status, [one.paid - one.refunded for one in self.balances if one.owed]


class History:
    """One booking, from its hold on."""

    def __init__(self, wire: Wire, play: Play) -> None:
        self.wire = wire
        self.play = play
        self.phone: Phone
        self.who: Customer
        self.hold_id: BookingId
        # By charge: what the venue gave back at the provider, without us.
        self.by_hand: Counter[str] = Counter()
        self._steps = 0
        self._seen = 0
        self._heard: set[Provider] = set()

    async def begin(self) -> None:
        """Somebody has a hold, for a time that is a little over a day ahead, and goes to pay."""
        await self.wire.begin_anew()
        self.phone, self.who = await self.wire.customer()
        self._seen = len(self.wire.sora.messages())
        await self.phone.says(f"{self.play.service} tomorrow 12:00")
        [row] = await self.wire.rows(schema.bookings)
        self.hold_id = row["id"]
        for till in self.wire.tills.values():
            if not isinstance(till, TossTill):
                till.account.refunds_wait = self.play.refunds != "at once"
        await self.phone.taps(NAMES[self.play.providers[0]])

    async def happens(self) -> None:
        """All the steps; whatever is refused does not happen."""
        for number, step in enumerate(self.play.steps):
            self._steps = number
            method: Callable[..., Awaitable[None]] = getattr(self, step.name)
            with suppress(BookingError, PageClosed, Refused, ProviderRefused):
                await method(*step.given)
            await self.is_accounted_for()

    # What people do on the providers' pages, and the venue in its offices there.

    async def goes_to_pay(self, which: int) -> None:
        await self.wire.house.paying.begin(
            self.wire.venue, self.hold_id, self.who, Details(),
            provider=self.play.providers[which],
        )  # fmt: skip

    async def pays(self, which: int, more: int, currency: str) -> None:
        till, payment = await self._page(which)
        amount = None if not more else PRICE + more
        if isinstance(till, TossTill):
            await till.pay(payment.ref, amount)
        else:
            await till.pay(payment.ref, amount, currency=currency)

    async def is_declined(self, which: int) -> None:
        till, payment = await self._page(which)
        await till.decline(payment.ref)

    async def closes_the_page(self, which: int) -> None:
        till, payment = await self._page(which)
        close(till, payment.ref)

    async def gives_back_there(self, nth: int, part: int) -> None:
        """The venue gives money back at the provider, in whose books alone it then stands."""
        found = [
            (till, one)
            for payment in await self.payments()
            for till in (self.wire.tills[payment.provider],)
            for one in taken(till, payment.ref)
            if one.left
        ]
        if found:
            till, one = found[nth % len(found)]
            back = max(one.left * part // 100, 1)
            await till.refund_by_hand(one.charge_id, back)
            self.by_hand[one.charge_id] += back

    async def disputes(self) -> None:
        """The owner of a card says that it was not them."""
        till = self.wire.tills[Provider.STRIPE]
        assert isinstance(till, StripeTill)
        for payment in await self.payments():
            if payment.provider is Provider.STRIPE:
                for one in taken(till, payment.ref):
                    await till.dispute(one.charge_id)

    # What becomes of the booking, and of time.

    async def says_paid(self) -> None:
        """Somebody taps "I have paid", and it is looked for."""
        for payment in await self.payments():
            await self.wire.house.paying.ask(payment, f"step{self._steps}")
        await self.wire.settle()

    async def ends(self, how: str) -> None:
        store, venue, number = self.wire.store, self.wire.venue, self.hold_id
        boss = make_staff(Role.OWNER, venue_id=venue.id)
        key = f"{how}-{self._steps}"
        ways: dict[str, Callable[[], Awaitable[object]]] = {
            "release": lambda: store.holds.release(venue, number, self.who, key=key),
            "cancel": lambda: store.bookings.cancel(venue, number, self.who, "ill", key=key),
            "approve": lambda: store.bookings.approve(venue, number, boss, key=key),
            "reject": lambda: store.bookings.reject(venue, number, boss, "full", key=key),
            "miss": lambda: store.bookings.miss(venue, number, boss, key=key),
            "arrive": lambda: store.bookings.arrive(venue, number, boss, key=key),
            "complete": lambda: store.bookings.complete(venue, number, boss, key=key),
        }
        await ways[how]()

    async def is_called_off(self) -> None:
        """Who runs the venue cancels."""
        record, venue = await self.record(), self.wire.venue
        if isinstance(record, Booking | Request):
            actor, after = Actor(Party.STAFF, SORA), record.cancel("closed")
            jobs = jobs_after(after, actor, venue, self.wire.clock.now())
            change = Change(record, after, actor, f"off-{self._steps}", jobs)
            await self.wire.store.kept.change(change)

    async def somebody_else_takes_it(self) -> None:
        """The time is booked by others, where it is free."""
        store, venue = self.wire.store, self.wire.venue
        _, other = await self.wire.customer()
        slot = make_slot(
            12, on=MORNING.date() + timedelta(days=1),
            venue_id=venue.id, service_id=CLEANING,
        )  # fmt: skip
        hold = await store.holds.place(venue, slot, other, key=f"other-{self._steps}")
        number = hold.terms.id
        await store.holds.confirm(venue, number, other, Details(), key=f"firm-{self._steps}")

    async def time_passes(self, minutes: int) -> None:
        """With a process that works off what is due."""
        await self.wire.passes(minutes=minutes)

    async def nobody_works_for(self, minutes: int) -> None:
        """Time passes all the same."""
        self.wire.clock.move(timedelta(minutes=minutes))

    # The callbacks.

    async def tells_in_order(self) -> None:
        """Each once, the oldest first, until there are no more."""
        told = 0
        while told < len(events := self.events()):
            await self._post(events[told])
            await self.wire.settle()
            await self.is_accounted_for()
            told += 1

    async def tells(self, deliveries: Sequence[Delivery]) -> None:
        """Any of them, any number of times. Those that are not in the list are lost.

        But not all that a provider has to say of a payment that nobody waits for any more:
        it goes on calling for days.
        """
        for one in deliveries:
            events = self.events()
            if events:
                provider, event = events[one.nth % len(events)]
                for _ in range(one.times):
                    await self._post((provider, event))
            if one.jobs:
                await self.wire.settle()
            await self.is_accounted_for()
        await self._insists()

    async def _insists(self) -> None:
        over = {
            one.provider
            for one in await self.payments()
            if one.status is PaymentStatus.PAID or one.provider is Provider.TOSS
        }
        for provider, event in reversed(self.events()):
            if provider in over - self._heard:
                await self._post((provider, event))

    async def _post(self, told: tuple[Provider, Event]) -> None:
        provider, event = told
        self._heard.add(provider)
        assert await self.wire.tills[provider].outbox.post(event)

    def events(self) -> list[tuple[Provider, Event]]:
        """All there is to be told, the oldest first."""
        return [
            (provider, one)
            for provider, till in self.wire.tills.items()
            for one in till.outbox.pending
        ]

    async def sweeps(self) -> None:
        """Refunds under way come to their end, time goes by, and what falls due is done."""
        await self.wire.settle()
        await self.is_accounted_for()
        await self._end_refunds()
        until = self.wire.clock.now() + SWEEP
        while (due := await self._next_due()) is not None and due <= until:
            self.wire.clock.set(max(due, self.wire.clock.now()))
            await self.wire.settle()
            await self._end_refunds()
            await self.is_accounted_for()

    async def _next_due(self) -> datetime | None:
        jobs = schema.jobs
        statement = sa.select(sa.func.min(jobs.c.run_at)).where(jobs.c.done_at.is_(None))
        found: datetime | None = await self.wire.store.database.read(
            lambda c: c.scalar(statement)
        )
        return found

    async def _end_refunds(self) -> None:
        """As their bank says; what the venue gives back there in person always arrives."""
        for till in self.wire.tills.values():
            if not isinstance(till, TossTill):
                for one in list(till.account.refunds.values()):
                    ours = bool(one.get("metadata") or one.get("notes"))
                    failed = ours and self.play.refunds == "in vain"
                    if one["status"] == "pending":
                        await till.end_refund(one["id"], failed=failed)

    # What is true of the money.

    async def is_accounted_for(self) -> None:
        """At any moment, settled or not."""
        found = await verify(self.wire.store.database)
        assert [one for one in found if one.invariant not in OF_WORKERS] == []
        there = await self.taken()
        refunds = await self.refunds()
        for row in await self.wire.rows(schema.charges):
            assert row["charge_id"] in there
            one = there[row["charge_id"]]
            assert (row["minor"], row["currency"]) == (one.amount.minor, one.amount.currency)
            ours = [each for each in refunds if each.charge_id == one.charge_id]
            done = sum(each.amount.minor for each in ours if each.status is RefundStatus.DONE)
            asked = sum(each.amount.minor for each in ours if each.why is not Why.BY_HAND)
            # Of nothing we say that it has gone back before it has …
            assert done <= one.back
            # … and we have given back nothing twice.
            assert one.back - self.by_hand[one.charge_id] <= asked

    async def is_settled(self) -> Outcome:
        """In the end: all that was taken pays for the booking or has gone back."""
        there, record = await self.taken(), await self.record()
        account = await self.wire.store.payments.account(self.wire.venue.id, self.hold_id)
        charges = await self.wire.rows(schema.charges)
        assert {row["charge_id"] for row in charges} == set(there)
        for row in charges:
            one = there[row["charge_id"]]
            left = sum(
                each.amount.minor
                for each in account.refunds
                if each.charge_id == one.charge_id and each.status is not RefundStatus.DONE
            )
            pays = row["stands"] and record.status in (*FIRM, Status.CANCELLED, Status.NO_SHOW)
            # What is left stands for the booking, or is what staff have to give back by hand.
            assert pays or one.left == left
        currencies = sorted({one.amount.currency for one in there.values()})
        balances = tuple(account.balance(one) for one in currencies)
        for sums in balances:
            left = sum(
                one.left for one in there.values() if one.amount.currency == sums.currency
            )
            assert sums.paid - sums.refunded == left
        told = self._told()
        assert told["✅ Booked"] <= 1
        return Outcome(
            record.status,
            balances,
            Counter(
                (row["minor"], row["currency"], row["stands"], there[row["charge_id"]].back)
                for row in charges
            ),
            Counter(
                (one.amount.minor, one.amount.currency, one.why, one.status)
                for one in account.refunds
            ),
            told,
        )

    def _told(self) -> Counter[str]:
        """What both chats say of the booking and its money, without when it is."""
        said = [one for one in self.phone.messages() if one["from"]["is_bot"]]
        staff = self.wire.sora.messages()[self._seen :]
        whole = [str(one.get("text") or one.get("caption") or "") for one in said + staff]
        lines = [line for one in whole for line in one.split("\n")]
        # Whether it was booked in time or after all depends on who has heard of it when.
        told = (line.partition(":")[0].replace(" after all", "") for line in lines)
        return Counter(line for line in told if line[:1] in TELLING)

    async def payments(self) -> Sequence[Payment]:
        account = await self.wire.store.payments.account(self.wire.venue.id, self.hold_id)
        return account.payments

    async def refunds(self) -> Sequence[Refund]:
        account = await self.wire.store.payments.account(self.wire.venue.id, self.hold_id)
        return account.refunds

    async def record(self) -> Record:
        return await self.wire.store.kept.get(self.wire.venue.id, self.hold_id)

    async def taken(self) -> dict[str, Taken]:
        """What the providers have taken, by charge."""
        return {
            one.charge_id: one
            for payment in await self.payments()
            if payment.ref
            for one in taken(self.wire.tills[payment.provider], payment.ref)
        }

    async def _page(self, which: int) -> tuple[AnyTill, Payment]:
        provider = self.play.providers[which]
        found = [one for one in await self.payments() if one.provider is provider]
        if not found:
            raise PageClosed(provider)
        return self.wire.tills[provider], found[-1]
