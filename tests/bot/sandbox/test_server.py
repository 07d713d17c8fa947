"""The sandbox over HTTP: bots in other processes, webhooks, and the remote control."""

import asyncio
import io
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, NetworkError

from bot.sandbox.faults import Fault
from bot.sandbox.server import make_app
from bot.sandbox.webhooks import SECRET_HEADER, Deliveries, telegrams_backoff
from tests.bot.sandbox.stage import (
    ANN,
    BOB,
    BUTTONS,
    OTHER_TOKEN,
    PATIENCE,
    TOKEN,
    Stage,
    until,
    wire,
)

Client = TestClient[web.Request, web.Application]


class Served(Stage):
    """A stage behind HTTP, with the deliveries to webhooks that are under way."""

    def __init__(self) -> None:
        super().__init__(ANN, BOB)
        self.tasks: set[asyncio.Task[None]] = set()
        self.failed = asyncio.Event()
        self.asked: list[float] = []

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        self.tasks.add(asyncio.create_task(work))

    def backoff(self, _failures: int, asked: float) -> float:
        self.asked.append(asked)
        self.failed.set()
        return 0.001


@pytest.fixture
def stage() -> Served:
    return Served()


@pytest.fixture
async def client(stage: Served) -> AsyncIterator[Client]:
    deliveries = Deliveries(stage.telegram, stage.clock, stage.spawn, backoff=stage.backoff)
    async with TestClient(TestServer(make_app(stage.telegram, deliveries))) as client:
        yield client
    for task in stage.tasks:
        task.cancel()
    await asyncio.gather(*stage.tasks, return_exceptions=True)


@dataclass
class Receiver:
    """A bot's webhook: keeps what arrives, answers what it is told."""

    arrived: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    answers: list[web.Response] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    server: TestServer | None = None
    hang_ups: int = 0

    async def receive(self, request: web.Request) -> web.Response:
        self.arrived.append(await request.json())
        self.secrets.append(request.headers.get(SECRET_HEADER))
        self.news.set()
        if self.hang_ups:
            self.hang_ups -= 1
            assert request.transport is not None
            request.transport.abort()
        await self.gate.wait()
        return self.answers.pop(0) if self.answers else web.Response()

    @property
    def url(self) -> str:
        assert self.server is not None
        return str(self.server.make_url("/tg"))

    @property
    def texts(self) -> list[str]:
        return [one["message"]["text"] if "message" in one else "tap" for one in self.arrived]

    async def until(self, count: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while len(self.arrived) < count:
                self.news.clear()
                await self.news.wait()


@pytest.fixture
async def receivers() -> AsyncIterator[Callable[[], Any]]:
    servers: list[TestServer] = []

    async def start() -> Receiver:
        receiver = Receiver()
        receiver.gate.set()
        app = web.Application()
        app.router.add_post("/tg", receiver.receive)
        receiver.server = TestServer(app)
        servers.append(receiver.server)
        await receiver.server.start_server()
        return receiver

    yield start
    for server in servers:
        await server.close()


async def delivered(stage: Served) -> None:
    """Wait until every queue is worked off."""
    await asyncio.wait_for(asyncio.gather(*stage.tasks), PATIENCE)


# Calls -----------------------------------------------------------------------------------


async def test_the_library_talks_to_it_over_http(stage: Served, client: Client) -> None:
    root = str(client.make_url("/"))
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("예", callback_data="y")]])
    async with Bot(TOKEN, base_url=f"{root}bot", base_file_url=f"{root}file/bot") as bot:
        await bot.send_message(
            ANN, "<b>안녕</b> & co".replace("&", "&amp;"), "HTML", reply_markup=keyboard
        )
        sent = await bot.send_document(
            ANN, io.BytesIO(b"BEGIN"), filename="예약.ics", caption="한글"
        )
        assert sent.document is not None
        file = await sent.document.get_file()
        content = await file.download_as_bytearray()
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(99, "x")

    shown = stage.telegram.transcript(ANN)
    assert shown[-2]["text"] == "안녕 & co"
    assert shown[-2]["reply_markup"]["inline_keyboard"][0][0]["text"] == "예"
    assert (shown[-1]["document"]["file_name"], shown[-1]["caption"]) == ("예약.ics", "한글")
    assert content == b"BEGIN"


@pytest.mark.parametrize("way", ["query", "form", "json", "multipart"])
async def test_parameters_come_in_every_way_telegram_takes_them(
    client: Client, way: str
) -> None:
    path = f"/bot{TOKEN}/sendMessage"
    texts = {"chat_id": str(ANN), "text": "a+b &한 =%", "reply_markup": wire(BUTTONS)}

    match way:
        case "query":
            answer = await client.get(path, params=texts)
        case "form":
            answer = await client.post(path, data=texts)
        case "json":
            answer = await client.post(
                path, json={**texts, "chat_id": ANN, "reply_markup": BUTTONS}
            )
        case _:
            form = aiohttp.FormData(texts, default_to_multipart=True)
            answer = await client.post(path, data=form)

    body = await answer.json()
    assert answer.status == 200, body
    assert body["result"]["text"] == texts["text"]
    assert body["result"]["reply_markup"] == BUTTONS


async def test_refusals_have_telegrams_status_and_body(client: Client) -> None:
    unknown = await client.post(f"/bot{TOKEN}/sendMesage")
    stranger = await client.post("/bot7000009:nobody/getMe")
    broken = await client.post(
        f"/bot{TOKEN}/getMe", data=b"{", headers={"Content-Type": "application/json"}
    )
    listed = await client.post(f"/bot{TOKEN}/getMe", json=["getMe"])
    nameless = await client.post(
        f"/bot{TOKEN}/getMe",
        data=b"--x\r\n\r\nhello\r\n--x--\r\n",
        headers={"Content-Type": "multipart/form-data; boundary=x"},
    )
    lost = await client.get(f"/file/bot{TOKEN}/documents/file_9.ics")

    assert (unknown.status, stranger.status, lost.status) == (404, 401, 404)
    assert (broken.status, listed.status, nameless.status) == (400, 400, 400)
    assert await stranger.json() == {
        "ok": False,
        "error_code": 401,
        "description": "Unauthorized",
    }


async def test_a_lost_answer_is_a_connection_that_breaks(stage: Served, client: Client) -> None:
    stage.telegram.faults.fail("sendMessage", Fault.TIMEOUT_AFTER)

    with pytest.raises(aiohttp.ServerDisconnectedError):
        await client.post(f"/bot{TOKEN}/sendMessage", json={"chat_id": ANN, "text": "sent"})

    assert stage.telegram.transcript(ANN)[-1]["text"] == "sent"


async def test_the_library_takes_a_lost_answer_for_a_network_error(
    stage: Served, client: Client
) -> None:
    async with Bot(TOKEN, base_url=f"{client.make_url('/')}bot") as bot:
        stage.telegram.faults.fail("sendMessage", Fault.TIMEOUT_BEFORE)
        with pytest.raises(NetworkError):
            await bot.send_message(ANN, "x")


async def test_a_long_poll_over_http_waits_for_the_first_update(
    stage: Served, client: Client
) -> None:
    stage.events.clear()
    poll = asyncio.create_task(client.get(f"/bot{TOKEN}/getUpdates", params={"timeout": 50}))
    await until(stage, lambda: bool(stage.events))

    stage.telegram.say(ANN, "hello")

    body = await (await asyncio.wait_for(poll, PATIENCE)).json()
    assert body["result"][0]["message"]["text"] == "hello"


# Webhooks --------------------------------------------------------------------------------


async def test_updates_are_posted_with_the_secret_and_confirmed_by_an_answer(
    stage: Served, client: Client, receivers: Callable[[], Any]
) -> None:
    receiver = await receivers()
    stage.telegram.say(ANN, "before")
    stage.api("setWebhook", url=receiver.url, secret_token="s3cret-1")

    stage.telegram.say(ANN, "after")

    await receiver.until(2)
    await delivered(stage)
    assert receiver.texts == ["before", "after"]
    assert receiver.secrets == ["s3cret-1"] * 2
    assert stage.api("getWebhookInfo")["pending_update_count"] == 0


async def test_one_chat_is_served_one_by_one_and_another_meanwhile(
    stage: Served, client: Client, receivers: Callable[[], Any]
) -> None:
    receiver = await receivers()
    receiver.gate.clear()
    stage.api("setWebhook", url=receiver.url)

    for person_id, text in ((ANN, "a1"), (ANN, "a2"), (BOB, "b1")):
        stage.telegram.say(person_id, text)
    await receiver.until(2)
    while_ann_waits = sorted(receiver.texts)
    receiver.gate.set()

    await receiver.until(3)
    assert while_ann_waits == ["a1", "b1"]
    assert receiver.texts[-1] == "a2"


async def test_a_tap_does_not_wait_for_a_message_of_the_same_person(
    stage: Served, client: Client, receivers: Callable[[], Any]
) -> None:
    message_id = stage.send(reply_markup=BUTTONS)["message_id"]
    receiver = await receivers()
    receiver.gate.clear()
    stage.api("setWebhook", url=receiver.url)

    stage.telegram.say(ANN, "slow")
    stage.telegram.tap(ANN, None, message_id, row=0, column=0)

    await receiver.until(2)
    assert sorted(receiver.texts) == ["slow", "tap"]
    receiver.gate.set()


async def test_no_more_posts_are_under_way_than_the_bot_allows(
    stage: Served, client: Client, receivers: Callable[[], Any]
) -> None:
    receiver = await receivers()
    receiver.gate.clear()
    stage.api("setWebhook", url=receiver.url, max_connections=1)

    stage.telegram.say(ANN, "a1")
    stage.telegram.say(BOB, "b1")
    await receiver.until(1)
    under_way = list(receiver.texts)
    receiver.gate.set()

    await receiver.until(2)
    assert under_way == ["a1"]


async def test_a_refused_update_is_tried_again_and_blocks_its_queue(
    stage: Served, client: Client, receivers: Callable[[], Any]
) -> None:
    receiver = await receivers()
    receiver.answers += [web.Response(status=500), web.Response(status=404)]
    stage.api("setWebhook", url=receiver.url)

    stage.telegram.say(ANN, "a1")
    stage.telegram.say(ANN, "a2")

    await receiver.until(4)
    assert receiver.texts == ["a1", "a1", "a1", "a2"]
    assert "404" in stage.api("getWebhookInfo")["last_error_message"]


async def test_a_receiver_that_is_away_is_tried_until_it_is_back(
    stage: Served, client: Client, receivers: Callable[[], Any]
) -> None:
    receiver = await receivers()
    stage.api("setWebhook", url="http://127.0.0.1:9/tg")
    stage.telegram.say(ANN, "hello")
    await asyncio.wait_for(stage.failed.wait(), PATIENCE)
    refused = stage.api("getWebhookInfo")["last_error_message"]

    stage.api("setWebhook", url=receiver.url)

    await receiver.until(1)
    assert refused == "Connection refused"
    assert receiver.texts == ["hello"]


async def test_a_receiver_that_asks_for_patience_is_heard(
    stage: Served, client: Client, receivers: Callable[[], Any]
) -> None:
    receiver = await receivers()
    receiver.answers.append(web.Response(status=503, headers={"Retry-After": "30"}))
    stage.api("setWebhook", url=receiver.url)

    stage.telegram.say(ANN, "a1")

    await receiver.until(2)
    assert stage.asked == [30]


async def test_a_receiver_that_hangs_up_is_tried_again(
    stage: Served, client: Client, receivers: Callable[[], Any]
) -> None:
    receiver = await receivers()
    receiver.hang_ups = 1
    stage.api("setWebhook", url=receiver.url)

    stage.telegram.say(ANN, "a1")

    await receiver.until(2)
    assert stage.api("getWebhookInfo")["last_error_message"].startswith("Connection lost")


async def test_an_update_larger_than_64_kilobytes_is_dropped(
    stage: Served, client: Client, receivers: Callable[[], Any]
) -> None:
    receiver = await receivers()
    rows = [[{"text": "한" * 240, "callback_data": "x"}] * 2] * 50
    message_id = stage.send(reply_markup={"inline_keyboard": rows})["message_id"]
    stage.api("setWebhook", url=receiver.url)

    stage.telegram.tap(ANN, None, message_id, row=0, column=0)
    await delivered(stage)

    assert receiver.arrived == []
    assert stage.api("getWebhookInfo")["pending_update_count"] == 0


async def test_a_planted_duplicate_is_posted_twice(
    stage: Served, client: Client, receivers: Callable[[], Any]
) -> None:
    receiver = await receivers()
    stage.telegram.duplicate_updates(1)
    stage.api("setWebhook", url=receiver.url)

    stage.telegram.say(ANN, "a1")
    stage.telegram.say(ANN, "a2")

    await receiver.until(3)
    await delivered(stage)
    assert receiver.texts == ["a1", "a1", "a2"]
    assert receiver.arrived[0] == receiver.arrived[1]


async def test_an_update_that_became_too_old_is_not_posted(
    stage: Served, client: Client, receivers: Callable[[], Any]
) -> None:
    receiver = await receivers()
    receiver.gate.clear()
    stage.api("setWebhook", url=receiver.url)
    stage.telegram.say(ANN, "a1")
    stage.telegram.say(ANN, "a2")
    await receiver.until(1)

    stage.pass_(days=2)
    stage.telegram.say(ANN, "a3")
    receiver.gate.set()

    await receiver.until(2)
    assert receiver.texts == ["a1", "a3"]


async def test_posts_take_turns_between_targets(
    stage: Served, client: Client, receivers: Callable[[], Any]
) -> None:
    one, two = await receivers(), await receivers()
    stage.api("setWebhook", url="https://bot.example/tg")
    await client.post("/sim/targets", json={"urls": [one.url, two.url]})

    for number in range(4):
        stage.telegram.say(ANN, f"a{number}")

    await one.until(2)
    await two.until(2)
    assert sorted(one.texts + two.texts) == ["a0", "a1", "a2", "a3"]


def test_waiting_doubles_up_to_a_minute() -> None:
    assert [telegrams_backoff(failures, 0) for failures in (1, 2, 3, 4, 7, 50)] == [
        0.0,
        2.0,
        4.0,
        8.0,
        60.0,
        60.0,
    ]


def test_a_wish_to_be_left_alone_goes_before_up_to_an_hour() -> None:
    assert [telegrams_backoff(1, asked) for asked in (30, 7200)] == [30, 3600]


# Remote control --------------------------------------------------------------------------


async def sim(client: Client, verb: str, **given: object) -> Any:
    answer = await client.post(f"/sim/{verb}", json=given)
    body = await answer.json()
    assert answer.status == 200, body
    return body["result"]


async def test_people_act_from_another_process(stage: Served, client: Client) -> None:
    await sim(client, "add_person", person_id=31, first_name="Min", language_code="ko")
    await sim(client, "start", person_id=31, payload="r_1")
    stage.api("sendMessage", chat_id=31, text="Sure?", reply_markup=BUTTONS)
    query_id = await sim(client, "tap_text", person_id=31, label="Yes")

    assert (await sim(client, "transcript", person_id=31))[0]["text"] == "/start r_1"
    assert await sim(client, "unanswered") == [query_id]
    document = await sim(client, "send_document", person_id=31, name="a.txt", text="hi")
    group = await sim(client, "create_group", title="Desk", members=[31, 7000001])

    assert document["document"]["file_name"] == "a.txt"
    assert group["people"] == [31]
    assert await sim(client, "pending") == {"7000001": 4}
    assert (await sim(client, "calls"))[-1]["method"] == "sendMessage"


async def test_faults_are_planted_from_another_process(stage: Served, client: Client) -> None:
    await sim(client, "fail", method="sendMessage", fault="server_error", times=2)

    assert stage.refusal("sendMessage", chat_id=ANN, text="x").startswith("500")
    await sim(client, "clear_faults")
    assert stage.send()["text"] == "hello"


async def test_a_bot_that_comes_later_has_its_webhook_served(
    stage: Served, client: Client, receivers: Callable[[], Any]
) -> None:
    receiver = await receivers()
    bot = await sim(client, "add_bot", token=OTHER_TOKEN, username="other_bot", name="Other")
    stage.api("setWebhook", token=OTHER_TOKEN, url=receiver.url)

    await sim(client, "start", person_id=ANN, bot_id=bot["id"])

    await receiver.until(1)
    assert receiver.texts == ["/start"]


async def test_a_test_waits_for_what_happens_next(stage: Served, client: Client) -> None:
    waiting = asyncio.create_task(client.get("/sim/events", params={"after": 0}))
    await asyncio.sleep(0)

    stage.send("done")

    events = (await (await asyncio.wait_for(waiting, PATIENCE)).json())["result"]
    later = await client.get(
        "/sim/events", params={"after": events[-1]["number"] + 5, "seconds": 0}
    )
    assert events[0]["kind"] == "message"
    assert events[0]["people"] == [ANN]
    assert events[0]["body"]["text"] == "done"
    assert (await later.json())["result"] == []


async def test_a_wait_for_nonsense_is_refused(client: Client) -> None:
    answer = await client.get("/sim/events", params={"after": "yesterday"})

    assert answer.status == 400


@pytest.mark.parametrize(
    ("verb", "given", "status"),
    [
        ("dance", {}, 404),
        ("__class__", {}, 404),
        ("say", {"person_id": ANN}, 400),
        ("say", {"person_id": 99, "text": "x"}, 400),
        ("say", {"person_id": ANN, "text": ""}, 400),
        ("fail", {"method": "getMe", "fault": "earthquake"}, 400),
    ],
)
async def test_a_wrong_command_says_what_is_wrong(
    client: Client, verb: str, given: dict[str, object], status: int
) -> None:
    answer = await client.post(f"/sim/{verb}", json=given)

    assert answer.status == status
    assert (await answer.json())["error"]
