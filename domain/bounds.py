"""How much of a service may be taken at once: units, people, length, days."""

from __future__ import annotations

from domain.additions import check_additions
from domain.errors import OutOfBounds, RulesChanged
from domain.resources import Mode, Service, Venue
from domain.slots import Slot


def check_bounds(venue: Venue, service: Service, slot: Slot) -> None:
    """OutOfBounds for units, people or days the service does not sell; RulesChanged for a length.

    `service` is the slot's with its additions, of which any that cannot be had is refused first.
    """
    if slot.additions:
        check_additions(venue, slot)
    if slot.units not in service.units:
        raise OutOfBounds("units", service.units.least, service.units.most)
    if service.party is not None and slot.party not in service.party:
        raise OutOfBounds("party", service.party.least, service.party.most)
    if slot.party:
        _check_seats(venue, service, slot)
    _check_time(service, slot)


def _check_time(service: Service, slot: Slot) -> None:
    if (service.mode is Mode.DAYS) != bool(slot.dates):
        raise RulesChanged
    if not slot.dates:
        if slot.during.length not in service.lengths:
            raise RulesChanged
        return
    if len(slot.dates) not in service.days:
        raise OutOfBounds("days", service.days.least, service.days.most)
    if list(slot.dates) != sorted(set(slot.dates)):
        raise RulesChanged
    if service.adjacent and (slot.dates[-1] - slot.dates[0]).days >= len(slot.dates):
        raise OutOfBounds("adjacent", service.days.least, service.days.most)


def _check_seats(venue: Venue, service: Service, slot: Slot) -> None:
    """OutOfBounds when nothing of a need has room for so many people."""
    for need in service.needs:
        found = venue.candidates(need, slot.wanted, units=slot.units)
        room = [one.seats * need.units * slot.units for one in found if one.seats is not None]
        if room and len(room) == len(found) and slot.party > max(room):
            raise OutOfBounds("party", 1, max(room))
