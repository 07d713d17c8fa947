### 오래된 버튼, 장애, 그룹, 메뉴.

## 버튼

old-button-notice = 지난 메뉴였어요. 지금 상태는 이래요:
old-button-toast = 지난 메뉴예요. 지금 메뉴를 보여 드릴게요.
used-button-toast = 이미 처리했어요.
foreign-button-toast = 다른 분의 메뉴예요. /start 명령으로 내 메뉴를 열어 주세요.
unknown-button-toast = 이전 버전의 버튼이에요. 지금 메뉴를 보여 드릴게요.

## 장애

error-store-busy = 지금 예약 시스템이 응답하지 않아요. <b>방금 하신 일은 사라지지 않았어요.</b> 시스템이 돌아오는 대로 이어서 해 드릴게요.
error-bug = 문제가 생겨서 담당자에게 알렸어요. 예약된 내용은 /bookings 명령으로 볼 수 있어요.
error-too-fast-toast = 조금 빨라요. 잠시 기다려 주세요.

## 그룹

group-panel = <b>{ $venue }</b>: 개인적인 내용이 여기 남지 않도록 예약은 개인 대화에서 진행해요.
group-book-button = 📅 개인 대화에서 예약하기

## 텔레그램 메뉴와 소개

command-book-plain = 예약하기
command-bookings-plain = 내 예약
command-receipt-plain = 내가 결제한 내역
command-settings-plain = 설정과 언어
command-venue-plain = 위치와 영업시간
command-help-plain = 이용 방법
command-privacy-plain = 보관하는 정보
command-today-plain = 오늘 일정
command-payments-plain = 하루 결제 내역
command-paid-plain = 현장 결제 기록
command-refund-plain = 환불하기
command-gift-plain = 선물권 발행
command-requests-plain = 결정을 기다리는 요청
command-why-plain = 예약이 안 되는 이유
bot-description-plain =
    { $venue } 예약을 여기서 하실 수 있어요.

    빈 시간을 누르시면 결정하시는 동안 잡아 둘게요. 원하는 때를 입력하셔도 돼요. 예약 알림과 캘린더 파일을 보내 드리고, 취소도 언제든 여기서 할 수 있어요.
bot-short-plain = { $venue } 예약하기
