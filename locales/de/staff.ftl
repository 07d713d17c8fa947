### Für alle, die dort arbeiten.

## Zum Team kommen

setup-claimed = Sie leiten jetzt <b>{ $venue }</b>. Neue Buchungen werden hier gemeldet. /today zeigt den Tag.
setup-wrong = Dieser Code ist nicht gültig. <code>apply</code> gibt einen neuen aus.
setup-already = Sie sind schon eingetragen: <b>{ $venue }</b>, { $role }.

## Heute

staff-today-title =
    { $count ->
        [0] <b>{ $day }</b>
        [one] <b>{ $day }</b>: eine Buchung
       *[other] <b>{ $day }</b>: { $count } Buchungen
    }
staff-today-empty = An diesem Tag ist nichts gebucht.
staff-today-closed = Geschlossen: { $reason }
staff-today-requests =
    { $count ->
        [one] Eine Anfrage wartet auf Entscheidung.
       *[other] { $count } Anfragen warten auf Entscheidung.
    }
staff-today-line = { $mark } <b>{ $span }</b> { $customer }, { $what }
staff-today-legend = 👍 hat zugesagt · ? noch keine Antwort · ! nicht erreichbar · ▶ ist da · ✔ erledigt · ✖ nicht gekommen
staff-today-updated = Stand: { $time }
staff-today-not-read = In „{ $text }“ war kein Tag zu finden. Hier ist heute:
staff-today-arrived-button = Da: { $time } { $customer }
staff-today-done-button = Fertig: { $time } { $customer }
staff-today-no-show-button = Nicht da: { $time } { $customer }
staff-today-before-button = ‹ { $day }
staff-today-after-button = { $day } ›
staff-today-refresh-button = Neu laden
staff-today-requests-button = 📨 Anfragen ({ $count })
staff-today-arrived-toast = { $customer } ist da.
staff-today-done-toast = Fertig: { $customer }.
staff-today-no-show-toast = Notiert: { $customer } ist nicht gekommen.
staff-today-too-early-toast = Es hat noch nicht begonnen.

## Anfragen

staff-request-title = 📨 <b>Anfrage</b>
staff-request-approve-button = ✅ Bestätigen
staff-request-reject-button = ✖️ Ablehnen
staff-request-open-button = { $when } · { $customer }
staff-request-reject-ask =
    <b>{ $what }</b>, { $when }: ablehnen?
    Warum? { $customer } wird es lesen. Tippen oder schreiben Sie den Grund, damit ist abgelehnt.
staff-reject-absent-button = Dann ist niemand da
staff-reject-unsuitable-button = Das Angebot passt nicht
staff-reject-call-button = Bitte zuerst anrufen
staff-reject-none-button = Ohne Grund ablehnen
staff-request-approved = ✅ Bestätigt von { $name }
staff-request-rejected = ✖️ Abgelehnt von { $name }
staff-request-rejected-reason = ✖️ Abgelehnt von { $name }: { $reason }
staff-request-is-approved = ✅ <b>Bestätigt</b>
staff-request-is-declined = ✖️ <b>Abgelehnt</b>
staff-request-approved-toast = Bestätigt. { $customer } erfährt es.
staff-request-rejected-toast = Abgelehnt. { $customer } erfährt es, mit anderen Zeiten.
staff-request-decided-toast = Das ist schon entschieden.
staff-requests-title = <b>Warten auf Entscheidung</b>
staff-requests-empty = Keine Anfrage wartet.

## Was das Team erfährt

staff-notice-booked = 🆕 <b>Neue Buchung</b>
staff-notice-edited = ✎ <b>Angaben geändert</b>
staff-notice-cancelled = ✖️ <b>Von der Kundschaft storniert</b>
staff-notice-withdrawn = ✖️ <b>Anfrage zurückgezogen</b>
staff-notice-orphaned = ⚠️ <b>Passt nicht zu den neuen Regeln</b>: Die Buchung bleibt, wie sie ist. Bitte kümmern Sie sich darum.
staff-notice-customer = { $customer }
staff-notice-reason = Grund: { $reason }
staff-notice-day-button = 📋 Liste: { $day }
staff-notice-edit-button = ✎ Angaben ändern

## Warum eine Zeit angeboten wird oder nicht

why-ask = Schreiben Sie Tag und Uhrzeit hinter den Befehl, zum Beispiel „/why { $example }“.
why-free = <b>{ $when }</b> ist frei: { $what }
why-refused = <b>{ $when }</b> wird nicht angeboten: { $what }
why-not-read = In „{ $text }“ waren kein Tag und keine Uhrzeit zu finden.

staff-notice-refund-failed = ⚠️ <b>Eine Rückzahlung hat nicht geklappt.</b> Bitte zahlen Sie das Geld beim Zahlungsanbieter von Hand zurück.
staff-notice-give-back = 💵 <b>Geld ist von Hand zurückzugeben.</b> Es wurde vor Ort bezahlt: Notieren Sie es danach unter /payments.
staff-notice-refunded = 💸 <b>Beim Zahlungsanbieter wurde Geld zurückgegeben.</b> Die Buchung bleibt, wie sie ist.
staff-notice-disputed = ⚠️ <b>Die Kundin oder der Kunde ficht eine Zahlung an.</b> Bitte antworten Sie beim Zahlungsanbieter; die Buchung bleibt, wie sie ist.
staff-notice-refund-waiting = 💸 <b>Eine Rückzahlung wartet auf eine zweite Person.</b> Sie steht unter /payments.
