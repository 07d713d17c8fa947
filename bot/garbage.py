"""What the collector of garbage need not look through."""

from __future__ import annotations

import gc

# By itself it looks whenever there are 700 new objects, which is a few taps.
OBJECTS_BETWEEN_COLLECTIONS = 20_000


def wait() -> None:
    """Look for none until `settle`: to look while modules are loaded takes a fifth of a start."""
    gc.disable()


def settle() -> None:
    """What is loaded by now stays; among what comes and goes hardly anything is a cycle."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    gc.enable()
