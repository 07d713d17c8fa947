"""A person's phone on the page, as a browser test holds it."""

from playwright.async_api import Locator, Page, expect


class PagePhone:
    def __init__(self, page: Page, person: int) -> None:
        self.page = page
        self.node = page.locator(f'[data-person="{person}"]')
        self.field = self.role("input")
        self.chat = self.role("messages")
        self.messages = self.role("message")

    def role(self, role: str) -> Locator:
        return self.node.locator(f'[data-role="{role}"]')

    def button(self, label: str) -> Locator:
        """The newest inline button with that label."""
        text = self.page.get_by_text(label, exact=True)
        return self.role("inline-button").filter(has=text).last

    async def starts(self) -> None:
        await self.role("start").click()
        await expect(self.messages.first).to_be_visible()

    async def says(self, text: str) -> None:
        await self.field.fill(text)
        await self.field.press("Enter")

    async def taps(self, label: str) -> None:
        await self.button(label).click()

    async def sees(self, text: str) -> None:
        """Somewhere in the chat, within the patience of `expect`."""
        await expect(self.chat).to_contain_text(text)
