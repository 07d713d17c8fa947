"""Who takes part: bots, people and groups, with the shapes in which each of them is shown."""

from dataclasses import dataclass

from bot.sandbox.wire import Wire


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "en"

    def to_user(self) -> Wire:
        user: Wire = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user

    def to_chat(self) -> Wire:
        """The private chat with this person, as a bot sees it."""
        chat: Wire = {"id": self.id, "type": "private", "first_name": self.first_name}
        if self.last_name:
            chat["last_name"] = self.last_name
        if self.username:
            chat["username"] = self.username
        return chat


@dataclass(frozen=True, slots=True)
class Bot:
    id: int
    token: str
    username: str
    name: str

    def to_user(self) -> Wire:
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.name,
            "username": self.username,
        }


@dataclass(frozen=True, slots=True)
class Group:
    """A basic group. `id` is negative, as Telegram's are; every bot listed reads all messages."""

    id: int
    title: str
    people: tuple[int, ...]
    bots: tuple[int, ...]

    def to_chat(self) -> Wire:
        return {"id": self.id, "type": "group", "title": self.title}
