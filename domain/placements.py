"""Placements: holds to be, and the rule by which the store decides them together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from domain.allocations import Allocation, BookingId, Taken, pick
from domain.ground import Choices
from domain.people import Actor, CustomerId, Party
from domain.prices import Quote
from domain.promos import Promo
from domain.resources import ResourceId, Service, Venue
from domain.slots import Slot, Stretch
from domain.states import Details, Hold, Terms


@dataclass(frozen=True, eq=False)
class Placement:
    """A hold to be: everything the store needs to decide it together with others.

    `service` is what the slot is of, with its additions. Every choice is one need with the
    resources that may meet it, for all of the stretches of minutes. `draw` gives a number and
    a reference. `external` is what the program that books calls it. `replaces` is the same
    customer's hold that gives way when, and only when, this one is placed.
    """

    venue: Venue
    service: Service
    slot: Slot
    customer_id: CustomerId
    stretches: tuple[Stretch, ...]
    choices: Choices
    quote: Quote | None
    draw: Callable[[], tuple[BookingId, str]]
    key: str
    external: str = ""
    replaces: BookingId | None = None

    @cached_property
    def drawn(self) -> tuple[BookingId, str]:
        """Its number and reference, drawn when it is tried: in a rush most are refused untried."""
        return self.draw()

    @property
    def actor(self) -> Actor:
        """Who does it: whoever it is for."""
        return Actor(Party.CUSTOMER, self.customer_id)

    @property
    def promo(self) -> Promo | None:
        """What the code is that it is wanted with; None without one that the venue has."""
        return self.venue.find_promo(self.slot.code) if self.slot.code else None

    def redraw(self) -> None:
        """Another number and reference: either turned out to be somebody's already."""
        self.__dict__.pop("drawn", None)

    def won(self, parts: tuple[Allocation, ...], now: datetime) -> Hold:
        """The hold it becomes."""
        terms = Terms(
            *self.drawn,
            self.slot,
            self.customer_id,
            parts,
            self.quote,
            self.service.cancellation,
            now,
            self.external,
        )
        return Hold(terms, 1, Details(), now + self.service.hold_for)


def assign(
    placement: Placement, taken: Mapping[ResourceId, Sequence[Taken]]
) -> tuple[Allocation, ...]:
    """Units for every need of a placement, or nothing when one of them cannot be met."""
    got: list[Allocation] = []
    for options in placement.choices:
        for resource_id, demand in options:
            mine = [
                Taken(one.start, one.end, one.first, one.last)
                for one in got
                if one.resource_id == resource_id
            ]
            others = *taken.get(resource_id, ()), *mine
            units = pick(others, resource_id, demand, *placement.stretches)
            if units:
                got.extend(units)
                break
        else:
            return ()
    return tuple(got)
