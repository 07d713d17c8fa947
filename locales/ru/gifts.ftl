### Gifts: credit under a code.

gift-line = 🎁 Подарок { $code }: { $amount }
gift-left-to-pay = К оплате: <b>{ $amount }</b>
gift-toast = 🎁 Из подарка идёт { $amount }.
gift-leave-button = ✕ 🎁 { $code }
gift-kept = 🎁 { $left } из подарка { $code } пойдёт на то, что вы сейчас выберете.
gift-usage = Напишите <code>/gift СУММА для кого</code>, например <code>/gift 500 для Кима</code>, или <code>/gift КОД</code>, чтобы увидеть остаток.
gift-ask = Выдать подарок на <b>{ $amount }</b>, действует до { $until }?
gift-sold-button = 💵 Оплачен на месте
gift-present-button = 🎁 Бесплатно
gift-issued-toast = Код ниже.
gift-card = 🎁 <b>Подарок на { $amount }</b> в { $venue }
gift-card-code = Код: <code>{ $code }</code>
gift-card-how = Запишитесь в чате, нажмите 🎟 Код на итоговом экране и введите его или откройте эту ссылку. Действует до { $until }.
gift-state = 🎁 { $code }: осталось { $left } из { $amount }, действует до { $until }.
refund-on-gift = 🎁 <b>{ $amount }</b> снова на вашем подарке { $code }: { $what }, { $when }.
payments-issued = Выдано подарков: { $amount }
payments-on-gifts = Остаток на подарках: { $amount }
provider-gift-plain = подарок
