### जुनी बटणे, बिघाड, गट आणि मेनू.

## बटणे

old-button-notice = तो मेनू जुना होता. सध्याची स्थिती:
old-button-toast = हा मेनू जुना होता. नवा येथे आहे.
used-button-toast = हे आधीच झाले आहे.
foreign-button-toast = हा मेनू दुसऱ्या कोणाचा आहे. तुमचा मेनू उघडण्यासाठी /start पाठवा.
unknown-button-toast = हे बटण जुन्या आवृत्तीचे आहे. नवा मेनू येथे आहे.

## बिघाड

error-store-busy = बुकिंग यंत्रणा सध्या उत्तर देत नाही. <b>तुम्ही केलेले वाया गेलेले नाही:</b> यंत्रणा परत सुरू होताच ते पूर्ण होईल.
error-bug = येथे काहीतरी चुकले, आणि ते कळवले गेले आहे. काय बुक आहे ते /bookings मध्ये दिसेल.
error-too-fast-toast = हे खूपच जलद होते. कृपया थोडे थांबा.

## गट

group-panel = <b>{ $venue }</b>: बुकिंग खासगी चॅटमध्ये होते, म्हणजे येथे काही खासगी दिसणार नाही.
group-book-button = 📅 खासगी चॅटमध्ये बुक करा

## Telegram चा मेनू आणि प्रोफाइल

command-book-plain = वेळ बुक करा
command-bookings-plain = माझे बुकिंग
command-receipt-plain = तुम्ही भरलेली रक्कम
command-settings-plain = सेटिंग आणि भाषा
command-venue-plain = पत्ता आणि उघडे असण्याची वेळ
command-help-plain = हे कसे चालते
command-privacy-plain = तुमच्याबद्दल काय ठेवले जाते
command-today-plain = आजची यादी
command-payments-plain = दिवसाच्या पैशांचा हिशेब
command-paid-plain = प्रत्यक्ष ठिकाणी मिळालेले पैसे नोंदवा
command-refund-plain = पैसे परत द्या
command-gift-plain = गिफ्ट द्या
command-requests-plain = निर्णय बाकी असलेल्या विनंत्या
command-why-plain = एखादी वेळ का मिळत नाही
bot-description-plain =
    { $venue } येथे वेळ बुक करा.

    मोकळ्या वेळेवर टॅप करा. विचार करेपर्यंत ती तुमच्यासाठी राखून ठेवली जाईल. किंवा केव्हा यायचे आहे ते सरळ लिहा. तुम्हाला आठवण करून दिली जाईल आणि कॅलेंडर फाइल मिळेल, आणि येथे केव्हाही रद्द करता येईल.
bot-short-plain = { $venue } येथे वेळ बुक करा.
