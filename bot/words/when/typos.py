"""Whether a word is a long known word with a letter wrong, doubled, missing or swapped."""

SHORTEST = 5  # letters; shorter words have too many neighbours
LONG = 8  # letters; from here on two mistakes are still recognised


def is_near(word: str, known: str) -> bool:
    """True for "wendesday" and "wednesday". First and last letter must be right.

    Names and other words ("Frida", "Sundar") differ from weekdays at the end.
    """
    if len(word) < SHORTEST or word[0] != known[0]:
        return False
    if word[-1] != known[-1] and word[-2:] != known[:-3:-1]:
        return False
    allowed = 2 if len(known) >= LONG else 1
    return abs(len(word) - len(known)) <= allowed and count_mistakes(word, known) <= allowed


def count_mistakes(word: str, known: str) -> int:
    """Letters to change, add, drop or swap with their neighbour to get from one to the other."""
    before: list[int] = []
    above = list(range(len(known) + 1))
    for i, letter in enumerate(word):
        row = [i + 1]
        for j, other in enumerate(known):
            cost = min(above[j] + (letter != other), above[j + 1] + 1, row[j] + 1)
            if i and j and letter == known[j - 1] and word[i - 1] == other:
                cost = min(cost, before[j - 1] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]
