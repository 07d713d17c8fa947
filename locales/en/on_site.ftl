### Money that is handed over at the venue.

onsite-button = 💵 { $time } { $customer }: { $amount }
onsite-title = 💵 <b>Pay on site</b>
onsite-who = { $customer }: { $what }, { $when } ({ $reference })
onsite-price = Price: { $price }
onsite-paid = Paid so far: { $paid }
onsite-left = To pay: <b>{ $amount }</b>
onsite-hint = If it is less, write how much, in digits alone.
onsite-cash-button = 💵 Cash: { $amount }
onsite-card-button = 💳 Card: { $amount }
onsite-done-toast = Noted: { $amount } is paid.
onsite-most = At most { $most } is still to be paid.
onsite-nothing = Nothing is to be paid for it any more.
onsite-usage = Write <code>/paid NUMBER AMOUNT</code>, such as <code>/paid { $reference } 12.50</code>. Without an amount it is all that is still to be paid.
