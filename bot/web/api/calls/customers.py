"""Customers: found or made, read, changed, looked through."""

from __future__ import annotations

from bot.web.api.asking import Ask
from bot.web.api.models.customers import (
    CustomerChange,
    CustomerIn,
    CustomerOut,
    CustomersOut,
    CustomersQuery,
    changes_of,
    contact_of,
    customer_out,
)
from bot.web.api.routes import Answer, route
from domain import errors
from domain.access import Scope
from domain.pages import CustomerFilter, Leaf
from domain.people import Customer, CustomerId

CUSTOMER = "/venues/{venue}/customers/{customer}"


@route(
    "POST /venues/{venue}/customers",
    scope=Scope.WRITE,
    status=201,
    also=(200,),
    links=("get_customer", "change_customer", "place_hold", "create_booking", "open_session"),
)
async def create_customer(ask: Ask, body: CustomerIn) -> Answer[CustomerOut]:
    """A new customer (201), or the one with this telephone, else with this e-mail (200)."""

    def answer(done: tuple[Customer, bool]) -> Answer[CustomerOut]:
        customer, made = done
        place = ask.place("customers", str(customer.id))
        return Answer(customer_out(customer), location=place, status=201 if made else 200)

    contact = contact_of(body, ask.venue.languages)
    receipt = ask.once.receipt(answer)
    return answer(await ask.desk.contacts.find_or_make(ask.venue.id, contact, receipt))


@route(f"GET {CUSTOMER}", scope=Scope.READ, customers=True)
async def get_customer(ask: Ask) -> Answer[CustomerOut]:
    """A customer."""
    number = _number(ask)
    return Answer(customer_out(await ask.desk.people.get_customer(ask.venue.id, number)))


@route(
    f"PATCH {CUSTOMER}",
    scope=Scope.WRITE,
    customers=True,
    refusals=(errors.AlreadyThere,),
)
async def change_customer(ask: Ask, body: CustomerChange) -> Answer[CustomerOut]:
    """Change what is said, and leave the rest."""

    def answer(customer: Customer) -> Answer[CustomerOut]:
        return Answer(customer_out(customer))

    number, receipt = _number(ask), ask.once.receipt(answer)
    contacts = ask.desk.contacts
    return answer(await contacts.change(ask.venue.id, number, changes_of(body), receipt))


@route("GET /venues/{venue}/customers", scope=Scope.READ)
async def list_customers(ask: Ask, query: CustomersQuery) -> Answer[CustomersOut]:
    """Customers a page at a time, those of the chat too, the newest first."""
    leaf = Leaf(query.page, query.limit)
    asked = CustomerFilter(query.name, query.phone or "", query.email or "")
    page = await ask.desk.contacts.list_page(ask.venue.id, asked, leaf)
    return Answer(
        CustomersOut(
            items=tuple(map(customer_out, page.items)),
            page=leaf.number,
            limit=leaf.size,
            total=page.total,
            pages=page.pages,
        )
    )


def _number(ask: Ask) -> CustomerId:
    number = CustomerId(ask.number("customer"))
    ask.check_own("customer", number)
    return number
