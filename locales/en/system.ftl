### What the machinery says: old buttons, faults, groups, menus.

## Buttons

old-button-notice = That menu was out of date. This is how things stand now:
old-button-toast = This menu was out of date. Here is the current one.
used-button-toast = That has already been done.
foreign-button-toast = This menu belongs to somebody else. Send /start to open your own.
unknown-button-toast = This button is from an older version. Here is the current menu.

## Faults

error-store-busy = The booking system is not answering at the moment. <b>What you did is not lost:</b> it will be done as soon as the system is back.
error-bug = Something went wrong here, and it has been reported. /bookings shows what is booked.
error-too-fast-toast = That was very fast. Please wait a moment.

## Groups

group-panel = <b>{ $venue }</b>: booking happens in a private chat, so nothing personal appears here.
group-book-button = 📅 Book privately

## Telegram’s menu and profile

command-book-plain = Book a time
command-bookings-plain = My bookings
command-receipt-plain = What you have paid
command-settings-plain = Settings and language
command-venue-plain = Place and opening hours
command-help-plain = How it works
command-privacy-plain = What is kept about you
command-today-plain = Today’s list
command-payments-plain = Money of the day
command-paid-plain = Note a payment on site
command-refund-plain = Give money back
command-gift-plain = Give out a gift
command-requests-plain = Requests waiting for a decision
command-why-plain = Why a time is not offered
bot-description-plain =
    Book a time at { $venue }.

    Tap a free time and it is kept for you while you decide, or just type when you would like to come. You get a reminder, a calendar file, and can cancel here at any moment.
bot-short-plain = Book a time at { $venue }.
