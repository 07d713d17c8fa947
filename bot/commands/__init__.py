"""What the command line does, one small module per group of verbs; `bot.__main__` lists them."""
