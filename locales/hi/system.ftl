### पुराने बटन, गड़बड़ी, समूह और मेन्यू।

## बटन

old-button-notice = वह मेन्यू पुराना था। अभी की स्थिति:
old-button-toast = यह मेन्यू पुराना था। नया यह रहा।
used-button-toast = यह पहले ही हो चुका है।
foreign-button-toast = यह मेन्यू किसी और का है। अपना मेन्यू खोलने के लिए /start भेजें।
unknown-button-toast = यह बटन पुराने संस्करण का है। नया मेन्यू यह रहा।

## गड़बड़ी

error-store-busy = बुकिंग सिस्टम अभी जवाब नहीं दे रहा। <b>आपने जो किया, वह खोया नहीं है:</b> सिस्टम लौटते ही वह पूरा हो जाएगा।
error-bug = यहाँ कुछ गड़बड़ हुई, और इसकी सूचना दे दी गई है। /bookings में देखें कि क्या बुक है।
error-too-fast-toast = यह बहुत जल्दी था। कृपया थोड़ा रुकें।

## समूह

group-panel = <b>{ $venue }</b>: बुकिंग निजी चैट में होती है, ताकि यहाँ कुछ निजी न दिखे।
group-book-button = 📅 निजी चैट में बुक करें

## Telegram का मेन्यू और प्रोफ़ाइल

command-book-plain = समय बुक करें
command-bookings-plain = मेरी बुकिंग
command-receipt-plain = आपके भुगतान
command-settings-plain = सेटिंग और भाषा
command-venue-plain = पता और खुलने का समय
command-help-plain = यह कैसे काम करता है
command-privacy-plain = आपके बारे में क्या रखा जाता है
command-today-plain = आज की सूची
command-payments-plain = दिन के पैसों का हिसाब
command-paid-plain = मौके पर मिला भुगतान दर्ज करें
command-refund-plain = पैसे लौटाएँ
command-gift-plain = गिफ़्ट दें
command-requests-plain = फ़ैसले के इंतज़ार में अनुरोध
command-why-plain = कोई समय क्यों नहीं मिलता
bot-description-plain =
    यहाँ { $venue } में समय बुक करें।

    किसी खाली समय पर टैप करें। सोचते समय वह आपके लिए रखा रहेगा। या बस लिख दें कि कब आना है। आपको याद दिलाया जाएगा और कैलेंडर फ़ाइल मिलेगी, और आप यहाँ कभी भी रद्द कर सकते हैं।
bot-short-plain = { $venue } में समय बुक करें।
