### Gifts: credit under a code.

gift-line = 🎁 Gift { $code }: { $amount }
gift-left-to-pay = To pay: <b>{ $amount }</b>
gift-toast = 🎁 { $amount } of the gift pay for this.
gift-leave-button = ✕ 🎁 { $code }
gift-kept = 🎁 { $left } of the gift { $code } pay for what you choose now.
gift-usage = Write <code>/gift AMOUNT for whom</code>, such as <code>/gift 50 for Kim</code>, or <code>/gift CODE</code> to see what is left on one.
gift-ask = Give out a gift of <b>{ $amount }</b>, valid until { $until }?
gift-sold-button = 💵 Paid on site
gift-present-button = 🎁 As a present
gift-issued-toast = The code is below.
gift-card = 🎁 <b>A gift of { $amount }</b> at { $venue }
gift-card-code = Code: <code>{ $code }</code>
gift-card-how = Book in the chat, tap 🎟 Code on the summary and write it, or open this link. Valid until { $until }.
gift-state = 🎁 { $code }: { $left } of { $amount } are left, valid until { $until }.
refund-on-gift = 🎁 <b>{ $amount }</b> is back on your gift { $code }: { $what }, { $when }.
payments-issued = Gifts given out: { $amount }
payments-on-gifts = Left on gifts: { $amount }
provider-gift-plain = gift
