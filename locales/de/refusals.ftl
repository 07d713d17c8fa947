### Für jede Ablehnung ein Satz, und was man als Nächstes tun kann.

refusal-not-found =
    { $what ->
        [service] Das wird nicht mehr angeboten.
        [resource] Diese Auswahl gibt es nicht mehr.
        [booking] Diese Buchung gibt es nicht.
       *[other] Das gibt es nicht mehr.
    }
refusal-not-found-next = Bitte wählen Sie neu.
refusal-slot-taken = <b>{ $when }</b> ist vergeben.
refusal-slot-taken-held = <b>{ $when }</b> ist reserviert, solange sich jemand entscheidet. Die Zeit kann wieder frei werden.
refusal-slot-taken-next = In der Nähe ist frei:
refusal-outside-opening-hours = <b>{ $when }</b> liegt außerhalb der Öffnungszeiten. An diesem Tag ist geöffnet: { $openings }.
refusal-outside-opening-hours-none = <b>{ $when }</b> liegt außerhalb der Öffnungszeiten.
refusal-outside-opening-hours-next = Bitte wählen Sie eine Zeit innerhalb der Öffnungszeiten.
refusal-closed-day = <b>{ $day }</b> · Geschlossen
refusal-closed-day-reason = <b>{ $day }</b> · Geschlossen: { $reason }
refusal-closed-day-next = Bitte wählen Sie einen anderen Tag.
refusal-blacked-out = <b>{ $when }</b> kann nicht gebucht werden.
refusal-blacked-out-reason = <b>{ $when }</b> kann nicht gebucht werden: { $reason }
refusal-blacked-out-next = In der Nähe ist frei:
refusal-too-soon = <b>{ $when }</b> ist zu kurzfristig. Frühestens geht es { $earliest }.
refusal-too-soon-past = <b>{ $when }</b> ist vorbei.
refusal-too-soon-next = Als Nächstes ist frei:
refusal-too-far = <b>{ $when }</b> kann noch nicht gebucht werden. Derzeit geht es bis { $latest }.
refusal-too-far-next = Bitte wählen Sie einen früheren Tag, oder kommen Sie später wieder.
refusal-not-on-grid = <b>{ $when }</b>: Um diese Zeit beginnt nichts. Am nächsten liegen: { $nearest }.
refusal-not-on-grid-none = <b>{ $when }</b>: Um diese Zeit beginnt nichts.
refusal-not-on-grid-next = Bitte wählen Sie eine der gezeigten Zeiten.
refusal-hold-expired = Diese Zeit war bis { $at } für Sie reserviert und ist wieder frei.
refusal-hold-expired-next = Nehmen Sie sie wieder, falls sie noch frei ist.
refusal-already-extended = Die zusätzlichen zehn Minuten hatten Sie schon. Reserviert ist bis { $until }.
refusal-already-extended-next = Bitte buchen Sie, oder geben Sie die Zeit frei.
refusal-wrong-state =
    { $status ->
        [held] Das ist noch nicht gebucht.
        [requested] Das wartet noch auf Bestätigung.
        [confirmed] Das ist schon gebucht.
        [in_progress] Das hat schon begonnen.
        [completed] Das hat schon stattgefunden.
        [reviewed] Das hat schon stattgefunden.
        [expired] Die Frist ist abgelaufen, die Zeit ist nicht mehr reserviert.
        [released] Das ist freigegeben.
        [rejected] Diese Anfrage ist abgelehnt.
        [cancelled] Das ist schon storniert.
        [no_show] Das ist vorbei.
       *[other] Das ist nicht mehr möglich.
    }
refusal-wrong-state-next = So ist der Stand:
refusal-not-yours =
    { $what ->
        [booking] Diese Buchung gehört jemand anderem.
       *[other] Das können Sie nicht ändern.
    }
refusal-not-yours-next = Das gehört Ihnen:
refusal-too-many-holds =
    { $limit ->
        [one] Sie können nur eine Zeit auf einmal reservieren.
       *[other] Sie können nur { $limit } Zeiten auf einmal reservieren.
    }
refusal-too-many-holds-next = Bitte buchen Sie zuerst eine davon, oder geben Sie sie frei:
refusal-too-many-bookings =
    { $limit ->
        [one] Sie können nur eine kommende Buchung haben.
       *[other] Sie können nur { $limit } kommende Buchungen haben.
    }
refusal-too-many-bookings-day =
    { $limit ->
        [one] Sie können nur { $limit } Buchung am Tag haben.
       *[other] Sie können nur { $limit } Buchungen am Tag haben.
    }
refusal-too-many-bookings-week =
    { $limit ->
        [one] Sie können nur { $limit } Buchung in der Woche haben.
       *[other] Sie können nur { $limit } Buchungen in der Woche haben.
    }
refusal-too-many-bookings-next = Bitte stornieren Sie zuerst eine davon, oder kommen Sie danach wieder:
refusal-too-late = Hier stornieren konnte man bis { $closed }.
refusal-too-late-next = Bitte wenden Sie sich direkt an { $venue }.
refusal-too-late-next-phone = Bitte rufen Sie { $venue } an: { $phone }
refusal-out-of-reach = Das ist { $distance } entfernt. Wir kommen bis zu { $limit } weit.
refusal-out-of-reach-next = Bitte wählen Sie einen näheren Ort.
refusal-detail-missing =
    { $kind ->
        [subject] Eine Antwort fehlt noch.
        [note] Eine Notiz fehlt noch.
        [phone] Eine Telefonnummer fehlt noch.
       *[other] Etwas fehlt noch.
    }
refusal-detail-missing-next = Bitte ergänzen Sie es, und buchen Sie dann.
refusal-key-reused = Dieser Knopf wurde schon für etwas anderes benutzt.
refusal-key-reused-next = So ist der Stand:
refusal-store-busy = Das Buchungssystem antwortet gerade nicht. Nichts wurde gebucht, und nichts wurde geändert.
refusal-store-busy-next = Bitte versuchen Sie es gleich noch einmal.
refusal-rules-changed = Die angebotenen Zeiten haben sich gerade geändert.
refusal-rules-changed-next = Bitte schauen Sie noch einmal:

## More or fewer than is sold

refusal-out-of-bounds =
    { $what ->
        [units] Davon lassen sich { $least } bis { $most } auf einmal buchen.
        [days] Gebucht wird für { $least } bis { $most } Tage.
        [additions] Dazu kommen können höchstens { $most } weitere Angebote.
        [adjacent] Die Tage müssen aufeinander folgen.
       *[party] Platz ist für { $least } bis { $most } Personen.
    }
refusal-out-of-bounds-next = Bitte wählen Sie neu:

refusal-payment-due = Gebucht ist es, sobald { $amount } bezahlt sind.
refusal-payment-due-next = Öffnen Sie die Übersicht Ihrer Reservierung, und zahlen Sie dort.

refusal-promo-refused =
    { $why ->
        [unknown] Einen Code { $code } gibt es hier nicht.
        [not-yet] Buchungen mit { $code } gehen erst ab { $on }.
        [over] Buchungen mit { $code } gingen bis { $on }.
        [used-up] { $code } ist schon so oft genutzt worden, wie es möglich war.
        [yours] Sie haben { $code } schon so oft genutzt, wie es für eine Person möglich ist.
        [service] { $code } gilt für: { $services }.
       *[too-small] { $code } gilt für Preise ab { $least }.
    }
refusal-promo-refused-next = Bitte prüfen Sie die Schreibweise, oder machen Sie ohne den Code weiter.

refusal-gift-refused =
    { $why ->
        [over] Dieser Gutschein galt bis { $on }.
        [empty] Auf diesem Gutschein ist nichts übrig.
        [free] Hier ist nichts zu zahlen, was ein Gutschein zahlen könnte.
        [paying] Die Seite für den Rest ist schon offen.
        [none] Hier gibt es keine Gutscheine.
       *[unknown] Einen Gutschein mit diesem Code gibt es hier nicht.
    }
refusal-gift-refused-next = Bitte prüfen Sie die Schreibweise, oder machen Sie ohne ihn weiter.
