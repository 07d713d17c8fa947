"""What there is: the venue, its resources, its services."""

from __future__ import annotations

from bot.web.api.asking import Ask
from bot.web.api.models.services import ServiceOut, ServicesOut, service_out
from bot.web.api.models.venues import (
    ResourceOut,
    ResourcesOut,
    VenueOut,
    VenuesOut,
    resource_out,
    venue_out,
)
from bot.web.api.routes import Answer, route
from domain.access import Scope


@route("GET /venues", scope=Scope.READ, customers=True)
async def list_venues(ask: Ask) -> Answer[VenuesOut]:
    """The venues that the caller may see: the one of its key or session."""
    return Answer(VenuesOut(items=(venue_out(ask.reader),)))


@route("GET /venues/{venue}", scope=Scope.READ, customers=True)
async def get_venue(ask: Ask) -> Answer[VenueOut]:
    """A venue: where and when it is open, its zone and currency. Its version is the ETag."""
    return Answer(venue_out(ask.reader), ask.venue.version)


@route("GET /venues/{venue}/resources", scope=Scope.READ, customers=True)
async def list_resources(ask: Ask) -> Answer[ResourcesOut]:
    """Everything that only so many can have at the same moment."""
    found = (resource_out(ask.reader, one) for one in ask.venue.resources)
    return Answer(ResourcesOut(items=tuple(found)), ask.venue.version)


@route("GET /venues/{venue}/resources/{resource}", scope=Scope.READ, customers=True)
async def get_resource(ask: Ask) -> Answer[ResourceOut]:
    """One resource. The ETag is the version of the venue."""
    one = ask.reader.resource(ask.path["resource"])
    return Answer(resource_out(ask.reader, one), ask.venue.version)


@route("GET /venues/{venue}/services", scope=Scope.READ, customers=True)
async def list_services(ask: Ask) -> Answer[ServicesOut]:
    """Everything that is sold, with its rules and its price."""
    found = (service_out(ask.reader, one) for one in ask.venue.services)
    return Answer(ServicesOut(items=tuple(found)), ask.venue.version)


@route("GET /venues/{venue}/services/{service}", scope=Scope.READ, customers=True)
async def get_service(ask: Ask) -> Answer[ServiceOut]:
    """One service."""
    one = ask.reader.service(ask.path["service"])
    return Answer(service_out(ask.reader, one), ask.venue.version)
