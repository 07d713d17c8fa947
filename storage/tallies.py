"""What became of holds in this process, for whoever watches it.

Counted after the commit: what a transaction did again is counted once, and what was asked again
under the same key is not counted again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from domain.holds import Change
from domain.placements import Placement
from domain.ports import Clock
from domain.states import Hold, Record, Status

ENDS = (Status.CONFIRMED, Status.REQUESTED, Status.RELEASED, Status.EXPIRED)


class HoldTally:
    """Plain numbers; `on_firm` is told how many seconds a customer took to confirm."""

    def __init__(self, clock: Clock) -> None:
        self.placed = 0
        # Wishes that the gate turned away for good, because another process was at them.
        self.turned_away = 0
        self.ended: Counter[str] = Counter({str(one): 0 for one in ENDS})
        self.on_firm: Callable[[float], None] = lambda _: None
        self._clock = clock

    def place(self, placement: Placement, hold: Hold) -> None:
        """A hold was answered with: a new one, or the first one of its key again."""
        self.placed += hold.terms.id == placement.drawn[0]

    def change(self, change: Change) -> None:
        """A change was made."""
        if not isinstance(change.before, Hold) or isinstance(change.after, Hold):
            return
        if change.after.status in {Status.CONFIRMED, Status.REQUESTED}:
            self.firm(change.after)
        else:
            self.ended[change.after.status] += 1

    def firm(self, record: Record) -> None:
        """A hold became firm: by its customer, or by their money."""
        self.ended[record.status] += 1
        taken = self._clock.now() - record.terms.placed_at
        self.on_firm(max(taken.total_seconds(), 0.0))
