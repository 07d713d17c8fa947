"""Every method of the sandbox, by its name on the wire. What is not here is 404 Not Found."""

from collections.abc import Mapping

from bot.sandbox import asking, describing, editing, fetching, paying, sending
from bot.sandbox.world import Act

METHODS: Mapping[str, Act] = {
    "getMe": describing.get_me,
    # Updates
    "getUpdates": fetching.get_updates,
    "setWebhook": fetching.set_webhook,
    "deleteWebhook": fetching.delete_webhook,
    "getWebhookInfo": fetching.get_webhook_info,
    # New messages
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendLocation": sending.send_location,
    "sendVenue": sending.send_venue,
    "sendContact": sending.send_contact,
    "sendChatAction": sending.send_chat_action,
    "sendInvoice": paying.send_invoice,
    # Messages that are there
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageMedia": editing.edit_media,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "pinChatMessage": editing.pin_message,
    "unpinChatMessage": editing.unpin_message,
    "setMessageReaction": editing.set_reaction,
    # Answers
    "answerCallbackQuery": asking.answer_tap,
    "answerInlineQuery": asking.answer_inline,
    "answerPreCheckoutQuery": paying.answer_checkout,
    "createInvoiceLink": paying.create_invoice_link,
    # The bot itself
    "setMyCommands": describing.set_commands,
    "getMyCommands": describing.get_commands,
    "deleteMyCommands": describing.delete_commands,
    "setMyDescription": describing.set_description,
    "getMyDescription": describing.get_description,
    "setMyShortDescription": describing.set_short_description,
    "getMyShortDescription": describing.get_short_description,
    "setChatMenuButton": describing.set_menu_button,
    "getChatMenuButton": describing.get_menu_button,
    # Who and what is there
    "getChat": describing.get_chat,
    "getChatMember": describing.get_chat_member,
    "getFile": describing.get_file,
}
