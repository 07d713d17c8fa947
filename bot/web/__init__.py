"""The web side: thin handlers that parse, call and answer."""
