"""Customers over HTTP: found by telephone or e-mail, made, changed, looked through."""

import asyncio

import pytest

from domain.people import UserId
from tests.stories.town import Town
from tests.web.calling import Program

ANN = {"name": "Ann", "phone": "+821012345678", "email": "ann@example.com"}


async def test_a_customer_is_made_and_read(shop: Program) -> None:
    """S2-06 S3-05 S3-14: name, telephone, e-mail."""
    made = await shop.post("/customers", {**ANN, "language": "en"})
    found = await shop.call("GET", made.headers["Location"].removeprefix("/api/v1"))

    assert made.status == 201
    assert found.body == made.body
    assert {**ANN, "language": "en", "chat": False}.items() <= made.body.items()


@pytest.mark.parametrize("known_by", ["phone", "email"])
async def test_who_is_there_already_is_found(shop: Program, known_by: str) -> None:
    """S3-19: found by telephone."""
    made = await shop.post("/customers", ANN)

    again = await shop.post("/customers", {"name": "Annie", known_by: ANN[known_by]})

    assert (again.status, again.body) == (200, made.body)


async def test_a_number_that_was_only_said_in_the_chat_finds_nobody(
    town: Town, shop: Program
) -> None:
    """Anybody can say anybody's; they must not be given what is booked for its owner."""
    here, minji = town.venue.id, UserId(7)
    await town.store.people.customer(here, minji, name="Minji", locale="ko")
    await town.store.people.set_phone(minji, (here,), ANN["phone"])

    made = await shop.post("/customers", ANN)
    again = await shop.post("/customers", ANN)

    assert (made.status, made.body["chat"]) == (201, False)
    assert (again.status, again.body) == (200, made.body)


async def test_programs_that_make_the_same_customer_at_once_make_one(shop: Program) -> None:
    told = await asyncio.gather(*(shop.post("/customers", ANN) for _ in range(10)))

    assert len({one.body["id"] for one in told}) == 1
    assert sorted(one.status for one in told) == [200] * 9 + [201]


async def test_a_change_leaves_what_it_does_not_name(shop: Program) -> None:
    """S3-14: changed in part."""
    number = (await shop.post("/customers", ANN)).body["id"]

    told = await shop.change("PATCH", f"/customers/{number}", {"name": "Anne", "email": None})

    assert (told.body["name"], told.body["phone"]) == ("Anne", ANN["phone"])
    assert told.body["email"] is None


async def test_nothing_changed_is_no_mistake(shop: Program) -> None:
    made = await shop.post("/customers", ANN)

    told = await shop.change("PATCH", f"/customers/{made.body['id']}", {})

    assert (told.status, told.body) == (200, made.body)


async def test_two_customers_do_not_have_one_telephone(shop: Program) -> None:
    await shop.post("/customers", ANN)
    bob = await shop.post("/customers", {"name": "Bob", "phone": "+821012345679"})

    told = await shop.change("PATCH", f"/customers/{bob.body['id']}", {"phone": ANN["phone"]})

    assert told.code == "409 already-there"
    assert told.body["field"] == "body.phone"


NOT_RIGHT: list[tuple[object, int, str]] = [
    ({"phone": "+821012345678"}, 400, "body.name"),
    ({"name": ""}, 400, "body.name"),
    ({"name": "   "}, 422, "body.name"),
    ({"name": "A\u0000nn"}, 400, "body.name"),
    ({"name": "\u202eAnn"}, 400, "body.name"),
    ({"name": "x" * 81}, 400, "body.name"),
    ({"name": "Ann", "phone": "010-1234-5678"}, 400, "body.phone"),
    ({"name": "Ann", "phone": "+82101"}, 400, "body.phone"),
    ({"name": "Ann", "phone": "+141555526712345"}, 422, "body.phone"),
    ({"name": "Ann", "phone": "+9999999999"}, 422, "body.phone"),
    ({"name": "Ann", "email": "ann"}, 400, "body.email"),
    ({"name": "Ann", "language": "Korean"}, 400, "body.language"),
    ({"name": 5}, 400, "body.name"),
    ({"name": "Ann", "id": "5"}, 400, "body.id"),
    ({"name": "Ann", "chat": True}, 400, "body.chat"),
    ([], 400, "body"),
    ("Ann", 400, "body"),
    (None, 400, "body.name"),
]


async def test_what_is_not_right_is_named(shop: Program) -> None:
    """S2-22 S4-16: every field by name."""
    told = [await shop.post("/customers", body) for body, _, _ in NOT_RIGHT]

    found = [(one.status, one.body["errors"][0]["field"]) for one in told]
    assert found == [(status, field) for _, status, field in NOT_RIGHT]


async def test_numbers_of_many_countries_are_numbers(shop: Program) -> None:
    """S3-11: of India among them."""
    numbers = ("+919876543210", "+61412345678", "+14155552671")
    told = [await shop.post("/customers", {"name": "Ann", "phone": one}) for one in numbers]

    assert [one.status for one in told] == [201, 201, 201]


async def test_customers_are_found_by_name_telephone_or_e_mail(shop: Program) -> None:
    await shop.post("/customers", ANN)
    await shop.post("/customers", {"name": "100% Bob_", "phone": "+821012345679"})

    async def found(query: str) -> list[str]:
        told = await shop.get(f"/customers?{query}")
        return [one["name"] for one in told.body["items"]]

    assert await found("") == ["100% Bob_", "Ann"]
    assert await found("name=AN") == ["Ann"]
    assert await found("name=%25") == ["100% Bob_"]
    assert await found("name=_") == ["100% Bob_"]
    assert await found("phone=%2B821012345679") == ["100% Bob_"]
    assert await found("email=ann@example.com") == ["Ann"]
    assert await found("limit=1&page=2") == ["Ann"]


async def test_a_customer_who_is_not_there_is_not_found(shop: Program) -> None:
    read = await shop.get("/customers/5")
    changed = await shop.change("PATCH", "/customers/5", {"name": "Ann"})

    assert (read.code, changed.code) == ("404 not-found", "404 not-found")
