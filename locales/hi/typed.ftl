### जो टैप करने के बदले लिखा जाता है।

text-not-understood = यह समझ में नहीं आया। हम यहाँ हैं:
text-welcome = आपका स्वागत है।
text-examples = उदाहरण: { $examples }
text-example-plain = { $day } { $time }
text-quoted-plain = “{ $text }”
text-found = <b>{ $reading }</b>। कोई समय चुनें:
text-none-free = <b>{ $reading }</b>: कुछ खाली नहीं है। सबसे नज़दीकी खाली समय:
text-none-near = <b>{ $reading }</b>: कुछ खाली नहीं है, और आसपास भी नहीं।
text-next-occurrence = “{ $asked }” बीत चुका है, इसलिए अगला: <b>{ $day }</b>।
text-past = <b>{ $reading }</b> बीत चुका है। आगे ये समय खाली हैं:
text-ambiguous = आपका मतलब किससे है?
text-ask-service = <b>{ $reading }</b>: किसके लिए?
text-no-such-date = ऐसी कोई तारीख़ नहीं है। कृपया जाँच लें।
text-too-far = इतने आगे की बुकिंग अभी नहीं होती। फ़िलहाल { $latest } तक की बुकिंग खुली है।
text-nonsense = इसमें कोई समय नहीं मिला।
text-too-long = यह बहुत लंबा है। एक छोटी पंक्ति काफ़ी है: “{ $example }”
text-service-found = <b>{ $what }</b>: ये समय उपलब्ध हैं।
text-number-out = यहाँ विकल्प { $number } नहीं है। कृपया { $first } से { $last } में से चुनें।
text-choose-button = 📅 कैलेंडर

## पढ़ी गई बात कैसे दोहराई जाती है

reading-day-plain = { $day }
reading-at-plain = { $day } { $time }
reading-after-plain = { $day } { $time } के बाद
reading-before-plain = { $day } { $time } से पहले
reading-between-plain = { $day } { $start } से { $end } के बीच
reading-days-plain = { $first } से { $last }
reading-days-after-plain = { $first } से { $last }, { $time } के बाद
reading-days-before-plain = { $first } से { $last }, { $time } से पहले
reading-days-between-plain = { $first } से { $last }, { $start } से { $end } के बीच

## दूसरी तरह के संदेश

media-polite-line = माफ़ कीजिए, यहाँ सिर्फ़ लिखे संदेश और बटन चलते हैं। हम यहाँ हैं:
media-voice-line = माफ़ कीजिए, आवाज़ वाले संदेश अभी नहीं सुने जा सकते। कृपया लिखें। हम यहाँ हैं:
contact-not-needed = अभी फ़ोन नंबर की ज़रूरत नहीं है। हम यहाँ हैं:
location-not-needed = अभी जगह की ज़रूरत नहीं है। हम यहाँ हैं:
command-unknown = { $command } नाम की कोई कमांड नहीं है। हम यहाँ हैं:
