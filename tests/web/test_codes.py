"""Promo codes over HTTP: what they take off, and why they do not."""

from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.demo import VENUES
from tests.stories.town import Town
from tests.web.calling import Program, Told


async def wanted(shop: Program, start: str = "15:00") -> dict[str, Any]:
    return {
        "service": "consultation",
        "start": f"2026-11-20T{start}:00+09:00",
        "customer_id": await shop.customer(),
    }


async def hold(shop: Program, code: str, start: str = "15:00") -> Told:
    return await shop.post("/holds", {**await wanted(shop, start), "code": code})


async def test_a_code_is_a_line_of_the_price_however_it_is_written(shop: Program) -> None:
    told = await hold(shop, "spring")

    assert told.status == 201
    assert told.body["code"] == "SPRING"
    assert told.body["price"]["total"]["minor"] == 22_500
    *_, line = told.body["price"]["lines"]
    assert (line["kind"], line["name"], line["percent"]) == ("promo", "SPRING", 10.0)
    assert line["amount"]["minor"] == -2_500
    booked = await shop.post(f"/holds/{told.body['id']}/confirm", {"subject": "Bori"})
    assert (booked.status, booked.body["code"]) == (200, "SPRING")


async def test_booking_in_one_step_takes_a_code_too(shop: Program) -> None:
    body = {**await wanted(shop), "code": "SPRING", "subject": "Bori"}

    told = await shop.post("/bookings", body)

    assert (told.status, told.body["price"]["total"]["minor"]) == (201, 22_500)
    refused = await shop.post("/bookings", {**body, "code": "AUTUMN"})
    assert refused.code == "409 promo-refused"


async def test_what_is_no_code_is_refused_as_a_field(shop: Program) -> None:
    told = await hold(shop, "50 % off!")

    assert told.code == "400 invalid-request"
    assert [one["field"] for one in told.body["errors"]] == ["body.code"]


async def test_the_code_of_a_booking_is_not_changed(shop: Program) -> None:
    booked = await shop.post("/bookings", {**await wanted(shop), "subject": "Bori"})

    told = await shop.change("PATCH", f"/bookings/{booked.body['id']}", {"code": "SPRING"})

    assert told.code == "422 senseless-request"


async def test_a_code_that_is_used_up_says_how_often_it_could_be_used(shop: Program) -> None:
    for start in ("14:00", "15:00"):
        assert (await hold(shop, "SPRING", start)).status == 201

    told = await hold(shop, "SPRING", "16:00")

    assert told.code == "409 promo-refused"
    assert (told.body["promo"], told.body["why"], told.body["limit"]) == ("SPRING", "yours", 2)
    assert told.body["detail"].startswith("SPRING")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('code = "SPRING"', 'code = "AUTUMN"'), {"why": "unknown"}),
        (
            ("from = 2026-11-01", "from = 2026-11-21"),
            {"why": "not-yet", "date": "2026-11-21"},
        ),
        (("until = 2027-05-31", "until = 2026-11-17"), {"why": "over", "date": "2026-11-17"}),
        (('["consultation", "vaccination"]  #', '["vaccination"]  #'), {"why": "service"}),
        (
            ('least = "20000"', 'least = "30000"'),
            {
                "why": "too-small",
                "amount": {"minor": 30_000, "currency": "KRW", "exponent": 0},
            },
        ),
    ],
)
async def test_a_refusal_says_why_and_what_would_be_right(
    shop: Program, town: Town, tmp_path: Path, change: tuple[str, str], said: dict[str, Any]
) -> None:
    file = tmp_path / "clinic.toml"
    text = (VENUES / "clinic.toml").read_text(encoding="utf-8")
    file.write_text(text.replace(*change), encoding="utf-8")
    await town.adds(file)

    told = await hold(shop, "SPRING")

    assert (told.code, told.body["field"]) == ("409 promo-refused", "body.code")
    assert said.items() <= told.body.items()
