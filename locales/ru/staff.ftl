### Для тех, кто здесь работает.

## Как стать сотрудником

setup-claimed = <b>{ $venue }</b> теперь под вашим управлением. О новых бронях мы напишем здесь. /today показывает день.
setup-wrong = Этот код недействителен. Новый даст <code>apply</code>.
setup-already = Вы уже в команде: <b>{ $venue }</b>, { $role }.

## Сегодня

staff-today-title =
    { $count ->
        [0] <b>{ $day }</b>
        [one] <b>{ $day }</b>: { $count } бронь
        [few] <b>{ $day }</b>: { $count } брони
        [many] <b>{ $day }</b>: { $count } броней
       *[other] <b>{ $day }</b>: { $count } брони
    }
staff-today-empty = На этот день ничего не забронировано.
staff-today-closed = Закрыто: { $reason }
staff-today-requests =
    { $count ->
        [one] { $count } заявка ждёт решения.
        [few] { $count } заявки ждут решения.
        [many] { $count } заявок ждут решения.
       *[other] { $count } заявки ждут решения.
    }
staff-today-line = { $mark } <b>{ $span }</b> { $customer }, { $what }
staff-today-legend = 👍 ответ «да» · ? ответа нет · ! нет связи · ▶ уже здесь · ✔ готово · ✖ неявка
staff-today-updated = По состоянию на { $time }
staff-today-not-read = В тексте «{ $text }» не нашлось дня. Вот сегодня:
staff-today-arrived-button = Здесь: { $time } { $customer }
staff-today-done-button = Готово: { $time } { $customer }
staff-today-no-show-button = Неявка: { $time } { $customer }
staff-today-before-button = ‹ { $day }
staff-today-after-button = { $day } ›
staff-today-refresh-button = Обновить
staff-today-requests-button = 📨 Заявки ({ $count })
staff-today-arrived-toast = Уже здесь: { $customer }.
staff-today-done-toast = Готово: { $customer }.
staff-today-no-show-toast = Отмечена неявка: { $customer }.
staff-today-too-early-toast = Это ещё не началось.

## Заявки

staff-request-title = 📨 <b>Заявка</b>
staff-request-approve-button = ✅ Принять
staff-request-reject-button = ✖️ Отклонить
staff-request-open-button = { $when } · { $customer }
staff-request-reject-ask =
    Отклонить <b>{ $what }</b>, { $when }?
    Почему? { $customer } это прочтёт. Нажмите причину или напишите её, и заявка будет отклонена.
staff-reject-absent-button = В это время никого нет
staff-reject-unsuitable-button = Эта услуга не подходит
staff-reject-call-button = Сначала позвоните нам
staff-reject-none-button = Отклонить без причины
staff-request-approved = ✅ Приняли: { $name }
staff-request-rejected = ✖️ Отклонили: { $name }
staff-request-rejected-reason = ✖️ Отклонили: { $name }. Причина: { $reason }
staff-request-is-approved = ✅ <b>Принято</b>
staff-request-is-declined = ✖️ <b>Отклонено</b>
staff-request-approved-toast = Принято. Сообщаем: { $customer }.
staff-request-rejected-toast = Отклонено. Сообщаем и предлагаем другое время: { $customer }.
staff-request-decided-toast = Это уже решено.
staff-requests-title = <b>Ждут решения</b>
staff-requests-empty = Заявок нет.

## Что сообщают сотрудникам

staff-notice-booked = 🆕 <b>Новая бронь</b>
staff-notice-edited = ✎ <b>Данные изменены</b>
staff-notice-cancelled = ✖️ <b>Отмена со стороны клиента</b>
staff-notice-withdrawn = ✖️ <b>Заявка отозвана</b>
staff-notice-orphaned = ⚠️ <b>Не подходит под новые правила</b>: бронь остаётся в силе. Пожалуйста, займитесь ею.
staff-notice-customer = { $customer }
staff-notice-reason = Причина: { $reason }
staff-notice-day-button = 📋 Список: { $day }
staff-notice-edit-button = ✎ Изменить данные

## Почему время предлагается или нет

why-ask = Напишите после команды день и время, например «/why { $example }».
why-free = <b>{ $when }</b>: свободно. { $what }
why-refused = <b>{ $when }</b>: не предлагается. { $what }
why-not-read = В тексте «{ $text }» не нашлось дня и времени.

staff-notice-refund-failed = ⚠️ <b>Возврат не прошёл.</b> Верните, пожалуйста, деньги вручную на сайте платёжной системы.
staff-notice-give-back = 💵 <b>Нужно вернуть деньги из рук в руки.</b> Их заплатили на месте: когда вернёте, отметьте это в /payments.
staff-notice-refunded = 💸 <b>Деньги возвращены через платёжную систему.</b> Запись остаётся в силе.
staff-notice-disputed = ⚠️ <b>Клиент оспаривает платёж.</b> Ответьте, пожалуйста, на сайте платёжной системы; запись остаётся в силе.
staff-notice-refund-waiting = 💸 <b>Возврат ждёт второго человека.</b> Он в /payments.
