"""The description and its page: made of what checks requests, and readable without the internet."""

import re
from typing import Any

import orjson
import pytest

from bot.screens.refusals import Refusal
from bot.web.api.kinds import KINDS, every_kind, kind_of
from bot.web.api.models.problems import ProblemOut
from bot.web.api.openapi import description
from bot.web.api.pages import FOLDER
from bot.web.api.problems import refused
from bot.web.api.routes import Answer, Table, read_route, route
from bot.web.api.table import CALLS
from domain import errors
from domain.gateways import ProviderDown, ProviderRefused
from tests.reading import ROOT
from tests.web.calling import Program

ROUTES = tuple(map(read_route, CALLS))


@pytest.fixture
def document() -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(description(CALLS))
    return found


def leaves(kind: type[Exception]) -> set[type[Exception]]:
    below = kind.__subclasses__()
    return set().union(*map(leaves, below)) if below else {kind}


def test_every_refusal_of_the_domain_has_a_status() -> None:
    """S3-20 S4-16: one form for every error."""
    written = {
        one
        for one in vars(errors).values()
        if isinstance(one, type) and issubclass(one, Exception) and not one.__subclasses__()
    }

    assert set(KINDS) == written | {ProviderDown, ProviderRefused}
    assert leaves(errors.BookingError) <= set(KINDS)
    assert all(400 <= kind.status <= 503 for kind in KINDS.values())


def test_every_code_stands_for_one_status() -> None:
    codes = [kind.code for kind in every_kind()]

    assert len(codes) == len(set(codes))
    assert kind_of(errors.NotYours).code == kind_of(errors.NotFound).code
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in codes)


def test_what_is_anothers_is_said_like_what_is_not_there() -> None:
    foreign = refused(errors.NotYours("booking"), None).out()
    unknown = refused(errors.NotFound("booking", "5"), None).out()

    assert foreign == unknown


def test_every_sentence_of_the_chat_is_one_of_a_problem() -> None:
    chat = {one for kind in Refusal.__args__ for one in leaves(kind)}

    assert chat <= set(KINDS)


def test_the_description_has_every_route_and_no_other(document: dict[str, Any]) -> None:
    described = {
        (method.upper(), path) for path, item in document["paths"].items() for method in item
    }

    assert document["openapi"] == "3.1.0"
    assert described == {(one.method, one.path) for one in ROUTES}


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    names = set(re.findall(r'"#/components/schemas/(\w+)"', orjson.dumps(document).decode()))

    assert names <= set(document["components"]["schemas"])


def test_what_comes_in_is_closed_and_what_goes_out_is_whole(document: dict[str, Any]) -> None:
    for name, schema in document["components"]["schemas"].items():
        if schema.get("type") == "object":
            assert schema["additionalProperties"] is False, name
        if name.endswith("Out") and name != ProblemOut.__name__:
            assert set(schema["required"]) == set(schema["properties"]), name


def test_every_change_describes_its_key_and_every_route_its_refusals(
    document: dict[str, Any],
) -> None:
    for one in ROUTES:
        operation = document["paths"][one.path][one.method.lower()]
        headers = {each["name"] for each in operation["parameters"] if each["in"] == "header"}

        assert ("Idempotency-Key" in headers) is one.is_once
        assert ("If-Match" in headers) is bool(one.rules.get("matches"))
        assert {"400", "429", "503"} <= operation["responses"].keys()
        assert bool(operation["security"]) is not one.is_open
        assert operation["summary"]


def test_a_route_that_stands_there_twice_is_found_at_once() -> None:
    @route("GET /x")
    async def one(ask: object) -> Answer[None]:
        return Answer(None)

    with pytest.raises(ValueError, match="twice"):
        Table((one, one))


async def test_the_page_brings_all_it_needs(shop: Program) -> None:
    """S1-40 S3-13: a page to read."""
    page = await shop.call("GET", "/docs")
    parts = re.findall(r'(?:href|src)="([^"]+)"', page.raw.decode())

    told = [await shop.call("GET", one.removeprefix("/api/v1")) for one in parts]

    assert page.headers["Content-Type"].startswith("text/html")
    assert len(parts) == 3
    assert all(one.startswith("/api/v1/") for one in parts)
    assert [one.status for one in told] == [200, 200, 200]
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]


def test_the_page_names_no_other_server_and_takes_no_text_for_html() -> None:
    for file in FOLDER.iterdir():
        text = file.read_text(encoding="utf-8")

        assert "//" not in re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)
        assert "innerHTML" not in text


async def test_the_description_is_for_everybody(shop: Program) -> None:
    told = await Program(shop.http, "", "").call("GET", "/openapi.json")

    assert told.status == 200
    assert told.raw == description(CALLS)


async def test_health_is_for_everybody(shop: Program) -> None:
    """S3-13 S3-16: how it is."""
    told = await Program(shop.http, "", "").call("GET", "/health")

    assert (told.status, told.body["ready"], told.body["database"]) == (200, True, "ok")


async def test_what_leads_nowhere_says_so_and_how_else(shop: Program) -> None:
    nowhere = await shop.call("GET", "/nowhere")
    deeper = await shop.get("/services/consultation/slots/1")
    wrong = await shop.call("PUT", f"{shop.root}/bookings")

    assert (nowhere.code, deeper.code) == ("404 no-such-path", "404 no-such-path")
    assert wrong.code == "405 wrong-method"
    assert wrong.headers["Allow"] == "POST, GET"


async def test_calls_are_counted_with_their_statuses(shop: Program) -> None:
    """S2-17 S2-19 S3-13: latency, errors, memory."""
    await shop.get("")
    await shop.get("/services/surgery")

    told = await shop.http.get("/metrics")

    text = await told.text()
    assert 'holdfast_api_calls_total{status="200"} 1.0' in text
    assert 'holdfast_api_calls_total{status="404"} 1.0' in text
    assert "holdfast_api_call_seconds_count 2.0" in text
    assert "process_resident_memory_bytes" in text


def test_the_table_of_the_seeds_names_routes_that_there_are() -> None:
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(?:[A-Z]+ )?V(/[\w{}/-]+)", text))
    there = {one.path.removeprefix("/venues/{venue}") for one in ROUTES}

    assert named
    assert {one for one in named if one not in there} == set()
