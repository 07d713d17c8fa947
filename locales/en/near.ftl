### Somebody has shared where they are.

near-title = From where you are, in a straight line:
near-line = · { $name }: { $distance }
