### На каждый отказ одно предложение, и что делать дальше.

refusal-not-found =
    { $what ->
        [service] Это больше не предлагается.
        [resource] Этот вариант больше недоступен.
        [booking] Такой брони нет.
       *[other] Этого больше нет.
    }
refusal-not-found-next = Выберите, пожалуйста, снова.
refusal-slot-taken = <b>{ $when }</b>: занято.
refusal-slot-taken-held = <b>{ $when }</b>: об этом времени кто-то думает. Оно может освободиться.
refusal-slot-taken-next = Рядом свободно:
refusal-outside-opening-hours = <b>{ $when }</b>: не рабочее время. В этот день открыто { $openings }.
refusal-outside-opening-hours-none = <b>{ $when }</b>: не рабочее время.
refusal-outside-opening-hours-next = Выберите, пожалуйста, рабочее время.
refusal-closed-day = <b>{ $day }</b> · Закрыто
refusal-closed-day-reason = <b>{ $day }</b> · Закрыто: { $reason }
refusal-closed-day-next = Выберите, пожалуйста, другой день.
refusal-blacked-out = <b>{ $when }</b>: бронирование недоступно.
refusal-blacked-out-reason = <b>{ $when }</b>: бронирование недоступно. Причина: { $reason }
refusal-blacked-out-next = Рядом свободно:
refusal-too-soon = <b>{ $when }</b>: слишком рано. Самое раннее начало: { $earliest }.
refusal-too-soon-past = <b>{ $when }</b>: это время прошло.
refusal-too-soon-next = Дальше свободно:
refusal-too-far = <b>{ $when }</b>: бронирование ещё не открыто. Пока можно до { $latest }.
refusal-too-far-next = Выберите, пожалуйста, более ранний день или загляните позже.
refusal-not-on-grid = <b>{ $when }</b>: ровно в это время ничего не начинается. Ближайшее начало: { $nearest }.
refusal-not-on-grid-none = <b>{ $when }</b>: ровно в это время ничего не начинается.
refusal-not-on-grid-next = Выберите, пожалуйста, из показанного времени.
refusal-hold-expired = Мы держали это время для вас до { $at }, теперь оно снова свободно.
refusal-hold-expired-next = Займите его снова, если оно ещё свободно.
refusal-already-extended = Десять минут уже добавлены. Держим для вас до { $until }.
refusal-already-extended-next = Подтвердите или отпустите, пожалуйста.
refusal-wrong-state =
    { $status ->
        [held] Это ещё не подтверждено.
        [requested] Это ещё ждёт подтверждения.
        [confirmed] Это уже забронировано.
        [in_progress] Это уже началось.
        [completed] Это уже состоялось.
        [reviewed] Это уже состоялось.
        [expired] Срок вышел, поэтому время больше не удерживается.
        [released] Это время отпущено.
        [rejected] Эта заявка отклонена.
        [cancelled] Это уже отменено.
        [no_show] Это уже прошло.
       *[other] Это больше невозможно.
    }
refusal-wrong-state-next = Сейчас всё так:
refusal-not-yours =
    { $what ->
        [booking] Это чужая бронь.
       *[other] Вы не можете это изменить.
    }
refusal-not-yours-next = Вот ваше:
refusal-too-many-holds =
    { $limit ->
        [one] Одновременно можно держать только { $limit } время.
        [few] Одновременно можно держать только { $limit } варианта.
        [many] Одновременно можно держать только { $limit } вариантов.
       *[other] Одновременно можно держать только { $limit } варианта.
    }
refusal-too-many-holds-next = Сначала подтвердите или отпустите что-то из этого:
refusal-too-many-bookings =
    { $limit ->
        [one] Впереди может быть только { $limit } бронь.
        [few] Впереди может быть только { $limit } брони.
        [many] Впереди может быть только { $limit } броней.
       *[other] Впереди может быть только { $limit } брони.
    }
refusal-too-many-bookings-day =
    { $limit ->
        [one] В день может быть только { $limit } бронь.
        [few] В день может быть только { $limit } брони.
        [many] В день может быть только { $limit } броней.
       *[other] В день может быть только { $limit } брони.
    }
refusal-too-many-bookings-week =
    { $limit ->
        [one] В неделю может быть только { $limit } бронь.
        [few] В неделю может быть только { $limit } брони.
        [many] В неделю может быть только { $limit } броней.
       *[other] В неделю может быть только { $limit } брони.
    }
refusal-too-many-bookings-next = Сначала отмените одну из них или приходите после:
refusal-too-late = Отменить здесь можно было до { $closed }.
refusal-too-late-next = Свяжитесь, пожалуйста, напрямую: { $venue }.
refusal-too-late-next-phone = Позвоните, пожалуйста ({ $venue }): { $phone }
refusal-out-of-reach = Это в { $distance } отсюда. Мы выезжаем не дальше чем на { $limit }.
refusal-out-of-reach-next = Выберите, пожалуйста, место поближе.
refusal-detail-missing =
    { $kind ->
        [subject] Не хватает одного ответа.
        [note] Не хватает заметки.
        [phone] Не хватает номера телефона.
       *[other] Чего-то не хватает.
    }
refusal-detail-missing-next = Добавьте, пожалуйста, и подтвердите.
refusal-key-reused = Эта кнопка уже использована для другого.
refusal-key-reused-next = Сейчас всё так:
refusal-store-busy = Система бронирования сейчас не отвечает. Ничего не забронировано и не изменено.
refusal-store-busy-next = Попробуйте, пожалуйста, чуть позже.
refusal-rules-changed = Доступное время только что изменилось.
refusal-rules-changed-next = Посмотрите, пожалуйста, ещё раз:

## More or fewer than is sold

refusal-out-of-bounds =
    { $what ->
        [units] За раз можно взять от { $least } до { $most }.
        [days] Бронируется на срок от { $least } до { $most } дн.
        [additions] Добавить можно не больше услуг, чем { $most }.
        [adjacent] Дни должны идти подряд.
       *[party] Есть места для компании от { $least } до { $most } чел.
    }
refusal-out-of-bounds-next = Выберите, пожалуйста, заново:

refusal-payment-due = Время будет забронировано, как только вы оплатите { $amount }.
refusal-payment-due-next = Откройте сводку времени, которое мы для вас держим, и оплатите там.

refusal-promo-refused =
    { $why ->
        [unknown] Промокода { $code } здесь нет.
        [not-yet] Промокод { $code } ещё не действует. Дата начала: { $on }.
        [over] Промокод { $code } больше не действует. Последний день: { $on }.
        [used-up] Промокод { $code } уже использован столько раз, сколько было можно.
        [yours] Вы уже использовали { $code } столько раз, сколько можно одному человеку.
        [service] Промокод { $code } действует на услуги: { $services }.
       *[too-small] Промокод { $code } действует при цене от { $least }.
    }
refusal-promo-refused-next = Проверьте, как он написан, или продолжайте без него.

refusal-gift-refused =
    { $why ->
        [over] Этот подарок действовал до { $on }.
        [empty] На этом подарке ничего не осталось.
        [free] Здесь нечего оплачивать подарком.
        [paying] Страница оплаты остатка уже открыта.
        [none] Здесь подарков нет.
       *[unknown] Подарка с таким кодом здесь нет.
    }
refusal-gift-refused-next = Проверьте, пожалуйста, как он написан, или продолжайте без него.
