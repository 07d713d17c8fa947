"""The two things a bot talks to besides its database: Redis and Telegram. Asked, with an end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from telegram import Bot, WebhookInfo
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.commands.checks import Check, fail, ok, warn
from bot.runtime.http import AiohttpRequest
from bot.runtime.logs import redacted
from bot.runtime.tasks import Work
from bot.settings import Settings
from bot.store import bot_of
from storage.adviser import Adviser, connect_redis

_PATIENCE_SECONDS = 8.0


def webhook_address(settings: Settings, bot_id: int) -> str:
    """Where Telegram delivers; the path names the bot and not its token."""
    return f"{settings.webhook_url}/tg/{bot_id}"


@asynccontextmanager
async def calling(settings: Settings, token: str) -> AsyncIterator[Bot]:
    """The bot of a token, introduced to its Bot API server. TelegramError, TimeoutError."""
    async with bot_with(settings, token) as bot:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            await bot.initialize()
        yield bot


@asynccontextmanager
async def bot_with(settings: Settings, token: str) -> AsyncIterator[Bot]:
    """The bot of a token, before anybody has asked who it is."""
    root = settings.telegram_api_url
    requests = AiohttpRequest()
    bot = Bot(
        token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=requests,
        get_updates_request=requests,
    )
    await requests.initialize()
    try:
        yield bot
    finally:
        await requests.shutdown()


def in_words(
    error: TelegramError | TimeoutError, settings: Settings, token: str = ""
) -> tuple[str, str]:
    """What Telegram's refusal means, and what to do. Its own words may hold the token."""
    server = urlsplit(settings.telegram_api_url).netloc
    which = f" (bot {bot_of(token)})" if token else ""
    match error:
        case InvalidToken():
            advice = "get the token from @BotFather and put it into HOLDFAST_BOT_TOKEN"
            return f"{server} does not know this token{which}", advice
        case BadRequest() | Forbidden():
            advice = "correct what it names in the environment or in .env"
            return f"{server} refuses: {redacted(error.message)}", advice
        case RetryAfter():
            return f"{server} asks to wait", "repeat in a minute"
        case _:
            advice = "check the network, and HOLDFAST_TELEGRAM_API_URL"
            return f"no answer from {server} ({type(error).__name__}){which}", advice


async def check_redis(settings: Settings) -> Check:
    """Whether Redis answers; nothing depends on it for correctness."""
    if settings.redis_url is None:
        return ok("redis", "not used: one process")
    advice = (
        "bookings work without it, slower in a rush; start it, or correct HOLDFAST_REDIS_URL"
    )
    try:
        adviser = Adviser(connect_redis(settings.redis_url), _spawn_nothing)
    except ValueError:
        return fail("redis", "HOLDFAST_REDIS_URL cannot be read", advice)
    answers = await adviser.greet()
    await adviser.close()
    return ok("redis", "answers") if answers else fail("redis", "does not answer", advice)


def _spawn_nothing(work: Work) -> None:
    """A greeting needs nothing in the background."""
    work.close()


async def check_telegram(settings: Settings) -> AsyncIterator[Check]:
    """Whether every token is valid, and whether updates come the way the settings want."""
    if settings.bot_token is None:
        advice = "@BotFather on Telegram gives one; put it into .env"
        yield fail("telegram", "HOLDFAST_BOT_TOKEN is not set", advice)
        return
    for token in settings.tokens:
        try:
            async with calling(settings, token) as bot:
                number = f" (bot = {bot.id})" if len(settings.tokens) > 1 else ""
                yield ok("telegram", f"the bot is @{bot.username}{number}")
                yield _webhook(settings, bot.id, await bot.get_webhook_info())
        except (TelegramError, TimeoutError) as error:
            yield fail("telegram", *in_words(error, settings, token))


def _webhook(settings: Settings, bot_id: int, info: WebhookInfo) -> Check:
    wanted = webhook_address(settings, bot_id) if settings.webhook_url else ""
    waiting = f"{info.pending_update_count} updates wait"
    match (info.url, wanted):
        case ("", ""):
            return ok("webhook", "not used: `run` fetches updates")
        case (_, ""):
            words = "one is set, so that `run` cannot fetch updates"
            return warn("webhook", words, "`setup` removes it; or set HOLDFAST_WEBHOOK_URL")
        case (address, _) if address != wanted:
            words = "Telegram delivers elsewhere" if address else "it is not set"
            return warn("webhook", words, f"`setup` makes it {wanted}")
        case _ if info.last_error_message and info.pending_update_count:
            words = f"{waiting}; Telegram says: {info.last_error_message}"
            return warn("webhook", words, f"see that {wanted} leads to this program")
        case _:
            return ok("webhook", f"Telegram delivers to {wanted}; {waiting}")
