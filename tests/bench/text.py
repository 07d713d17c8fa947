"""What a line of text costs, whatever it says: nobody else may wait for it.

The base is the least one can do to a line, folding its case. The remark is the longest that
any single line took of the processor.
"""

import json
import time
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.words.when import warm
from bot.words.when.reader import reader_for
from tests.bench.rounds import Bench, Way

NOW = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
SEOUL = ZoneInfo("Asia/Seoul")
HOSTILE = (
    "9" * 4096,
    "a " * 2048,
    "\u202e" * 4096,
    "🦊" * 2048,
    "next friday " * 300,
    "1/2/3 " * 600,
    "내일 " * 1300,
    "<b>" * 1300,
    "12:30 - 13:45 or " * 200,
)


async def benches(_stack: AsyncExitStack) -> list[Bench]:
    """One bench: every phrase of the corpus, and texts made to hurt."""
    warm(["en", "ko"])
    phrases = [*_phrases(), *HOSTILE]
    longest = 0.0

    async def fold() -> int:
        for text in phrases:
            text.casefold()
        return len(phrases)

    async def read() -> int:
        nonlocal longest
        for text in phrases:
            for locale in ("en", "ko"):
                began = time.thread_time()
                reader_for(locale).find(text, now=NOW, zone=SEOUL)
                longest = max(longest, time.thread_time() - began)
        return len(phrases)

    remark = f"longest of {2 * len(phrases)} readings"
    ours = Way("read in English and Korean", read, None, lambda: f"{remark}: {longest:.4f} s")
    return [Bench("A line of text", Way("fold its case", fold), (ours,))]


def _phrases() -> list[str]:
    folder = Path(__file__).parent.parent / "data"
    files = [json.loads(one.read_text("utf-8")) for one in folder.glob("typed_dates*.json")]
    return [phrase for file in files for case in file["cases"] for phrase in case["phrases"]]
