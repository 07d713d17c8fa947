"""Browser tests walk through the page in a real Chromium.

Where none is found they say that they did not run; in CI that is a failure.
"""

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Request,
    async_playwright,
)

from bot.clocks import SystemClock
from bot.sandbox.clock import MovableClock
from bot.sandbox.telegram import Telegram
from tests.browser.play import Play, playing
from tests.browser.stage import Stage, people_of, staged
from tests.browser.standin import NAME, TOKEN, USERNAME, StandIn, standing_in
from tests.programs import BROWSERS, chromium

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

OpenPage = Callable[..., Awaitable[Page]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    path = chromium()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"no Chromium on PATH ({', '.join(BROWSERS)})")
        pytest.skip("did NOT run: no Chromium on PATH")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(browser: Browser) -> AsyncIterator[OpenPage]:
    """Opens an address in a browser of its own; the page may neither complain nor go elsewhere."""
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        # That the server is away while it restarts is the browser's own remark.
        if message.type == "error" and "ERR_CONNECTION" not in message.text:
            complaints.append(message.text)

    def hear_error(error: Error) -> None:
        complaints.append(str(error))

    def watch(page: Page, address: str) -> None:
        def hear_request(request: Request) -> None:
            if not request.url.startswith((address, "data:", "blob:")):
                complaints.append(f"asked for {request.url}")

        page.on("console", hear)
        page.on("pageerror", hear_error)
        page.on("request", hear_request)

    async def open_it(address: str, path: str = "", **options: object) -> Page:
        context = await browser.new_context(**{"viewport": DESKTOP, **options})  # type: ignore[arg-type]
        page = await context.new_page()
        page.set_default_timeout(5_000)
        watch(page, address)
        await page.goto(address + path)
        await page.wait_for_selector("body[data-ready]")
        return page

    yield open_it

    for context in browser.contexts:
        await context.close()
    assert complaints == []


DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 375, "height": 740}


@pytest_asyncio.fixture(loop_scope="session")
async def stage() -> AsyncIterator[Stage]:
    """The page of three people, and a stand-in for the bot."""
    clock = MovableClock(SystemClock().now)
    telegram = Telegram(clock)
    telegram.add_bot(TOKEN, username=USERNAME, name=NAME)
    people_of(telegram)
    async with staged(telegram, clock) as stage:
        yield stage


@pytest_asyncio.fixture(loop_scope="session")
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    """The demo with the real bot, on a Wednesday morning in Seoul."""
    async with playing(tmp_path) as play:
        yield play


@pytest_asyncio.fixture(loop_scope="session")
async def standin(stage: Stage) -> AsyncIterator[StandIn]:
    async with standing_in(stage.telegram, stage.clock) as standin:
        yield standin
