### बुकिंग, प्रत्येक स्क्रीन ज्या क्रमाने समोर येते त्या क्रमाने.

## होम

home-welcome =
    <b>{ $venue }</b>
    स्वागत आहे! एखादी वेळ निवडा. विचार करेपर्यंत ती तुमच्यासाठी राखून ठेवली जाईल.
home-title = <b>{ $venue }</b>
home-next = पुढील बुकिंग: <b>{ $when }</b>, { $what }
home-next-requested = मंजुरीची प्रतीक्षा: <b>{ $when }</b>, { $what }
home-held = <b>{ $until }</b> पर्यंत तुमच्यासाठी राखीव: { $when }, { $what }
home-more =
    { $count ->
        [one] आणखी { $count } बुकिंग
       *[other] आणखी { $count } बुकिंग
    }
home-tip = खाली टॅप करा, किंवा हवे ते सरळ लिहा: “{ $example }”
home-not-set-up = हा बॉट अजून तयार नाही. आधी <code>apply</code> वापरून फाइल लोड करावी लागेल.
home-nothing-sold = येथे अजून काही बुक करता येत नाही. कृपया नंतर पुन्हा पाहा.
home-nothing-free = { $day } पर्यंत काहीही मोकळे नाही, आणि त्यापुढचे बुकिंग अजून सुरू नाही.
home-closed-soon = { $day } बंद: { $reason }
home-soonest-button = ⚡ लवकरात लवकर: { $when }
home-soonest-of-button = ⚡ लवकरात लवकर: { $when }, { $what }
home-again-button = 🔁 मागच्यासारखे: { $when }, { $what }
home-choose-button = 📅 निवडा
home-mine-button = 🗓 माझे बुकिंग
home-settings-button = ⚙️ सेटिंग
home-venue-button = 📍 पत्ता आणि वेळ
home-today-button = 📋 आजची यादी
home-held-button = ⏳ पूर्ण करा: { $when }

## A draft that was left

resume-title = जिथे थांबलात, तिथून पुढे सुरू करायचे?
resume-draft = { $what }
resume-hold-over = ती वेळ आता तुमच्यासाठी राखीव नाही.
resume-button = ▶️ पुढे सुरू करा
resume-drop-button = नव्याने सुरू

## What

what-title = काय बुक करायचे आहे?
what-button = { $service } · { $duration }
what-price-button = { $service } · { $duration } · { $price }
what-description = <b>{ $service }</b>: { $description }
what-search-hint = काही शोधत आहात? त्यातील एखादा शब्द लिहा.
what-found =
    { $count ->
        [one] “{ $text }” साठी { $count } निकाल:
       *[other] “{ $text }” साठी { $count } निकाल:
    }
what-none-found = “{ $text }” शी जुळणारे काही नाही. येथे हे सर्व उपलब्ध आहे:
what-all-button = सर्व दाखवा
what-gone-plain = आता उपलब्ध नाही
what-approval-note = { $services }: प्रत्येक विनंतीला आधी मंजुरी दिली जाते.

## Who or where

who-title = { $prompt }
who-any-hint = “कोणीही” निवडल्यास सर्वाधिक वेळा मिळतात.
who-any-button = ✨ कोणीही
who-button = { $resource }

## When

when-title = <b>{ $what }</b>
when-terms = { $duration }
when-terms-price = { $duration } · { $price }
when-pick-day = एक दिवस निवडा:
when-day-free =
    { $count ->
        [one] <b>{ $day }</b>: { $count } वेळ मोकळी आहे
       *[other] <b>{ $day }</b>: { $count } वेळा मोकळ्या आहेत
    }
when-day-full = <b>{ $day }</b>: सर्व भरले आहे. एकही वेळ मोकळी नाही.
when-day-held =
    <b>{ $day }</b>: सर्व वेळा घेतल्या गेल्या आहेत, पण { $count ->
        [one] { $count } वेळ केवळ कोणी विचार करेपर्यंत राखीव आहे. ती पुन्हा मोकळी होऊ शकते.
       *[other] { $count } वेळा केवळ कोणी विचार करेपर्यंत राखीव आहेत. त्या पुन्हा मोकळ्या होऊ शकतात.
    }
when-day-closed = <b>{ $day }</b> · बंद
when-day-closed-reason = <b>{ $day }</b> · बंद: { $reason }
when-day-blocked = <b>{ $day }</b>: बुकिंग करता येत नाही.
when-day-blocked-reason = <b>{ $day }</b>: बुकिंग करता येत नाही. कारण: { $reason }
when-day-yours = या दिवशी तुमचे बुकिंग आहे: { $when }, { $what }
when-day-past = <b>{ $day }</b>: हा दिवस उलटून गेला आहे.
when-day-no-more = <b>{ $day }</b>: आता वेळ शिल्लक नाही.
when-day-too-soon = <b>{ $day }</b>: खूप घाईचे आहे. किमान { $lead } आधी बुक करा.
when-day-too-far = <b>{ $day }</b>: अजून बुक करता येत नाही. सध्या { $latest } पर्यंतचे बुकिंग सुरू आहे.
when-day-holiday = <b>{ $day }</b>: { $holiday }, तरीही सुरू आहे.
when-day-after-none = <b>{ $day }</b>: { $time } नंतर काहीही मोकळे नाही.
when-after-active = { $time } नंतरच्या वेळा दाखवत आहोत.
when-zone = सर्व वेळा: { $zone }.
when-repeated-hour = या दिवशी घड्याळ मागे केले जाते. दोनदा येणाऱ्या वेळांसोबत UTC पासूनचे अंतर दिले आहे.
when-missing-hour = या दिवशी घड्याळ पुढे केले जाते, म्हणून एक तास नसतो.
when-legend = <b>12</b> मोकळे · <b>·12</b> थोडेच शिल्लक · <b>×12</b> भरलेले किंवा बंद · <b>[12]</b> निवडलेले · <b>✓12</b> तुमचे · <b>*12</b> सुट्टी
when-none-month = { $month }: काहीही मोकळे नाही.
when-changing = नवी वेळ निवडेपर्यंत <b>{ $when }</b> तुमच्याकडेच राहील.
when-soonest-button = ⚡ लवकरात लवकर: { $when }
when-usual-button = ⭐ नेहमीची वेळ: { $when }
when-evening-button = 🌙 पुढची संध्याकाळ: { $when }
when-weekend-button = 🌤 शनिवार-रविवार: { $when }
when-next-free-button = पुढची मोकळी: { $when }
when-time-button = { $time }
when-morning-button = सकाळ
when-afternoon-button = दुपार
when-evening-heading-button = संध्याकाळ
when-night-button = रात्र
when-week-before-button = ‹ आठवडा
when-week-after-button = आठवडा ›
when-month-button = 🗓 महिना
when-week-button = आठवड्याकडे
when-month-before-button = ‹ { $month }
when-month-after-button = { $month } ›
when-times-before-button = ‹ आधीच्या
when-times-after-button = नंतरच्या ›
when-after-button = 🕒 नंतर…
when-after-title = कोणत्या वेळेनंतरच्या वेळा दाखवायच्या?
when-after-time-button = { $time } नंतर
when-after-all-button = सर्व वेळा
when-keep-button = { $when } हीच ठेवा
when-heading-toast = हे फक्त शीर्षक आहे. खाली एखादी वेळ निवडा.
when-blank-toast = येथे दिवस नाही. एखादा अंक निवडा.
when-weekday-toast = { $weekday }. खाली एखादा दिवस निवडा.
when-first-week-toast = बुकिंगसाठी हा पहिला आठवडा आहे.
when-last-week-toast = बुकिंगसाठी हा शेवटचा आठवडा आहे.

## Details

details-title = <b>{ $what }</b>, { $when }
details-ask = { $prompt }
details-required-hint = कृपया तुमचे उत्तर लिहा.
details-optional-hint = लिहा, किंवा वगळा.
details-skip-button = वगळा
details-keep-button = हेच ठेवा: { $text }
details-clear-button = काढून टाका
details-too-long = हे थोडे लांब आहे: { $length } अक्षरे, मर्यादा { $limit }. कृपया लहान करा.
details-text-only = कृपया लिहून उत्तर द्या.
details-phone-ask = { $venue } कडून तुमच्याशी कोणत्या नंबरवर संपर्क साधायचा?
details-phone-purpose = बुकिंगमध्ये काही बदल झाल्यासच हा नंबर वापरला जाईल. सेटिंगमध्ये तो काढून टाकता येतो.
details-phone-share-button = 📱 माझा नंबर पाठवा
details-phone-placeholder-plain = फोन नंबर
details-phone-skip-button = नंबरशिवाय
details-phone-not-yours = हा दुसऱ्या कोणाचा संपर्क आहे. कृपया तुमचा नंबर पाठवा किंवा लिहा.
details-phone-unreadable = हा फोन नंबर वाटत नाही. देशाच्या कोडसह लिहा, जसे { $example }
details-phone-kept = धन्यवाद. { $venue } कडून तुमच्याशी { $phone } या नंबरवर संपर्क साधला जाईल.

## Summary

summary-title = <b>सर्व बरोबर आहे ना?</b>
summary-title-request = <b>ही विनंती पाठवायची?</b>
summary-approval = { $venue } कडून प्रत्येक विनंतीला उत्तर मिळते. तोपर्यंत तुमची वेळ राखीव राहील.
summary-held = ⏳ <b>{ $until }</b> पर्यंत तुमच्यासाठी राखीव.
summary-held-left =
    { $minutes ->
        [one] ⏳ <b>{ $until }</b> पर्यंत तुमच्यासाठी राखीव. { $minutes } मिनिट बाकी.
       *[other] ⏳ <b>{ $until }</b> पर्यंत तुमच्यासाठी राखीव. { $minutes } मिनिटे बाकी.
    }
summary-confirm-button = ✅ बुक करा
summary-request-button = ✅ विनंती पाठवा
summary-extend-button = ⏱ +10 मिनिटे
summary-release-button = सोडून द्या
summary-change-what-button = ✎ सेवा
summary-change-who-button = ✎ { $group }
summary-change-time-button = ✎ वेळ
summary-change-detail-button = ✎ { $prompt }
summary-change-note-button = ✎ टीप
summary-add-note-button = ✎ टीप जोडा
summary-add-button = ＋ जोडा: { $what } (+{ $duration }, { $price })
summary-add-free-button = ＋ जोडा: { $what } (+{ $duration })
summary-leave-button = － काढा: { $what }
code-button = 🎟 कोड
code-leave-button = ✕ { $code }
code-ask = तुमच्याकडे कोणता कोड आहे? कृपया लिहा.
code-toast = { $code }: { $saved } सूट.
code-left-toast = आता { $code } शिवाय.
code-left-out = तुमची वेळ कोडशिवाय राखून ठेवली आहे.
code-kept = 🎟 आता तुम्ही जे निवडाल त्याला { $code } लागू होईल, जेथे तो चालतो.
summary-held-toast = { $until } पर्यंत तुमच्यासाठी राखीव.
summary-extended-toast = आता { $until } पर्यंत तुमच्यासाठी राखीव.
summary-changed-toast = नवी वेळ: { $when }
summary-services-toast = आता: { $what }.
summary-confirmed-toast = बुकिंग झाले.
summary-requested-toast = विनंती पाठवली.
summary-released-toast = सोडून दिली. ही वेळ पुन्हा मोकळी आहे.
summary-released = सोडून दिली: { $what }, { $when }. ही वेळ पुन्हा मोकळी आहे.

## Lines about a booking, the same wherever one is shown

booking-what = { $what }
booking-when = <b>{ $day }, { $span }</b>
booking-zone = { $zone }
booking-your-time = तुमच्याकडे तेव्हा { $when } वाजलेले असतील ({ $zone }).
booking-price = किंमत: <b>{ $price }</b>
booking-free = मोफत
booking-place = 📍 { $address }
place-yours-plain = तुमच्याकडे
place-yours-far-plain = तुमच्याकडे, { $distance } अंतरावर
place-theirs-plain = ग्राहकाकडे
place-theirs-far-plain = ग्राहकाकडे, { $distance } अंतरावर
booking-phone = ☎️ { $phone }
booking-detail = { $prompt } <b>{ $text }</b>
booking-reference = क्रमांक: <code>{ $reference }</code>
booking-policy = रद्द करणे: { $policy }.
booking-reason = कारण: { $reason }

## What a price is made of

price-line = · { $name }: { $amount }
price-line-times = · { $name }: { $factors } = { $amount }
price-line-percent = · { $name } ({ $percent }): { $amount }
price-times-plain = { $first } × { $next }
price-rate-plain = दर
price-service-plain = सेवा
price-weekend-plain = शनिवार-रविवारचा दर
price-weekdays-plain = त्या दिवसाचा दर
price-season-plain = हंगामाचा दर
price-hours-plain = त्या वेळेचा दर
price-slot-plain = त्या सुरुवातीचा दर
price-travel-plain = प्रवास
price-extra-plain = अतिरिक्त
price-deposit-due = आता भरायची आगाऊ रक्कम: <b>{ $deposit }</b>, उरलेली नंतर: { $rest }
price-deposit = आगाऊ रक्कम: { $deposit }, उरलेली: { $rest }
price-from-plain = { $price } पासून
price-per-unit-plain = { $price }/नग
price-per-person-plain = { $price }/व्यक्ती
price-per-day-plain = { $price }/दिवस
price-per-hour-plain = { $price }/तास
count-people-plain =
    { $people ->
        [one] { $people } व्यक्ती
       *[other] { $people } लोक
    }
count-units-plain =
    { $units ->
        [one] { $units } नग
       *[other] { $units } नग
    }

## Booking card

card-booked = ✅ <b>बुकिंग झाले</b>
card-requested = 📨 <b>विनंती पाठवली</b>
card-approved = ✅ <b>{ $venue } कडून मंजुरी मिळाली</b>
card-edited = ✎ <b>{ $venue } ने तपशील बदलले आहेत</b>
card-in-progress = ▶️ <b>सध्या सुरू आहे</b>
card-completed = ✔️ <b>पूर्ण झाले. आल्याबद्दल धन्यवाद!</b>
card-cancelled = ✖️ <b>रद्द</b>
card-rejected = ✖️ <b>नामंजूर</b>
card-no-show = ✖️ <b>अनुपस्थित</b>
card-waiting = { $venue } चा निर्णय होताच येथे कळवले जाईल. तोपर्यंत तुमची वेळ राखीव राहील.
card-reminders = { $leads } आधी तुम्हाला आठवण करून दिली जाईल.
card-file = कॅलेंडरमध्ये जोडण्यासाठी फाइल उघडा.
card-move-button = 🔄 वेळ बदला
card-edit-button = ✎ तपशील बदला
card-cancel-button = ✖️ रद्द करा
card-withdraw-button = ✖️ मागे घ्या
card-share-button = ↗️ शेअर करा
card-history-button = 🕘 इतिहास
card-map-button = 🗺 नकाशा
card-file-button = 📆 कॅलेंडर
card-copy-button = 📋 क्रमांक कॉपी करा
card-again-button = 🔁 पुन्हा बुक करा
card-share-plain = { $what }, { $venue }, { $when }
history-title = <b>{ $reference } चा इतिहास</b>
history-line = { $when }: { $event }
history-held-plain = वेळ राखून ठेवली
history-requested-plain = विनंती पाठवली
history-confirmed-plain = बुकिंग झाले
history-in_progress-plain = उपस्थिती नोंदवली
history-completed-plain = पूर्ण झाले
history-reviewed-plain = अभिप्राय दिला
history-expired-plain = राखीव मुदत संपली
history-released-plain = सोडून दिली
history-rejected-plain = नामंजूर
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
venue-hours-title = <b>उघडे असण्याची वेळ</b> ({ $zone })
venue-hours-line = { $weekdays }: { $spans }
venue-hours-closed = { $weekdays }: बंद
venue-closed-days = <b>लवकरच येणारे वेगळे दिवस</b>
venue-closed-day = { $day }: { $reason }

## Buttons on several screens

back-button = ‹ मागे
home-button = 🏠 होम
more-button = आणखी ›
previous-button = ‹ आधीचे
page-button = { $pages } पैकी { $page }
page-toast = { $pages } पैकी पान { $page }.
choices-hint = अंक लिहूनही उत्तर देता येते.

## How many come, how long, which days

people-ask = किती लोक येणार आहेत?
people-hint = { $least } ते { $most }. संख्या दाबा किंवा लिहा.
units-button = × { $units }
lengths-title = <b>{ $what }</b>, { $when } पासून
lengths-ask = किती वेळ?
lengths-ends-there = यापेक्षा जास्त वेळ नाही: त्यानंतर बंद होण्याची वेळ किंवा दुसरे बुकिंग आहे.
lengths-button = { $span } · { $duration }
lengths-price-button = { $span } · { $duration } · { $price }
dates-pick = हवे ते दिवस दाबा, काढण्यासाठी पुन्हा दाबा.
dates-pick-one = हवा तो दिवस दाबा.
dates-pick-first-and-last = पहिला आणि शेवटचा दिवस दाबा.
dates-none = अजून एकही दिवस निवडलेला नाही.
dates-chosen = निवडलेले: <b>{ $days }</b>
dates-too-many =
    { $most ->
        [one] एका वेळी फक्त { $most } दिवस बुक करता येतो.
       *[other] एका वेळी जास्तीत जास्त { $most } दिवस बुक करता येतात.
    }
dates-done-button =
    { $days ->
        [one] ✅ { $days } दिवस घ्या
       *[other] ✅ { $days } दिवस घ्या
    }
dates-done-price-button =
    { $days ->
        [one] ✅ { $days } दिवस · { $price }
       *[other] ✅ { $days } दिवस · { $price }
    }
dates-clear-button = पुन्हा निवडा
duration-by-day-plain = दिवसाप्रमाणे
duration-between-plain = { $shortest } ते { $longest }
days-plain = { $first } – { $last }
booking-days = <b>{ $days }</b>
booking-days-hours = पहिल्या दिवशी { $start } पासून, शेवटच्या दिवशी { $end } पर्यंत
booking-units = संख्या: <b>{ $units }</b>
booking-party =
    { $party ->
        [one] <b>{ $party } व्यक्तीसाठी</b>
       *[other] <b>{ $party } व्यक्तींसाठी</b>
    }
summary-change-party-button = ✎ लोक
lost-race-days = ते दिवस आत्ताच दुसऱ्या कोणीतरी घेतले.
lost-race-days-held = त्यातील एका दिवसाबद्दल आत्ता कोणीतरी विचार करत आहे. तो पुन्हा मिळू शकतो.
