### Somebody has shared where they are.

near-title = आपकी जगह से सीधी दूरी:
near-line = · { $name }: { $distance }
