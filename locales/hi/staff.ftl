### वहाँ काम करने वालों के लिए।

## कर्मचारी बनना

setup-claimed = <b>{ $venue }</b> का प्रबंध अब आपके पास है। नई बुकिंग की सूचना यहाँ आएगी। /today में दिन की सूची है।
setup-wrong = यह कोड मान्य नहीं है। <code>apply</code> नया कोड देता है।
setup-already = आप पहले से जुड़े हैं: <b>{ $venue }</b>, { $role }।

## आज

staff-today-title =
    { $count ->
        [0] <b>{ $day }</b>
        [one] <b>{ $day }</b>: { $count } बुकिंग
       *[other] <b>{ $day }</b>: { $count } बुकिंग
    }
staff-today-empty = इस दिन कोई बुकिंग नहीं है।
staff-today-closed = बंद: { $reason }
staff-today-requests =
    { $count ->
        [one] { $count } अनुरोध को फ़ैसले का इंतज़ार है।
       *[other] { $count } अनुरोधों को फ़ैसले का इंतज़ार है।
    }
staff-today-line = { $mark } <b>{ $span }</b> { $customer }, { $what }
staff-today-legend = 👍 आना पक्का · ? जवाब बाकी · ! संपर्क नहीं · ▶ उपस्थित · ✔ पूरा · ✖ अनुपस्थित
staff-today-updated = स्थिति: { $time }
staff-today-not-read = “{ $text }” में कोई दिन नहीं मिला। आज की सूची:
staff-today-arrived-button = उपस्थित: { $time } { $customer }
staff-today-done-button = पूरा: { $time } { $customer }
staff-today-no-show-button = अनुपस्थित: { $time } { $customer }
staff-today-before-button = ‹ { $day }
staff-today-after-button = { $day } ›
staff-today-refresh-button = ताज़ा करें
staff-today-requests-button = 📨 अनुरोध ({ $count })
staff-today-arrived-toast = उपस्थिति दर्ज: { $customer }।
staff-today-done-toast = पूरा: { $customer }।
staff-today-no-show-toast = अनुपस्थित दर्ज: { $customer }।
staff-today-too-early-toast = यह अभी शुरू नहीं हुआ है।

## अनुरोध

staff-request-title = 📨 <b>अनुरोध</b>
staff-request-approve-button = ✅ मंज़ूर करें
staff-request-reject-button = ✖️ अस्वीकार
staff-request-open-button = { $when } · { $customer }
staff-request-reject-ask =
    <b>{ $what }</b>, { $when }: अस्वीकार करें?
    क्यों? { $customer } को कारण दिखेगा। कारण चुनें या लिखें, और यह अस्वीकृत हो जाएगा।
staff-reject-absent-button = तब कोई उपलब्ध नहीं है
staff-reject-unsuitable-button = यह सेवा ठीक नहीं रहेगी
staff-reject-call-button = कृपया पहले फ़ोन करें
staff-reject-none-button = बिना कारण अस्वीकार
staff-request-approved = ✅ मंज़ूर: { $name }
staff-request-rejected = ✖️ अस्वीकृत: { $name }
staff-request-rejected-reason = ✖️ अस्वीकृत: { $name }। कारण: { $reason }
staff-request-is-approved = ✅ <b>मंज़ूर</b>
staff-request-is-declined = ✖️ <b>अस्वीकृत</b>
staff-request-approved-toast = मंज़ूर। { $customer } को बताया जा रहा है।
staff-request-rejected-toast = अस्वीकृत। { $customer } को दूसरे समय के साथ बताया जा रहा है।
staff-request-decided-toast = इस पर फ़ैसला हो चुका है।
staff-requests-title = <b>फ़ैसले के इंतज़ार में</b>
staff-requests-empty = कोई अनुरोध बाकी नहीं है।

## कर्मचारियों को सूचना

staff-notice-booked = 🆕 <b>नई बुकिंग</b>
staff-notice-edited = ✎ <b>विवरण बदला गया</b>
staff-notice-cancelled = ✖️ <b>ग्राहक ने रद्द किया</b>
staff-notice-withdrawn = ✖️ <b>अनुरोध वापस लिया गया</b>
staff-notice-orphaned = ⚠️ <b>नए नियमों से बाहर</b>: बुकिंग वैसी ही रहेगी। कृपया इस पर ध्यान दें।
staff-notice-customer = { $customer }
staff-notice-reason = कारण: { $reason }
staff-notice-day-button = 📋 सूची: { $day }
staff-notice-edit-button = ✎ विवरण बदलें

## कोई समय क्यों मिलता है या नहीं

why-ask = कमांड के बाद दिन और समय लिखें, जैसे “/why { $example }”
why-free = <b>{ $when }</b> खाली है: { $what }
why-refused = <b>{ $when }</b> नहीं मिल सकता: { $what }
why-not-read = “{ $text }” में कोई दिन और समय नहीं मिला।

staff-notice-refund-failed = ⚠️ <b>एक वापसी नहीं हो सकी।</b> कृपया भुगतान कंपनी के पेज पर जाकर पैसे ख़ुद लौटाएँ।
staff-notice-give-back = 💵 <b>पैसे हाथ से लौटाने हैं।</b> ये मौके पर चुकाए गए थे: लौटाने के बाद /payments में दर्ज करें।
staff-notice-refunded = 💸 <b>भुगतान कंपनी से सीधे पैसे लौटाए गए।</b> बुकिंग जैसी थी वैसी ही है।
staff-notice-disputed = ⚠️ <b>ग्राहक ने भुगतान पर आपत्ति की है।</b> कृपया भुगतान कंपनी के पेज पर जवाब दें; बुकिंग जैसी थी वैसी ही है।
staff-notice-refund-waiting = 💸 <b>एक वापसी को दूसरे व्यक्ति की मंज़ूरी चाहिए।</b> वह /payments में है।
