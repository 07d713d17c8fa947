### Somebody has shared where they are.

near-title = От вас по прямой:
near-line = · { $name }: { $distance }
