### Money that is handed over at the venue.

onsite-button = 💵 { $time } { $customer }: { $amount }
onsite-title = 💵 <b>मौके पर भुगतान</b>
onsite-who = { $customer }: { $what }, { $when } ({ $reference })
onsite-price = कीमत: { $price }
onsite-paid = अब तक चुकाया: { $paid }
onsite-left = बाकी: <b>{ $amount }</b>
onsite-hint = अगर इससे कम हो, तो केवल अंकों में लिखें कि कितना।
onsite-cash-button = 💵 नकद: { $amount }
onsite-card-button = 💳 कार्ड: { $amount }
onsite-done-toast = दर्ज हुआ: { $amount } चुकाए गए।
onsite-most = ज़्यादा से ज़्यादा { $most } बाकी हैं।
onsite-nothing = इसके लिए अब कुछ बाकी नहीं है।
onsite-usage = <code>/paid नंबर रकम</code> लिखें, जैसे <code>/paid { $reference } 12.50</code>। रकम न लिखें तो जितना बाकी है, सब।
