### Money that is handed over at the venue.

onsite-button = 💵 { $time } { $customer }: { $amount }
onsite-title = 💵 <b>Pago en el lugar</b>
onsite-who = { $customer }: { $what }, { $when } ({ $reference })
onsite-price = Precio: { $price }
onsite-paid = Pagado hasta ahora: { $paid }
onsite-left = Por pagar: <b>{ $amount }</b>
onsite-hint = Si es menos, escriba cuánto, solo con cifras.
onsite-cash-button = 💵 Efectivo: { $amount }
onsite-card-button = 💳 Tarjeta: { $amount }
onsite-done-toast = Anotado: { $amount } pagado.
onsite-most = Queda por pagar como máximo { $most }.
onsite-nothing = Ya no queda nada por pagar.
onsite-usage = Escriba <code>/paid NÚMERO IMPORTE</code>, por ejemplo <code>/paid { $reference } 12,50</code>. Sin importe es todo lo que queda por pagar.
