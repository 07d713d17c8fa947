"""How a person's updates come in: each becomes a `Turn`, is acted on, and is answered.

What a tap says is only a wish. Who acts is read from the update's sender; what the button says
is checked by the domain; an old button is answered by the truth as it is now.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping

from telegram import Contact, Message, Update, User

from bot.callbacks import FIRST, Tap, unpack
from bot.flows.checkout import Checkout
from bot.flows.desk import Desk
from bot.flows.editing import SCREENS as EDITING
from bot.flows.flows import Command, Flows
from bot.flows.lines import Lines
from bot.flows.outside import Outside, is_group
from bot.flows.turn import Gesture, Turn
from bot.runtime.context import BotContext
from bot.runtime.incoming import Admission, IncomingLimit
from bot.screens import refusals
from bot.screens.screen import Screen, short
from bot.words.speech import lines, toast
from domain.errors import BookingError, NotFound, NotYours, RulesChanged
from domain.places import Point
from domain.resources import AskKind

BROWSING, ANSWERING = "browsing", "answering"
LONGEST_COMMAND = 32
# Steps that died may have shown panels nobody remembers, but not many.
NEWER = 8
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
        self.outside = Outside(desk, flows)
        self.checkout = Checkout(desk)
        self._desk = desk
        self._taps = taps
        self._limit = limit
        self._lines = Lines(flows, self._press)

    def command(self, name: str, act: Command) -> Handler:
        """The handler of one command."""

        async def handle(update: Update, context: BotContext) -> str | None:
            if update.effective_chat is not None and is_group(update.effective_chat):
                await self.outside.command(update, context, name)
                return None
            text = " ".join(context.args or ())
            return await self._step(update, context, lambda turn: act(turn, text))

        return handle

    async def tapped(self, update: Update, context: BotContext) -> str | None:
        """Any button of any age."""
        query = update.callback_query
        if query is None or (query.message is not None and is_group(query.message.chat)):
            await self.outside.tapped(update)
            return None
        data = query.data or ""
        return await self._step(update, context, lambda turn: self._tap(turn, data))

    async def _tap(self, turn: Turn, data: str) -> None:
        tapped = unpack(data)
        venue = turn.find_venue(tapped.tap.venue or FIRST) if tapped else None
        if tapped is None or venue is None or tapped.tap.verb not in self._taps:
            await turn.toast(turn.words.say("unknown-button-toast"))
            await self.flows.book.home(turn)
            return
        turn.enter(venue)
        if not tapped.revision:
            turn.keepsake = True
            await self._press(turn, tapped.tap)
        elif not await self._is_old(turn, tapped.revision):
            await self._press(turn, tapped.tap)
            turn.draft.acted = data
        elif data != turn.draft.acted:
            # The second half of a double tap is only answered: the first is on the screen.
            turn.outdated = True
            await turn.toast(turn.words.say("old-button-toast"))
            await self.flows.here(turn, turn.words.say("old-button-notice"))

    async def _press(self, turn: Turn, tap: Tap) -> None:
        """Act on a button, or on what a typed number stands for, at its venue."""
        venue = turn.find_venue(tap.venue)
        if venue is not None:
            turn.enter(venue)
        await self._taps[tap.verb](turn, tap)

    async def _is_old(self, turn: Turn, revision: int) -> bool:
        """Whether a button is not on the panel as it is now; a panel of old loses its buttons."""
        message_id, panel = turn.gesture.message_id, turn.session.panel
        if panel is not None and revision - panel.revision <= NEWER:
            self._desk.panel.adopt(turn.session, message_id, revision)
            panel = turn.session.panel
        if panel is None or panel.message_id != message_id:
            await self._desk.sender.strip_keyboard(turn.user_id, message_id)
            return True
        return panel.revision != revision

    async def text(self, update: Update, context: BotContext) -> str | None:
        """A line while no question is open."""
        line = _line(update)
        return await self._step(update, context, lambda turn: self._lines.read(turn, line))

    async def answer(self, update: Update, context: BotContext) -> str | None:
        """A line while a question is open."""
        line = _line(update)
        return await self._step(update, context, lambda turn: self._lines.answer(turn, line))

    async def unknown_command(self, update: Update, context: BotContext) -> str | None:
        """A command nobody knows."""
        command = short(next(iter(_line(update).split()), "/"), LONGEST_COMMAND)
        return await self._step(update, context, lambda turn: self.flows.unknown(turn, command))

    async def other_message(self, update: Update, context: BotContext) -> str | None:
        """Voice, pictures, stickers: one polite line, and where we are."""
        message = update.effective_message
        if message is None or update.edited_message is not None:
            return None
        return await self._step(update, context, lambda turn: self._other(turn, message))

    async def _other(self, turn: Turn, message: Message) -> None:
        """Pictures that were sent together come one by one; one line is enough for all."""
        album = message.media_group_id or ""
        if album and album == turn.draft.album:
            return
        turn.draft.album = album
        where = message.location
        if where is not None and not turn.undecided:
            point = Point(where.latitude, where.longitude)
            if await self.flows.near.located(turn, point):
                return
        contact = message.contact
        if contact is not None and turn.draft.field == AskKind.PHONE and not turn.undecided:
            await self._shared(turn, contact)
            return
        name = _polite_line(message)
        if turn.draft.field:
            name = "details-text-only"
        await self.flows.here(turn, turn.words.say(name))

    async def _shared(self, turn: Turn, contact: Contact) -> None:
        """A contact where a number is asked for: of a booking that is there, or is to be."""
        if turn.draft.screen in EDITING:
            await self.flows.editing.shared(turn, contact)
            return
        details = self.flows.details
        await self.flows.hold.held(turn, lambda t, one: details.shared(t, one, contact))

    async def _step(self, update: Update, context: BotContext, act: Act) -> str | None:
        """One step of one person, from the update to the answer; the next state."""
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None or is_group(chat):
            return None
        turn = await self._turn(update, context, user)
        if turn is None or not await self._admitted(turn):
            return None
        try:
            await act(turn)
            if turn.session.panel is None:
                await self.flows.book.home(turn)
        except (BookingError, RulesChanged) as refusal:
            await self._refused(turn, refusal)
        await turn.toast("")
        turn.keep()
        # A step that did not touch the panel leaves the question open that stands there.
        return ANSWERING if turn.session.draft.get("field") else BROWSING

    async def _refused(self, turn: Turn, refusal: BookingError | RulesChanged) -> None:
        """A rule said no, and nobody nearer knew what to do about it."""
        notice = refusals.refusal(turn.words, turn.venue, refusal, turn.now)
        await turn.toast(refusals.short(turn.words, turn.venue, refusal, turn.now))
        if isinstance(refusal, NotFound) and refusal.what != "booking":
            turn.draft.service_id, turn.draft.wanted, turn.draft.added = 0, (), ()
        if isinstance(refusal, NotFound | NotYours):
            turn.at("home")
        try:
            await self.flows.here(turn, notice)
        except BookingError:
            await self.flows.book.home(turn, notice)

    async def _turn(self, update: Update, context: BotContext, user: User) -> Turn | None:
        """The step of an update; None when there is no venue yet, which the person is told."""
        venues, query = await self._desk.venues.of_bot(context.bot.id), update.callback_query
        if not venues:
            await self.apologise(update, context, "home-not-set-up")
            return None
        session = context.session
        code = session.locale or user.language_code or ""
        message = query.message if query is not None else None
        venue = next((one for one in venues if one.id == session.venue), None)
        return Turn(
            self._desk,
            session,
            venue or venues[0],
            await self._desk.catalogues.learn(code, (venue or venues[0]).languages),
            user,
            context.bot,
            context.key,
            Gesture(
                query.id if query is not None else "",
                message.message_id if message is not None else 0,
            ),
            venues,
            undecided=venue is None and len(venues) > 1,
        )

    async def _admitted(self, turn: Turn) -> bool:
        """Whether the person speaks at a pace that can be followed."""
        admission = self._limit.admit(turn.user.id)
        if admission is Admission.ONE_NOTICE:
            notice = turn.words.say("error-too-fast-toast")
            await turn.toast(notice, alert=True)
            if not turn.gesture.query_id:
                await turn.send(Screen(lines(notice)))
        if admission is Admission.IGNORED:
            await turn.toast("")
        return admission is Admission.WELCOME

    async def ask_for_patience(self, update: Update) -> None:
        """Nothing can be kept just now: say so, and that nothing is lost."""
        user, query = update.effective_user, update.callback_query
        if user is None:
            return
        words = await self._desk.catalogues.learn(user.language_code or "")
        text = words.say("error-store-busy")
        if query is not None:
            await self._desk.sender.answer(query.id, toast(text), alert=True)
        else:
            await self._desk.sender.send(user.id, Screen(text))

    async def apologise(self, update: Update, context: BotContext, name: str) -> None:
        """Say what is the matter, without asking the store for anything."""
        user = update.effective_user
        if user is None:
            return
        words = await self._desk.catalogues.learn(
            context.session.locale or user.language_code or ""
        )
        text = words.say(name)
        if update.callback_query is not None:
            await self._desk.sender.answer(update.callback_query.id, toast(text), alert=True)
        if not context.session.sent:
            await self._desk.sender.send(user.id, Screen(text))


def _polite_line(message: Message) -> str:
    if message.voice is not None:
        return "media-voice-line"
    if message.contact is not None:
        return "contact-not-needed"
    return "media-polite-line" if message.location is None else "location-not-needed"


def _line(update: Update) -> str:
    message = update.effective_message
    return (message.text or "").strip() if message is not None else ""
