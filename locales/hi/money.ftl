### भुगतान, और जो पैसा वापस जाता है।

## भुगतान

pay-button = 💳 भुगतान करें: { $amount }
pay-by-button = 💳 { $provider }: { $amount }
pay-title = <b>{ $amount } का भुगतान</b>
pay-explain = नीचे के बटन से { $provider } का पेज खुलेगा। भुगतान मिलते ही आपकी बुकिंग यहाँ अपने आप दिखेगी।
pay-open-button = 💳 भुगतान पेज पर जाएँ
pay-done-button = भुगतान कर दिया है
pay-asked = 🔎 हम { $provider } से पूछ रहे हैं। भुगतान मिलते ही आपकी बुकिंग यहाँ अपने आप दिखेगी।
pay-asked-toast = हम { $provider } से पूछ रहे हैं।
pay-down = { $provider } से अभी जवाब नहीं मिल रहा। कोई पैसा नहीं कटा है, और समय आपके लिए रखा हुआ है। कृपया एक मिनट में फिर कोशिश करें।
pay-refused = { $venue } में अभी भुगतान नहीं लिया जा सकता। कोई पैसा नहीं कटा है। कृपया फ़ोन करें, या बाद में फिर कोशिश करें।
pay-back-title-plain = धन्यवाद
pay-back-plain = { $provider } से भुगतान की पुष्टि होते ही आपकी बुकिंग चैट में दिखेगी।
pay-back-button = चैट पर लौटें
provider-stripe-plain = Stripe
provider-razorpay-plain = Razorpay
provider-toss-plain = Toss Payments
provider-telegram-plain = Telegram
provider-on-site-plain = मौके पर

## देर से आया पैसा, और जो पैसा वापस जाता है

card-booked-late = ✅ <b>आख़िरकार बुक हो गया</b>: आपका भुगतान समय रखने की अवधि ख़त्म होने के बाद आया, पर वह समय तब भी खाली था।
refund-taken = { $what }, { $when }: आपका भुगतान समय रखने की अवधि ख़त्म होने के बाद आया, और इस बीच यह समय किसी और ने ले लिया।
refund-twice = { $what }, { $when }: इसका भुगतान दो बार हुआ।
refund-too-much = { $what }, { $when }: कीमत से ज़्यादा भुगतान हुआ।
refund-too-little = { $what }, { $when }: कीमत से कम भुगतान हुआ, इसलिए इससे बुकिंग नहीं हुई।
refund-currency = { $what }, { $when }: भुगतान दूसरी मुद्रा में हुआ, इसलिए इससे बुकिंग नहीं हुई।
refund-cancelled = { $what }, { $when }: रद्द हो गया।
refund-rejected = { $venue } में यह अनुरोध स्वीकार नहीं हो सका: { $what }, { $when }।
refund-over = { $what }, { $when }: यह बीत चुका है।
refund-unknown = { $venue } को पता नहीं चल सका कि { $amount } का भुगतान किसलिए था।
refund-by-hand = { $venue } की ओर से आपको पैसे वापस दिए जा रहे हैं: { $what }, { $when }।
refund-reason = “{ $reason }”
refund-back = 💸 आपको <b>{ $amount }</b> की राशि वापस की जा रही है। पूरा होने पर हम बताएँगे।
refund-done = 💸 आपको <b>{ $amount }</b> की राशि वापस कर दी गई है: { $what }, { $when }। बैंक में दिखने में कुछ दिन लग सकते हैं।
refund-near = इसके बदले ये समय खाली हैं:
refund-none = फ़िलहाल उसके आसपास कुछ खाली नहीं है।

## कितना भुगतान हुआ

booking-paid = भुगतान हुआ: { $amount }
booking-refunded = वापस किया गया: { $amount }
booking-refunding = वापस हो रहा है: { $amount }
cancel-back = अभी रद्द करने पर { $paid } के भुगतान में से <b>{ $back }</b> की राशि वापस मिलेगी।
cancel-back-none = अभी रद्द करने पर { $paid } के भुगतान में से कुछ वापस नहीं मिलेगा।
cancel-back-next = { $until } के बाद { $back } की राशि वापस मिलेगी।
cancel-back-done = आपको { $back } की राशि वापस की जा रही है। पूरा होने पर हम बताएँगे।

## ग्राहक के भुगतान

receipt-title = 🧾 <b>आपके भुगतान</b>: { $venue }
receipt-booking = <b>{ $what }</b>, { $when } ({ $reference })
receipt-paid = { $on }: { $amount } का भुगतान ({ $provider })
receipt-refunded = { $on }: { $amount } की वापसी ({ $provider })
receipt-kept = { $on }: { $amount } का उपयोग
receipt-owed = आगे के लिए किया गया भुगतान: { $amount }
receipt-none = आपने { $venue } में अभी तक कोई भुगतान नहीं किया है।

## कर्मचारियों के लिए दिन का हिसाब

payments-title = 🧾 <b>पैसों का हिसाब, { $day }</b>
payments-provider = { $provider }: मिला { $taken }, लौटाया { $refunded }, रखा गया { $kept }, आगे के लिए { $open }
payments-none = न कुछ मिला, न कुछ लौटाया गया।
payments-kept = कमाया या रखा गया: { $amount }
payments-owed = आगे की बुकिंग के लिए पहले से मिला: { $amount }
payments-pending =
    { $count ->
        [one] { $count } व्यक्ति भुगतान पेज पर है: { $amount }, { $since } से।
       *[other] { $count } लोग भुगतान पेज पर हैं: { $amount }, सबसे पहला { $since } से।
    }
payments-due =
    { $count ->
        [one] { $count } वापसी जारी है: { $amount }, { $since } से।
       *[other] { $count } वापसियाँ जारी हैं: { $amount }, सबसे पुरानी { $since } से।
    }
payments-failed =
    { $count ->
        [one] ⚠️ { $count } वापसी ख़ुद करनी है: { $amount }, { $since } से।
       *[other] ⚠️ { $count } वापसियाँ ख़ुद करनी हैं: { $amount }, सबसे पुरानी { $since } से।
    }
payments-csv-button = 📄 तालिका के रूप में
payments-csv = { $day }: पैसों का पूरा लेन-देन।

## Giving money back by hand

refund-usage = लिखें <code>/refund नंबर रकम कारण</code>, जैसे <code>/refund { $reference } 12.50 बारिश</code>। रकम न लिखें तो पूरा भुगतान लौटेगा।
refund-no-booking = यहाँ { $reference } नाम की कोई बुकिंग नहीं है।
refund-amount-wrong = “{ $text }” कोई रकम नहीं है। केवल अंक लिखें, जैसे 12.50।
refund-most = इसके लिए ज़्यादा से ज़्यादा { $most } लौटाए जा सकते हैं।
refund-nothing = इसके लिए ऐसा कोई भुगतान नहीं हुआ जो लौटाया जा सके।
refund-ask = { $customer } को <b>{ $amount }</b> लौटाएँ? { $what }, { $when }
refund-ask-most = भुगतान में से { $most } लौटाए जा सकते हैं।
refund-waits = { $limit } से ज़्यादा के लिए दूसरे व्यक्ति की मंज़ूरी चाहिए; उन्हें अभी बताया जाएगा।
refund-give-button = 💸 { $amount } लौटाएँ
refund-asked-toast = { $amount } लौटाए जा रहे हैं।
refund-waits-toast = { $amount } को दूसरे व्यक्ति की मंज़ूरी का इंतज़ार है।
refund-own-toast = जो आपने माँगा है उसे कोई और मंज़ूर करे।
payments-waiting = ये वापसियाँ दूसरे व्यक्ति की मंज़ूरी का इंतज़ार कर रही हैं। मंज़ूर करने के लिए टैप करें:
payments-approve-button = ✅ { $amount }, { $reference }
receipt-given-up = { $on }: { $amount } छोड़ दिए गए
payments-done-button = ✔ ख़ुद लौटाए: { $amount }, { $reference }
refund-by-hand-toast = दर्ज किया गया: { $amount } ख़ुद लौटाए गए।
receipt-discounted = { $on }: { $code } से { $amount } की छूट
receipt-withdrawn = { $on }: { $code } से { $amount } की छूट अब लागू नहीं
payments-discounted = कोड से दी गई छूट: { $amount }
payments-withdrawn = कोड की छूट जो अब लागू नहीं: { $amount }

## Money that nobody can place, for who runs the venue

alert-parked = ⚠️ <b>ऐसे पैसे जिनका हिसाब नहीं मिलता।</b> { $provider } ने आपके लिए { $amount } लिए हैं, और ऐसा कोई भुगतान नहीं है जिसके ये हों: <code>{ $charge }</code>। पुरानी प्रति से डेटाबेस वापस लाने के बाद ऐसा हो सकता है।
alert-parked-then = भुगतान का पता न चला तो पूरी रक़म लौटा दी जाएगी: { $at }।
alert-stray-matched = ✅ जिन { $amount } का हिसाब नहीं मिल रहा था, उनका भुगतान मिल गया ({ $provider }, <code>{ $charge }</code>)।
alert-stray-returned = 💸 जिन { $amount } का हिसाब नहीं मिल रहा था, वे लौटा दिए गए ({ $provider }, <code>{ $charge }</code>)।
alert-stray-failed = ⚠️ <b>जिन { $amount } का हिसाब नहीं मिल रहा था, वे लौटाए नहीं जा सके</b> ({ $provider }, <code>{ $charge }</code>)। कृपया भुगतान कंपनी के पेज पर जाकर पैसे ख़ुद लौटाएँ और /payments में दर्ज करें।
alert-payments-button = 🧾 पैसों का हिसाब
payments-unplaced = बिना बुकिंग: आए { $came }, लौटाए { $back }, हिसाब मिला { $placed }
payments-stray = ⚠️ { $amount } ({ $provider }) किसी ज्ञात बुकिंग के नहीं हैं। हिसाब न मिला तो लौटा दिए जाएँगे: { $at }।
payments-stray-failed = ⚠️ { $amount } ({ $provider }) किसी ज्ञात बुकिंग के नहीं हैं और लौटाए नहीं जा सके। कृपया भुगतान कंपनी के पेज पर जाकर पैसे ख़ुद लौटाएँ।

## A provider that contradicts itself, for who runs the venue

alert-contradicted = ⚠️ <b>{ $provider } की बातें आपस में नहीं मिलतीं</b>: { $reference } का भुगतान <code>{ $charge }</code>।
contradicted-amount = पहले: { $earlier } का भुगतान हुआ। अब: { $later } का भुगतान हुआ।
contradicted-undone = पहले: { $earlier } का भुगतान हुआ। अब: कोई भुगतान नहीं हुआ।
contradicted-back-less = पहले: { $earlier } लौटाए गए थे। अब: { $later } लौटाए गए हैं।
contradicted-back-more = पहले: { $earlier } का भुगतान हुआ। अब: उसमें से { $later } लौटाए गए हैं।
contradicted-moved = पहले: { $earlier } का भुगतान था। अब: { $later } का भुगतान है।
contradicted-nothing = इस कारण कुछ नहीं बदला गया। कृपया { $provider } से पूछें कि सही क्या है।

## Forged callbacks, for who runs the venue

alert-forged = ⚠️ <b>कोई भुगतान के नक़ली संदेश भेज रहा है।</b> { $minutes } मिनट में { $provider } के नाम से आए { $count } से ज़्यादा संदेश ठुकराए गए, क्योंकि उन्हें { $provider } ने नहीं भेजा हो सकता। उनसे कुछ नहीं बदला।
alert-forged-secret = अगर हस्ताक्षर की गुप्त कुंजी हाल में बदली गई है, तो कृपया देख लें कि वह यहाँ और { $provider } में एक ही है।

## The wrong amount was offered

declined-too-little = ⚠️ { $what }, { $when } के लिए { $amount } की जगह { $offered } दिए गए। इससे बुकिंग नहीं हुई।
declined-currency = ⚠️ { $what }, { $when } के लिए { $amount } की जगह { $offered } दिए गए, यानी दूसरी मुद्रा में। इससे बुकिंग नहीं हुई।
declined-nothing = आपसे कुछ नहीं लिया गया।
declined-lapses = हम यह रक़म नहीं ले रहे। { $provider } इसे अपने आप लौटा देता है, इसमें पाँच दिन तक लग सकते हैं; इसे कोई जल्दी नहीं करा सकता।
declined-again = कृपया नीचे के बटन से फिर से भुगतान करें।
