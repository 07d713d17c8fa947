### Бронирование, экран за экраном, в том порядке, в каком они встречаются.

## Главная

home-welcome =
    <b>{ $venue }</b>
    Добро пожаловать! Выберите время, и мы подержим его для вас, пока вы решаете.
home-title = <b>{ $venue }</b>
home-next = Ближайшая бронь: <b>{ $when }</b>, { $what }
home-next-requested = Ждёт подтверждения: <b>{ $when }</b>, { $what }
home-held = Держим для вас до <b>{ $until }</b>: { $when }, { $what }
home-more =
    { $count ->
        [one] и ещё { $count } бронь
        [few] и ещё { $count } брони
        [many] и ещё { $count } броней
       *[other] и ещё { $count } брони
    }
home-tip = Нажмите кнопку или просто напишите, что вам нужно: «{ $example }».
home-not-set-up = Этот бот ещё не настроен. Сначала нужно загрузить файл командой <code>apply</code>.
home-nothing-sold = Здесь пока нечего бронировать. Загляните, пожалуйста, позже.
home-nothing-free = Свободного времени нет до { $day }, а дальше бронирование ещё не открыто.
home-closed-soon = Закрыто { $day }: { $reason }
home-soonest-button = ⚡ Ближайшее: { $when }
home-soonest-of-button = ⚡ Ближайшее: { $when }, { $what }
home-again-button = 🔁 Как раньше: { $when }, { $what }
home-choose-button = 📅 Выбрать
home-mine-button = 🗓 Мои брони
home-settings-button = ⚙️ Настройки
home-venue-button = 📍 Адрес и часы
home-today-button = 📋 Список дня
home-held-button = ⏳ Завершить: { $when }

## A draft that was left

resume-title = Продолжить с того же места?
resume-draft = { $what }
resume-hold-over = Ваше время больше не удерживается.
resume-button = ▶️ Продолжить
resume-drop-button = Сначала

## What

what-title = Что вы хотите забронировать?
what-button = { $service } · { $duration }
what-price-button = { $service } · { $duration } · { $price }
what-description = <b>{ $service }</b>: { $description }
what-search-hint = Ищете что-то? Напишите слово из названия.
what-found =
    { $count ->
        [one] По запросу «{ $text }» найден { $count } вариант:
        [few] По запросу «{ $text }» найдено { $count } варианта:
        [many] По запросу «{ $text }» найдено { $count } вариантов:
       *[other] По запросу «{ $text }» найдено { $count } варианта:
    }
what-none-found = По запросу «{ $text }» ничего нет. Вот всё, что есть:
what-all-button = Показать всё
what-gone-plain = больше не предлагается
what-approval-note = { $services }: каждая заявка подтверждается отдельно.

## Who or where

who-title = { $prompt }
who-any-hint = «Не важно» даёт больше всего времени на выбор.
who-any-button = ✨ Не важно
who-button = { $resource }

## When

when-title = <b>{ $what }</b>
when-terms = { $duration }
when-terms-price = { $duration } · { $price }
when-pick-day = Выберите день:
when-day-free =
    { $count ->
        [one] <b>{ $day }</b>: { $count } свободное время
        [few] <b>{ $day }</b>: свободно { $count } варианта
        [many] <b>{ $day }</b>: свободно { $count } вариантов
       *[other] <b>{ $day }</b>: свободно { $count } варианта
    }
when-day-full = <b>{ $day }</b>: мест нет. Всё время занято.
when-day-held =
    <b>{ $day }</b>: всё время занято, но { $count ->
        [one] { $count } вариант лишь удерживается, пока кто-то решает. Он может освободиться.
        [few] { $count } варианта лишь удерживаются, пока кто-то решает. Они могут освободиться.
        [many] { $count } вариантов лишь удерживаются, пока кто-то решает. Они могут освободиться.
       *[other] { $count } варианта лишь удерживаются, пока кто-то решает. Они могут освободиться.
    }
when-day-closed = <b>{ $day }</b> · Закрыто
when-day-closed-reason = <b>{ $day }</b> · Закрыто: { $reason }
when-day-blocked = <b>{ $day }</b>: бронирование недоступно.
when-day-blocked-reason = <b>{ $day }</b>: бронирование недоступно. Причина: { $reason }
when-day-yours = В этот день у вас уже есть бронь: { $when }, { $what }
when-day-past = <b>{ $day }</b>: этот день прошёл.
when-day-no-more = <b>{ $day }</b>: времени больше не осталось.
when-day-too-soon = <b>{ $day }</b>: слишком рано. Бронируйте не позднее чем за { $lead }.
when-day-too-far = <b>{ $day }</b>: бронирование ещё не открыто. Пока можно до { $latest }.
when-day-holiday = <b>{ $day }</b>: { $holiday }, но открыто.
when-day-after-none = <b>{ $day }</b>: после { $time } ничего свободного нет.
when-after-active = Показано время после { $time }.
when-zone = Везде указано { $zone }.
when-repeated-hour = В этот день часы переводят назад. У времени, которое повторяется, указана разница с UTC.
when-missing-hour = В этот день часы переводят вперёд, поэтому одного часа нет.
when-legend = <b>12</b> свободно · <b>·12</b> мало · <b>×12</b> занято или закрыто · <b>[12]</b> выбрано · <b>✓12</b> ваша бронь · <b>*12</b> праздник
when-none-month = { $month }: ничего свободного нет.
when-changing = Ваше время <b>{ $when }</b> остаётся за вами, пока вы не выберете новое.
when-soonest-button = ⚡ Ближайшее: { $when }
when-usual-button = ⭐ Как обычно: { $when }
when-evening-button = 🌙 Вечером: { $when }
when-weekend-button = 🌤 В выходные: { $when }
when-next-free-button = Ближайшее: { $when }
when-time-button = { $time }
when-morning-button = Утро
when-afternoon-button = День
when-evening-heading-button = Вечер
when-night-button = Ночь
when-week-before-button = ‹ Неделя
when-week-after-button = Неделя ›
when-month-button = 🗓 Месяц
when-week-button = К неделе
when-month-before-button = ‹ { $month }
when-month-after-button = { $month } ›
when-times-before-button = ‹ Раньше
when-times-after-button = Позже ›
when-after-button = 🕒 После…
when-after-title = Показать время после…
when-after-time-button = после { $time }
when-after-all-button = Всё
when-keep-button = Оставить { $when }
when-heading-toast = Это только заголовок. Нажмите на время ниже.
when-blank-toast = Здесь нет дня. Нажмите на число.
when-weekday-toast = { $weekday }. Нажмите на день ниже.
when-first-week-toast = Это первая неделя, которую можно забронировать.
when-last-week-toast = Это последняя неделя, которую можно забронировать.

## Details

details-title = <b>{ $what }</b>, { $when }
details-ask = { $prompt }
details-required-hint = Напишите, пожалуйста, ответ.
details-optional-hint = Напишите или пропустите.
details-skip-button = Пропустить
details-keep-button = Оставить: { $text }
details-clear-button = Убрать
details-too-long = Немного длинно: символов { $length }, а помещается { $limit }. Сократите, пожалуйста.
details-text-only = Ответьте, пожалуйста, текстом.
details-phone-ask = По какому номеру { $venue } может с вами связаться?
details-phone-purpose = Номер нужен, только если в брони что-то изменится. Удалить его можно в настройках.
details-phone-share-button = 📱 Отправить мой номер
details-phone-placeholder-plain = Номер телефона
details-phone-skip-button = Без номера
details-phone-not-yours = Это чужой контакт. Отправьте или напишите, пожалуйста, свой номер.
details-phone-unreadable = Это не похоже на номер телефона. Напишите его с кодом страны, например { $example }.
details-phone-kept = Спасибо. { $venue } может связаться с вами по номеру { $phone }.

## Summary

summary-title = <b>Всё верно?</b>
summary-title-request = <b>Отправить эту заявку?</b>
summary-approval = { $venue } отвечает на каждую заявку. До ответа время остаётся за вами.
summary-held = ⏳ Держим для вас до <b>{ $until }</b>.
summary-held-left =
    { $minutes ->
        [one] ⏳ Держим для вас до <b>{ $until }</b>. Осталась { $minutes } минута.
        [few] ⏳ Держим для вас до <b>{ $until }</b>. Осталось { $minutes } минуты.
        [many] ⏳ Держим для вас до <b>{ $until }</b>. Осталось { $minutes } минут.
       *[other] ⏳ Держим для вас до <b>{ $until }</b>. Осталось { $minutes } минуты.
    }
summary-confirm-button = ✅ Подтвердить
summary-request-button = ✅ Отправить заявку
summary-extend-button = ⏱ +10 мин
summary-release-button = Отпустить
summary-change-what-button = ✎ Услуга
summary-change-who-button = ✎ { $group }
summary-change-time-button = ✎ Время
summary-change-detail-button = ✎ { $prompt }
summary-change-note-button = ✎ Заметка
summary-add-note-button = ✎ Заметка
summary-add-button = ＋ Добавить: { $what } (+{ $duration }, { $price })
summary-add-free-button = ＋ Добавить: { $what } (+{ $duration })
summary-leave-button = － Убрать: { $what }
code-button = 🎟 Код
code-leave-button = ✕ { $code }
code-ask = Какой у вас промокод? Напишите его, пожалуйста.
code-toast = { $code }: скидка { $saved }.
code-left-toast = Теперь без { $code }.
code-left-out = Мы держим для вас время без промокода.
code-kept = 🎟 { $code } действует на всё, что вы выберете сейчас, если подходит.
summary-held-toast = Держим для вас до { $until }.
summary-extended-toast = Теперь держим для вас до { $until }.
summary-changed-toast = Новое время: { $when }.
summary-services-toast = Теперь: { $what }.
summary-confirmed-toast = Забронировано.
summary-requested-toast = Заявка отправлена.
summary-released-toast = Время снова свободно.
summary-released = Время снова свободно: { $what }, { $when }.

## Lines about a booking, the same wherever one is shown

booking-what = { $what }
booking-when = <b>{ $day }, { $span }</b>
booking-zone = ({ $zone })
booking-your-time = У вас это будет { $when } ({ $zone }).
booking-price = Цена: <b>{ $price }</b>
booking-free = Бесплатно
booking-place = 📍 { $address }
place-yours-plain = у вас
place-yours-far-plain = у вас, расстояние { $distance }
place-theirs-plain = у клиента
place-theirs-far-plain = у клиента, расстояние { $distance }
booking-phone = ☎️ { $phone }
booking-detail = { $prompt } <b>{ $text }</b>
booking-reference = Номер: <code>{ $reference }</code>
booking-policy = Отмена: { $policy }.
booking-reason = Причина: { $reason }

## What a price is made of

price-line = · { $name }: { $amount }
price-line-times = · { $name }: { $factors } = { $amount }
price-line-percent = · { $name } ({ $percent }): { $amount }
price-times-plain = { $first } × { $next }
price-rate-plain = Цена
price-service-plain = Услуга
price-weekend-plain = Цена выходного дня
price-weekdays-plain = Цена этого дня
price-season-plain = Сезонная цена
price-hours-plain = Цена в это время
price-slot-plain = Цена этого начала
price-travel-plain = Выезд
price-extra-plain = Доплата
price-deposit-due = Предоплата сейчас: <b>{ $deposit }</b>, остальное позже: { $rest }
price-deposit = Предоплата: { $deposit }, остальное: { $rest }
price-from-plain = от { $price }
price-per-unit-plain = { $price }/шт.
price-per-person-plain = { $price }/чел.
price-per-day-plain = { $price }/день
price-per-hour-plain = { $price }/ч
count-people-plain =
    { $people ->
        [one] { $people } человек
        [few] { $people } человека
        [many] { $people } человек
       *[other] { $people } человека
    }
count-units-plain =
    { $units ->
        [one] { $units } шт.
        [few] { $units } шт.
        [many] { $units } шт.
       *[other] { $units } шт.
    }

## Booking card

card-booked = ✅ <b>Забронировано</b>
card-requested = 📨 <b>Заявка отправлена</b>
card-approved = ✅ <b>Подтверждено: { $venue }</b>
card-edited = ✎ <b>{ $venue }: данные изменены</b>
card-in-progress = ▶️ <b>Сейчас идёт</b>
card-completed = ✔️ <b>Готово. Спасибо, что пришли!</b>
card-cancelled = ✖️ <b>Отменено</b>
card-rejected = ✖️ <b>Отклонено</b>
card-no-show = ✖️ <b>Неявка</b>
card-waiting = Мы напишем здесь, как только { $venue } примет решение. До этого время остаётся за вами.
card-reminders = Мы напомним за { $leads }.
card-file = Откройте файл, чтобы добавить бронь в календарь.
card-move-button = 🔄 Перенести
card-edit-button = ✎ Изменить данные
card-cancel-button = ✖️ Отменить
card-withdraw-button = ✖️ Отозвать
card-share-button = ↗️ Поделиться
card-history-button = 🕘 История
card-map-button = 🗺 Карта
card-file-button = 📆 Календарь
card-copy-button = 📋 Копировать номер
card-again-button = 🔁 Забронировать снова
card-share-plain = { $what }, { $venue }, { $when }
history-title = <b>История { $reference }</b>
history-line = { $when }: { $event }
history-held-plain = время удержано
history-requested-plain = заявка отправлена
history-confirmed-plain = забронировано
history-in_progress-plain = визит начался
history-completed-plain = готово
history-reviewed-plain = оставлен отзыв
history-expired-plain = время вышло
history-released-plain = время отпущено
history-rejected-plain = отклонено
history-cancelled-plain = отменено
history-no_show-plain = неявка

## Calendar file

file-title-plain = { $what } · { $venue }
file-text-plain = Бронь { $reference }
file-cancelled-plain = Отменено: { $what } · { $venue }

## Place and hours

venue-title = <b>{ $venue }</b>
venue-address = 📍 { $address }
venue-phone = ☎️ { $phone }
venue-hours-title = <b>Часы работы</b> ({ $zone })
venue-hours-line = { $weekdays }: { $spans }
venue-hours-closed = { $weekdays }: закрыто
venue-closed-days = <b>Скоро иначе</b>
venue-closed-day = { $day }: { $reason }

## Buttons on several screens

back-button = ‹ Назад
home-button = 🏠 Главная
more-button = Ещё ›
previous-button = ‹ Назад
page-button = { $page } из { $pages }
page-toast = Страница { $page } из { $pages }.
choices-hint = Можно ответить и цифрой.

## How many come, how long, which days

people-ask = Сколько человек придёт?
people-hint = От { $least } до { $most }. Нажмите на число или напишите его.
units-button = × { $units }
lengths-title = <b>{ $what }</b>, начало: { $when }
lengths-ask = На какое время?
lengths-ends-there = Дольше не получится: потом закрытие или другая бронь.
lengths-button = { $span } · { $duration }
lengths-price-button = { $span } · { $duration } · { $price }
dates-pick = Нажмите на нужные дни; чтобы убрать день, нажмите ещё раз.
dates-pick-one = Нажмите на нужный день.
dates-pick-first-and-last = Нажмите на первый день и на последний.
dates-none = Пока не выбран ни один день.
dates-chosen = Выбрано: <b>{ $days }</b>
dates-too-many =
    { $most ->
        [one] За раз можно забронировать не больше { $most } дня.
        [few] За раз можно забронировать не больше { $most } дней.
        [many] За раз можно забронировать не больше { $most } дней.
       *[other] За раз можно забронировать не больше { $most } дней.
    }
dates-done-button =
    { $days ->
        [one] ✅ { $days } день
        [few] ✅ { $days } дня
        [many] ✅ { $days } дней
       *[other] ✅ { $days } дня
    }
dates-done-price-button = ✅ { $days } дн. · { $price }
dates-clear-button = Выбрать заново
duration-by-day-plain = по дням
duration-between-plain = от { $shortest } до { $longest }
days-plain = { $first } – { $last }
booking-days = <b>{ $days }</b>
booking-days-hours = В первый день с { $start }, в последний до { $end }
booking-units = Количество: <b>{ $units }</b>
booking-party =
    { $party ->
        [one] На <b>{ $party } человека</b>
        [few] На <b>{ $party } человек</b>
        [many] На <b>{ $party } человек</b>
       *[other] На <b>{ $party } человек</b>
    }
summary-change-party-button = ✎ Люди
lost-race-days = Эти дни только что заняли.
lost-race-days-held = Об одном из этих дней сейчас кто-то раздумывает. Он может освободиться.
