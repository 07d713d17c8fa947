"""The transport: what goes over the wire, what comes back as an error, and what never gets out."""

import asyncio
import json
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest

from bot.runtime.http import AiohttpRequest, Flooded, NotSent, NotSentInTime
from tests.processes import free_port

TOKEN = "123456:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
MESSAGE = {"message_id": 5, "date": 1_795_172_995, "chat": {"id": 11, "type": "private"}}
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Ja ✓", callback_data="1ok~7")]])
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Api:
    """A server that keeps what it is sent and answers what it is told to."""

    answer: Answer | None = None
    paths: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    connections: set[object] = field(default_factory=set)
    called: asyncio.Event = field(default_factory=asyncio.Event)

    async def call(self, request: web.Request) -> web.StreamResponse:
        self.paths.append(request.path)
        self.kinds.append(request.content_type)
        self.bodies.append(await request.read())
        self.connections.add(request.transport)
        self.called.set()
        if self.answer is not None:
            return await self.answer(request)
        return web.json_response({"ok": True, "result": MESSAGE})

    def says(self, status: int, **body: object) -> None:
        async def answer(_request: web.Request) -> web.StreamResponse:
            return web.json_response(body, status=status)

        self.answer = answer


@pytest.fixture
def api() -> Api:
    return Api()


@pytest.fixture
async def root(api: Api) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_route("*", "/{path:.+}", api.call)
    server = TestServer(app)
    await server.start_server(access_log=None)
    yield str(server.make_url("/bot"))
    await server.close()


@pytest.fixture
async def request_() -> AsyncIterator[AiohttpRequest]:
    async with AiohttpRequest() as request:
        yield request


@pytest.fixture
def bot(root: str, request_: AiohttpRequest) -> Bot:
    return bot_at(root, request_)


def bot_at(root: str, request: BaseRequest) -> Bot:
    return Bot(TOKEN, root, request=request, get_updates_request=request)


async def hang_up(request: web.Request) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def never(_request: web.Request) -> web.StreamResponse:
    await asyncio.Event().wait()
    raise AssertionError


async def test_a_call_is_one_json_body(bot: Bot, api: Api) -> None:
    sent = await bot.send_message(11, "안녕 <b>", reply_markup=KEYBOARD)

    assert api.paths == [f"/bot{TOKEN}/sendMessage"]
    assert api.kinds == ["application/json"]
    assert json.loads(api.bodies[0]) == {
        "chat_id": 11,
        "text": "안녕 <b>",
        "reply_markup": KEYBOARD.to_dict(),
    }
    assert sent.message_id == 5


async def test_a_keyboard_that_is_text_already_goes_out_as_it_is(bot: Bot, api: Api) -> None:
    await bot.send_message(11, "x", api_kwargs={"reply_markup": '{"inline_keyboard":[]}'})

    assert json.loads(api.bodies[0])["reply_markup"] == '{"inline_keyboard":[]}'


async def test_a_file_goes_out_as_a_part_with_its_own_name(bot: Bot, api: Api) -> None:
    await bot.send_document(11, b"BEGIN:VCALENDAR", filename='예약 "A".ics', caption="카드")

    assert api.kinds == ["multipart/form-data"]
    assert b"BEGIN:VCALENDAR" in api.bodies[0]
    assert "예약".encode() in api.bodies[0]
    assert "카드".encode() in api.bodies[0]


async def test_nobody_builds_the_message_of_an_edit(bot: Bot, api: Api) -> None:
    edited = await bot.edit_message_text("x", 11, 5)
    sent = await bot.send_message(11, "x")

    assert edited is True
    assert isinstance(sent, Message)


async def test_connections_are_used_again(bot: Bot, api: Api) -> None:
    for _ in range(5):
        await bot.send_message(11, "x")

    assert len(api.connections) == 1


async def test_a_file_is_downloaded(request_: AiohttpRequest, root: str, api: Api) -> None:
    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(body=b"\x00\xff")

    api.answer = answer

    assert await request_.retrieve(f"{root}x/file") == b"\x00\xff"


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, BadRequest),
        (401, InvalidToken),
        (403, Forbidden),
        (404, InvalidToken),
        (409, Conflict),
        (500, NetworkError),
        (502, NetworkError),
    ],
)
async def test_refusals_are_the_librarys_own_errors(
    bot: Bot, api: Api, status: int, error: type[TelegramError]
) -> None:
    api.says(status, ok=False, error_code=status, description="Bad Request: because")

    with pytest.raises(error) as refused:
        await bot.edit_message_text("x", 11, 5)

    assert type(refused.value) is error
    assert refused.value.message.lower() == "because"


async def test_a_flood_says_how_long_to_wait_and_warns_nobody(bot: Bot, api: Api) -> None:
    api.says(429, ok=False, error_code=429, parameters={"retry_after": 17})

    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(11, "x")

    assert isinstance(refused.value, Flooded)
    assert refused.value.retry_after == timedelta(seconds=17)


async def test_a_flood_without_a_wait_is_an_error_of_the_network(bot: Bot, api: Api) -> None:
    api.says(429, ok=False, error_code=429, description="Too Many Requests")

    with pytest.raises(NetworkError, match="Too Many Requests"):
        await bot.send_message(11, "x")


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"\xff\xfe", b"null"])
async def test_what_is_no_answer_is_an_error(bot: Bot, api: Api, body: bytes) -> None:
    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(body=body)

    api.answer = answer

    with pytest.raises(TelegramError, match="Invalid server response"):
        await bot.send_message(11, "x")


async def test_a_redirect_is_not_followed(bot: Bot, api: Api) -> None:
    async def answer(_request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("/elsewhere")

    api.answer = answer

    with pytest.raises(NetworkError):
        await bot.send_message(11, "x")
    assert len(api.paths) == 1


async def test_no_answer_in_time_is_timed_out(bot: Bot, api: Api) -> None:
    api.answer = never

    with pytest.raises(TimedOut) as failed:
        await bot.send_message(11, "x", read_timeout=0.05)

    assert not isinstance(failed.value, NotSent)


async def test_an_answer_that_breaks_off_is_ambiguous(bot: Bot, api: Api) -> None:
    api.answer = hang_up

    with pytest.raises(NetworkError) as failed:
        await bot.send_message(11, "x")

    assert not isinstance(failed.value, NotSent | TimedOut)
    assert len(api.paths) == 1


async def test_where_nobody_listens_nothing_was_sent(request_: AiohttpRequest) -> None:
    bot = bot_at(f"http://127.0.0.1:{free_port()}/bot", request_)

    with pytest.raises(NotSent) as failed:
        await bot.send_message(11, "x")

    assert not isinstance(failed.value, TimedOut)


async def test_who_gets_no_connection_in_time_has_sent_nothing(
    root: str, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.runtime.http.CONNECTIONS", 1)
    api.answer = never
    async with AiohttpRequest() as request:
        bot = bot_at(root, request)
        first = asyncio.ensure_future(bot.send_message(11, "x"))
        await api.called.wait()

        with pytest.raises(NotSentInTime) as failed:
            await bot.send_message(11, "x", pool_timeout=0.02, connect_timeout=0.02)
        first.cancel()

    assert isinstance(failed.value, TimedOut)
    assert len(api.paths) == 1


async def test_a_call_may_wait_for_ever(bot: Bot, api: Api) -> None:
    sent = await bot.send_message(
        11, "x", read_timeout=None, write_timeout=None, connect_timeout=None, pool_timeout=None
    )

    assert sent.message_id == 5


async def test_a_long_poll_may_take_its_time(root: str, api: Api) -> None:
    async def answer(_request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(0.05)
        return web.json_response({"ok": True, "result": []})

    api.answer = answer
    async with AiohttpRequest(read=0.01, write=0.01) as request:
        updates = await bot_at(root, request).get_updates(timeout=timedelta(seconds=1))

    assert updates == ()


async def test_before_the_opening_and_after_the_end_nothing_is_sent(root: str) -> None:
    request = AiohttpRequest()
    await request.shutdown()

    with pytest.raises(NetworkError, match="not initialized"):
        await request.retrieve(root)


async def test_opening_twice_and_closing_twice_is_once(root: str, api: Api) -> None:
    request = AiohttpRequest()
    for _ in range(2):
        await request.initialize()
    for _ in range(2):
        await request.shutdown()
    await request.initialize()

    sent = await bot_at(root, request).send_message(11, "x")
    await request.shutdown()

    assert sent.message_id == 5


@pytest.mark.parametrize("fault", ["refused", "hang up", "timeout", "nonsense", "status"])
async def test_no_error_tells_the_token(
    fault: str, root: str, api: Api, request_: AiohttpRequest, caplog: pytest.LogCaptureFixture
) -> None:
    where = f"http://127.0.0.1:{free_port()}/bot" if fault == "refused" else root
    api.answer = {"hang up": hang_up, "timeout": never}.get(fault)
    if fault == "nonsense":
        api.says(200, result="x")
    if fault == "status":
        api.says(418, ok=False)
    bot = bot_at(where, request_)

    with caplog.at_level("INFO"):
        try:
            await bot.get_me(read_timeout=0.05)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not tell
            told = "".join(traceback.format_exception(error)) + repr(error)
            causes = [error.__cause__, error.__context__]
        else:
            raise AssertionError

    assert TOKEN not in told
    assert TOKEN not in "".join(map(repr, causes))
    assert TOKEN not in caplog.text
