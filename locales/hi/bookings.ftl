### बुकिंग के बाद: देखना, रद्द करना, याद दिलाना और सूचना।

## मेरी बुकिंग

mine-title = <b>आपकी बुकिंग</b>
mine-empty = आपकी कोई बुकिंग नहीं है।
mine-past-title = <b>पिछली बुकिंग</b>
mine-past-empty = यहाँ अभी कुछ नहीं है।
mine-button = { $when } · { $what }
mine-requested-button = 📨 { $when } · { $what } (मंज़ूरी बाकी)
mine-held-button = ⏳ { $when } · { $what } (रखा है)
mine-over-button = { $when } · { $what } ({ $status })
mine-past-button = पिछली बुकिंग
mine-coming-button = आगे की बुकिंग
mine-book-button = 📅 समय बुक करें

## रद्द करना

cancel-title = <b>{ $what }</b>, { $when }: रद्द करें?
cancel-title-request = <b>{ $what }</b>, { $when }: अनुरोध वापस लें?
cancel-now-free = अभी रद्द करने पर कोई शुल्क नहीं है।
cancel-now-part = अभी रद्द करने पर आपके भुगतान का { $percent }% वापस मिलेगा।
cancel-now-none = अभी रद्द करने पर भुगतान वापस नहीं मिलेगा।
cancel-policy = नियम: { $policy }।
cancel-reason-ask = क्यों? कोई कारण चुनें या लिखें, और यह रद्द हो जाएगा।
cancel-reason-plans-button = योजना बदल गई
cancel-reason-time-button = दूसरा समय बेहतर है
cancel-reason-ill-button = तबीयत ठीक नहीं
cancel-reason-elsewhere-button = कहीं और बुक किया
cancel-reason-none-button = बिना कारण रद्द करें
cancel-reason-typed-button = रद्द करें: “{ $reason }”
cancel-keep-button = बुकिंग रखें
cancel-keep-request-button = अनुरोध रखें
cancel-done = रद्द हो गया: <b>{ $what }</b>, { $when }।
cancel-done-request = वापस लिया गया: <b>{ $what }</b>, { $when }।
cancel-done-toast = रद्द हो गया।

## समय बदलना, जब तक वह एक ही बार में न हो सके

move-title = <b>{ $what }</b>, { $when }: समय बदलें?
move-explain = पहले नया समय चुनकर बुक करें, फिर इसे रद्द करें। इस तरह आपके पास हमेशा कोई समय रहेगा।
move-choose-button = 📅 नया समय चुनें
move-cancel-button = ✖️ इसे रद्द करें

## Other details for a booking

edit-title = <b>आप क्या बदलना चाहेंगे?</b>
edit-not-time = दूसरे दिन या समय के लिए वापस जाकर «समय बदलें» दबाएँ।
edit-now = अभी: { $text }
edit-done = ✔️ विवरण बदल गया।
edit-done-toast = बदल गया।

## रखा गया समय, जो ख़त्म होने वाला है या हो चुका है

hold-expired = ⌛ <b>{ $what }</b>, { $when }: { $until } तक आपके लिए रखा था, अब फिर खाली है।
hold-over = ⌛ <b>{ $what }</b>, { $when }: { $until } तक आपके लिए रखा था।
hold-expired-free = अभी तक किसी ने नहीं लिया है। क्या आपको अब भी चाहिए?
hold-expired-taken = इस बीच किसी और ने ले लिया।
hold-expired-gone = अब यह बुक नहीं हो सकता।
hold-again-button = ↩️ फिर से लें
hold-other-button = दूसरे समय
hold-expired-toast = यह समय अब आपके लिए रखा नहीं है।

## जब कोई और पहले ले ले

lost-race = <b>{ $time }</b> अभी-अभी किसी और ने ले लिया।
lost-race-held = <b>{ $time }</b> पर कोई अभी सोच रहा है। यह फिर खाली हो सकता है।
lost-race-longer = <b>{ $time }</b> से लगातार { $duration } खाली नहीं है।
lost-race-near = सबसे नज़दीकी खाली समय:
lost-race-none = उसके आसपास और कुछ खाली नहीं है।
lost-race-kept = <b>{ $when }</b> अब भी आपके पास है।
lost-race-button = { $when }
lost-race-all-button = सभी समय

## याद दिलाना

reminder-title = 🔔 <b>{ $when }</b>: { $what }
reminder-soon = 🔔 शुरू होने में { $left }: <b>{ $what }</b>, { $when }
reminder-ask = आपका आना पक्का है?
reminder-come-button = 👍 हाँ, पक्का है
reminder-move-button = 🔄 समय बदलें
reminder-cancel-button = ✖️ रद्द करें
reminder-coming = 👍 धन्यवाद। { $when } मिलते हैं!
reminder-coming-toast = धन्यवाद, तब मिलते हैं!
reminder-over-toast = यह बुकिंग पूरी हो चुकी है।
reminder-cancelled-toast = यह बुकिंग रद्द हो चुकी है।

## ग्राहक को क्या बताया जाता है

notice-rejected = { $venue } में यह अनुरोध स्वीकार नहीं हो सका: <b>{ $what }</b>, { $when }।
notice-rejected-reason = { $venue } में यह अनुरोध स्वीकार नहीं हो सका: <b>{ $what }</b>, { $when }। कारण: { $reason }
notice-rejected-near = इसके बदले ये समय खाली हैं:
notice-rejected-none = उसके आसपास और कुछ खाली नहीं है।
notice-cancelled = { $venue } को यह बुकिंग रद्द करनी पड़ी: <b>{ $what }</b>, { $when }। हमें खेद है।
notice-cancelled-reason = { $venue } को यह बुकिंग रद्द करनी पड़ी: <b>{ $what }</b>, { $when }। कारण: { $reason } हमें खेद है।

## सेटिंग और निजता

settings-title = <b>सेटिंग</b>
settings-language = भाषा: { $language }
settings-language-automatic = भाषा: { $language }, Telegram के अनुसार
settings-zone = आपका समय क्षेत्र: { $zone }
settings-zone-venue = आपका समय क्षेत्र: { $venue } वाला
settings-phone = फ़ोन: { $phone }
settings-language-button = 🌐 भाषा
settings-zone-button = 🕒 मेरा समय क्षेत्र
settings-phone-delete-button = मेरा नंबर हटाएँ
settings-privacy-button = 🔒 निजता
settings-language-title = कौन सी भाषा पसंद है?
settings-language-choice-button = { $language }
settings-language-chosen-button = ✓ { $language }
settings-language-automatic-button = Telegram के अनुसार
settings-language-toast = अब से हिन्दी में।
settings-zone-title = आप कहाँ हैं? कोई शहर या समय क्षेत्र लिखें, जैसे “{ $example }”
settings-zone-unknown = “{ $text }” नाम का समय क्षेत्र नहीं मिला।
settings-zone-choice-button = { $zone } · { $offset }
settings-zone-same-button = { $venue } वाला
settings-zone-toast = आपका समय क्षेत्र अब { $zone } है।
settings-phone-deleted-toast = आपका नंबर हटा दिया गया।
privacy-text =
    <b>निजता</b>
    { $venue } को Telegram पर दिखने वाला आपका नाम, आपकी बुकिंग और उनके लिए लिखी बातें दिखती हैं।
    दूसरे ग्राहकों को इनमें से कुछ नहीं दिखता। फ़ोन नंबर तभी रखा जाता है जब आप उसे दें, और सेटिंग में आप उसे हटा सकते हैं।

## मदद

help-text =
    <b>यह कैसे काम करता है</b>
    किसी खाली समय पर टैप करें। वह आपके लिए रखा जाएगा (अवधि: { $hold }), और तब तक कोई और उसे नहीं ले सकेगा।
    या कभी भी लिख दें: “{ $example }”
    /book से बुक करें
    /bookings में आपकी बुकिंग
    /settings में भाषा बदलें
    कोई बटन अटक जाए, तो /panel से नया मेन्यू आएगा।
help-staff =
    <b>कर्मचारियों के लिए</b>
    /today में दिन की सूची
    /requests में फ़ैसले का इंतज़ार करते अनुरोध
    /why से पता चलेगा कि कोई समय क्यों नहीं मिलता: “/why { $example }”
