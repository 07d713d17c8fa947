### Somebody has shared where they are.

near-title = 계신 곳에서 직선거리로:
near-line = · { $name }: { $distance }
