### Kleine Wörter, aus denen Tage, Längen und Zustände zusammengesetzt werden.

language-name-plain = Deutsch

day-today-plain = Heute
day-tomorrow-plain = Morgen
day-yesterday-plain = Gestern
day-today-inline-plain = heute
day-tomorrow-inline-plain = morgen
day-yesterday-inline-plain = gestern

moment-plain = { $day }, { $time }
moment-near-plain = { $day } { $time }
moment-weekday-plain = { $weekday } { $time }

# Eine Uhrzeit, die in einer Nacht zweimal kommt, mit ihrem Abstand zu UTC.
time-repeated-plain = { $time } ({ $offset })
span-plain = { $start }–{ $end }
span-next-day-plain = { $start }–{ $end } (am nächsten Tag)
zone-city-plain = Ortszeit { $city }

# Steht nur, wo der vierte Fall richtig ist: „noch 2 Tage“, „2 Tage vorher“.
duration-days-plain =
    { $days ->
        [one] { $days } Tag
       *[other] { $days } Tage
    }
duration-hours-plain = { $hours } Std.
duration-minutes-plain = { $minutes } Min.

left-moment-plain = jeden Moment
left-plain = noch { $duration }
ago-plain = { $duration } her

policy-always-plain = jederzeit kostenlos, bis es beginnt
policy-free-until-plain = kostenlos bis { $until }
policy-part-until-plain = { $percent } % zurück bis { $until }
policy-none-until-plain = nichts zurück bis { $until }
policy-free-last-plain = kostenlos
policy-part-last-plain = { $percent } % zurück
policy-none-last-plain = nichts zurück
policy-closed-last-plain = nicht mehr möglich
policy-then-plain = { $first }, danach { $next }

status-held-plain = Reserviert
status-requested-plain = Angefragt
status-confirmed-plain = Gebucht
status-in_progress-plain = Läuft gerade
status-completed-plain = Erledigt
status-reviewed-plain = Bewertet
status-expired-plain = Abgelaufen
status-released-plain = Freigegeben
status-rejected-plain = Abgelehnt
status-cancelled-plain = Storniert
status-no_show-plain = Nicht wahrgenommen

role-owner-plain = Inhaber/in
role-manager-plain = Leitung
role-staff-plain = Team

## Was man schreiben kann, statt zu tippen; durch Kommas getrennt.

answer-yes-plain = ja, j, jo, jep, jawohl, ok, okay, klar, gern, gerne, genau, passt, stimmt, bestätigen, verbindlich buchen, jetzt buchen
answer-no-plain = nein, n, nö, nee, nein danke, lieber nicht
answer-back-plain = zurück, zurueck, geh zurück
answer-cancel-plain = abbrechen, abbruch, stornieren, storno, absagen, stopp, stop, doch nicht
answer-skip-plain = überspringen, ueberspringen, keine, keines, keins, nichts, weglassen
answer-more-plain = mehr, weiter, weitere, nächste, mehr anzeigen
answer-home-plain = start, startseite, menü, menue, anfang
answer-help-plain = hilfe, hilf mir, was kannst du, was können sie
answer-mine-plain = meine buchungen, meine buchung, buchungen, meine termine, termine, buchung stornieren, meine buchung stornieren, termin absagen, buchung ändern, termin verschieben, buchung verschieben, umbuchen
answer-soonest-plain = so bald wie möglich, sobald wie möglich, so schnell wie möglich, baldmöglichst, nächste freie zeit, asap
answer-again-plain = nochmal, noch einmal, wie letztes mal, wie zuletzt, wie immer, das übliche
answer-any-plain = egal, mir egal, ist egal, beliebig, wer frei ist, irgendwer
answer-book-plain = buchen, buchung, neue buchung, ich möchte buchen, ich will buchen, ich möchte etwas buchen, ich würde gern buchen, termin, termin buchen, ich möchte einen termin, ich brauche einen termin, reservieren
answer-hello-plain = hallo, hi, hey, guten tag, guten morgen, guten abend, moin, servus, grüß gott
answer-thanks-plain = danke, vielen dank, danke schön, dankeschön, herzlichen dank, besten dank
