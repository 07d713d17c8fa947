"""What is said over HTTP, one concept a module: what comes in is checked, what goes out too."""
