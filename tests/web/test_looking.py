"""What there is and when it is free: the same that the chat offers, and why not the rest."""

from datetime import date, timedelta

from domain.availability import window_of
from domain.slots import Wants
from tests.stories.town import Town
from tests.web.calling import Program

FRIDAY = "from=2026-11-20&to=2026-11-20"
CONSULTATION = "/services/consultation"


async def test_a_program_reads_the_venue_it_has_a_key_for(shop: Program) -> None:
    every = await shop.call("GET", "/venues")
    one = await shop.get("", Accept_Language="en")

    assert [venue["key"] for venue in every.body["items"]] == ["seoul-animal-clinic"]
    assert one.body["name"] == "Seoul Animal Clinic"
    assert (one.body["zone"], one.body["currency"]) == ("Asia/Seoul", "KRW")
    assert one.headers["ETag"] == f'"{one.body["version"]}"'
    assert "2026-12-25" in one.body["closed"]


NAMES = {
    "": "일반 진료",
    "en": "Consultation",
    "ko-KR,en;q=0.5": "일반 진료",
    "xx, en;q=0.2, ko;q=0.1": "Consultation",
    ";q=;,": "일반 진료",
}


async def test_texts_are_in_the_readers_language_or_the_venues(shop: Program) -> None:
    told = {
        accepted: await shop.get(CONSULTATION, Accept_Language=accepted) for accepted in NAMES
    }

    assert {accepted: one.body["name"] for accepted, one in told.items()} == NAMES


async def test_services_say_all_that_a_form_needs(shop: Program) -> None:
    told = await shop.get("/services", Accept_Language="en")

    by_key = {one["key"]: one for one in told.body["items"]}
    assert by_key["consultation"]["price"] == {
        "amount": {"minor": 25000, "currency": "KRW", "exponent": 0},
        "per": ["booking"],
        "fixed": True,
    }
    assert by_key["grooming"]["approval"] is True
    assert by_key["consultation"]["asks"][0]["kind"] == "subject"
    assert "vet-kim" in by_key["consultation"]["needs"][0]["resources"]


async def test_resources_are_listed_and_read_by_key(shop: Program) -> None:
    every = await shop.get("/resources")
    one = await shop.get("/resources/vet-kim")

    assert one.body in every.body["items"]
    assert one.body["capacity"] == 1


async def test_every_start_is_offered_or_refused_as_in_the_chat(
    town: Town, shop: Program
) -> None:
    """S0-07 S0-13 S0-28 S4-06 S4-12: starts of a date, free or not."""
    await shop.post(
        "/bookings",
        {
            "service": "consultation",
            "start": "2026-11-20T15:00:00+09:00",
            "resources": ["vet-kim"],
            "subject": "Bori",
            "customer": {"name": "Ann", "phone": "+821012345678"},
        },
    )
    told = await shop.get(f"{CONSULTATION}/slots?{FRIDAY}&resource=vet-kim")

    service = town.venue.services[0]
    window = window_of(date(2026, 11, 20), 1, town.venue.zone)
    wants = Wants((town.venue.resources[0].id,))
    offer = await town.store.availability.offer(town.venue, service, window, wants)
    free = {slot.during.start for slot in offer.slots()}
    starts = {one["start"]: one for one in told.body["items"]}
    assert len(starts) == offer.size(date(2026, 11, 20))
    assert sum(one["available"] for one in starts.values()) == len(free)
    taken = starts["2026-11-20T15:00:00+09:00"]
    assert (taken["available"], taken["rule"]) == (False, "full")
    assert taken["reason"]["code"] == "slot-taken"


async def test_a_reason_is_named_for_every_start_that_is_not_free(shop: Program) -> None:
    """S0-28: the reason of each."""
    told = await shop.get(f"{CONSULTATION}/slots?from=2026-11-18&to=2026-12-25")
    first = await shop.get(f"{CONSULTATION}/slots?from=2026-11-18&to=2026-11-18")

    assert told.status == 422
    refused = [one for one in first.body["items"] if not one["available"]]
    assert {one["rule"] for one in refused} == {"too-soon"}
    assert all(one["reason"]["detail"] for one in refused)


async def test_free_ones_alone_can_be_asked_for(shop: Program) -> None:
    told = await shop.get(f"{CONSULTATION}/slots?from=2026-11-18&to=2026-11-18&free=true")

    assert told.body["items"]
    assert all(one["available"] for one in told.body["items"])


async def test_dates_are_counted_over_months(shop: Program) -> None:
    told = await shop.get(f"{CONSULTATION}/dates?from=2026-11-19&to=2027-01-16")

    dates = told.body["items"]
    assert dates[0]["date"] == "2026-11-19"
    assert dates[-1]["date"] == "2027-01-16"
    assert len(dates) == (date(2027, 1, 16) - date(2026, 11, 19)) // timedelta(days=1) + 1
    christmas = next(one for one in dates if one["date"] == "2026-12-25")
    assert (christmas["available"], christmas["free"]) == (False, 0)
    assert christmas["size"] > 0


WHY_NOT = {
    "2026-11-22T15:00:00+09:00": "closed-day",
    "2026-11-20T15:10:00+09:00": "not-on-grid",
    "2026-11-20T20:00:00+09:00": "outside-opening-hours",
    "2026-11-18T10:00:00+09:00": "too-soon",
    "2027-11-19T15:00:00+09:00": "too-far",
}


async def test_why_any_start_cannot_be_had(shop: Program) -> None:
    told = [
        (await shop.get(f"{CONSULTATION}/why?at={at.replace('+', '%2B')}")).body
        for at in WHY_NOT
    ]

    assert [one["reason"]["code"] for one in told] == [*WHY_NOT.values()]
    assert all(not one["available"] and len(one["nearest"]) == 3 for one in told)


async def test_what_is_free_needs_no_reason(shop: Program) -> None:
    told = await shop.get(f"{CONSULTATION}/why?at=2026-11-20T15:00:00%2B09:00")

    assert told.body == {"available": True, "reason": None, "nearest": []}


WRONG = {
    f"{CONSULTATION}/slots?from=2026-11-20": "400 query.to",
    f"{CONSULTATION}/slots?from=20.11.2026&to=2026-11-20": "400 query.from",
    f"{CONSULTATION}/slots?{FRIDAY}&price=0": "400 query.price",
    f"{CONSULTATION}/slots?{FRIDAY}&free=perhaps": "400 query.free",
    f"{CONSULTATION}/slots?{FRIDAY}&from=2026-11-20": "400 query.from",
    f"{CONSULTATION}/why?at=1795154400": "400 query.at",
    f"{CONSULTATION}/why?at=2026-11-20T15:00:00": "400 query.at",
    "/services?page=2": "400 query.page",
    f"{CONSULTATION}/slots?from=2026-11-20&to=2026-11-19": "422 query.to",
    f"{CONSULTATION}/slots?from=2026-02-30&to=2026-03-01": "422 query.from",
    f"{CONSULTATION}/dates?from=2026-11-20&to=2028-11-19": "422 query.to",
    f"{CONSULTATION}/why?at=9999-12-31T23:59:59Z": "422 query.at",
}
MISSING = (
    "/services/surgery",
    f"/services/surgery/slots?{FRIDAY}",
    f"{CONSULTATION}/slots?{FRIDAY}&resource=vet-who",
    "/resources/vet-who",
)


async def test_a_query_that_is_not_right_is_refused_with_its_field(shop: Program) -> None:
    told = {path: await shop.get(path) for path in WRONG}

    found = {
        path: f"{one.status} {one.body['errors'][0]['field']}" for path, one in told.items()
    }
    assert found == WRONG


async def test_what_the_venue_does_not_have_is_not_found(shop: Program) -> None:
    told = [(await shop.get(path)).code for path in MISSING]

    assert told == ["404 not-found"] * len(MISSING)


async def test_the_report_counts_units_and_minutes(shop: Program) -> None:
    """S1-24: the report on capacity."""
    booking = {
        "service": "consultation",
        "start": "2026-11-20T15:00:00+09:00",
        "resources": ["vet-kim"],
        "subject": "Bori",
        "customer": {"name": "Ann", "phone": "+821012345678"},
    }
    await shop.post("/bookings", booking)
    await shop.post(
        "/holds",
        {
            "service": "consultation",
            "start": "2026-11-20T16:00:00+09:00",
            "resources": ["vet-kim"],
            "customer": {"name": "Bob", "phone": "+821012345679"},
        },
    )

    told = await shop.get("/capacity?from=2026-11-20&to=2026-11-21&resource=vet-kim")

    friday, saturday = told.body["items"]
    assert friday == {
        "resource": "vet-kim",
        "date": "2026-11-20",
        "capacity": 1,
        "available": 0,
        "peak": 1,
        "open_minutes": 480,
        "booked_minutes": 35,
        "held_minutes": 35,
    }
    assert (saturday["available"], saturday["booked_minutes"]) == (1, 0)
