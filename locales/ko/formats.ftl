### 날짜와 길이, 상태를 이루는 짧은 말.

language-name-plain = 한국어

day-today-plain = 오늘
day-tomorrow-plain = 내일
day-yesterday-plain = 어제
day-today-inline-plain = 오늘
day-tomorrow-inline-plain = 내일
day-yesterday-inline-plain = 어제

moment-plain = { $day } { $time }
moment-near-plain = { $day } { $time }
moment-weekday-plain = { $weekday }요일 { $time }

# 하룻밤에 두 번 오는 시각에는 UTC와의 차이를 붙인다.
time-repeated-plain = { $time } ({ $offset })
span-plain = { $start }~{ $end }
span-next-day-plain = { $start }~{ $end } (다음 날)
zone-city-plain = { $city } 시간

duration-days-plain = { $days }일
duration-hours-plain = { $hours }시간
duration-minutes-plain = { $minutes }분

left-moment-plain = 곧
left-plain = { $duration } 뒤
ago-plain = { $duration } 전

policy-always-plain = 시작 전까지 언제든 무료
policy-free-until-plain = { $until }까지 무료
policy-part-until-plain = { $until }까지 { $percent }% 환불
policy-none-until-plain = { $until }까지 환불 없음
policy-free-last-plain = 전액 환불
policy-part-last-plain = { $percent }% 환불
policy-none-last-plain = 환불 없음
policy-closed-last-plain = 취소 불가
policy-then-plain = { $first }, 그 뒤 { $next }

status-held-plain = 확정 전
status-requested-plain = 승인 대기
status-confirmed-plain = 예약 확정
status-in_progress-plain = 진행 중
status-completed-plain = 완료
status-reviewed-plain = 후기 작성
status-expired-plain = 시간 만료
status-released-plain = 선택 해제
status-rejected-plain = 거절됨
status-cancelled-plain = 취소됨
status-no_show-plain = 방문 안 함

role-owner-plain = 운영자
role-manager-plain = 매니저
role-staff-plain = 직원

## 버튼 대신 입력할 수 있는 말. 쉼표로 나눈다.

answer-yes-plain = 네, 예, 넵, 응, ㅇㅇ, 좋아요, 좋아, 그래요, 맞아요, 확인, 예약할게요
answer-no-plain = 아니요, 아뇨, 아니, 아니오, 싫어요, ㄴㄴ
answer-back-plain = 뒤로, 이전, 뒤로 가기, 돌아가기
answer-cancel-plain = 취소, 취소할게요, 그만, 그만할게요, 됐어요
answer-skip-plain = 건너뛰기, 건너뛸게요, 없음, 없어요, 패스
answer-more-plain = 더, 더 보기, 다음, 더 보여 줘
answer-home-plain = 홈, 처음, 처음으로, 메뉴, 시작
answer-help-plain = 도움말, 도와주세요, 사용법
answer-mine-plain = 내 예약, 예약 내역, 예약 확인, 예약 취소, 예약 변경, 예약 취소할게요, 예약 변경할게요
answer-soonest-plain = 가장 빠른 시간, 제일 빠른 시간, 빨리, 가능한 빨리, 최대한 빨리
answer-again-plain = 지난번처럼, 저번처럼, 같은 걸로, 똑같이
answer-any-plain = 상관없음, 상관없어요, 아무나, 아무 분이나, 누구나
answer-book-plain = 예약, 예약하기, 새 예약, 예약하고 싶어요, 예약해 주세요, 예약 부탁드려요, 예약할래요
answer-hello-plain = 안녕하세요, 안녕, 안녕하십니까, 여보세요
answer-thanks-plain = 감사합니다, 감사해요, 고맙습니다, 고마워요, 고마워
