### Paying, and money that goes back.

## Paying

pay-button = 💳 Pay { $amount }
pay-by-button = 💳 { $provider }: { $amount }
pay-title = <b>Pay { $amount }</b>
pay-explain = The button below opens the page of { $provider }. Once the money has arrived, your booking appears here by itself.
pay-open-button = 💳 To the payment page
pay-done-button = I have paid
pay-asked = 🔎 We are asking { $provider }. Once the money has arrived, your booking appears here by itself.
pay-asked-toast = We are asking { $provider }.
pay-down = { $provider } does not answer at the moment. Nothing was charged, and your time stays held: please try again in a minute.
pay-refused = { $venue } cannot take payments at the moment. Nothing was charged. Please call, or try again later.
pay-back-title-plain = Thank you
pay-back-plain = Your booking appears in the chat as soon as { $provider } confirms that the money has arrived.
pay-back-button = Back to the chat
provider-stripe-plain = Stripe
provider-razorpay-plain = Razorpay
provider-toss-plain = Toss Payments
provider-telegram-plain = Telegram
provider-on-site-plain = on site

## Money that came late, and money that goes back

card-booked-late = ✅ <b>Booked after all</b>: your payment came after the hold had ended, and the time was still free.
refund-taken = Your payment for { $what }, { $when }, came after the hold had ended, and somebody else has the time by now.
refund-twice = { $what }, { $when }, was paid twice.
refund-too-much = For { $what }, { $when }, more was paid than it costs.
refund-too-little = For { $what }, { $when }, less was paid than it costs, so it is not booked by this.
refund-currency = { $what }, { $when }, was paid in another currency, so it is not booked by this.
refund-cancelled = { $what }, { $when }, is cancelled.
refund-rejected = { $venue } could not accept { $what }, { $when }.
refund-over = { $what }, { $when }, is over.
refund-unknown = { $venue } could not tell what { $amount } was for.
refund-by-hand = { $venue } gives you money back for { $what }, { $when }.
refund-reason = “{ $reason }”
refund-back = 💸 <b>{ $amount }</b> goes back to you. We tell you when it is done.
refund-done = 💸 <b>{ $amount }</b> has gone back to you: { $what }, { $when }. Your bank may need a few days to show it.
refund-near = Free instead:
refund-none = At the moment nothing near it is free.

## What was paid

booking-paid = Paid: { $amount }
booking-refunded = Given back: { $amount }
booking-refunding = On its way back: { $amount }
cancel-back = If you cancel now, <b>{ $back }</b> of the { $paid } you paid comes back.
cancel-back-none = If you cancel now, nothing of the { $paid } you paid comes back.
cancel-back-next = After { $until } it would be { $back }.
cancel-back-done = { $back } goes back to you. We tell you when it is done.

## The customer's receipt

receipt-title = 🧾 <b>What you have paid</b> at { $venue }
receipt-booking = <b>{ $what }</b>, { $when } ({ $reference })
receipt-paid = { $on }: paid { $amount } ({ $provider })
receipt-refunded = { $on }: given back { $amount } ({ $provider })
receipt-kept = { $on }: used up { $amount }
receipt-owed = Paid ahead: { $amount }
receipt-none = You have paid nothing at { $venue } yet.

## The day's money, for staff

payments-title = 🧾 <b>Money, { $day }</b>
payments-provider = { $provider }: taken { $taken }, given back { $refunded }, kept { $kept }, open { $open }
payments-none = Nothing was taken and nothing given back.
payments-kept = Earned or kept: { $amount }
payments-owed = Paid ahead for what is still to come: { $amount }
payments-pending =
    { $count ->
        [one] { $count } person is at a payment page: { $amount }, since { $since }.
       *[other] { $count } people are at a payment page: { $amount }, the first since { $since }.
    }
payments-due =
    { $count ->
        [one] { $count } refund is under way: { $amount }, since { $since }.
       *[other] { $count } refunds are under way: { $amount }, the oldest since { $since }.
    }
payments-failed =
    { $count ->
        [one] ⚠️ { $count } refund is to be made by hand: { $amount }, since { $since }.
       *[other] ⚠️ { $count } refunds are to be made by hand: { $amount }, the oldest since { $since }.
    }
payments-csv-button = 📄 As a table
payments-csv = Every movement of money, { $day }.

## Giving money back by hand

refund-usage = Write <code>/refund NUMBER AMOUNT reason</code>, such as <code>/refund { $reference } 12.50 rained off</code>. Without an amount it is all that was paid.
refund-no-booking = There is no booking { $reference } here.
refund-amount-wrong = “{ $text }” is no amount. Write digits alone, such as 12.50.
refund-most = At most { $most } can go back for it.
refund-nothing = Nothing was paid for it that could go back.
refund-ask = Give <b>{ $amount }</b> back to { $customer } for { $what }, { $when }?
refund-ask-most = Of what was paid, { $most } can go back.
refund-waits = More than { $limit } needs a second person, who is told now.
refund-give-button = 💸 Give { $amount } back
refund-asked-toast = { $amount } goes back.
refund-waits-toast = { $amount } waits for a second person.
refund-own-toast = Somebody else has to agree to what you asked for.
payments-waiting = These refunds wait for a second person. Tap one to agree:
payments-approve-button = ✅ { $amount }, { $reference }
receipt-given-up = { $on }: given up { $amount }
payments-done-button = ✔ Given back by hand: { $amount }, { $reference }
refund-by-hand-toast = Noted: { $amount } was given back by hand.
receipt-discounted = { $on }: { $amount } off with { $code }
receipt-withdrawn = { $on }: { $amount } off with { $code }, not used any more
payments-discounted = Taken off by codes: { $amount }
payments-withdrawn = Of codes, not used any more: { $amount }

## Money that nobody can place, for who runs the venue

alert-parked = ⚠️ <b>Money that nobody can place.</b> { $provider } has taken { $amount } for you, and there is no payment that it belongs to: <code>{ $charge }</code>. That can happen after a database was restored from an older copy.
alert-parked-then = Unless its payment turns up, all of it goes back: { $at }.
alert-stray-matched = ✅ { $amount } that nobody could place has found its payment ({ $provider }, <code>{ $charge }</code>).
alert-stray-returned = 💸 { $amount } that nobody could place has gone back ({ $provider }, <code>{ $charge }</code>).
alert-stray-failed = ⚠️ <b>{ $amount } that nobody could place could not be given back</b> ({ $provider }, <code>{ $charge }</code>). Please do it by hand, at the provider, and note it under /payments.
alert-payments-button = 🧾 Money
payments-unplaced = Without a booking: came in { $came }, went back { $back }, placed { $placed }
payments-stray = ⚠️ { $amount } ({ $provider }) belongs to no booking that is known. Unless it is placed, it goes back: { $at }.
payments-stray-failed = ⚠️ { $amount } ({ $provider }) belongs to no booking that is known and could not be given back. Please do it by hand, at the provider.

## A provider that contradicts itself, for who runs the venue

alert-contradicted = ⚠️ <b>{ $provider } contradicts itself</b> about the payment <code>{ $charge }</code> for { $reference }.
contradicted-amount = Before: { $earlier } was paid. Now: { $later } was paid.
contradicted-undone = Before: { $earlier } was paid. Now: nothing was paid.
contradicted-back-less = Before: { $earlier } had gone back. Now: { $later } has gone back.
contradicted-back-more = Before: { $earlier } was paid. Now: { $later } of it has gone back.
contradicted-moved = Before: it paid for { $earlier }. Now: it pays for { $later }.
contradicted-nothing = Nothing was changed because of that. Please ask { $provider } which is right.

## Forged callbacks, for who runs the venue

alert-forged = ⚠️ <b>Somebody sends forged messages about payments.</b> Within { $minutes } minutes, more than { $count } in the name of { $provider } were refused, because { $provider } cannot have sent them. Nothing was changed by them.
alert-forged-secret = If the signing secret was changed lately, please check that it is the same here and at { $provider }.

## The wrong amount was offered

declined-too-little = ⚠️ For { $what }, { $when }, { $offered } was offered instead of { $amount }. So it is not booked by this.
declined-currency = ⚠️ For { $what }, { $when }, { $offered } was offered instead of { $amount }, which is another currency. So it is not booked by this.
declined-nothing = Nothing was taken from you.
declined-lapses = We do not take it. { $provider } gives it back by itself, which may take up to five days; nobody can make it faster.
declined-again = Please pay once more, with the button below.
