### For those who work at the venue.

## Becoming staff

setup-claimed = You are now the owner of <b>{ $venue }</b>. New bookings will be announced here. /today shows the day.
setup-wrong = This code is not valid. A new one is printed by <code>apply</code>.
setup-already = You are already { $role } at <b>{ $venue }</b>.

## Today

staff-today-title =
    { $count ->
        [0] <b>{ $day }</b>
        [one] <b>{ $day }</b>: one booking
       *[other] <b>{ $day }</b>: { $count } bookings
    }
staff-today-empty = Nothing is booked on this day.
staff-today-closed = Closed: { $reason }
staff-today-requests =
    { $count ->
        [one] One request waits for a decision.
       *[other] { $count } requests wait for a decision.
    }
staff-today-line = { $mark } <b>{ $span }</b> { $customer }, { $what }
staff-today-legend = 👍 has said yes · ? no answer yet · ! cannot be reached · ▶ here now · ✔ done · ✖ did not come
staff-today-updated = As of { $time }
staff-today-not-read = I could not find a day in “{ $text }”. Here is today:
staff-today-arrived-button = Arrived: { $time } { $customer }
staff-today-done-button = Done: { $time } { $customer }
staff-today-no-show-button = Did not come: { $time } { $customer }
staff-today-before-button = ‹ { $day }
staff-today-after-button = { $day } ›
staff-today-refresh-button = Refresh
staff-today-requests-button = 📨 Requests ({ $count })
staff-today-arrived-toast = { $customer } has arrived.
staff-today-done-toast = Done: { $customer }.
staff-today-no-show-toast = Noted: { $customer } did not come.
staff-today-too-early-toast = It has not begun yet.

## Requests

staff-request-title = 📨 <b>Request</b>
staff-request-approve-button = ✅ Approve
staff-request-reject-button = ✖️ Decline
staff-request-open-button = { $when } · { $customer }
staff-request-reject-ask =
    Decline <b>{ $what }</b>, { $when }?
    Why? { $customer } will read it. Tap or type, and it is declined.
staff-reject-absent-button = Nobody is available then
staff-reject-unsuitable-button = This service does not fit
staff-reject-call-button = Please call us first
staff-reject-none-button = Decline without a reason
staff-request-approved = ✅ Approved by { $name }
staff-request-rejected = ✖️ Declined by { $name }
staff-request-rejected-reason = ✖️ Declined by { $name }: { $reason }
staff-request-is-approved = ✅ <b>Approved</b>
staff-request-is-declined = ✖️ <b>Declined</b>
staff-request-approved-toast = Approved. { $customer } is being told.
staff-request-rejected-toast = Declined. { $customer } is being told, with other times.
staff-request-decided-toast = This has already been decided.
staff-requests-title = <b>Waiting for a decision</b>
staff-requests-empty = No request is waiting.

## Told to staff

staff-notice-booked = 🆕 <b>New booking</b>
staff-notice-edited = ✎ <b>Details changed</b>
staff-notice-cancelled = ✖️ <b>Cancelled by the customer</b>
staff-notice-withdrawn = ✖️ <b>Request withdrawn</b>
staff-notice-orphaned = ⚠️ <b>Outside the new rules</b>: the booking stays as it is. Please look after it.
staff-notice-customer = { $customer }
staff-notice-reason = Reason: { $reason }
staff-notice-day-button = 📋 List of { $day }
staff-notice-edit-button = ✎ Change details

## Why a time is offered or not

why-ask = Type a day and a time after the command, such as “/why { $example }”.
why-free = <b>{ $when }</b> is free: { $what }
why-refused = <b>{ $when }</b> is not offered: { $what }
why-not-read = I could not find a day and a time in “{ $text }”.

staff-notice-refund-failed = ⚠️ <b>A refund did not work.</b> Please give the money back by hand, at the provider.
staff-notice-give-back = 💵 <b>Money is to be given back by hand.</b> It was paid on site: once you have done so, note it under /payments.
staff-notice-refunded = 💸 <b>Money was given back at the provider.</b> The booking stays as it is.
staff-notice-disputed = ⚠️ <b>The customer disputes a payment.</b> Please answer at the provider; the booking stays as it is.
staff-notice-refund-waiting = 💸 <b>A refund waits for a second person.</b> You find it under /payments.
