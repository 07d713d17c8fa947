"""What somebody is in the middle of: kept in the session between two steps, for a day."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, timedelta

from bot.runtime.session import Json
from domain.allocations import BookingId
from domain.resources import ResourceId, ServiceId

KEPT_FOR = timedelta(days=1)


@dataclass
class Draft:
    """A choice half made. Numbers are 0 and texts empty where nothing is chosen yet.

    `screen` names what the panel shows, `field` the question that is open for a typed answer,
    `about` the booking that question is about. `hold_id` is the slot held meanwhile. `aimed` when
    day and hour were typed before the service was known. `acted` is the panel's button that was
    acted on last.
    """

    screen: str = "home"
    field: str = ""
    about: int = 0
    service_id: int = 0
    wanted: tuple[int, ...] = ()
    day: int = 0
    after: int = 0
    aimed: bool = False
    page: int = 0
    hold_id: int = 0
    subject: str = ""
    note: str = ""
    note_asked: bool = False
    customer_id: int = 0
    touched: int = 0
    acted: str = ""

    @classmethod
    def load(cls, kept: dict[str, Json]) -> Draft:
        """The inverse of `dump`; what an older version kept and this one does not is left out."""
        known = {one.name for one in fields(cls)}
        draft = cls(**{name: value for name, value in kept.items() if name in known})  # type: ignore[arg-type]
        draft.wanted = tuple(draft.wanted)
        return draft

    def dump(self) -> dict[str, Json]:
        """Plain values for the session; what has its default is left out."""
        empty = asdict(Draft())
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(self).items()
            if value != empty[name]
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
    def hold(self) -> BookingId:
        """The slot held meanwhile."""
        return BookingId(self.hold_id)

    @property
    def chosen_day(self) -> date | None:
        """The day whose times are shown."""
        return date.fromordinal(self.day) if self.day else None

    def choose(self, service_id: ServiceId, wanted: tuple[ResourceId, ...] = ()) -> None:
        """Begin anew with a service; details given before stay."""
        self.service_id, self.wanted, self.page = service_id, wanted, 0
        if not self.aimed:
            self.after = 0

    def forget(self) -> None:
        """Nothing is under way any more."""
        customer_id = self.customer_id
        self.__init__()  # type: ignore[misc]
        self.customer_id = customer_id

    def left_lately(self, now: datetime) -> bool:
        """Whether something was begun and not finished within a day."""
        since = timedelta(seconds=now.timestamp() - self.touched)
        return bool(self.service_id) and since < KEPT_FOR
