### Small words that dates, lengths and states are put together from.

language-name-plain = English

day-today-plain = Today
day-tomorrow-plain = Tomorrow
day-yesterday-plain = Yesterday
day-today-inline-plain = today
day-tomorrow-inline-plain = tomorrow
day-yesterday-inline-plain = yesterday

moment-plain = { $day }, { $time }
moment-near-plain = { $day } { $time }
moment-weekday-plain = { $weekday } { $time }

# A clock time that happens twice in one night, with its distance from UTC.
time-repeated-plain = { $time } ({ $offset })
span-plain = { $start }–{ $end }
span-next-day-plain = { $start }–{ $end } (next day)
zone-city-plain = { $city } time

duration-days-plain =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
duration-hours-plain = { $hours } h
duration-minutes-plain = { $minutes } min

left-moment-plain = any moment now
left-plain = in { $duration }
ago-plain = { $duration } ago

policy-always-plain = free at any time before it starts
policy-free-until-plain = free until { $until }
policy-part-until-plain = { $percent }% back until { $until }
policy-none-until-plain = nothing back until { $until }
policy-free-last-plain = free from then on
policy-part-last-plain = { $percent }% back
policy-none-last-plain = nothing back
policy-closed-last-plain = no longer possible
policy-then-plain = { $first }, then { $next }

status-held-plain = Held
status-requested-plain = Waiting for approval
status-confirmed-plain = Booked
status-in_progress-plain = In progress
status-completed-plain = Done
status-reviewed-plain = Reviewed
status-expired-plain = Hold ran out
status-released-plain = Let go
status-rejected-plain = Declined
status-cancelled-plain = Cancelled
status-no_show-plain = Missed

role-owner-plain = Owner
role-manager-plain = Manager
role-staff-plain = Staff

## What a reader may type instead of tapping; parts are separated by commas.

answer-yes-plain = yes, y, yeah, yep, ok, okay, sure, confirm, book it
answer-no-plain = no, n, nope, no thanks
answer-back-plain = back, go back
answer-cancel-plain = cancel, stop, quit, never mind
answer-skip-plain = skip, none, nothing
answer-more-plain = more, next, show more
answer-home-plain = home, menu, start
answer-help-plain = help, what can you do
answer-mine-plain = my bookings, my booking, bookings, mine, cancel my booking, cancel booking, change my booking, move my booking, reschedule
answer-soonest-plain = soonest, asap, first free, as soon as possible
answer-again-plain = again, same again, the usual, as last time
answer-any-plain = any, anyone, anybody, whoever, no preference
answer-book-plain = book, booking, new booking, make a booking, i want to book, i would like to book, i’d like to book, appointment
answer-hello-plain = hi, hello, hey, hi there, good morning, good afternoon, good evening
answer-thanks-plain = thanks, thank you, thank you very much, thx
