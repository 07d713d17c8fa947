### Was die Technik sagt: alte Knöpfe, Störungen, Gruppen, Menüs.

## Knöpfe

old-button-notice = Dieses Menü war veraltet. So ist der Stand:
old-button-toast = Dieses Menü war veraltet. Hier ist das aktuelle.
used-button-toast = Das ist schon geschehen.
foreign-button-toast = Dieses Menü gehört jemand anderem. Mit /start öffnen Sie Ihr eigenes.
unknown-button-toast = Dieser Knopf stammt aus einer älteren Version. Hier ist das aktuelle Menü.

## Störungen

error-store-busy = Das Buchungssystem antwortet gerade nicht. <b>Was Sie getan haben, geht nicht verloren:</b> Es wird erledigt, sobald das System wieder da ist.
error-bug = Hier ging etwas schief, und es ist gemeldet. /bookings zeigt, was gebucht ist.
error-too-fast-toast = Das war sehr schnell. Bitte warten Sie einen Moment.

## Gruppen

group-panel = <b>{ $venue }</b>: Gebucht wird im privaten Chat, damit hier nichts Persönliches erscheint.
group-book-button = 📅 Im privaten Chat buchen

## Telegrams Menü und Profil

command-book-plain = Buchen
command-bookings-plain = Meine Buchungen
command-receipt-plain = Was Sie bezahlt haben
command-settings-plain = Optionen und Sprache
command-venue-plain = Ort und Öffnungszeiten
command-help-plain = So geht es
command-privacy-plain = Was über Sie gespeichert wird
command-today-plain = Tagesliste
command-payments-plain = Kasse des Tages
command-paid-plain = Zahlung vor Ort notieren
command-refund-plain = Geld zurückgeben
command-gift-plain = Gutschein ausgeben
command-requests-plain = Anfragen, die auf Entscheidung warten
command-why-plain = Warum eine Zeit nicht angeboten wird
bot-description-plain =
    Hier buchen Sie bei { $venue }.

    Tippen Sie auf eine freie Zeit, und sie bleibt für Sie reserviert, während Sie sich entscheiden. Oder schreiben Sie einfach, wann Sie kommen möchten. Sie bekommen eine Erinnerung und eine Kalenderdatei und können hier jederzeit stornieren.
bot-short-plain = Buchen Sie bei { $venue }.
