"""What people type when they are asked when: read into dates and times, or asked back."""

from bot.words.when.lines import when_lines
from bot.words.when.reader import WhenReader, find_when, read_when, warm
from bot.words.when.readings import QUESTIONS, Question, Reading, Reply, as_json

__all__ = [
    "QUESTIONS",
    "Question",
    "Reading",
    "Reply",
    "WhenReader",
    "as_json",
    "find_when",
    "read_when",
    "warm",
    "when_lines",
]
