### तेथे काम करणाऱ्यांसाठी.

## कर्मचारी म्हणून जोडले जाणे

setup-claimed = <b>{ $venue }</b> आता तुमच्याकडे आहे. नवीन बुकिंग येथे कळवले जाईल. /today मध्ये दिवसाची यादी आहे.
setup-wrong = हा कोड वैध नाही. <code>apply</code> नवीन कोड देते.
setup-already = तुम्ही आधीच जोडलेले आहात: <b>{ $venue }</b>, { $role }.

## आज

staff-today-title =
    { $count ->
        [0] <b>{ $day }</b>
        [one] <b>{ $day }</b>: { $count } बुकिंग
       *[other] <b>{ $day }</b>: { $count } बुकिंग
    }
staff-today-empty = या दिवशी काहीही बुक नाही.
staff-today-closed = बंद: { $reason }
staff-today-requests =
    { $count ->
        [one] { $count } विनंती निर्णयाच्या प्रतीक्षेत आहे.
       *[other] { $count } विनंत्या निर्णयाच्या प्रतीक्षेत आहेत.
    }
staff-today-line = { $mark } <b>{ $span }</b> { $customer }, { $what }
staff-today-legend = 👍 येणे नक्की · ? उत्तर बाकी · ! संपर्क नाही · ▶ उपस्थित · ✔ पूर्ण · ✖ अनुपस्थित
staff-today-updated = स्थिती: { $time }
staff-today-not-read = “{ $text }” मध्ये दिवस सापडला नाही. आजची यादी:
staff-today-arrived-button = उपस्थित: { $time } { $customer }
staff-today-done-button = पूर्ण: { $time } { $customer }
staff-today-no-show-button = अनुपस्थित: { $time } { $customer }
staff-today-before-button = ‹ { $day }
staff-today-after-button = { $day } ›
staff-today-refresh-button = ताजे करा
staff-today-requests-button = 📨 विनंत्या ({ $count })
staff-today-arrived-toast = उपस्थिती नोंदवली: { $customer }.
staff-today-done-toast = पूर्ण: { $customer }.
staff-today-no-show-toast = अनुपस्थिती नोंदवली: { $customer }.
staff-today-too-early-toast = हे अजून सुरू झालेले नाही.

## विनंत्या

staff-request-title = 📨 <b>विनंती</b>
staff-request-approve-button = ✅ मंजूर करा
staff-request-reject-button = ✖️ नामंजूर
staff-request-open-button = { $when } · { $customer }
staff-request-reject-ask =
    <b>{ $what }</b>, { $when }: नामंजूर करायचे?
    का? { $customer } यांना कारण दिसेल. कारण निवडा किंवा लिहा, आणि विनंती नामंजूर होईल.
staff-reject-absent-button = तेव्हा कोणी उपलब्ध नाही
staff-reject-unsuitable-button = ही सेवा योग्य नाही
staff-reject-call-button = कृपया आधी फोन करा
staff-reject-none-button = कारणाशिवाय नामंजूर
staff-request-approved = ✅ मंजूर: { $name }
staff-request-rejected = ✖️ नामंजूर: { $name }
staff-request-rejected-reason = ✖️ नामंजूर: { $name }. कारण: { $reason }
staff-request-is-approved = ✅ <b>मंजूर</b>
staff-request-is-declined = ✖️ <b>नामंजूर</b>
staff-request-approved-toast = मंजूर. { $customer } यांना कळवले जात आहे.
staff-request-rejected-toast = नामंजूर. { $customer } यांना दुसऱ्या वेळांसह कळवले जात आहे.
staff-request-decided-toast = यावर आधीच निर्णय झाला आहे.
staff-requests-title = <b>निर्णयाच्या प्रतीक्षेत</b>
staff-requests-empty = कोणतीही विनंती बाकी नाही.

## कर्मचाऱ्यांना सूचना

staff-notice-booked = 🆕 <b>नवीन बुकिंग</b>
staff-notice-edited = ✎ <b>तपशील बदलले</b>
staff-notice-cancelled = ✖️ <b>ग्राहकाने रद्द केले</b>
staff-notice-withdrawn = ✖️ <b>विनंती मागे घेतली</b>
staff-notice-orphaned = ⚠️ <b>नव्या नियमांबाहेर</b>: बुकिंग तसेच राहील. कृपया याकडे लक्ष द्या.
staff-notice-customer = { $customer }
staff-notice-reason = कारण: { $reason }
staff-notice-day-button = 📋 यादी: { $day }
staff-notice-edit-button = ✎ तपशील बदला

## एखादी वेळ का मिळते किंवा मिळत नाही

why-ask = कमांडनंतर दिवस आणि वेळ लिहा, जसे “/why { $example }”
why-free = <b>{ $when }</b> मोकळे आहे: { $what }
why-refused = <b>{ $when }</b> मिळू शकत नाही: { $what }
why-not-read = “{ $text }” मध्ये दिवस आणि वेळ सापडली नाही.

staff-notice-refund-failed = ⚠️ <b>एक परतावा होऊ शकला नाही.</b> कृपया पेमेंट कंपनीच्या पानावर जाऊन पैसे स्वतः परत द्या.
staff-notice-give-back = 💵 <b>पैसे स्वतः परत द्यायचे आहेत.</b> ते प्रत्यक्ष ठिकाणी मिळाले होते: परत दिल्यावर /payments मध्ये नोंद करा.
staff-notice-refunded = 💸 <b>पेमेंट कंपनीकडून थेट पैसे परत दिले गेले.</b> बुकिंग आहे तशीच आहे.
staff-notice-disputed = ⚠️ <b>ग्राहकाने पेमेंटवर आक्षेप घेतला आहे.</b> कृपया पेमेंट कंपनीच्या पानावर उत्तर द्या; बुकिंग आहे तशीच आहे.
staff-notice-refund-waiting = 💸 <b>एका परताव्याला दुसऱ्या व्यक्तीची मंजुरी हवी आहे.</b> तो /payments मध्ये आहे.
