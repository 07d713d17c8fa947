### Pagar, y el dinero que se devuelve.

## Pagar

pay-button = 💳 Pagar { $amount }
pay-by-button = 💳 { $provider }: { $amount }
pay-title = <b>Pagar { $amount }</b>
pay-explain = El botón de abajo abre la página de { $provider }. En cuanto llegue el dinero, su reserva aparecerá aquí por sí sola.
pay-open-button = 💳 Ir a la página de pago
pay-done-button = Ya he pagado
pay-asked = 🔎 Estamos consultando a { $provider }. En cuanto llegue el dinero, su reserva aparecerá aquí por sí sola.
pay-asked-toast = Estamos consultando a { $provider }.
pay-down = { $provider } no responde en este momento. No se ha cobrado nada y su hora sigue guardada: inténtelo de nuevo en un minuto, por favor.
pay-refused = { $venue } no puede recibir pagos en este momento. No se ha cobrado nada. Llame o inténtelo más tarde, por favor.
pay-back-title-plain = Gracias
pay-back-plain = Su reserva aparecerá en el chat en cuanto { $provider } confirme que ha llegado el dinero.
pay-back-button = Volver al chat
provider-stripe-plain = Stripe
provider-razorpay-plain = Razorpay
provider-toss-plain = Toss Payments
provider-telegram-plain = Telegram
provider-on-site-plain = en el lugar

## Dinero que llegó tarde y dinero que se devuelve

card-booked-late = ✅ <b>Reservado al final</b>: su pago llegó cuando la hora ya no estaba guardada, pero seguía libre.
refund-taken = Su pago de { $what }, { $when }, llegó cuando la hora ya no estaba guardada, y mientras tanto se ha ocupado.
refund-twice = { $what }, { $when }: se ha pagado dos veces.
refund-too-much = { $what }, { $when }: se ha pagado más de lo que cuesta.
refund-too-little = { $what }, { $when }: se ha pagado menos de lo que cuesta, así que con este pago no queda reservado.
refund-currency = { $what }, { $when }: se ha pagado en otra moneda, así que con este pago no queda reservado.
refund-cancelled = { $what }, { $when }: se ha cancelado.
refund-rejected = { $venue } no ha podido aceptar { $what }, { $when }.
refund-over = { $what }, { $when }: ya ha pasado.
refund-unknown = { $venue } no ha podido saber a qué correspondía el pago de { $amount }.
refund-by-hand = { $venue } le devuelve dinero: { $what }, { $when }.
refund-reason = “{ $reason }”
refund-back = 💸 Le devolvemos <b>{ $amount }</b>. Le avisaremos cuando esté hecho.
refund-done = 💸 Le hemos devuelto <b>{ $amount }</b>: { $what }, { $when }. Su banco puede tardar unos días en mostrarlo.
refund-near = En su lugar, estas horas están libres:
refund-none = En este momento no hay nada libre cerca de esa hora.

## Lo pagado

booking-paid = Pagado: { $amount }
booking-refunded = Devuelto: { $amount }
booking-refunding = Devolución en camino: { $amount }
cancel-back = Si cancela ahora, le devolvemos <b>{ $back }</b> de lo pagado ({ $paid }).
cancel-back-none = Si cancela ahora, no se devuelve nada de lo pagado ({ $paid }).
cancel-back-next = Después de { $until } serían { $back }.
cancel-back-done = Le devolvemos { $back }. Le avisaremos cuando esté hecho.

## Lo que ha pagado cada cliente

receipt-title = 🧾 <b>Lo que ha pagado</b> en { $venue }
receipt-booking = <b>{ $what }</b>, { $when } ({ $reference })
receipt-paid = { $on }: pagado { $amount } ({ $provider })
receipt-refunded = { $on }: devuelto { $amount } ({ $provider })
receipt-kept = { $on }: usado { $amount }
receipt-owed = Pagado por adelantado: { $amount }
receipt-none = Todavía no ha pagado nada en { $venue }.

## La caja del día, para el personal

payments-title = 🧾 <b>Caja, { $day }</b>
payments-provider = { $provider }: cobrado { $taken }, devuelto { $refunded }, retenido { $kept }, pendiente { $open }
payments-none = No se ha cobrado ni devuelto nada.
payments-kept = Ganado o retenido: { $amount }
payments-owed = Pagado por adelantado para lo que está por venir: { $amount }
payments-pending =
    { $count ->
        [one] { $count } persona está en una página de pago: { $amount }, desde { $since }.
        [many] { $count } de personas están en una página de pago: { $amount }, la primera desde { $since }.
       *[other] { $count } personas están en una página de pago: { $amount }, la primera desde { $since }.
    }
payments-due =
    { $count ->
        [one] { $count } devolución está en camino: { $amount }, desde { $since }.
        [many] { $count } de devoluciones están en camino: { $amount }, la más antigua desde { $since }.
       *[other] { $count } devoluciones están en camino: { $amount }, la más antigua desde { $since }.
    }
payments-failed =
    { $count ->
        [one] ⚠️ { $count } devolución hay que hacerla a mano: { $amount }, desde { $since }.
        [many] ⚠️ { $count } de devoluciones hay que hacerlas a mano: { $amount }, la más antigua desde { $since }.
       *[other] ⚠️ { $count } devoluciones hay que hacerlas a mano: { $amount }, la más antigua desde { $since }.
    }
payments-csv-button = 📄 Como tabla
payments-csv = { $day }: todos los movimientos de dinero.

## Giving money back by hand

refund-usage = Escriba <code>/refund NÚMERO IMPORTE motivo</code>, por ejemplo <code>/refund { $reference } 12,50 mal tiempo</code>. Sin importe, es todo lo pagado.
refund-no-booking = Aquí no hay ninguna reserva { $reference }.
refund-amount-wrong = «{ $text }» no es un importe. Escriba solo cifras, por ejemplo 12,50.
refund-most = Se pueden devolver como máximo { $most }.
refund-nothing = No se pagó nada que se pueda devolver.
refund-ask = ¿Devolver <b>{ $amount }</b> a { $customer } por { $what }, { $when }?
refund-ask-most = De lo pagado se pueden devolver { $most }.
refund-waits = Más de { $limit } requiere una segunda persona, que recibe aviso ahora.
refund-give-button = 💸 Devolver { $amount }
refund-asked-toast = Se devuelven { $amount }.
refund-waits-toast = { $amount } espera a una segunda persona.
refund-own-toast = Lo que usted ha pedido tiene que aprobarlo otra persona.
payments-waiting = Estas devoluciones esperan a una segunda persona. Toque una para aprobarla:
payments-approve-button = ✅ { $amount }, { $reference }
receipt-given-up = { $on }: renunciado { $amount }
payments-done-button = ✔ Devuelto a mano: { $amount }, { $reference }
refund-by-hand-toast = Anotado: se devolvieron { $amount } a mano.
receipt-discounted = { $on }: { $amount } menos con { $code }
receipt-withdrawn = { $on }: { $amount } menos con { $code }, ya sin uso
payments-discounted = Descontado con códigos: { $amount }
payments-withdrawn = De códigos, ya sin uso: { $amount }

## Money that nobody can place, for who runs the venue

alert-parked = ⚠️ <b>Dinero que nadie sabe ubicar.</b> { $provider } ha cobrado { $amount } para ustedes y no hay ningún pago al que corresponda: <code>{ $charge }</code>. Puede ocurrir tras restaurar una base de datos desde una copia anterior.
alert-parked-then = Si su pago no aparece, se devuelve todo: { $at }.
alert-stray-matched = ✅ { $amount } que nadie sabía ubicar ya tiene su pago ({ $provider }, <code>{ $charge }</code>).
alert-stray-returned = 💸 { $amount } que nadie sabía ubicar se ha devuelto ({ $provider }, <code>{ $charge }</code>).
alert-stray-failed = ⚠️ <b>{ $amount } que nadie sabía ubicar no se ha podido devolver</b> ({ $provider }, <code>{ $charge }</code>). Hágalo a mano en la página del proveedor de pagos, por favor, y anótelo en /payments.
alert-payments-button = 🧾 Caja
payments-unplaced = Sin reserva: ha entrado { $came }, devuelto { $back }, ubicado { $placed }
payments-stray = ⚠️ { $amount } ({ $provider }) no corresponde a ninguna reserva conocida. Si no se ubica, se devuelve: { $at }.
payments-stray-failed = ⚠️ { $amount } ({ $provider }) no corresponde a ninguna reserva conocida y no se ha podido devolver. Hágalo a mano en la página del proveedor de pagos, por favor.

## A provider that contradicts itself, for who runs the venue

alert-contradicted = ⚠️ <b>{ $provider } se contradice</b> sobre el pago <code>{ $charge }</code> de { $reference }.
contradicted-amount = Antes: se pagó { $earlier }. Ahora: se pagó { $later }.
contradicted-undone = Antes: se pagó { $earlier }. Ahora: no se pagó nada.
contradicted-back-less = Antes: se había devuelto { $earlier }. Ahora: se ha devuelto { $later }.
contradicted-back-more = Antes: se pagó { $earlier }. Ahora: de ello se ha devuelto { $later }.
contradicted-moved = Antes: pagaba { $earlier }. Ahora: paga { $later }.
contradicted-nothing = No se ha cambiado nada por ello. Pregunte a { $provider } cuál es lo correcto, por favor.

## Forged callbacks, for who runs the venue

alert-forged = ⚠️ <b>Alguien envía avisos de pago falsificados.</b> En { $minutes } minutos se han rechazado más de { $count } en nombre de { $provider }, porque { $provider } no puede haberlos enviado. No han cambiado nada.
alert-forged-secret = Si hace poco se cambió el secreto de firma, compruebe, por favor, que sea el mismo aquí y en { $provider }.

## The wrong amount was offered

declined-too-little = ⚠️ Para { $what }, { $when }, se ofreció { $offered } en lugar de { $amount }. Así no queda reservado.
declined-currency = ⚠️ Para { $what }, { $when }, se ofreció { $offered } en lugar de { $amount }, que es otra moneda. Así no queda reservado.
declined-nothing = No se le ha cobrado nada.
declined-lapses = No lo cobramos. { $provider } lo devuelve por sí solo, lo que puede tardar hasta cinco días; nadie puede acelerarlo.
declined-again = Pague otra vez, por favor, con el botón de abajo.
