"""The methods that answer what people press and search for."""

import re

from telegram.constants import CallbackQueryLimit, InlineQueryLimit

from bot.sandbox.accounts import Bot
from bot.sandbox.events import Kind
from bot.sandbox.keyboards import read_markup
from bot.sandbox.queries import Ask, Query
from bot.sandbox.strict import Params
from bot.sandbox.wire import Wire, bad_request
from bot.sandbox.world import World

OWN_LINK = re.compile(r"(?:https?://t\.me/|tg://resolve\?domain=)(\w+).*")


def answer_tap(world: World, bot: Bot, params: Params) -> bool:
    text, url = params.text("text"), params.text("url")
    if len(text) > CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    link = OWN_LINK.fullmatch(url)
    if url and (link is None or link[1].lower() != bot.username.lower()):
        raise bad_request("URL_INVALID")
    query = world.queries.answer(Ask.TAP, bot, params.text("callback_query_id"))
    kind = Kind.ALERT if params.flag("show_alert") and text else Kind.TOAST
    _tell(world, query, kind, {"text": text})
    if url:
        _tell(world, query, Kind.URL, {"url": url})
    return True


def _tell(world: World, query: Query, kind: Kind, body: Wire) -> None:
    """The person who asked hears the answer, nobody else."""
    body = {"callback_query_id": query.id, **body}
    world.tell_one(kind, query.body["chat"], query.person_id, body)


def answer_inline(world: World, bot: Bot, params: Params) -> bool:
    results = params.objects("results")
    if len(results) > InlineQueryLimit.RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [str(result.get("id", "")) for result in results]
    if len(set(ids)) != len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    if len(params.text("next_offset").encode()) > InlineQueryLimit.MAX_OFFSET_LENGTH:
        raise bad_request("NEXT_OFFSET_INVALID")
    for result in results:
        read_markup(result.get("reply_markup") or {}, private=False)
    query = world.queries.answer(Ask.INLINE, bot, params.text("inline_query_id"))
    answer = {"results": results, "next_offset": params.text("next_offset")}
    world.inline_answers[query.id] = answer | {"button": params.object("button")}
    return True
