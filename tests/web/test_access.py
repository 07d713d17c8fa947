"""Who may do what over HTTP: the whole matrix of routes, callers, scopes and venues."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import chain, combinations
from pathlib import Path

import jwt
import pytest

from bot.store import apply_venue
from bot.web.api.routes import Route, read_route
from bot.web.api.table import CALLS
from bot.web.api.tokens import Tokens
from domain.access import CustomerSession, Scope
from domain.people import CustomerId
from tests.bot.runtime.booth import until
from tests.stories.town import SECRET_KEY, Town
from tests.web.calling import Http, Program, Told, program

BARBER = Path(__file__).parents[1] / "stories" / "venues" / "barber.toml"
ROUTES = tuple(map(read_route, CALLS))
OPEN = ("refresh_session", "close_session", "get_health")
# Of which it is written down here, and not read off the routes, what they may be called with.
ALLOWED = {
    Scope.READ: {
        "list_venues", "get_venue", "list_services", "get_service", "list_resources",
        "get_resource", "list_slots", "list_dates", "explain_start", "list_lengths",
        "list_customers", "get_customer", "get_hold", "list_bookings", "get_booking",
        "report_capacity", "list_blackouts", "get_account",
    },
    Scope.WRITE: {
        "create_customer", "change_customer", "place_hold", "extend_hold", "confirm_hold",
        "release_hold", "create_booking", "change_booking", "cancel_booking", "pay_hold",
        "use_gift", "leave_gift",
    },
    Scope.STAFF: {
        "approve_booking", "reject_booking", "check_in_booking", "complete_booking",
        "miss_booking", "issue_gift", "get_gift",
    },
    Scope.ADMIN: {
        "add_resource", "change_resource", "remove_resource", "add_blackout",
        "remove_blackout",
    },
    Scope.SESSIONS: {"open_session"},
}  # fmt: skip
OF_CUSTOMERS = {
    "list_venues", "get_venue", "list_services", "get_service", "list_resources",
    "get_resource", "list_slots", "list_dates", "explain_start", "list_lengths",
    "get_customer", "change_customer", "place_hold", "get_hold", "extend_hold",
    "confirm_hold", "release_hold", "create_booking", "list_bookings", "get_booking",
    "change_booking", "cancel_booking", "pay_hold", "get_account", "use_gift", "leave_gift",
}  # fmt: skip
FRIDAY_3 = "2026-11-20T15:00:00+09:00"
QUERIES = {
    "list_slots": "?from=2026-11-20&to=2026-11-20",
    "list_dates": "?from=2026-11-20&to=2026-11-20",
    "report_capacity": "?from=2026-11-20&to=2026-11-20",
    "explain_start": "?at=2026-11-20T15:00:00%2B09:00",
    "list_lengths": "?at=2026-11-20T15:00:00%2B09:00",
}


@dataclass
class Things:
    """What there is of Ann's, to ask for."""

    customer: str
    hold: str
    booking: str
    blackout: str


@pytest.fixture
async def things(shop: Program) -> Things:
    customer = await shop.customer()
    mine = {"service": "consultation", "customer_id": customer}
    held = await shop.post("/holds", {**mine, "start": FRIDAY_3})
    made = await shop.post(
        "/bookings", {**mine, "start": "2026-11-20T16:00:00+09:00", "subject": "Bori"}
    )
    listed = await shop.get("/blackouts")
    return Things(customer, held.body["id"], made.body["id"], listed.body["items"][0]["id"])


def path_of(route: Route, venue: str, things: Things) -> str:
    filled = route.path.format(
        venue=venue,
        service="consultation",
        resource="vet-kim",
        customer=things.customer,
        hold=things.hold,
        booking=things.booking,
        blackout=things.blackout,
        gift="GIFT-AAAAAAAA",
    )
    return filled + QUERIES.get(route.name, "")


def body_of(route: Route, things: Things) -> object:
    """Something right enough to get as far as the caller is allowed to."""
    bodies = {
        "place_hold": {"service": "surgery", "start": FRIDAY_3},
        "create_booking": {"service": "surgery", "start": FRIDAY_3},
        "create_customer": {"name": "Bob", "phone": "+821012345679"},
        "change_customer": {},
        "change_booking": {"note": "runs"},
        "add_resource": {"key": "vet-kim", "group": "vet", "name": "Kim"},
        "change_resource": {},
        "issue_gift": {"minor": 1},
        "use_gift": {"code": "GIFT-AAAAAAAA"},
        "add_blackout": {"start": FRIDAY_3, "end": FRIDAY_3, "reason": "Works"},
        "open_session": {"customer_id": things.customer},
        "refresh_session": {"refresh_token": "hr_" + "A" * 27},
        "close_session": {"refresh_token": "hr_" + "A" * 27},
    }
    return bodies.get(route.name)


async def call(who: Program, route: Route, things: Things, venue: str = "") -> Told:
    venue = venue or who.root.removeprefix("/venues/")
    path, headers = path_of(route, venue, things), {}
    if route.is_once:
        headers["Idempotency-Key"] = f"matrix-{route.name}"
    return await who.call(route.method, path, body_of(route, things), headers=headers)


async def session_of(shop: Program, customer: str) -> Program:
    told = await shop.call("POST", f"{shop.root}/sessions", {"customer_id": customer})
    return Program(shop.http, shop.root, told.body["access_token"])


def test_the_matrix_knows_every_route() -> None:
    written = set(chain(*ALLOWED.values(), OPEN))

    assert {route.name for route in ROUTES} == written
    assert {route.name for route in ROUTES if route.customers} == OF_CUSTOMERS
    assert {route.name for route in ROUTES if route.is_open} == set(OPEN)


async def test_nobody_gets_anywhere_without_a_credential(shop: Program, things: Things) -> None:
    for credential in ("", "hf_AAAAAAAA_BBBBBBBBBBBBBBBBBBBBBBBBBBB", "e30.e30.e30", "x"):
        nobody = Program(shop.http, shop.root, credential)
        told = {one.name: await call(nobody, one, things) for one in ROUTES}

        refused = {name for name, one in told.items() if one.status == 401}
        assert refused == {one.name for one in ROUTES} - {"close_session", "get_health"}
        assert told["get_venue"].headers["WWW-Authenticate"].startswith("Bearer")


async def test_a_key_may_do_what_its_scopes_say_and_nothing_else(
    town: Town, http: Http, things: Things
) -> None:
    """S2-21 S3-31: who may do what."""
    sets = [(one,) for one in Scope] + [*combinations(Scope, len(Scope) - 1)]
    for scopes in sets:
        who = await program(town, http, *scopes)
        told = {one.name: await call(who, one, things) for one in ROUTES}

        forbidden = {name for name, one in told.items() if one.status == 403}
        allowed = set(chain(*(ALLOWED[scope] for scope in scopes)))
        assert forbidden == {one.name for one in ROUTES} - allowed - set(OPEN)
        assert all(one.body["scope"] for one in told.values() if one.status == 403)


async def test_nothing_of_another_venue_is_there_whatever_the_scopes(
    town: Town, shop: Program, things: Things
) -> None:
    """S0-40 S3-03 S3-31: venues apart."""
    await apply_venue(town.store, BARBER)
    of_venue = [one for one in ROUTES if "{venue}" in one.path]

    foreign = [await call(shop, one, things, "barber") for one in of_venue]
    unknown = [await call(shop, one, things, "nowhere") for one in of_venue]

    assert {one.status for one in foreign} == {404}
    assert [one.raw for one in foreign] == [one.raw for one in unknown]


async def test_a_key_of_another_venue_sees_nothing_of_this_one(
    town: Town, http: Http, things: Things
) -> None:
    barber = await apply_venue(town.store, BARBER)
    _, secret = await town.store.keys.make(
        barber.venue_id, "theirs", tuple(Scope), expires_at=None
    )
    theirs = Program(http, "/venues/barber", secret)
    by_id = [one for one in ROUTES if {"hold", "booking", "customer"} & {*one.fields}]

    told = [await call(theirs, one, things) for one in by_id]
    listed = await theirs.get("/bookings")

    assert {one.status for one in told} == {404}
    assert listed.body["items"] == []


async def test_a_customer_gets_as_far_as_customers_may(shop: Program, things: Things) -> None:
    ann = await session_of(shop, things.customer)

    told = {one.name: await call(ann, one, things) for one in ROUTES}

    forbidden = {name for name, one in told.items() if one.status == 403}
    assert forbidden == {one.name for one in ROUTES} - OF_CUSTOMERS - set(OPEN)


async def test_what_is_anothers_is_not_there_exactly_like_what_is_nobodys(
    shop: Program, things: Things
) -> None:
    """S0-40 S4-15: only their own."""
    bob = await session_of(shop, await shop.customer("Bob", "+821012345679"))
    by_id = [
        one
        for one in ROUTES
        if one.customers and {"hold", "booking", "customer"} & {*one.fields}
    ]
    nothing = Things("5", "5", "5", things.blackout)

    foreign = [await call(bob, one, things) for one in by_id]
    unknown = [
        await bob.call(
            one.method,
            path_of(one, bob.root.removeprefix("/venues/"), nothing),
            body_of(one, things),
            headers={"Idempotency-Key": f"other-{one.name}"},
        )
        for one in by_id
    ]

    assert len(by_id) == 13
    assert {one.status for one in foreign} == {404}
    assert [one.raw for one in foreign] == [one.raw for one in unknown]
    assert (await shop.get(f"/bookings/{things.booking}")).body["status"] == "confirmed"


async def test_a_customer_lists_and_books_for_themselves_alone(
    shop: Program, things: Things
) -> None:
    bob = await session_of(shop, await shop.customer("Bob", "+821012345679"))
    wish = {"service": "consultation", "start": FRIDAY_3, "subject": "Mo"}

    listed = await bob.get("/bookings")
    of_ann = await bob.get(f"/bookings?customer={things.customer}")
    for_ann = await bob.post("/bookings", {**wish, "customer_id": things.customer})
    made = await bob.post("/bookings", wish)
    mine = await bob.get("/bookings")

    assert (listed.body["items"], of_ann.code) == ([], "404 not-found")
    assert for_ann.code == "422 senseless-request"
    assert for_ann.body["errors"][0]["field"] == "body.customer_id"
    assert [one["id"] for one in mine.body["items"]] == [made.body["id"]]


async def test_a_key_opens_nothing_within_seconds_of_being_revoked(
    town: Town, shop: Program
) -> None:
    before = await shop.get("")
    [key] = await town.store.keys.list_keys(town.venue.id)
    revoked = await town.store.keys.revoke(town.venue.id, key.prefix)
    town.clock.move(timedelta(seconds=5))

    after = await shop.get("")

    assert (before.status, revoked, after.status) == (200, True, 401)
    assert not await town.store.keys.revoke(town.venue.id, key.prefix)


async def test_a_key_ends_when_it_was_said_to(town: Town, http: Http) -> None:
    until = town.clock.now() + timedelta(days=1)
    _, secret = await town.store.keys.make(
        town.venue.id, "short", (Scope.READ,), expires_at=until
    )
    shop = Program(http, f"/venues/{town.venue.key}", secret)

    before = await shop.get("")
    town.clock.move(timedelta(days=1))
    after = await shop.get("")

    assert (before.status, after.status) == (200, 401)


async def test_a_key_remembers_when_it_was_used_and_never_its_secret(
    town: Town, shop: Program
) -> None:
    await shop.get("")

    async def is_noted() -> bool:
        [key] = await town.store.keys.list_keys(town.venue.id)
        return key.used_at == town.clock.now()

    # On nobody's time: the answer does not wait for it.
    await until(is_noted)
    [key] = await town.store.keys.list_keys(town.venue.id)
    assert shop.credential.startswith(key.prefix)
    assert len(shop.credential) - len(key.prefix) - 1 == 27
    assert shop.credential not in repr(key)


@pytest.fixture
async def refresh(shop: Program, things: Things) -> str:
    told = await shop.call("POST", f"{shop.root}/sessions", {"customer_id": things.customer})
    token: str = told.body["refresh_token"]
    return token


async def renewed(shop: Program, token: str) -> Told:
    return await shop.call("POST", "/sessions/refresh", {"refresh_token": token})


async def test_an_access_token_lasts_a_quarter_of_an_hour(
    town: Town, shop: Program, things: Things
) -> None:
    ann = await session_of(shop, things.customer)
    town.clock.move(timedelta(minutes=14, seconds=59))
    early = await ann.get("/bookings")
    town.clock.move(timedelta(seconds=1))

    late = await ann.get("/bookings")

    assert (early.status, late.status) == (200, 401)


async def test_a_session_goes_on_with_new_tokens(
    town: Town, shop: Program, refresh: str
) -> None:
    """S2-21: a token with refresh."""
    town.clock.move(timedelta(days=29))

    told = await renewed(shop, refresh)
    ann = Program(shop.http, shop.root, told.body["access_token"])

    assert told.status == 200
    assert told.body["refresh_token"] != refresh
    assert (told.body["token_type"], told.body["expires_in"]) == ("Bearer", 900)
    assert (await ann.get("/bookings")).body["total"] == 1


async def test_a_lost_answer_can_be_asked_for_again_at_once(
    shop: Program, refresh: str
) -> None:
    first, second = await renewed(shop, refresh), await renewed(shop, refresh)

    assert (first.status, second.status) == (200, 200)


async def test_a_token_that_comes_again_later_closes_the_session(
    town: Town, shop: Program, refresh: str
) -> None:
    first = await renewed(shop, refresh)
    town.clock.move(timedelta(seconds=31))

    stolen = await renewed(shop, refresh)
    owner = await renewed(shop, first.body["refresh_token"])

    assert (stolen.code, owner.code) == ("401 unknown-caller", "401 unknown-caller")


async def test_a_refresh_token_is_good_for_thirty_days(
    town: Town, shop: Program, refresh: str
) -> None:
    town.clock.move(timedelta(days=30))

    assert (await renewed(shop, refresh)).status == 401


async def test_a_closed_session_is_not_refreshed(shop: Program, refresh: str) -> None:
    closed = await shop.call("POST", "/sessions/close", {"refresh_token": refresh})

    assert closed.status == 204
    assert (await renewed(shop, refresh)).status == 401


async def test_a_session_is_not_refreshed_when_its_key_is_revoked(
    town: Town, shop: Program, refresh: str
) -> None:
    [key] = await town.store.keys.list_keys(town.venue.id)
    await town.store.keys.revoke(town.venue.id, key.prefix)

    assert (await renewed(shop, refresh)).status == 401


async def test_what_is_old_is_swept(town: Town, shop: Program, refresh: str) -> None:
    town.clock.move(timedelta(days=61))
    await town.store.sweep()

    assert (await renewed(shop, refresh)).status == 401


def forged(
    town: Town, customer: str, *, key: str | bytes | None = None, **changes: object
) -> str:
    """A token like ours but for what is changed."""
    now = int(town.clock.now().timestamp())
    claims = {
        "iss": "holdfast",
        "aud": "holdfast-api",
        "sub": customer,
        "ven": town.venue.id,
        "sid": "1",
        "iat": now,
        "exp": now + 900,
        **changes,
    }
    claims = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(
        claims,
        Tokens(SECRET_KEY)._key if key is None else key,
        algorithm="HS256",
    )


async def test_no_token_but_ours_is_believed(town: Town, shop: Program, things: Things) -> None:
    now = int(town.clock.now().timestamp())
    none = jwt.encode({"sub": things.customer}, "", algorithm="none")
    wrong = {
        "signed by others": forged(town, things.customer, key=b"x" * 32),
        "signed with the secret itself": forged(town, things.customer, key=SECRET_KEY),
        "for another audience": forged(town, things.customer, aud="other"),
        "of another issuer": forged(town, things.customer, iss="other"),
        "longer than ours": forged(town, things.customer, exp=now + 901),
        "over": forged(town, things.customer, iat=now - 901, exp=now - 1),
        "of tomorrow": forged(town, things.customer, iat=now + 86_400, exp=now + 87_000),
        "without an end": forged(town, things.customer, exp=None),
        "of nobody": forged(town, "nobody"),
        "not signed": none,
    }
    ours = Program(shop.http, shop.root, forged(town, things.customer))

    told = {
        name: (await Program(shop.http, shop.root, token).get("")).status
        for name, token in wrong.items()
    }

    assert (await ours.get("")).status == 200
    assert told == dict.fromkeys(wrong, 401)


def test_tokens_are_signed_for_one_customer(town: Town) -> None:
    tokens, now = Tokens(SECRET_KEY), town.clock.now()
    session = CustomerSession(3, town.venue.id, CustomerId(2**62))

    assert tokens.read(tokens.sign(session, now), now) == session
    assert Tokens("another secret key of a house").read(tokens.sign(session, now), now) is None
