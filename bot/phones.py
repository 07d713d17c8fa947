"""Telephone numbers: what somebody typed or shared, in international form and as people read it.

The library that knows every country's numbers is loaded when there is a number.
"""

from __future__ import annotations

import re

_WRITTEN = re.compile(r"\s*(\+|00)?[\d\s()./\-–]+")
_INTERNATIONAL = re.compile(r"\+[1-9][0-9]{6,14}")
# Of a range that is kept for fiction.
EXAMPLE = "+1 202 555 0143"


def read_phone(text: str) -> str:
    """A number with its country code as `+821012345678`; empty for anything else."""
    written = _WRITTEN.fullmatch(text)
    if written is None or written[1] is None:
        return ""
    digits = "".join(str(int(one)) for one in text if one.isdecimal())
    return _possible("+" + (digits if written[1] == "+" else digits[2:]))


def read_contact(number: str) -> str:
    """The number of a shared contact, which may come without its plus."""
    return read_phone(number if number.startswith("+") else f"+{number}")


def _possible(number: str) -> str:
    if not _INTERNATIONAL.fullmatch(number):
        return ""
    import phonenumbers  # noqa: PLC0415 - see the module

    try:
        possible = phonenumbers.is_possible_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return ""
    return number if possible else ""


def show_phone(number: str) -> str:
    """+82 10-1234-5678."""
    import phonenumbers  # noqa: PLC0415 - see the module

    try:
        shown = phonenumbers.PhoneNumberFormat.INTERNATIONAL
        return phonenumbers.format_number(phonenumbers.parse(number), shown)
    except phonenumbers.NumberParseException:
        return number
