### Money that is handed over at the venue.

onsite-button = 💵 { $time } { $customer }: { $amount }
onsite-title = 💵 <b>प्रत्यक्ष ठिकाणी पैसे</b>
onsite-who = { $customer }: { $what }, { $when } ({ $reference })
onsite-price = किंमत: { $price }
onsite-paid = आतापर्यंत दिले: { $paid }
onsite-left = बाकी: <b>{ $amount }</b>
onsite-hint = यापेक्षा कमी असेल तर किती ते फक्त अंकांत लिहा.
onsite-cash-button = 💵 रोख: { $amount }
onsite-card-button = 💳 कार्ड: { $amount }
onsite-done-toast = नोंद झाली: { $amount } मिळाले.
onsite-most = जास्तीत जास्त { $most } बाकी आहेत.
onsite-nothing = यासाठी आता काही बाकी नाही.
onsite-usage = <code>/paid क्रमांक रक्कम</code> लिहा, जसे <code>/paid { $reference } 12.50</code>. रक्कम न लिहिल्यास जे बाकी आहे ते सर्व.
