"""The sandbox as a process of its own."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from urllib.request import Request, urlopen

import pytest

from tests.reading import ROOT

TOKEN = "7000001:sandbox-bot"
PATIENCE = 20


@pytest.fixture
def sandbox() -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "bot.sandbox", "--bot", f"{TOKEN}@holdfast_bot"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def test_it_says_where_it_is_serves_and_ends_when_told(
    sandbox: "subprocess.Popen[str]",
) -> None:
    assert sandbox.stdout is not None
    address = sandbox.stdout.readline().strip()

    person = json.dumps({"person_id": 11, "first_name": "Ann"}).encode()
    urlopen(Request(f"{address}/sim/add_person", person), timeout=PATIENCE).close()  # noqa: S310
    with urlopen(f"{address}/bot{TOKEN}/getMe", timeout=PATIENCE) as answer:  # noqa: S310
        me = json.load(answer)["result"]
    sandbox.send_signal(signal.SIGTERM)

    assert me["username"] == "holdfast_bot"
    assert sandbox.wait(PATIENCE) == 0
