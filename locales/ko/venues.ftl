### 봇 하나가 여러 곳을 맡을 때.

venues-title = <b>어디를 예약하시겠어요?</b>
venues-line = <b>{ $venue }</b>: { $address }
venues-head = <b>{ $venue }</b>
venues-button = 🏢 다른 곳
venues-mine-plain = { $what }, { $venue }
venues-group = 개인적인 내용이 여기 남지 않도록 예약은 개인 대화에서 진행해요. 어디를 예약하시겠어요?
