### Когда один бот обслуживает несколько мест.

venues-title = <b>Где вы хотите забронировать?</b>
venues-line = <b>{ $venue }</b>: { $address }
venues-head = <b>{ $venue }</b>
venues-button = 🏢 Другие места
venues-mine-plain = { $what }, { $venue }
venues-group = Бронирование идёт в личном чате, чтобы здесь не появлялось ничего личного. Где вы хотите забронировать?
