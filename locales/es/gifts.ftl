### Gifts: credit under a code.

gift-line = 🎁 Regalo { $code }: { $amount }
gift-left-to-pay = Por pagar: <b>{ $amount }</b>
gift-toast = 🎁 Se usan { $amount } del regalo.
gift-leave-button = ✕ 🎁 { $code }
gift-kept = 🎁 { $left } del regalo { $code } valen para lo que elija ahora.
gift-usage = Escriba <code>/gift IMPORTE para quién</code>, por ejemplo <code>/gift 50 para Kim</code>, o <code>/gift CÓDIGO</code> para ver cuánto queda en uno.
gift-ask = ¿Emitir un regalo de <b>{ $amount }</b>, válido hasta { $until }?
gift-sold-button = 💵 Pagado en el lugar
gift-present-button = 🎁 Como obsequio
gift-issued-toast = El código está abajo.
gift-card = 🎁 <b>Un regalo de { $amount }</b> en { $venue }
gift-card-code = Código: <code>{ $code }</code>
gift-card-how = Reserve en el chat, toque 🎟 Código en el resumen y escríbalo, o abra este enlace. Válido hasta { $until }.
gift-state = 🎁 { $code }: quedan { $left } de { $amount }, válido hasta { $until }.
refund-on-gift = 🎁 <b>{ $amount }</b> ha vuelto a su regalo { $code }: { $what }, { $when }.
payments-issued = Regalos emitidos: { $amount }
payments-on-gifts = Saldo en regalos: { $amount }
provider-gift-plain = regalo
