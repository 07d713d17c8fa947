"""Signatures of callbacks: published vectors, and every byte that somebody may change."""

from datetime import UTC, datetime, timedelta

import orjson
import pytest

from bot.payments.signatures import check_stripe, is_signed, sign, stripe_header
from domain.gateways import BadSignature

SECRET = "whsec_test"
BODY = b'{"id":"evt_1","type":"checkout.session.completed"}'
SIGNATURE = "749721cbedbfa4cc1aa6c9c2bec1edd93766a07906c9d9b3dbc7626e4e660caf"
SECONDS = 1_700_000_000
HEADER = f"t={SECONDS},v1={SIGNATURE}"
SENT_AT = datetime.fromtimestamp(SECONDS, tz=UTC)


def is_believed(
    body: bytes = BODY,
    header: str = HEADER,
    secrets: tuple[str, ...] = (SECRET,),
    later: float = 0,
) -> bool:
    try:
        check_stripe(body, header, secrets, SENT_AT + timedelta(seconds=later))
    except BadSignature:
        return False
    return True


@pytest.mark.parametrize(
    ("secret", "message", "signature"),
    [
        (SECRET, b"%d.%b" % (SECONDS, BODY), SIGNATURE),
        (
            "rzp_whsec",
            b'{"event":"payment_link.paid","id":1}',
            "0ae0b25db94e766f59469722223b3b4459804c8730270499129ecdc922e9cdd0",
        ),
        (
            "rzp_key_secret",
            b"order_1|pay_1",
            "a04591afde9efeadba3c2e421585df2c013ef7cd7b3adb2b42f118b592bb4a7e",
        ),
        (
            "rzp_key_secret",
            b"plink_1|BK-1|paid|pay_1",
            "9840a86e8ef8a01b68dd0dbfb8385565f415f0bf0ad904128945a43fb3a88d6b",
        ),
    ],
)
def test_a_known_message_has_its_known_signature(
    secret: str, message: bytes, signature: str
) -> None:
    assert sign(secret, message) == signature
    assert is_signed(message, (signature,), (secret,))


def test_a_callback_of_stripe_is_believed_as_it_came() -> None:
    assert stripe_header(BODY, (SECRET,), SECONDS) == HEADER
    assert is_believed()


@pytest.mark.parametrize("change", [1, 0x20, 0x80])
def test_no_byte_of_a_body_may_change(change: int) -> None:
    changed = [
        BODY[:place] + bytes([BODY[place] ^ change]) + BODY[place + 1 :]
        for place in range(len(BODY))
    ]

    assert [body for body in changed if is_believed(body)] == []


@pytest.mark.parametrize("change", [1, 2, 0x20, 0x1000, 0xD800])
def test_no_letter_of_a_signature_may_change(change: int) -> None:
    changed = [
        HEADER[:place] + chr(ord(HEADER[place]) ^ change) + HEADER[place + 1 :]
        for place in range(len(HEADER))
    ]

    assert [header for header in changed if is_believed(header=header)] == []


def test_nothing_may_be_missing_from_a_body_or_its_header() -> None:
    assert not any(is_believed(BODY[:length]) for length in range(len(BODY)))
    assert not any(is_believed(header=HEADER[:length]) for length in range(len(HEADER)))
    assert not is_believed(BODY + b"\n")


def test_the_same_json_in_other_bytes_is_not_believed() -> None:
    again = orjson.dumps(orjson.loads(BODY), option=orjson.OPT_INDENT_2)

    assert not is_believed(again)


@pytest.mark.parametrize(
    ("later", "believed"),
    [(0, True), (300, True), (300.001, False), (-300, True), (-300.001, False), (86400, False)],
)
def test_a_callback_is_believed_for_five_minutes_both_ways(
    later: float, *, believed: bool
) -> None:
    assert is_believed(later=later) is believed


def test_while_a_secret_is_changed_both_are_believed() -> None:
    of_new = stripe_header(BODY, ("new",), SECONDS)
    of_both = stripe_header(BODY, ("old", "new"), SECONDS)

    assert is_believed(header=of_new, secrets=("new", "old"))
    assert is_believed(header=of_new, secrets=("old", "new"))
    assert is_believed(header=of_both, secrets=("new",))
    assert is_believed(header=of_both, secrets=("old",))
    assert not is_believed(header=of_both, secrets=("other",))


@pytest.mark.parametrize("blank", ["", " ", "\t\n"])
def test_without_a_secret_nobody_is_believed(blank: str) -> None:
    forged = stripe_header(BODY, (blank,), SECONDS)

    assert not is_believed(header=forged, secrets=(blank,))
    assert not is_believed(header=forged, secrets=())


@pytest.mark.parametrize(
    "header",
    [
        "",
        ",",
        "=",
        f"v1={SIGNATURE}",
        f"t={SECONDS}",
        f"t={SECONDS},v0={SIGNATURE}",
        f"t={SECONDS},v1=",
        f"t={SECONDS},v1",
        f"{HEADER},v1",
        f"{HEADER},",
        f"t=,v1={SIGNATURE}",
        f"t=-{SECONDS},v1={SIGNATURE}",
        f"t=+{SECONDS},v1={SIGNATURE}",
        f"t=0{SECONDS},v1={SIGNATURE}",
        f"t={SECONDS}.0,v1={SIGNATURE}",
        f"t={SECONDS},t={SECONDS},v1={SIGNATURE}",
        f"t={SECONDS},v1={SIGNATURE.upper()}",
        f"t={SECONDS},v1={SIGNATURE[:-1]}",
        f"t={'9' * 5000},v1={SIGNATURE}",
        f"t=\u0661\u0667,v1={SIGNATURE}",
        f"t={SECONDS},v1=\udcff{SIGNATURE}",
        f"t={SECONDS};v1={SIGNATURE}",
    ],
)
def test_a_header_that_says_something_else_is_not_believed(header: str) -> None:
    assert not is_believed(header=header)


def test_signatures_of_another_scheme_are_passed_over() -> None:
    assert is_believed(header=f"t={SECONDS},v0=abc,v1=abc,v1={SIGNATURE},v2=def")
