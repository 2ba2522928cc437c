"""Labelled cases: one organisation's strategy with the replies of its leaders."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

import yaml

KINDS = ["conflicting", "hedged", "operational", "aspirational", "agreement", "unclear"]
BARRIERS = ["incentives", "resources", "decision_rights"]
SIDES = ["prefer", "over", "split", "silent"]


@dataclass
class Rule:
    id: str
    prefer: str
    over: str


@dataclass
class Reply:
    id: str
    text: str
    question: str
    channel: str
    kind: str
    barriers: list
    positions: dict
    evidence: str


@dataclass
class Case:
    name: str
    sort: str
    rules: list
    replies: list = field(default_factory=list)


def load_case(folder: Path) -> Case:
    """Reads one case and refuses what does not fit the format, so that no wrong label slips in."""
    strategy = yaml.safe_load((folder / "strategy.yaml").read_text(encoding="utf-8"))
    rules = [
        Rule(r["id"], one_line(r["prefer"]), one_line(r["over"]))
        for priority in strategy["priorities"]
        for r in priority["decision_rules"]
    ]
    case = Case(folder.name, folder.parent.name, rules)
    for line in (folder / "replies.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            case.replies.append(parse_reply(json.loads(line), rules, folder.name))
    return case


def parse_reply(raw: dict, rules: list, where: str) -> Reply:
    labels = raw["labels"]
    reply = Reply(
        raw["id"], raw["text"], raw["question"], raw.get("channel", "thread"), labels["reading"],
        list(labels["barriers"]), dict(labels["positions"]), labels.get("evidence") or "",
    )
    known = (
        reply.kind in KINDS
        and set(reply.barriers) <= set(BARRIERS)
        and set(reply.positions) == {rule.id for rule in rules}
        and set(reply.positions.values()) <= set(SIDES)
    )
    if not known:
        raise ValueError(f"{where}/{reply.id}: labels do not fit the strategy")
    if reply.evidence and reply.evidence not in reply.text:
        reply.evidence = ""
    return reply


def load_cases(folders: list) -> list:
    """Every case below the folders, in an order that does not depend on the file system."""
    found = []
    for folder in folders:
        for path in sorted(Path(folder).glob("*/strategy.yaml")):
            if (path.parent / "replies.jsonl").exists():
                try:
                    found.append(load_case(path.parent))
                except (ValueError, KeyError, TypeError) as problem:
                    print(f"left aside: {path.parent.name}: {problem!r}", flush=True)
    return found


def is_left_out(case: Case, one_in: int) -> bool:
    """One organisation in so many is kept out of training; which, its name decides for good."""
    return int(hashlib.sha256(case.name.encode()).hexdigest(), 16) % one_in == 0


def one_line(text: str) -> str:
    return " ".join(str(text).split())
