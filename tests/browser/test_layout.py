"""The page on every kind of screen, for every kind of eye."""

from datetime import timedelta

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import PHONE, OpenPage
from tests.browser.phones import PagePhone
from tests.browser.stage import MINA, TOM, Stage
from tests.browser.standin import StandIn

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_the_longest_message_and_the_longest_word_fit(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    page = await open_page(stage.address, viewport=PHONE)
    phone = PagePhone(page, MINA)
    await phone.starts()

    await phone.says("W" * 5_000)

    await expect(phone.messages).to_have_count(3)
    assert len(stage.telegram.transcript(MINA)[2]["text"]) == 4096
    assert await sideways(page) == 0


async def test_on_a_phone_one_person_is_shown_and_the_others_are_a_tap_away(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    page = await open_page(stage.address, viewport=PHONE, has_touch=True, is_mobile=True)
    mina, tom = PagePhone(page, MINA), PagePhone(page, TOM)
    await mina.starts()
    await expect(tom.node).to_be_hidden()

    await mina.taps("📅 Choose")
    await expect(mina.button("Back")).to_be_in_viewport()
    await standin.bot.send_message(TOM, "For you")

    assert await sideways(page) == 0
    assert await smallest_target(page) >= 40
    tab = page.locator(f'[data-tab="{TOM}"]')
    await expect(tab.locator(".badge")).to_have_text("1")
    await tab.click()
    await expect(tom.node).to_be_visible()
    await expect(mina.node).to_be_hidden()
    await expect(tab.locator(".badge")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 768, 1024])
async def test_nothing_sticks_out_of_a_window_of_any_width(
    stage: Stage, standin: StandIn, open_page: OpenPage, width: int
) -> None:
    page = await open_page(stage.address, viewport={"width": width, "height": 700})
    phone = PagePhone(page, MINA)
    await phone.starts()

    await phone.taps("📅 Choose")
    await page.locator("[data-role=clock-face]").click()

    await expect(page.locator('[data-minutes="1"]')).to_be_in_viewport()
    assert await sideways(page) == 0


@pytest.mark.parametrize("width", [1024, 1280, 1600])
async def test_on_a_desk_three_people_sit_side_by_side(
    stage: Stage, standin: StandIn, open_page: OpenPage, width: int
) -> None:
    page = await open_page(stage.address, viewport={"width": width, "height": 800})
    phones = page.locator("[data-role=phone]")

    boxes = [await phones.nth(number).bounding_box() for number in range(3)]

    lefts = [box["x"] for box in boxes if box]
    assert len(lefts) == 3
    assert lefts == sorted(set(lefts))
    assert await sideways(page) == 0


@pytest.mark.parametrize("width", [1000, 1240, 1280, 1440, 1500, 1560])
async def test_the_bar_has_room_for_a_clock_that_was_moved(
    stage: Stage, standin: StandIn, open_page: OpenPage, width: int
) -> None:
    page = await open_page(stage.address, viewport={"width": width, "height": 800})

    stage.clock.move(timedelta(days=28, hours=22))

    await expect(page.locator("[data-role=clock-ahead]")).to_have_text("+28 d 22 h")
    assert await page.evaluate(OVERLAPS) == []
    assert await sideways(page) == 0


# What lies on top of something else in the bar.
OVERLAPS = """() => {
  const shown = [...document.querySelectorAll(
    ".toolbar .brand, .clock-face, .clock-panel button, .clock-panel input, .toolbar .tool")]
    .filter(node => node.checkVisibility() && node.getBoundingClientRect().top < 50)
    .map(node => [node.textContent.trim(), node.getBoundingClientRect()]);
  return shown.flatMap(([one, a], i) => shown.slice(i + 1)
    .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1)
    .map(([other]) => `${one} / ${other}`));
}"""


async def test_nothing_on_the_page_comes_from_elsewhere(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    asked: list[str] = []
    page = await open_page(stage.address)
    page.on("request", lambda request: asked.append(request.url))

    await page.reload()
    phone = PagePhone(page, TOM)
    await phone.starts()
    await phone.says("/file")
    await phone.sees("12 Namsan-daero")

    assert asked
    assert [url for url in asked if not url.startswith((stage.address, "data:"))] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_text_stands_out_from_its_ground(
    stage: Stage, standin: StandIn, open_page: OpenPage, scheme: str
) -> None:
    page = await open_page(stage.address, color_scheme=scheme)
    phone = PagePhone(page, TOM)
    await phone.starts()
    await phone.says("/rich")
    await phone.taps("⚡ Soonest: today 16:30")
    await phone.says("/file")
    await phone.sees("12 Namsan-daero")

    weak: list[str] = await page.evaluate(CONTRASTS)

    assert weak == [], weak


async def test_nothing_moves_for_those_who_asked_for_stillness(
    stage: Stage, standin: StandIn, open_page: OpenPage
) -> None:
    page = await open_page(stage.address, reduced_motion="reduce")
    phone = PagePhone(page, TOM)
    await phone.starts()

    moving: int = await page.evaluate("document.getAnimations().length")

    assert moving == 0


async def sideways(page: Page) -> int:
    """How many pixels something reaches out of the window."""
    width: int = await page.evaluate(
        "Math.max(...[...document.querySelectorAll('body, .messages')]"
        ".map(node => node.scrollWidth - node.clientWidth))"
    )
    return width


async def smallest_target(page: Page) -> float:
    """The height in pixels of the lowest thing one can tap on the phone on show."""
    height: float = await page.evaluate(
        "Math.min(...[...document.querySelectorAll("
        "'.phone.active button:not(.menu-button), .toolbar .tab, .toolbar .tool, .clock-face')]"
        ".map(node => node.getBoundingClientRect().height).filter(Boolean))"
    )
    return height


# Every text with its colour on what is below it, down to the wallpaper's own colours. 4.5 : 1 is
# what WCAG asks of text of this size.
CONTRASTS = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => below.map((c, i) => i === 3 ? 1 : top[i] * top[3] + c * (1 - top[3]));
  const light = ([r, g, b]) => {
    const part = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const ratio = (a, b) => {
    const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const paper = getComputedStyle(document.querySelector(".wallpaper")).backgroundImage
    .match(/rgba?\\([^)]*\\)/g).map(rgba);
  const grounds = (node) => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      const own = style.backgroundImage.startsWith("linear")
        ? rgba(style.backgroundImage.match(/rgba?\\([^)]*\\)/)[0]) : rgba(style.backgroundColor);
      layers.push(own);
      if (own[3] === 1) break;
      if (at.classList.contains("chat")) return paper.map((one) => layers.reduceRight((b, t) => over(t, b), one));
    }
    return [layers.reduceRight((below, top) => over(top, below), [255, 255, 255, 1])];
  };
  const weak = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility({ visibilityProperty: true })) continue;
    for (const ground of grounds(node)) {
      const color = over(rgba(getComputedStyle(node).color), ground);
      const found = ratio(color, ground);
      if (found < 4.5) weak.add(`${node.tagName}.${node.className} ${found.toFixed(2)}`);
    }
  }
  return [...weak];
}"""
