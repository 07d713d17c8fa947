"""A shop beside the venue: what it sells a service as, and what it calls a purchase."""

import pytest

from storage.verify import verify
from tests.stories.town import Town
from tests.web.calling import Program
from tests.web.test_holding import FRIDAY_3, hold

AT_FOUR, AT_FIVE = "2026-11-20T16:00:00+09:00", "2026-11-20T17:00:00+09:00"


async def found(shop: Program, query: str) -> list[str]:
    """The ids of the bookings and holds that a query finds, the newest first."""
    told = await shop.get(f"/bookings?status=held&status=confirmed&{query}")
    return [one["id"] for one in told.body["items"]]


async def test_holds_are_found_by_what_the_shop_calls_them(town: Town, shop: Program) -> None:
    """S1-41: one purchase may hold several slots; its name stays when they become bookings."""
    first = await hold(shop, external_reference="order-1042")
    second = await hold(shop, AT_FOUR, external_reference="order-1042")
    await hold(shop, AT_FIVE, external_reference="order-1043")

    firm = await shop.post(f"/holds/{first.body['id']}/confirm", {"subject": "Bori"})

    assert firm.body["external_reference"] == "order-1042"
    both = [second.body["id"], first.body["id"]]
    assert await found(shop, "external_reference=order-1042") == both
    assert await found(shop, "external_reference=order-9") == []
    assert await verify(town.store.database) == ()


async def test_a_booking_in_one_step_has_the_callers_name_too(shop: Program) -> None:
    """S1-41: the number of a purchase."""
    body = {"service": "consultation", "start": FRIDAY_3, "subject": "Bori"}
    body["customer_id"] = await shop.customer()

    named = await shop.post("/bookings", body | {"external_reference": "a/b'c\\%"})
    plain = await shop.post("/bookings", body | {"start": AT_FOUR})
    wrong = await shop.post("/bookings", body | {"external_reference": "two words"})

    assert (await shop.get(f"/bookings/{named.body['id']}")).body == named.body
    assert named.body["external_reference"] == "a/b'c\\%"
    assert plain.body["external_reference"] is None
    assert await found(shop, "external_reference=a/b'c%5C%25") == [named.body["id"]]
    assert wrong.code == "400 invalid-request"


@pytest.mark.parametrize("elsewhere", ["wheels"], indirect=True)
async def test_bookings_are_found_by_the_product_they_are_sold_as(elsewhere: Program) -> None:
    """S1-41: the venue file says which product of the shop a service is."""
    ann = {"customer": {"name": "Ann", "phone": "+61412345678"}}
    hired = await elsewhere.post(
        "/holds", ann | {"service": "hire", "dates": ["2027-03-01"], "party": 2}
    )
    toured = await elsewhere.post(
        "/holds", ann | {"service": "island-tour", "start": "2027-03-02T07:00:00+10:00"}
    )

    services = (await elsewhere.get("/services")).body["items"]

    assert toured.status == 201
    products = {one["key"]: one["product"] for one in services}
    assert (products["hire"], products["island-tour"]) == ("4WD-DAY", None)
    assert (hired.body["product"], toured.body["product"]) == ("4WD-DAY", None)
    assert await found(elsewhere, "product=4WD-DAY") == [hired.body["id"]]
    assert await found(elsewhere, "product=4WD-DAY&service=island-tour") == []
    assert await found(elsewhere, "product=NONE") == []
