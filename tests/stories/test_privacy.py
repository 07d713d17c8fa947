"""What the process writes about itself while people tell it everything about themselves."""

import io
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.flows.details import DetailsFlow
from bot.flows.mine import MineFlow
from bot.runtime.logs import configure_logs
from bot.sandbox.faults import Fault
from tests.stories.town import ALEX, TOKEN, Phone, Town

NAME, PET, NOTE, REASON, LINE = "Zobel", "Quagga", "Limpopo", "Mombasa", "Xylophon"
PHONE, DIGITS = "+82 10-9876-5432", "+821098765432"
SECRETS = (NAME, NAME.lower(), PET, NOTE, REASON, LINE, PHONE, DIGITS, TOKEN)


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Everything that is logged, down to the least, and everything as it was afterwards."""
    root, out = logging.getLogger(), io.StringIO()
    handlers, level = root.handlers[:], root.level
    known = [one for one in root.manager.loggerDict.values() if isinstance(one, logging.Logger)]
    levels = {one.name: one.level for one in known}
    configure_logs("debug", out)
    yield out
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


async def tells_everything(phone: Phone) -> None:
    """A booking with a note, a stray line, a phone number, a cancelled booking with a reason."""
    telegram = phone.town.telegram
    await phone.starts()
    await phone.says("consultation friday 15:00")
    await phone.says(PET)
    await phone.taps("Add a note")
    await phone.says(f"{NOTE} {PHONE}")
    await phone.taps("Confirm")
    await phone.says(LINE * 3)
    telegram.share_contact(phone.id, DIGITS)
    await phone.town.settle()
    await phone.taps("Cancel booking")
    await phone.says(REASON)
    await phone.taps(f"Cancel: “{REASON}”")


async def test_a_number_that_is_asked_for_is_not_logged(
    counsel: Town, written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shared, typed and shown; also when the step with it fails."""

    async def breaks(*_: object) -> None:
        raise ValueError(f"{PHONE} {DIGITS}")

    alex = counsel.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.says("visit at your place friday 10:00 to 12:00")
    await alex.shares_contact(DIGITS)
    await alex.taps("✎ Phone number")
    await alex.says(PHONE)
    await alex.taps("Confirm")
    monkeypatch.setattr(DetailsFlow, "phone_typed", breaks)
    await alex.says("visit at your place monday 10:00 to 12:00")
    await alex.taps("✎ Phone number")
    await alex.says(PHONE)

    log = written.getvalue()
    assert alex.sees("Something went wrong here")
    assert "step_failed" in log
    assert [one for one in (PHONE, DIGITS, DIGITS[1:]) if one in log] == []


async def test_no_name_note_phone_or_token_is_logged_also_when_things_fail(
    town: Town, sora: Phone, written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(*_: object) -> None:
        raise ValueError(f"{NAME} {NOTE} {PHONE} {TOKEN}")

    town.telegram.add_person(ALEX, NAME, username=NAME.lower(), language_code="en")
    alex = Phone(town, ALEX)
    faults = town.telegram.faults
    faults.fail("sendMessage", Fault.SERVER_ERROR)
    faults.fail("answerCallbackQuery", Fault.TIMEOUT_AFTER, times=3)
    faults.fail("sendDocument", Fault.FLOOD, seconds=1)
    faults.fail("sendMessage", Fault.FORBIDDEN, chat_id=sora.id)

    await tells_everything(alex)
    monkeypatch.setattr(MineFlow, "past", breaks)
    await alex.says("/bookings")
    await alex.taps("Past bookings")

    assert alex.sees("Something went wrong here")
    log = written.getvalue()
    assert "step_failed" in log
    assert [one for one in SECRETS if one in log] == []
