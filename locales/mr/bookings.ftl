### बुकिंगनंतर: पाहणे, रद्द करणे, आठवण आणि सूचना.

## माझे बुकिंग

mine-title = <b>तुमचे बुकिंग</b>
mine-empty = तुमचे कोणतेही बुकिंग नाही.
mine-past-title = <b>मागील बुकिंग</b>
mine-past-empty = येथे अजून काही नाही.
mine-button = { $when } · { $what }
mine-requested-button = 📨 { $when } · { $what } (मंजुरी बाकी)
mine-held-button = ⏳ { $when } · { $what } (राखीव)
mine-over-button = { $when } · { $what } ({ $status })
mine-past-button = मागील बुकिंग
mine-coming-button = पुढील बुकिंग
mine-book-button = 📅 वेळ बुक करा

## रद्द करणे

cancel-title = <b>{ $what }</b>, { $when }: रद्द करायचे?
cancel-title-request = <b>{ $what }</b>, { $when }: विनंती मागे घ्यायची?
cancel-now-free = आता रद्द केल्यास कोणतेही शुल्क नाही.
cancel-now-part = आता रद्द केल्यास तुमच्या रकमेपैकी { $percent }% परत मिळेल.
cancel-now-none = आता रद्द केल्यास रक्कम परत मिळणार नाही.
cancel-policy = नियम: { $policy }.
cancel-reason-ask = का? एखादे कारण निवडा किंवा लिहा, आणि हे रद्द होईल.
cancel-reason-plans-button = बेत बदलला
cancel-reason-time-button = दुसरी वेळ सोयीची आहे
cancel-reason-ill-button = तब्येत बरी नाही
cancel-reason-elsewhere-button = दुसरीकडे बुक केले
cancel-reason-none-button = कारणाशिवाय रद्द करा
cancel-reason-typed-button = रद्द करा: “{ $reason }”
cancel-keep-button = बुकिंग राहू द्या
cancel-keep-request-button = विनंती राहू द्या
cancel-done = रद्द झाले: <b>{ $what }</b>, { $when }.
cancel-done-request = मागे घेतले: <b>{ $what }</b>, { $when }.
cancel-done-toast = रद्द झाले.

## वेळ बदलणे, एका टप्प्यात करता येईपर्यंत

move-title = <b>{ $what }</b>, { $when }: वेळ बदलायची?
move-explain = आधी नवी वेळ निवडून बुक करा, मग ही रद्द करा. म्हणजे तुमच्याकडे नेहमी एक वेळ राहील.
move-choose-button = 📅 नवी वेळ निवडा
move-cancel-button = ✖️ ही रद्द करा

## Other details for a booking

edit-title = <b>तुम्हाला काय बदलायचे आहे?</b>
edit-not-time = दुसरा दिवस किंवा वेळ हवी असल्यास मागे जाऊन «वेळ बदला» दाबा.
edit-now = सध्या: { $text }
edit-done = ✔️ तपशील बदलले.
edit-done-toast = बदलले.

## राखीव वेळ, संपत आलेली किंवा संपलेली

hold-expired = ⌛ <b>{ $what }</b>, { $when }: { $until } पर्यंत तुमच्यासाठी राखीव होते, आता पुन्हा मोकळे आहे.
hold-over = ⌛ <b>{ $what }</b>, { $when }: { $until } पर्यंत तुमच्यासाठी राखीव होते.
hold-expired-free = अजून कोणी घेतलेली नाही. तुम्हाला अजूनही हवी आहे का?
hold-expired-taken = दरम्यान ती दुसऱ्या कोणी घेतली.
hold-expired-gone = ती आता बुक करता येत नाही.
hold-again-button = ↩️ पुन्हा घ्या
hold-other-button = दुसऱ्या वेळा
hold-expired-toast = ही वेळ आता तुमच्यासाठी राखीव नाही.

## दुसऱ्या कोणी आधी घेतल्यास

lost-race = <b>{ $time }</b> ही वेळ आत्ताच दुसऱ्या कोणी घेतली.
lost-race-held = <b>{ $time }</b> या वेळेबद्दल कोणी आत्ता विचार करत आहे. ती पुन्हा मोकळी होऊ शकते.
lost-race-longer = <b>{ $time }</b> पासून सलग { $duration } मोकळे नाहीत.
lost-race-near = सर्वात जवळच्या मोकळ्या वेळा:
lost-race-none = त्याच्या आसपास आणखी काही मोकळे नाही.
lost-race-kept = <b>{ $when }</b> अजूनही तुमच्याकडे आहे.
lost-race-button = { $when }
lost-race-all-button = सर्व वेळा

## आठवण

reminder-title = 🔔 <b>{ $when }</b>: { $what }
reminder-soon = 🔔 लवकरच सुरू ({ $left }): <b>{ $what }</b>, { $when }
reminder-ask = तुमचे येणे नक्की आहे का?
reminder-come-button = 👍 हो, नक्की
reminder-move-button = 🔄 वेळ बदला
reminder-cancel-button = ✖️ रद्द करा
reminder-coming = 👍 धन्यवाद. { $when } भेटूया!
reminder-coming-toast = धन्यवाद, तेव्हा भेटूया!
reminder-over-toast = हे बुकिंग पूर्ण झाले आहे.
reminder-cancelled-toast = हे बुकिंग रद्द झाले आहे.

## ग्राहकाला काय कळवले जाते

notice-rejected = { $venue } येथे ही विनंती मंजूर होऊ शकली नाही: <b>{ $what }</b>, { $when }.
notice-rejected-reason = { $venue } येथे ही विनंती मंजूर होऊ शकली नाही: <b>{ $what }</b>, { $when }. कारण: { $reason }
notice-rejected-near = त्याऐवजी या वेळा मोकळ्या आहेत:
notice-rejected-none = त्याच्या आसपास आणखी काही मोकळे नाही.
notice-cancelled = { $venue } कडून हे बुकिंग रद्द करावे लागले: <b>{ $what }</b>, { $when }. क्षमस्व.
notice-cancelled-reason = { $venue } कडून हे बुकिंग रद्द करावे लागले: <b>{ $what }</b>, { $when }. कारण: { $reason } क्षमस्व.

## सेटिंग आणि गोपनीयता

settings-title = <b>सेटिंग</b>
settings-language = भाषा: { $language }
settings-language-automatic = भाषा: { $language }, Telegram प्रमाणे
settings-zone = तुमचे वेळक्षेत्र: { $zone }
settings-zone-venue = तुमचे वेळक्षेत्र: { $venue } प्रमाणे
settings-phone = फोन: { $phone }
settings-language-button = 🌐 भाषा
settings-zone-button = 🕒 माझे वेळक्षेत्र
settings-phone-delete-button = माझा नंबर काढून टाका
settings-privacy-button = 🔒 गोपनीयता
settings-language-title = कोणती भाषा हवी आहे?
settings-language-choice-button = { $language }
settings-language-chosen-button = ✓ { $language }
settings-language-automatic-button = Telegram प्रमाणे
settings-language-toast = आतापासून मराठीत.
settings-zone-title = तुम्ही कुठे आहात? एखादे शहर किंवा वेळक्षेत्र लिहा, जसे “{ $example }”
settings-zone-unknown = “{ $text }” नावाचे वेळक्षेत्र सापडले नाही.
settings-zone-choice-button = { $zone } · { $offset }
settings-zone-same-button = { $venue } प्रमाणे
settings-zone-toast = तुमचे वेळक्षेत्र आता: { $zone }.
settings-phone-deleted-toast = तुमचा नंबर काढून टाकला.
privacy-text =
    <b>गोपनीयता</b>
    { $venue } येथे Telegram वर दिसणारे तुमचे नाव, तुमचे बुकिंग आणि त्यासाठी तुम्ही लिहिलेला मजकूर दिसतो.
    इतर ग्राहकांना यातले काहीच दिसत नाही. फोन नंबर तुम्ही दिल्यासच ठेवला जातो आणि सेटिंगमध्ये तो काढून टाकता येतो.

## मदत

help-text =
    <b>हे कसे चालते</b>
    मोकळ्या वेळेवर टॅप करा. ती तुमच्यासाठी राखून ठेवली जाईल (मुदत: { $hold }), आणि तोपर्यंत दुसऱ्या कोणाला घेता येणार नाही.
    किंवा केव्हाही लिहा: “{ $example }”
    /book ने वेळ बुक करा
    /bookings मध्ये तुमचे बुकिंग
    /settings मध्ये भाषा बदला
    एखादे बटण अडकले, तर /panel ने नवा मेनू येईल.
help-staff =
    <b>कर्मचाऱ्यांसाठी</b>
    /today मध्ये दिवसाची यादी
    /requests मध्ये निर्णय बाकी असलेल्या विनंत्या
    /why ने कळेल की एखादी वेळ का मिळत नाही: “/why { $example }”
