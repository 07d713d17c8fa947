### 직원을 위한 화면.

## 직원 등록

setup-claimed = 이제 <b>{ $venue }</b> 운영자예요. 새 예약을 여기로 알려 드릴게요. /today 명령으로 오늘 일정을 볼 수 있어요.
setup-wrong = 맞지 않는 코드예요. <code>apply</code> 명령이 새 코드를 보여 줘요.
setup-already = 이미 등록되어 있어요: <b>{ $venue }</b>, { $role }

## 오늘

staff-today-title =
    { $count ->
        [0] <b>{ $day }</b>
       *[other] <b>{ $day }</b>: 예약 { $count }건
    }
staff-today-empty = 이날은 예약이 없어요.
staff-today-closed = 휴무: { $reason }
staff-today-requests = 결정을 기다리는 요청이 { $count }건 있어요.
staff-today-line = { $mark } <b>{ $span }</b> { $customer }, { $what }
staff-today-legend = 👍 온다고 답함 · ? 아직 답 없음 · ! 연락 안 됨 · ▶ 방문 중 · ✔ 완료 · ✖ 오지 않음
staff-today-updated = { $time } 기준
staff-today-not-read = “{ $text }”에서 날짜를 찾지 못했어요. 오늘 일정이에요:
staff-today-arrived-button = 방문: { $time } { $customer }
staff-today-done-button = 완료: { $time } { $customer }
staff-today-no-show-button = 오지 않음: { $time } { $customer }
staff-today-before-button = ‹ { $day }
staff-today-after-button = { $day } ›
staff-today-refresh-button = 새로 고침
staff-today-requests-button = 📨 요청 ({ $count })
staff-today-arrived-toast = { $customer } 님이 오셨어요.
staff-today-done-toast = 완료했어요: { $customer } 님
staff-today-no-show-toast = { $customer } 님이 오지 않은 것으로 적었어요.
staff-today-too-early-toast = 아직 시작 전이에요.

## 요청

staff-request-title = 📨 <b>예약 요청</b>
staff-request-approve-button = ✅ 승인
staff-request-reject-button = ✖️ 거절
staff-request-open-button = { $when } · { $customer }
staff-request-reject-ask =
    <b>{ $what }</b>, { $when } 요청을 거절할까요?
    사유를 알려 주세요. { $customer } 님에게 전해져요. 누르거나 입력하시면 거절돼요.
staff-reject-absent-button = 그 시간에 담당자가 없어요
staff-reject-unsuitable-button = 이 항목으로는 어려워요
staff-reject-call-button = 먼저 전화해 주세요
staff-reject-none-button = 사유 없이 거절
staff-request-approved = ✅ 승인: { $name }
staff-request-rejected = ✖️ 거절: { $name }
staff-request-rejected-reason = ✖️ 거절: { $name }. 사유: { $reason }
staff-request-is-approved = ✅ <b>승인됨</b>
staff-request-is-declined = ✖️ <b>거절됨</b>
staff-request-approved-toast = 승인했어요. { $customer } 님에게 알려 드릴게요.
staff-request-rejected-toast = 거절했어요. { $customer } 님에게 다른 시간과 함께 알려 드릴게요.
staff-request-decided-toast = 이미 결정된 요청이에요.
staff-requests-title = <b>결정을 기다리는 요청</b>
staff-requests-empty = 기다리는 요청이 없어요.

## 직원에게 알리는 소식

staff-notice-booked = 🆕 <b>새 예약</b>
staff-notice-edited = ✎ <b>세부 정보가 변경되었어요</b>
staff-notice-cancelled = ✖️ <b>고객이 예약을 취소했어요</b>
staff-notice-withdrawn = ✖️ <b>고객이 요청을 취소했어요</b>
staff-notice-orphaned = ⚠️ <b>바뀐 운영 기준에 맞지 않는 예약이에요</b>. 예약은 그대로 유지되니 확인해 주세요.
staff-notice-customer = { $customer } 님
staff-notice-reason = 사유: { $reason }
staff-notice-day-button = 📋 { $day } 일정
staff-notice-edit-button = ✎ 세부 정보 변경

## 시간이 예약되거나 안 되는 이유

why-ask = 명령 뒤에 날짜와 시간을 적어 주세요. 예: “/why { $example }”
why-free = <b>{ $when }</b>: 예약할 수 있어요. { $what }
why-refused = <b>{ $when }</b>: 예약할 수 없어요. { $what }
why-not-read = “{ $text }”에서 날짜와 시간을 찾지 못했어요.

staff-notice-refund-failed = ⚠️ <b>환불이 처리되지 않았어요.</b> 결제 업체 페이지에서 직접 환불해 주세요.
staff-notice-give-back = 💵 <b>직접 돌려줘야 할 금액이 있어요.</b> 현장에서 받은 금액이에요. 돌려준 뒤 /payments에서 기록해 주세요.
staff-notice-refunded = 💸 <b>결제 업체에서 직접 환불되었어요.</b> 예약은 그대로예요.
staff-notice-disputed = ⚠️ <b>고객이 결제에 이의를 제기했어요.</b> 결제 업체 페이지에서 답변해 주세요. 예약은 그대로예요.
staff-notice-refund-waiting = 💸 <b>다른 한 사람의 승인을 기다리는 환불이 있어요.</b> /payments 에서 확인해 주세요.
