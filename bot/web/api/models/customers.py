"""Customers as programs know them."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from bot.web.api.models.basics import (
    Email,
    Language,
    Line,
    Model,
    Name,
    Paged,
    Phone,
    without_defaults,
)
from domain.people import Contact, Customer


class CustomerIn(Model):
    """Somebody who books: found by telephone, else by e-mail, else new."""

    name: Name
    phone: Phone | None = None
    email: Email | None = None
    language: Language | None = Field(default=None, description="Else the venue's first.")


class CustomerChange(Model):
    """What is to be another: what is not said stays; null takes away."""

    model_config = ConfigDict(json_schema_extra=without_defaults)

    name: Name = ""
    phone: Phone | None = None
    email: Email | None = None
    language: Language = ""


class CustomersQuery(Model):
    """Whom to list, by parts of the name or by the whole telephone or e-mail."""

    name: Line = ""
    phone: Phone | None = None
    email: Email | None = None
    page: int = Field(default=1, ge=1, le=10_000)
    limit: int = Field(default=20, ge=1, le=100)


class CustomerOut(Model):
    """A customer; `chat` when they talk to the bot, and are told there."""

    id: str
    name: str
    phone: str | None
    email: str | None
    language: str
    chat: bool


class CustomersOut(Paged):
    """A page of customers, the newest first."""

    items: tuple[CustomerOut, ...]


def contact_of(one: CustomerIn, languages: tuple[str, ...]) -> Contact:
    """As the venue keeps it."""
    return Contact(one.name, one.language or languages[0], one.phone or "", one.email or "")


def customer_out(one: Customer) -> CustomerOut:
    """A customer."""
    return CustomerOut(
        id=str(one.id),
        name=one.name,
        phone=one.phone or None,
        email=one.email or None,
        language=one.locale,
        chat=one.user_id is not None,
    )


def changes_of(one: CustomerChange) -> dict[str, str | None]:
    """What was said, by the name of the column."""
    said = one.model_dump(include=one.model_fields_set)
    if "language" in said:
        said["locale"] = said.pop("language")
    return said
