### Money that is handed over at the venue.

onsite-button = 💵 { $time } { $customer }: { $amount }
onsite-title = 💵 <b>Оплата на месте</b>
onsite-who = { $customer }: { $what }, { $when } ({ $reference })
onsite-price = Цена: { $price }
onsite-paid = Уже оплачено: { $paid }
onsite-left = К оплате: <b>{ $amount }</b>
onsite-hint = Если меньше, напишите сумму, только цифрами.
onsite-cash-button = 💵 Наличные: { $amount }
onsite-card-button = 💳 Карта: { $amount }
onsite-done-toast = Записано: оплачено { $amount }.
onsite-most = Осталось оплатить не больше { $most }.
onsite-nothing = За это больше ничего не нужно платить.
onsite-usage = Напишите <code>/paid НОМЕР СУММА</code>, например <code>/paid { $reference } 12,50</code>. Без суммы это всё, что осталось оплатить.
