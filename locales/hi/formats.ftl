### छोटे शब्द, जिनसे तारीख़, अवधि और स्थिति बनती हैं।

# अंक 0-9 लिखे जाते हैं: CLDR में हिन्दी के लिए यही है, और भारत के ऐप भी यही लिखते हैं।
language-name-plain = हिन्दी

day-today-plain = आज
day-tomorrow-plain = कल
day-yesterday-plain = बीता कल
day-today-inline-plain = आज
day-tomorrow-inline-plain = कल
day-yesterday-inline-plain = बीते कल

moment-plain = { $day }, { $time }
moment-near-plain = { $day } { $time }
moment-weekday-plain = { $weekday } { $time }

# जो समय एक ही रात में दो बार आए, उसके साथ UTC से अंतर।
time-repeated-plain = { $time } ({ $offset })
span-plain = { $start }–{ $end }
span-next-day-plain = { $start }–{ $end } (अगले दिन)
zone-city-plain = { $city } का समय

duration-days-plain =
    { $days ->
        [one] { $days } दिन
       *[other] { $days } दिन
    }
duration-hours-plain =
    { $hours ->
        [one] { $hours } घंटा
       *[other] { $hours } घंटे
    }
duration-minutes-plain = { $minutes } मिनट

left-moment-plain = बस कुछ पल बाकी
left-plain = { $duration } बाकी
ago-plain = { $duration } पहले

policy-always-plain = शुरू होने से पहले कभी भी निःशुल्क
policy-free-until-plain = { $until } तक निःशुल्क
policy-part-until-plain = { $until } तक { $percent }% वापसी
policy-none-until-plain = { $until } तक कोई वापसी नहीं
policy-free-last-plain = निःशुल्क
policy-part-last-plain = { $percent }% वापसी
policy-none-last-plain = कोई वापसी नहीं
policy-closed-last-plain = संभव नहीं
policy-then-plain = { $first }, उसके बाद { $next }

status-held-plain = रखा है
status-requested-plain = मंज़ूरी बाकी
status-confirmed-plain = बुक
status-in_progress-plain = चल रहा है
status-completed-plain = पूरा
status-reviewed-plain = समीक्षित
status-expired-plain = अवधि ख़त्म
status-released-plain = छोड़ा गया
status-rejected-plain = अस्वीकृत
status-cancelled-plain = रद्द
status-no_show-plain = अनुपस्थित

role-owner-plain = स्वामी
role-manager-plain = प्रबंधक
role-staff-plain = कर्मचारी

## टैप करने के बदले क्या लिखा जा सकता है; कॉमा से अलग।

answer-yes-plain = हाँ, हां, जी, जी हाँ, जी हां, हा, ठीक है, ठीक, सही है, बिल्कुल, पक्का, बुक करें, बुक कर दो, haan, han, ji, theek hai, thik hai
answer-no-plain = नहीं, नही, ना, जी नहीं, मत करो, nahi, nahin, nahi ji
answer-back-plain = वापस, पीछे, वापस जाएँ, वापस जाओ, wapas, vapas
answer-cancel-plain = रद्द, रद्द करें, रद्द करो, रद्द कर दो, कैंसल, कैंसिल, रहने दो, रहने दें, radd, cancel karo
answer-skip-plain = छोड़ें, छोड़ो, छोड़ दें, कुछ नहीं, कोई नहीं, kuch nahi
answer-more-plain = और, आगे, अगला, और दिखाएँ, और दिखाओ, aur
answer-home-plain = होम, मुख्य, शुरू, मेन्यू, मेनू
answer-help-plain = मदद, सहायता, मदद करें, madad
answer-mine-plain = मेरी बुकिंग, बुकिंग, बुकिंग दिखाएँ, बुकिंग रद्द करें, बुकिंग रद्द करनी है, मेरी बुकिंग रद्द करें, बुकिंग बदलें, बुकिंग बदलनी है, समय बदलना है, meri booking, booking cancel karo
answer-soonest-plain = सबसे जल्दी, जल्द से जल्द, जितनी जल्दी हो सके, जल्दी से जल्दी, sabse jaldi
answer-again-plain = पिछली बार जैसा, वही फिर से, हमेशा जैसा, फिर वही, दोबारा, wahi phir se
answer-any-plain = कोई भी, कोई भी चलेगा, किसी से भी, जो भी खाली हो, koi bhi
answer-book-plain = बुक, बुक करना है, बुकिंग करनी है, नई बुकिंग, मुझे बुकिंग करनी है, मुझे बुक करना है, समय बुक करना है, अपॉइंटमेंट, अपॉइंटमेंट चाहिए, booking karni hai
answer-hello-plain = नमस्ते, नमस्कार, हैलो, हेलो, हाय, राम राम, सुप्रभात, namaste, namaskar
answer-thanks-plain = धन्यवाद, शुक्रिया, बहुत धन्यवाद, बहुत बहुत धन्यवाद, थैंक्यू, थैंक यू, dhanyavad, shukriya
