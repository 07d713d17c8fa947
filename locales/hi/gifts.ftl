### Gifts: credit under a code.

gift-line = 🎁 गिफ़्ट { $code }: { $amount }
gift-left-to-pay = बाकी: <b>{ $amount }</b>
gift-toast = 🎁 गिफ़्ट से { $amount } चुकाए जाएँगे।
gift-leave-button = ✕ 🎁 { $code }
gift-kept = 🎁 अब आप जो चुनेंगे, उसमें गिफ़्ट { $code } के { $left } काम आएँगे।
gift-usage = <code>/gift रकम किसके लिए</code> लिखें, जैसे <code>/gift 500 किम के लिए</code>, या बची रकम देखने के लिए <code>/gift कोड</code>।
gift-ask = <b>{ $amount }</b> का गिफ़्ट दें, जो { $until } तक चले?
gift-sold-button = 💵 मौके पर चुकाया गया
gift-present-button = 🎁 उपहार में
gift-issued-toast = कोड नीचे है।
gift-card = 🎁 { $venue } पर <b>{ $amount } का गिफ़्ट</b>
gift-card-code = कोड: <code>{ $code }</code>
gift-card-how = चैट में बुक करें, सारांश में 🎟 कोड दबाकर इसे लिखें, या यह लिंक खोलें। { $until } तक मान्य।
gift-state = 🎁 { $code }: { $amount } में से { $left } बचे हैं, { $until } तक मान्य।
refund-on-gift = 🎁 <b>{ $amount }</b> आपके गिफ़्ट { $code } पर वापस आ गए: { $what }, { $when }।
payments-issued = दिए गए गिफ़्ट: { $amount }
payments-on-gifts = गिफ़्ट पर बची रकम: { $amount }
provider-gift-plain = गिफ़्ट
