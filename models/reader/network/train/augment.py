"""Small damage to texts, so that the network does not lean on spelling or punctuation."""

import random
import re

FILLERS = ["um", "uh", "you know", "so", "like", "well", "I mean", "yeah"]


def damaged(text: str, rng: random.Random) -> str:
    """Most texts stay as they are; some lose their punctuation, get fillers, or get a typo."""
    roll = rng.random()
    if roll < 0.08:
        text = re.sub(r"[.,;:!?]", "", text)
    elif roll < 0.13:
        text = with_fillers(re.sub(r"[.,;:!?]", "", text), rng)
    elif roll < 0.22:
        text = with_typos(text, rng)
    return text


def with_fillers(text: str, rng: random.Random) -> str:
    words = text.split()
    for _ in range(max(1, len(words) // 10)):
        words.insert(rng.randrange(len(words) + 1), rng.choice(FILLERS))
    return " ".join(words)


def with_typos(text: str, rng: random.Random) -> str:
    letters = list(text)
    for _ in range(max(1, len(letters) // 60)):
        at = rng.randrange(max(1, len(letters) - 1))
        if letters[at].isalpha() and letters[at + 1 : at + 2] and letters[at + 1].isalpha():
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)
