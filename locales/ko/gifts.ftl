### Gifts: credit under a code.

gift-line = 🎁 선물권 { $code }: { $amount }
gift-left-to-pay = 결제할 금액: <b>{ $amount }</b>
gift-toast = 🎁 선물권에서 { $amount } 사용해요.
gift-leave-button = ✕ 🎁 { $code }
gift-kept = 🎁 지금 고르는 예약에 선물권 { $code }의 { $left } 사용할 수 있어요.
gift-usage = <code>/gift 금액 받는 분</code>처럼 적어 주세요. 예: <code>/gift 50000 김 선생님</code>. 남은 금액은 <code>/gift 코드</code>로 볼 수 있어요.
gift-ask = <b>{ $amount }</b> 선물권을 발행할까요? 사용 기한: { $until }
gift-sold-button = 💵 현장에서 결제함
gift-present-button = 🎁 무료로 증정
gift-issued-toast = 코드는 아래에 있어요.
gift-card = 🎁 { $venue } <b>{ $amount } 선물권</b>
gift-card-code = 코드: <code>{ $code }</code>
gift-card-how = 채팅에서 예약하면서 요약 화면의 🎟 코드를 누르고 적거나, 이 링크를 열어 주세요. 사용 기한: { $until }
gift-state = 🎁 { $code }: { $amount } 중 { $left } 남음, 사용 기한 { $until }
refund-on-gift = 🎁 <b>{ $amount }</b> 금액이 선물권 { $code }에 다시 들어갔어요: { $what }, { $when }.
payments-issued = 발행한 선물권: { $amount }
payments-on-gifts = 선물권에 남은 금액: { $amount }
provider-gift-plain = 선물권
