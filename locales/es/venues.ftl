### Cuando un bot atiende varios lugares.

venues-title = <b>¿Dónde desea reservar?</b>
venues-line = <b>{ $venue }</b>: { $address }
venues-head = <b>{ $venue }</b>
venues-button = 🏢 Otros lugares
venues-mine-plain = { $what }, { $venue }
venues-group = Se reserva en un chat privado, para que aquí no aparezca nada personal. ¿Dónde desea reservar?
