### One sentence for every refusal, and what to do next.

refusal-not-found =
    { $what ->
        [service] This is no longer offered.
        [resource] This choice is no longer available.
        [booking] This booking does not exist.
       *[other] This does not exist any more.
    }
refusal-not-found-next = Please choose again.
refusal-slot-taken = <b>{ $when }</b> is taken.
refusal-slot-taken-held = <b>{ $when }</b> is held while somebody decides. It may come back.
refusal-slot-taken-next = Here is what is free nearby:
refusal-outside-opening-hours = <b>{ $when }</b> is outside the opening hours. That day is open { $openings }.
refusal-outside-opening-hours-none = <b>{ $when }</b> is outside the opening hours.
refusal-outside-opening-hours-next = Please pick a time within them.
refusal-closed-day = <b>{ $day }</b> · Closed
refusal-closed-day-reason = <b>{ $day }</b> · Closed: { $reason }
refusal-closed-day-next = Please pick another day.
refusal-blacked-out = <b>{ $when }</b> cannot be booked.
refusal-blacked-out-reason = <b>{ $when }</b> cannot be booked: { $reason }
refusal-blacked-out-next = Here is what is free nearby:
refusal-too-soon = <b>{ $when }</b> is too soon. The earliest start is { $earliest }.
refusal-too-soon-past = <b>{ $when }</b> has passed.
refusal-too-soon-next = Here is what is free next:
refusal-too-far = <b>{ $when }</b> cannot be booked yet. Times are open until { $latest }.
refusal-too-far-next = Please pick an earlier day, or come back later.
refusal-not-on-grid = Nothing starts exactly at <b>{ $when }</b>. The nearest starts are { $nearest }.
refusal-not-on-grid-none = Nothing starts exactly at <b>{ $when }</b>.
refusal-not-on-grid-next = Please pick one of the times shown.
refusal-hold-expired = This time was held for you until { $at } and is free again.
refusal-hold-expired-next = Take it again if it is still free.
refusal-already-extended = You have had the extra ten minutes. It is held for you until { $until }.
refusal-already-extended-next = Please confirm or release it.
refusal-wrong-state =
    { $status ->
        [held] This is not confirmed yet.
        [requested] This still waits for approval.
        [confirmed] This is already booked.
        [in_progress] This has already begun.
        [completed] This has already taken place.
        [reviewed] This has already taken place.
        [expired] The time ran out, so it is no longer held.
        [released] This was released.
        [rejected] This request was declined.
        [cancelled] This has already been cancelled.
        [no_show] This has passed.
       *[other] That is not possible any more.
    }
refusal-wrong-state-next = Here is how things stand:
refusal-not-yours =
    { $what ->
        [booking] This booking belongs to somebody else.
       *[other] This is not yours to change.
    }
refusal-not-yours-next = Here is what is yours:
refusal-too-many-holds =
    { $limit ->
        [one] You can have only one time held at once.
       *[other] You can have only { $limit } times held at once.
    }
refusal-too-many-holds-next = Confirm or release one of these first:
refusal-too-many-bookings =
    { $limit ->
        [one] You can have only one booking ahead.
       *[other] You can have only { $limit } bookings ahead.
    }
refusal-too-many-bookings-day =
    { $limit ->
        [one] You can have only one booking a day.
       *[other] You can have only { $limit } bookings a day.
    }
refusal-too-many-bookings-week =
    { $limit ->
        [one] You can have only one booking a week.
       *[other] You can have only { $limit } bookings a week.
    }
refusal-too-many-bookings-next = Cancel one of these first, or come back afterwards:
refusal-too-late = Cancelling here was possible until { $closed }.
refusal-too-late-next = Please contact { $venue } directly.
refusal-too-late-next-phone = Please call { $venue }: { $phone }
refusal-out-of-reach = That is { $distance } away. We come as far as { $limit }.
refusal-out-of-reach-next = Please choose a place that is nearer.
refusal-detail-missing =
    { $kind ->
        [subject] One answer is still missing.
        [note] A note is still missing.
        [phone] A phone number is still missing.
       *[other] Something is still missing.
    }
refusal-detail-missing-next = Please add it, then confirm.
refusal-key-reused = This button has already been used for something else.
refusal-key-reused-next = Here is how things stand:
refusal-store-busy = The booking system is not answering at the moment. Nothing was booked and nothing was changed.
refusal-store-busy-next = Please try again in a moment.
refusal-rules-changed = The times on offer have changed just now.
refusal-rules-changed-next = Please look again:

## More or fewer than is sold

refusal-out-of-bounds =
    { $what ->
        [units] This can be booked { $least } to { $most } at a time.
        [days] This is booked for { $least } to { $most } days.
        [additions] Up to { $most } services can be added.
        [adjacent] The days have to follow one another.
       *[party] There is room for { $least } to { $most } people.
    }
refusal-out-of-bounds-next = Please choose again:

refusal-payment-due = It is booked once { $amount } is paid.
refusal-payment-due-next = Open the summary of your hold, and pay there.

refusal-promo-refused =
    { $why ->
        [unknown] There is no code { $code } here.
        [not-yet] { $code } counts for bookings made from { $on } on.
        [over] { $code } counted for bookings made until { $on }.
        [used-up] { $code } has been used as often as it could be.
        [yours] You have used { $code } as often as one person can.
        [service] { $code } counts for: { $services }.
       *[too-small] { $code } counts for prices from { $least } on.
    }
refusal-promo-refused-next = Please check how it is written, or go on without it.

refusal-gift-refused =
    { $why ->
        [over] This gift was valid until { $on }.
        [empty] Nothing is left on this gift.
        [free] There is nothing to pay here that a gift could pay for.
        [paying] The page for the rest is open already.
        [none] There are no gifts here.
       *[unknown] There is no gift with this code here.
    }
refusal-gift-refused-next = Please check how it is written, or go on without it.
