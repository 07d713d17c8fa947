"""The picture of the README, taken anew: `.venv/bin/python -m tests.browser.shots`.

The demo with its real bot, on a Wednesday whose clock stands still, played as its people would;
the numbers of bookings are drawn by dice that always fall the same way.
"""

import asyncio
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from playwright.async_api import Page, ViewportSize, async_playwright

from bot.sandbox.demo import ALEX, MINJI, SORA
from tests.browser.phones import PagePhone
from tests.browser.play import playing
from tests.programs import chromium
from tests.reading import ROOT

PICTURE = ROOT / "docs" / "booking.png"
WINDOW = ViewportSize(width=1280, height=900)


async def main() -> None:
    path = chromium()
    if path is None:
        sys.exit("No Chromium on this machine: HOLDFAST_TEST_CHROMIUM names one.")
    with TemporaryDirectory() as folder:
        async with playing(Path(folder)) as play, async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=path, args=["--no-sandbox", "--disable-gpu"]
            )
            page = await browser.new_page(
                viewport=WINDOW, reduced_motion="reduce", color_scheme="light", locale="en-GB"
            )
            await page.goto(play.address)
            await act(page)
            await settle(page)
            PICTURE.parent.mkdir(exist_ok=True)
            await page.screenshot(path=PICTURE, caret="hide")
            await browser.close()
    sys.stdout.write(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} KB\n")


async def act(page: Page) -> None:
    """Alex has booked, Minji has asked for one thing and decides about another, Sora is told."""
    alex, minji, sora = (PagePhone(page, one) for one in (ALEX, MINJI, SORA))
    await alex.starts()
    await minji.starts()
    await alex.says("consultation tomorrow 14:30")
    await alex.sees("Which pet is it for?")
    await alex.says("Bori")
    await alex.taps("✅ Confirm")
    await alex.sees("✅ Booked")
    await sora.sees("🆕 New booking")
    await minji.says("미용 금요일 오후 2시")
    await minji.sees("어떤 반려동물인가요?")
    await minji.says("코코")
    await minji.taps("✅ 요청 보내기")
    await sora.sees("📨 Request")
    await minji.says("예방접종 내일 오전 10:10")
    await minji.taps("코코")
    await minji.sees("이대로 예약할까요?")


async def settle(page: Page) -> None:
    """Until every toast has gone and nothing waits for an answer."""
    await page.locator("[data-role=toast]").first.wait_for(state="detached")
    await page.locator("[aria-busy=true]").first.wait_for(state="detached")
    await page.evaluate("document.activeElement?.blur()")
    await page.mouse.move(0, 0)


if __name__ == "__main__":
    with patch("bot.ids.secrets.choice", random.Random(11).choice):
        asyncio.run(main())
