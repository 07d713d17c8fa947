### 결제와 돌려드리는 돈.

## 결제

pay-button = 💳 { $amount } 결제하기
pay-by-button = 💳 { $provider }: { $amount }
pay-title = <b>{ $amount } 결제</b>
pay-explain = 아래 버튼을 누르시면 { $provider } 결제 페이지가 열려요. 결제가 확인되면 예약이 여기에 저절로 나타나요.
pay-open-button = 💳 결제 페이지로
pay-done-button = 결제했어요
pay-asked = 🔎 { $provider }에 확인하고 있어요. 결제가 확인되면 예약이 여기에 저절로 나타나요.
pay-asked-toast = { $provider }에 확인하고 있어요.
pay-down = 지금 { $provider }에서 응답이 없어요. 결제된 금액은 없고 시간은 그대로 잡아 두었으니, 잠시 뒤에 다시 시도해 주세요.
pay-refused = 지금은 { $venue }에서 결제를 받을 수 없어요. 결제된 금액은 없어요. 전화하시거나 나중에 다시 시도해 주세요.
pay-back-title-plain = 고맙습니다
pay-back-plain = { $provider }에서 결제가 확인되는 대로 예약이 대화에 나타나요.
pay-back-button = 대화로 돌아가기
provider-stripe-plain = Stripe
provider-razorpay-plain = Razorpay
provider-toss-plain = 토스페이먼츠
provider-telegram-plain = 텔레그램
provider-on-site-plain = 현장

## 늦게 들어온 돈과 돌려드리는 돈

card-booked-late = ✅ <b>다행히 예약되었어요</b>: 잡아 둔 기한이 지나 결제되었지만, 그 시간이 아직 비어 있었어요.
refund-taken = { $what }, { $when } 예약의 결제가 잡아 둔 기한이 지난 뒤에 들어왔고, 그사이 다른 분이 예약했어요.
refund-twice = { $what }, { $when } 예약이 두 번 결제되었어요.
refund-too-much = { $what }, { $when } 예약에 요금보다 많은 금액이 결제되었어요.
refund-too-little = { $what }, { $when } 예약에 요금보다 적은 금액이 결제되어서, 이 결제로는 예약되지 않았어요.
refund-currency = { $what }, { $when } 예약이 다른 통화로 결제되어서, 이 결제로는 예약되지 않았어요.
refund-cancelled = { $what }, { $when } 예약이 취소되었어요.
refund-rejected = { $venue }에서 { $what }, { $when } 요청을 받지 못했어요.
refund-over = { $what }, { $when } 예약은 이미 지났어요.
refund-unknown = { $venue }에서 { $amount } 결제가 어떤 예약의 것인지 확인하지 못했어요.
refund-by-hand = { $venue }에서 { $what }, { $when } 예약의 금액을 돌려드려요.
refund-reason = “{ $reason }”
refund-back = 💸 <b>{ $amount }</b> 환불을 진행하고 있어요. 끝나면 알려 드릴게요.
refund-done = 💸 <b>{ $amount }</b> 환불이 끝났어요: { $what }, { $when }. 은행에 표시되기까지 며칠 걸릴 수 있어요.
refund-near = 대신 이 시간이 비어 있어요:
refund-none = 지금은 그 무렵에 빈 시간이 없어요.

## 결제한 금액

booking-paid = 결제한 금액: { $amount }
booking-refunded = 환불된 금액: { $amount }
booking-refunding = 환불 중인 금액: { $amount }
cancel-back = 지금 취소하시면 결제하신 { $paid } 가운데 <b>{ $back }</b> 환불해 드려요.
cancel-back-none = 지금 취소하시면 결제하신 { $paid } 가운데 돌려드릴 수 있는 금액이 없어요.
cancel-back-next = { $until } 이후 환불 금액: { $back }
cancel-back-done = { $back } 환불을 진행하고 있어요. 끝나면 알려 드릴게요.

## 고객의 결제 내역

receipt-title = 🧾 <b>결제 내역</b> ({ $venue })
receipt-booking = <b>{ $what }</b>, { $when } ({ $reference })
receipt-paid = { $on }: { $amount } 결제 ({ $provider })
receipt-refunded = { $on }: { $amount } 환불 ({ $provider })
receipt-kept = { $on }: { $amount } 사용
receipt-owed = 미리 결제한 금액: { $amount }
receipt-none = 아직 { $venue }에서 결제하신 내역이 없어요.

## 직원이 보는 하루 결제 내역

payments-title = 🧾 <b>{ $day } 결제 내역</b>
payments-provider = { $provider }: 받은 금액 { $taken }, 환불한 금액 { $refunded }, 확정 { $kept }, 미확정 { $open }
payments-none = 받은 금액도 환불한 금액도 없어요.
payments-kept = 매출로 확정된 금액: { $amount }
payments-owed = 앞으로의 예약에 미리 받은 금액: { $amount }
payments-pending = 지금 { $count }명이 결제 페이지에 있어요. 금액: { $amount }, 가장 이른 시작: { $since }
payments-due = 진행 중인 환불이 { $count }건 있어요. 금액: { $amount }, 가장 이른 시작: { $since }
payments-failed = ⚠️ 직접 환불해야 할 건이 { $count }건 있어요. 금액: { $amount }, 가장 이른 요청: { $since }
payments-csv-button = 📄 표로 받기
payments-csv = { $day } 입출금 전체 내역이에요.

## Giving money back by hand

refund-usage = <code>/refund 번호 금액 이유</code>라고 적어 주세요. 예: <code>/refund { $reference } 12500 우천 취소</code>. 금액이 없으면 결제된 금액 전부예요.
refund-no-booking = 찾을 수 없는 예약 번호예요: { $reference }
refund-amount-wrong = 금액으로 읽을 수 없어요: “{ $text }”. 12500처럼 숫자만 적어 주세요.
refund-most = 환불할 수 있는 최대 금액: { $most }
refund-nothing = 환불할 수 있는 결제가 없어요.
refund-ask = { $customer } 님에게 환불할까요? <b>{ $amount }</b>, { $what }, { $when }
refund-ask-most = 결제 금액 중 환불할 수 있는 금액: { $most }
refund-waits = { $limit } 초과 금액은 다른 한 사람의 승인이 필요하고, 지금 알림이 가요.
refund-give-button = 💸 { $amount } 환불하기
refund-asked-toast = 환불합니다: { $amount }
refund-waits-toast = 다른 한 사람의 승인을 기다려요: { $amount }
refund-own-toast = 직접 요청한 환불은 다른 사람이 승인해야 해요.
payments-waiting = 다른 한 사람의 승인을 기다리는 환불이에요. 누르면 승인돼요:
payments-approve-button = ✅ { $amount }, { $reference }
receipt-given-up = { $on }: { $amount } 수납 취소
payments-done-button = ✔ 직접 환불함: { $amount }, { $reference }
refund-by-hand-toast = 직접 환불한 것으로 기록했어요: { $amount }
receipt-discounted = { $on }: { $code } 코드로 { $amount } 할인
receipt-withdrawn = { $on }: { $code } 코드 할인 { $amount } 취소
payments-discounted = 코드로 할인한 금액: { $amount }
payments-withdrawn = 취소된 코드 할인: { $amount }

## Money that nobody can place, for who runs the venue

alert-parked = ⚠️ <b>어느 예약의 것인지 알 수 없는 돈이 있어요.</b> { $provider }에서 { $amount } 결제를 받았지만 해당하는 결제 기록이 없어요: <code>{ $charge }</code>. 데이터베이스를 이전 백업으로 복원한 뒤에 생길 수 있어요.
alert-parked-then = 결제 기록이 나타나지 않으면 전액 환불돼요: { $at }
alert-stray-matched = ✅ 알 수 없던 { $amount }의 결제 기록을 찾았어요 ({ $provider }, <code>{ $charge }</code>).
alert-stray-returned = 💸 알 수 없던 { $amount } 결제를 환불했어요 ({ $provider }, <code>{ $charge }</code>).
alert-stray-failed = ⚠️ <b>알 수 없던 { $amount } 결제를 환불하지 못했어요</b> ({ $provider }, <code>{ $charge }</code>). 결제 업체 페이지에서 직접 환불하고 /payments에 기록해 주세요.
alert-payments-button = 🧾 결제 내역
payments-unplaced = 예약 없는 금액이에요. 들어옴 { $came }, 환불 { $back }, 확인됨 { $placed }
payments-stray = ⚠️ { $amount } ({ $provider }): 해당하는 예약이 없어요. 확인되지 않으면 환불돼요: { $at }
payments-stray-failed = ⚠️ { $amount } ({ $provider }): 해당하는 예약이 없고 환불하지 못했어요. 결제 업체 페이지에서 직접 환불해 주세요.

## A provider that contradicts itself, for who runs the venue

alert-contradicted = ⚠️ <b>{ $provider }의 답이 서로 달라요.</b> { $reference } 결제: <code>{ $charge }</code>
contradicted-amount = 이전에는 { $earlier } 결제됐다고 했어요. 지금은 { $later } 결제됐다고 해요.
contradicted-undone = 이전에는 { $earlier } 결제됐다고 했어요. 지금은 결제되지 않았다고 해요.
contradicted-back-less = 이전에는 { $earlier } 환불됐다고 했어요. 지금은 { $later } 환불됐다고 해요.
contradicted-back-more = 이전에는 { $earlier } 결제됐다고 했어요. 지금은 그중 { $later } 환불됐다고 해요.
contradicted-moved = 이전에는 { $earlier } 결제라고 했어요. 지금은 { $later } 결제라고 해요.
contradicted-nothing = 이 때문에 바뀐 것은 없어요. 어느 쪽이 맞는지 { $provider }에 문의해 주세요.

## Forged callbacks, for who runs the venue

alert-forged = ⚠️ <b>누군가 위조된 결제 알림을 보내고 있어요.</b> { $minutes }분 사이에 { $provider } 이름으로 온 알림을 { $count }건 넘게 거절했어요. { $provider }에서 보낸 것일 수 없기 때문이에요. 이 알림으로 바뀐 것은 없어요.
alert-forged-secret = 최근에 서명 비밀 키를 바꿨다면 여기와 { $provider }의 키가 같은지 확인해 주세요.

## The wrong amount was offered

declined-too-little = ⚠️ { $what }, { $when }: { $amount } 대신 { $offered } 결제가 시도됐어요. 그래서 예약되지 않았어요.
declined-currency = ⚠️ { $what }, { $when }: { $amount } 대신 다른 통화인 { $offered } 결제가 시도됐어요. 그래서 예약되지 않았어요.
declined-nothing = 빠져나간 돈은 없어요.
declined-lapses = 이 금액은 받지 않아요. { $provider }에서 저절로 돌려주며 최대 5일이 걸릴 수 있어요. 더 빨리할 수는 없어요.
declined-again = 아래 버튼으로 다시 결제해 주세요.
