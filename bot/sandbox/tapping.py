"""What people press: inline buttons, Pay, and the inline mode's search."""

from bot.sandbox.accounts import Bot
from bot.sandbox.chats import Chat, Key, Message
from bot.sandbox.paying import SHOWN, invoice_of
from bot.sandbox.people import People
from bot.sandbox.queries import Ask
from bot.sandbox.wire import Wire


class Fingers(People):
    """People who tap. A tap is a question to the bot, and its id is what tap and pay answer."""

    def tap(
        self, person_id: int, chat_id: int | None, message_id: int, *, row: int, column: int
    ) -> str:
        """Press an inline button as it stands now; rows and columns count from 0.

        "" for a button that tells the bot nothing: an address, a text to copy, a disabled one.
        Raises LookupError when there is no such button in front of this person.
        """
        chat = self._chat(person_id, chat_id)
        message = chat.messages.get(message_id)
        rows = (
            message.wire.get("reply_markup", {}).get("inline_keyboard", ()) if message else ()
        )
        if not (0 <= row < len(rows) and 0 <= column < len(rows[row])):
            raise LookupError(f"no button {row},{column} under message {message_id}")
        button: Wire = rows[row][column]
        if button.get("pay"):
            return self.pay(person_id, message_id, chat_id=chat_id)
        if "callback_data" not in button:
            return ""
        return self._ask(person_id, chat, message_id, button["callback_data"])

    def tap_text(self, person_id: int, label: str, *, chat_id: int | None = None) -> str:
        """Press the newest inline button with this label, as somebody who reads would."""
        for message in reversed(self._chat(person_id, chat_id).messages.values()):
            place = _place(message, label)
            if place:
                row, column = place
                return self.tap(person_id, chat_id, message.id, row=row, column=column)
        raise LookupError(f"no button {label!r}")

    def tap_data(self, person_id: int, chat_id: int | None, message_id: int, data: str) -> str:
        """Send callback data that no button need carry, as a forged client can.

        With somebody else's id as `chat_id` even for a message in that person's private chat.
        """
        chat = self._foreign(chat_id) or self._chat(person_id, chat_id)
        return self._ask(person_id, chat, message_id, data)

    def forget(self, person_id: int, message_id: int, *, chat_id: int | None = None) -> None:
        """A fault: the bot can no longer see this message, the person still can.

        A tap on it comes with date 0, and an edit does not find it.
        """
        chat = self._chat(person_id, chat_id)
        chat.messages[message_id].accessible = False

    def pay(self, person_id: int, message_id: int, *, chat_id: int | None = None) -> str:
        """Press Pay under an invoice.

        The bot gets a `pre_checkout_query` with the id answered here and, once it consents, a
        message with `successful_payment`.
        """
        chat = self._chat(person_id, chat_id)
        bot = self._world.bots[chat.bots[0]]
        terms = invoice_of(self._world, bot, chat.id, message_id)
        if terms is None:
            raise LookupError(f"message {message_id} is no invoice")
        return self._check_out(person_id, bot, chat, terms)

    def pay_link(self, person_id: int, link: str, *, bot_id: int | None = None) -> str:
        """As `pay`, for a link made by `createInvoiceLink`."""
        self.invoice(link)
        bot = self._bot(bot_id)
        chat = self._chat(person_id, bot.id)
        return self._check_out(person_id, bot, chat, self._world.invoices[link])

    def invoice(self, link: str) -> Wire:
        """What somebody reads who opens a link made by `createInvoiceLink`."""
        if link not in self._world.invoices:
            raise LookupError(f"{link} is no invoice")
        return {name: self._world.invoices[link][name] for name in SHOWN}

    def search(self, person_id: int, text: str, *, bot_id: int | None = None) -> str:
        """Type `@bot text` somewhere: an `inline_query` with the id answered here."""
        bot = self._bot(bot_id)
        query = self._world.queries.put(Ask.INLINE, bot.id, person_id, {})
        user = self._world.people[person_id].to_user()
        body: Wire = {"id": query.id, "from": user, "query": text, "offset": ""}
        self._world.updates[bot.id].add("inline_query", body, person_id)
        return query.id

    def found(self, query_id: str) -> Wire:
        """What the bot answered to a search. Raises LookupError while it has not."""
        return self._world.inline_answers[query_id]

    def _ask(self, person_id: int, chat: Chat, message_id: int, data: str) -> str:
        message = chat.messages.get(message_id)
        bot_id = message.sender_id if message else chat.bots[0]
        if chat.blocked or bot_id not in self._world.bots:
            raise LookupError("nobody would hear this tap")
        query = self._world.queries.put(Ask.TAP, bot_id, person_id, {"chat": chat})
        body: Wire = {
            "id": query.id,
            "from": self._world.people[person_id].to_user(),
            "message": _shown(chat, message, message_id),
            "chat_instance": chat.key.instance,
            "data": data,
        }
        self._world.updates[bot_id].add("callback_query", body, person_id)
        return query.id

    def _check_out(self, person_id: int, bot: Bot, chat: Chat, terms: Wire) -> str:
        asked = {"chat": chat, "terms": terms}
        query = self._world.queries.put(Ask.CHECKOUT, bot.id, person_id, asked)
        body: Wire = {
            "id": query.id,
            "from": self._world.people[person_id].to_user(),
            "currency": terms["currency"],
            "total_amount": terms["total_amount"],
            "invoice_payload": terms["payload"],
        }
        self._world.updates[bot.id].add("pre_checkout_query", body, person_id)
        return query.id

    def _foreign(self, chat_id: int | None) -> Chat | None:
        if chat_id is None or len(self._world.bots) != 1:
            return None
        return self._world.chats.find(Key(self._bot().id, chat_id))


def _shown(chat: Chat, message: Message | None, message_id: int) -> Wire:
    if message is not None and message.accessible:
        return message.wire
    return {"chat": chat.wire, "message_id": message_id, "date": 0}


def _place(message: Message, label: str) -> tuple[int, int] | None:
    rows = message.wire.get("reply_markup", {}).get("inline_keyboard", ())
    for row, buttons in enumerate(rows):
        for column, button in enumerate(buttons):
            if button["text"] == label:
                return row, column
    return None
