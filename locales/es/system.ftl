### Lo que dice la maquinaria: botones viejos, fallos, grupos, menús.

## Botones

old-button-notice = Ese menú era antiguo. Así están las cosas:
old-button-toast = Este menú era antiguo. Aquí está el actual.
used-button-toast = Eso ya está hecho.
foreign-button-toast = Este menú es de otra persona. Envíe /start para abrir el suyo.
unknown-button-toast = Este botón es de una versión anterior. Aquí está el menú actual.

## Fallos

error-store-busy = El sistema de reservas no responde en este momento. <b>Lo que ha hecho no se pierde:</b> se hará en cuanto el sistema vuelva.
error-bug = Algo ha fallado aquí, y se ha comunicado. /bookings muestra lo que está reservado.
error-too-fast-toast = Ha sido muy rápido. Espere un momento, por favor.

## Grupos

group-panel = <b>{ $venue }</b>: se reserva en un chat privado, para que aquí no aparezca nada personal.
group-book-button = 📅 Reservar en privado

## El menú y el perfil de Telegram

command-book-plain = Reservar
command-bookings-plain = Mis reservas
command-receipt-plain = Lo que ha pagado
command-settings-plain = Ajustes e idioma
command-venue-plain = Lugar y horario
command-help-plain = Cómo funciona
command-privacy-plain = Qué se guarda sobre usted
command-today-plain = Lista de hoy
command-payments-plain = Caja del día
command-paid-plain = Anotar un pago en el lugar
command-refund-plain = Devolver dinero
command-gift-plain = Emitir un regalo
command-requests-plain = Solicitudes que esperan una decisión
command-why-plain = Por qué no se ofrece una hora
bot-description-plain =
    Reserve en { $venue }.

    Toque una hora libre y se la guardamos mientras decide, o escriba cuándo desea venir. Recibirá un recordatorio y un archivo de calendario, y podrá cancelar aquí en cualquier momento.
bot-short-plain = Reserve en { $venue }.
