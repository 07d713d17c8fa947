"""The interface, attacked by its own description: no faults of ours, and no word broken.

Every check of schemathesis is on: statuses, content types and bodies as described, what is wrong
refused, what is right accepted, nothing without credentials, nothing after its end.
"""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from bot.web.api.table import CALLS
from bot.web.server import make_web
from bot.web.server import serving as serving_at
from tests.reading import ROOT
from tests.serving import turn_over
from tests.stories.town import Town
from tests.web.calling import Http, program

SETTINGS = ROOT / "tests" / "web" / "schemathesis.toml"


async def attack(town: Town, http: Http, folder: Path, *, examples: int, seed: int) -> str:
    """What the attacker says at the end; fails when it has found anything."""
    secret = (await program(town, http)).credential
    app = make_web(town.house, town.house.metrics, others=(town.house.api,))
    async with serving_at(app, "127.0.0.1", 0) as port:
        attacker = await asyncio.create_subprocess_exec(
            *(str(Path(sys.executable).parent / "schemathesis"), "--no-color"),
            *("--config-file", str(SETTINGS), "run"),
            f"http://127.0.0.1:{port}/api/v1/openapi.json",
            *("--header", f"Authorization: Bearer {secret}"),
            *("--max-examples", str(examples), "--seed", str(seed), "--warnings", "off"),
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await attacker.communicate()
        # The attacker is gone: its connections go before the server does.
        await turn_over()
    assert attacker.returncode == 0, said.decode()
    return said.decode()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("where", ["sqlite"], indirect=True)
async def test_an_attacker_with_the_description_finds_nothing(
    town: Town, http: Http, tmp_path: Path
) -> None:
    said = await attack(town, http, tmp_path, examples=3, seed=1)

    assert f"{len(CALLS)} selected / {len(CALLS)} total" in said


@pytest.mark.soak
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_an_attacker_with_time_finds_nothing(
    town: Town, http: Http, tmp_path: Path, seed: int
) -> None:
    said = await attack(town, http, tmp_path, examples=300, seed=seed)

    assert f"{len(CALLS)} selected / {len(CALLS)} total" in said
