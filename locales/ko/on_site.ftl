### Money that is handed over at the venue.

onsite-button = 💵 { $time } { $customer }: { $amount }
onsite-title = 💵 <b>현장 결제</b>
onsite-who = { $customer }: { $what }, { $when } ({ $reference })
onsite-price = 금액: { $price }
onsite-paid = 지금까지 결제: { $paid }
onsite-left = 남은 금액: <b>{ $amount }</b>
onsite-hint = 일부만 받았다면 금액을 숫자로만 적어 주세요.
onsite-cash-button = 💵 현금: { $amount }
onsite-card-button = 💳 카드: { $amount }
onsite-done-toast = { $amount } 결제를 기록했어요.
onsite-most = 남은 금액은 최대 { $most }이에요.
onsite-nothing = 더 받을 금액이 없어요.
onsite-usage = <code>/paid 번호 금액</code>처럼 적어 주세요. 예: <code>/paid { $reference } 12500</code>. 금액을 적지 않으면 남은 금액 전부예요.
