"""What makes the start of a process short; to be called before anything else is loaded."""

from __future__ import annotations

import importlib
import sys
from threading import Thread

from bot import garbage

_PAINT = ("pygments", "rich")


def begin() -> None:
    """Load what may be loaded meanwhile, and leave out what would be loaded for nobody."""
    garbage.wait()
    # It reads the system's certificates, in which time Python has its hands free.
    Thread(target=importlib.import_module, args=("aiohttp",), daemon=True).start()
    _load_plain("structlog", "httpx")


def _load_plain(*names: str) -> None:
    """Load modules as if what paints consoles were not installed, which they would load.

    structlog writes JSON here, and httpx has a command line that nobody calls.
    """
    absent = dict.fromkeys(one for one in _PAINT if one not in sys.modules)
    sys.modules.update(absent)  # type: ignore[arg-type]
    try:
        for name in names:
            importlib.import_module(name)
    finally:
        for one in absent:
            del sys.modules[one]
