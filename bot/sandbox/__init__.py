"""A Telegram of one's own: a strict local Bot API server, its people, and a page to be one."""
