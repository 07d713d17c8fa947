"""The front for a bot in the same process: a request class that never leaves it.

Give `SandboxRequest(telegram)` to an Application's builder, as `request` and as
`get_updates_request`; python-telegram-bot notices no difference.
"""

import asyncio
from typing import IO
from urllib.parse import unquote

import orjson
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import TimedOut
from telegram.request import BaseRequest, RequestData

from bot.sandbox.fronts import Lost, settled
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import NO_UPLOADS, Answer, Refused, Upload

FILES = "/file/bot"


class SandboxRequest(BaseRequest):
    """One instance may serve any number of bots, as `request` and as `get_updates_request`."""

    __slots__ = ("_telegram",)

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 - whether it is a download, the address says
        request_data: RequestData | None = None,
        *_args: ODVInput[float],
        **timeouts: ODVInput[float],
    ) -> tuple[int, bytes]:
        if FILES in url:
            return self._download(unquote(url.partition(FILES)[2]))
        _, token, name = url.rsplit("/", 2)
        answer = self._telegram.call(token.removeprefix("bot"), name, *_read(request_data))
        await asyncio.sleep(0)  # a network would let others run meanwhile
        if answer.seconds or answer.lost or answer.waiting:
            answer = await self._settled(answer, timeouts.get("read_timeout"))
        return answer.status, orjson.dumps(answer.body)

    async def _settled(self, answer: Answer, seconds: ODVInput[float]) -> Answer:
        patience = self.read_timeout if isinstance(seconds, DefaultValue) else seconds
        try:
            async with asyncio.timeout(patience):
                return await settled(answer)
        except (Lost, TimeoutError):
            raise TimedOut from None

    def _download(self, token_and_path: str) -> tuple[int, bytes]:
        token, _, path = token_and_path.partition("/")
        try:
            return 200, self._telegram.download(token, path).content
        except Refused as refused:
            answer = refused.to_answer()
            return answer.status, orjson.dumps(answer.body)


def _read(request_data: RequestData | None) -> tuple[dict[str, str], dict[str, Upload]]:
    if request_data is None:
        return {}, dict(NO_UPLOADS)
    parts = request_data.multipart_data if request_data.contains_files else {}
    return request_data.json_parameters, {name: _upload(*part) for name, part in parts.items()}


def _upload(name: str, content: bytes | IO[bytes], mime: str) -> Upload:
    return Upload(name, content if isinstance(content, bytes) else content.read(), mime)
