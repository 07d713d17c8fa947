### Что говорит техника: старые кнопки, сбои, группы, меню.

## Кнопки

old-button-notice = Это меню устарело. Сейчас всё так:
old-button-toast = Это меню устарело. Вот новое.
used-button-toast = Это уже сделано.
foreign-button-toast = Это чужое меню. Отправьте /start, чтобы открыть своё.
unknown-button-toast = Эта кнопка из старой версии. Вот новое меню.

## Сбои

error-store-busy = Система бронирования сейчас не отвечает. <b>То, что вы сделали, не потеряно:</b> всё будет выполнено, как только система вернётся.
error-bug = Произошёл сбой, о нём уже сообщено. /bookings показывает, что забронировано.
error-too-fast-toast = Слишком быстро. Подождите, пожалуйста, немного.

## Группы

group-panel = <b>{ $venue }</b>: бронирование идёт в личном чате, чтобы здесь не появлялось ничего личного.
group-book-button = 📅 Забронировать в личном чате

## Меню и профиль Telegram

command-book-plain = Забронировать
command-bookings-plain = Мои брони
command-receipt-plain = Ваши оплаты
command-settings-plain = Настройки и язык
command-venue-plain = Адрес и часы работы
command-help-plain = Как это работает
command-privacy-plain = Что о вас хранится
command-today-plain = Список дня
command-payments-plain = Касса за день
command-paid-plain = Записать оплату на месте
command-refund-plain = Вернуть деньги
command-gift-plain = Выдать подарок
command-requests-plain = Заявки, которые ждут решения
command-why-plain = Почему время не предлагается
bot-description-plain =
    Бронирование: { $venue }.

    Нажмите на свободное время, и мы подержим его для вас, пока вы решаете. Или просто напишите, когда хотите прийти. Вы получите напоминание и файл для календаря, а отменить можно здесь в любой момент.
bot-short-plain = Бронирование: { $venue }.
