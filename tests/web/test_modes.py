"""Every kind of booking over HTTP: lengths of one's own, whole days, units, parties, ways."""

from typing import Any

import pytest

from tests.web.calling import Program, Told

at = pytest.mark.parametrize
ANN = {"name": "Ann", "phone": "+61412345678"}


async def hold(shop: Program, service: str, **more: Any) -> Told:
    more = {"party": 2, **more} if service in {"hire", "guided-drive"} else more
    return await shop.post("/holds", {"service": service, "customer": ANN} | more)


def total(told: Told) -> int:
    minor: int = told.body["price"]["total"]["minor"]
    return minor


@at("elsewhere", ["wheels"], indirect=True)
async def test_vehicles_are_hired_by_days_that_need_not_be_adjacent(elsewhere: Program) -> None:
    """S1-12 S1-20: a set of dates, and a quantity."""
    dates = ["2027-01-15", "2027-01-17"]

    told = await hold(elsewhere, "hire", dates=dates, units=2)

    assert told.status == 201
    assert (told.body["dates"], told.body["units"]) == (dates, 2)
    assert told.body["start"] == "2027-01-15T07:00:00+10:00"
    assert told.body["end"] == "2027-01-17T17:00:00+10:00"
    assert total(told) == 4 * 24900 + 2 * 4500
    lines = told.body["price"]["lines"]
    assert [line["name"] for line in lines] == ["Summer holidays", "Sand and salt wash"]
    assert lines[0]["counts"] == [
        {"measure": "unit", "number": 2},
        {"measure": "day", "number": 2},
    ]
    assert told.body["price"]["deposit"]["minor"] == total(told) // 5


@at("elsewhere", ["wheels"], indirect=True)
async def test_each_date_says_how_many_are_left_and_a_quantity_can_be_asked_for(
    elsewhere: Program,
) -> None:
    """S1-19: per date what is left."""
    path = "/services/hire/dates?from=2027-03-01&to=2027-03-02&resource=landcruiser"
    before = await elsewhere.get(path)
    await hold(elsewhere, "hire", dates=["2027-03-01"], resources=["landcruiser"])

    after = await elsewhere.get(path)
    two = await elsewhere.get(path + "&units=2")

    assert [one["units_left"] for one in before.body["items"]] == [2, 2]
    assert [one["units_left"] for one in after.body["items"]] == [1, 2]
    assert [one["available"] for one in two.body["items"]] == [False, True]


@at("elsewhere", ["wheels"], indirect=True)
async def test_dates_that_are_full_are_refused_with_others_that_are_not(
    elsewhere: Program,
) -> None:
    taken = {"dates": ["2027-03-01", "2027-03-03"], "resources": ["landcruiser"], "units": 2}
    bob = {"name": "Bob", "phone": "+61412345679"}
    await hold(elsewhere, "hire", **taken)

    told = await hold(elsewhere, "hire", **taken, customer=bob)
    path = "/services/hire/why?date=2027-03-01&resource=landcruiser&units=2&party=2"
    why = await elsewhere.get(path)

    assert told.code == "409 slot-taken"
    other = told.body["alternatives"][0]
    assert len(other["dates"]) == 2
    assert (other["units"], other["resources"]) == (2, ["landcruiser"])
    assert why.body["reason"]["code"] == "slot-taken"


@at("elsewhere", ["wheels"], indirect=True)
async def test_units_follow_from_how_many_people_come(elsewhere: Program) -> None:
    told = await hold(elsewhere, "hire", dates=["2026-12-01"], party=9)

    assert (told.body["party"], told.body["units"]) == (9, 2)


@at("elsewhere", ["wheels"], indirect=True)
async def test_seats_of_a_departure_are_sold_until_there_are_none(elsewhere: Program) -> None:
    start = "2026-11-21T07:00:00+10:00"
    told = [
        await elsewhere.post(
            "/bookings",
            {
                "service": "island-tour",
                "start": start,
                "units": 8,
                "customer": {"name": "Ann", "phone": f"+6141234567{number}"},
            },
        )
        for number in range(3)
    ]

    assert [one.status for one in told] == [201, 201, 409]
    assert total(told[0]) == 8 * 18900


@at("elsewhere", ["wheels"], indirect=True)
async def test_a_set_is_taken_whole(elsewhere: Program) -> None:
    told = await hold(elsewhere, "guided-drive", start="2026-11-20T09:00:00+10:00", party=5)

    assert len(told.body["resources"]) == 2
    assert total(told) == 5 * 14000


@at("elsewhere", ["wheels"], indirect=True)
async def test_what_the_mode_cannot_mean_is_refused_by_name(elsewhere: Program) -> None:
    start = "2026-11-20T09:00:00+10:00"
    wrong: list[tuple[str, dict[str, Any], str]] = [
        ("hire", {"start": start}, "body.dates"),
        ("hire", {"dates": ["2026-12-01"], "start": start}, "body.start"),
        ("hire", {"dates": ["2026-12-01", "2026-12-01"]}, "body.dates"),
        ("hire", {"dates": ["2026-12-01"], "units": 4}, "body.units"),
        ("hire", {"dates": [f"2026-12-{day:02}" for day in range(1, 26)]}, "body.dates"),
        ("hire", {"dates": ["2026-12-01"], "party": 40}, "body.party"),
        ("guided-drive", {"start": start, "dates": ["2026-12-01"], "party": 2}, "body.dates"),
        ("guided-drive", {"start": start, "party": 8}, "body.party"),
        ("guided-drive", {"party": 2}, "body.start"),
        ("guided-drive", {"start": start, "end": "2026-11-20T10:00:00+10:00"}, "body.end"),
    ]

    told = [await hold(elsewhere, service, **more) for service, more, _ in wrong]

    assert [one.status for one in told] == [422] * len(wrong)
    found = [one.body["errors"][0]["field"] for one in told]
    assert found == [field for _, _, field in wrong]


@at("elsewhere", ["hall"], indirect=True)
async def test_a_wedding_lasts_until_after_midnight(elsewhere: Program) -> None:
    """S3-15 S3-17 S3-18: until two at night."""
    told = await elsewhere.post(
        "/bookings",
        {
            "service": "wedding",
            "start": "2027-01-20T10:00:00+05:30",
            "end": "2027-01-21T02:00:00+05:30",
            "resources": ["big-hall"],
            "party": 300,
            "subject": "Asha and Ravi",
            "customer": {"name": "Asha", "phone": "+919876543210"},
        },
    )

    assert (told.status, told.body["status"]) == (201, "requested")
    assert told.body["end"] == "2027-01-21T02:00:00+05:30"
    assert total(told) == (16 * 600_000 + 500_000) * 118 // 100
    assert told.body["price"]["deposit"]["minor"] * 4 == total(told)


@at("elsewhere", ["hall"], indirect=True)
async def test_guests_without_room_are_refused_with_how_many_there_is_room_for(
    elsewhere: Program,
) -> None:
    told = await hold(
        elsewhere,
        "wedding",
        start="2027-01-20T10:00:00+05:30",
        resources=["big-hall"],
        party=1200,
    )

    assert told.code == "422 out-of-bounds"
    assert told.body["field"] == "body.party"
    assert told.body["most"] < 1200


@at("elsewhere", ["hall"], indirect=True)
async def test_one_day_takes_one_booking_of_a_customer(elsewhere: Program) -> None:
    body = {"service": "visit", "customer": {"name": "Asha", "phone": "+919876543210"}}
    slots = await elsewhere.get("/services/visit/slots?from=2026-11-25&to=2026-11-25&free=true")
    starts = [one["start"] for one in slots.body["items"]]
    await elsewhere.post("/bookings", {**body, "start": starts[0]})

    told = await elsewhere.post("/bookings", {**body, "start": starts[-1]})

    assert told.code == "409 too-many-bookings"
    assert (told.body["limit"], told.body["per"]) == (1, "day")


@at("elsewhere", ["counsel"], indirect=True)
async def test_a_service_that_wants_a_number_is_for_customers_who_have_one(
    elsewhere: Program,
) -> None:
    times = {"start": "2026-11-20T10:00:00-05:00", "end": "2026-11-20T12:00:00-05:00"}
    body = {"service": "visit", "resources": ["alvarez"], **times}

    ben = {"name": "Ben", "email": "ben@example.com"}
    refused = await elsewhere.post("/bookings", {**body, "customer": ben})
    told = await elsewhere.post("/bookings", {**body, "customer": ANN})
    service = await elsewhere.get("/services/visit")

    assert refused.code == "422 detail-missing"
    assert refused.body["field"] == "body.customer.phone"
    assert told.status == 201
    assert service.body["asks"][0] == {"kind": "phone", "prompt": None, "required": True}


@at("elsewhere", ["rooms"], indirect=True)
async def test_a_room_is_had_for_any_length_each_with_its_price(elsewhere: Program) -> None:
    start = "2026-11-20T09:00:00+01:00"
    path = f"/services/meeting/lengths?at={start.replace('+', '%2B')}&party=4"

    told = await elsewhere.get(path)
    held = await hold(
        elsewhere, "meeting", start=start, end="2026-11-20T11:30:00+01:00", party=4
    )

    first, second, *_, last = told.body["items"]
    assert (first["minutes"], second["minutes"], last["minutes"]) == (60, 90, 480)
    assert first["price"]["minor"] == 2200
    assert second["price"]["minor"] == 2200 + 1400
    assert total(held) == 2200 + 1400 + 2800
    assert held.body["end"] == "2026-11-20T11:30:00+01:00"


@at("elsewhere", ["rooms"], indirect=True)
async def test_starts_of_a_length_are_those_that_have_room_for_it(elsewhere: Program) -> None:
    path = "/services/meeting/slots?from=2026-11-20&to=2026-11-20&party=4"
    short = await elsewhere.get(f"{path}&length=60")
    long = await elsewhere.get(f"{path}&length=480")
    odd = await elsewhere.get(f"{path}&length=61")

    assert 0 < len(long.body["items"]) < len(short.body["items"])
    assert odd.code == "422 senseless-request"


@at("elsewhere", ["counsel"], indirect=True)
async def test_who_comes_charges_for_the_way_and_not_from_too_far(elsewhere: Program) -> None:
    where = {"start": "2026-11-20T10:00:00-05:00", "resources": ["alvarez"]}
    resource = (await elsewhere.get("/resources/alvarez")).body
    venue = (await elsewhere.get("")).body
    latitude = resource["latitude"] or venue["latitude"]
    longitude = resource["longitude"] or venue["longitude"]
    near = {"latitude": latitude + 0.1, "longitude": longitude}
    far = {"latitude": latitude + 1, "longitude": longitude}

    told = await hold(elsewhere, "visit", **where, place=near)
    refused = await hold(elsewhere, "visit", **where, place=far)

    travel = next(line for line in told.body["price"]["lines"] if line["kind"] == "travel")
    assert travel["amount"]["minor"] == 9 * 250
    assert told.body["place"] == near
    assert refused.code == "409 out-of-reach"
    assert refused.body["limit"] == 40_000 < refused.body["distance"]


@at("elsewhere", ["wheels"], indirect=True)
async def test_capacity_is_opened_and_adjusted_over_dates(elsewhere: Program) -> None:
    """S1-17 S1-24: capacity over dates."""
    period = {"from": "2027-05-01", "to": "2027-05-02", "units": 1}

    told = await elsewhere.change("PATCH", "/resources/landcruiser", {"capacities": [period]})
    report = await elsewhere.get("/capacity?from=2027-05-02&to=2027-05-03&resource=landcruiser")

    assert told.body["capacities"] == [period]
    assert [one["capacity"] for one in report.body["items"]] == [1, told.body["capacity"]]
    hired = await hold(
        elsewhere, "hire", dates=["2027-05-01"], resources=["landcruiser"], units=2
    )
    assert hired.status == 409
