### हर मनाही के लिए एक वाक्य, और आगे क्या करें।

refusal-not-found =
    { $what ->
        [service] यह अब उपलब्ध नहीं है।
        [resource] यह विकल्प अब उपलब्ध नहीं है।
        [booking] ऐसी कोई बुकिंग नहीं है।
       *[other] यह अब मौजूद नहीं है।
    }
refusal-not-found-next = कृपया फिर से चुनें।
refusal-slot-taken = <b>{ $when }</b> लिया जा चुका है।
refusal-slot-taken-held = <b>{ $when }</b> पर कोई अभी सोच रहा है। यह फिर खाली हो सकता है।
refusal-slot-taken-next = आसपास ये समय खाली हैं:
refusal-outside-opening-hours = <b>{ $when }</b> खुलने के समय से बाहर है। उस दिन खुलने का समय: { $openings }।
refusal-outside-opening-hours-none = <b>{ $when }</b> खुलने के समय से बाहर है।
refusal-outside-opening-hours-next = कृपया खुलने के समय में से चुनें।
refusal-closed-day = <b>{ $day }</b> · बंद
refusal-closed-day-reason = <b>{ $day }</b> · बंद: { $reason }
refusal-closed-day-next = कृपया कोई और दिन चुनें।
refusal-blacked-out = <b>{ $when }</b> बुक नहीं हो सकता।
refusal-blacked-out-reason = <b>{ $when }</b> बुक नहीं हो सकता: { $reason }
refusal-blacked-out-next = आसपास ये समय खाली हैं:
refusal-too-soon = <b>{ $when }</b> बहुत जल्दी है। सबसे पहले { $earliest } से हो सकता है।
refusal-too-soon-past = <b>{ $when }</b> बीत चुका है।
refusal-too-soon-next = आगे ये समय खाली हैं:
refusal-too-far = <b>{ $when }</b> अभी बुक नहीं हो सकता। फ़िलहाल { $latest } तक की बुकिंग खुली है।
refusal-too-far-next = कृपया कोई पहले का दिन चुनें, या बाद में देखें।
refusal-not-on-grid = <b>{ $when }</b> पर कुछ शुरू नहीं होता। सबसे नज़दीक: { $nearest }।
refusal-not-on-grid-none = <b>{ $when }</b> पर कुछ शुरू नहीं होता।
refusal-not-on-grid-next = कृपया दिखाए गए समय में से चुनें।
refusal-hold-expired = यह समय { $at } तक आपके लिए रखा था, अब फिर खाली है।
refusal-hold-expired-next = अगर अब भी खाली हो, तो फिर से लें।
refusal-already-extended = दस मिनट पहले ही बढ़ाए जा चुके हैं। { $until } तक आपके लिए रखा है।
refusal-already-extended-next = कृपया बुक करें या छोड़ दें।
refusal-wrong-state =
    { $status ->
        [held] यह अभी पक्का नहीं हुआ है।
        [requested] इसे अभी मंज़ूरी का इंतज़ार है।
        [confirmed] यह पहले ही बुक है।
        [in_progress] यह शुरू हो चुका है।
        [completed] यह पूरा हो चुका है।
        [reviewed] यह पूरा हो चुका है।
        [expired] अवधि ख़त्म हो गई, इसलिए समय अब रखा नहीं है।
        [released] इसे छोड़ दिया गया है।
        [rejected] यह अनुरोध अस्वीकृत हो चुका है।
        [cancelled] यह पहले ही रद्द हो चुका है।
        [no_show] यह बीत चुका है।
       *[other] यह अब संभव नहीं है।
    }
refusal-wrong-state-next = अभी की स्थिति:
refusal-not-yours =
    { $what ->
        [booking] यह बुकिंग किसी और की है।
       *[other] इसे आप नहीं बदल सकते।
    }
refusal-not-yours-next = आपकी बुकिंग:
refusal-too-many-holds =
    { $limit ->
        [one] एक बार में सिर्फ़ { $limit } समय रखा जा सकता है।
       *[other] एक बार में सिर्फ़ { $limit } समय रखे जा सकते हैं।
    }
refusal-too-many-holds-next = पहले इनमें से किसी को बुक करें या छोड़ें:
refusal-too-many-bookings =
    { $limit ->
        [one] आगे की सिर्फ़ { $limit } बुकिंग हो सकती है।
       *[other] आगे की सिर्फ़ { $limit } बुकिंग हो सकती हैं।
    }
refusal-too-many-bookings-day =
    { $limit ->
        [one] एक दिन में सिर्फ़ { $limit } बुकिंग हो सकती है।
       *[other] एक दिन में सिर्फ़ { $limit } बुकिंग हो सकती हैं।
    }
refusal-too-many-bookings-week =
    { $limit ->
        [one] एक हफ़्ते में सिर्फ़ { $limit } बुकिंग हो सकती है।
       *[other] एक हफ़्ते में सिर्फ़ { $limit } बुकिंग हो सकती हैं।
    }
refusal-too-many-bookings-next = पहले इनमें से किसी को रद्द करें, या उसके बाद आएँ:
refusal-too-late = यहाँ { $closed } तक रद्द किया जा सकता था।
refusal-too-late-next = कृपया सीधे { $venue } से संपर्क करें।
refusal-too-late-next-phone = कृपया { $venue } को फ़ोन करें: { $phone }
refusal-out-of-reach = वह { $distance } दूर है। हम { $limit } तक आते हैं।
refusal-out-of-reach-next = कृपया कोई पास की जगह चुनें।
refusal-detail-missing =
    { $kind ->
        [subject] एक जवाब अभी बाकी है।
        [note] एक नोट अभी बाकी है।
        [phone] फ़ोन नंबर अभी बाकी है।
       *[other] कुछ अभी बाकी है।
    }
refusal-detail-missing-next = कृपया उसे जोड़ें, फिर बुक करें।
refusal-key-reused = यह बटन किसी और काम में आ चुका है।
refusal-key-reused-next = अभी की स्थिति:
refusal-store-busy = बुकिंग सिस्टम अभी जवाब नहीं दे रहा। न कुछ बुक हुआ, न कुछ बदला।
refusal-store-busy-next = कृपया थोड़ी देर में फिर कोशिश करें।
refusal-rules-changed = उपलब्ध समय अभी-अभी बदल गए हैं।
refusal-rules-changed-next = कृपया फिर से देखें:

## More or fewer than is sold

refusal-out-of-bounds =
    { $what ->
        [units] एक बार में { $least } से { $most } तक बुक हो सकते हैं।
        [days] यह { $least } से { $most } दिनों के लिए बुक होता है।
        [additions] ज़्यादा से ज़्यादा { $most } सेवाएँ जोड़ी जा सकती हैं।
        [adjacent] दिन लगातार होने चाहिए।
       *[party] { $least } से { $most } लोगों के लिए जगह है।
    }
refusal-out-of-bounds-next = कृपया फिर से चुनें:

refusal-payment-due = { $amount } का भुगतान होते ही यह बुक हो जाएगा।
refusal-payment-due-next = कृपया अपने रखे हुए समय का सारांश खोलें, और वहीं भुगतान करें।

refusal-promo-refused =
    { $why ->
        [unknown] यहाँ { $code } नाम का कोई कोड नहीं है।
        [not-yet] { $code } इस तारीख से होने वाली बुकिंग पर लागू होगा: { $on }।
        [over] { $code } इस तारीख तक की बुकिंग पर लागू था: { $on }।
        [used-up] { $code } जितनी बार इस्तेमाल हो सकता था, हो चुका है।
        [yours] आप { $code } उतनी बार इस्तेमाल कर चुके हैं, जितनी बार एक व्यक्ति कर सकता है।
        [service] { $code } इन पर लागू है: { $services }।
       *[too-small] { $code } { $least } या उससे अधिक की क़ीमत पर लागू है।
    }
refusal-promo-refused-next = कृपया कोड की वर्तनी जाँचें, या उसके बिना आगे बढ़ें।

refusal-gift-refused =
    { $why ->
        [over] यह गिफ़्ट { $on } तक मान्य था।
        [empty] इस गिफ़्ट पर कुछ नहीं बचा है।
        [free] यहाँ चुकाने को कुछ नहीं है।
        [paying] बाकी रकम का पेज पहले से खुला है।
        [none] यहाँ गिफ़्ट नहीं चलते।
       *[unknown] यहाँ इस कोड का कोई गिफ़्ट नहीं है।
    }
refusal-gift-refused-next = कृपया देख लें कि सही लिखा है, या इसके बिना आगे बढ़ें।
