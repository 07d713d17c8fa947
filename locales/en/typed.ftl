### Everything typed instead of tapped.

text-not-understood = I did not understand that. Here is where we are:
text-welcome = You are welcome.
text-examples = For example: { $examples }
text-example-plain = { $day } { $time }
text-quoted-plain = “{ $text }”
text-found = <b>{ $reading }</b>. Tap a time:
text-none-free = <b>{ $reading }</b>: nothing is free. The nearest free times:
text-none-near = <b>{ $reading }</b>: nothing is free, and nothing close to it either.
text-next-occurrence = “{ $asked }” has passed, so this is the next one: <b>{ $day }</b>.
text-past = <b>{ $reading }</b> has passed. These are the next free times:
text-ambiguous = Which one do you mean?
text-ask-service = <b>{ $reading }</b>: for what?
text-no-such-date = There is no such date. Please check it.
text-too-far = That is further ahead than can be booked. Times are open until { $latest }.
text-nonsense = I could not find a time in that.
text-too-long = That is a lot of text. A short line is enough: “{ $example }”.
text-service-found = <b>{ $what }</b>: here are the times.
text-number-out = There is no choice { $number } here. Please pick one from { $first } to { $last }.
text-choose-button = 📅 The calendar

## How a reading is said

reading-day-plain = { $day }
reading-at-plain = { $day } at { $time }
reading-after-plain = { $day } after { $time }
reading-before-plain = { $day } before { $time }
reading-between-plain = { $day } between { $start } and { $end }
reading-days-plain = { $first } to { $last }
reading-days-after-plain = { $first } to { $last }, after { $time }
reading-days-before-plain = { $first } to { $last }, before { $time }
reading-days-between-plain = { $first } to { $last }, between { $start } and { $end }

## Other kinds of message

media-polite-line = I can only read text and buttons, sorry. Here is where we are:
media-voice-line = I cannot listen to voice messages yet, sorry. Please type it. Here is where we are:
contact-not-needed = No phone number is needed right now. Here is where we are:
location-not-needed = No location is needed right now. Here is where we are:
command-unknown = I do not know { $command }. Here is where we are:
