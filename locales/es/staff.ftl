### Para quienes trabajan en el lugar.

## Entrar en el equipo

setup-claimed = <b>{ $venue }</b> está ahora a su cargo. Las reservas nuevas se anunciarán aquí. /today muestra el día.
setup-wrong = Este código no es válido. <code>apply</code> da uno nuevo.
setup-already = Ya está en el equipo: <b>{ $venue }</b>, { $role }.

## Hoy

staff-today-title =
    { $count ->
        [0] <b>{ $day }</b>
        [one] <b>{ $day }</b>: una reserva
        [many] <b>{ $day }</b>: { $count } de reservas
       *[other] <b>{ $day }</b>: { $count } reservas
    }
staff-today-empty = No hay nada reservado para este día.
staff-today-closed = Cerrado: { $reason }
staff-today-requests =
    { $count ->
        [one] Una solicitud espera una decisión.
        [many] { $count } de solicitudes esperan una decisión.
       *[other] { $count } solicitudes esperan una decisión.
    }
staff-today-line = { $mark } <b>{ $span }</b> { $customer }, { $what }
staff-today-legend = 👍 ha dicho que sí · ? sin respuesta · ! no se le puede avisar · ▶ ya está aquí · ✔ hecho · ✖ no vino
staff-today-updated = Actualizado: { $time }
staff-today-not-read = En “{ $text }” no se ha encontrado ningún día. Esta es la lista de hoy:
staff-today-arrived-button = Está aquí: { $time } { $customer }
staff-today-done-button = Hecho: { $time } { $customer }
staff-today-no-show-button = No vino: { $time } { $customer }
staff-today-before-button = ‹ { $day }
staff-today-after-button = { $day } ›
staff-today-refresh-button = Actualizar
staff-today-requests-button = 📨 Solicitudes ({ $count })
staff-today-arrived-toast = { $customer } ya está aquí.
staff-today-done-toast = Hecho: { $customer }.
staff-today-no-show-toast = Anotado: { $customer } no vino.
staff-today-too-early-toast = Todavía no ha empezado.

## Solicitudes

staff-request-title = 📨 <b>Solicitud</b>
staff-request-approve-button = ✅ Aprobar
staff-request-reject-button = ✖️ Rechazar
staff-request-open-button = { $when } · { $customer }
staff-request-reject-ask =
    ¿Rechazar <b>{ $what }</b>, { $when }?
    ¿Por qué? { $customer } lo leerá. Toque un motivo o escríbalo, y queda rechazada.
staff-reject-absent-button = No hay nadie a esa hora
staff-reject-unsuitable-button = Este servicio no encaja
staff-reject-call-button = Llámenos antes, por favor
staff-reject-none-button = Rechazar sin motivo
staff-request-approved = ✅ Aprobada por { $name }
staff-request-rejected = ✖️ Rechazada por { $name }
staff-request-rejected-reason = ✖️ Rechazada por { $name }: { $reason }
staff-request-is-approved = ✅ <b>Aprobada</b>
staff-request-is-declined = ✖️ <b>Rechazada</b>
staff-request-approved-toast = Aprobada. Se lo decimos a { $customer }.
staff-request-rejected-toast = Rechazada. Se lo decimos a { $customer }, con otras horas.
staff-request-decided-toast = Esto ya está decidido.
staff-requests-title = <b>Esperan una decisión</b>
staff-requests-empty = No hay solicitudes pendientes.

## Lo que se dice al personal

staff-notice-booked = 🆕 <b>Nueva reserva</b>
staff-notice-edited = ✎ <b>Datos cambiados</b>
staff-notice-cancelled = ✖️ <b>Cancelada por el cliente</b>
staff-notice-withdrawn = ✖️ <b>Solicitud retirada</b>
staff-notice-orphaned = ⚠️ <b>Fuera de las nuevas reglas</b>: la reserva sigue en pie. Ocúpese de ella, por favor.
staff-notice-customer = { $customer }
staff-notice-reason = Motivo: { $reason }
staff-notice-day-button = 📋 Lista: { $day }
staff-notice-edit-button = ✎ Cambiar los datos

## Por qué se ofrece o no una hora

why-ask = Escriba un día y una hora después de la orden, como “/why { $example }”.
why-free = <b>{ $when }</b>: está libre. { $what }
why-refused = <b>{ $when }</b>: no se ofrece. { $what }
why-not-read = En “{ $text }” no se han encontrado un día y una hora.

staff-notice-refund-failed = ⚠️ <b>Una devolución ha fallado.</b> Hágala a mano en la página del proveedor de pagos, por favor.
staff-notice-give-back = 💵 <b>Hay dinero que devolver a mano.</b> Se pagó en el lugar: cuando lo haya devuelto, anótelo en /payments.
staff-notice-refunded = 💸 <b>Se ha devuelto dinero desde el proveedor de pagos.</b> La reserva sigue como está.
staff-notice-disputed = ⚠️ <b>El cliente reclama un pago.</b> Responda en la página del proveedor de pagos; la reserva sigue como está.
staff-notice-refund-waiting = 💸 <b>Una devolución espera a una segunda persona.</b> Está en /payments.
