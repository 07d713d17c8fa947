### जब एक बॉट कई जगहों के लिए हो।

venues-title = <b>कहाँ बुक करना है?</b>
venues-line = <b>{ $venue }</b>: { $address }
venues-head = <b>{ $venue }</b>
venues-button = 🏢 दूसरी जगहें
venues-mine-plain = { $what }, { $venue }
venues-group = बुकिंग निजी चैट में होती है, ताकि यहाँ कुछ निजी न दिखे। कहाँ बुक करना है?
