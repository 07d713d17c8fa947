### Alles, was geschrieben statt getippt wird.

text-not-understood = Das war nicht zu verstehen. Wir sind hier:
text-welcome = Gern geschehen.
text-examples = Zum Beispiel: { $examples }
text-example-plain = { $day } { $time }
text-quoted-plain = „{ $text }“
text-found = <b>{ $reading }</b>. Tippen Sie auf eine Zeit:
text-none-free = <b>{ $reading }</b>: nichts frei. Die nächsten freien Zeiten:
text-none-near = <b>{ $reading }</b>: nichts frei, auch nicht in der Nähe.
text-next-occurrence = „{ $asked }“ ist vorbei, darum das nächste Mal: <b>{ $day }</b>.
text-past = <b>{ $reading }</b> ist vorbei. Als Nächstes ist frei:
text-ambiguous = Welche Zeit meinen Sie?
text-ask-service = <b>{ $reading }</b>: Was möchten Sie buchen?
text-no-such-date = Dieses Datum gibt es nicht. Bitte prüfen Sie es.
text-too-far = So weit im Voraus kann noch nicht gebucht werden. Derzeit geht es bis { $latest }.
text-nonsense = Darin war keine Zeit zu finden.
text-too-long = Das ist viel Text. Eine kurze Zeile genügt: „{ $example }“.
text-service-found = <b>{ $what }</b>: Hier sind die Zeiten.
text-number-out = Nummer { $number } gibt es hier nicht. Bitte wählen Sie von { $first } bis { $last }.
text-choose-button = 📅 Kalender

## Wie eine Angabe wiedergegeben wird

reading-day-plain = { $day }
reading-at-plain = { $day } um { $time }
reading-after-plain = { $day } ab { $time }
reading-before-plain = { $day } bis { $time }
reading-between-plain = { $day } von { $start } bis { $end }
reading-days-plain = { $first } bis { $last }
reading-days-after-plain = { $first } bis { $last }, ab { $time }
reading-days-before-plain = { $first } bis { $last }, bis { $time }
reading-days-between-plain = { $first } bis { $last }, von { $start } bis { $end }

## Andere Arten von Nachrichten

media-polite-line = Hier gehen leider nur Text und Knöpfe. Wir sind hier:
media-voice-line = Sprachnachrichten gehen hier leider noch nicht. Bitte schreiben Sie es. Wir sind hier:
contact-not-needed = Eine Telefonnummer ist gerade nicht nötig. Wir sind hier:
location-not-needed = Ein Standort ist gerade nicht nötig. Wir sind hier:
command-unknown = Den Befehl { $command } gibt es nicht. Wir sind hier:
