"""What somebody is in the middle of: kept in the session between two steps, for a day."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta

from bot.runtime.session import Json
from domain.allocations import BookingId
from domain.places import Point
from domain.resources import ResourceId, ServiceId
from domain.slots import Slot, Wants
from domain.states import Hold

KEPT_FOR = timedelta(days=1)


@dataclass
class Draft:
    """A choice half made. Numbers are 0 and texts empty where nothing is chosen yet.

    `screen` names what the panel shows, `field` the question that is open for a typed answer,
    `about` the booking both are about, `choices` what the numbers 1, 2, 3 mean there.

    `added` are the services that are added to the chosen one. `code` is what the person has given
    to pay less. `dates` are those of a booking of
    whole days, chosen so far; `wish` a button's time that was tapped before it was known how many
    come. `at` is where the person has said to be. `hold_id` is the slot held meanwhile, until the
    second `until`; `told` a hold whose end the person has been told. `aimed` when day and hour were
    typed before the service was known.
    `card` is the message in which a request came to staff, `album` the last pictures sent,
    `acted` the panel's button that was acted on last.
    """

    screen: str = "home"
    field: str = ""
    about: int = 0
    page: int = 0
    choices: tuple[str, ...] = ()
    search: str = ""
    service_id: int = 0
    wanted: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    code: str = ""
    gift: str = ""
    day: int = 0
    after: int = 0
    units: int = 1
    party: int = 0
    dates: tuple[int, ...] = ()
    wish: str = ""
    category: int = 0
    at: tuple[float, ...] = ()
    aimed: bool = False
    hold_id: int = 0
    until: int = 0
    told: int = 0
    subject: str = ""
    note: str = ""
    reason: str = ""
    card: int = 0
    album: str = ""
    acted: str = ""
    touched: int = 0

    @classmethod
    def load(cls, kept: dict[str, Json], now: datetime) -> Draft:
        """The inverse of `dump`, empty after a day; what this version does not know is left."""
        known = {one.name for one in fields(cls)}
        draft = cls(**{name: value for name, value in kept.items() if name in known})  # type: ignore[arg-type]
        draft.wanted, draft.choices = tuple(draft.wanted), tuple(draft.choices)
        draft.dates, draft.at = tuple(draft.dates), tuple(draft.at)
        draft.added = tuple(draft.added)
        left = timedelta(seconds=now.timestamp() - draft.touched)
        return draft if left < KEPT_FOR else cls(told=draft.told)

    def dump(self) -> dict[str, Json]:
        """Plain values for the session; what has its default is left out."""
        values = ((one.name, getattr(self, one.name), one.default) for one in fields(self))
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value, default in values
            if value != default
        }

    @property
    def service(self) -> ServiceId:
        """The chosen service."""
        return ServiceId(self.service_id)

    @property
    def resources(self) -> tuple[ResourceId, ...]:
        """The resources the person insists on."""
        return tuple(ResourceId(one) for one in self.wanted)

    @property
    def wants(self) -> Wants:
        """What is wanted of the service, whatever the time."""
        return Wants(self.resources, self.units, self.party, additions=self.additions)

    @property
    def additions(self) -> tuple[ServiceId, ...]:
        """The services that are added to the chosen one."""
        return tuple(ServiceId(one) for one in self.added)

    @property
    def place(self) -> Point | None:
        """Where the person has said to be."""
        return Point(*self.at) if self.at else None

    @property
    def chosen_dates(self) -> tuple[date, ...]:
        """The dates chosen so far, in order."""
        return tuple(date.fromordinal(one) for one in sorted(self.dates))

    @property
    def hold(self) -> BookingId:
        """The slot held meanwhile."""
        return BookingId(self.hold_id)

    @property
    def booking(self) -> BookingId:
        """The booking that the screen is about."""
        return BookingId(self.about)

    @property
    def chosen_day(self) -> date | None:
        """The day whose times are shown."""
        return date.fromordinal(self.day) if self.day else None

    @property
    def held_until(self) -> datetime | None:
        """When the hold ends, or has ended."""
        return datetime.fromtimestamp(self.until, tz=UTC) if self.until else None

    def choose(
        self,
        service_id: ServiceId,
        wanted: tuple[ResourceId, ...] = (),
        additions: tuple[ServiceId, ...] = (),
    ) -> None:
        """A service, whom the person insists on, what is added; details given before stay."""
        if service_id != self.service_id:
            self.units, self.party, self.dates = 1, 0, ()
            if not self.aimed:
                self.after = self.day = 0
        self.service_id, self.wanted, self.page, self.aimed = service_id, wanted, 0, False
        self.added = additions

    def choose_as(self, slot: Slot) -> None:
        """The service of a slot, and all that is wanted of it but its time."""
        self.choose(slot.service_id, slot.wanted, slot.additions)

    def keep(self, hold: Hold) -> None:
        """A slot is held now."""
        self.hold_id, self.until = hold.terms.id, int(hold.expires_at.timestamp())
        self.told = 0

    def lost(self, hold_id: BookingId) -> None:
        """The person has been told that a hold is over."""
        if self.hold_id == hold_id:
            self.hold_id, self.told = 0, hold_id

    def forget(self) -> None:
        """Nothing is under way any more."""
        self.__init__(told=self.told, acted=self.acted)  # type: ignore[misc]
