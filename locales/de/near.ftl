### Somebody has shared where they are.

near-title = Von Ihrem Standort aus, Luftlinie:
near-line = · { $name }: { $distance }
