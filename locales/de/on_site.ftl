### Money that is handed over at the venue.

onsite-button = 💵 { $time } { $customer }: { $amount }
onsite-title = 💵 <b>Zahlung vor Ort</b>
onsite-who = { $customer }: { $what }, { $when } ({ $reference })
onsite-price = Preis: { $price }
onsite-paid = Bisher bezahlt: { $paid }
onsite-left = Zu zahlen: <b>{ $amount }</b>
onsite-hint = Ist es weniger, schreiben Sie den Betrag, nur in Ziffern.
onsite-cash-button = 💵 Bar: { $amount }
onsite-card-button = 💳 Karte: { $amount }
onsite-done-toast = Notiert: { $amount } bezahlt.
onsite-most = Höchstens { $most } sind noch zu zahlen.
onsite-nothing = Dafür ist nichts mehr zu zahlen.
onsite-usage = Schreiben Sie <code>/paid NUMMER BETRAG</code>, zum Beispiel <code>/paid { $reference } 12,50</code>. Ohne Betrag ist es alles, was noch zu zahlen ist.
