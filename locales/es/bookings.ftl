### Después de reservar: ver, cancelar, recordar y avisar.

## Mis reservas

mine-title = <b>Sus reservas</b>
mine-empty = No tiene ninguna reserva.
mine-past-title = <b>Reservas anteriores</b>
mine-past-empty = Aquí todavía no hay nada.
mine-button = { $when } · { $what }
mine-requested-button = 📨 { $when } · { $what } (pendiente)
mine-held-button = ⏳ { $when } · { $what } (guardada)
mine-over-button = { $when } · { $what } ({ $status })
mine-past-button = Anteriores
mine-coming-button = Próximas
mine-book-button = 📅 Reservar

## Cancelar

cancel-title = ¿Cancelar <b>{ $what }</b>, { $when }?
cancel-title-request = ¿Retirar la solicitud de <b>{ $what }</b>, { $when }?
cancel-now-free = Cancelar ahora es gratis.
cancel-now-part = Si cancela ahora, se le devuelve el { $percent } % de lo pagado.
cancel-now-none = Si cancela ahora, no se devuelve nada de lo pagado.
cancel-policy = La norma: { $policy }.
cancel-reason-ask = ¿Por qué? Toque un motivo o escríbalo, y queda cancelado.
cancel-reason-plans-button = Cambio de planes
cancel-reason-time-button = Me viene mejor otra hora
cancel-reason-ill-button = Enfermedad
cancel-reason-elsewhere-button = He reservado en otro sitio
cancel-reason-none-button = Cancelar sin motivo
cancel-reason-typed-button = Cancelar: “{ $reason }”
cancel-keep-button = Conservar la reserva
cancel-keep-request-button = Conservar la solicitud
cancel-done = Cancelado: <b>{ $what }</b>, { $when }.
cancel-done-request = Retirado: <b>{ $what }</b>, { $when }.
cancel-done-toast = Cancelado.

## Cambiar de hora, hasta que se pueda en un solo paso

move-title = ¿Cambiar <b>{ $what }</b>, { $when }?
move-explain = Primero elija y confirme la hora nueva, y después cancele esta. Así nunca se queda sin hora.
move-choose-button = 📅 Elegir otra hora
move-cancel-button = ✖️ Cancelar esta

## Other details for a booking

edit-title = <b>¿Qué quiere cambiar?</b>
edit-not-time = Para otro día u otra hora, vuelva atrás y toque «Cambiar».
edit-now = Ahora: { $text }
edit-done = ✔️ Los datos se han cambiado.
edit-done-toast = Cambiado.

## Una hora guardada que va a terminar, o ya terminó

hold-expired = ⌛ <b>{ $what }</b>, { $when }: estuvo guardada para usted hasta { $until } y vuelve a estar libre.
hold-over = ⌛ <b>{ $what }</b>, { $when }: estuvo guardada para usted hasta { $until }.
hold-expired-free = Nadie la ha reservado todavía. ¿Aún la desea?
hold-expired-taken = Mientras tanto se ha ocupado.
hold-expired-gone = Ya no se puede reservar.
hold-again-button = ↩️ Guardar otra vez
hold-other-button = Otras horas
hold-expired-toast = Esta hora ya no está guardada para usted.

## Alguien llegó antes

lost-race = Alguien acaba de reservar <b>{ $time }</b>.
lost-race-held = Alguien está decidiendo ahora sobre <b>{ $time }</b>. Puede volver a quedar libre.
lost-race-longer = A partir de <b>{ $time }</b> no queda libre un hueco de { $duration }.
lost-race-near = Las horas libres más cercanas:
lost-race-none = No hay nada más libre a esa hora ni cerca.
lost-race-kept = Usted conserva <b>{ $when }</b>.
lost-race-button = { $when }
lost-race-all-button = Todas las horas

## Recordatorios

reminder-title = 🔔 <b>{ $when }</b>: { $what }
reminder-soon = 🔔 Empieza { $left }: <b>{ $what }</b>, { $when }
reminder-ask = ¿Vendrá?
reminder-come-button = 👍 Sí, iré
reminder-move-button = 🔄 Cambiar
reminder-cancel-button = ✖️ Cancelar
reminder-coming = 👍 Gracias. ¡Le esperamos { $when }!
reminder-coming-toast = Gracias, ¡le esperamos!
reminder-over-toast = Esta reserva ya ha pasado.
reminder-cancelled-toast = Esta reserva está cancelada.

## Lo que se avisa

notice-rejected = { $venue } no ha podido aceptar <b>{ $what }</b>, { $when }.
notice-rejected-reason = { $venue } no ha podido aceptar <b>{ $what }</b>, { $when }: { $reason }
notice-rejected-near = En su lugar, estas horas están libres:
notice-rejected-none = No hay nada más libre a esa hora ni cerca.
notice-cancelled = { $venue } ha tenido que cancelar <b>{ $what }</b>, { $when }. Lo sentimos.
notice-cancelled-reason = { $venue } ha tenido que cancelar <b>{ $what }</b>, { $when }: { $reason } Lo sentimos.

## Ajustes y privacidad

settings-title = <b>Ajustes</b>
settings-language = Idioma: { $language }
settings-language-automatic = Idioma: { $language }, como en Telegram
settings-zone = Su zona horaria: { $zone }
settings-zone-venue = Su zona horaria: la de { $venue }
settings-phone = Teléfono: { $phone }
settings-language-button = 🌐 Idioma
settings-zone-button = 🕒 Mi zona horaria
settings-phone-delete-button = Borrar mi número
settings-privacy-button = 🔒 Privacidad
settings-language-title = ¿Qué idioma prefiere?
settings-language-choice-button = { $language }
settings-language-chosen-button = ✓ { $language }
settings-language-automatic-button = Como en Telegram
settings-language-toast = A partir de ahora, en español.
settings-zone-title = ¿Dónde está? Escriba una ciudad o una zona, como “{ $example }”.
settings-zone-unknown = No hay ninguna zona horaria llamada “{ $text }”.
settings-zone-choice-button = { $zone } · { $offset }
settings-zone-same-button = La de { $venue }
settings-zone-toast = Su zona horaria es ahora { $zone }.
settings-phone-deleted-toast = Su número se ha borrado.
privacy-text =
    <b>Privacidad</b>
    { $venue } ve su nombre tal como lo muestra Telegram, sus reservas y lo que escribió para ellas.
    Nadie más lo ve. El número de teléfono solo se guarda si usted lo da, y puede borrarlo en Ajustes.

## Ayuda

help-text =
    <b>Cómo funciona</b>
    Toque una hora libre y será suya durante { $hold } mientras decide. Nadie más puede reservarla en ese tiempo.
    O escríbalo, en cualquier momento: “{ $example }”.
    /book para reservar
    /bookings muestra sus reservas
    /settings cambia el idioma
    Si un botón no responde, /panel trae un menú nuevo.
help-staff =
    <b>Para el personal</b>
    /today muestra la lista del día
    /requests muestra lo que espera una decisión
    /why dice por qué no se ofrece una hora: “/why { $example }”
