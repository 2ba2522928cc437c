"""From labelled replies to passes: token ids with what the network shall say of them."""

import random
import re
from dataclasses import dataclass, field

import torch
from tokenizers import Tokenizer

from .augment import damaged
from .cases import BARRIERS, KINDS

DEFAULT_QUESTION = "Based on this strategy, what will you do differently this quarter?"
MOST_REPLY_TOKENS, MOST_SIDE_TOKENS, MOST_QUESTION_TOKENS = 200, 40, 40
# Output of a side pass, told from the side it looks at.
MASK = 103
THIS, OTHER, BOTH, NEITHER = 0, 1, 2, 3
KEY_SIDE = {"conflicting": "over", "hedged": "split", "operational": "prefer"}


@dataclass
class Pass:
    ids: list
    parts: list
    side: int = -1
    kind: int = -1
    barriers: list = field(default_factory=lambda: [-1, -1, -1])
    words: list = field(default_factory=list)
    tag: tuple = ()


class Tokens:
    """Builds the ids of a pass: [CLS] (question [SEP])? reply [SEP] (side [SEP] other side [SEP])?"""

    def __init__(self, file: str):
        self.tokenizer = Tokenizer.from_file(file)
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        name = self.tokenizer.token_to_id
        self.first = name("[CLS]") if name("<s>") is None else name("<s>")
        self.end = name("[SEP]") if name("</s>") is None else name("</s>")
        self.pad = name("[PAD]") if name("<pad>") is None else name("<pad>")
        self.cache = {}

    def of(self, text: str, most: int):
        if (text, most) not in self.cache:
            found = self.tokenizer.encode(text, add_special_tokens=False)
            self.cache[text, most] = (found.ids[:most], found.offsets[:most])
        return self.cache[text, most]

    def joined(self, statements: list):
        """The tokens of statements, one after the other; offsets are not needed then."""
        found = [t for s in statements for t in self.of(s, MOST_REPLY_TOKENS)[0]][:MOST_REPLY_TOKENS]
        return found, [(0, 0)] * len(found)

    def build(self, text: str, question: str, sides=None, marked=None) -> Pass:
        """`text` is a text or a list of statements; `marked` is the span of the deciding words, where known."""
        ids, parts, words = [self.first], [0], [-1]
        if question and question != DEFAULT_QUESTION:
            asked, _ = self.of(question, MOST_QUESTION_TOKENS)
            ids += [*asked, self.end]
            parts += [3] * (len(asked) + 1)
            words += [-1] * (len(asked) + 1)
        reply, offsets = self.of(text, MOST_REPLY_TOKENS) if isinstance(text, str) else self.joined(text)
        ids += [*reply, self.end]
        parts += [0] * (len(reply) + 1)
        words += [-1 if marked is None else int(marked[0] <= a and b <= marked[1]) for a, b in offsets] + [-1]
        for part, side in enumerate(sides or (), start=1):
            tokens, _ = self.of(side, MOST_SIDE_TOKENS)
            ids += [*tokens, self.end]
            parts += [part] * (len(tokens) + 1)
            words += [-1] * (len(tokens) + 1)
        return Pass(ids, parts, words=words)


def side_target(position: str, flipped: bool) -> int:
    if position in ("prefer", "over"):
        return OTHER if (position == "over") != flipped else THIS
    return BOTH if position == "split" else NEITHER


def side_pass(tokens: Tokens, text, question, rule, position, flipped, marked=None) -> Pass:
    sides = (rule.over, rule.prefer) if flipped else (rule.prefer, rule.over)
    made = tokens.build(text, question, sides, marked)
    made.side = side_target(position, flipped)
    return made


def evidence_span(reply):
    at = reply.text.find(reply.evidence) if reply.evidence else -1
    return None if at < 0 else (at, at + len(reply.evidence))


def decides(reply, rule) -> bool:
    """Whether the marked words surely speak of this rule: it alone is on the side that the kind needs."""
    key = KEY_SIDE.get(reply.kind)
    on_key = [r for r, p in reply.positions.items() if p == key]
    return key is not None and on_key == [rule.id]


def text_for(reply, rng, cut: float):
    """The reply as a whole or, if it may be cut, sometimes only what decides it: that alone or with its neighbours."""
    span = evidence_span(reply)
    text = reply.text
    if span and rng.random() < cut:
        if rng.random() < 0.5:
            return damaged(reply.evidence, rng), None
        a, b = neighbourhood(text, span, rng)
        text, span = text[a:b], (span[0] - a, span[1] - a)
    changed = damaged(text, rng)
    return changed, span if changed == text else None


def neighbourhood(text: str, span, rng):
    """From a sentence before the deciding words to a sentence after them, or less."""
    ends = [0] + [m.end() for m in re.finditer(r"[.!?]+\s+|\n+", text)] + [len(text)]
    first = max(i for i, e in enumerate(ends) if e <= span[0])
    last = min(i for i, e in enumerate(ends) if e >= span[1])
    return ends[max(0, first - rng.randint(0, 1))], ends[min(len(ends) - 1, last + rng.randint(0, 1))]


def real_passes(cases: list, tokens: Tokens, rng: random.Random, silent=0.35, foreign=0.08) -> list:
    """One epoch of labelled replies; silent rules are thinned, as most rules are silent in most replies."""
    made = []
    every_rule = [rule for case in cases for rule in case.rules]
    for case in cases:
        for reply in case.replies:
            for rule in case.rules:
                position = reply.positions[rule.id]
                if position == "silent" and rng.random() > silent:
                    continue
                clear = decides(reply, rule)
                text, span = text_for(reply, rng, 0.5 if clear or position == "silent" else 0.0)
                made.append(side_pass(tokens, text, reply.question, rule, position, rng.random() < 0.5, span if clear else None))
            if rng.random() < foreign:
                text, _ = text_for(reply, rng, 0.5)
                made.append(side_pass(tokens, text, reply.question, rng.choice(every_rule), "silent", rng.random() < 0.5))
            made.append(kind_pass(reply, tokens, rng))
    return made


def kind_pass(reply, tokens: Tokens, rng) -> Pass:
    text, span = text_for(reply, rng, 0.25)
    made = tokens.build(text, reply.question, None, span)
    made.kind = KINDS.index(reply.kind)
    if len(text) >= len(reply.text) * 0.95:
        made.barriers = [int(name in reply.barriers) for name in BARRIERS]
    return made


def made_passes(cases: list, frames: list, tokens: Tokens, rng, count: int, make) -> list:
    """Made sentences: each gives a pass for every rule it names and sometimes one for a rule it does not."""
    found = []
    while len(found) < count:
        case = rng.choice(cases)
        text, positions = make(frames, case.rules, rng)
        text = damaged(text, rng)
        for rule in case.rules:
            if rule.id in positions or rng.random() < 0.2:
                position = positions.get(rule.id, "silent")
                found.append(side_pass(tokens, text, "", rule, position, rng.random() < 0.5))
    return found


def batches(passes: list, most_tokens: int, rng: random.Random):
    """Passes of like length together, so that little is padding; the order of batches is random."""
    order = list(range(len(passes)))
    rng.shuffle(order)
    for start in range(0, len(order), 2048):
        chunk = sorted(order[start : start + 2048], key=lambda i: len(passes[i].ids))
        groups, group = [], []
        for i in chunk:
            if group and (len(group) + 1) * len(passes[i].ids) > most_tokens:
                groups.append(group)
                group = []
            group.append(i)
        groups.append(group)
        rng.shuffle(groups)
        yield from ([passes[i] for i in g] for g in groups)


def hidden(made: Pass, share: float, rng: random.Random) -> list:
    """Some words are hidden while training, so that no single word carries an answer."""
    return [MASK if i > 999 and rng.random() < share else i for i in made.ids]


def collate(group: list, pad: int = 0, share: float = 0.0, rng=random):
    longest = max(len(p.ids) for p in group)

    def padded(rows, fill):
        return torch.tensor([row + [fill] * (longest - len(row)) for row in rows])

    return {
        "ids": padded([hidden(p, share, rng) if share else p.ids for p in group], pad),
        "parts": padded([p.parts for p in group], 0),
        "words": padded([p.words for p in group], -1),
        "side": torch.tensor([p.side for p in group]),
        "kind": torch.tensor([p.kind for p in group]),
        "barriers": torch.tensor([p.barriers for p in group]),
    }
