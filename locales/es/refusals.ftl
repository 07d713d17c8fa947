### Una frase para cada negativa, y qué hacer después.

refusal-not-found =
    { $what ->
        [service] Esto ya no se ofrece.
        [resource] Esta opción ya no está disponible.
        [booking] Esta reserva no existe.
       *[other] Esto ya no existe.
    }
refusal-not-found-next = Elija de nuevo, por favor.
refusal-slot-taken = <b>{ $when }</b>: ya está ocupado.
refusal-slot-taken-held = <b>{ $when }</b>: alguien lo está decidiendo. Puede volver a quedar libre.
refusal-slot-taken-next = Esto está libre cerca:
refusal-outside-opening-hours = <b>{ $when }</b>: fuera del horario. Ese día se abre { $openings }.
refusal-outside-opening-hours-none = <b>{ $when }</b>: fuera del horario.
refusal-outside-opening-hours-next = Elija una hora dentro del horario, por favor.
refusal-closed-day = <b>{ $day }</b> · Cerrado
refusal-closed-day-reason = <b>{ $day }</b> · Cerrado: { $reason }
refusal-closed-day-next = Elija otro día, por favor.
refusal-blacked-out = <b>{ $when }</b>: no se puede reservar.
refusal-blacked-out-reason = <b>{ $when }</b>: no se puede reservar. Motivo: { $reason }
refusal-blacked-out-next = Esto está libre cerca:
refusal-too-soon = <b>{ $when }</b>: demasiado pronto. Lo primero posible es { $earliest }.
refusal-too-soon-past = <b>{ $when }</b>: ya ha pasado.
refusal-too-soon-next = Esto es lo próximo libre:
refusal-too-far = <b>{ $when }</b>: aún no se puede reservar. Por ahora, solo hasta { $latest }.
refusal-too-far-next = Elija un día anterior o vuelva más adelante, por favor.
refusal-not-on-grid = <b>{ $when }</b>: nada empieza justo entonces. Lo más cercano: { $nearest }.
refusal-not-on-grid-none = <b>{ $when }</b>: nada empieza justo entonces.
refusal-not-on-grid-next = Elija una de las horas que se muestran, por favor.
refusal-hold-expired = Esta hora estuvo guardada para usted hasta { $at } y vuelve a estar libre.
refusal-hold-expired-next = Guárdela otra vez si sigue libre.
refusal-already-extended = Ya ha tenido los diez minutos más. Está guardada para usted hasta { $until }.
refusal-already-extended-next = Confirme o libere la hora, por favor.
refusal-wrong-state =
    { $status ->
        [held] Esto aún no está confirmado.
        [requested] Esto aún espera aprobación.
        [confirmed] Esto ya está reservado.
        [in_progress] Esto ya ha empezado.
        [completed] Esto ya ha tenido lugar.
        [reviewed] Esto ya ha tenido lugar.
        [expired] Se acabó el plazo, así que la hora ya no está guardada.
        [released] Esto se liberó.
        [rejected] Esta solicitud no se aceptó.
        [cancelled] Esto ya está cancelado.
        [no_show] Esto ya ha pasado.
       *[other] Eso ya no es posible.
    }
refusal-wrong-state-next = Así están las cosas:
refusal-not-yours =
    { $what ->
        [booking] Esta reserva es de otra persona.
       *[other] Usted no puede cambiar esto.
    }
refusal-not-yours-next = Esto es lo suyo:
refusal-too-many-holds =
    { $limit ->
        [one] Solo puede tener una hora guardada a la vez.
        [many] Solo puede tener { $limit } de horas guardadas a la vez.
       *[other] Solo puede tener { $limit } horas guardadas a la vez.
    }
refusal-too-many-holds-next = Confirme o libere antes una de estas:
refusal-too-many-bookings =
    { $limit ->
        [one] Solo puede tener una reserva próxima.
        [many] Solo puede tener { $limit } de reservas próximas.
       *[other] Solo puede tener { $limit } reservas próximas.
    }
refusal-too-many-bookings-day =
    { $limit ->
        [one] Solo puede tener { $limit } reserva al día.
        [many] Solo puede tener { $limit } de reservas al día.
       *[other] Solo puede tener { $limit } reservas al día.
    }
refusal-too-many-bookings-week =
    { $limit ->
        [one] Solo puede tener { $limit } reserva a la semana.
        [many] Solo puede tener { $limit } de reservas a la semana.
       *[other] Solo puede tener { $limit } reservas a la semana.
    }
refusal-too-many-bookings-next = Cancele antes una de estas, o vuelva después:
refusal-too-late = Aquí se podía cancelar hasta { $closed }.
refusal-too-late-next = Contacte directamente con { $venue }, por favor.
refusal-too-late-next-phone = Llame a { $venue }, por favor: { $phone }
refusal-out-of-reach = Está a { $distance }. Llegamos hasta { $limit }.
refusal-out-of-reach-next = Elija un lugar más cercano, por favor.
refusal-detail-missing =
    { $kind ->
        [subject] Aún falta una respuesta.
        [note] Aún falta una nota.
        [phone] Aún falta un número de teléfono.
       *[other] Aún falta algo.
    }
refusal-detail-missing-next = Añádalo, por favor, y después confirme.
refusal-key-reused = Este botón ya se ha usado para otra cosa.
refusal-key-reused-next = Así están las cosas:
refusal-store-busy = El sistema de reservas no responde en este momento. No se ha reservado ni cambiado nada.
refusal-store-busy-next = Inténtelo de nuevo en un momento, por favor.
refusal-rules-changed = Las horas disponibles acaban de cambiar.
refusal-rules-changed-next = Vuelva a mirar, por favor:

## More or fewer than is sold

refusal-out-of-bounds =
    { $what ->
        [units] Se pueden reservar de { $least } a { $most } a la vez.
        [days] Se reserva de { $least } a { $most } días.
        [additions] Servicios que se pueden añadir como máximo: { $most }.
        [adjacent] Los días tienen que ser seguidos.
       *[party] Hay sitio para entre { $least } y { $most } personas.
    }
refusal-out-of-bounds-next = Elija de nuevo, por favor:

refusal-payment-due = Queda reservado en cuanto pague { $amount }.
refusal-payment-due-next = Abra el resumen de su hora guardada y pague allí, por favor.

refusal-promo-refused =
    { $why ->
        [unknown] Aquí no hay ningún código { $code }.
        [not-yet] { $code } vale para reservas hechas a partir de esta fecha: { $on }.
        [over] { $code } valía para reservas hechas hasta esta fecha: { $on }.
        [used-up] { $code } ya se ha usado todas las veces posibles.
        [yours] Ya ha usado { $code } todas las veces que puede una persona.
        [service] { $code } vale para: { $services }.
       *[too-small] { $code } vale para precios desde { $least }.
    }
refusal-promo-refused-next = Compruebe cómo está escrito o siga sin él, por favor.

refusal-gift-refused =
    { $why ->
        [over] Este regalo era válido hasta { $on }.
        [empty] No queda nada en este regalo.
        [free] Aquí no hay nada que un regalo pueda pagar.
        [paying] La página para el resto ya está abierta.
        [none] Aquí no hay regalos.
       *[unknown] Aquí no hay ningún regalo con este código.
    }
refusal-gift-refused-next = Compruebe cómo está escrito o siga sin él, por favor.
