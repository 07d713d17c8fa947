### Всё, что пишут вместо нажатия.

text-not-understood = Это не удалось понять. Мы остановились здесь:
text-welcome = Пожалуйста, всегда рады помочь.
text-examples = Например: { $examples }
text-example-plain = { $day } { $time }
text-quoted-plain = «{ $text }»
text-found = <b>{ $reading }</b>. Выберите время:
text-none-free = <b>{ $reading }</b>: ничего свободного нет. Ближайшее свободное время:
text-none-near = <b>{ $reading }</b>: ничего свободного нет, и рядом тоже.
text-next-occurrence = «{ $asked }»: это уже прошло, поэтому в следующий раз: <b>{ $day }</b>.
text-past = <b>{ $reading }</b>: это уже прошло. Дальше свободно:
text-ambiguous = Что вы имеете в виду?
text-ask-service = <b>{ $reading }</b>: на что?
text-no-such-date = Такой даты нет. Проверьте, пожалуйста.
text-too-far = Так далеко вперёд бронирование ещё не открыто. Пока можно до { $latest }.
text-nonsense = В этом тексте не нашлось времени.
text-too-long = Текста слишком много. Хватит короткой строки: «{ $example }».
text-service-found = <b>{ $what }</b>: вот время.
text-number-out = Варианта { $number } здесь нет. Выберите, пожалуйста, от { $first } до { $last }.
text-choose-button = 📅 Календарь

## Как повторяется прочитанное

reading-day-plain = { $day }
reading-at-plain = { $day } в { $time }
reading-after-plain = { $day } после { $time }
reading-before-plain = { $day } до { $time }
reading-between-plain = { $day } с { $start } до { $end }
reading-days-plain = { $first } – { $last }
reading-days-after-plain = { $first } – { $last }, после { $time }
reading-days-before-plain = { $first } – { $last }, до { $time }
reading-days-between-plain = { $first } – { $last }, с { $start } до { $end }

## Другие сообщения

media-polite-line = К сожалению, здесь читаются только текст и кнопки. Мы остановились здесь:
media-voice-line = К сожалению, голосовые сообщения пока не прослушиваются. Напишите, пожалуйста, текстом. Мы остановились здесь:
contact-not-needed = Номер телефона сейчас не нужен. Мы остановились здесь:
location-not-needed = Местоположение сейчас не нужно. Мы остановились здесь:
command-unknown = Команды { $command } нет. Мы остановились здесь:
