### Todo lo que se escribe en vez de tocar.

text-not-understood = No se ha entendido. Estamos aquí:
text-welcome = De nada.
text-examples = Por ejemplo: { $examples }
text-example-plain = { $day } { $time }
text-quoted-plain = “{ $text }”
text-found = <b>{ $reading }</b>. Toque una hora:
text-none-free = <b>{ $reading }</b>: no hay nada libre. Las horas libres más cercanas:
text-none-near = <b>{ $reading }</b>: no hay nada libre, ni tampoco cerca.
text-next-occurrence = “{ $asked }” ya ha pasado, así que será la próxima vez: <b>{ $day }</b>.
text-past = <b>{ $reading }</b>: ya ha pasado. Estas son las próximas horas libres:
text-ambiguous = ¿Cuál de las dos?
text-ask-service = <b>{ $reading }</b>: ¿para qué?
text-no-such-date = Esa fecha no existe. Compruébela, por favor.
text-too-far = Aún no se puede reservar con tanta antelación. Por ahora, solo hasta { $latest }.
text-nonsense = No se ha encontrado ninguna hora en ese texto.
text-too-long = Es mucho texto. Basta una línea corta: “{ $example }”.
text-service-found = <b>{ $what }</b>: estas son las horas.
text-number-out = Aquí no hay opción { $number }. Elija una entre { $first } y { $last }, por favor.
text-choose-button = 📅 Calendario

## Cómo se repite lo entendido

reading-day-plain = { $day }
reading-at-plain = { $day }, { $time }
reading-after-plain = { $day }, a partir de { $time }
reading-before-plain = { $day }, antes de { $time }
reading-between-plain = { $day }, entre { $start } y { $end }
reading-days-plain = { $first } a { $last }
reading-days-after-plain = { $first } a { $last }, a partir de { $time }
reading-days-before-plain = { $first } a { $last }, antes de { $time }
reading-days-between-plain = { $first } a { $last }, entre { $start } y { $end }

## Otros tipos de mensaje

media-polite-line = Aquí solo sirven el texto y los botones, lo sentimos. Estamos aquí:
media-voice-line = Todavía no se pueden escuchar mensajes de voz, lo sentimos. Escríbalo, por favor. Estamos aquí:
contact-not-needed = Ahora no hace falta ningún número de teléfono. Estamos aquí:
location-not-needed = Ahora no hace falta ninguna ubicación. Estamos aquí:
command-unknown = No existe la orden { $command }. Estamos aquí:
