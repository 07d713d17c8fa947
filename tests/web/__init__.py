"""The work over HTTP, asked for over HTTP."""
