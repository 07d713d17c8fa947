### После бронирования: найти, отменить, напомнить и сообщить.

## Мои брони

mine-title = <b>Ваши брони</b>
mine-empty = У вас пока нет броней.
mine-past-title = <b>Прошлые брони</b>
mine-past-empty = Здесь пока ничего нет.
mine-button = { $when } · { $what }
mine-requested-button = 📨 { $when } · { $what } (ждёт)
mine-held-button = ⏳ { $when } · { $what } (держим)
mine-over-button = { $when } · { $what } ({ $status })
mine-past-button = Прошлые
mine-coming-button = Предстоящие
mine-book-button = 📅 Забронировать

## Отмена

cancel-title = Отменить <b>{ $what }</b>, { $when }?
cancel-title-request = Отозвать заявку: <b>{ $what }</b>, { $when }?
cancel-now-free = Сейчас отмена бесплатна.
cancel-now-part = При отмене сейчас вернётся { $percent } % оплаты.
cancel-now-none = При отмене сейчас оплата не возвращается.
cancel-policy = Правило: { $policy }.
cancel-reason-ask = Почему? Нажмите причину или напишите её, и бронь будет отменена.
cancel-reason-plans-button = Изменились планы
cancel-reason-time-button = Удобнее другое время
cancel-reason-ill-button = Болезнь
cancel-reason-elsewhere-button = Нашлось другое место
cancel-reason-none-button = Отменить без причины
cancel-reason-typed-button = Отменить: «{ $reason }»
cancel-keep-button = Оставить бронь
cancel-keep-request-button = Оставить заявку
cancel-done = Отменено: <b>{ $what }</b>, { $when }.
cancel-done-request = Отозвано: <b>{ $what }</b>, { $when }.
cancel-done-toast = Отменено.

## Перенос, пока он не делается в один шаг

move-title = Перенести <b>{ $what }</b>, { $when }?
move-explain = Сначала выберите и подтвердите новое время, потом отмените это. Так вы не останетесь без времени.
move-choose-button = 📅 Выбрать новое время
move-cancel-button = ✖️ Отменить это

## Other details for a booking

edit-title = <b>Что вы хотите изменить?</b>
edit-not-time = Чтобы выбрать другой день или время, вернитесь и нажмите «Перенести».
edit-now = Сейчас: { $text }
edit-done = ✔️ Данные изменены.
edit-done-toast = Изменено.

## Время, которое удерживалось и скоро освободится или уже свободно

hold-expired = ⌛ <b>{ $what }</b>, { $when }: мы держали это время для вас до { $until }, теперь оно снова свободно.
hold-over = ⌛ <b>{ $what }</b>, { $when }: мы держали это время для вас до { $until }.
hold-expired-free = Его ещё никто не занял. Оно вам нужно?
hold-expired-taken = За это время его заняли.
hold-expired-gone = Забронировать его больше нельзя.
hold-again-button = ↩️ Занять снова
hold-other-button = Другое время
hold-expired-toast = Это время больше не удерживается для вас.

## Кто-то успел раньше

lost-race = <b>{ $time }</b>: это время только что заняли.
lost-race-held = <b>{ $time }</b>: об этом времени прямо сейчас кто-то думает. Оно может освободиться.
lost-race-longer = С <b>{ $time }</b> столько времени подряд не свободно: { $duration }.
lost-race-near = Ближайшее свободное время:
lost-race-none = Рядом больше ничего свободного нет.
lost-race-kept = За вами остаётся <b>{ $when }</b>.
lost-race-button = { $when }
lost-race-all-button = Всё время

## Напоминания

reminder-title = 🔔 <b>{ $when }</b>: { $what }
reminder-soon = 🔔 Начало { $left }: <b>{ $what }</b>, { $when }
reminder-ask = Вы придёте?
reminder-come-button = 👍 Да, буду
reminder-move-button = 🔄 Перенести
reminder-cancel-button = ✖️ Отменить
reminder-coming = 👍 Спасибо. Ждём вас: { $when }!
reminder-coming-toast = Спасибо, ждём вас!
reminder-over-toast = Эта бронь уже в прошлом.
reminder-cancelled-toast = Эта бронь отменена.

## Что сообщают

notice-rejected = К сожалению, заявка не принята ({ $venue }): <b>{ $what }</b>, { $when }.
notice-rejected-reason = К сожалению, заявка не принята ({ $venue }): <b>{ $what }</b>, { $when }. Причина: { $reason }
notice-rejected-near = Вместо этого свободно:
notice-rejected-none = Рядом больше ничего свободного нет.
notice-cancelled = К сожалению, бронь пришлось отменить ({ $venue }): <b>{ $what }</b>, { $when }. Приносим извинения.
notice-cancelled-reason = К сожалению, бронь пришлось отменить ({ $venue }): <b>{ $what }</b>, { $when }. Причина: { $reason } Приносим извинения.

## Настройки и конфиденциальность

settings-title = <b>Настройки</b>
settings-language = Язык: { $language }
settings-language-automatic = Язык: { $language }, как в Telegram
settings-zone = Ваш часовой пояс: { $zone }
settings-zone-venue = Ваш часовой пояс: как у { $venue }
settings-phone = Телефон: { $phone }
settings-language-button = 🌐 Язык
settings-zone-button = 🕒 Мой часовой пояс
settings-phone-delete-button = Удалить мой номер
settings-privacy-button = 🔒 Конфиденциальность
settings-language-title = На каком языке вам удобнее?
settings-language-choice-button = { $language }
settings-language-chosen-button = ✓ { $language }
settings-language-automatic-button = Как в Telegram
settings-language-toast = Теперь по-русски.
settings-zone-title = Где вы находитесь? Напишите город или часовой пояс, например «{ $example }».
settings-zone-unknown = Часового пояса «{ $text }» не нашлось.
settings-zone-choice-button = { $zone } · { $offset }
settings-zone-same-button = Как у { $venue }
settings-zone-toast = Ваш часовой пояс теперь: { $zone }.
settings-phone-deleted-toast = Ваш номер удалён.
privacy-text =
    <b>Конфиденциальность</b>
    { $venue } видит ваше имя из Telegram, ваши брони и то, что вы для них написали.
    Другие этого не видят. Номер телефона хранится, только если вы его дали. Удалить его можно в настройках.

## Помощь

help-text =
    <b>Как это работает</b>
    Нажмите на свободное время, и мы подержим его для вас { $hold }, пока вы решаете. Никто другой его тем временем не займёт.
    Или просто напишите, в любой момент: «{ $example }».
    /book забронировать время
    /bookings показать ваши брони
    /settings сменить язык
    Если кнопка не отвечает, /panel пришлёт новое меню.
help-staff =
    <b>Для сотрудников</b>
    /today показывает список дня
    /requests показывает, что ждёт решения
    /why объясняет, почему время не предлагается: «/why { $example }»
