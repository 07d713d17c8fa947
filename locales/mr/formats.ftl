### लहान शब्द, ज्यांपासून तारीख, कालावधी आणि स्थिती तयार होते.

# अंक 0-9 असे लिहिले जातात. CLDR मध्ये मराठीसाठी ०-९ आहेत, पण भारतातील ॲप 0-9 वापरतात.
language-name-plain = मराठी

day-today-plain = आज
day-tomorrow-plain = उद्या
day-yesterday-plain = काल
day-today-inline-plain = आज
day-tomorrow-inline-plain = उद्या
day-yesterday-inline-plain = काल

moment-plain = { $day }, { $time }
moment-near-plain = { $day } { $time }
moment-weekday-plain = { $weekday } { $time }

# एकाच रात्री दोनदा येणारी वेळ, UTC पासूनच्या अंतरासह.
time-repeated-plain = { $time } ({ $offset })
span-plain = { $start }–{ $end }
span-next-day-plain = { $start }–{ $end } (दुसऱ्या दिवशी)
zone-city-plain = { $city } येथील वेळ

# विभक्ती प्रत्यय लागणार नाही अशाच ठिकाणी वापरले जाते: “2 दिवस आधी”, “15 मिनिटे बाकी”.
duration-days-plain =
    { $days ->
        [one] { $days } दिवस
       *[other] { $days } दिवस
    }
duration-hours-plain = { $hours } तास
duration-minutes-plain =
    { $minutes ->
        [one] { $minutes } मिनिट
       *[other] { $minutes } मिनिटे
    }

left-moment-plain = आता लगेच
left-plain = { $duration } बाकी
ago-plain = { $duration } आधी

policy-always-plain = सुरू होण्याआधी केव्हाही मोफत
policy-free-until-plain = { $until } पर्यंत मोफत
policy-part-until-plain = { $until } पर्यंत { $percent }% परतावा
policy-none-until-plain = { $until } पर्यंत परतावा नाही
policy-free-last-plain = मोफत
policy-part-last-plain = { $percent }% परतावा
policy-none-last-plain = परतावा नाही
policy-closed-last-plain = शक्य नाही
policy-then-plain = { $first }, त्यानंतर { $next }

status-held-plain = राखीव
status-requested-plain = मंजुरी बाकी
status-confirmed-plain = बुक
status-in_progress-plain = सुरू आहे
status-completed-plain = पूर्ण
status-reviewed-plain = अभिप्राय दिला
status-expired-plain = मुदत संपली
status-released-plain = सोडून दिले
status-rejected-plain = नामंजूर
status-cancelled-plain = रद्द
status-no_show-plain = अनुपस्थित

role-owner-plain = मालकी
role-manager-plain = व्यवस्थापन
role-staff-plain = कर्मचारी

## टॅप करण्याऐवजी काय लिहिता येते; स्वल्पविरामांनी वेगळे.

answer-yes-plain = हो, होय, हां, ठीक, ठीक आहे, बरं, बरे, चालेल, नक्की, बरोबर, बुक करा, ho, hoy, chalel, theek aahe
answer-no-plain = नाही, नको, नाय, नाही नको, nahi, nako
answer-back-plain = मागे, परत, मागे जा, परत जा, mage
answer-cancel-plain = रद्द, रद्द करा, कॅन्सल, कॅन्सल करा, राहू द्या, राहू दे, radda, cancel kara
answer-skip-plain = वगळा, सोडा, काही नाही, कोणतेही नाही, kahi nahi
answer-more-plain = आणखी, अजून, पुढे, पुढचे, आणखी दाखवा, ajun
answer-home-plain = होम, मुख्य, सुरुवात, मेनू, मेन्यू
answer-help-plain = मदत, मदत करा, साहाय्य, madat
answer-mine-plain = माझे बुकिंग, माझी बुकिंग, बुकिंग, बुकिंग दाखवा, बुकिंग रद्द करा, माझे बुकिंग रद्द करा, बुकिंग रद्द करायचे आहे, बुकिंग बदला, बुकिंग बदलायचे आहे, वेळ बदलायची आहे, maze booking
answer-soonest-plain = लवकरात लवकर, सर्वात लवकर, शक्य तितक्या लवकर, लगेच, lavkarat lavkar
answer-again-plain = मागच्यासारखे, पुन्हा तेच, नेहमीसारखे, तेच पुन्हा, punha tech
answer-any-plain = कोणीही, कोणीही चालेल, कोणतेही, कोणतीही, कोणताही, konihi
answer-book-plain = बुक, बुक करायचे आहे, बुकिंग करायचे आहे, नवीन बुकिंग, मला बुकिंग करायचे आहे, मला बुक करायचे आहे, वेळ बुक करायची आहे, अपॉइंटमेंट, अपॉइंटमेंट हवी आहे, booking karaychi ahe
answer-hello-plain = नमस्कार, नमस्ते, हॅलो, हाय, राम राम, सुप्रभात, namaskar
answer-thanks-plain = धन्यवाद, आभार, आभारी आहे, खूप धन्यवाद, थँक यू, थँक्यू, dhanyavad
