"""Conversations, in the order a person meets them. Every handler is listed in `table`."""
