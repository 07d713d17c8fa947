### Where a bot serves several places.

venues-title = <b>Where would you like to book?</b>
venues-line = <b>{ $venue }</b>: { $address }
venues-head = <b>{ $venue }</b>
venues-button = 🏢 Other places
venues-mine-plain = { $what }, { $venue }
venues-group = Booking happens in a private chat, so nothing personal appears here. Where would you like to book?
