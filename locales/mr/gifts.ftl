### Gifts: credit under a code.

gift-line = 🎁 गिफ्ट { $code }: { $amount }
gift-left-to-pay = बाकी: <b>{ $amount }</b>
gift-toast = 🎁 गिफ्टमधून { $amount } दिले जातील.
gift-leave-button = ✕ 🎁 { $code }
gift-kept = 🎁 आता तुम्ही जे निवडाल त्यासाठी गिफ्ट { $code } चे { $left } वापरता येतील.
gift-usage = <code>/gift रक्कम कोणासाठी</code> लिहा, जसे <code>/gift 500 किमसाठी</code>, किंवा शिल्लक पाहण्यासाठी <code>/gift कोड</code>.
gift-ask = <b>{ $amount }</b> चे गिफ्ट द्यायचे का? { $until } पर्यंत चालेल.
gift-sold-button = 💵 प्रत्यक्ष पैसे मिळाले
gift-present-button = 🎁 भेट म्हणून
gift-issued-toast = कोड खाली आहे.
gift-card = 🎁 { $venue } येथे <b>{ $amount } चे गिफ्ट</b>
gift-card-code = कोड: <code>{ $code }</code>
gift-card-how = चॅटमध्ये बुक करा, सारांशात 🎟 कोड दाबून तो लिहा, किंवा ही लिंक उघडा. { $until } पर्यंत चालेल.
gift-state = 🎁 { $code }: { $amount } पैकी { $left } शिल्लक, { $until } पर्यंत चालेल.
refund-on-gift = 🎁 <b>{ $amount }</b> तुमच्या गिफ्ट { $code } वर परत आले: { $what }, { $when }.
payments-issued = दिलेली गिफ्ट: { $amount }
payments-on-gifts = गिफ्टवर शिल्लक: { $amount }
provider-gift-plain = गिफ्ट
