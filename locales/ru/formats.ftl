### Короткие слова, из которых складываются даты, длительность и состояния.

language-name-plain = Русский

day-today-plain = Сегодня
day-tomorrow-plain = Завтра
day-yesterday-plain = Вчера
day-today-inline-plain = сегодня
day-tomorrow-inline-plain = завтра
day-yesterday-inline-plain = вчера

moment-plain = { $day }, { $time }
moment-near-plain = { $day } { $time }
moment-weekday-plain = { $weekday } { $time }

# Время, которое в одну ночь бывает дважды, с разницей с UTC.
time-repeated-plain = { $time } ({ $offset })
span-plain = { $start }–{ $end }
span-next-day-plain = { $start }–{ $end } (на следующий день)
zone-city-plain = время города { $city }

# Стоит только там, где верен винительный падеж: «через 2 дня», «за 2 дня».
duration-days-plain =
    { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }
duration-hours-plain = { $hours } ч
duration-minutes-plain = { $minutes } мин

left-moment-plain = с минуты на минуту
left-plain = через { $duration }
ago-plain = { $duration } назад

policy-always-plain = бесплатно в любой момент до начала
policy-free-until-plain = бесплатно до { $until }
policy-part-until-plain = возврат { $percent } % до { $until }
policy-none-until-plain = без возврата до { $until }
policy-free-last-plain = бесплатно
policy-part-last-plain = возврат { $percent } %
policy-none-last-plain = без возврата
policy-closed-last-plain = уже нельзя
policy-then-plain = { $first }, затем { $next }

status-held-plain = Удерживается
status-requested-plain = Ждёт подтверждения
status-confirmed-plain = Забронировано
status-in_progress-plain = Идёт
status-completed-plain = Готово
status-reviewed-plain = С отзывом
status-expired-plain = Время вышло
status-released-plain = Отпущено
status-rejected-plain = Отклонено
status-cancelled-plain = Отменено
status-no_show-plain = Неявка

role-owner-plain = владелец
role-manager-plain = администратор
role-staff-plain = сотрудник

## Что можно написать вместо нажатия; через запятую.

answer-yes-plain = да, д, ага, угу, конечно, хорошо, ладно, ок, окей, верно, подтверждаю, подтвердить, бронирую
answer-no-plain = нет, н, не, не надо, нет спасибо, не нужно
answer-back-plain = назад, вернуться, обратно
answer-cancel-plain = отмена, отменить, отмени, отмените, стоп, хватит, передумала, передумал
answer-skip-plain = пропустить, пропуск, ничего, никакой, без этого
answer-more-plain = ещё, дальше, далее, больше, следующие, показать ещё
answer-home-plain = главная, домой, меню, начало, старт
answer-help-plain = помощь, помогите, справка, что вы умеете
answer-mine-plain = мои брони, моя бронь, брони, мои записи, записи, отменить бронь, отмена брони, отменить запись, изменить бронь, перенести бронь, перенести запись
answer-soonest-plain = как можно скорее, побыстрее, поскорее, ближайшее, ближайшее время, ближайшее свободное
answer-again-plain = как в прошлый раз, как раньше, как обычно, то же самое, ещё раз, снова
answer-any-plain = без разницы, любой, любая, любое, всё равно, не важно, неважно, кто угодно
answer-book-plain = забронировать, бронирование, бронь, новая бронь, хочу забронировать, хотим забронировать, хочу записаться, хотим записаться, записаться, запись, нужна бронь, нужна запись
answer-hello-plain = здравствуйте, привет, добрый день, доброе утро, добрый вечер, приветствую, здрасте
answer-thanks-plain = спасибо, большое спасибо, спасибо большое, благодарю, спс
