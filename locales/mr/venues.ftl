### एक बॉट अनेक ठिकाणांसाठी असेल तेव्हा.

venues-title = <b>कुठे बुक करायचे आहे?</b>
venues-line = <b>{ $venue }</b>: { $address }
venues-head = <b>{ $venue }</b>
venues-button = 🏢 इतर ठिकाणे
venues-mine-plain = { $what }, { $venue }
venues-group = बुकिंग खासगी चॅटमध्ये होते, म्हणजे येथे काही खासगी दिसणार नाही. कुठे बुक करायचे आहे?
