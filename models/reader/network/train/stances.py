"""Public arguments as passes: does this text take the side of the topic or of its opposite?"""

import csv
import random
from pathlib import Path

from .augment import damaged
from .cases import Rule
from .passes import side_pass


def opposite(topic: str) -> str:
    if topic.startswith("We should "):
        return "We should not " + topic.removeprefix("We should ")
    if " should " in topic:
        return topic.replace(" should ", " should not ", 1)
    return "It is not true that " + topic[0].lower() + topic[1:]


def load_stances(folder: str) -> list:
    found = []
    for name in ("arguments_train.csv", "arguments_dev.csv"):
        with open(Path(folder) / name, encoding="utf-8", newline="") as file:
            found += [(row["argument"], row["topic"], int(row["stance"])) for row in csv.DictReader(file)]
    return found


def stance_passes(stances, tokens, rng: random.Random, count: int) -> list:
    topics = sorted({topic for _, topic, _ in stances})
    made = []
    for argument, topic, stance in rng.sample(stances, min(count, len(stances))):
        text, position = damaged(argument, rng), "prefer" if stance > 0 else "over"
        if rng.random() < 0.15:
            topic, position = rng.choice([t for t in topics if t != topic]), "silent"
        made.append(side_pass(tokens, text, "", Rule("", topic, opposite(topic)), position, rng.random() < 0.5))
    return made
