### बुकिंग, हर स्क्रीन उसी क्रम में जिसमें वह सामने आती है।

## होम

home-welcome =
    <b>{ $venue }</b>
    स्वागत है! कोई समय चुनें। सोचते समय वह आपके लिए रखा रहेगा।
home-title = <b>{ $venue }</b>
home-next = अगली बुकिंग: <b>{ $when }</b>, { $what }
home-next-requested = मंज़ूरी का इंतज़ार: <b>{ $when }</b>, { $what }
home-held = <b>{ $until }</b> तक आपके लिए रखा गया: { $when }, { $what }
home-more =
    { $count ->
        [one] और { $count } बुकिंग
       *[other] और { $count } बुकिंग
    }
home-tip = नीचे टैप करें, या जो चाहिए सीधे लिख दें: “{ $example }”
home-not-set-up = यह बॉट अभी तैयार नहीं है। पहले <code>apply</code> से फ़ाइल लोड करनी होगी।
home-nothing-sold = यहाँ अभी कुछ बुक नहीं हो सकता। कृपया बाद में देखें।
home-nothing-free = { $day } तक कुछ खाली नहीं है, और उससे आगे की बुकिंग अभी नहीं होती।
home-closed-soon = { $day } बंद: { $reason }
home-soonest-button = ⚡ सबसे जल्दी: { $when }
home-soonest-of-button = ⚡ सबसे जल्दी: { $when }, { $what }
home-again-button = 🔁 पिछली बार जैसा: { $when }, { $what }
home-choose-button = 📅 चुनें
home-mine-button = 🗓 मेरी बुकिंग
home-settings-button = ⚙️ सेटिंग
home-venue-button = 📍 पता और समय
home-today-button = 📋 आज की सूची
home-held-button = ⏳ पूरा करें: { $when }

## A draft that was left

resume-title = जहाँ छोड़ा था, वहीं से जारी रखें?
resume-draft = { $what }
resume-hold-over = वह समय अब आपके लिए रखा नहीं है।
resume-button = ▶️ जारी रखें
resume-drop-button = फिर से शुरू करें

## What

what-title = क्या बुक करना है?
what-button = { $service } · { $duration }
what-price-button = { $service } · { $duration } · { $price }
what-description = <b>{ $service }</b>: { $description }
what-search-hint = कुछ ढूँढना है? उसका कोई शब्द लिखें।
what-found =
    { $count ->
        [one] “{ $text }” के लिए { $count } नतीजा:
       *[other] “{ $text }” के लिए { $count } नतीजे:
    }
what-none-found = “{ $text }” से मिलता कुछ नहीं है। यहाँ यह सब उपलब्ध है:
what-all-button = सब दिखाएँ
what-gone-plain = अब उपलब्ध नहीं
what-approval-note = { $services }: हर अनुरोध को पहले मंज़ूरी दी जाती है।

## Who or where

who-title = { $prompt }
who-any-hint = “कोई भी” चुनने पर सबसे ज़्यादा समय मिलते हैं।
who-any-button = ✨ कोई भी
who-button = { $resource }

## When

when-title = <b>{ $what }</b>
when-terms = { $duration }
when-terms-price = { $duration } · { $price }
when-pick-day = कोई दिन चुनें:
when-day-free =
    { $count ->
        [one] <b>{ $day }</b>: { $count } समय खाली है
       *[other] <b>{ $day }</b>: { $count } समय खाली हैं
    }
when-day-full = <b>{ $day }</b>: सब भर गया। कोई समय खाली नहीं है।
when-day-held =
    <b>{ $day }</b>: सब समय लिए जा चुके हैं, पर { $count ->
        [one] { $count } पर कोई अभी सोच रहा है। वह फिर खाली हो सकता है।
       *[other] { $count } पर लोग अभी सोच रहे हैं। वे फिर खाली हो सकते हैं।
    }
when-day-closed = <b>{ $day }</b> · बंद
when-day-closed-reason = <b>{ $day }</b> · बंद: { $reason }
when-day-blocked = <b>{ $day }</b>: बुकिंग नहीं हो सकती।
when-day-blocked-reason = <b>{ $day }</b>: बुकिंग नहीं हो सकती। कारण: { $reason }
when-day-yours = इस दिन आपकी एक बुकिंग है: { $when }, { $what }
when-day-past = <b>{ $day }</b>: यह दिन बीत चुका है।
when-day-no-more = <b>{ $day }</b>: अब कोई समय नहीं बचा।
when-day-too-soon = <b>{ $day }</b>: बहुत जल्दी है। कम से कम { $lead } पहले बुक करें।
when-day-too-far = <b>{ $day }</b>: अभी बुक नहीं हो सकता। फ़िलहाल { $latest } तक की बुकिंग खुली है।
when-day-holiday = <b>{ $day }</b>: { $holiday }, फिर भी खुला है।
when-day-after-none = <b>{ $day }</b>: { $time } के बाद कुछ खाली नहीं है।
when-after-active = { $time } के बाद के समय दिखाए जा रहे हैं।
when-zone = सभी समय { $zone } के अनुसार हैं।
when-repeated-hour = इस दिन घड़ी पीछे की जाती है। जो समय दो बार आते हैं, उनके साथ UTC से अंतर लिखा है।
when-missing-hour = इस दिन घड़ी आगे की जाती है, इसलिए एक घंटा नहीं होता।
when-legend = <b>12</b> खाली · <b>·12</b> कम बचा · <b>×12</b> भरा या बंद · <b>[12]</b> चुना हुआ · <b>✓12</b> आपकी बुकिंग · <b>*12</b> छुट्टी
when-none-month = { $month }: कुछ खाली नहीं है।
when-changing = नया समय चुनने तक <b>{ $when }</b> आपके पास रहेगा।
when-soonest-button = ⚡ सबसे जल्दी: { $when }
when-usual-button = ⭐ आपका आम समय: { $when }
when-evening-button = 🌙 अगली शाम: { $when }
when-weekend-button = 🌤 सप्ताहांत: { $when }
when-next-free-button = अगला खाली: { $when }
when-time-button = { $time }
when-morning-button = सुबह
when-afternoon-button = दोपहर
when-evening-heading-button = शाम
when-night-button = रात
when-week-before-button = ‹ सप्ताह
when-week-after-button = सप्ताह ›
when-month-button = 🗓 महीना
when-week-button = सप्ताह पर लौटें
when-month-before-button = ‹ { $month }
when-month-after-button = { $month } ›
when-times-before-button = ‹ पहले
when-times-after-button = बाद में ›
when-after-button = 🕒 बाद…
when-after-title = किस समय के बाद दिखाएँ?
when-after-time-button = { $time } बाद
when-after-all-button = सब समय
when-keep-button = { $when } ही रखें
when-heading-toast = यह सिर्फ़ शीर्षक है। नीचे कोई समय चुनें।
when-blank-toast = यहाँ कोई दिन नहीं है। कोई अंक चुनें।
when-weekday-toast = { $weekday }। नीचे कोई दिन चुनें।
when-first-week-toast = बुकिंग के लिए यह पहला सप्ताह है।
when-last-week-toast = बुकिंग के लिए यह आख़िरी सप्ताह है।

## Details

details-title = <b>{ $what }</b>, { $when }
details-ask = { $prompt }
details-required-hint = कृपया अपना जवाब लिखें।
details-optional-hint = लिखें, या छोड़ दें।
details-skip-button = छोड़ें
details-keep-button = यही रखें: { $text }
details-clear-button = हटाएँ
details-too-long = यह थोड़ा लंबा है: { $length } अक्षर, जबकि सीमा { $limit } है। कृपया छोटा करें।
details-text-only = कृपया लिखकर जवाब दें।
details-phone-ask = { $venue } आपसे किस नंबर पर संपर्क करे?
details-phone-purpose = इसका उपयोग सिर्फ़ बुकिंग में बदलाव होने पर होगा। सेटिंग में आप इसे हटा सकते हैं।
details-phone-share-button = 📱 मेरा नंबर भेजें
details-phone-placeholder-plain = फ़ोन नंबर
details-phone-skip-button = नंबर के बिना
details-phone-not-yours = यह किसी और का संपर्क है। कृपया अपना नंबर भेजें या लिखें।
details-phone-unreadable = यह फ़ोन नंबर नहीं लगता। देश के कोड के साथ लिखें, जैसे { $example }
details-phone-kept = धन्यवाद। { $venue } की ओर से आपसे { $phone } पर संपर्क होगा।

## Summary

summary-title = <b>सब ठीक है?</b>
summary-title-request = <b>यह अनुरोध भेजें?</b>
summary-approval = { $venue } से हर अनुरोध का जवाब मिलता है। तब तक आपका समय रखा रहेगा।
summary-held = ⏳ <b>{ $until }</b> तक आपके लिए रखा है।
summary-held-left =
    { $minutes ->
        [one] ⏳ <b>{ $until }</b> तक आपके लिए रखा है। { $minutes } मिनट बाकी।
       *[other] ⏳ <b>{ $until }</b> तक आपके लिए रखा है। { $minutes } मिनट बाकी।
    }
summary-confirm-button = ✅ बुक करें
summary-request-button = ✅ अनुरोध भेजें
summary-extend-button = ⏱ +10 मिनट
summary-release-button = छोड़ दें
summary-change-what-button = ✎ सेवा
summary-change-who-button = ✎ { $group }
summary-change-time-button = ✎ समय
summary-change-detail-button = ✎ { $prompt }
summary-change-note-button = ✎ नोट
summary-add-note-button = ✎ नोट जोड़ें
summary-add-button = ＋ जोड़ें: { $what } (+{ $duration }, { $price })
summary-add-free-button = ＋ जोड़ें: { $what } (+{ $duration })
summary-leave-button = － हटाएँ: { $what }
code-button = 🎟 कोड
code-leave-button = ✕ { $code }
code-ask = आपके पास कौन-सा कोड है? कृपया लिखें।
code-toast = { $code }: { $saved } की छूट।
code-left-toast = अब { $code } के बिना।
code-left-out = आपका समय कोड के बिना रखा गया है।
code-kept = 🎟 { $code } अब आपके चुने हुए पर लागू होगा, जहाँ वह मान्य है।
summary-held-toast = { $until } तक आपके लिए रखा है।
summary-extended-toast = अब { $until } तक आपके लिए रखा है।
summary-changed-toast = नया समय: { $when }
summary-services-toast = अब: { $what }।
summary-confirmed-toast = बुक हो गया।
summary-requested-toast = अनुरोध भेज दिया गया।
summary-released-toast = छोड़ दिया गया। यह समय फिर खाली है।
summary-released = छोड़ दिया गया: { $what }, { $when }। यह समय फिर खाली है।

## Lines about a booking, the same wherever one is shown

booking-what = { $what }
booking-when = <b>{ $day }, { $span }</b>
booking-zone = { $zone }
booking-your-time = आपके यहाँ तब { $when } होगा ({ $zone })।
booking-price = कीमत: <b>{ $price }</b>
booking-free = निःशुल्क
booking-place = 📍 { $address }
place-yours-plain = आपके यहाँ
place-yours-far-plain = आपके यहाँ, { $distance } दूर
place-theirs-plain = ग्राहक के यहाँ
place-theirs-far-plain = ग्राहक के यहाँ, { $distance } दूर
booking-phone = ☎️ { $phone }
booking-detail = { $prompt } <b>{ $text }</b>
booking-reference = नंबर: <code>{ $reference }</code>
booking-policy = रद्द करना: { $policy }।
booking-reason = कारण: { $reason }

## What a price is made of

price-line = · { $name }: { $amount }
price-line-times = · { $name }: { $factors } = { $amount }
price-line-percent = · { $name } ({ $percent }): { $amount }
price-times-plain = { $first } × { $next }
price-rate-plain = दर
price-service-plain = सेवा
price-weekend-plain = सप्ताहांत की दर
price-weekdays-plain = उस दिन की दर
price-season-plain = सीज़न की दर
price-hours-plain = उस समय की दर
price-slot-plain = उस शुरुआत की दर
price-travel-plain = आने का ख़र्च
price-extra-plain = अतिरिक्त
price-deposit-due = अभी देने की अग्रिम राशि: <b>{ $deposit }</b>, बाकी बाद में: { $rest }
price-deposit = अग्रिम राशि: { $deposit }, बाकी: { $rest }
price-from-plain = { $price } से
price-per-unit-plain = { $price }/नग
price-per-person-plain = { $price }/व्यक्ति
price-per-day-plain = { $price }/दिन
price-per-hour-plain = { $price }/घंटा
count-people-plain =
    { $people ->
        [one] { $people } व्यक्ति
       *[other] { $people } लोग
    }
count-units-plain =
    { $units ->
        [one] { $units } नग
       *[other] { $units } नग
    }

## Booking card

card-booked = ✅ <b>बुक हो गया</b>
card-requested = 📨 <b>अनुरोध भेज दिया गया</b>
card-approved = ✅ <b>{ $venue } ने मंज़ूरी दी</b>
card-edited = ✎ <b>{ $venue } ने विवरण बदला है</b>
card-in-progress = ▶️ <b>अभी चल रहा है</b>
card-completed = ✔️ <b>पूरा हुआ। आने के लिए धन्यवाद!</b>
card-cancelled = ✖️ <b>रद्द</b>
card-rejected = ✖️ <b>अस्वीकृत</b>
card-no-show = ✖️ <b>अनुपस्थित</b>
card-waiting = { $venue } का फ़ैसला होते ही यहाँ बताया जाएगा। तब तक आपका समय रखा रहेगा।
card-reminders = { $leads } पहले आपको याद दिलाया जाएगा।
card-file = कैलेंडर में जोड़ने के लिए फ़ाइल खोलें।
card-move-button = 🔄 समय बदलें
card-edit-button = ✎ विवरण बदलें
card-cancel-button = ✖️ रद्द करें
card-withdraw-button = ✖️ वापस लें
card-share-button = ↗️ शेयर करें
card-history-button = 🕘 इतिहास
card-map-button = 🗺 नक्शा
card-file-button = 📆 कैलेंडर
card-copy-button = 📋 नंबर कॉपी करें
card-again-button = 🔁 फिर से बुक करें
card-share-plain = { $what }, { $venue }, { $when }
history-title = <b>{ $reference } का इतिहास</b>
history-line = { $when }: { $event }
history-held-plain = समय रखा गया
history-requested-plain = अनुरोध भेजा गया
history-confirmed-plain = बुक हुआ
history-in_progress-plain = उपस्थिति दर्ज
history-completed-plain = पूरा हुआ
history-reviewed-plain = समीक्षा दी गई
history-expired-plain = रखने की अवधि ख़त्म
history-released-plain = छोड़ा गया
history-rejected-plain = अस्वीकृत
history-cancelled-plain = रद्द
history-no_show-plain = अनुपस्थित

## Calendar file

file-title-plain = { $what } · { $venue }
file-text-plain = बुकिंग { $reference }
file-cancelled-plain = रद्द: { $what } · { $venue }

## Place and hours

venue-title = <b>{ $venue }</b>
venue-address = 📍 { $address }
venue-phone = ☎️ { $phone }
venue-hours-title = <b>खुलने का समय</b> ({ $zone })
venue-hours-line = { $weekdays }: { $spans }
venue-hours-closed = { $weekdays }: बंद
venue-closed-days = <b>जल्द आने वाले अलग दिन</b>
venue-closed-day = { $day }: { $reason }

## Buttons on several screens

back-button = ‹ वापस
home-button = 🏠 होम
more-button = और ›
previous-button = ‹ पिछला
page-button = { $pages } में से { $page }
page-toast = { $pages } में से पेज { $page }।
choices-hint = आप अंक लिखकर भी जवाब दे सकते हैं।

## How many come, how long, which days

people-ask = कितने लोग आएँगे?
people-hint = { $least } से { $most } तक। कोई संख्या दबाएँ या लिखें।
units-button = × { $units }
lengths-title = <b>{ $what }</b>, { $when } से
lengths-ask = कितनी देर के लिए?
lengths-ends-there = इससे ज़्यादा देर नहीं हो सकती: उसके बाद बंद होने का समय या दूसरी बुकिंग है।
lengths-button = { $span } · { $duration }
lengths-price-button = { $span } · { $duration } · { $price }
dates-pick = जो दिन चाहिए उन्हें दबाएँ, हटाने के लिए दोबारा दबाएँ।
dates-pick-one = जो दिन चाहिए उसे दबाएँ।
dates-pick-first-and-last = पहला और आख़िरी दिन दबाएँ।
dates-none = अभी कोई दिन नहीं चुना गया।
dates-chosen = चुने हुए: <b>{ $days }</b>
dates-too-many =
    { $most ->
        [one] एक बार में सिर्फ़ { $most } दिन बुक हो सकता है।
       *[other] एक बार में ज़्यादा से ज़्यादा { $most } दिन बुक हो सकते हैं।
    }
dates-done-button =
    { $days ->
        [one] ✅ { $days } दिन लें
       *[other] ✅ { $days } दिन लें
    }
dates-done-price-button =
    { $days ->
        [one] ✅ { $days } दिन · { $price }
       *[other] ✅ { $days } दिन · { $price }
    }
dates-clear-button = फिर से चुनें
duration-by-day-plain = दिन के हिसाब से
duration-between-plain = { $shortest } से { $longest }
days-plain = { $first } – { $last }
booking-days = <b>{ $days }</b>
booking-days-hours = पहले दिन { $start } से, आख़िरी दिन { $end } तक
booking-units = मात्रा: <b>{ $units }</b>
booking-party =
    { $party ->
        [one] <b>{ $party } व्यक्ति</b> के लिए
       *[other] <b>{ $party } लोगों</b> के लिए
    }
summary-change-party-button = ✎ लोग
lost-race-days = वे दिन अभी-अभी किसी और ने ले लिए।
lost-race-days-held = उनमें से एक दिन के बारे में अभी कोई सोच रहा है। वह फिर मिल सकता है।
