### Somebody has shared where they are.

near-title = Desde donde está, en línea recta:
near-line = · { $name }: { $distance }
