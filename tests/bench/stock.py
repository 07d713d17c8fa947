"""A stock python-telegram-bot that only answers a tap and edits: the bar for a real step.

`python -m tests.bench.stock ROOT TOKEN`: polls the Bot API server at ROOT with the library's
own transport, one update at a time, which is what it does unless told otherwise.
"""

import sys

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes


def keyboard(revision: int) -> InlineKeyboardMarkup:
    """Nine buttons, different each time."""
    rows = [
        [
            InlineKeyboardButton(f"{row}:{column}", callback_data=f"{row}.{column}.{revision}")
            for column in range(3)
        ]
        for row in range(3)
    ]
    return InlineKeyboardMarkup(rows)


async def start(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message is not None:
        await update.message.reply_text("0", reply_markup=keyboard(0))


async def tapped(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    if query is not None and query.data is not None:
        revision = int(query.data.rpartition(".")[2]) + 1
        await query.answer()
        await query.edit_message_text(str(revision), reply_markup=keyboard(revision))


def main() -> None:
    root, token = sys.argv[1:3]
    application = Application.builder().token(token).base_url(f"{root}/bot").build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(tapped))
    application.run_polling()


if __name__ == "__main__":
    main()
