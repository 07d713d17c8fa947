"""How updates come in: each becomes a `Turn`, is acted on, and is answered.

What a tap says is only a wish. Who acts is read from the update's sender; what the button says
is checked by the domain; an old button is answered by the truth as it is now.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping

from telegram import CallbackQuery, Chat, Update, User
from telegram.constants import ChatMemberStatus, ChatType

from bot.callbacks import Tap, Tapped, unpack
from bot.flows.draft import Draft
from bot.flows.flows import Command, Flows
from bot.flows.turn import Desk, Turn
from bot.runtime.context import BotContext
from bot.runtime.incoming import Admission, IncomingLimit
from bot.runtime.nudges import Nudge
from bot.screens import refusals
from bot.screens.screen import Button, Screen
from bot.words.speech import lines
from domain.errors import BookingError, NotFound, NotYours, RulesChanged
from domain.people import UserId
from domain.resources import VenueId

BROWSING, ANSWERING = "browsing", "answering"
Act = Callable[[Turn], Awaitable[None]]
Handler = Callable[[Update, BotContext], Coroutine[object, object, str | None]]


class Doors:
    """The handlers that python-telegram-bot calls."""

    def __init__(
        self,
        desk: Desk,
        flows: Flows,
        taps: Mapping[str, Callable[[Turn, Tap], Awaitable[None]]],
        limit: IncomingLimit,
    ) -> None:
        self.flows = flows
        self._desk = desk
        self._taps = taps
        self._limit = limit

    def command(self, name: str, act: Command) -> Handler:
        """The handler of one command; in a group, only a way into the private chat."""

        async def handle(update: Update, context: BotContext) -> str | None:
            if update.effective_chat is not None and _is_group(update.effective_chat):
                await self._in_group(update, context, name)
                return None
            text = " ".join(context.args or ())
            return await self._step(update, context, lambda turn: act(turn, text))

        return handle

    async def tapped(self, update: Update, context: BotContext) -> str | None:
        """Any button of any age."""
        query = update.callback_query
        if query is None:
            return None
        if query.message is not None and _is_group(query.message.chat):
            words = self._desk.catalogues.for_(query.from_user.language_code or "")
            await self._desk.sender.answer(
                query.id, words.say("foreign-button-toast"), alert=True
            )
            return None
        tapped = unpack(query.data or "")
        return await self._step(update, context, lambda turn: self._tap(turn, query, tapped))

    async def _tap(self, turn: Turn, query: CallbackQuery, tapped: Tapped | None) -> None:
        act = self._taps.get(tapped.tap.verb) if tapped is not None else None
        if tapped is None or act is None:
            await turn.toast(turn.words.say("unknown-button-toast"))
            await self.flows.here(turn)
            return
        if tapped.revision and self._is_old(turn, query, tapped):
            if query.data == turn.draft.acted:
                # The second half of a double tap: the first has been acted on and is on screen.
                return
            await turn.toast(turn.words.say("old-button-toast"))
            await self.flows.here(turn, turn.words.say("old-button-notice"))
            return
        turn.keepsake = not tapped.revision
        await act(turn, tapped.tap)
        if tapped.revision:
            turn.draft.acted = query.data or ""

    def _is_old(self, turn: Turn, query: CallbackQuery, tapped: Tapped) -> bool:
        message_id = query.message.message_id if query.message is not None else 0
        self._desk.panel.adopt(turn.session, message_id, tapped.revision)
        panel = turn.session.panel
        return (
            panel is None or panel.message_id != message_id or panel.revision != tapped.revision
        )

    async def text(self, update: Update, context: BotContext) -> str | None:
        """A line while no question is open."""
        line = _line(update)
        return await self._step(update, context, lambda turn: self._read(turn, line))

    async def _read(self, turn: Turn, line: str) -> None:
        if await self._said(turn, line) or await self.flows.typed.read(turn, line):
            return
        await self.flows.here(turn, await self.flows.typed.not_understood(turn))

    async def answer(self, update: Update, context: BotContext) -> str | None:
        """A line while a question is open: a time if it says one, else the answer."""
        line = _line(update)
        return await self._step(update, context, lambda turn: self._answered(turn, line))

    async def _answered(self, turn: Turn, line: str) -> None:
        if await self._said(turn, line):
            return
        asked = turn.draft.field
        if asked in ("subject", "note") and await self.flows.typed.read(
            turn, line, answering=True
        ):
            return
        match asked:
            case "reason":
                await self.flows.mine.reason_typed(turn, line)
            case "rejection":
                await self.flows.staff.rejection_typed(turn, line)
            case "subject" | "note":
                await self.flows.hold.answered(turn, line)
            case _:
                await self._read(turn, line)

    async def _said(self, turn: Turn, line: str) -> bool:
        """Words that stand for buttons: "back", "my bookings", "yes"."""
        flows, draft = self.flows, turn.draft
        match turn.words.answer(line):
            case "back" | "no":
                await flows.back_tapped(turn, Tap("bk"))
            case "home":
                await flows.book.home(turn)
            case "help":
                await flows.settings.help(turn)
            case "mine":
                await flows.mine.list_(turn)
            case "yes" if draft.screen == "summary" and draft.hold_id:
                await flows.hold.confirm_tapped(turn, Tap("cf", (draft.hold_id,)))
            case "cancel" if draft.hold_id:
                await flows.hold.release_tapped(turn, Tap("rl", (draft.hold_id,)))
            case "cancel":
                await flows.book.home(turn)
            case "skip" if draft.field == "note":
                await flows.hold.skip_tapped(turn, Tap("sk"))
            case "soonest":
                await flows.typed.soonest(turn)
            case _:
                return False
        return True

    async def unknown_command(self, update: Update, context: BotContext) -> str | None:
        """A command nobody knows."""
        command = _line(update).split()[0][:32] if _line(update) else "/"
        return await self._step(
            update,
            context,
            lambda turn: self.flows.here(
                turn, turn.words.say("command-unknown", command=command)
            ),
        )

    async def other_message(self, update: Update, context: BotContext) -> str | None:
        """Voice, pictures, stickers: one polite line, and where we are."""
        message = update.effective_message
        if message is None or _is_group(message.chat) or update.edited_message is not None:
            return None
        name = "media-polite-line"
        if message.voice is not None:
            name = "media-voice-line"
        elif message.contact is not None:
            name = "contact-not-needed"
        elif message.location is not None:
            name = "location-not-needed"
        return await self._step(
            update, context, lambda turn: self.flows.here(turn, turn.words.say(name))
        )

    async def membership(self, update: Update, _context: BotContext) -> None:
        """Somebody blocked the bot, or came back."""
        change = update.my_chat_member
        if change is None or change.chat.type != ChatType.PRIVATE:
            return
        reachable = change.new_chat_member.status != ChatMemberStatus.BANNED
        await self._desk.people.set_reachable(UserId(change.chat.id), reachable=reachable)

    async def pre_checkout(self, update: Update, _context: BotContext) -> None:
        """Nothing here is sold through Telegram's checkout yet: a clear no, at once."""
        query = update.pre_checkout_query
        if query is not None:
            words = self._desk.catalogues.for_(query.from_user.language_code or "")
            await query.answer(ok=False, error_message=words.say("error-bug-toast"))

    async def hold_ending(self, nudge: Nudge, context: BotContext) -> None:
        """A few minutes are left of a hold: say so where it is on the panel."""
        turn = await self._nudged(nudge, context)
        draft = turn.draft if turn is not None else Draft()
        mine = draft.hold_id == nudge.booking_id and draft.screen in ("summary", "details")
        if turn is not None and mine:
            turn.in_place = True
            await self.flows.here(turn)
            await turn.finish()

    async def hold_over(self, nudge: Nudge, context: BotContext) -> None:
        """A hold has run out: say so once, and offer it again."""
        turn = await self._nudged(nudge, context)
        if turn is not None:
            turn.draft.hold_id = nudge.booking_id
            turn.in_place = True
            await self.flows.hold.gone(turn)
            await turn.finish()

    async def _nudged(self, nudge: Nudge, context: BotContext) -> Turn | None:
        """The step of a nudge: nobody acts, but somebody is told."""
        venue = await self._desk.venues.get(VenueId(nudge.venue_id))
        user_id = UserId(nudge.user_id)
        customer = await self._desk.people.find_customer(venue.id, user_id)
        if customer is None:
            return None
        session = context.session
        return Turn(
            self._desk,
            session,
            venue,
            self._desk.catalogues.for_(session.locale or customer.locale, venue.languages),
            User(user_id, customer.name, is_bot=False),
            user_id,
            context.key,
            Draft.load(session.draft),
            known=customer,
        )

    async def _step(self, update: Update, context: BotContext, act: Act) -> str | None:
        """One step of one person, from the update to the answer; the next state."""
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None or _is_group(chat):
            return None
        turn = await self._turn(update, context, user)
        if turn is None or not await self._admitted(turn):
            return None
        try:
            await act(turn)
        except (BookingError, RulesChanged) as refusal:
            await self._refused(turn, refusal)
        await turn.finish()
        return ANSWERING if turn.draft.field else BROWSING

    async def _refused(self, turn: Turn, refusal: BookingError | RulesChanged) -> None:
        notice = refusals.refusal(turn.words, turn.venue, refusal, turn.today)
        await turn.toast(refusals.short(turn.words, turn.venue, refusal, turn.today))
        if isinstance(refusal, NotFound | NotYours):
            turn.draft.forget()
        turn.draft.field = ""
        await self.flows.here(turn, notice)

    async def _turn(self, update: Update, context: BotContext, user: User) -> Turn | None:
        venues = await self._desk.venues.of_bot(context.bot.id)
        if not venues:
            return None
        query, session = update.callback_query, context.session
        code = session.locale or user.language_code or ""
        chat_id = update.effective_chat.id if update.effective_chat else user.id
        return Turn(
            self._desk,
            session,
            venues[0],
            self._desk.catalogues.for_(code, venues[0].languages),
            user,
            chat_id,
            context.key,
            Draft.load(session.draft),
            query_id=query.id if query is not None else "",
            message_id=query.message.message_id if query and query.message else 0,
        )

    async def _admitted(self, turn: Turn) -> bool:
        """Whether the person speaks at a pace that can be followed."""
        admission = self._limit.admit(turn.user.id)
        if admission is Admission.ONE_NOTICE:
            notice = turn.words.say("error-too-fast-toast")
            if turn.query_id:
                await turn.toast(notice, alert=True)
            else:
                await turn.send(Screen(lines(notice)))
        return admission is Admission.WELCOME

    async def apologise(self, update: Update, context: BotContext, name: str) -> None:
        """A step has failed: say so, without asking the store for anything."""
        user = update.effective_user
        if user is None:
            return
        code = context.session.locale or user.language_code or ""
        words = self._desk.catalogues.for_(code)
        if update.callback_query is not None:
            text = words.say(f"{name}-toast")
            await self._desk.sender.answer(update.callback_query.id, text, alert=True)
        if not context.session.sent:
            await self._desk.sender.send(user.id, Screen(words.say(name)))

    async def _in_group(self, update: Update, context: BotContext, name: str) -> None:
        """A group gets one line and a way into the private chat; nothing personal."""
        venues = await self._desk.venues.of_bot(context.bot.id)
        chat, user = update.effective_chat, update.effective_user
        if name not in ("start", "book") or not venues or chat is None or user is None:
            return
        words = self._desk.catalogues.for_(user.language_code or "", venues[0].languages)
        url = f"https://t.me/{self._desk.username()}?start=book"
        text = words.say("group-panel", venue=venues[0].name.in_(words.language))
        screen = Screen(text, ((Button(words.say("group-book-button"), url=url),),))
        await self._desk.sender.send(chat.id, screen)


def _is_group(chat: Chat) -> bool:
    return chat.type != ChatType.PRIVATE


def _line(update: Update) -> str:
    message = update.effective_message
    return (message.text or "").strip() if message is not None else ""
