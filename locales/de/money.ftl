### Zahlen, und Geld, das zurückgeht.

## Zahlen

pay-button = 💳 { $amount } zahlen
pay-by-button = 💳 { $provider }: { $amount }
pay-title = <b>{ $amount } zahlen</b>
pay-explain = Der Knopf unten öffnet die Seite von { $provider }. Sobald das Geld da ist, erscheint Ihre Buchung hier von selbst.
pay-open-button = 💳 Zur Zahlungsseite
pay-done-button = Ich habe bezahlt
pay-asked = 🔎 Wir fragen bei { $provider } nach. Sobald das Geld da ist, erscheint Ihre Buchung hier von selbst.
pay-asked-toast = Wir fragen bei { $provider } nach.
pay-down = { $provider } antwortet gerade nicht. Es wurde nichts abgebucht, und Ihre Zeit bleibt reserviert: Bitte versuchen Sie es in einer Minute noch einmal.
pay-refused = { $venue } kann gerade keine Zahlungen annehmen. Es wurde nichts abgebucht. Bitte rufen Sie an, oder versuchen Sie es später noch einmal.
pay-back-title-plain = Vielen Dank
pay-back-plain = Ihre Buchung erscheint im Chat, sobald { $provider } bestätigt, dass das Geld da ist.
pay-back-button = Zurück zum Chat
provider-stripe-plain = Stripe
provider-razorpay-plain = Razorpay
provider-toss-plain = Toss Payments
provider-telegram-plain = Telegram
provider-on-site-plain = vor Ort

## Geld, das zu spät kam, und Geld, das zurückgeht

card-booked-late = ✅ <b>Doch noch gebucht</b>: Ihre Zahlung kam erst nach dem Ende der Reservierung, und die Zeit war noch frei.
refund-taken = Ihre Zahlung für { $what }, { $when } kam erst nach dem Ende der Reservierung, und inzwischen ist die Zeit vergeben.
refund-twice = { $what }, { $when } wurde zweimal bezahlt.
refund-too-much = Für { $what }, { $when } wurde mehr bezahlt, als es kostet.
refund-too-little = Für { $what }, { $when } wurde weniger bezahlt, als es kostet. Gebucht ist es damit nicht.
refund-currency = { $what }, { $when } wurde in einer anderen Währung bezahlt. Gebucht ist es damit nicht.
refund-cancelled = { $what }, { $when } ist storniert.
refund-rejected = { $venue } konnte { $what }, { $when } leider nicht annehmen.
refund-over = { $what }, { $when } ist vorbei.
refund-unknown = { $venue } konnte { $amount } keiner Buchung zuordnen.
refund-by-hand = { $venue } gibt Ihnen Geld zurück: { $what }, { $when }.
refund-reason = „{ $reason }“
refund-back = 💸 Sie bekommen <b>{ $amount }</b> zurück. Wir melden uns, wenn es erledigt ist.
refund-done = 💸 Wir haben Ihnen <b>{ $amount }</b> zurückgezahlt: { $what }, { $when }. Bis Ihre Bank es anzeigt, kann es ein paar Tage dauern.
refund-near = Stattdessen sind diese Zeiten frei:
refund-none = Rund um diese Zeit ist gerade nichts frei.

## Was bezahlt ist

booking-paid = Bezahlt: { $amount }
booking-refunded = Zurückgezahlt: { $amount }
booking-refunding = Rückzahlung unterwegs: { $amount }
cancel-back = Wenn Sie jetzt stornieren, erhalten Sie <b>{ $back }</b> von den bezahlten { $paid } zurück.
cancel-back-none = Wenn Sie jetzt stornieren, erhalten Sie von den bezahlten { $paid } nichts zurück.
cancel-back-next = Nach { $until } wären es { $back }.
cancel-back-done = Sie bekommen { $back } zurück. Wir melden uns, wenn es erledigt ist.

## Was jemand bezahlt hat

receipt-title = 🧾 <b>Ihre Zahlungen</b> an { $venue }
receipt-booking = <b>{ $what }</b>, { $when } ({ $reference })
receipt-paid = { $on }: { $amount } bezahlt ({ $provider })
receipt-refunded = { $on }: { $amount } zurückgezahlt ({ $provider })
receipt-kept = { $on }: { $amount } verrechnet
receipt-owed = Im Voraus bezahlt: { $amount }
receipt-none = Sie haben bei { $venue } noch nichts bezahlt.

## Die Kasse des Tages, für das Team

payments-title = 🧾 <b>Kasse, { $day }</b>
payments-provider = { $provider }: eingenommen { $taken }, zurückgezahlt { $refunded }, behalten { $kept }, offen { $open }
payments-none = Es wurde nichts eingenommen und nichts zurückgezahlt.
payments-kept = Verdient oder einbehalten: { $amount }
payments-owed = Im Voraus bezahlt für Kommendes: { $amount }
payments-pending =
    { $count ->
        [one] { $count } Person ist auf einer Zahlungsseite: { $amount }, seit { $since }.
       *[other] { $count } Personen sind auf einer Zahlungsseite: { $amount }, die erste seit { $since }.
    }
payments-due =
    { $count ->
        [one] { $count } Rückzahlung ist unterwegs: { $amount }, seit { $since }.
       *[other] { $count } Rückzahlungen sind unterwegs: { $amount }, die älteste seit { $since }.
    }
payments-failed =
    { $count ->
        [one] ⚠️ { $count } Rückzahlung ist von Hand zu machen: { $amount }, seit { $since }.
       *[other] ⚠️ { $count } Rückzahlungen sind von Hand zu machen: { $amount }, die älteste seit { $since }.
    }
payments-csv-button = 📄 Als Tabelle
payments-csv = { $day }: alle Geldbewegungen.

## Giving money back by hand

refund-usage = Schreiben Sie <code>/refund NUMMER BETRAG Grund</code>, zum Beispiel <code>/refund { $reference } 12,50 verregnet</code>. Ohne Betrag ist es alles, was bezahlt wurde.
refund-no-booking = Eine Buchung { $reference } gibt es hier nicht.
refund-amount-wrong = „{ $text }“ ist kein Betrag. Schreiben Sie nur Ziffern, zum Beispiel 12,50.
refund-most = Höchstens { $most } können dafür zurückgehen.
refund-nothing = Dafür wurde nichts bezahlt, was zurückgehen könnte.
refund-ask = <b>{ $amount }</b> an { $customer } zurückgeben, für { $what }, { $when }?
refund-ask-most = Vom Bezahlten können { $most } zurückgehen.
refund-waits = Mehr als { $limit } braucht eine zweite Person; sie erfährt es jetzt.
refund-give-button = 💸 { $amount } zurückgeben
refund-asked-toast = { $amount } geht zurück.
refund-waits-toast = { $amount } wartet auf eine zweite Person.
refund-own-toast = Dem, was Sie selbst verlangt haben, muss jemand anderes zustimmen.
payments-waiting = Diese Rückzahlungen warten auf eine zweite Person. Zum Zustimmen antippen:
payments-approve-button = ✅ { $amount }, { $reference }
receipt-given-up = { $on }: aus Kulanz erlassen { $amount }
payments-done-button = ✔ Von Hand zurückgezahlt: { $amount }, { $reference }
refund-by-hand-toast = Notiert: { $amount } wurde von Hand zurückgezahlt.
receipt-discounted = { $on }: { $amount } weniger durch { $code }
receipt-withdrawn = { $on }: { $amount } weniger durch { $code }, nicht mehr genutzt
payments-discounted = Durch Codes erlassen: { $amount }
payments-withdrawn = Von Codes, nicht mehr genutzt: { $amount }

## Money that nobody can place, for who runs the venue

alert-parked = ⚠️ <b>Geld, das niemand zuordnen kann.</b> { $provider } hat für Sie { $amount } eingezogen, und es gibt keine Zahlung, zu der das gehört: <code>{ $charge }</code>. Das kann vorkommen, nachdem eine Datenbank aus einer älteren Kopie wiederhergestellt wurde.
alert-parked-then = Falls die Zahlung nicht auftaucht, geht alles zurück: { $at }.
alert-stray-matched = ✅ { $amount }, die niemand zuordnen konnte, haben ihre Zahlung gefunden ({ $provider }, <code>{ $charge }</code>).
alert-stray-returned = 💸 { $amount }, die niemand zuordnen konnte, sind zurückgezahlt ({ $provider }, <code>{ $charge }</code>).
alert-stray-failed = ⚠️ <b>{ $amount }, die niemand zuordnen konnte, ließen sich nicht zurückzahlen</b> ({ $provider }, <code>{ $charge }</code>). Bitte zahlen Sie das Geld beim Zahlungsanbieter von Hand zurück und vermerken Sie es unter /payments.
alert-payments-button = 🧾 Kasse
payments-unplaced = Ohne Buchung: eingegangen { $came }, zurückgezahlt { $back }, zugeordnet { $placed }
payments-stray = ⚠️ { $amount } ({ $provider }) gehören zu keiner bekannten Buchung. Falls sie nicht zugeordnet werden, gehen sie zurück: { $at }.
payments-stray-failed = ⚠️ { $amount } ({ $provider }) gehören zu keiner bekannten Buchung und ließen sich nicht zurückzahlen. Bitte zahlen Sie das Geld beim Zahlungsanbieter von Hand zurück.

## A provider that contradicts itself, for who runs the venue

alert-contradicted = ⚠️ <b>{ $provider } widerspricht sich</b> bei der Zahlung <code>{ $charge }</code> für { $reference }.
contradicted-amount = Vorher: { $earlier } bezahlt. Jetzt: { $later } bezahlt.
contradicted-undone = Vorher: { $earlier } bezahlt. Jetzt: nichts bezahlt.
contradicted-back-less = Vorher: { $earlier } zurückgezahlt. Jetzt: { $later } zurückgezahlt.
contradicted-back-more = Vorher: { $earlier } bezahlt. Jetzt: davon { $later } zurückgezahlt.
contradicted-moved = Vorher: Zahlung für { $earlier }. Jetzt: Zahlung für { $later }.
contradicted-nothing = Deshalb wurde nichts geändert. Bitte fragen Sie { $provider }, was stimmt.

## Forged callbacks, for who runs the venue

alert-forged = ⚠️ <b>Jemand schickt gefälschte Nachrichten über Zahlungen.</b> Innerhalb von { $minutes } Minuten wurden mehr als { $count } im Namen von { $provider } abgewiesen, weil { $provider } sie nicht geschickt haben kann. Geändert haben sie nichts.
alert-forged-secret = Falls das Signaturgeheimnis kürzlich geändert wurde, prüfen Sie bitte, ob es hier und bei { $provider } dasselbe ist.

## The wrong amount was offered

declined-too-little = ⚠️ Für { $what }, { $when }, wurden { $offered } statt { $amount } angeboten. Damit ist es nicht gebucht.
declined-currency = ⚠️ Für { $what }, { $when }, wurden { $offered } statt { $amount } angeboten, also in einer anderen Währung. Damit ist es nicht gebucht.
declined-nothing = Abgebucht wurde nichts.
declined-lapses = Wir nehmen das Geld nicht an. { $provider } gibt es von selbst zurück, das kann bis zu fünf Tage dauern; beschleunigen kann es niemand.
declined-again = Bitte zahlen Sie noch einmal, mit der Schaltfläche unten.
