### Somebody has shared where they are.

near-title = तुमच्या ठिकाणापासून सरळ रेषेतील अंतर:
near-line = · { $name }: { $distance }
