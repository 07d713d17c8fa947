### Gifts: credit under a code.

gift-line = 🎁 Gutschein { $code }: { $amount }
gift-left-to-pay = Zu zahlen: <b>{ $amount }</b>
gift-toast = 🎁 { $amount } vom Gutschein werden angerechnet.
gift-leave-button = ✕ 🎁 { $code }
gift-kept = 🎁 { $left } vom Gutschein { $code } gelten für das, was Sie jetzt wählen.
gift-usage = Schreiben Sie <code>/gift BETRAG für wen</code>, zum Beispiel <code>/gift 50 für Kim</code>, oder <code>/gift CODE</code>, um zu sehen, was darauf übrig ist.
gift-ask = Einen Gutschein über <b>{ $amount }</b> ausgeben, gültig bis { $until }?
gift-sold-button = 💵 Vor Ort bezahlt
gift-present-button = 🎁 Als Geschenk
gift-issued-toast = Der Code steht unten.
gift-card = 🎁 <b>Ein Gutschein über { $amount }</b> bei { $venue }
gift-card-code = Code: <code>{ $code }</code>
gift-card-how = Buchen Sie im Chat, tippen Sie in der Übersicht auf 🎟 Code und schreiben Sie ihn, oder öffnen Sie diesen Link. Gültig bis { $until }.
gift-state = 🎁 { $code }: { $left } von { $amount } sind übrig, gültig bis { $until }.
refund-on-gift = 🎁 <b>{ $amount }</b> sind wieder auf Ihrem Gutschein { $code }: { $what }, { $when }.
payments-issued = Ausgegebene Gutscheine: { $amount }
payments-on-gifts = Auf Gutscheinen übrig: { $amount }
provider-gift-plain = Gutschein
