"""What comes in without somebody acting in their private chat.

Groups, nudges of this process to itself, and who blocked the bot.
"""

from __future__ import annotations

from telegram import Chat, Update, User
from telegram.constants import ChatMemberStatus, ChatType

from bot.flows.desk import Desk
from bot.flows.flows import Flows
from bot.flows.hold import over
from bot.flows.turn import Gesture, Turn
from bot.runtime.context import BotContext
from bot.runtime.nudges import Nudge
from bot.screens.venues import in_group
from domain.allocations import BookingId
from domain.errors import NotFound
from domain.people import UserId
from domain.resources import VenueId
from domain.states import Ended

_OF_A_HOLD = ("summary", "details", "code", "paying")
_IN_GROUPS = ("start", "book")


class Outside:
    """Handlers that python-telegram-bot calls."""

    def __init__(self, desk: Desk, flows: Flows) -> None:
        self._desk = desk
        self._flows = flows

    async def membership(self, update: Update, context: BotContext) -> None:
        """Somebody blocked the bot, or came back."""
        change = update.my_chat_member
        if change is None or change.chat.type != ChatType.PRIVATE:
            return
        reachable = change.new_chat_member.status != ChatMemberStatus.BANNED
        venues = await self._desk.venues.of_bot(context.bot.id)
        ids = tuple(one.id for one in venues)
        user_id = UserId(change.chat.id)
        await self._desk.people.set_reachable(user_id, ids, reachable=reachable)

    async def command(self, update: Update, context: BotContext, name: str) -> None:
        """A command in a group gets one line and a way into the private chat."""
        venues = await self._desk.venues.of_bot(context.bot.id)
        chat, user = update.effective_chat, update.effective_user
        if name not in _IN_GROUPS or not venues or chat is None or user is None:
            return
        words = await self._desk.catalogues.learn(user.language_code or "", venues[0].languages)
        link = f"https://t.me/{self._desk.username()}?start="
        await self._desk.sender.send(chat.id, in_group(words, venues, link))

    async def tapped(self, update: Update) -> None:
        """A button in a group: none of ours is there, whoever put it there."""
        query = update.callback_query
        if query is not None:
            words = await self._desk.catalogues.learn(query.from_user.language_code or "")
            text = words.say("foreign-button-toast")
            await self._desk.sender.answer(query.id, text, alert=True)

    async def hold_ending(self, nudge: Nudge, context: BotContext) -> None:
        """A few minutes are left of a hold: say so where it is on the panel."""
        turn = await self._nudged(nudge, context, in_place=True)
        if turn is None:
            return
        on_panel = turn.here and turn.draft.screen in _OF_A_HOLD
        if on_panel and turn.draft.hold_id == nudge.booking_id:
            await self._flows.here(turn)
            turn.keep()

    async def hold_over(self, nudge: Nudge, context: BotContext) -> None:
        """A hold has run out: say so once, where it will be noticed, and offer it again."""
        turn = await self._nudged(nudge, context, in_place=False)
        if turn is None or turn.draft.told == nudge.booking_id:
            return
        found = await turn.desk.kept.get(turn.venue.id, BookingId(nudge.booking_id))
        if not isinstance(found, Ended):
            # It was paid for meanwhile, and is the customer's after all.
            return
        if turn.here and turn.draft.hold_id in (0, nudge.booking_id):
            turn.draft.hold_id = nudge.booking_id
            await self._flows.hold.gone(turn)
        else:
            # Something else is being decided on the panel.
            await turn.send(await over(turn, found))
            turn.draft.lost(found.terms.id)
        turn.keep()

    async def paid(self, nudge: Nudge, context: BotContext) -> None:
        """The money for a hold is here: the panel makes room for the card."""
        venue_id, user_id = VenueId(nudge.venue_id), UserId(nudge.user_id)
        await self.make_room(venue_id, user_id, BookingId(nudge.booking_id), context)

    async def make_room(
        self, venue_id: VenueId, user_id: UserId, number: BookingId, context: BotContext
    ) -> None:
        """What was held is booked: whoever was paying for it is at home again."""
        turn = await self._turn(venue_id, user_id, context, in_place=False)
        if turn is None:
            return
        draft = turn.draft
        # The panel may offer to take again what has now been paid for.
        offered = draft.told == number and not draft.hold_id and draft.screen == "when"
        draft.told = 0 if draft.told == number else draft.told
        if draft.hold_id == number or offered:
            if turn.here:
                await self._flows.paying.received(turn)
                await self._flows.paying.settled(turn)
            else:
                draft.forget()
        turn.keep()

    async def _nudged(
        self, nudge: Nudge, context: BotContext, *, in_place: bool
    ) -> Turn | None:
        """The step of a nudge."""
        venue_id, user_id = VenueId(nudge.venue_id), UserId(nudge.user_id)
        return await self._turn(venue_id, user_id, context, in_place=in_place)

    async def _turn(
        self, venue_id: VenueId, user_id: UserId, context: BotContext, *, in_place: bool
    ) -> Turn | None:
        """A step in which nobody acts, but somebody is told."""
        desk, session = self._desk, context.session
        try:
            venue = await desk.venues.get(venue_id)
            venues = await desk.venues.of_bot(context.bot.id)
        except NotFound:
            return None
        customer = await desk.people.find_customer(venue.id, user_id)
        if customer is None:
            return None
        return Turn(
            desk,
            session,
            venue,
            await desk.catalogues.learn(session.locale or customer.locale, venue.languages),
            User(user_id, customer.name, is_bot=False),
            context.bot,
            context.key,
            Gesture(in_place=in_place),
            venues,
            known=customer,
        )


def is_group(chat: Chat) -> bool:
    """Whether others read along."""
    return chat.type != ChatType.PRIVATE
