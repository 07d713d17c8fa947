### Nach der Buchung: finden, stornieren, erinnert und benachrichtigt werden.

## Meine Buchungen

mine-title = <b>Ihre Buchungen</b>
mine-empty = Sie haben nichts gebucht.
mine-past-title = <b>Frühere Buchungen</b>
mine-past-empty = Hier ist noch nichts.
mine-button = { $when } · { $what }
mine-requested-button = 📨 { $when } · { $what } (angefragt)
mine-held-button = ⏳ { $when } · { $what } (reserviert)
mine-over-button = { $when } · { $what } ({ $status })
mine-past-button = Frühere
mine-coming-button = Kommende
mine-book-button = 📅 Jetzt buchen

## Stornieren

cancel-title = <b>{ $what }</b>, { $when }: stornieren?
cancel-title-request = <b>{ $what }</b>, { $when }: Anfrage zurückziehen?
cancel-now-free = Jetzt zu stornieren ist kostenlos.
cancel-now-part = Wenn Sie jetzt stornieren, erhalten Sie { $percent } % Ihrer Zahlung zurück.
cancel-now-none = Wenn Sie jetzt stornieren, erhalten Sie nichts von Ihrer Zahlung zurück.
cancel-policy = Die Regel: { $policy }.
cancel-reason-ask = Warum? Tippen Sie auf einen Grund, oder schreiben Sie einen. Damit ist es storniert.
cancel-reason-plans-button = Pläne geändert
cancel-reason-time-button = Andere Zeit passt besser
cancel-reason-ill-button = Krankheit
cancel-reason-elsewhere-button = Woanders gebucht
cancel-reason-none-button = Ohne Grund stornieren
cancel-reason-typed-button = Stornieren: „{ $reason }“
cancel-keep-button = Buchung behalten
cancel-keep-request-button = Anfrage behalten
cancel-done = Storniert: <b>{ $what }</b>, { $when }.
cancel-done-request = Zurückgezogen: <b>{ $what }</b>, { $when }.
cancel-done-toast = Storniert.

## Verschieben, bis es in einem Schritt geht

move-title = <b>{ $what }</b>, { $when }: verschieben?
move-explain = Buchen Sie zuerst die neue Zeit, und stornieren Sie dann diese. So stehen Sie nie ohne Zeit da.
move-choose-button = 📅 Neue Zeit wählen
move-cancel-button = ✖️ Diese Zeit stornieren

## Other details for a booking

edit-title = <b>Was möchten Sie ändern?</b>
edit-not-time = Für einen anderen Tag oder eine andere Zeit gehen Sie zurück und tippen auf „Verschieben“.
edit-now = Bisher: { $text }
edit-done = ✔️ Die Angaben sind geändert.
edit-done-toast = Geändert.

## Eine Reservierung, die bald endet oder zu Ende ist

hold-expired = ⌛ <b>{ $what }</b>, { $when } war bis { $until } für Sie reserviert und ist wieder frei.
hold-over = ⌛ <b>{ $what }</b>, { $when } war bis { $until } für Sie reserviert.
hold-expired-free = Noch hat niemand die Zeit genommen. Möchten Sie sie wieder haben?
hold-expired-taken = Inzwischen ist die Zeit vergeben.
hold-expired-gone = Die Zeit kann nicht mehr gebucht werden.
hold-again-button = ↩️ Wieder reservieren
hold-other-button = Andere Zeiten
hold-expired-toast = Diese Zeit ist nicht mehr für Sie reserviert.

## Jemand war schneller

lost-race = <b>{ $time }</b> hat gerade jemand anderes genommen.
lost-race-held = Bei <b>{ $time }</b> entscheidet sich gerade jemand. Die Zeit kann wieder frei werden.
lost-race-longer = Ab <b>{ $time }</b> sind keine { $duration } am Stück frei.
lost-race-near = Die nächsten freien Zeiten:
lost-race-none = Rund um diese Zeit ist sonst nichts frei.
lost-race-kept = <b>{ $when }</b> bleibt für Sie reserviert.
lost-race-button = { $when }
lost-race-all-button = Alle Zeiten

## Erinnerungen

reminder-title = 🔔 <b>{ $when }</b>: { $what }
reminder-soon = 🔔 Bald geht es los ({ $left }): <b>{ $what }</b>, { $when }
reminder-ask = Kommen Sie?
reminder-come-button = 👍 Ich komme
reminder-move-button = 🔄 Verschieben
reminder-cancel-button = ✖️ Stornieren
reminder-coming = 👍 Vielen Dank. Wir erwarten Sie { $when }!
reminder-coming-toast = Vielen Dank, bis dann!
reminder-over-toast = Diese Buchung ist vorbei.
reminder-cancelled-toast = Diese Buchung ist storniert.

## Was man erfährt

notice-rejected = { $venue } konnte <b>{ $what }</b>, { $when } leider nicht annehmen.
notice-rejected-reason = { $venue } konnte <b>{ $what }</b>, { $when } leider nicht annehmen: { $reason }
notice-rejected-near = Stattdessen sind diese Zeiten frei:
notice-rejected-none = Rund um diese Zeit ist sonst nichts frei.
notice-cancelled = { $venue } musste <b>{ $what }</b>, { $when } leider absagen. Das tut uns leid.
notice-cancelled-reason = { $venue } musste <b>{ $what }</b>, { $when } leider absagen: { $reason } Das tut uns leid.

## Optionen und Datenschutz

settings-title = <b>Optionen</b>
settings-language = Sprache: { $language }
settings-language-automatic = Sprache: { $language }, wie in Telegram
settings-zone = Ihre Zeitzone: { $zone }
settings-zone-venue = Ihre Zeitzone: wie { $venue }
settings-phone = Telefon: { $phone }
settings-language-button = 🌐 Sprache
settings-zone-button = 🕒 Meine Zeitzone
settings-phone-delete-button = Meine Nummer löschen
settings-privacy-button = 🔒 Datenschutz
settings-language-title = Welche Sprache möchten Sie lesen?
settings-language-choice-button = { $language }
settings-language-chosen-button = ✓ { $language }
settings-language-automatic-button = Wie in Telegram
settings-language-toast = Ab jetzt auf Deutsch.
settings-zone-title = Wo sind Sie? Schreiben Sie eine Stadt oder eine Zeitzone, zum Beispiel „{ $example }“.
settings-zone-unknown = Eine Zeitzone „{ $text }“ ist nicht bekannt.
settings-zone-choice-button = { $zone } · { $offset }
settings-zone-same-button = Wie { $venue }
settings-zone-toast = Ihre Zeitzone ist jetzt { $zone }.
settings-phone-deleted-toast = Ihre Nummer ist gelöscht.
privacy-text =
    <b>Datenschutz</b>
    { $venue } sieht Ihren Namen, wie Telegram ihn zeigt, Ihre Buchungen und was Sie dazu geschrieben haben.
    Andere sehen davon nichts. Eine Telefonnummer wird nur gespeichert, wenn Sie eine angeben. In den Optionen können Sie sie löschen.

## Hilfe

help-text =
    <b>So geht es</b>
    Tippen Sie auf eine freie Zeit, und sie ist { $hold } lang für Sie reserviert. So lange kann niemand sonst sie nehmen.
    Oder schreiben Sie jederzeit, was Sie möchten: „{ $example }“.
    /book zum Buchen
    /bookings zeigt Ihre Buchungen
    /settings ändert die Sprache
    Reagiert ein Knopf einmal nicht, bringt /panel ein frisches Menü.
help-staff =
    <b>Für das Team</b>
    /today zeigt die Liste des Tages
    /requests zeigt, was auf eine Entscheidung wartet
    /why sagt, warum eine Zeit nicht angeboten wird: „/why { $example }“
