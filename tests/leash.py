"""Become another program, under another user if asked, that dies when its parent dies.

Run as a script by `tests.servers`, in a Python of its own: the parent-death signal has to be
set after the change of user and before the change of program, and the parent has threads.
"""

import ctypes
import os
import sys
from pathlib import Path

SET_PARENT_DEATH_SIGNAL = 1


def main() -> None:
    """Read PARENT SIGNAL UID GID PROGRAM ARGUMENTS… and become PROGRAM."""
    parent, death_signal, uid, gid = map(int, sys.argv[1:5])
    if os.geteuid() == 0 and uid != 0:
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, death_signal)
    if os.getppid() != parent:
        sys.exit("the parent is gone already")
    os.chdir(Path(sys.argv[5]).anchor)
    os.execv(sys.argv[5], sys.argv[5:])  # noqa: S606 - no shell is the point


if __name__ == "__main__":
    main()
