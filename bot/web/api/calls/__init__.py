"""What the routes do, one concept a module: parse, call, answer."""
