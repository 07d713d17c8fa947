"""The methods of Telegram's own payments: invoices, and the bot's consent to a checkout."""

import re

from telegram.constants import InvoiceLimit

from bot.sandbox.accounts import Bot
from bot.sandbox.chats import Chat
from bot.sandbox.events import Kind
from bot.sandbox.keyboards import read_markup
from bot.sandbox.queries import Ask
from bot.sandbox.sending import post
from bot.sandbox.strict import Params
from bot.sandbox.wire import Wire, bad_request
from bot.sandbox.world import World

STARS = "XTR"
CURRENCY = re.compile(r"[A-Z]{3}")
SHOWN = ("title", "description", "start_parameter", "currency", "total_amount")


def send_invoice(world: World, bot: Bot, params: Params) -> Wire:
    terms = _terms(params)
    markup = _with_pay_button(params.object("reply_markup"), terms)
    carrier = Params(params.values | {"reply_markup": markup}, params.files)
    wire = post(world, bot, carrier, {"invoice": {name: terms[name] for name in SHOWN}})
    world.invoices[_key(bot, wire["chat"]["id"], wire["message_id"])] = terms
    return wire


def _with_pay_button(markup: Wire, terms: Wire) -> Wire:
    """Telegram adds the button where there is none, and insists that it comes first."""
    if not markup:
        label = f"Pay {terms['total_amount']} {terms['currency']}"
        return {"inline_keyboard": [[{"text": label, "pay": True}]]}
    inline = read_markup(markup, private=False).inline
    if inline is None or not inline["inline_keyboard"][0][0].get("pay"):
        raise bad_request("the first button must be a Pay button")
    return markup


def create_invoice_link(world: World, bot: Bot, params: Params) -> str:
    link = f"https://t.me/$invoice{bot.id}_{len(world.invoices) + 1}"
    world.invoices[link] = _terms(params)
    return link


def invoice_of(world: World, bot: Bot, chat_id: int, message_id: int) -> Wire | None:
    return world.invoices.get(_key(bot, chat_id, message_id))


def _key(bot: Bot, chat_id: int, message_id: int) -> str:
    return f"{bot.id}:{chat_id}:{message_id}"


def _terms(params: Params) -> Wire:
    """Raises Refused for an invoice Telegram would not show."""
    title, description = params.text("title"), params.text("description")
    payload, currency = params.text("payload"), params.text("currency")
    if not 1 <= len(title) <= InvoiceLimit.MAX_TITLE_LENGTH:
        raise bad_request("INVOICE_TITLE_INVALID")
    if not 1 <= len(description) <= InvoiceLimit.MAX_DESCRIPTION_LENGTH:
        raise bad_request("INVOICE_DESCRIPTION_INVALID")
    if not 1 <= len(payload.encode()) <= InvoiceLimit.MAX_PAYLOAD_LENGTH:
        raise bad_request("INVOICE_PAYLOAD_INVALID")
    if not CURRENCY.fullmatch(currency):
        raise bad_request("CURRENCY_INVALID")
    if currency != STARS and not params.text("provider_token"):
        raise bad_request("PAYMENT_PROVIDER_INVALID")
    return {
        "title": title,
        "description": description,
        "start_parameter": params.text("start_parameter"),
        "payload": payload,
        "currency": currency,
        "total_amount": _total(params.objects("prices"), currency),
    }


def _total(prices: list[Wire], currency: str) -> int:
    if not prices:
        raise bad_request("there must be at least one price")
    for price in prices:
        if not price.get("label"):
            raise bad_request("can't parse labeled price: LabeledPrice label must be non-empty")
        if not isinstance(price.get("amount"), int):
            wrong = 'Field "amount" must be of type Number'
            raise bad_request(f"can't parse labeled price: {wrong}")
    total = sum(int(price["amount"]) for price in prices)
    if total <= 0:
        raise bad_request("CURRENCY_TOTAL_AMOUNT_INVALID")
    if currency == STARS and len(prices) != 1:
        raise bad_request("STARS_INVOICE_INVALID")
    return total


def answer_checkout(world: World, bot: Bot, params: Params) -> bool:
    consents = params.flag("ok")
    if not consents and not params.text("error_message"):
        raise bad_request("error_message must be non-empty")
    query = world.queries.answer(Ask.CHECKOUT, bot, params.text("pre_checkout_query_id"))
    chat: Chat = query.body["chat"]
    if consents:
        payment = _payment(world, bot, query.body["terms"])
        person = world.people[query.person_id].to_user()
        world.receive(chat, person, {"successful_payment": payment})
    else:
        refusal = {"callback_query_id": "", "text": params.text("error_message")}
        world.tell_one(Kind.ALERT, chat, query.person_id, refusal)
    return True


def _payment(world: World, bot: Bot, terms: Wire) -> Wire:
    world.charges += 1
    return {
        "currency": terms["currency"],
        "total_amount": terms["total_amount"],
        "invoice_payload": terms["payload"],
        "telegram_payment_charge_id": f"sandbox_{bot.id}_{world.charges}",
        "provider_payment_charge_id": f"provider_{bot.id}_{world.charges}",
    }
