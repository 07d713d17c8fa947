### पैसे भरणे, आणि परत जाणारे पैसे.

## पैसे भरणे

pay-button = 💳 { $amount } भरा
pay-by-button = 💳 { $provider }: { $amount }
pay-title = <b>{ $amount } भरा</b>
pay-explain = खालच्या बटणाने { $provider } चे पान उघडेल. रक्कम मिळताच तुमचे बुकिंग येथे आपोआप दिसेल.
pay-open-button = 💳 पैसे भरण्याच्या पानावर
pay-done-button = पैसे भरले आहेत
pay-asked = 🔎 आम्ही { $provider } कडे विचारत आहोत. रक्कम मिळताच तुमचे बुकिंग येथे आपोआप दिसेल.
pay-asked-toast = आम्ही { $provider } कडे विचारत आहोत.
pay-down = { $provider } कडून सध्या उत्तर येत नाही. पैसे कापले गेलेले नाहीत, आणि तुमची वेळ राखीव आहे. कृपया एका मिनिटाने पुन्हा प्रयत्न करा.
pay-refused = { $venue } येथे सध्या पैसे स्वीकारता येत नाहीत. पैसे कापले गेलेले नाहीत. कृपया फोन करा, किंवा नंतर पुन्हा प्रयत्न करा.
pay-back-title-plain = धन्यवाद
pay-back-plain = रक्कम मिळाल्याचे { $provider } कडून कळताच तुमचे बुकिंग चॅटमध्ये दिसेल.
pay-back-button = चॅटवर परत
provider-stripe-plain = Stripe
provider-razorpay-plain = Razorpay
provider-toss-plain = Toss Payments
provider-telegram-plain = Telegram
provider-on-site-plain = प्रत्यक्ष ठिकाणी

## उशिरा आलेले पैसे, आणि परत जाणारे पैसे

card-booked-late = ✅ <b>अखेर बुकिंग झाले</b>: राखीव मुदत संपल्यावर तुमची रक्कम मिळाली, पण ती वेळ तेव्हाही मोकळी होती.
refund-taken = { $what }, { $when }: राखीव मुदत संपल्यावर तुमची रक्कम मिळाली, आणि दरम्यान ती वेळ दुसऱ्या कोणी घेतली.
refund-twice = { $what }, { $when }: याचे पैसे दोनदा भरले गेले.
refund-too-much = { $what }, { $when }: किमतीपेक्षा जास्त रक्कम भरली गेली.
refund-too-little = { $what }, { $when }: किमतीपेक्षा कमी रक्कम भरली गेली, त्यामुळे त्यातून बुकिंग झाले नाही.
refund-currency = { $what }, { $when }: रक्कम दुसऱ्या चलनात भरली गेली, त्यामुळे त्यातून बुकिंग झाले नाही.
refund-cancelled = { $what }, { $when }: रद्द झाले.
refund-rejected = { $venue } येथे ही विनंती मंजूर होऊ शकली नाही: { $what }, { $when }.
refund-over = { $what }, { $when }: हे होऊन गेले आहे.
refund-unknown = { $amount } ही रक्कम कशासाठी होती ते { $venue } येथे समजू शकले नाही.
refund-by-hand = { $venue } कडून तुम्हाला पैसे परत दिले जात आहेत: { $what }, { $when }.
refund-reason = “{ $reason }”
refund-back = 💸 <b>{ $amount }</b> ही रक्कम तुम्हाला परत दिली जात आहे. पूर्ण झाल्यावर तुम्हाला कळवू.
refund-done = 💸 <b>{ $amount }</b> ही रक्कम तुम्हाला परत दिली आहे: { $what }, { $when }. बँकेत दिसायला काही दिवस लागू शकतात.
refund-near = त्याऐवजी या वेळा मोकळ्या आहेत:
refund-none = सध्या त्याच्या आसपास काही मोकळे नाही.

## किती भरले गेले

booking-paid = भरलेली रक्कम: { $amount }
booking-refunded = परत दिलेली रक्कम: { $amount }
booking-refunding = परत दिली जात असलेली रक्कम: { $amount }
cancel-back = आता रद्द केल्यास भरलेल्या { $paid } पैकी <b>{ $back }</b> ही रक्कम परत मिळेल.
cancel-back-none = आता रद्द केल्यास भरलेल्या { $paid } पैकी काहीही परत मिळणार नाही.
cancel-back-next = { $until } नंतर { $back } ही रक्कम परत मिळेल.
cancel-back-done = { $back } ही रक्कम तुम्हाला परत दिली जात आहे. पूर्ण झाल्यावर तुम्हाला कळवू.

## ग्राहकाने भरलेली रक्कम

receipt-title = 🧾 <b>तुम्ही भरलेली रक्कम</b>: { $venue }
receipt-booking = <b>{ $what }</b>, { $when } ({ $reference })
receipt-paid = { $on }: { $amount } भरले ({ $provider })
receipt-refunded = { $on }: { $amount } परत दिले ({ $provider })
receipt-kept = { $on }: { $amount } वापरले
receipt-owed = पुढच्यासाठी भरलेली रक्कम: { $amount }
receipt-none = तुम्ही { $venue } येथे अजून काहीही भरलेले नाही.

## कर्मचाऱ्यांसाठी दिवसाचा हिशेब

payments-title = 🧾 <b>पैशांचा हिशेब, { $day }</b>
payments-provider = { $provider }: मिळाले { $taken }, परत दिले { $refunded }, ठेवले { $kept }, पुढीलसाठी { $open }
payments-none = काहीही मिळाले नाही आणि काहीही परत दिले नाही.
payments-kept = कमावलेली किंवा ठेवून घेतलेली रक्कम: { $amount }
payments-owed = पुढील बुकिंगसाठी आधीच मिळालेली रक्कम: { $amount }
payments-pending =
    { $count ->
        [one] { $count } व्यक्ती पैसे भरण्याच्या पानावर आहे: { $amount }, { $since } पासून.
       *[other] { $count } लोक पैसे भरण्याच्या पानावर आहेत: { $amount }, पहिला { $since } पासून.
    }
payments-due =
    { $count ->
        [one] { $count } परतावा सुरू आहे: { $amount }, { $since } पासून.
       *[other] { $count } परतावे सुरू आहेत: { $amount }, सर्वात जुना { $since } पासून.
    }
payments-failed =
    { $count ->
        [one] ⚠️ { $count } परतावा स्वतः द्यायचा आहे: { $amount }, { $since } पासून.
       *[other] ⚠️ { $count } परतावे स्वतः द्यायचे आहेत: { $amount }, सर्वात जुना { $since } पासून.
    }
payments-csv-button = 📄 तक्त्याच्या रूपात
payments-csv = { $day }: पैशांची सर्व देवाणघेवाण.

## Giving money back by hand

refund-usage = लिहा <code>/refund क्रमांक रक्कम कारण</code>, जसे <code>/refund { $reference } 12.50 पाऊस</code>. रक्कम न लिहिल्यास भरलेले सर्व पैसे परत जातील.
refund-no-booking = येथे { $reference } नावाची बुकिंग नाही.
refund-amount-wrong = “{ $text }” ही रक्कम नाही. फक्त अंक लिहा, जसे 12.50.
refund-most = यासाठी जास्तीत जास्त { $most } परत देता येतील.
refund-nothing = यासाठी परत देता येईल असे काही भरलेले नाही.
refund-ask = { $customer } यांना <b>{ $amount }</b> परत द्यायचे? { $what }, { $when }
refund-ask-most = भरलेल्यापैकी { $most } परत देता येतील.
refund-waits = { $limit } पेक्षा जास्त रकमेसाठी दुसऱ्या व्यक्तीची मंजुरी लागते; त्यांना आता कळवले जाईल.
refund-give-button = 💸 { $amount } परत द्या
refund-asked-toast = { $amount } परत जात आहेत.
refund-waits-toast = { $amount } दुसऱ्या व्यक्तीच्या मंजुरीची वाट पाहत आहेत.
refund-own-toast = तुम्ही मागितलेल्याला दुसऱ्या कोणीतरी मंजुरी द्यावी लागेल.
payments-waiting = हे परतावे दुसऱ्या व्यक्तीच्या मंजुरीची वाट पाहत आहेत. मंजूर करण्यासाठी टॅप करा:
payments-approve-button = ✅ { $amount }, { $reference }
receipt-given-up = { $on }: { $amount } सोडून दिले
payments-done-button = ✔ स्वतः परत दिले: { $amount }, { $reference }
refund-by-hand-toast = नोंद झाली: { $amount } स्वतः परत दिले.
receipt-discounted = { $on }: { $code } मुळे { $amount } सूट
receipt-withdrawn = { $on }: { $code } मुळे { $amount } सूट आता लागू नाही
payments-discounted = कोडमुळे दिलेली सूट: { $amount }
payments-withdrawn = कोडची सूट जी आता लागू नाही: { $amount }

## Money that nobody can place, for who runs the venue

alert-parked = ⚠️ <b>ज्यांचा हिशेब लागत नाही असे पैसे.</b> { $provider } ने तुमच्यासाठी { $amount } घेतले आहेत, पण ते ज्याचे असतील असे कोणतेही पेमेंट नाही: <code>{ $charge }</code>. जुन्या प्रतीवरून डेटाबेस परत आणल्यावर असे होऊ शकते.
alert-parked-then = पेमेंट सापडले नाही, तर सर्व रक्कम परत दिली जाईल: { $at }.
alert-stray-matched = ✅ ज्या { $amount } चा हिशेब लागत नव्हता, त्यांचे पेमेंट सापडले ({ $provider }, <code>{ $charge }</code>).
alert-stray-returned = 💸 ज्या { $amount } चा हिशेब लागत नव्हता, ते परत दिले ({ $provider }, <code>{ $charge }</code>).
alert-stray-failed = ⚠️ <b>ज्या { $amount } चा हिशेब लागत नव्हता, ते परत देता आले नाहीत</b> ({ $provider }, <code>{ $charge }</code>). कृपया पेमेंट कंपनीच्या पानावर जाऊन पैसे स्वतः परत द्या आणि /payments मध्ये नोंद करा.
alert-payments-button = 🧾 पैशांचा हिशेब
payments-unplaced = बुकिंगशिवाय: आले { $came }, परत दिले { $back }, हिशेब लागला { $placed }
payments-stray = ⚠️ { $amount } ({ $provider }) कोणत्याही माहीत असलेल्या बुकिंगचे नाहीत. हिशेब लागला नाही, तर परत दिले जातील: { $at }.
payments-stray-failed = ⚠️ { $amount } ({ $provider }) कोणत्याही माहीत असलेल्या बुकिंगचे नाहीत आणि परत देता आले नाहीत. कृपया पेमेंट कंपनीच्या पानावर जाऊन पैसे स्वतः परत द्या.

## A provider that contradicts itself, for who runs the venue

alert-contradicted = ⚠️ <b>{ $provider } ची माहिती एकमेकांशी जुळत नाही</b>: { $reference } चे पेमेंट <code>{ $charge }</code>.
contradicted-amount = आधी: { $earlier } दिले गेले. आता: { $later } दिले गेले.
contradicted-undone = आधी: { $earlier } दिले गेले. आता: काहीही दिले गेले नाही.
contradicted-back-less = आधी: { $earlier } परत दिले होते. आता: { $later } परत दिले आहेत.
contradicted-back-more = आधी: { $earlier } दिले गेले. आता: त्यातले { $later } परत दिले आहेत.
contradicted-moved = आधी: { $earlier } चे पेमेंट होते. आता: { $later } चे पेमेंट आहे.
contradicted-nothing = यामुळे काहीही बदललेले नाही. काय बरोबर आहे ते कृपया { $provider } ला विचारा.

## Forged callbacks, for who runs the venue

alert-forged = ⚠️ <b>कोणीतरी पेमेंटचे बनावट संदेश पाठवत आहे.</b> { $minutes } मिनिटांत { $provider } च्या नावाने आलेले { $count } पेक्षा जास्त संदेश नाकारले, कारण ते { $provider } ने पाठवलेले असू शकत नाहीत. त्यांच्यामुळे काहीही बदलले नाही.
alert-forged-secret = सहीची गुप्त किल्ली नुकतीच बदलली असेल, तर ती येथे आणि { $provider } कडे सारखीच आहे ना ते कृपया तपासा.

## The wrong amount was offered

declined-too-little = ⚠️ { $what }, { $when } साठी { $amount } ऐवजी { $offered } दिले गेले. त्यामुळे बुकिंग झालेले नाही.
declined-currency = ⚠️ { $what }, { $when } साठी { $amount } ऐवजी { $offered } दिले गेले, म्हणजे दुसऱ्या चलनात. त्यामुळे बुकिंग झालेले नाही.
declined-nothing = तुमच्याकडून काहीही घेतलेले नाही.
declined-lapses = आम्ही ही रक्कम घेत नाही. { $provider } ती आपोआप परत देते, त्याला पाच दिवसांपर्यंत लागू शकतात; ते कोणीही लवकर करू शकत नाही.
declined-again = कृपया खालील बटणाने पुन्हा पैसे द्या.
