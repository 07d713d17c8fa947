### 안 되는 이유 한 문장과 다음에 할 일.

refusal-not-found =
    { $what ->
        [service] 이 항목은 더 이상 예약을 받지 않아요.
        [resource] 지금은 고를 수 없는 선택이에요.
        [booking] 없는 예약이에요.
       *[other] 더 이상 없어요.
    }
refusal-not-found-next = 다시 골라 주세요.
refusal-slot-taken = <b>{ $when }</b>: 이미 예약된 시간이에요.
refusal-slot-taken-held = <b>{ $when }</b>: 다른 분이 결정하는 중이에요. 다시 나올 수 있어요.
refusal-slot-taken-next = 가까운 빈 시간이에요:
refusal-outside-opening-hours = <b>{ $when }</b>: 영업시간이 아니에요. 이날은 { $openings }에 열어요.
refusal-outside-opening-hours-none = <b>{ $when }</b>: 영업시간이 아니에요.
refusal-outside-opening-hours-next = 영업시간 안에서 골라 주세요.
refusal-closed-day = <b>{ $day }</b> · 휴무
refusal-closed-day-reason = <b>{ $day }</b> · 휴무: { $reason }
refusal-closed-day-next = 다른 날을 골라 주세요.
refusal-blacked-out = <b>{ $when }</b>: 예약할 수 없는 시간이에요.
refusal-blacked-out-reason = <b>{ $when }</b>: 예약할 수 없는 시간이에요. 사유: { $reason }
refusal-blacked-out-next = 가까운 빈 시간이에요:
refusal-too-soon = <b>{ $when }</b>: 너무 임박했어요. 가장 빠른 시작 시각: { $earliest }
refusal-too-soon-past = <b>{ $when }</b>: 이미 지났어요.
refusal-too-soon-next = 다음 빈 시간이에요:
refusal-too-far = <b>{ $when }</b>: 아직 예약을 받지 않아요. 지금은 { $latest }까지 예약할 수 있어요.
refusal-too-far-next = 더 가까운 날을 고르시거나 나중에 다시 와 주세요.
refusal-not-on-grid = <b>{ $when }</b>: 이 시각에 시작하는 예약은 없어요. 가까운 시작 시각: { $nearest }
refusal-not-on-grid-none = <b>{ $when }</b>: 이 시각에 시작하는 예약은 없어요.
refusal-not-on-grid-next = 보이는 시간 중에서 골라 주세요.
refusal-hold-expired = 이 시간을 { $at }까지 잡아 두었다가 이제 비웠어요.
refusal-hold-expired-next = 아직 비어 있으면 다시 잡아 주세요.
refusal-already-extended = 10분은 이미 늘려 드렸어요. { $until }까지 잡아 둘게요.
refusal-already-extended-next = 예약을 확정하거나 선택을 해제해 주세요.
refusal-wrong-state =
    { $status ->
        [held] 아직 확정되지 않은 예약이에요.
        [requested] 아직 승인을 기다리는 중이에요.
        [confirmed] 이미 확정된 예약이에요.
        [in_progress] 이미 시작한 예약이에요.
        [completed] 이미 마친 예약이에요.
        [reviewed] 이미 마친 예약이에요.
        [expired] 시간이 지나서 더 이상 잡혀 있지 않아요.
        [released] 선택을 해제한 시간이에요.
        [rejected] 거절된 요청이에요.
        [cancelled] 이미 취소된 예약이에요.
        [no_show] 이미 지난 예약이에요.
       *[other] 이제는 할 수 없어요.
    }
refusal-wrong-state-next = 지금 상태는 이래요:
refusal-not-yours =
    { $what ->
        [booking] 다른 분의 예약이에요.
       *[other] 바꾸실 수 없는 항목이에요.
    }
refusal-not-yours-next = 내 예약은 여기 있어요:
refusal-too-many-holds = 한 번에 { $limit }개까지만 시간을 잡아 둘 수 있어요.
refusal-too-many-holds-next = 먼저 이 가운데 하나를 확정하거나 해제해 주세요:
refusal-too-many-bookings = 예약은 { $limit }건까지만 할 수 있어요.
refusal-too-many-bookings-day = 예약은 하루에 { $limit }건까지만 할 수 있어요.
refusal-too-many-bookings-week = 예약은 한 주에 { $limit }건까지만 할 수 있어요.
refusal-too-many-bookings-next = 먼저 이 가운데 하나를 취소하거나, 다녀가신 뒤에 다시 예약해 주세요:
refusal-too-late = { $closed }까지만 여기서 취소할 수 있었어요.
refusal-too-late-next = { $venue }에 직접 문의해 주세요.
refusal-too-late-next-phone = { $venue }에 전화해 주세요: { $phone }
refusal-out-of-reach = 거리가 { $distance }예요. { $limit }까지만 찾아갈 수 있어요.
refusal-out-of-reach-next = 더 가까운 곳을 골라 주세요.
refusal-detail-missing =
    { $kind ->
        [subject] 아직 답하지 않은 질문이 있어요.
        [note] 메모가 필요해요.
        [phone] 전화번호가 필요해요.
       *[other] 아직 빠진 내용이 있어요.
    }
refusal-detail-missing-next = 입력한 뒤에 확정해 주세요.
refusal-key-reused = 이미 다른 일에 쓴 버튼이에요.
refusal-key-reused-next = 지금 상태는 이래요:
refusal-store-busy = 지금 예약 시스템이 응답하지 않아요. 예약되거나 바뀐 것은 없어요.
refusal-store-busy-next = 잠시 뒤에 다시 시도해 주세요.
refusal-rules-changed = 예약할 수 있는 시간이 방금 바뀌었어요.
refusal-rules-changed-next = 다시 확인해 주세요:

## More or fewer than is sold

refusal-out-of-bounds =
    { $what ->
        [units] 한 번에 { $least }개부터 { $most }개까지 예약할 수 있어요.
        [days] { $least }일부터 { $most }일까지 예약할 수 있어요.
        [additions] 항목은 { $most }개까지 추가할 수 있어요.
        [adjacent] 날짜가 이어져야 해요.
       *[party] { $least }명부터 { $most }명까지 이용할 수 있어요.
    }
refusal-out-of-bounds-next = 다시 골라 주세요:

refusal-payment-due = { $amount } 결제가 끝나면 예약돼요.
refusal-payment-due-next = 잡아 둔 예약의 확인 화면을 열어 결제해 주세요.

refusal-promo-refused =
    { $why ->
        [unknown] { $code } 코드는 여기에 없어요.
        [not-yet] { $code } 코드는 { $on }부터 예약할 때 쓸 수 있어요.
        [over] { $code } 코드는 { $on }까지 예약할 때 쓸 수 있었어요.
        [used-up] { $code } 코드는 쓸 수 있는 횟수가 모두 끝났어요.
        [yours] { $code } 코드는 한 분이 쓸 수 있는 횟수를 이미 모두 쓰셨어요.
        [service] { $code } 코드를 쓸 수 있는 서비스: { $services }.
       *[too-small] { $code } 코드는 { $least }부터 쓸 수 있어요.
    }
refusal-promo-refused-next = 코드를 다시 확인하시거나 코드 없이 진행해 주세요.

refusal-gift-refused =
    { $why ->
        [over] 이 선물권의 사용 기한은 { $on }까지였어요.
        [empty] 이 선물권에 남은 금액이 없어요.
        [free] 여기에는 선물권으로 결제할 금액이 없어요.
        [paying] 나머지 금액의 결제 페이지가 이미 열려 있어요.
        [none] 여기에서는 선물권을 쓸 수 없어요.
       *[unknown] 이 코드의 선물권이 없어요.
    }
refusal-gift-refused-next = 코드를 확인하거나 선물권 없이 계속해 주세요.
