### Оплата и деньги, которые возвращаются.

## Оплата

pay-button = 💳 Оплатить { $amount }
pay-by-button = 💳 { $provider }: { $amount }
pay-title = <b>Оплатить { $amount }</b>
pay-explain = Кнопка ниже откроет страницу { $provider }. Как только деньги поступят, ваша бронь сама появится здесь.
pay-open-button = 💳 К странице оплаты
pay-done-button = Уже оплачено
pay-asked = 🔎 Уточняем у { $provider }. Как только деньги поступят, ваша бронь сама появится здесь.
pay-asked-toast = Уточняем у { $provider }.
pay-down = { $provider } сейчас не отвечает. Ничего не списано, и время остаётся за вами. Попробуйте, пожалуйста, через минуту.
pay-refused = { $venue } сейчас не может принять оплату. Ничего не списано. Позвоните, пожалуйста, или попробуйте позже.
pay-back-title-plain = Спасибо
pay-back-plain = Ваша бронь появится в чате, как только { $provider } подтвердит, что деньги поступили.
pay-back-button = Вернуться в чат
provider-stripe-plain = Stripe
provider-razorpay-plain = Razorpay
provider-toss-plain = Toss Payments
provider-telegram-plain = Telegram
provider-on-site-plain = на месте

## Деньги, которые пришли поздно, и деньги, которые возвращаются

card-booked-late = ✅ <b>Всё-таки забронировано</b>: оплата пришла, когда время уже не удерживалось, но оно было ещё свободно.
refund-taken = { $what }, { $when }: оплата пришла, когда время уже не удерживалось, и его успели занять.
refund-twice = { $what }, { $when }: оплачено дважды.
refund-too-much = { $what }, { $when }: оплачено больше, чем это стоит.
refund-too-little = { $what }, { $when }: оплачено меньше, чем это стоит, поэтому с этой оплатой время не забронировано.
refund-currency = { $what }, { $when }: оплачено в другой валюте, поэтому с этой оплатой время не забронировано.
refund-cancelled = { $what }, { $when }: отменено.
refund-rejected = К сожалению, заявка не принята ({ $venue }): { $what }, { $when }.
refund-over = { $what }, { $when }: это уже прошло.
refund-unknown = { $venue } не может определить, за что пришла оплата: { $amount }.
refund-by-hand = { $venue } возвращает вам деньги: { $what }, { $when }.
refund-reason = «{ $reason }»
refund-back = 💸 Возвращаем вам <b>{ $amount }</b>. Сообщим, когда всё будет готово.
refund-done = 💸 Мы вернули вам <b>{ $amount }</b>: { $what }, { $when }. Банк может показать это через несколько дней.
refund-near = Вместо этого свободно:
refund-none = Сейчас рядом ничего свободного нет.

## Что оплачено

booking-paid = Оплачено: { $amount }
booking-refunded = Возвращено: { $amount }
booking-refunding = Возвращается: { $amount }
cancel-back = При отмене сейчас из оплаченных { $paid } вернётся <b>{ $back }</b>.
cancel-back-none = При отмене сейчас из оплаченных { $paid } ничего не вернётся.
cancel-back-next = При отмене позже чем { $until } вернётся { $back }.
cancel-back-done = Возвращаем вам { $back }. Сообщим, когда всё будет готово.

## Оплаты клиента

receipt-title = 🧾 <b>Ваши оплаты</b>: { $venue }
receipt-booking = <b>{ $what }</b>, { $when } ({ $reference })
receipt-paid = { $on }: оплачено { $amount } ({ $provider })
receipt-refunded = { $on }: возвращено { $amount } ({ $provider })
receipt-kept = { $on }: использовано { $amount }
receipt-owed = Оплачено вперёд: { $amount }
receipt-none = Вы пока ничего не оплачивали ({ $venue }).

## Касса за день, для сотрудников

payments-title = 🧾 <b>Касса, { $day }</b>
payments-provider = { $provider }: получено { $taken }, возвращено { $refunded }, удержано { $kept }, открыто { $open }
payments-none = Ничего не получено и не возвращено.
payments-kept = Заработано или удержано: { $amount }
payments-owed = Оплачено вперёд за предстоящее: { $amount }
payments-pending =
    { $count ->
        [one] { $count } человек сейчас на странице оплаты: { $amount }, начало { $since }.
        [few] { $count } человека сейчас на странице оплаты: { $amount }, самое раннее начало { $since }.
        [many] { $count } человек сейчас на странице оплаты: { $amount }, самое раннее начало { $since }.
       *[other] { $count } человека сейчас на странице оплаты: { $amount }, самое раннее начало { $since }.
    }
payments-due =
    { $count ->
        [one] { $count } возврат ещё не завершён: { $amount }, начат { $since }.
        [few] { $count } возврата ещё не завершены: { $amount }, самый давний начат { $since }.
        [many] { $count } возвратов ещё не завершены: { $amount }, самый давний начат { $since }.
       *[other] { $count } возврата ещё не завершены: { $amount }, самый давний начат { $since }.
    }
payments-failed =
    { $count ->
        [one] ⚠️ { $count } возврат нужно сделать вручную: { $amount }, запрошен { $since }.
        [few] ⚠️ { $count } возврата нужно сделать вручную: { $amount }, самый давний запрошен { $since }.
        [many] ⚠️ { $count } возвратов нужно сделать вручную: { $amount }, самый давний запрошен { $since }.
       *[other] ⚠️ { $count } возврата нужно сделать вручную: { $amount }, самый давний запрошен { $since }.
    }
payments-csv-button = 📄 Таблицей
payments-csv = { $day }: все движения денег.

## Giving money back by hand

refund-usage = Напишите <code>/refund НОМЕР СУММА причина</code>, например <code>/refund { $reference } 12,50 дождь</code>. Без суммы это всё, что оплачено.
refund-no-booking = Записи { $reference } здесь нет.
refund-amount-wrong = «{ $text }» не похоже на сумму. Напишите только цифры, например 12,50.
refund-most = Вернуть можно не больше { $most }.
refund-nothing = За неё не оплачено ничего, что можно вернуть.
refund-ask = Вернуть <b>{ $amount }</b> клиенту { $customer }: { $what }, { $when }?
refund-ask-most = Из оплаченного можно вернуть { $most }.
refund-waits = Для суммы больше { $limit } нужен второй человек; он узнает об этом сейчас.
refund-give-button = 💸 Вернуть { $amount }
refund-asked-toast = Возвращаем { $amount }.
refund-waits-toast = { $amount } ждёт второго человека.
refund-own-toast = То, о чём попросили вы, должен подтвердить кто-то другой.
payments-waiting = Эти возвраты ждут второго человека. Нажмите, чтобы подтвердить:
payments-approve-button = ✅ { $amount }, { $reference }
receipt-given-up = { $on }: списано в пользу клиента { $amount }
payments-done-button = ✔ Возвращено вручную: { $amount }, { $reference }
refund-by-hand-toast = Записано: { $amount } возвращено вручную.
receipt-discounted = { $on }: скидка { $amount } по промокоду { $code }
receipt-withdrawn = { $on }: скидка { $amount } по промокоду { $code } больше не нужна
payments-discounted = Скидки по промокодам: { $amount }
payments-withdrawn = Отменённые скидки по промокодам: { $amount }

## Money that nobody can place, for who runs the venue

alert-parked = ⚠️ <b>Деньги, которые не к чему отнести.</b> { $provider } принимает для вас { $amount }, а платежа, к которому это относится, нет: <code>{ $charge }</code>. Так бывает после восстановления базы данных из более старой копии.
alert-parked-then = Если платёж не найдётся, вся сумма будет возвращена: { $at }.
alert-stray-matched = ✅ Нашёлся платёж для { $amount }, которые было не к чему отнести ({ $provider }, <code>{ $charge }</code>).
alert-stray-returned = 💸 Возвращено { $amount }, которые было не к чему отнести ({ $provider }, <code>{ $charge }</code>).
alert-stray-failed = ⚠️ <b>Не удалось вернуть { $amount }, которые было не к чему отнести</b> ({ $provider }, <code>{ $charge }</code>). Верните, пожалуйста, деньги вручную на сайте платёжной системы и отметьте это в /payments.
alert-payments-button = 🧾 Касса
payments-unplaced = Без записи: пришло { $came }, возвращено { $back }, найдено { $placed }
payments-stray = ⚠️ { $amount } ({ $provider }) не относится ни к одной известной записи. Если не найдётся, деньги будут возвращены: { $at }.
payments-stray-failed = ⚠️ { $amount } ({ $provider }) не относится ни к одной известной записи, и вернуть не удалось. Верните, пожалуйста, деньги вручную на сайте платёжной системы.

## A provider that contradicts itself, for who runs the venue

alert-contradicted = ⚠️ <b>{ $provider } противоречит себе</b>: платёж <code>{ $charge }</code> за { $reference }.
contradicted-amount = Раньше: оплачено { $earlier }. Теперь: оплачено { $later }.
contradicted-undone = Раньше: оплачено { $earlier }. Теперь: ничего не оплачено.
contradicted-back-less = Раньше: возвращено { $earlier }. Теперь: возвращено { $later }.
contradicted-back-more = Раньше: оплачено { $earlier }. Теперь: из них возвращено { $later }.
contradicted-moved = Раньше: платёж за { $earlier }. Теперь: платёж за { $later }.
contradicted-nothing = Из-за этого ничего не изменено. Уточните, пожалуйста, у { $provider }, что верно.

## Forged callbacks, for who runs the venue

alert-forged = ⚠️ <b>Кто-то присылает поддельные сообщения об оплате.</b> За { $minutes } мин отклонено больше { $count } от имени { $provider }: { $provider } не мог их отправить. Они ничего не изменили.
alert-forged-secret = Если секрет подписи недавно меняли, проверьте, пожалуйста, что здесь и у { $provider } он один и тот же.

## The wrong amount was offered

declined-too-little = ⚠️ За { $what }, { $when }, предложено { $offered } вместо { $amount }. Поэтому запись этим не оплачена.
declined-currency = ⚠️ За { $what }, { $when }, предложено { $offered } вместо { $amount }, то есть в другой валюте. Поэтому запись этим не оплачена.
declined-nothing = С вас ничего не списано.
declined-lapses = Мы эти деньги не берём. { $provider } возвращает их сам, это может занять до пяти дней; ускорить это никто не может.
declined-again = Пожалуйста, оплатите ещё раз кнопкой ниже.
