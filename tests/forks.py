"""Processes that are there in no time: forked from one that has imported what any of them needs.

It is started once for all tests of a worker, by whichever comes first.
"""

import multiprocessing
from multiprocessing.context import ForkServerContext

_IMPORTED = ["tests.worker", "tests.faults.branches", "tests.faults.mortals"]


def fork_server() -> ForkServerContext:
    """Where processes are forked."""
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload(_IMPORTED)
    return forks
