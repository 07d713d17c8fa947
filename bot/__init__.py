"""The process: chat, web, jobs and payments around the domain. Decides nothing."""
