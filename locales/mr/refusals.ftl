### प्रत्येक नकारासाठी एक वाक्य, आणि पुढे काय करायचे.

refusal-not-found =
    { $what ->
        [service] हे आता उपलब्ध नाही.
        [resource] हा पर्याय आता उपलब्ध नाही.
        [booking] असे बुकिंग नाही.
       *[other] हे आता अस्तित्वात नाही.
    }
refusal-not-found-next = कृपया पुन्हा निवडा.
refusal-slot-taken = <b>{ $when }</b> ही वेळ घेतली गेली आहे.
refusal-slot-taken-held = <b>{ $when }</b> या वेळेबद्दल कोणी विचार करत आहे. ती पुन्हा मोकळी होऊ शकते.
refusal-slot-taken-next = आसपास या वेळा मोकळ्या आहेत:
refusal-outside-opening-hours = <b>{ $when }</b>: तेव्हा उघडे नसते. त्या दिवशीची वेळ: { $openings }.
refusal-outside-opening-hours-none = <b>{ $when }</b>: तेव्हा उघडे नसते.
refusal-outside-opening-hours-next = कृपया उघडे असतानाची वेळ निवडा.
refusal-closed-day = <b>{ $day }</b> · बंद
refusal-closed-day-reason = <b>{ $day }</b> · बंद: { $reason }
refusal-closed-day-next = कृपया दुसरा दिवस निवडा.
refusal-blacked-out = <b>{ $when }</b>: बुक करता येत नाही.
refusal-blacked-out-reason = <b>{ $when }</b>: बुक करता येत नाही. कारण: { $reason }
refusal-blacked-out-next = आसपास या वेळा मोकळ्या आहेत:
refusal-too-soon = <b>{ $when }</b>: खूप घाईचे आहे. सर्वात लवकर: { $earliest }.
refusal-too-soon-past = <b>{ $when }</b>: ही वेळ उलटून गेली आहे.
refusal-too-soon-next = पुढे या वेळा मोकळ्या आहेत:
refusal-too-far = <b>{ $when }</b>: अजून बुक करता येत नाही. सध्या { $latest } पर्यंतचे बुकिंग सुरू आहे.
refusal-too-far-next = कृपया आधीचा दिवस निवडा, किंवा नंतर पुन्हा पाहा.
refusal-not-on-grid = <b>{ $when }</b>: या वेळी काहीही सुरू होत नाही. सर्वात जवळच्या वेळा: { $nearest }.
refusal-not-on-grid-none = <b>{ $when }</b>: या वेळी काहीही सुरू होत नाही.
refusal-not-on-grid-next = कृपया दाखवलेल्या वेळांपैकी निवडा.
refusal-hold-expired = ही वेळ { $at } पर्यंत तुमच्यासाठी राखीव होती, आता पुन्हा मोकळी आहे.
refusal-hold-expired-next = अजूनही मोकळी असल्यास पुन्हा घ्या.
refusal-already-extended = दहा मिनिटे आधीच वाढवून दिली आहेत. { $until } पर्यंत तुमच्यासाठी राखीव.
refusal-already-extended-next = कृपया बुक करा किंवा सोडून द्या.
refusal-wrong-state =
    { $status ->
        [held] हे अजून पक्के झालेले नाही.
        [requested] याला अजून मंजुरीची प्रतीक्षा आहे.
        [confirmed] हे आधीच बुक झाले आहे.
        [in_progress] हे सुरू झाले आहे.
        [completed] हे पूर्ण झाले आहे.
        [reviewed] हे पूर्ण झाले आहे.
        [expired] मुदत संपली, त्यामुळे वेळ आता राखीव नाही.
        [released] हे सोडून दिले आहे.
        [rejected] ही विनंती नामंजूर झाली आहे.
        [cancelled] हे आधीच रद्द झाले आहे.
        [no_show] हे होऊन गेले आहे.
       *[other] हे आता शक्य नाही.
    }
refusal-wrong-state-next = सध्याची स्थिती:
refusal-not-yours =
    { $what ->
        [booking] हे बुकिंग दुसऱ्या कोणाचे आहे.
       *[other] हे तुम्हाला बदलता येत नाही.
    }
refusal-not-yours-next = तुमचे बुकिंग:
refusal-too-many-holds =
    { $limit ->
        [one] एका वेळी फक्त { $limit } वेळ राखून ठेवता येते.
       *[other] एका वेळी फक्त { $limit } वेळा राखून ठेवता येतात.
    }
refusal-too-many-holds-next = आधी यापैकी एक बुक करा किंवा सोडून द्या:
refusal-too-many-bookings =
    { $limit ->
        [one] पुढील फक्त { $limit } बुकिंग करता येते.
       *[other] पुढील फक्त { $limit } बुकिंग करता येतात.
    }
refusal-too-many-bookings-day =
    { $limit ->
        [one] एका दिवसात फक्त { $limit } बुकिंग करता येते.
       *[other] एका दिवसात फक्त { $limit } बुकिंग करता येतात.
    }
refusal-too-many-bookings-week =
    { $limit ->
        [one] एका आठवड्यात फक्त { $limit } बुकिंग करता येते.
       *[other] एका आठवड्यात फक्त { $limit } बुकिंग करता येतात.
    }
refusal-too-many-bookings-next = आधी यापैकी एक रद्द करा, किंवा त्यानंतर परत या:
refusal-too-late = येथे { $closed } पर्यंत रद्द करता येत होते.
refusal-too-late-next = कृपया थेट { $venue } शी संपर्क साधा.
refusal-too-late-next-phone = कृपया { $venue } येथे फोन करा: { $phone }
refusal-out-of-reach = ते { $distance } दूर आहे. आम्ही { $limit } पर्यंत येतो.
refusal-out-of-reach-next = कृपया जवळची जागा निवडा.
refusal-detail-missing =
    { $kind ->
        [subject] एक उत्तर अजून बाकी आहे.
        [note] एक टीप अजून बाकी आहे.
        [phone] फोन नंबर अजून बाकी आहे.
       *[other] काहीतरी अजून बाकी आहे.
    }
refusal-detail-missing-next = कृपया ते जोडा, मग बुक करा.
refusal-key-reused = हे बटण आधीच दुसऱ्या कामासाठी वापरले गेले आहे.
refusal-key-reused-next = सध्याची स्थिती:
refusal-store-busy = बुकिंग यंत्रणा सध्या उत्तर देत नाही. काहीही बुक झाले नाही आणि काहीही बदलले नाही.
refusal-store-busy-next = कृपया थोड्या वेळाने पुन्हा प्रयत्न करा.
refusal-rules-changed = उपलब्ध वेळा आत्ताच बदलल्या आहेत.
refusal-rules-changed-next = कृपया पुन्हा पाहा:

## More or fewer than is sold

refusal-out-of-bounds =
    { $what ->
        [units] एका वेळी { $least } ते { $most } बुक करता येतात.
        [days] हे { $least } ते { $most } दिवसांसाठी बुक होते.
        [additions] जास्तीत जास्त { $most } सेवा जोडता येतात.
        [adjacent] दिवस सलग असावे लागतात.
       *[party] { $least } ते { $most } लोकांसाठी जागा आहे.
    }
refusal-out-of-bounds-next = कृपया पुन्हा निवडा:

refusal-payment-due = { $amount } भरताच बुकिंग होईल.
refusal-payment-due-next = कृपया तुमच्या राखीव वेळेचा सारांश उघडा, आणि तेथे पैसे भरा.

refusal-promo-refused =
    { $why ->
        [unknown] येथे { $code } नावाचा कोड नाही.
        [not-yet] { $code } या तारखेपासून केलेल्या बुकिंगला लागू होईल: { $on }.
        [over] { $code } या तारखेपर्यंत केलेल्या बुकिंगला लागू होता: { $on }.
        [used-up] { $code } जितक्या वेळा वापरता येत होता तितका वापरून झाला आहे.
        [yours] एका व्यक्तीला जितक्या वेळा वापरता येतो तितक्या वेळा तुम्ही { $code } वापरला आहे.
        [service] { $code } यांना लागू आहे: { $services }.
       *[too-small] { $code } { $least } पासूनच्या किमतीला लागू आहे.
    }
refusal-promo-refused-next = कृपया कोड नीट तपासा, किंवा त्याशिवाय पुढे जा.

refusal-gift-refused =
    { $why ->
        [over] हे गिफ्ट { $on } पर्यंत चालत होते.
        [empty] या गिफ्टवर काही शिल्लक नाही.
        [free] गिफ्टने देण्यासारखे येथे काही नाही.
        [paying] उरलेल्या रकमेचे पान आधीच उघडे आहे.
        [none] येथे गिफ्ट चालत नाहीत.
       *[unknown] या कोडचे गिफ्ट येथे नाही.
    }
refusal-gift-refused-next = कृपया नीट लिहिले आहे का ते पाहा, किंवा त्याशिवाय पुढे जा.
