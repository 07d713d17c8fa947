### 누르는 대신 입력한 것에 대한 답.

text-not-understood = 무슨 말씀인지 이해하지 못했어요. 여기까지 진행했어요:
text-welcome = 천만에요!
text-examples = 예를 들면 이렇게요: { $examples }
text-example-plain = { $day } { $time }
text-quoted-plain = “{ $text }”
text-found = <b>{ $reading }</b>. 시간을 눌러 주세요:
text-none-free = <b>{ $reading }</b>: 빈 시간이 없어요. 가까운 빈 시간이에요:
text-none-near = <b>{ $reading }</b>: 빈 시간이 없고, 가까운 시간도 모두 찼어요.
text-next-occurrence = “{ $asked }”: 이미 지난 때라서 다음 날짜로 찾았어요: <b>{ $day }</b>
text-past = <b>{ $reading }</b>: 이미 지났어요. 다음 빈 시간이에요:
text-ambiguous = 어느 쪽인가요?
text-ask-service = <b>{ $reading }</b>: 무엇을 예약할까요?
text-no-such-date = 그런 날짜는 없어요. 다시 확인해 주세요.
text-too-far = 아직 그때 예약은 받지 않아요. 지금은 { $latest }까지 예약할 수 있어요.
text-nonsense = 시간을 찾지 못했어요.
text-too-long = 글이 조금 길어요. 짧게 적으셔도 돼요. 예: “{ $example }”
text-service-found = <b>{ $what }</b>: 이런 시간이 있어요.
text-number-out = { $number }번은 없어요. { $first }번에서 { $last }번 사이로 골라 주세요.
text-choose-button = 📅 달력에서 고르기

## 읽은 날짜를 말하는 방법

reading-day-plain = { $day }
reading-at-plain = { $day } { $time }
reading-after-plain = { $day } { $time } 이후
reading-before-plain = { $day } { $time } 이전
reading-between-plain = { $day } { $start }~{ $end }
reading-days-plain = { $first }~{ $last }
reading-days-after-plain = { $first }~{ $last }, { $time } 이후
reading-days-before-plain = { $first }~{ $last }, { $time } 이전
reading-days-between-plain = { $first }~{ $last }, { $start }~{ $end }

## 그 밖의 메시지

media-polite-line = 죄송해요. 글자와 버튼만 알아볼 수 있어요. 여기까지 진행했어요:
media-voice-line = 죄송해요. 음성 메시지는 아직 들을 수 없어요. 글자로 보내 주세요. 여기까지 진행했어요:
contact-not-needed = 지금은 전화번호가 필요하지 않아요. 여기까지 진행했어요:
location-not-needed = 지금은 위치가 필요하지 않아요. 여기까지 진행했어요:
command-unknown = { $command }: 모르는 명령이에요. 여기까지 진행했어요:
