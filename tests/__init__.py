"""The suite: what Holdfast promises, said in tests."""
