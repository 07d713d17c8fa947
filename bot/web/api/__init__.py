"""The work over HTTP, `/api/v1`: what the chat does, for programs."""
