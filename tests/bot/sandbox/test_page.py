"""The server side of the page: what it tells, what it accepts, and from whom."""

import asyncio
import io
import json
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer

from bot.sandbox import page as page_module
from bot.sandbox.clock import MovableClock
from bot.sandbox.page import Handset, Page, Scene
from bot.sandbox.page_stream import BEHIND, KEPT, Stream
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import Upload
from bot.words.catalogue import Catalogues

TOKEN = "7:secret"
MINA, TOM, STRANGER = 1, 2, 3
NOON = datetime(2026, 11, 18, 3, 0, tzinfo=UTC)  # 12:00 in Seoul
SEOUL = ZoneInfo("Asia/Seoul")
HANDSETS = (
    Handset(MINA, "customer", "+821055501234", (37.5519, 126.9918)),
    Handset(TOM, "customer", "+821055505678", (37.56, 126.98)),
)
FOLDER = Path(page_module.__file__).with_suffix("")


class Desk:
    """The page's server, a client in place of the browser, and the sandbox behind it."""

    def __init__(self) -> None:
        self.clock = MovableClock.frozen(NOON)
        self.telegram = Telegram(self.clock)
        self.telegram.add_bot(TOKEN, username="paws_bot", name="Paws")
        for person, name in ((MINA, "Mina"), (TOM, "Tom"), (STRANGER, "Stranger")):
            self.telegram.add_person(
                person, name, language_code="ko" if person == MINA else "en"
            )
        self.resets = 0
        app = web.Application()
        page = Page(
            self.telegram, self.clock, scene=Scene(HANDSETS, SEOUL), on_reset=self._reset
        )
        page.join(app)
        self.client = TestClient(TestServer(app))

    async def _reset(self) -> None:
        self.telegram.reset()
        self.clock.reset()
        self.resets += 1

    async def post(self, path: str, body: object) -> tuple[int, Any]:
        async with self.client.post(path, json=body) as response:
            return response.status, await response.json()

    def bot_sends(self, person: int, text: str, **params: str) -> int:
        answer = self.telegram.call(
            TOKEN, "sendMessage", {"chat_id": str(person), "text": text, **params}
        )
        assert answer.ok, answer.body
        message_id: int = answer.body["result"]["message_id"]
        return message_id

    async def follow(self, after: str = "") -> "Following":
        response = await self.client.get("/events", params={"after": after})
        assert response.status == 200
        return Following(response)


class Following:
    """An open stream of events."""

    def __init__(self, response: ClientResponse) -> None:
        self.response = response
        self.last = ""

    async def next(self, kind: str | None = None) -> dict[str, Any]:
        """The next event, or the next of that kind."""
        while True:
            lines = (
                (await self.response.content.readuntil(b"\n\n")).decode().strip().split("\n")
            )
            self.last = lines[0].removeprefix("id: ")
            event: dict[str, Any] = json.loads(lines[1].removeprefix("data: "))
            if kind in (None, event["kind"]):
                return event

    async def ended(self) -> bool:
        await self.response.read()
        return self.response.content.at_eof()


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    desk = Desk()
    await desk.client.start_server()
    desk.telegram.start(MINA)
    desk.telegram.start(TOM)
    yield desk
    await desk.client.close()


async def test_a_page_is_first_told_everything(desk: Desk) -> None:
    desk.bot_sends(MINA, "Hello")

    state = (await (await desk.follow()).next())["body"]

    assert [person["name"] for person in state["people"]] == ["Mina", "Tom"]
    assert state["bot"]["username"] == "paws_bot"
    assert [message["text"] for message in state["chats"]["1"]["messages"]] == [
        "/start",
        "Hello",
    ]
    assert [call["method"] for call in state["calls"]] == ["sendMessage"]
    assert state["clock"] == {
        "now": int(NOON.timestamp() * 1000),
        "ahead": 0.0,
        "runs": False,
        "zone": "Asia/Seoul",
    }


async def test_what_happens_reaches_the_phone_it_happens_on(desk: Desk) -> None:
    stream = await desk.follow()
    await stream.next("state")

    desk.bot_sends(TOM, "For Tom")

    message = await stream.next("message")
    assert (message["person"], message["body"]["text"]) == (TOM, "For Tom")


async def test_a_page_that_was_away_is_told_what_it_missed(desk: Desk) -> None:
    stream = await desk.follow()
    await stream.next("state")
    stream.response.close()
    desk.bot_sends(TOM, "Meanwhile")

    again = await desk.follow(stream.last)

    assert (await again.next())["kind"] == "message"
    assert (await again.next())["kind"] == "call"


@pytest.mark.parametrize("seen", ["another-7", "x", "-1", "9", "²", ""])
async def test_a_page_of_another_run_is_told_everything_anew(desk: Desk, seen: str) -> None:
    stream = await desk.follow(seen)

    assert (await stream.next())["kind"] == "state"


def test_a_page_that_was_away_too_long_is_told_everything_anew() -> None:
    stream = Stream("run", dict)
    for number in range(KEPT + 1):
        stream.send("message", number)

    with stream.follow("run-0") as lines:
        first = lines.get_nowait()

    assert first is not None
    assert '"kind":"state"' in first


def test_a_page_that_does_not_read_is_dropped() -> None:
    stream = Stream("run", dict)

    with stream.follow("run-0") as lines:
        for number in range(BEHIND + 1):
            stream.send("message", number)

        assert lines.get_nowait() is None


async def test_streams_end_when_the_server_stops(desk: Desk) -> None:
    stream = await desk.follow()
    await stream.next("state")

    async with asyncio.timeout(5):
        await desk.client.server.close()

    assert await stream.ended()


async def test_the_bots_menu_and_its_words_reach_the_phones(desk: Desk) -> None:
    stream = await desk.follow()
    commands = json.dumps([{"command": "book", "description": "Book a visit"}])
    call = desk.telegram.call
    call(TOKEN, "setMyCommands", {"commands": commands})
    call(TOKEN, "setMyDescription", {"description": "Hello"})
    call(TOKEN, "setMyDescription", {"description": "안녕", "language_code": "ko"})

    state = await (await desk.client.get("/state")).json()

    assert (await stream.next("profile"))["body"]["commands"][0]["command"] == "book"
    assert state["chats"]["1"]["profile"]["description"] == "안녕"
    assert state["chats"]["2"]["profile"]["description"] == "Hello"


async def test_a_person_writes_changes_presses_and_shares(desk: Desk) -> None:
    _, said = await desk.post("/say", {"person": TOM, "text": "tomorow"})
    changed = {"person": TOM, "message": said["message_id"], "text": "tomorrow"}
    await desk.post("/edit", changed)
    keys = json.dumps({"keyboard": [[{"text": "Skip"}]]})
    desk.bot_sends(TOM, "How?", reply_markup=keys)
    await desk.post("/keyboard", {"person": TOM, "text": "Skip"})
    await desk.post("/contact", {"person": TOM})
    await desk.post("/location", {"person": TOM})
    await desk.post("/start", {"person": TOM, "payload": "r_7"})

    said = [message.get("text") for message in desk.telegram.transcript(TOM)]
    contact, place = desk.telegram.transcript(TOM)[4:6]

    assert said == ["/start", "tomorrow", "How?", "Skip", None, None, "/start r_7"]
    assert contact["contact"]["phone_number"] == "+821055505678"
    assert place["location"]["latitude"] == pytest.approx(37.56)


async def test_a_tap_is_told_the_query_that_will_be_answered(desk: Desk) -> None:
    button = [[{"text": "Take", "callback_data": "take"}]]
    panel = desk.bot_sends(TOM, "16:30", reply_markup=json.dumps({"inline_keyboard": button}))
    stream = await desk.follow()

    _, tap = await desk.post("/tap", {"person": TOM, "message": panel, "row": 0, "column": 0})
    query = {"callback_query_id": tap["query"], "text": "Taken", "show_alert": "true"}
    desk.telegram.call(TOKEN, "answerCallbackQuery", query)

    alert = await stream.next("alert")
    assert alert["person"] == TOM
    assert alert["body"] == {"callback_query_id": tap["query"], "text": "Taken"}


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/say", {"person": TOM, "text": ""}, 400),
        ("/say", {"person": TOM, "text": "x" * 4097}, 400),
        ("/say", {"person": TOM}, 400),
        ("/say", {"person": TOM, "text": 7}, 400),
        ("/say", {"person": TOM, "text": "x", "more": 1}, 400),
        ("/say", [], 400),
        ("/say", {"person": STRANGER, "text": "x"}, 404),
        ("/tap", {"person": TOM, "message": 99, "row": 0, "column": 0}, 404),
        ("/keyboard", {"person": TOM, "text": "no such key"}, 404),
        ("/invoice", {"person": TOM, "link": "https://t.me/$unknown"}, 404),
        ("/pay", {"person": TOM, "link": "https://t.me/$unknown"}, 404),
        ("/edit", {"person": TOM, "message": 99, "text": "x"}, 404),
        ("/clock", {"minutes": -1}, 400),
        ("/clock", {"to": "soon"}, 400),
        ("/clock", {"to": "2026-11-18T11:59"}, 400),
        ("/clock", {"to": "2999-01-01T00:00"}, 400),
    ],
)
async def test_what_cannot_be_done_is_refused_in_one_sentence(
    desk: Desk, path: str, body: object, status: int
) -> None:
    found, answer = await desk.post(path, body)

    assert found == status
    assert answer["error"]
    assert "\n" not in answer["error"]
    assert desk.clock.now() == NOON


async def test_a_picture_is_sent_and_shown_again(desk: Desk) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + b"\0" * 2_000_000
    headers = {"Content-Type": "image/png"}
    address = f"/photo?person={TOM}&name=dog.png"
    async with desk.client.post(address, data=io.BytesIO(picture), headers=headers) as response:
        photo = (await response.json())["photo"][-1]

    async with desk.client.get(f"/file/{photo['file_id']}") as response:
        assert await response.read() == picture
        assert response.content_type == "image/png"
        assert response.headers["Content-Disposition"] == "inline"


@pytest.mark.parametrize(
    ("query", "mime", "status"),
    [
        (f"person={TOM}", "text/plain", 415),
        (f"person={STRANGER}", "image/png", 404),
        ("person=x", "image/png", 404),
    ],
)
async def test_only_pictures_of_the_people_here_are_sent(
    desk: Desk, query: str, mime: str, status: int
) -> None:
    headers = {"Content-Type": mime}
    async with desk.client.post(f"/photo?{query}", data=b"x", headers=headers) as response:
        assert response.status == status


async def test_a_file_that_could_carry_a_script_is_only_downloaded(desk: Desk) -> None:
    page = Upload("prices 가격.html", b"<script>1</script>", "text/html")
    sent = desk.telegram.send_document(TOM, page)

    async with desk.client.get(f"/file/{sent['document']['file_id']}") as response:
        disposition = response.headers["Content-Disposition"]

    assert response.content_type == "application/octet-stream"
    assert disposition == "attachment; filename*=UTF-8''prices%20%EA%B0%80%EA%B2%A9.html"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    async with desk.client.get("/file/none") as response:
        assert response.status == 404


async def test_the_clock_moves_by_minutes_or_to_a_moment_at_the_venue(desk: Desk) -> None:
    stream = await desk.follow()

    await desk.post("/clock", {"minutes": 10})
    first = await stream.next("clock")
    await desk.post("/clock", {"to": "2026-11-19T09:00"})
    second = await stream.next("clock")

    assert first["body"]["ahead"] == 600
    assert second["body"]["now"] == datetime(2026, 11, 19, tzinfo=UTC).timestamp() * 1000
    assert desk.clock.now() == datetime(2026, 11, 19, tzinfo=UTC)


async def test_reset_forgets_the_chats_the_log_and_the_moved_clock(desk: Desk) -> None:
    desk.clock.move(timedelta(hours=1))
    desk.bot_sends(TOM, "Hello")

    status, _ = await desk.post("/reset", {})

    state = (await (await desk.follow()).next())["body"]
    assert status == 200
    assert state["chats"]["2"]["messages"] == []
    assert state["calls"] == []
    assert state["clock"]["ahead"] == 0
    assert desk.resets == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "rebound.example"},
        {"Host": "127.0.0.1.example:80"},
        {"Host": "[::1"},
        {"Host": ""},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "http://localhost:1"},
        {"Origin": "null"},
    ],
)
async def test_nobody_but_the_page_itself_is_answered(
    desk: Desk, headers: dict[str, str]
) -> None:
    say = {"person": TOM, "text": "forged"}

    async with desk.client.get("/state", headers=headers) as seen:
        assert seen.status == 403
    async with desk.client.post("/say", json=say, headers=headers) as said:
        assert said.status == 403

    assert [message["text"] for message in desk.telegram.transcript(TOM)] == ["/start"]


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]"])
async def test_the_page_goes_by_every_name_of_the_loopback(desk: Desk, name: str) -> None:
    host = f"{name}:{desk.client.port}"
    headers = {"Host": host, "Origin": f"http://{host}"}

    async with desk.client.get("/", headers=headers) as response:
        assert response.status == 200
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/say", "/clock", "/reset"])
async def test_a_form_of_another_site_is_not_read(desk: Desk, path: str) -> None:
    form = {"Content-Type": "text/plain"}

    async with desk.client.post(path, data=b'{"minutes": 5}', headers=form) as response:
        assert response.status == 415

    assert desk.clock.now() == NOON
    assert desk.resets == 0


@pytest.mark.parametrize("name", ["../page.py", "..%2fpage.py", "nothing.js", "%00"])
async def test_only_the_files_of_the_page_are_served(desk: Desk, name: str) -> None:
    async with desk.client.get(f"/page/{name}") as response:
        assert response.status == 404


async def test_every_file_the_page_names_is_served(desk: Desk) -> None:
    sources = [path.read_text() for path in FOLDER.iterdir()]
    named = {name for text in sources for name in re.findall(r'"(?:/page|\.)/([\w.]+)"', text)}
    named |= {name for text in sources for name in re.findall(r'url\("([\w.]+)"\)', text)}

    assert named == {path.name for path in FOLDER.iterdir()} - {"index.html"}
    for name in named:
        async with desk.client.get(f"/page/{name}") as response:
            assert response.status == 200


def test_a_phone_says_the_same_things_in_every_language_of_the_bot() -> None:
    tables = re.compile(r"^(?:export )?const [A-Z]+ = {\n(.*?)^};", re.DOTALL | re.MULTILINE)
    text = "".join(path.read_text() for path in sorted(FOLDER.glob("words*.js")))

    said = [re.findall(r"^ +(\w+): ", table, re.MULTILINE) for table in tables.findall(text)]

    assert len(said) == len(Catalogues.load().languages)
    assert said.count(said[0]) == len(said)


def test_no_file_of_the_page_names_another_host() -> None:
    text = "".join(path.read_text() for path in FOLDER.iterdir())

    addresses = set(re.findall(r"https?://[\w./-]+", text)) - {"http://www.w3.org/2000/svg"}

    assert addresses == set()


@pytest.mark.parametrize("suffix", [".js", ".css", ".html"])
def test_the_pages_own_files_are_as_short_as_the_others(suffix: str) -> None:
    longest = max(len(path.read_text().splitlines()) for path in FOLDER.glob(f"*{suffix}"))

    assert longest <= 300


async def test_another_venue_is_asked_for_by_its_name(desk: Desk) -> None:
    assert await desk.post("/venue", {"name": "wheels"}) == (
        404,
        {"error": "there is only this venue"},
    )
    status, answer = await desk.post("/venue", {"venue": 1})
    assert (status, answer["error"]) == (400, "not understood: send the name of a venue")
