### टॅप करण्याऐवजी जे लिहिले जाते.

text-not-understood = हे समजले नाही. आपण येथे आहोत:
text-welcome = आपले स्वागत आहे.
text-examples = उदाहरणार्थ: { $examples }
text-example-plain = { $day } { $time }
text-quoted-plain = “{ $text }”
text-found = <b>{ $reading }</b>. एखादी वेळ निवडा:
text-none-free = <b>{ $reading }</b>: काहीही मोकळे नाही. सर्वात जवळच्या मोकळ्या वेळा:
text-none-near = <b>{ $reading }</b>: काहीही मोकळे नाही, आसपासही नाही.
text-next-occurrence = “{ $asked }” उलटून गेले आहे, म्हणून पुढचे: <b>{ $day }</b>.
text-past = <b>{ $reading }</b> उलटून गेले आहे. पुढे या वेळा मोकळ्या आहेत:
text-ambiguous = यापैकी कोणते?
text-ask-service = <b>{ $reading }</b>: कशासाठी?
text-no-such-date = अशी तारीख नाही. कृपया तपासून पाहा.
text-too-far = इतक्या पुढचे बुकिंग अजून सुरू नाही. सध्या { $latest } पर्यंतचे बुकिंग सुरू आहे.
text-nonsense = यात वेळ सापडली नाही.
text-too-long = हे खूप मोठे आहे. एक छोटी ओळ पुरेशी आहे: “{ $example }”
text-service-found = <b>{ $what }</b>: या वेळा उपलब्ध आहेत.
text-number-out = येथे पर्याय { $number } नाही. कृपया { $first } ते { $last } पैकी निवडा.
text-choose-button = 📅 कॅलेंडर

## समजलेले कसे सांगितले जाते

reading-day-plain = { $day }
reading-at-plain = { $day } { $time }
reading-after-plain = { $day } { $time } नंतर
reading-before-plain = { $day } { $time } पूर्वी
reading-between-plain = { $day } { $start } ते { $end } दरम्यान
reading-days-plain = { $first } ते { $last }
reading-days-after-plain = { $first } ते { $last }, { $time } नंतर
reading-days-before-plain = { $first } ते { $last }, { $time } पूर्वी
reading-days-between-plain = { $first } ते { $last }, { $start } ते { $end } दरम्यान

## इतर प्रकारचे संदेश

media-polite-line = क्षमस्व, येथे फक्त मजकूर आणि बटणे चालतात. आपण येथे आहोत:
media-voice-line = क्षमस्व, आवाजी संदेश अजून ऐकता येत नाहीत. कृपया लिहा. आपण येथे आहोत:
contact-not-needed = सध्या फोन नंबरची गरज नाही. आपण येथे आहोत:
location-not-needed = सध्या ठिकाणाची गरज नाही. आपण येथे आहोत:
command-unknown = { $command } अशी कमांड नाही. आपण येथे आहोत:
