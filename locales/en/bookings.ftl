### After the booking: finding it, cancelling it, being reminded and told.

## My bookings

mine-title = <b>Your bookings</b>
mine-empty = You have nothing booked.
mine-past-title = <b>Past bookings</b>
mine-past-empty = There is nothing here yet.
mine-button = { $when } · { $what }
mine-requested-button = 📨 { $when } · { $what } (waiting)
mine-held-button = ⏳ { $when } · { $what } (held)
mine-over-button = { $when } · { $what } ({ $status })
mine-past-button = Past bookings
mine-coming-button = Coming bookings
mine-book-button = 📅 Book a time

## Cancelling

cancel-title = Cancel <b>{ $what }</b>, { $when }?
cancel-title-request = Withdraw your request for <b>{ $what }</b>, { $when }?
cancel-now-free = Cancelling now is free.
cancel-now-part = If you cancel now, { $percent }% of what you paid comes back.
cancel-now-none = If you cancel now, nothing of what you paid comes back.
cancel-policy = The rule: { $policy }.
cancel-reason-ask = Why? Tap a reason and it is cancelled, or type one.
cancel-reason-plans-button = Plans changed
cancel-reason-time-button = Another time suits better
cancel-reason-ill-button = Illness
cancel-reason-elsewhere-button = Went elsewhere
cancel-reason-none-button = Cancel without a reason
cancel-reason-typed-button = Cancel: “{ $reason }”
cancel-keep-button = Keep the booking
cancel-keep-request-button = Keep the request
cancel-done = Cancelled: <b>{ $what }</b>, { $when }.
cancel-done-request = Withdrawn: <b>{ $what }</b>, { $when }.
cancel-done-toast = Cancelled.

## Moving, until it can be done in one step

move-title = Move <b>{ $what }</b>, { $when }?
move-explain = Choose and confirm the new time first, then cancel this one. That way you never stand without a time.
move-choose-button = 📅 Choose a new time
move-cancel-button = ✖️ Cancel this one

## Other details for a booking

edit-title = <b>What would you like to change?</b>
edit-not-time = For another day or time, go back and tap “Move”.
edit-now = Now: { $text }
edit-done = ✔️ The details are changed.
edit-done-toast = Changed.

## A hold that is about to end, or has

hold-expired = ⌛ <b>{ $what }</b>, { $when } was held for you until { $until } and is free again.
hold-over = ⌛ <b>{ $what }</b>, { $when } was held for you until { $until }.
hold-expired-free = Nobody has taken it yet. Would you still like it?
hold-expired-taken = It has been taken meanwhile.
hold-expired-gone = It cannot be booked any more.
hold-again-button = ↩️ Take it again
hold-other-button = Other times
hold-expired-toast = This time is no longer held for you.

## A lost race

lost-race = <b>{ $time }</b> went to someone a moment ago.
lost-race-held = Somebody is deciding about <b>{ $time }</b> right now. It may come back.
lost-race-longer = From <b>{ $time }</b> on there are not { $duration } free in a row.
lost-race-near = The nearest free times:
lost-race-none = Nothing else is free around that time.
lost-race-kept = You still have <b>{ $when }</b>.
lost-race-button = { $when }
lost-race-all-button = All times

## Reminders

reminder-title = 🔔 <b>{ $when }</b>: { $what }
reminder-soon = 🔔 Starting { $left }: <b>{ $what }</b>, { $when }
reminder-ask = Will you come?
reminder-come-button = 👍 I’ll come
reminder-move-button = 🔄 Move
reminder-cancel-button = ✖️ Cancel
reminder-coming = 👍 Thank you. See you { $when }!
reminder-coming-toast = Thank you, see you then!
reminder-over-toast = This booking is over.
reminder-cancelled-toast = This booking has been cancelled.

## What a customer is told

notice-rejected = { $venue } could not accept <b>{ $what }</b>, { $when }.
notice-rejected-reason = { $venue } could not accept <b>{ $what }</b>, { $when }: { $reason }
notice-rejected-near = These times are free instead:
notice-rejected-none = Nothing else is free around that time.
notice-cancelled = { $venue } has had to cancel <b>{ $what }</b>, { $when }. We are sorry.
notice-cancelled-reason = { $venue } has had to cancel <b>{ $what }</b>, { $when }: { $reason } We are sorry.

## Settings and privacy

settings-title = <b>Settings</b>
settings-language = Language: { $language }
settings-language-automatic = Language: { $language }, as in Telegram
settings-zone = Your time zone: { $zone }
settings-zone-venue = Your time zone: the same as { $venue }
settings-phone = Phone: { $phone }
settings-language-button = 🌐 Language
settings-zone-button = 🕒 My time zone
settings-phone-delete-button = Delete my number
settings-privacy-button = 🔒 Privacy
settings-language-title = Which language do you prefer?
settings-language-choice-button = { $language }
settings-language-chosen-button = ✓ { $language }
settings-language-automatic-button = As in Telegram
settings-language-toast = From now on in English.
settings-zone-title = Where are you? Type a city or a zone, such as “{ $example }”.
settings-zone-unknown = I do not know a time zone called “{ $text }”.
settings-zone-choice-button = { $zone } · { $offset }
settings-zone-same-button = Same as { $venue }
settings-zone-toast = Your time zone is now { $zone }.
settings-phone-deleted-toast = Your number has been deleted.
privacy-text =
    <b>Privacy</b>
    { $venue } sees your name as Telegram shows it, your bookings and what you typed for them.
    Other customers see none of it. A phone number is kept only if you give one, and you can delete it in Settings.

## Help

help-text =
    <b>How it works</b>
    Tap a free time and it is yours for { $hold } while you decide. Nobody else can take it meanwhile.
    Or type it, at any moment: “{ $example }”.
    /book books a time
    /bookings shows what you have booked
    /settings changes the language
    If a button ever seems stuck, /panel brings a fresh menu.
help-staff =
    <b>For staff</b>
    /today shows the day’s list
    /requests shows what waits for a decision
    /why tells why a time is not offered: “/why { $example }”
