### Wenn ein Bot für mehrere Orte da ist.

venues-title = <b>Wo möchten Sie buchen?</b>
venues-line = <b>{ $venue }</b>: { $address }
venues-head = <b>{ $venue }</b>
venues-button = 🏢 Andere Orte
venues-mine-plain = { $what }, { $venue }
venues-group = Gebucht wird im privaten Chat, damit hier nichts Persönliches erscheint. Wo möchten Sie buchen?
