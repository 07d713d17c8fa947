"""What is done about strays: keep them, tell who runs the venue, and give back what stays one.

a callback about something that carries our mark, and no payment ─► parked, staff are told
every hour: is its payment here? has somebody given it back? after a day: give it back
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from domain.gateways import Demand, Gateway, Hint, ProviderRefused, Returned, Tills
from domain.money import Money
from domain.payments import Charge, ChargeState, Payment, PaymentId, Why, taken
from domain.resources import Provider, Venue
from domain.strays import OPEN, Stray, StrayId, StrayStatus, Traced

if TYPE_CHECKING:
    from domain.money_ports import Payments
    from domain.ports import Clock

_AGAIN, _SOON = timedelta(hours=1), timedelta(minutes=10)


class Parking:
    """The use cases of money that nobody can place."""

    def __init__(self, kept: Payments, tills: Tills, clock: Clock) -> None:
        self._kept = kept
        self._strays = kept.strays
        self._tills = tills
        self._clock = clock

    async def owner(
        self, venue: Venue, provider: Provider, ref: str, traced: Traced
    ) -> Payment | None:
        """The payment that something is marked as, where it may be this one's page."""
        found = await self._kept.find_by_number(venue.id, traced.number)
        if found is None or found.provider is not provider or found.ref not in {"", ref}:
            return None
        return found

    async def park(self, venue: Venue, provider: Provider, ref: str, traced: Traced) -> bool:
        """Keep every charge that was taken and is not back; whether anything is, or was, kept."""
        kept = [
            await self._keep(venue, provider, ref, traced.number, one)
            for one in traced.standing.charges
            if one.state is ChargeState.CAPTURED
        ]
        return any(kept)

    async def _keep(
        self,
        venue: Venue,
        provider: Provider,
        ref: str,
        number: PaymentId,
        charge: Charge,
    ) -> bool:
        known = await self._strays.find(venue.id, provider, charge.id)
        if known is not None:
            await self._strays.look_soon(known, self._clock.now())
            return True
        if charge.refunded.minor >= charge.amount.minor:
            return False
        fresh, now = self._strays.fresh(), self._clock.now()
        whole = fresh, venue.id, provider, charge.id, ref, number, charge.amount, now
        await self._strays.park(Stray(*whole))
        return True

    async def look(self, venue: Venue, stray_id: StrayId) -> datetime | None:
        """Do what is to be done by now, and say when to look again. ProviderDown: ask again."""
        stray, now = await self._strays.get(venue.id, stray_id), self._clock.now()
        if stray.status not in OPEN:
            return None
        payment = await self._kept.find_by_number(venue.id, stray.number)
        if payment is not None and payment.ref in {"", stray.ref}:
            await self._hear(payment, stray, now)
            return now + _SOON
        gateway = self._tills.gateway(venue, stray.provider)
        if stray.status is StrayStatus.DUE:
            return await self._follow(gateway, stray)
        return await self._wait(gateway, stray, now)

    async def _hear(self, payment: Payment, stray: Stray, now: datetime) -> None:
        """Its payment is here: it is settled as any other, and matched by that."""
        if stray.provider is Provider.TELEGRAM:
            # Nobody can be asked: what was told is what there is.
            await self._kept.told(payment, taken(stray.charge_id, stray.amount))
            return
        number = f"matched:{stray.id}:{int(now.timestamp())}"
        await self._kept.hear(payment, Hint(number, stray.ref, stray.charge_id))

    async def _wait(self, gateway: Gateway, stray: Stray, now: datetime) -> datetime | None:
        """It stays until somebody has given it back, or it is time to."""
        left = await self._left(gateway, stray)
        if not left.minor:
            await self._strays.became(stray.became(StrayStatus.RETURNED, now))
            return None
        if stray.status is StrayStatus.FAILED:
            return None
        if now < stray.goes_back_at:
            return min(now + _AGAIN, stray.goes_back_at)
        due = await self._strays.became(stray.became(StrayStatus.DUE))
        return await self._give(gateway, due, left)

    async def by_hand(self, venue: Venue, stray_id: StrayId) -> Stray:
        """One that could not be given back was given back by hand; NotFound."""
        stray = await self._strays.get(venue.id, stray_id)
        if stray.status is not StrayStatus.FAILED:
            return stray
        done = stray.became(StrayStatus.RETURNED, self._clock.now(), "by-hand")
        return await self._strays.became(done)

    async def _left(self, gateway: Gateway, stray: Stray) -> Money:
        """How much of it is not back, as the provider says; all, where it says nothing."""
        traced = await gateway.trace(stray.ref)
        charges = traced.standing.charges if traced is not None else ()
        back = next((one.refunded.minor for one in charges if one.id == stray.charge_id), 0)
        return Money(max(stray.amount.minor - back, 0), stray.amount.currency)

    async def _follow(self, gateway: Gateway, stray: Stray) -> datetime | None:
        """It was asked for before: what became of that?"""
        demand = _demand(stray, stray.amount)
        said = await gateway.look_refund(demand, stray.refund_ref)
        if said is not None:
            return await self._said(stray, said)
        return await self._give(gateway, stray, await self._left(gateway, stray))

    async def _give(self, gateway: Gateway, stray: Stray, left: Money) -> datetime | None:
        if stray.status is not StrayStatus.DUE:
            return None
        if not left.minor:
            return await self._said(stray, Returned("", done=True))
        try:
            said = await gateway.refund(_demand(stray, left))
        except ProviderRefused:
            said = Returned("", done=False, failed=True)
        return await self._said(stray, said)

    async def _said(self, stray: Stray, said: Returned) -> datetime | None:
        """What the provider says of giving it back."""
        now = self._clock.now()
        if said.done:
            await self._strays.became(stray.became(StrayStatus.RETURNED, now, said.id))
            return None
        if said.failed:
            await self._strays.became(stray.became(StrayStatus.FAILED, refund_ref=said.id))
            return None
        await self._strays.became(stray.became(StrayStatus.DUE, refund_ref=said.id))
        return now + _SOON


def _demand(stray: Stray, amount: Money) -> Demand:
    key = f"stray:{stray.id}"
    return Demand(stray.lost, stray.charge_id, amount, key, str(Why.UNKNOWN))
