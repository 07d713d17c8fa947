### 예약하는 화면, 만나는 순서대로.

## 홈

home-welcome =
    <b>{ $venue }</b>
    어서 오세요! 시간을 고르시면 결정하시는 동안 잡아 둘게요.
home-title = <b>{ $venue }</b>
home-next = 다음 예약: <b>{ $when }</b>, { $what }
home-next-requested = 승인 대기 중: <b>{ $when }</b>, { $what }
home-held = <b>{ $until }</b>까지 잡아 둔 시간: { $when }, { $what }
home-more = 이 밖에 예약이 { $count }건 더 있어요.
home-tip = 아래에서 고르시거나 편하게 입력해 주세요. 예: “{ $example }”
home-not-set-up = 아직 준비 중인 봇이에요. 운영자가 <code>apply</code> 명령으로 매장 파일을 불러와야 해요.
home-nothing-sold = 아직 예약할 수 있는 항목이 없어요. 나중에 다시 들러 주세요.
home-nothing-free = 예약을 받는 마지막 날인 { $day }까지 빈 시간이 없어요.
home-closed-soon = { $day } 휴무: { $reason }
home-soonest-button = ⚡ 가장 빠른 시간: { $when }
home-soonest-of-button = ⚡ 가장 빠른 시간: { $when }, { $what }
home-again-button = 🔁 지난번처럼: { $when }, { $what }
home-choose-button = 📅 직접 고르기
home-mine-button = 🗓 내 예약
home-settings-button = ⚙️ 설정
home-venue-button = 📍 위치와 영업시간
home-today-button = 📋 오늘 일정
home-held-button = ⏳ 마저 예약하기: { $when }

## 하다 만 예약

resume-title = 하시던 예약을 이어서 할까요?
resume-draft = { $what }
resume-hold-over = 골라 두신 시간은 더 이상 잡혀 있지 않아요.
resume-button = ▶️ 이어서 하기
resume-drop-button = 처음부터 다시

## 무엇을

what-title = 무엇을 예약하시겠어요?
what-button = { $service } · { $duration }
what-price-button = { $service } · { $duration } · { $price }
what-description = <b>{ $service }</b>: { $description }
what-search-hint = 찾으시는 것이 있으면 이름 일부를 입력해 주세요.
what-found = “{ $text }” 검색 결과 { $count }건:
what-none-found = “{ $text }”에 맞는 항목이 없어요. 전체 목록이에요:
what-all-button = 전체 보기
what-gone-plain = 지금은 없는 항목
what-approval-note = { $services }: 요청을 확인한 뒤 확정해 드려요.

## 누구에게, 어디서

who-title = { $prompt }
who-any-hint = ‘상관없음’을 고르시면 선택할 수 있는 시간이 가장 많아요.
who-any-button = ✨ 상관없음
who-button = { $resource }

## 언제

when-title = <b>{ $what }</b>
when-terms = { $duration }
when-terms-price = { $duration } · { $price }
when-pick-day = 날짜를 골라 주세요.
when-day-free = <b>{ $day }</b>: 빈 시간 { $count }개
when-day-full = <b>{ $day }</b>: 예약이 모두 찼어요.
when-day-held = <b>{ $day }</b>: 지금은 모두 찼지만, 그중 { $count }개는 다른 분이 아직 결정하는 중이라 다시 나올 수 있어요.
when-day-closed = <b>{ $day }</b> · 휴무
when-day-closed-reason = <b>{ $day }</b> · 휴무: { $reason }
when-day-blocked = <b>{ $day }</b>: 이날은 예약할 수 없어요.
when-day-blocked-reason = <b>{ $day }</b>: 예약할 수 없어요. 사유: { $reason }
when-day-yours = 이날 예약이 있어요: { $when }, { $what }
when-day-past = <b>{ $day }</b>: 이미 지난 날이에요.
when-day-no-more = <b>{ $day }</b>: 남은 시간이 없어요.
when-day-too-soon = <b>{ $day }</b>: 너무 임박했어요. 적어도 { $lead } 전에는 예약해 주세요.
when-day-too-far = <b>{ $day }</b>: 아직 예약을 받지 않아요. 지금은 { $latest }까지 예약할 수 있어요.
when-day-holiday = <b>{ $day }</b>: { $holiday }이지만 영업해요.
when-day-after-none = <b>{ $day }</b>: { $time } 이후에는 빈 시간이 없어요.
when-after-active = { $time } 이후 시간만 보여 드려요.
when-zone = 모든 시각은 { $zone } 기준이에요.
when-repeated-hour = 이날은 시계를 한 시간 되돌려요. 두 번 오는 시각에는 UTC와의 차이를 적어 두었어요.
when-missing-hour = 이날은 시계를 한 시간 앞당겨서 한 시간이 비어요.
when-legend = <b>12</b> 여유 · <b>·12</b> 조금 남음 · <b>×12</b> 마감 또는 휴무 · <b>[12]</b> 선택한 날 · <b>✓12</b> 내 예약 · <b>*12</b> 공휴일
when-none-month = { $month }에는 빈 시간이 없어요.
when-changing = 새 시간을 고르실 때까지 <b>{ $when }</b> 시간은 그대로 잡아 둘게요.
when-soonest-button = ⚡ 가장 빠른 시간: { $when }
when-usual-button = ⭐ 자주 오시던 시간: { $when }
when-evening-button = 🌙 가까운 저녁: { $when }
when-weekend-button = 🌤 가까운 주말: { $when }
when-next-free-button = 다음 빈 시간: { $when }
when-time-button = { $time }
when-morning-button = 오전
when-afternoon-button = 오후
when-evening-heading-button = 저녁
when-night-button = 밤
when-week-before-button = ‹ 이전 주
when-week-after-button = 다음 주 ›
when-month-button = 🗓 월 보기
when-week-button = 주 보기로 돌아가기
when-month-before-button = ‹ { $month }
when-month-after-button = { $month } ›
when-times-before-button = ‹ 앞 시간
when-times-after-button = 뒤 시간 ›
when-after-button = 🕒 이후 시간
when-after-title = 몇 시 이후로 볼까요?
when-after-time-button = { $time } 이후
when-after-all-button = 모든 시간
when-keep-button = { $when } 그대로 두기
when-heading-toast = 제목이에요. 아래에서 시간을 눌러 주세요.
when-blank-toast = 빈칸이에요. 숫자를 눌러 주세요.
when-weekday-toast = { $weekday }이에요. 아래에서 날짜를 눌러 주세요.
when-first-week-toast = 예약할 수 있는 첫 주예요.
when-last-week-toast = 예약할 수 있는 마지막 주예요.

## 세부 내용

details-title = <b>{ $what }</b>, { $when }
details-ask = { $prompt }
details-required-hint = 답을 입력해 주세요.
details-optional-hint = 입력하시거나 건너뛰셔도 돼요.
details-skip-button = 건너뛰기
details-keep-button = 그대로: { $text }
details-clear-button = 지우기
details-too-long = 조금 길어요. { $limit }자까지 쓸 수 있는데 { $length }자예요. 줄여 주세요.
details-text-only = 글자로 답해 주세요.
details-phone-ask = { $venue }에서 연락드릴 번호를 알려 주시겠어요?
details-phone-purpose = 예약에 변동이 있을 때만 쓰고, 설정에서 언제든 지우실 수 있어요.
details-phone-share-button = 📱 내 번호 보내기
details-phone-placeholder-plain = 전화번호
details-phone-skip-button = 번호 없이 계속
details-phone-not-yours = 다른 분의 연락처예요. 본인 번호를 보내시거나 입력해 주세요.
details-phone-unreadable = 전화번호가 아닌 것 같아요. 국가 번호까지 입력해 주세요. 예: { $example }
details-phone-kept = 고맙습니다. { $venue }에서 { $phone } 번호로 연락드릴 수 있어요.

## 확인

summary-title = <b>이대로 예약할까요?</b>
summary-title-request = <b>이대로 요청할까요?</b>
summary-approval = { $venue }에서 요청을 하나씩 확인해요. 답을 드릴 때까지 시간을 잡아 둘게요.
summary-held = ⏳ <b>{ $until }</b>까지 시간을 잡아 둘게요.
summary-held-left = ⏳ <b>{ $until }</b>까지 시간을 잡아 둘게요. { $minutes }분 남았어요.
summary-confirm-button = ✅ 예약 확정
summary-request-button = ✅ 요청 보내기
summary-extend-button = ⏱ 10분 더
summary-release-button = 선택 해제
summary-change-what-button = ✎ 항목
summary-change-who-button = ✎ { $group }
summary-change-time-button = ✎ 시간
summary-change-detail-button = ✎ { $prompt }
summary-change-note-button = ✎ 메모
summary-add-note-button = ✎ 메모 남기기
summary-add-button = ＋ 추가: { $what } (+{ $duration }, { $price })
summary-add-free-button = ＋ 추가: { $what } (+{ $duration })
summary-leave-button = － 빼기: { $what }
code-button = 🎟 코드
code-leave-button = ✕ { $code }
code-ask = 어떤 코드를 가지고 계세요? 입력해 주세요.
code-toast = { $code }: { $saved } 할인돼요.
code-left-toast = { $code } 없이 진행해요.
code-left-out = 코드 없이 시간을 잡아 두었어요.
code-kept = 🎟 지금부터 고르시는 예약에 { $code } 코드를 쓸 수 있으면 적용해요.
summary-held-toast = { $until }까지 잡아 둘게요.
summary-extended-toast = 이제 { $until }까지 잡아 둘게요.
summary-changed-toast = 바꿨어요: { $when }
summary-services-toast = 바꿨어요: { $what }
summary-confirmed-toast = 예약되었어요.
summary-requested-toast = 요청을 보냈어요.
summary-released-toast = 선택을 해제했어요. 시간을 비워 두었어요.
summary-released = 선택을 해제했어요: { $what }, { $when }. 이제 다른 분이 예약할 수 있어요.

## 예약 내용을 보여 주는 줄, 어느 화면에서나 같다

booking-what = { $what }
booking-when = <b>{ $day } { $span }</b>
booking-zone = { $zone }
booking-your-time = 계신 곳의 시각: { $when } ({ $zone })
booking-price = 요금: <b>{ $price }</b>
booking-free = 무료
booking-place = 📍 { $address }
place-yours-plain = 고객님이 계신 곳
place-yours-far-plain = 고객님이 계신 곳, { $distance } 거리
place-theirs-plain = 고객이 있는 곳
place-theirs-far-plain = 고객이 있는 곳, { $distance } 거리
booking-phone = ☎️ { $phone }
booking-detail = { $prompt } <b>{ $text }</b>
booking-reference = 예약 번호: <code>{ $reference }</code>
booking-policy = 취소 규정: { $policy }
booking-reason = 사유: { $reason }

## 요금의 내역

price-line = · { $name }: { $amount }
price-line-times = · { $name }: { $factors } = { $amount }
price-line-percent = · { $name } ({ $percent }): { $amount }
price-times-plain = { $first } × { $next }
price-rate-plain = 기본요금
price-service-plain = 항목
price-weekend-plain = 주말 요금
price-weekdays-plain = 요일별 요금
price-season-plain = 시즌 요금
price-hours-plain = 시간대 요금
price-slot-plain = 특정 시각 요금
price-travel-plain = 출장비
price-extra-plain = 추가 요금
price-deposit-due = 지금 낼 예약금: <b>{ $deposit }</b>, 나중에 낼 금액: { $rest }
price-deposit = 예약금: { $deposit }, 나머지 금액: { $rest }
price-from-plain = { $price }부터
price-per-unit-plain = 개당 { $price }
price-per-person-plain = 1인당 { $price }
price-per-day-plain = 하루 { $price }
price-per-hour-plain = 시간당 { $price }
count-people-plain = { $people }명
count-units-plain = { $units }개

## 예약 카드

card-booked = ✅ <b>예약되었어요</b>
card-requested = 📨 <b>요청을 보냈어요</b>
card-approved = ✅ <b>예약이 확정되었어요</b> ({ $venue })
card-edited = ✎ <b>{ $venue }에서 세부 정보를 변경했어요</b>
card-in-progress = ▶️ <b>진행 중이에요</b>
card-completed = ✔️ <b>마쳤어요. 찾아 주셔서 고맙습니다!</b>
card-cancelled = ✖️ <b>취소되었어요</b>
card-rejected = ✖️ <b>예약을 받지 못했어요</b>
card-no-show = ✖️ <b>방문하지 않으셨어요</b>
card-waiting = { $venue }에서 결정하는 대로 바로 알려 드릴게요. 그때까지 시간을 잡아 둘게요.
card-reminders = { $leads } 전에 알려 드릴게요.
card-file = 파일을 열면 캘린더에 저장할 수 있어요.
card-move-button = 🔄 시간 변경
card-edit-button = ✎ 세부 정보 변경
card-cancel-button = ✖️ 예약 취소
card-withdraw-button = ✖️ 요청 취소
card-share-button = ↗️ 공유
card-history-button = 🕘 변경 내역
card-map-button = 🗺 지도
card-file-button = 📆 캘린더 파일
card-copy-button = 📋 예약 번호 복사
card-again-button = 🔁 다시 예약하기
card-share-plain = { $venue } 예약: { $what }, { $when }
history-title = <b>{ $reference } 변경 내역</b>
history-line = { $when }: { $event }
history-held-plain = 시간을 잡음
history-requested-plain = 요청을 보냄
history-confirmed-plain = 예약 확정
history-in_progress-plain = 방문
history-completed-plain = 완료
history-reviewed-plain = 후기 작성
history-expired-plain = 시간 만료
history-released-plain = 선택 해제
history-rejected-plain = 거절
history-cancelled-plain = 취소
history-no_show-plain = 방문 안 함

## 캘린더 파일

file-title-plain = { $what } · { $venue }
file-text-plain = 예약 번호 { $reference }
file-cancelled-plain = 취소됨: { $what } · { $venue }

## 위치와 영업시간

venue-title = <b>{ $venue }</b>
venue-address = 📍 { $address }
venue-phone = ☎️ { $phone }
venue-hours-title = <b>영업시간</b> ({ $zone })
venue-hours-line = { $weekdays }: { $spans }
venue-hours-closed = { $weekdays }: 휴무
venue-closed-days = <b>평소와 다른 날</b>
venue-closed-day = { $day }: { $reason }

## 여러 화면에 있는 버튼

back-button = ‹ 뒤로
home-button = 🏠 처음으로
more-button = 더 보기 ›
previous-button = ‹ 이전
page-button = { $pages }쪽 중 { $page }쪽
page-toast = { $pages }쪽 중 { $page }쪽이에요.
choices-hint = 번호로 답하셔도 돼요.

## How many come, how long, which days

people-ask = 몇 분이 오시나요?
people-hint = { $least }명부터 { $most }명까지예요. 숫자를 누르거나 입력해 주세요.
units-button = × { $units }
lengths-title = <b>{ $what }</b>, { $when }부터
lengths-ask = 얼마 동안 이용하시겠어요?
lengths-ends-there = 더 길게는 안 돼요. 그 뒤에 마감 시간이나 다른 예약이 있어요.
lengths-button = { $span } · { $duration }
lengths-price-button = { $span } · { $duration } · { $price }
dates-pick = 원하는 날짜를 누르고, 다시 누르면 취소돼요.
dates-pick-one = 원하는 날짜를 눌러 주세요.
dates-pick-first-and-last = 첫날과 마지막 날을 눌러 주세요.
dates-none = 아직 고른 날짜가 없어요.
dates-chosen = 고른 날짜: <b>{ $days }</b>
dates-too-many = 한 번에 { $most }일까지만 예약할 수 있어요.
dates-done-button = ✅ { $days }일 예약하기
dates-done-price-button = ✅ { $days }일 · { $price }
dates-clear-button = 다시 고르기
duration-by-day-plain = 하루 단위
duration-between-plain = { $shortest }~{ $longest }
days-plain = { $first } – { $last }
booking-days = <b>{ $days }</b>
booking-days-hours = 첫날 { $start }부터, 마지막 날 { $end }까지
booking-units = 수량: <b>{ $units }</b>
booking-party = 인원: <b>{ $party }명</b>
summary-change-party-button = ✎ 인원
lost-race-days = 방금 다른 분이 그 날짜를 가져갔어요.
lost-race-days-held = 지금 다른 분이 그 날짜를 두고 고민하고 있어요. 다시 나올 수도 있어요.
