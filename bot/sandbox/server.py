"""The front for bots in other processes: the HTTP interface of a Bot API server, on aiohttp.

`/bot<token>/<method>` takes a query string, a form, a multipart form or a JSON body, as Telegram's
server does; `/file/bot<token>/<path>` gives files back. Updates go to webhooks, or to whoever
polls. `/sim/…` is the people's side (`bot.sandbox.control`).
"""

from collections.abc import AsyncIterator

import orjson
from aiohttp import BodyPartReader, hdrs, web
from yarl import URL

from bot.sandbox.control import Control
from bot.sandbox.fronts import Lost, settled
from bot.sandbox.telegram import Telegram
from bot.sandbox.webhooks import Deliveries
from bot.sandbox.wire import NO_UPLOADS, Answer, Refused, Upload

LARGEST = 64 * 1024 * 1024
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


def make_app(telegram: Telegram, deliveries: Deliveries) -> web.Application:
    """The whole server. Bots that exist by now have their webhooks served from the start."""
    app = web.Application(client_max_size=LARGEST)
    api = Api(telegram)
    app.router.add_route("*", "/bot{token}/{method}", api.call)
    app.router.add_get("/file/bot{token}/{path:.+}", api.download)
    control = Control(telegram, deliveries)
    control.join(app)

    async def running(_app: web.Application) -> AsyncIterator[None]:
        for bot in telegram.bots.values():
            deliveries.watch(bot.token)
        yield
        control.stop()
        await deliveries.stop()

    app.cleanup_ctx.append(running)
    return app


class Api:
    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    async def call(self, request: web.Request) -> web.StreamResponse:
        try:
            params, files = await _read(request)
        except ValueError:
            refused = Refused("Bad Request: can't parse the request body")
            return _written(refused.to_answer())
        info = request.match_info
        answer = self._telegram.call(info["token"], info["method"], params, files)
        if answer.seconds or answer.lost or answer.waiting:
            try:
                answer = await settled(answer)
            except Lost:
                return _hang_up(request)
        return _written(answer)

    async def download(self, request: web.Request) -> web.Response:
        info = request.match_info
        try:
            upload = self._telegram.download(info["token"], info["path"])
        except Refused as refused:
            return _written(refused.to_answer())
        return web.Response(body=upload.content, content_type="application/octet-stream")


async def _read(request: web.Request) -> tuple[dict[str, str], dict[str, Upload]]:
    """The parameters, wherever the caller has put them. Raises ValueError."""
    kind = request.content_type
    params = dict(request.query) if request.query_string else {}
    files = dict(NO_UPLOADS)
    if kind.startswith("multipart/"):
        await _read_parts(request, params, files)
    elif kind == JSON:
        content = orjson.loads(await request.read() or b"{}")
        if not isinstance(content, dict):
            raise ValueError
        params |= {name: _text(value) for name, value in content.items() if value is not None}
    elif kind == FORM:
        # Seven times as fast as urllib, on the keyboards of a bot.
        form = URL.build(query_string=(await request.read()).decode(), encoded=True)
        params |= dict(form.query)
    return params, files


async def _read_parts(
    request: web.Request, params: dict[str, str], files: dict[str, Upload]
) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise ValueError
        if part.filename is None:
            params[part.name] = await part.text()
            continue
        mime = part.headers.get("Content-Type", "application/octet-stream")
        files[part.name] = Upload(part.filename, bytes(await part.read()), mime)


def _text(value: object) -> str:
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def _written(answer: Answer) -> web.Response:
    body = orjson.dumps(answer.body)
    return web.Response(status=answer.status, body=body, headers={hdrs.CONTENT_TYPE: JSON})


def _hang_up(request: web.Request) -> web.Response:
    """Close the connection without a word: for the bot, the answer got lost."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=504)
