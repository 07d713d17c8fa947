### 예약한 다음: 찾아보기, 취소, 알림.

## 내 예약

mine-title = <b>내 예약</b>
mine-empty = 예약이 없어요.
mine-past-title = <b>지난 예약</b>
mine-past-empty = 아직 지난 예약이 없어요.
mine-button = { $when } · { $what }
mine-requested-button = 📨 { $when } · { $what } (승인 대기)
mine-held-button = ⏳ { $when } · { $what } (확정 전)
mine-over-button = { $when } · { $what } ({ $status })
mine-past-button = 지난 예약
mine-coming-button = 다가오는 예약
mine-book-button = 📅 예약하기

## 취소

cancel-title = <b>{ $what }</b>, { $when } 예약을 취소할까요?
cancel-title-request = <b>{ $what }</b>, { $when } 요청을 취소할까요?
cancel-now-free = 지금 취소하시면 수수료가 없어요.
cancel-now-part = 지금 취소하시면 결제하신 금액의 { $percent }%를 돌려드려요.
cancel-now-none = 지금 취소하시면 결제하신 금액을 돌려드릴 수 없어요.
cancel-policy = 취소 규정: { $policy }
cancel-reason-ask = 사유를 누르시면 바로 취소돼요. 직접 입력하셔도 돼요.
cancel-reason-plans-button = 일정이 바뀌었어요
cancel-reason-time-button = 다른 시간이 더 좋아요
cancel-reason-ill-button = 몸이 아파요
cancel-reason-elsewhere-button = 다른 곳을 이용해요
cancel-reason-none-button = 사유 없이 취소
cancel-reason-typed-button = 취소: “{ $reason }”
cancel-keep-button = 예약 유지하기
cancel-keep-request-button = 요청 유지하기
cancel-done = 취소했어요: <b>{ $what }</b>, { $when }
cancel-done-request = 요청을 취소했어요: <b>{ $what }</b>, { $when }
cancel-done-toast = 취소했어요.

## 시간 변경, 한 번에 할 수 있게 될 때까지

move-title = <b>{ $what }</b>, { $when } 예약의 시간을 바꿀까요?
move-explain = 새 시간을 먼저 골라 확정하신 뒤에 이 예약을 취소해 주세요. 그러면 예약 시간을 놓칠 일이 없어요.
move-choose-button = 📅 새 시간 고르기
move-cancel-button = ✖️ 이 예약 취소

## Other details for a booking

edit-title = <b>무엇을 바꾸시겠어요?</b>
edit-not-time = 날짜나 시간을 바꾸시려면 뒤로 가서 ‘시간 변경’을 눌러 주세요.
edit-now = 현재: { $text }
edit-done = ✔️ 세부 정보를 변경했어요.
edit-done-toast = 변경했어요.

## 곧 끝나거나 끝난 임시 예약

hold-expired = ⌛ <b>{ $what }</b>, { $when } 시간을 { $until }까지 잡아 두었다가 이제 비웠어요.
hold-over = ⌛ <b>{ $what }</b>, { $when } 시간을 { $until }까지 잡아 두었어요.
hold-expired-free = 아직 비어 있어요. 다시 잡아 드릴까요?
hold-expired-taken = 그사이 다른 분이 예약했어요.
hold-expired-gone = 이제 그 시간은 예약할 수 없어요.
hold-again-button = ↩️ 다시 잡기
hold-other-button = 다른 시간
hold-expired-toast = 이 시간은 더 이상 잡혀 있지 않아요.

## 다른 분이 먼저 잡았을 때

lost-race = <b>{ $time }</b> 시간은 방금 다른 분이 먼저 잡았어요.
lost-race-held = <b>{ $time }</b> 시간은 지금 다른 분이 결정하는 중이에요. 다시 나올 수 있어요.
lost-race-longer = <b>{ $time }</b>부터 { $duration } 동안 이어서 비어 있지 않아요.
lost-race-near = 가까운 빈 시간이에요:
lost-race-none = 그 무렵에는 다른 빈 시간이 없어요.
lost-race-kept = <b>{ $when }</b> 시간은 그대로 잡혀 있어요.
lost-race-button = { $when }
lost-race-all-button = 모든 시간

## 예약 알림

reminder-title = 🔔 <b>{ $when }</b>: { $what }
reminder-soon = 🔔 { $left } 시작해요: <b>{ $what }</b>, { $when }
reminder-ask = 오실 수 있나요?
reminder-come-button = 👍 갈게요
reminder-move-button = 🔄 시간 변경
reminder-cancel-button = ✖️ 취소
reminder-coming = 👍 고맙습니다. { $when }에 만나요!
reminder-coming-toast = 고맙습니다. 그때 만나요!
reminder-over-toast = 이미 지난 예약이에요.
reminder-cancelled-toast = 취소된 예약이에요.

## 고객에게 알리는 소식

notice-rejected = { $venue }에서 <b>{ $what }</b>, { $when } 요청을 받지 못했어요.
notice-rejected-reason = { $venue }에서 <b>{ $what }</b>, { $when } 요청을 받지 못했어요. 사유: { $reason }
notice-rejected-near = 대신 이 시간이 비어 있어요:
notice-rejected-none = 그 무렵에는 다른 빈 시간이 없어요.
notice-cancelled = 죄송해요. { $venue } 사정으로 <b>{ $what }</b>, { $when } 예약을 취소했어요.
notice-cancelled-reason = 죄송해요. { $venue } 사정으로 <b>{ $what }</b>, { $when } 예약을 취소했어요. 사유: { $reason }

## 설정과 개인정보

settings-title = <b>설정</b>
settings-language = 언어: { $language }
settings-language-automatic = 언어: { $language } (텔레그램 설정)
settings-zone = 내 시간대: { $zone }
settings-zone-venue = 내 시간대: { $venue } 기준
settings-phone = 전화번호: { $phone }
settings-language-button = 🌐 언어
settings-zone-button = 🕒 내 시간대
settings-phone-delete-button = 전화번호 지우기
settings-privacy-button = 🔒 개인정보
settings-language-title = 어떤 언어로 볼까요?
settings-language-choice-button = { $language }
settings-language-chosen-button = ✓ { $language }
settings-language-automatic-button = 텔레그램 설정대로
settings-language-toast = 이제 한국어로 안내할게요.
settings-zone-title = 지금 어디에 계세요? 도시나 시간대를 입력해 주세요. 예: “{ $example }”
settings-zone-unknown = “{ $text }”: 모르는 시간대예요.
settings-zone-choice-button = { $zone } · { $offset }
settings-zone-same-button = { $venue } 시간대 쓰기
settings-zone-toast = 시간대를 바꿨어요: { $zone }
settings-phone-deleted-toast = 전화번호를 지웠어요.
privacy-text =
    <b>개인정보</b>
    { $venue }에서는 텔레그램에 표시되는 이름과 예약 내역, 예약할 때 적으신 내용을 볼 수 있어요.
    다른 고객에게는 보이지 않아요. 전화번호는 알려 주신 경우에만 보관하고, 설정에서 지우실 수 있어요.

## 도움말

help-text =
    <b>이용 방법</b>
    빈 시간을 누르시면 결정하시는 { $hold } 동안 잡아 둘게요. 그동안에는 아무도 가져갈 수 없어요.
    언제든 입력하셔도 돼요. 예: “{ $example }”
    /book 예약하기
    /bookings 내 예약 보기
    /settings 언어 바꾸기
    버튼이 움직이지 않으면 /panel 명령으로 새 메뉴를 불러오세요.
help-staff =
    <b>직원용</b>
    /today 오늘 일정
    /requests 결정을 기다리는 요청
    /why 어떤 시간이 왜 예약되지 않는지: “/why { $example }”
