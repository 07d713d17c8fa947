"""python-telegram-bot's way to Telegram, over one aiohttp session.

Its own, over httpx, is the slowest part of a bot and collapses when many calls run at once. Here
a call is one JSON body, an upload one multipart body, and a successful edit is answered with a
plain `true`: whoever edits has no use for the message, and building it costs more than the call.

The token is part of every address, so no address ever leaves this module: neither in an error
nor in what caused it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import orjson
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import JSONDict, ODVInput
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

CONNECTIONS = 256
TOO_MANY_REQUESTS = 429
SUCCESS = 200
_EDITS = frozenset(
    ("editMessageText", "editMessageCaption", "editMessageMedia", "editMessageReplyMarkup")
)
_EDITED = b'{"ok":true,"result":true}'
_JSON: Final = {"Content-Type": "application/json"}


class NotSent(NetworkError):
    """Telegram cannot have seen the request: it may be sent again without a second thought."""

    __slots__ = ()


class NotSentInTime(TimedOut, NotSent):
    """No connection came about in time."""

    __slots__ = ()


class Flooded(RetryAfter):
    """Telegram's 429. Unlike its parent it says how long without a deprecation warning."""

    __slots__ = ()

    @property
    def retry_after(self) -> timedelta:
        """As every version of the library to come has it."""
        return self._retry_after


class AiohttpRequest(BaseRequest):
    """One instance serves any number of bots, as `request` and as `get_updates_request`.

    Seconds; a call may say otherwise. `pool` is the wait for a free connection, `write` bounds
    an upload, both as part of the whole.
    """

    __slots__ = ("_connect", "_pool", "_read", "_session", "_upload", "_write")

    def __init__(self, *, read: float = 5.0, write: float = 5.0, upload: float = 20.0) -> None:
        self._read = read
        self._write = write
        self._upload = upload
        self._connect = 5.0
        self._pool = 1.0
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """What a call gets that does not say otherwise."""
        return self._read

    async def initialize(self) -> None:
        """Open the session; a second time changes nothing."""
        if self._session is None or self._session.closed:
            self._session = ClientSession(
                connector=TCPConnector(limit=CONNECTIONS, ttl_dns_cache=300),
                cookie_jar=DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Close every connection."""
        if self._session is not None:
            await self._session.close()

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """Raises TelegramError for what is no JSON object, and keeps the content to itself."""
        try:
            parsed = orjson.loads(payload)
        except orjson.JSONDecodeError:
            parsed = None
        if not isinstance(parsed, dict):
            raise TelegramError("Invalid server response")
        return parsed

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *limits: ODVInput[float],
        **named_limits: ODVInput[float],
    ) -> tuple[int, bytes]:
        """See BaseRequest.do_request; the limits are read, write, connect and pool timeout."""
        names = ("read_timeout", "write_timeout", "connect_timeout", "pool_timeout")
        given = dict(zip(names, limits, strict=False)) | named_limits
        uploads = request_data is not None and request_data.contains_files
        status, payload = await self._exchange(
            method, url, request_data, self._timeout(given, uploads=uploads)
        )
        if status == SUCCESS and url.rpartition("/")[2] in _EDITS:
            return status, _EDITED
        if status == TOO_MANY_REQUESTS:
            _raise_flooded(self.parse_json_payload(payload))
        return status, payload

    async def _exchange(
        self, method: str, url: str, request_data: RequestData | None, patience: ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None or self._session.closed:
            raise RuntimeError("this AiohttpRequest is not initialized")
        body, headers = _body(request_data)
        try:
            async with self._session.request(
                method,
                URL(url, encoded=True),
                data=body,
                headers=headers,
                timeout=patience,
                allow_redirects=False,
            ) as response:
                return response.status, await response.read()
        except (ClientError, TimeoutError) as error:
            failure = _translated(error)
        # Out here: an error raised above would carry its cause, and that one the address.
        raise failure

    def _timeout(self, given: dict[str, ODVInput[float]], *, uploads: bool) -> ClientTimeout:
        read = _chosen(given.get("read_timeout"), self._read)
        write = _chosen(given.get("write_timeout"), self._upload if uploads else self._write)
        connect = _chosen(given.get("connect_timeout"), self._connect)
        pool = _chosen(given.get("pool_timeout"), self._pool)
        parts = [part for part in (read, write, connect, pool) if part is not None]
        return ClientTimeout(
            total=sum(parts) if len(parts) == 4 else None,  # noqa: PLR2004 - all of them
            connect=None if connect is None or pool is None else connect + pool,
            sock_connect=connect,
            sock_read=read,
        )


def _chosen(given: ODVInput[float], default: float) -> float | None:
    return default if isinstance(given, DefaultValue) else given


def _body(request_data: RequestData | None) -> tuple[bytes | FormData | None, dict[str, str]]:
    if request_data is None:
        return None, {}
    if not request_data.contains_files:
        return orjson.dumps(request_data.parameters), _JSON
    # Telegram takes a file's name as it stands; percent signs would be part of it.
    form = FormData(quote_fields=False, default_to_multipart=True)
    for name, text in request_data.json_parameters.items():
        form.add_field(name, text)
    for name, (filename, content, mime) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form, {}


def _raise_flooded(answer: JSONDict) -> None:
    seconds = answer.get("parameters", {}).get("retry_after")
    if seconds:
        raise Flooded(int(seconds))


def _translated(error: ClientError | TimeoutError) -> NetworkError:
    """The same in python-telegram-bot's words; of the error itself only its kind is told."""
    match error:
        case ConnectionTimeoutError():
            return NotSentInTime("No connection to Telegram in time")
        case TimeoutError():
            return TimedOut()
        case ClientConnectorError():
            return NotSent(f"aiohttp.{type(error).__name__}")
        case _:
            return NetworkError(f"aiohttp.{type(error).__name__}")
