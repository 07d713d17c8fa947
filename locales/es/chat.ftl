### Reservar, pantalla por pantalla, en el orden en que aparecen.

## Inicio

home-welcome =
    <b>{ $venue }</b>
    ¡Le damos la bienvenida! Elija una hora y se la guardamos mientras lo decide.
home-title = <b>{ $venue }</b>
home-next = Próxima reserva: <b>{ $when }</b>, { $what }
home-next-requested = Pendiente de aprobación: <b>{ $when }</b>, { $what }
home-held = Guardada para usted hasta <b>{ $until }</b>: { $when }, { $what }
home-more =
    { $count ->
        [one] y { $count } reserva más
        [many] y { $count } de reservas más
       *[other] y { $count } reservas más
    }
home-tip = Toque un botón o escriba lo que desea: “{ $example }”.
home-not-set-up = Este bot aún no está listo. Primero hay que cargar un archivo con <code>apply</code>.
home-nothing-sold = Aquí todavía no se puede reservar nada. Vuelva más tarde, por favor.
home-nothing-free = No queda nada libre hasta { $day }, y aún no se puede reservar más allá.
home-closed-soon = Cerrado { $day }: { $reason }
home-soonest-button = ⚡ Lo antes posible: { $when }
home-soonest-of-button = ⚡ Lo antes posible: { $when }, { $what }
home-again-button = 🔁 Como antes: { $when }, { $what }
home-choose-button = 📅 Elegir
home-mine-button = 🗓 Mis reservas
home-settings-button = ⚙️ Ajustes
home-venue-button = 📍 Lugar y hora
home-today-button = 📋 Lista de hoy
home-held-button = ⏳ Terminar: { $when }

## A draft that was left

resume-title = ¿Desea seguir donde lo dejó?
resume-draft = { $what }
resume-hold-over = La hora que tenía ya no está guardada.
resume-button = ▶️ Seguir
resume-drop-button = Empezar de nuevo

## What

what-title = ¿Qué desea reservar?
what-button = { $service } · { $duration }
what-price-button = { $service } · { $duration } · { $price }
what-description = <b>{ $service }</b>: { $description }
what-search-hint = ¿Busca algo? Escriba una palabra.
what-found =
    { $count ->
        [one] Un resultado para “{ $text }”:
        [many] { $count } de resultados para “{ $text }”:
       *[other] { $count } resultados para “{ $text }”:
    }
what-none-found = No hay nada que coincida con “{ $text }”. Esto es todo lo que hay:
what-all-button = Mostrar todo
what-gone-plain = ya no se ofrece
what-approval-note = { $services }: cada solicitud se aprueba por separado.

## Who or where

who-title = { $prompt }
who-any-hint = Con “Sin preferencia” tendrá más horas para elegir.
who-any-button = ✨ Sin preferencia
who-button = { $resource }

## When

when-title = <b>{ $what }</b>
when-terms = { $duration }
when-terms-price = { $duration } · { $price }
when-pick-day = Elija un día:
when-day-free =
    { $count ->
        [one] <b>{ $day }</b>: hay una hora libre
        [many] <b>{ $day }</b>: hay { $count } de horas libres
       *[other] <b>{ $day }</b>: hay { $count } horas libres
    }
when-day-full = <b>{ $day }</b>: completo. Todas las horas están ocupadas.
when-day-held =
    <b>{ $day }</b>: todas las horas están ocupadas, pero { $count ->
        [one] una solo está guardada mientras alguien decide. Puede volver a quedar libre.
        [many] { $count } de ellas solo están guardadas mientras alguien decide. Pueden volver a quedar libres.
       *[other] { $count } solo están guardadas mientras alguien decide. Pueden volver a quedar libres.
    }
when-day-closed = <b>{ $day }</b> · Cerrado
when-day-closed-reason = <b>{ $day }</b> · Cerrado: { $reason }
when-day-blocked = <b>{ $day }</b>: no se puede reservar.
when-day-blocked-reason = <b>{ $day }</b>: no se puede reservar. Motivo: { $reason }
when-day-yours = Ya tiene una reserva ese día: { $when }, { $what }
when-day-past = <b>{ $day }</b>: ya ha pasado.
when-day-no-more = <b>{ $day }</b>: ya no quedan horas.
when-day-too-soon = <b>{ $day }</b>: demasiado pronto. Hay que reservar con { $lead } de antelación como mínimo.
when-day-too-far = <b>{ $day }</b>: aún no se puede reservar. Por ahora, solo hasta { $latest }.
when-day-holiday = <b>{ $day }</b>: { $holiday }, pero abierto.
when-day-after-none = <b>{ $day }</b>: no hay nada libre a partir de { $time }.
when-after-active = Se muestran las horas a partir de { $time }.
when-zone = Todas las horas: { $zone }.
when-repeated-hour = Ese día se atrasan los relojes. Las horas que se repiten indican su diferencia con UTC.
when-missing-hour = Ese día se adelantan los relojes, así que falta una hora.
when-legend = <b>12</b> libre · <b>·12</b> queda poco · <b>×12</b> completo o cerrado · <b>[12]</b> elegido · <b>✓12</b> su reserva · <b>*12</b> festivo
when-none-month = { $month }: no hay nada libre.
when-changing = Su hora <b>{ $when }</b> sigue siendo suya hasta que toque otra.
when-soonest-button = ⚡ Lo antes posible: { $when }
when-usual-button = ⭐ Como siempre: { $when }
when-evening-button = 🌙 Tarde-noche: { $when }
when-weekend-button = 🌤 Fin de semana: { $when }
when-next-free-button = Próxima libre: { $when }
when-time-button = { $time }
when-morning-button = Mañana
when-afternoon-button = Tarde
when-evening-heading-button = Tarde-noche
when-night-button = Madrugada
when-week-before-button = ‹ Semana
when-week-after-button = Semana ›
when-month-button = 🗓 Mes
when-week-button = Ver la semana
when-month-before-button = ‹ { $month }
when-month-after-button = { $month } ›
when-times-before-button = ‹ Antes
when-times-after-button = Después ›
when-after-button = 🕒 Desde…
when-after-title = Mostrar las horas a partir de…
when-after-time-button = desde { $time }
when-after-all-button = Todas
when-keep-button = Conservar { $when }
when-heading-toast = Esto es solo un título. Toque una hora más abajo.
when-blank-toast = Aquí no hay ningún día. Toque un número.
when-weekday-toast = { $weekday }. Toque un día más abajo.
when-first-week-toast = Es la primera semana que se puede reservar.
when-last-week-toast = Es la última semana que se puede reservar.

## Details

details-title = <b>{ $what }</b>, { $when }
details-ask = { $prompt }
details-required-hint = Escriba su respuesta, por favor.
details-optional-hint = Escriba algo u omítalo.
details-skip-button = Omitir
details-keep-button = Conservar: { $text }
details-clear-button = Quitar
details-too-long = Es un poco largo: { $length } caracteres, y caben { $limit }. Acórtelo, por favor.
details-text-only = Responda con un mensaje de texto, por favor.
details-phone-ask = ¿En qué número puede { $venue } localizarle?
details-phone-purpose = Solo se usa si cambia algo en su reserva, y puede borrarlo en Ajustes.
details-phone-share-button = 📱 Enviar mi número
details-phone-placeholder-plain = Número de teléfono
details-phone-skip-button = Sin número
details-phone-not-yours = Es el contacto de otra persona. Envíe o escriba su propio número, por favor.
details-phone-unreadable = No parece un número de teléfono. Escríbalo con el prefijo del país, como { $example }.
details-phone-kept = Gracias. { $venue } puede localizarle en { $phone }.

## Summary

summary-title = <b>¿Está todo bien?</b>
summary-title-request = <b>¿Enviar esta solicitud?</b>
summary-approval = { $venue } responde a cada solicitud. Hasta entonces, su hora queda guardada.
summary-held = ⏳ Guardada para usted hasta <b>{ $until }</b>.
summary-held-left =
    { $minutes ->
        [one] ⏳ Guardada para usted hasta <b>{ $until }</b>. Queda un minuto.
        [many] ⏳ Guardada para usted hasta <b>{ $until }</b>. Quedan { $minutes } de minutos.
       *[other] ⏳ Guardada para usted hasta <b>{ $until }</b>. Quedan { $minutes } minutos.
    }
summary-confirm-button = ✅ Confirmar
summary-request-button = ✅ Enviar solicitud
summary-extend-button = ⏱ +10 min
summary-release-button = Liberar
summary-change-what-button = ✎ Servicio
summary-change-who-button = ✎ { $group }
summary-change-time-button = ✎ Hora
summary-change-detail-button = ✎ { $prompt }
summary-change-note-button = ✎ Nota
summary-add-note-button = ✎ Añadir nota
summary-add-button = ＋ Añadir: { $what } (+{ $duration }, { $price })
summary-add-free-button = ＋ Añadir: { $what } (+{ $duration })
summary-leave-button = － Quitar: { $what }
code-button = 🎟 Código
code-leave-button = ✕ { $code }
code-ask = ¿Qué código tiene? Escríbalo, por favor.
code-toast = { $code }: { $saved } menos.
code-left-toast = Ahora sin { $code }.
code-left-out = La hora queda guardada sin el código.
code-kept = 🎟 { $code } vale para lo que elija ahora, siempre que corresponda.
summary-held-toast = Guardada para usted hasta { $until }.
summary-extended-toast = Ahora guardada para usted hasta { $until }.
summary-changed-toast = Cambiada a { $when }.
summary-services-toast = Ahora: { $what }.
summary-confirmed-toast = Reservado.
summary-requested-toast = Solicitud enviada.
summary-released-toast = Liberada. La hora vuelve a estar libre.
summary-released = Liberada: { $what }, { $when }. La hora vuelve a estar libre.

## Lines about a booking, the same wherever one is shown

booking-what = { $what }
booking-when = <b>{ $day }, { $span }</b>
booking-zone = ({ $zone })
booking-your-time = Para usted será { $when } ({ $zone }).
booking-price = Precio: <b>{ $price }</b>
booking-free = Gratis
booking-place = 📍 { $address }
place-yours-plain = en su dirección
place-yours-far-plain = en su dirección, a { $distance }
place-theirs-plain = en la dirección del cliente
place-theirs-far-plain = en la dirección del cliente, a { $distance }
booking-phone = ☎️ { $phone }
booking-detail = { $prompt } <b>{ $text }</b>
booking-reference = Número: <code>{ $reference }</code>
booking-policy = Cancelación: { $policy }.
booking-reason = Motivo: { $reason }

## What a price is made of

price-line = · { $name }: { $amount }
price-line-times = · { $name }: { $factors } = { $amount }
price-line-percent = · { $name } ({ $percent }): { $amount }
price-times-plain = { $first } × { $next }
price-rate-plain = Tarifa
price-service-plain = Servicio
price-weekend-plain = Tarifa de fin de semana
price-weekdays-plain = Tarifa de ese día
price-season-plain = Tarifa de temporada
price-hours-plain = Tarifa a esa hora
price-slot-plain = Tarifa de esa hora de inicio
price-travel-plain = Desplazamiento
price-extra-plain = Suplemento
price-deposit-due = Señal a pagar ahora: <b>{ $deposit }</b>; el resto, más tarde: { $rest }
price-deposit = Señal: { $deposit }; el resto: { $rest }
price-from-plain = desde { $price }
price-per-unit-plain = { $price }/unidad
price-per-person-plain = { $price }/persona
price-per-day-plain = { $price }/día
price-per-hour-plain = { $price }/h
count-people-plain =
    { $people ->
        [one] { $people } persona
        [many] { $people } de personas
       *[other] { $people } personas
    }
count-units-plain =
    { $units ->
        [one] { $units } unidad
        [many] { $units } de unidades
       *[other] { $units } unidades
    }

## Booking card

card-booked = ✅ <b>Reservado</b>
card-requested = 📨 <b>Solicitud enviada</b>
card-approved = ✅ <b>Confirmado por { $venue }</b>
card-edited = ✎ <b>{ $venue } ha cambiado los datos</b>
card-in-progress = ▶️ <b>En curso</b>
card-completed = ✔️ <b>Hecho. ¡Gracias por venir!</b>
card-cancelled = ✖️ <b>Cancelado</b>
card-rejected = ✖️ <b>No aceptado</b>
card-no-show = ✖️ <b>Sin asistencia</b>
card-waiting = Se lo diremos aquí en cuanto { $venue } decida. Hasta entonces, su hora queda guardada.
card-reminders = Se lo recordaremos { $leads } antes.
card-file = Abra el archivo para añadirlo a su calendario.
card-move-button = 🔄 Cambiar
card-edit-button = ✎ Cambiar los datos
card-cancel-button = ✖️ Cancelar
card-withdraw-button = ✖️ Retirar
card-share-button = ↗️ Compartir
card-history-button = 🕘 Historial
card-map-button = 🗺 Mapa
card-file-button = 📆 Calendario
card-copy-button = 📋 Copiar número
card-again-button = 🔁 Reservar otra vez
card-share-plain = { $what } en { $venue }, { $when }
history-title = <b>Historial de { $reference }</b>
history-line = { $when }: { $event }
history-held-plain = hora guardada
history-requested-plain = solicitud enviada
history-confirmed-plain = reservado
history-in_progress-plain = llegada
history-completed-plain = hecho
history-reviewed-plain = valorado
history-expired-plain = plazo agotado
history-released-plain = liberada
history-rejected-plain = no aceptado
history-cancelled-plain = cancelado
history-no_show-plain = sin asistencia

## Calendar file

file-title-plain = { $what } · { $venue }
file-text-plain = Reserva { $reference }
file-cancelled-plain = Cancelado: { $what } · { $venue }

## Place and hours

venue-title = <b>{ $venue }</b>
venue-address = 📍 { $address }
venue-phone = ☎️ { $phone }
venue-hours-title = <b>Horario</b> ({ $zone })
venue-hours-line = { $weekdays }: { $spans }
venue-hours-closed = { $weekdays }: cerrado
venue-closed-days = <b>Próximos cambios</b>
venue-closed-day = { $day }: { $reason }

## Buttons on several screens

back-button = ‹ Atrás
home-button = 🏠 Inicio
more-button = Más ›
previous-button = ‹ Antes
page-button = { $page } de { $pages }
page-toast = Página { $page } de { $pages }.
choices-hint = También puede responder con un número.

## How many come, how long, which days

people-ask = ¿Cuántas personas vienen?
people-hint = De { $least } a { $most }. Toque un número o escríbalo.
units-button = × { $units }
lengths-title = <b>{ $what }</b>, desde { $when }
lengths-ask = ¿Cuánto tiempo?
lengths-ends-there = Más no es posible: después se cierra o hay otra reserva.
lengths-button = { $span } · { $duration }
lengths-price-button = { $span } · { $duration } · { $price }
dates-pick = Toque los días que quiera; otra vez, para quitar uno.
dates-pick-one = Toque el día que quiera.
dates-pick-first-and-last = Toque el primer día y el último.
dates-none = Aún no hay ningún día elegido.
dates-chosen = Elegido: <b>{ $days }</b>
dates-too-many =
    { $most ->
        [one] Solo se puede reservar { $most } día a la vez.
        [many] Se pueden reservar como mucho { $most } de días a la vez.
       *[other] Se pueden reservar como mucho { $most } días a la vez.
    }
dates-done-button =
    { $days ->
        [one] ✅ { $days } día
        [many] ✅ { $days } días
       *[other] ✅ { $days } días
    }
dates-done-price-button = ✅ Días: { $days } · { $price }
dates-clear-button = Elegir de nuevo
duration-by-day-plain = por días
duration-between-plain = de { $shortest } a { $longest }
days-plain = { $first } – { $last }
booking-days = <b>{ $days }</b>
booking-days-hours = El primer día desde { $start }, el último hasta { $end }
booking-units = Cantidad: <b>{ $units }</b>
booking-party =
    { $party ->
        [one] Para <b>{ $party } persona</b>
        [many] Para <b>{ $party } de personas</b>
       *[other] Para <b>{ $party } personas</b>
    }
summary-change-party-button = ✎ Personas
lost-race-days = Alguien acaba de llevarse esos días.
lost-race-days-held = Alguien está decidiendo ahora sobre uno de esos días. Puede volver a quedar libre.
