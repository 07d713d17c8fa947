### Buchen, Bildschirm für Bildschirm, in der Reihenfolge, in der man ihnen begegnet.

## Start

home-welcome =
    <b>{ $venue }</b>
    Willkommen! Wählen Sie eine Zeit, und sie bleibt für Sie reserviert, während Sie sich entscheiden.
home-title = <b>{ $venue }</b>
home-next = Nächste Buchung: <b>{ $when }</b>, { $what }
home-next-requested = Wartet auf Bestätigung: <b>{ $when }</b>, { $what }
home-held = Bis <b>{ $until }</b> für Sie reserviert: { $when }, { $what }
home-more =
    { $count ->
        [one] und { $count } weitere Buchung
       *[other] und { $count } weitere Buchungen
    }
home-tip = Tippen Sie unten auf einen Knopf, oder schreiben Sie einfach, was Sie möchten: „{ $example }“.
home-not-set-up = Dieser Bot ist noch nicht eingerichtet. Zuerst muss mit <code>apply</code> eine Datei geladen werden.
home-nothing-sold = Hier kann noch nichts gebucht werden. Bitte schauen Sie später wieder vorbei.
home-nothing-free = Bis { $day } ist nichts mehr frei, und weiter im Voraus kann nicht gebucht werden.
home-closed-soon = Geschlossen { $day }: { $reason }
home-soonest-button = ⚡ Nächste Zeit: { $when }
home-soonest-of-button = ⚡ Nächste Zeit: { $when }, { $what }
home-again-button = 🔁 Wie zuletzt: { $when }, { $what }
home-choose-button = 📅 Auswählen
home-mine-button = 🗓 Buchungen
home-settings-button = ⚙️ Optionen
home-venue-button = 📍 Ort & Zeiten
home-today-button = 📋 Tagesliste
home-held-button = ⏳ Abschließen: { $when }

## A draft that was left

resume-title = Möchten Sie dort weitermachen, wo Sie aufgehört haben?
resume-draft = { $what }
resume-hold-over = Ihre Zeit ist nicht mehr reserviert.
resume-button = ▶️ Weiter
resume-drop-button = Neu beginnen

## What

what-title = Was möchten Sie buchen?
what-button = { $service } · { $duration }
what-price-button = { $service } · { $duration } · { $price }
what-description = <b>{ $service }</b>: { $description }
what-search-hint = Suchen Sie etwas Bestimmtes? Schreiben Sie ein Wort daraus.
what-found =
    { $count ->
        [one] Ein Treffer für „{ $text }“:
       *[other] { $count } Treffer für „{ $text }“:
    }
what-none-found = Zu „{ $text }“ passt hier nichts. Das ist unser ganzes Angebot:
what-all-button = Alles anzeigen
what-gone-plain = nicht mehr im Angebot
what-approval-note = { $services }: Jede Anfrage wird einzeln bestätigt.

## Who or where

who-title = { $prompt }
who-any-hint = Mit „Beliebig“ haben Sie die meisten Zeiten zur Auswahl.
who-any-button = ✨ Beliebig
who-button = { $resource }

## When

when-title = <b>{ $what }</b>
when-terms = { $duration }
when-terms-price = { $duration } · { $price }
when-pick-day = Wählen Sie einen Tag:
when-day-free =
    { $count ->
        [one] <b>{ $day }</b>: eine Zeit ist frei
       *[other] <b>{ $day }</b>: { $count } Zeiten sind frei
    }
when-day-full = <b>{ $day }</b>: ausgebucht. Alle Zeiten sind vergeben.
when-day-held =
    <b>{ $day }</b>: Alle Zeiten sind vergeben, aber { $count ->
        [one] eine ist nur reserviert, solange sich jemand entscheidet. Sie kann wieder frei werden.
       *[other] { $count } sind nur reserviert, solange sich jemand entscheidet. Sie können wieder frei werden.
    }
when-day-closed = <b>{ $day }</b> · Geschlossen
when-day-closed-reason = <b>{ $day }</b> · Geschlossen: { $reason }
when-day-blocked = <b>{ $day }</b>: nicht buchbar.
when-day-blocked-reason = <b>{ $day }</b>: nicht buchbar. Grund: { $reason }
when-day-yours = An diesem Tag haben Sie schon eine Buchung: { $when }, { $what }
when-day-past = <b>{ $day }</b> ist vorbei.
when-day-no-more = <b>{ $day }</b>: keine Zeiten mehr übrig.
when-day-too-soon = <b>{ $day }</b> ist zu kurzfristig. Bitte buchen Sie mindestens { $lead } im Voraus.
when-day-too-far = <b>{ $day }</b> kann noch nicht gebucht werden. Derzeit geht es bis { $latest }.
when-day-holiday = <b>{ $day }</b>: { $holiday }, aber geöffnet.
when-day-after-none = <b>{ $day }</b>: ab { $time } ist nichts mehr frei.
when-after-active = Angezeigt werden Zeiten ab { $time }.
when-zone = Alle Zeiten: { $zone }.
when-repeated-hour = An diesem Tag werden die Uhren zurückgestellt. Bei Zeiten, die es zweimal gibt, steht der Abstand zu UTC.
when-missing-hour = An diesem Tag werden die Uhren vorgestellt, deshalb fehlt eine Stunde.
when-legend = <b>12</b> frei · <b>·12</b> wenig frei · <b>×12</b> voll oder geschlossen · <b>[12]</b> gewählt · <b>✓12</b> Ihre Buchung · <b>*12</b> Feiertag
when-none-month = { $month }: nichts mehr frei.
when-changing = Ihre Zeit <b>{ $when }</b> bleibt Ihnen, bis Sie auf eine neue tippen.
when-soonest-button = ⚡ Nächste Zeit: { $when }
when-usual-button = ⭐ Wie meistens: { $when }
when-evening-button = 🌙 Abends: { $when }
when-weekend-button = 🌤 Wochenende: { $when }
when-next-free-button = Als Nächstes frei: { $when }
when-time-button = { $time }
when-morning-button = Vormittag
when-afternoon-button = Nachmittag
when-evening-heading-button = Abend
when-night-button = Nacht
when-week-before-button = ‹ Woche
when-week-after-button = Woche ›
when-month-button = 🗓 Monat
when-week-button = Zur Woche
when-month-before-button = ‹ { $month }
when-month-after-button = { $month } ›
when-times-before-button = ‹ Früher
when-times-after-button = Später ›
when-after-button = 🕒 Ab …
when-after-title = Zeiten anzeigen ab …
when-after-time-button = ab { $time }
when-after-all-button = Alle
when-keep-button = { $when } behalten
when-heading-toast = Das ist nur eine Überschrift. Tippen Sie auf eine Zeit darunter.
when-blank-toast = Hier ist kein Tag. Tippen Sie auf eine Zahl.
when-weekday-toast = { $weekday }. Tippen Sie auf einen Tag darunter.
when-first-week-toast = Das ist die erste Woche, die gebucht werden kann.
when-last-week-toast = Das ist die letzte Woche, die gebucht werden kann.

## Details

details-title = <b>{ $what }</b>, { $when }
details-ask = { $prompt }
details-required-hint = Bitte schreiben Sie Ihre Antwort.
details-optional-hint = Schreiben Sie etwas, oder überspringen Sie es.
details-skip-button = Überspringen
details-keep-button = Beibehalten: { $text }
details-clear-button = Entfernen
details-too-long = Das ist etwas lang: { $length } Zeichen, möglich sind { $limit }. Bitte kürzen Sie es.
details-text-only = Bitte antworten Sie mit einer Textnachricht.
details-phone-ask = Unter welcher Nummer kann { $venue } Sie erreichen?
details-phone-purpose = Wir nutzen sie nur, wenn sich an Ihrer Buchung etwas ändert. In den Optionen können Sie sie löschen.
details-phone-share-button = 📱 Meine Nummer senden
details-phone-placeholder-plain = Telefonnummer
details-phone-skip-button = Ohne Nummer
details-phone-not-yours = Das ist der Kontakt von jemand anderem. Bitte senden oder schreiben Sie Ihre eigene Nummer.
details-phone-unreadable = Das sieht nicht nach einer Telefonnummer aus. Schreiben Sie sie mit Ländervorwahl, zum Beispiel { $example }.
details-phone-kept = Vielen Dank. { $venue } kann Sie unter { $phone } erreichen.

## Summary

summary-title = <b>Ist alles richtig?</b>
summary-title-request = <b>Diese Anfrage senden?</b>
summary-approval = { $venue } beantwortet jede Anfrage. Bis dahin bleibt Ihre Zeit reserviert.
summary-held = ⏳ Für Sie reserviert bis <b>{ $until }</b>.
summary-held-left =
    { $minutes ->
        [one] ⏳ Für Sie reserviert bis <b>{ $until }</b>. Noch eine Minute.
       *[other] ⏳ Für Sie reserviert bis <b>{ $until }</b>. Noch { $minutes } Minuten.
    }
summary-confirm-button = ✅ Verbindlich buchen
summary-request-button = ✅ Anfrage senden
summary-extend-button = ⏱ +10 Min.
summary-release-button = Freigeben
summary-change-what-button = ✎ Angebot
summary-change-who-button = ✎ { $group }
summary-change-time-button = ✎ Zeit
summary-change-detail-button = ✎ { $prompt }
summary-change-note-button = ✎ Notiz
summary-add-note-button = ✎ Notiz dazu
summary-add-button = ＋ Dazu: { $what } (+{ $duration }, { $price })
summary-add-free-button = ＋ Dazu: { $what } (+{ $duration })
summary-leave-button = － Ohne: { $what }
code-button = 🎟 Code
code-leave-button = ✕ { $code }
code-ask = Welchen Code haben Sie? Bitte schreiben Sie ihn.
code-toast = { $code }: { $saved } weniger.
code-left-toast = Jetzt ohne { $code }.
code-left-out = Die Zeit ist ohne den Code für Sie reserviert.
code-kept = 🎟 { $code } gilt für alles, was Sie jetzt wählen, sofern es passt.
summary-held-toast = Für Sie reserviert bis { $until }.
summary-extended-toast = Jetzt für Sie reserviert bis { $until }.
summary-changed-toast = Geändert auf { $when }.
summary-services-toast = Jetzt: { $what }.
summary-confirmed-toast = Gebucht.
summary-requested-toast = Anfrage gesendet.
summary-released-toast = Freigegeben. Andere können die Zeit jetzt buchen.
summary-released = Freigegeben: { $what }, { $when }. Andere können die Zeit jetzt buchen.

## Lines about a booking, the same wherever one is shown

booking-what = { $what }
booking-when = <b>{ $day }, { $span }</b>
booking-zone = { $zone }
booking-your-time = Bei Ihnen ist das { $when } ({ $zone }).
booking-price = Preis: <b>{ $price }</b>
booking-free = Kostenlos
booking-place = 📍 { $address }
place-yours-plain = bei Ihnen
place-yours-far-plain = bei Ihnen, { $distance } entfernt
place-theirs-plain = bei der Kundin oder dem Kunden
place-theirs-far-plain = bei der Kundin oder dem Kunden, { $distance } entfernt
booking-phone = ☎️ { $phone }
booking-detail = { $prompt } <b>{ $text }</b>
booking-reference = Nummer: <code>{ $reference }</code>
booking-policy = Stornieren: { $policy }.
booking-reason = Grund: { $reason }

## What a price is made of

price-line = · { $name }: { $amount }
price-line-times = · { $name }: { $factors } = { $amount }
price-line-percent = · { $name } ({ $percent }): { $amount }
price-times-plain = { $first } × { $next }
price-rate-plain = Preis
price-service-plain = Angebot
price-weekend-plain = Wochenendpreis
price-weekdays-plain = Preis an diesem Tag
price-season-plain = Saisonpreis
price-hours-plain = Preis zu dieser Zeit
price-slot-plain = Preis dieses Termins
price-travel-plain = Anfahrt
price-extra-plain = Zuschlag
price-deposit-due = Jetzt anzuzahlen: <b>{ $deposit }</b>, der Rest später: { $rest }
price-deposit = Anzahlung: { $deposit }, der Rest: { $rest }
price-from-plain = ab { $price }
price-per-unit-plain = { $price }/Stück
price-per-person-plain = { $price }/Person
price-per-day-plain = { $price }/Tag
price-per-hour-plain = { $price }/Std.
count-people-plain =
    { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    }
count-units-plain =
    { $units ->
        [one] { $units } Stück
       *[other] { $units } Stück
    }

## Booking card

card-booked = ✅ <b>Gebucht</b>
card-requested = 📨 <b>Anfrage gesendet</b>
card-approved = ✅ <b>Bestätigt von { $venue }</b>
card-edited = ✎ <b>{ $venue } hat die Angaben geändert</b>
card-in-progress = ▶️ <b>Läuft gerade</b>
card-completed = ✔️ <b>Erledigt. Vielen Dank für Ihren Besuch!</b>
card-cancelled = ✖️ <b>Storniert</b>
card-rejected = ✖️ <b>Abgelehnt</b>
card-no-show = ✖️ <b>Nicht wahrgenommen</b>
card-waiting = Sie erfahren es hier, sobald { $venue } entschieden hat. Bis dahin bleibt Ihre Zeit reserviert.
card-reminders = Wir erinnern Sie: { $leads } vorher.
card-file = Öffnen Sie die Datei, um den Termin in Ihren Kalender zu übernehmen.
card-move-button = 🔄 Verschieben
card-edit-button = ✎ Angaben ändern
card-cancel-button = ✖️ Stornieren
card-withdraw-button = ✖️ Zurückziehen
card-share-button = ↗️ Teilen
card-history-button = 🕘 Verlauf
card-map-button = 🗺 Karte
card-file-button = 📆 Kalender
card-copy-button = 📋 Nummer kopieren
card-again-button = 🔁 Noch einmal buchen
card-share-plain = { $what } bei { $venue }, { $when }
history-title = <b>Was mit { $reference } geschah</b>
history-line = { $when }: { $event }
history-held-plain = Zeit reserviert
history-requested-plain = Anfrage gesendet
history-confirmed-plain = gebucht
history-in_progress-plain = eingetroffen
history-completed-plain = erledigt
history-reviewed-plain = bewertet
history-expired-plain = Reservierung abgelaufen
history-released-plain = freigegeben
history-rejected-plain = abgelehnt
history-cancelled-plain = storniert
history-no_show-plain = nicht wahrgenommen

## Calendar file

file-title-plain = { $what } · { $venue }
file-text-plain = Buchung { $reference }
file-cancelled-plain = Storniert: { $what } · { $venue }

## Place and hours

venue-title = <b>{ $venue }</b>
venue-address = 📍 { $address }
venue-phone = ☎️ { $phone }
venue-hours-title = <b>Öffnungszeiten</b> ({ $zone })
venue-hours-line = { $weekdays }: { $spans }
venue-hours-closed = { $weekdays }: geschlossen
venue-closed-days = <b>Demnächst anders</b>
venue-closed-day = { $day }: { $reason }

## Buttons on several screens

back-button = ‹ Zurück
home-button = 🏠 Start
more-button = Mehr ›
previous-button = ‹ Zurück
page-button = { $page } von { $pages }
page-toast = Seite { $page } von { $pages }.
choices-hint = Sie können auch mit einer Zahl antworten.

## How many come, how long, which days

people-ask = Wie viele Personen kommen?
people-hint = Von { $least } bis { $most }. Tippen Sie auf eine Zahl oder schreiben Sie sie.
units-button = × { $units }
lengths-title = <b>{ $what }</b>, ab { $when }
lengths-ask = Wie lange?
lengths-ends-there = Länger geht es nicht: Danach ist geschlossen oder schon gebucht.
lengths-button = { $span } · { $duration }
lengths-price-button = { $span } · { $duration } · { $price }
dates-pick = Tippen Sie auf die gewünschten Tage, zum Abwählen noch einmal.
dates-pick-one = Tippen Sie auf den gewünschten Tag.
dates-pick-first-and-last = Tippen Sie auf den ersten und den letzten Tag.
dates-none = Noch kein Tag gewählt.
dates-chosen = Gewählt: <b>{ $days }</b>
dates-too-many =
    { $most ->
        [one] Es lässt sich nur ein Tag auf einmal buchen.
       *[other] Es lassen sich höchstens { $most } Tage auf einmal buchen.
    }
dates-done-button =
    { $days ->
        [one] ✅ Nehmen
       *[other] ✅ { $days } Tage
    }
dates-done-price-button =
    { $days ->
        [one] ✅ { $days } Tag · { $price }
       *[other] ✅ { $days } Tage · { $price }
    }
dates-clear-button = Neu wählen
duration-by-day-plain = tageweise
duration-between-plain = { $shortest } bis { $longest }
days-plain = { $first } – { $last }
booking-days = <b>{ $days }</b>
booking-days-hours = Am ersten Tag ab { $start }, am letzten bis { $end }
booking-units = Anzahl: <b>{ $units }</b>
booking-party =
    { $party ->
        [one] Für <b>{ $party } Person</b>
       *[other] Für <b>{ $party } Personen</b>
    }
summary-change-party-button = ✎ Personen
lost-race-days = Diese Tage hat eben jemand anderes genommen.
lost-race-days-held = Über einen dieser Tage entscheidet gerade jemand. Er kann wieder frei werden.
