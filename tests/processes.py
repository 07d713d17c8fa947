"""A server of the suite as a process: started on a leash, broken on purpose, swept away.

It runs in a folder of its own, ends with the process that started it, and every way a server
can fail is a method. What it serves is `tests.servers`' business.
"""

import asyncio
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Self

import psutil

LEASH = Path(__file__).with_name("leash.py")
PATIENCE_SECONDS = 30.0
FOLDER_NAME = "holdfast-server"
DISK = Path(tempfile.gettempdir())
# Making a database is making hundreds of files, which a disk may take a quarter second for.
MEMORY = Path("/dev/shm")  # noqa: S108 - private folders in it
MEMORY_NEEDED = 2 * 2**30
# Below the ports that kernels lend to outgoing connections, so that a stopped server
# finds its own port free again.
PORTS = range(20_000, 30_000)


class ServerDidNotStart(RuntimeError):
    """What the server wrote to its log is the message."""


class Server:
    """A process with its children, a folder, a port and a password."""

    death_signal = signal.SIGKILL

    def __init__(self, place: Path = DISK) -> None:
        sweep()
        self.port = free_port()
        self.password = secrets.token_hex(12)
        self._folder = new_folder(place)
        self._log = self._folder / "log"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def running(self) -> bool:
        """True while the process lives, paused or not."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start, at first or again, and return when connections are answered."""
        for _ in self._starting():
            time.sleep(0.005)

    async def start_again(self) -> None:
        """The same, while those who wait for it in this event loop go on asking.

        A thread would not do: the leash ends with the thread that it was put on in.
        """
        for _ in self._starting():
            await asyncio.sleep(0.005)

    def _starting(self) -> Iterator[None]:
        if self.running:
            return
        with self._log.open("ab") as log:
            process = leashed(self._command(), self._owner(), self.death_signal, log.fileno())
        self._process = process
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self._answers():
            if process.poll() is not None or time.monotonic() > deadline:
                raise ServerDidNotStart(self._log.read_text(errors="replace")[-2000:])
            yield

    def kill(self) -> None:
        """End the process and its children as a power cut would, as seen from outside."""
        family = self._family()
        for member in family:
            with suppress(psutil.NoSuchProcess):
                member.kill()
        if self._process is not None:
            self._process.wait()
        deadline = time.monotonic() + PATIENCE_SECONDS
        while any(map(alive, family)) and time.monotonic() < deadline:
            time.sleep(0.002)

    def pause(self) -> None:
        """Freeze: connections stay open and nothing is answered."""
        for member in self._family():
            with suppress(psutil.NoSuchProcess):
                member.suspend()

    def resume(self) -> None:
        """Thaw what `pause` froze."""
        for member in self._family():
            with suppress(psutil.NoSuchProcess):
                member.resume()

    def mend(self) -> None:
        """Answer again, whatever a test did."""
        self.resume()
        self.start()

    def close(self) -> None:
        """End for good and leave nothing behind."""
        self.resume()
        self._signal(self.death_signal)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _signal(self, signal_number: signal.Signals) -> None:
        if self._process is not None and self.running:
            self._process.send_signal(signal_number)
            self._process.wait(PATIENCE_SECONDS)

    def _family(self) -> list[psutil.Process]:
        """Parent first: it must not replace a child that was killed before it."""
        if self._process is None or not self.running:
            return []
        parent = psutil.Process(self._process.pid)
        return [parent, *parent.children(recursive=True)]

    def _owner(self) -> pwd.struct_passwd:
        return pwd.getpwuid(os.geteuid())

    def _command(self) -> list[str | Path]:
        raise NotImplementedError

    def _answers(self) -> bool:
        raise NotImplementedError


def leashed(
    command: list[str | Path], owner: pwd.struct_passwd, death_signal: int, log: int
) -> subprocess.Popen[bytes]:
    """Start a program as this user that gets the signal when this process ends."""
    terms = map(str, (os.getpid(), int(death_signal), owner.pw_uid, owner.pw_gid))
    return subprocess.Popen(
        [sys.executable, "-I", "-S", LEASH, *terms, *command],
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        start_new_session=True,  # Ctrl-C is for the tests
    )


def memory_or_disk() -> Path:
    """Return where files cost least; a container may have next to no shared memory."""
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > MEMORY_NEEDED
    return MEMORY if roomy and os.access(MEMORY, os.W_OK) else DISK


def new_folder(place: Path = DISK) -> Path:
    """Make a private folder that says whose it is, for `sweep`."""
    return Path(tempfile.mkdtemp(prefix=f"{FOLDER_NAME}-{os.getpid()}-", dir=place))


def sweep() -> None:
    """Remove what killed runs left; their servers died with them."""
    for folder in (*DISK.glob(f"{FOLDER_NAME}-*"), *MEMORY.glob(f"{FOLDER_NAME}-*")):
        made_by = folder.name.split("-")[2]
        if made_by.isdigit() and not psutil.pid_exists(int(made_by)):
            shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """Find a port nobody listens on; chosen by chance, as several runs ask at once."""
    while True:
        port = PORTS.start + secrets.randbelow(len(PORTS))
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def open_to_all(folder: Path) -> bool:
    """True if every user may enter the folder."""
    return all(part.stat().st_mode & 0o001 for part in (folder, *folder.parents))


def alive(process: psutil.Process) -> bool:
    """True unless it has ended, collected by its parent or not."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
