### Booking, screen by screen, in the order in which a person meets them.

## Home

home-welcome =
    <b>{ $venue }</b>
    Welcome! Pick a time and it is kept for you while you decide.
home-title = <b>{ $venue }</b>
home-next = Next: <b>{ $when }</b>, { $what }
home-next-requested = Waiting for approval: <b>{ $when }</b>, { $what }
home-held = Held for you until <b>{ $until }</b>: { $when }, { $what }
home-more =
    { $count ->
        [one] and { $count } more booking
       *[other] and { $count } more bookings
    }
home-tip = Tap below, or simply type what you would like: “{ $example }”.
home-not-set-up = This bot is not set up yet. Its owner still has to load a venue file with <code>apply</code>.
home-nothing-sold = Nothing can be booked here yet. Please come back later.
home-nothing-free = Nothing is free until { $day }, which is as far ahead as can be booked.
home-closed-soon = Closed { $day }: { $reason }
home-soonest-button = ⚡ Soonest: { $when }
home-soonest-of-button = ⚡ Soonest: { $when }, { $what }
home-again-button = 🔁 As last time: { $when }, { $what }
home-choose-button = 📅 Choose
home-mine-button = 🗓 My bookings
home-settings-button = ⚙️ Settings
home-venue-button = 📍 Place and hours
home-today-button = 📋 Today’s list
home-held-button = ⏳ Finish: { $when }

## A draft that was left

resume-title = Continue where you stopped?
resume-draft = { $what }
resume-hold-over = The time you had is no longer held.
resume-button = ▶️ Continue
resume-drop-button = Start over

## What

what-title = What would you like to book?
what-button = { $service } · { $duration }
what-price-button = { $service } · { $duration } · { $price }
what-description = <b>{ $service }</b>: { $description }
what-search-hint = Looking for something? Type a word of it.
what-found =
    { $count ->
        [one] One match for “{ $text }”:
       *[other] { $count } matches for “{ $text }”:
    }
what-none-found = Nothing here matches “{ $text }”. This is everything there is:
what-all-button = Show everything
what-gone-plain = no longer offered
what-approval-note = { $services }: the venue approves each request.

## Who or where

who-title = { $prompt }
who-any-hint = “Any” leaves you the most times to choose from.
who-any-button = ✨ Any
who-button = { $resource }

## When

when-title = <b>{ $what }</b>
when-terms = { $duration }
when-terms-price = { $duration } · { $price }
when-pick-day = Pick a day:
when-day-free =
    { $count ->
        [one] <b>{ $day }</b>: one time is free
       *[other] <b>{ $day }</b>: { $count } times are free
    }
when-day-full = <b>{ $day }</b> is full. Every time is taken.
when-day-held =
    <b>{ $day }</b>: all times are taken, but { $count ->
        [one] one is only held while somebody decides. It may come back.
       *[other] { $count } are only held while somebody decides. They may come back.
    }
when-day-closed = <b>{ $day }</b> · Closed
when-day-closed-reason = <b>{ $day }</b> · Closed: { $reason }
when-day-blocked = <b>{ $day }</b> cannot be booked.
when-day-blocked-reason = <b>{ $day }</b> cannot be booked: { $reason }
when-day-yours = You have a booking on this day: { $when }, { $what }
when-day-past = <b>{ $day }</b> is over.
when-day-no-more = <b>{ $day }</b>: no times left.
when-day-too-soon = <b>{ $day }</b> is too soon. This has to be booked at least { $lead } ahead.
when-day-too-far = <b>{ $day }</b> cannot be booked yet. Times are open until { $latest }.
when-day-holiday = <b>{ $day }</b> is { $holiday }, but open.
when-day-after-none = <b>{ $day }</b>: nothing is free after { $time }.
when-after-active = Showing times after { $time }.
when-zone = All times are { $zone }.
when-repeated-hour = The clocks go back on this day. Times that happen twice say how far they are from UTC.
when-missing-hour = The clocks go forward on this day, so one hour is missing.
when-legend = <b>12</b> free · <b>·12</b> few left · <b>×12</b> full or closed · <b>[12]</b> chosen · <b>✓12</b> yours · <b>*12</b> holiday
when-none-month = Nothing is free in { $month }.
when-changing = Your time <b>{ $when }</b> stays yours until you tap a new one.
when-soonest-button = ⚡ Soonest: { $when }
when-usual-button = ⭐ Your usual: { $when }
when-evening-button = 🌙 Next evening: { $when }
when-weekend-button = 🌤 Next weekend: { $when }
when-next-free-button = Next free: { $when }
when-time-button = { $time }
when-morning-button = Morning
when-afternoon-button = Afternoon
when-evening-heading-button = Evening
when-night-button = Night
when-week-before-button = ‹ Week
when-week-after-button = Week ›
when-month-button = 🗓 Month
when-week-button = Back to the week
when-month-before-button = ‹ { $month }
when-month-after-button = { $month } ›
when-times-before-button = ‹ Earlier
when-times-after-button = Later ›
when-after-button = 🕒 After…
when-after-title = Show times after…
when-after-time-button = after { $time }
when-after-all-button = All times
when-keep-button = Keep { $when }
when-heading-toast = This is only a heading. Tap a time below it.
when-blank-toast = There is no day here. Tap a number.
when-weekday-toast = { $weekday }. Tap a day below.
when-first-week-toast = This is the first week that can be booked.
when-last-week-toast = This is the last week that can be booked.

## Details

details-title = <b>{ $what }</b>, { $when }
details-ask = { $prompt }
details-required-hint = Please type your answer.
details-optional-hint = Type it, or skip.
details-skip-button = Skip
details-keep-button = Keep: { $text }
details-clear-button = Remove it
details-too-long = That is a little long: { $length } characters, and { $limit } fit. Please shorten it.
details-text-only = Please answer with a text message.
details-phone-ask = Which number can { $venue } reach you on?
details-phone-purpose = It is used only when something about your booking changes, and you can delete it in Settings.
details-phone-share-button = 📱 Share my number
details-phone-placeholder-plain = Phone number
details-phone-skip-button = Without a number
details-phone-not-yours = That is somebody else’s contact. Please share your own number or type it.
details-phone-unreadable = That does not look like a phone number. Type it with the country code, such as { $example }.
details-phone-kept = Thank you. { $venue } can reach you on { $phone }.

## Summary

summary-title = <b>Does this look right?</b>
summary-title-request = <b>Send this request?</b>
summary-approval = { $venue } answers each request. Your time stays kept for you until then.
summary-held = ⏳ Held for you until <b>{ $until }</b>.
summary-held-left =
    { $minutes ->
        [one] ⏳ Held for you until <b>{ $until }</b>. One minute left.
       *[other] ⏳ Held for you until <b>{ $until }</b>. { $minutes } minutes left.
    }
summary-confirm-button = ✅ Confirm
summary-request-button = ✅ Send request
summary-extend-button = ⏱ +10 min
summary-release-button = Release
summary-change-what-button = ✎ Service
summary-change-who-button = ✎ { $group }
summary-change-time-button = ✎ Time
summary-change-detail-button = ✎ { $prompt }
summary-change-note-button = ✎ Note
summary-add-note-button = ✎ Add a note
summary-add-button = ＋ Add: { $what } (+{ $duration }, { $price })
summary-add-free-button = ＋ Add: { $what } (+{ $duration })
summary-leave-button = － Leave out: { $what }
code-button = 🎟 Code
code-leave-button = ✕ { $code }
code-ask = Which code do you have? Please write it.
code-toast = { $code }: { $saved } off.
code-left-toast = Without { $code } now.
code-left-out = Your time is held without the code.
code-kept = 🎟 { $code } counts for what you choose now, wherever it fits.
summary-held-toast = Held for you until { $until }.
summary-extended-toast = Now held for you until { $until }.
summary-changed-toast = Changed to { $when }.
summary-services-toast = Now: { $what }.
summary-confirmed-toast = Booked.
summary-requested-toast = Request sent.
summary-released-toast = Released. The time is free again.
summary-released = Released: { $what }, { $when }. The time is free again.

## Lines about a booking, the same wherever one is shown

booking-what = { $what }
booking-when = <b>{ $day }, { $span }</b>
booking-zone = { $zone }
booking-your-time = For you that is { $when } ({ $zone }).
booking-price = Price: <b>{ $price }</b>
booking-free = Free of charge
booking-place = 📍 { $address }
place-yours-plain = at your place
place-yours-far-plain = at your place, { $distance } away
place-theirs-plain = at the customer’s place
place-theirs-far-plain = at the customer’s place, { $distance } away
booking-phone = ☎️ { $phone }
booking-detail = { $prompt } <b>{ $text }</b>
booking-reference = Number: <code>{ $reference }</code>
booking-policy = Cancelling: { $policy }.
booking-reason = Reason: { $reason }

## What a price is made of

price-line = · { $name }: { $amount }
price-line-times = · { $name }: { $factors } = { $amount }
price-line-percent = · { $name } ({ $percent }): { $amount }
price-times-plain = { $first } × { $next }
price-rate-plain = Rate
price-service-plain = Service
price-weekend-plain = Weekend rate
price-weekdays-plain = Rate of that day
price-season-plain = Season rate
price-hours-plain = Rate at that time
price-slot-plain = Rate of that start
price-travel-plain = Travel
price-extra-plain = Extra
price-deposit-due = Deposit to pay now: <b>{ $deposit }</b>, the rest later: { $rest }
price-deposit = Deposit: { $deposit }, the rest: { $rest }
price-from-plain = from { $price }
price-per-unit-plain = { $price }/unit
price-per-person-plain = { $price }/person
price-per-day-plain = { $price }/day
price-per-hour-plain = { $price }/h
count-people-plain =
    { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
count-units-plain =
    { $units ->
        [one] { $units } unit
       *[other] { $units } units
    }

## Booking card

card-booked = ✅ <b>Booked</b>
card-requested = 📨 <b>Request sent</b>
card-approved = ✅ <b>Confirmed by { $venue }</b>
card-edited = ✎ <b>Details changed by { $venue }</b>
card-in-progress = ▶️ <b>In progress</b>
card-completed = ✔️ <b>Done. Thank you for coming!</b>
card-cancelled = ✖️ <b>Cancelled</b>
card-rejected = ✖️ <b>Declined</b>
card-no-show = ✖️ <b>Missed</b>
card-waiting = You will be told here as soon as { $venue } has decided. Your time stays kept until then.
card-reminders = You will be reminded { $leads } before.
card-file = Open the file to put it into your calendar.
card-move-button = 🔄 Move
card-edit-button = ✎ Change details
card-cancel-button = ✖️ Cancel booking
card-withdraw-button = ✖️ Withdraw request
card-share-button = ↗️ Share
card-history-button = 🕘 History
card-map-button = 🗺 Map
card-file-button = 📆 Calendar file
card-copy-button = 📋 Copy number
card-again-button = 🔁 Book again
card-share-plain = { $what } at { $venue }, { $when }
history-title = <b>What happened to { $reference }</b>
history-line = { $when }: { $event }
history-held-plain = time held
history-requested-plain = request sent
history-confirmed-plain = booked
history-in_progress-plain = arrived
history-completed-plain = done
history-reviewed-plain = reviewed
history-expired-plain = hold ran out
history-released-plain = released
history-rejected-plain = declined
history-cancelled-plain = cancelled
history-no_show-plain = missed

## Calendar file

file-title-plain = { $what } · { $venue }
file-text-plain = Booking { $reference }
file-cancelled-plain = Cancelled: { $what } · { $venue }

## Place and hours

venue-title = <b>{ $venue }</b>
venue-address = 📍 { $address }
venue-phone = ☎️ { $phone }
venue-hours-title = <b>Opening hours</b> ({ $zone })
venue-hours-line = { $weekdays }: { $spans }
venue-hours-closed = { $weekdays }: closed
venue-closed-days = <b>Different soon</b>
venue-closed-day = { $day }: { $reason }

## Buttons on several screens

back-button = ‹ Back
home-button = 🏠 Home
more-button = More ›
previous-button = ‹ Previous
page-button = { $page } of { $pages }
page-toast = Page { $page } of { $pages }.
choices-hint = You can also answer with a number.

## How many come, how long, which days

people-ask = How many people come?
people-hint = From { $least } to { $most }. Tap a number or type it.
units-button = × { $units }
lengths-title = <b>{ $what }</b>, from { $when }
lengths-ask = How long?
lengths-ends-there = Longer is not possible: closing time or another booking comes after it.
lengths-button = { $span } · { $duration }
lengths-price-button = { $span } · { $duration } · { $price }
dates-pick = Tap the days you want, and again to take one back.
dates-pick-one = Tap the day you want.
dates-pick-first-and-last = Tap the first day and the last.
dates-none = No day chosen yet.
dates-chosen = Chosen: <b>{ $days }</b>
dates-too-many =
    { $most ->
        [one] Only one day can be booked at a time.
       *[other] At most { $most } days can be booked at a time.
    }
dates-done-button =
    { $days ->
        [one] ✅ Take it
       *[other] ✅ Take { $days } days
    }
dates-done-price-button =
    { $days ->
        [one] ✅ 1 day · { $price }
       *[other] ✅ { $days } days · { $price }
    }
dates-clear-button = Choose anew
duration-by-day-plain = by the day
duration-between-plain = { $shortest } to { $longest }
days-plain = { $first } – { $last }
booking-days = <b>{ $days }</b>
booking-days-hours = First day from { $start }, last day until { $end }
booking-units = Quantity: <b>{ $units }</b>
booking-party =
    { $party ->
        [one] For <b>one person</b>
       *[other] For <b>{ $party } people</b>
    }
summary-change-party-button = ✎ People
lost-race-days = Those days went to someone a moment ago.
lost-race-days-held = Someone is deciding about one of those days right now. It may come back.
