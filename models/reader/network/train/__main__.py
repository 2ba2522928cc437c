"""One command from labelled cases to the checked-in files:

    python -m train --cases DIR [DIR ...] --measure DIR [DIR ...] [--stances DIR] [--epochs 12]

Each DIR holds cases, a folder each. What is under --measure is only read when all is chosen. Run it in
models/reader/network; it needs the repository's npm packages, as the product itself cuts the statements.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from .base import base_folder

HERE = Path(__file__).resolve().parent


def parse():
    p = argparse.ArgumentParser(prog="python -m train", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--cases", nargs="+", required=True)
    p.add_argument("--measure", nargs="*", default=[])
    p.add_argument("--stances")
    p.add_argument("--epochs", default="12")
    p.add_argument("--minutes", help="instead of epochs; such a run cannot be repeated exactly")
    p.add_argument("--seed", default="1")
    p.add_argument("--workers", default="1", help="more than one is faster and cannot be repeated exactly")
    p.add_argument("--work", default="work", help="where the run leaves its weights and its log")
    p.add_argument("--out", default=str(HERE.parent))
    return p.parse_args()


def main():
    args = parse()
    work = Path(args.work)
    work.mkdir(parents=True, exist_ok=True)
    statements = work / "statements.json"
    run(["npx", "tsx", str(HERE / "statements.ts"), str(statements), *args.cases, *args.measure])
    train = [sys.executable, "-m", "train.trial", "--cases", *args.cases, "--base", base_folder(), "--out", str(work), "--seed", args.seed]
    train += ["--epochs", args.epochs, "--workers", args.workers]
    train += ["--minutes", args.minutes] if args.minutes else []
    train += ["--stances", args.stances] if args.stances else []
    run(train)
    run([
        sys.executable, "-m", "train.finish", "--net", str(work), "--tokenizer", f"{base_folder()}/tokenizer.json", "--cases", *args.cases,
        "--measure", *args.measure, "--statements", str(statements), "--out", args.out,
    ])


def run(command: list) -> None:
    # glibc gives large blocks back at once and asks for them again; keeping them makes training twice as fast.
    keep = {"MALLOC_MMAP_THRESHOLD_": str(2**32), "MALLOC_TRIM_THRESHOLD_": str(2**33), "MALLOC_TOP_PAD_": str(2**28)}
    subprocess.run(command, check=True, env=os.environ | keep)


if __name__ == "__main__":
    main()
