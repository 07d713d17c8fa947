"""A local Telegram: one strict Bot API server with the people who talk to its bots.

Pure and synchronous: no I/O, no threads, no task. Fronts put it behind something a bot can talk
to: `request` for a bot in the same process, `server` for bots in other processes, `page` for
somebody in front of a browser. Nothing here waits; what a front has to wait for (a long poll, a
slow answer) it is told in the answer (`bot.sandbox.fronts`).

What people do (`say`, `tap`, `pay`, …) comes from `people` and `tapping`.
"""

from collections.abc import Callable, Mapping
from time import perf_counter
from types import MappingProxyType

from bot.sandbox import faults
from bot.sandbox.accounts import Bot, Group, Person
from bot.sandbox.describing import commands_for, get_description, get_menu_button
from bot.sandbox.events import Event, Kind, Listener
from bot.sandbox.faults import Faults
from bot.sandbox.methods import METHODS
from bot.sandbox.strict import Params, signature_of
from bot.sandbox.tapping import Fingers
from bot.sandbox.updates import Updates
from bot.sandbox.wire import NO_UPLOADS, Answer, Refused, Upload, Wire, answered
from bot.sandbox.world import Profile, World
from domain.ports import Clock


class Telegram(Fingers):
    """The core behind every front.

    A bot numbers a private chat by the person's id, and so do Messages and Events here. The Wire
    values handed out are the sandbox's own: read them, never change them.
    """

    def __init__(self, clock: Clock) -> None:
        super().__init__(World(clock))

    @property
    def people(self) -> Mapping[int, Person]:
        return MappingProxyType(self._world.people)

    @property
    def bots(self) -> Mapping[int, Bot]:
        return MappingProxyType(self._world.bots)

    @property
    def groups(self) -> Mapping[int, Group]:
        return MappingProxyType(self._world.groups)

    def add_bot(self, token: str, *, username: str, name: str) -> Bot:
        """`token` is `<bot id>:<secret>`."""
        bot = Bot(int(token.partition(":")[0]), token, username, name)
        self._world.bots[bot.id] = self._world.tokens[token] = bot
        self._world.updates[bot.id] = Updates(self._world.clock)
        self._world.profiles[bot.id] = Profile()
        return bot

    def add_person(
        self,
        person_id: int,
        first_name: str,
        *,
        last_name: str = "",
        username: str = "",
        language_code: str = "en",
    ) -> Person:
        person = Person(person_id, first_name, last_name, username, language_code)
        self._world.people[person_id] = person
        return person

    # The bot's side ----------------------------------------------------------------------

    def call(
        self,
        token: str,
        method: str,
        params: Mapping[str, str],
        files: Mapping[str, Upload] = NO_UPLOADS,
    ) -> Answer:
        """One Bot API call: `params` as on the wire, nested values as JSON text."""
        started = perf_counter()
        bot_id = 0
        try:
            bot = self._world.bot_of(token)
            bot_id = bot.id
            answer = self._answer(bot, method, params, files)
        except Refused as refused:
            answer = refused.to_answer()
        call: Wire = {
            "bot_id": bot_id,
            "method": method,
            "params": dict(params),
            "status": answer.status,
            "description": str(answer.body.get("description", "")),
            "ms": (perf_counter() - started) * 1000,
        }
        self._world.calls.append(call)
        self._world.listeners.tell(Event(Kind.CALL, call, bot_id=bot_id))
        return answer

    def _answer(
        self, bot: Bot, method: str, raw: Mapping[str, str], files: Mapping[str, Upload]
    ) -> Answer:
        act = METHODS.get(method)
        if act is None:
            raise Refused("Not Found", 404)
        params = signature_of(method).read(raw, files)
        plan = self._world.faults.take(method, params)
        early = faults.before(plan) if plan else None
        if early is not None:
            return early
        result = act(self._world, bot, params)
        answer = result if isinstance(result, Answer) else answered(result)
        return faults.after(plan, answer) if plan else answer

    def updates(self, token: str) -> Updates:
        """What waits for a bot, for fronts that deliver it. Raises Refused for a bad token."""
        return self._world.updates[self._world.bot_of(token).id]

    def download(self, token: str, path: str) -> Upload:
        """A file by the path `getFile` told. Raises Refused."""
        self._world.bot_of(token)
        kept = self._world.files.at(path)
        if kept is None:
            raise Refused("Not Found", 404)
        return kept.upload

    # What can be seen --------------------------------------------------------------------

    def transcript(self, person_id: int, chat_id: int | None = None) -> tuple[Wire, ...]:
        """The chat as it looks now, oldest first: Messages, inline keyboards included."""
        chat = self._chat(person_id, chat_id)
        return tuple(message.wire for message in chat.messages.values())

    def keyboard(self, person_id: int, chat_id: int | None = None) -> Wire:
        """The reply keyboard (or the request for a reply) on show; {} when there is none."""
        return self._chat(person_id, chat_id).keyboard

    def commands(self, person_id: int, chat_id: int | None = None) -> tuple[Wire, ...]:
        """The command menu this person sees, by scope and language."""
        chat = self._chat(person_id, chat_id)
        return commands_for(self._world, self._world.bots[chat.bots[0]], chat, person_id)

    def description(self, person_id: int, *, bot_id: int | None = None) -> str:
        """What an empty chat says of its bot, in this person's language."""
        language = self._world.people[person_id].language_code.partition("-")[0]
        params = Params({"language_code": language}, {})
        return str(get_description(self._world, self._bot(bot_id), params)["description"])

    def menu_button(self, person_id: int, *, bot_id: int | None = None) -> Wire:
        params = Params({"chat_id": person_id}, {})
        return get_menu_button(self._world, self._bot(bot_id), params)

    def file(self, file_id: str) -> Upload:
        """Raises LookupError for an id that was never given out."""
        kept = self._world.files.find(file_id)
        if kept is None:
            raise LookupError(f"no file {file_id}")
        return kept.upload

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every Event from now on; the answer ends it."""
        return self._world.listeners.add(listener)

    def calls(self) -> tuple[Wire, ...]:
        """The last thousand Bot API calls, bodies as in `Kind.CALL`."""
        return tuple(self._world.calls)

    def unanswered(self) -> tuple[str, ...]:
        """Ids of taps, searches and checkouts that no bot has answered."""
        return tuple(query.id for query in self._world.queries.unanswered())

    # Trouble, and a new beginning --------------------------------------------------------

    @property
    def faults(self) -> Faults:
        """Failures of the next calls."""
        return self._world.faults

    def flood_limits(self, *, on: bool) -> None:
        self._world.floods.on = on

    def duplicate_updates(self, times: int, *, bot_id: int | None = None) -> None:
        """Each of the next `times` updates is delivered twice, with the same id."""
        self._world.updates[self._bot(bot_id).id].duplicates = times

    def reorder_updates(self, times: int, *, bot_id: int | None = None) -> None:
        """Each of the next `times` updates waits until one of another queue has overtaken it.

        Or until `release_updates`.
        """
        self._world.updates[self._bot(bot_id).id].overtakes = times

    def release_updates(self, *, bot_id: int | None = None) -> None:
        self._world.updates[self._bot(bot_id).id].release()

    def reset(self) -> None:
        """Forget chats, files, pending updates and planted faults.

        Accounts, groups, webhooks and the counters of update and message ids stay.
        """
        self._world.reset()
