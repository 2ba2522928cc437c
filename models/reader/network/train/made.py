"""Made sentences: the two sides of a real rule in a frame whose meaning is known."""

import random
from pathlib import Path

TIMES = (
    "this quarter;next week;from Monday;in January;since June;this month;until summer;until Christmas;from 1 March;"
    "in Q4;last week;from now on;tomorrow;by the 15th;after the holidays;for the rest of the year;on Friday;"
    "in the next sprint;yesterday;starting Thursday;until spring"
).split(";")
GROUPS = (
    "Sales;Finance;the board;the regional team;my deputy;head office;two customers;our biggest customer;Anna;"
    "Tomasz and his people;the night shift;operations;HR;the project office;the north team;our partners;marketing;"
    "the works council;a supplier;the committee;Ms Okafor;the depot;the planners;IT"
).split(";")
REASONS = (
    "it still pays the bills;customers ask for it;my target is still on it;people are used to it;the contracts run on;"
    "the tools are not there yet;it is what we can do well;it costs less;we owe it to them;there was no time to change;"
    "I promised it last year;the numbers are good;nobody has told us otherwise;it takes longer but so be it;"
    "that is what was decided;the team wanted it"
).split(";")
THINGS = "two machines;new licences;a van;the training room;six laptops;a second desk;tools for 9k;the spare parts".split(";")
OPENERS = (
    "Thanks for asking.;Good question.;Fully behind this.;I support the strategy.;Clear message.;Quick update from my side.;"
    "Honestly, not easy.;Right direction.;We talked about it in the team.;Hi,;So,;Okay so;Well.;Short answer:;"
    "I like where this is going.;It was a long month.;In my team?;Not everybody is happy."
).split(";")
CLOSERS = (
    "Let's see how it goes.;More next week.;Some people will complain.;Happy to talk about it.;That is all from us.;"
    "It will not be easy.;Everybody has been told.;I'll report in April.;Customers have been informed.;Fine by me.;"
    "The team is on board.;Sorry if that's short.;It is what it is.;Ask me again in March.;We count it every Friday."
).split(";")
CUTS = [", ", " such as ", " that ", " which ", " who ", " with ", " for ", " in ", " until ", " before ", " from ", " at "]


def load_frames() -> list:
    lines = (Path(__file__).parent / "frames.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def phrase(side: str, rng: random.Random) -> str:
    """People shorten what the strategy says: cut at a joint, or leave words out."""
    text = side.rstrip(".")
    roll = rng.random()
    if roll < 0.45:
        cuts = [text.find(c) for c in CUTS if text.find(c) > 0 and len(text[: text.find(c)].split()) >= 2]
        if cuts:
            text = text[: rng.choice(cuts)]
    elif roll < 0.6:
        words = text.split()
        kept = [w for w in words if rng.random() > 0.25]
        text = " ".join(kept) if len(kept) >= 2 else text
    return text


def fill(frame: str, x: str, y: str, rng: random.Random) -> str:
    def number():
        return rng.choice(["two", "three", "5", "8", "twelve", "20", "40", "half a dozen"])

    text = frame.replace("{x}", phrase(x, rng)).replace("{y}", phrase(y, rng))
    for slot, pick in (("{t}", TIMES), ("{who}", GROUPS), ("{why}", REASONS), ("{thing}", THINGS)):
        while slot in text:
            text = text.replace(slot, rng.choice(pick), 1)
    while "{n}" in text:
        text = text.replace("{n}", number(), 1)
    return text


def made_reply(frames: list, rules: list, rng: random.Random):
    """One to three sentences about rules of one strategy, and the position of each rule named."""
    count = 1 if rng.random() < 0.6 else 2
    chosen = rng.sample(rules, min(count, len(rules)))
    parts, positions = [], {}
    for rule in chosen:
        label, frame = rng.choice(frames)
        flipped = rng.random() < 0.5
        x, y = (rule.over, rule.prefer) if flipped else (rule.prefer, rule.over)
        parts.append(fill(frame, x, y, rng))
        positions[rule.id] = {"x": "over" if flipped else "prefer", "both": "split", "none": "silent"}[label]
    if rng.random() < 0.3:
        parts.insert(0, rng.choice(OPENERS))
    if rng.random() < 0.3:
        parts.append(rng.choice(CLOSERS))
    return " ".join(parts), positions
