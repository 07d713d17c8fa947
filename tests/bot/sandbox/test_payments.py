"""Invoices: shown, paid, refused, too slow."""

import pytest

from bot.sandbox.events import Kind
from tests.bot.sandbox.stage import ANN, OTHER_TOKEN, Stage

TERMS = {
    "title": "Consultation",
    "description": "Deposit for 18 November, 10:00",
    "payload": "payment-1",
    "currency": "KRW",
    "provider_token": "test",
    "prices": [{"label": "Deposit", "amount": 10000}, {"label": "Fee", "amount": 500}],
}


def test_an_invoice_shows_its_total_and_a_pay_button() -> None:
    stage = Stage(ANN)

    sent = stage.api("sendInvoice", chat_id=ANN, **TERMS)

    assert sent["invoice"] == {
        "title": "Consultation",
        "description": "Deposit for 18 November, 10:00",
        "start_parameter": "",
        "currency": "KRW",
        "total_amount": 10500,
    }
    assert sent["reply_markup"]["inline_keyboard"][0][0]["pay"] is True


def test_a_payment_asks_the_bot_first_and_is_told_as_a_message() -> None:
    stage = Stage(ANN)
    message_id = stage.api("sendInvoice", chat_id=ANN, **TERMS)["message_id"]

    query_id = stage.telegram.tap(ANN, None, message_id, row=0, column=0)
    asked = stage.update()["pre_checkout_query"]
    stage.api("answerPreCheckoutQuery", pre_checkout_query_id=query_id, ok=True)

    assert asked == {
        "id": query_id,
        "from": stage.telegram.people[ANN].to_user(),
        "currency": "KRW",
        "total_amount": 10500,
        "invoice_payload": "payment-1",
    }
    payment = stage.update()["message"]["successful_payment"]
    assert payment["invoice_payload"] == "payment-1"
    assert payment["total_amount"] == 10500
    assert payment["telegram_payment_charge_id"]


def test_every_payment_has_a_charge_of_its_own() -> None:
    stage = Stage(ANN)
    message_id = stage.api("sendInvoice", chat_id=ANN, **TERMS)["message_id"]

    for _ in range(2):
        query_id = stage.telegram.pay(ANN, message_id)
        stage.api("answerPreCheckoutQuery", pre_checkout_query_id=query_id, ok=True)

    messages = [one["message"] for one in stage.updates() if "message" in one]
    charges = {one["successful_payment"]["telegram_payment_charge_id"] for one in messages}
    assert len(charges) == 2


def test_a_bot_that_declines_says_why_and_nothing_is_paid() -> None:
    stage = Stage(ANN)
    query_id = stage.telegram.pay(
        ANN, stage.api("sendInvoice", chat_id=ANN, **TERMS)["message_id"]
    )

    stage.updates()
    stage.api(
        "answerPreCheckoutQuery",
        pre_checkout_query_id=query_id,
        ok=False,
        error_message="The hold has expired",
    )

    assert stage.told(Kind.ALERT)[0]["text"] == "The hold has expired"
    assert stage.updates() == []


def test_consent_counts_for_ten_seconds() -> None:
    stage = Stage(ANN)
    query_id = stage.telegram.pay(
        ANN, stage.api("sendInvoice", chat_id=ANN, **TERMS)["message_id"]
    )
    stage.pass_(seconds=11)

    refusal = stage.refusal("answerPreCheckoutQuery", pre_checkout_query_id=query_id, ok=True)

    assert "query is too old" in refusal


def test_a_link_is_paid_like_an_invoice() -> None:
    stage = Stage(ANN)
    link = stage.api("createInvoiceLink", **TERMS)

    query_id = stage.telegram.pay_link(ANN, link)

    assert stage.update()["pre_checkout_query"]["id"] == query_id
    with pytest.raises(LookupError):
        stage.telegram.pay_link(ANN, "https://t.me/$unknown")


def test_only_an_invoice_can_be_paid_and_only_by_its_bot() -> None:
    stage = Stage(ANN)
    invoice_id = stage.api("sendInvoice", chat_id=ANN, **TERMS)["message_id"]
    message_id = stage.send()["message_id"]

    with pytest.raises(LookupError):
        stage.telegram.pay(ANN, message_id)
    query_id = stage.telegram.pay(ANN, invoice_id)
    stage.telegram.add_bot(OTHER_TOKEN, username="other_bot", name="Other")
    refusal = stage.refusal(
        "answerPreCheckoutQuery", token=OTHER_TOKEN, pre_checkout_query_id=query_id, ok=True
    )
    assert "query ID is invalid" in refusal


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"title": "x" * 33}, "INVOICE_TITLE_INVALID"),
        ({"description": ""}, "INVOICE_DESCRIPTION_INVALID"),
        ({"payload": "한" * 43}, "INVOICE_PAYLOAD_INVALID"),
        ({"currency": "won"}, "CURRENCY_INVALID"),
        ({"provider_token": ""}, "PAYMENT_PROVIDER_INVALID"),
        ({"prices": []}, "there must be at least one price"),
        ({"prices": [{"label": "", "amount": 1}]}, "label must be non-empty"),
        ({"prices": [{"label": "x", "amount": "1"}]}, "must be of type Number"),
        ({"prices": [{"label": "x", "amount": 0}]}, "CURRENCY_TOTAL_AMOUNT_INVALID"),
        ({"currency": "XTR"}, "STARS_INVOICE_INVALID"),
        ({"reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}}, "Pay"),
    ],
)
def test_wrong_terms_are_refused(change: dict[str, object], complaint: str) -> None:
    stage = Stage(ANN)

    refusal = stage.refusal("sendInvoice", chat_id=ANN, **{**TERMS, **change})

    assert refusal.startswith("400 Bad Request: ")
    assert complaint in refusal


def test_declining_needs_a_reason() -> None:
    stage = Stage(ANN)

    refusal = stage.refusal("answerPreCheckoutQuery", pre_checkout_query_id="1", ok=False)

    assert refusal == "400 Bad Request: error_message must be non-empty"
