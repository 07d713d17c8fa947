### Palabras pequeñas con las que se forman fechas, duraciones y estados.

language-name-plain = Español

day-today-plain = Hoy
day-tomorrow-plain = Mañana
day-yesterday-plain = Ayer
day-today-inline-plain = hoy
day-tomorrow-inline-plain = mañana
day-yesterday-inline-plain = ayer

moment-plain = { $day }, { $time }
moment-near-plain = { $day } { $time }
moment-weekday-plain = { $weekday } { $time }

# Una hora que se repite la misma noche, con su diferencia con UTC.
time-repeated-plain = { $time } ({ $offset })
span-plain = { $start }–{ $end }
span-next-day-plain = { $start }–{ $end } (día siguiente)
zone-city-plain = hora de { $city }

duration-days-plain =
    { $days ->
        [one] { $days } día
        [many] { $days } de días
       *[other] { $days } días
    }
duration-hours-plain = { $hours } h
duration-minutes-plain = { $minutes } min

left-moment-plain = enseguida
left-plain = en { $duration }
ago-plain = hace { $duration }

policy-always-plain = gratis en cualquier momento antes de que empiece
policy-free-until-plain = gratis hasta { $until }
policy-part-until-plain = se devuelve el { $percent } % hasta { $until }
policy-none-until-plain = sin devolución hasta { $until }
policy-free-last-plain = gratis
policy-part-last-plain = se devuelve el { $percent } %
policy-none-last-plain = sin devolución
policy-closed-last-plain = ya no es posible
policy-then-plain = { $first }, después { $next }

status-held-plain = Guardada
status-requested-plain = Pendiente
status-confirmed-plain = Reservado
status-in_progress-plain = En curso
status-completed-plain = Hecho
status-reviewed-plain = Valorado
status-expired-plain = Plazo agotado
status-released-plain = Liberada
status-rejected-plain = No aceptado
status-cancelled-plain = Cancelado
status-no_show-plain = Sin asistencia

role-owner-plain = Titular
role-manager-plain = Gerencia
role-staff-plain = Personal

## Lo que se puede escribir en vez de tocar; separado por comas.

answer-yes-plain = sí, si, s, claro, vale, de acuerdo, ok, okay, bueno, dale, correcto, perfecto, confirmar, confirmo
answer-no-plain = no, n, no gracias, mejor no
answer-back-plain = atrás, atras, volver, regresar
answer-cancel-plain = cancelar, cancela, anular, parar, déjelo, dejelo
answer-skip-plain = omitir, saltar, ninguno, ninguna, nada
answer-more-plain = más, mas, siguiente, ver más, ver mas
answer-home-plain = inicio, menú, menu, principio, empezar
answer-help-plain = ayuda, qué puede hacer, que puede hacer
answer-mine-plain = mis reservas, mi reserva, reservas, mis citas, cancelar mi reserva, cancelar reserva, cancelar la reserva, cambiar mi reserva, cambiar reserva, cambiar la reserva
answer-soonest-plain = lo antes posible, cuanto antes, lo más pronto posible, lo mas pronto posible, la primera libre
answer-again-plain = otra vez, lo mismo, lo de siempre, como siempre, como la última vez, como la ultima vez
answer-any-plain = cualquiera, sin preferencia, me da igual, da igual, quien sea
answer-book-plain = reservar, reserva, nueva reserva, quiero reservar, quisiera reservar, me gustaría reservar, me gustaria reservar, hacer una reserva, cita, pedir cita, quiero una cita
answer-hello-plain = hola, buenas, buenos días, buenos dias, buenas tardes, buenas noches
answer-thanks-plain = gracias, muchas gracias, mil gracias
