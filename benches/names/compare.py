#!/usr/bin/env python3
"""Times the finding of names: demarche, spaCy's EntityRuler, FlashText.

One text and one list of names, made from the repository's own data and a seed, for all three; one run, one
core. Nothing is written outside a temporary folder.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 1_000_000
FILES = ("leaders.csv", "parties.csv", "countries.csv", "organizations.csv")
COLUMNS = ("label", "aliases", "surname", "adjectives", "seats")
ONSETS = "b br ch d dr f g gl h k kr l m n p pr r s sh st t tr v vl w y z".split()
VOWELS = "a e i o u ai au ei ia io ou".split()
CODAS = ["", "", "", *"k l m n ng r s t".split()]


@dataclass
class Row:
    """One line of the table."""

    tool: str
    names: int
    megabytes: float
    load: float
    speed: float
    found: int
    spliced: int


def main() -> int:
    arguments = read_arguments()
    if not arguments.binary.is_file():
        print(
            f"{arguments.binary} is missing; expected it from\n  cargo build --release --example find_names",
            file=sys.stderr,
        )
        return 2
    core = use_one_core()
    chance = random.Random(arguments.seed)
    builtin = builtin_names()
    names = enough_names(builtin, arguments.names, chance)
    text, ends = spliced_text(names, int(arguments.megabytes * MEGABYTE), chance)
    size = len(text.encode())
    print(
        f"{size / MEGABYTE:.1f} MB of text with {len(ends):,} names spliced in; {len(names):,} names known, "
        f"{min(len(builtin), len(names)):,} of them built in; core {core}; seed {arguments.seed}"
    )
    rows = []
    with tempfile.TemporaryDirectory(prefix="names-") as folder:
        text_file = Path(folder, "text.txt")
        text_file.write_text(text, encoding="utf-8", newline="\n")
        csv_file = write_gazetteer(Path(folder, "names.csv"), names)
        rows.append(demarche(arguments, csv_file, text_file, len(names), size, len(ends)))
        if "spacy" not in arguments.without:
            rows.append(spacy_ruler(names, *cut(text, ends, arguments.spacy_megabytes)))
        if "flashtext" not in arguments.without:
            rows.append(flashtext(names, *cut(text, ends, arguments.flashtext_megabytes)))
        if arguments.many:
            many = enough_names(names, arguments.many, chance)
            csv_file = write_gazetteer(Path(folder, "many.csv"), many)
            rows.append(demarche(arguments, csv_file, text_file, len(many), size, len(ends)))
    print_table(rows)
    return 0


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add = parser.add_argument
    add(
        "--binary",
        type=Path,
        default=ROOT / "target/release/examples/find_names",
        help="the built example find_names",
    )
    add("--megabytes", type=float, default=20, help="size of the text (default %(default)s)")
    add("--names", type=int, default=50_000, help="how many names are known (default %(default)s)")
    add(
        "--many",
        type=int,
        default=1_000_000,
        help="names in demarche's second row, 0 for none (default %(default)s)",
    )
    add("--spacy-megabytes", type=float, default=1, help="the part that spaCy reads (default %(default)s)")
    add(
        "--flashtext-megabytes",
        type=float,
        default=5,
        help="the part that FlashText reads (default %(default)s)",
    )
    add("--repeat", type=int, default=3, help="demarche's passes, the fastest counts (default %(default)s)")
    add("--seed", type=int, default=1, help="for the invented names and for the places (default %(default)s)")
    add("--without", action="append", choices=("spacy", "flashtext"), default=[], help="leave a tool out")
    return parser.parse_args()


def use_one_core() -> str:
    """Binds this process and its children to one core, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        return "any"
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return str(core)


# The names and the text.


def builtin_names() -> list[str]:
    """Every name in the repository's gazetteers, in the order of the files."""
    names: dict[str, None] = {}
    for file in FILES:
        with open(ROOT / "gazetteers" / file, encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                for column in COLUMNS:
                    names.update(dict.fromkeys(filter(is_name, (row.get(column) or "").split("|"))))
    return list(names)


def is_name(name: str) -> bool:
    """Names that each tool can know: of letters, with a capital, more than two of them."""
    return len(name) > 2 and any(c.isupper() for c in name) and "," not in name and "(" not in name


def enough_names(names: list[str], count: int, chance: random.Random) -> list[str]:
    """So many names: those given, at random if too many, with invented ones if too few."""
    if len(names) >= count:
        return chance.sample(names, count)
    known = dict.fromkeys(names)
    while len(known) < count:
        known[invented(chance)] = None
    return list(known)


def invented(chance: random.Random) -> str:
    """A name of two or three words that sound like names."""

    def word() -> str:
        parts = (
            chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS)
            for _ in range(chance.randint(2, 3))
        )
        return "".join(parts).capitalize()

    return " ".join(word() for _ in range(chance.choice((2, 2, 3))))


def spliced_text(names: list[str], size: int, chance: random.Random) -> tuple[str, list[int]]:
    """The seeds' prose over and over with a name after every 5 to 25 words, and where the names end."""
    prose = "\n\n".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "seeds").glob("*.txt")))
    pieces: list[str] = []
    ends: list[int] = []
    length, nbytes, gap = 0, 0, chance.randint(5, 25)
    for word in endless(re.findall(r"\S+\s*", prose + "\n\n")):
        pieces.append(word)
        length += len(word)
        nbytes += len(word.encode())
        if nbytes >= size:
            break
        gap -= 1
        if gap == 0:
            name = chance.choice(names)
            pieces.append(name + " ")
            ends.append(length + len(name))
            length += len(name) + 1
            nbytes += len(name.encode()) + 1
            gap = chance.randint(5, 25)
    return "".join(pieces), ends


def endless(words: list[str]) -> Iterator[str]:
    while True:
        yield from words


def cut(text: str, ends: list[int], megabytes: float) -> tuple[str, int]:
    """The beginning of the text, to the end of a line, and how many names were spliced into it."""
    part = text.encode()[: int(megabytes * MEGABYTE)].decode(errors="ignore")
    part = part[: part.rfind("\n") + 1] or part
    return part, sum(end <= len(part) for end in ends)


def write_gazetteer(path: Path, names: Iterable[str]) -> Path:
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("id", "label", "source"))
        rows.writerows((f"leader/n{number:07}", name, "comparison") for number, name in enumerate(names))
    return path


# The tools.


def demarche(
    arguments: argparse.Namespace, gazetteer: Path, text: Path, names: int, size: int, spliced: int
) -> Row:
    command = [
        arguments.binary,
        "--no-builtin",
        "--gazetteer",
        gazetteer,
        "--repeat",
        str(arguments.repeat),
        text,
    ]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures = {line.split()[0]: float(line.split()[1]) for line in output.splitlines()}
    return Row(
        "demarche", names, size / MEGABYTE, figures["load"], figures["speed"], int(figures["names"]), spliced
    )


def spacy_ruler(names: list[str], text: str, spliced: int) -> Row:
    import spacy

    start = time.perf_counter()
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "NAME", "pattern": name} for name in names])
    load = time.perf_counter() - start
    # Pieces below the size at which spaCy refuses a text.
    lines = text.splitlines(keepends=True)
    pieces = ["".join(lines[at : at + 1000]) for at in range(0, len(lines), 1000)]
    start = time.perf_counter()
    found = sum(len(document.ents) for document in nlp.pipe(pieces))
    return timed("spaCy EntityRuler", names, text, load, time.perf_counter() - start, found, spliced)


def flashtext(names: list[str], text: str, spliced: int) -> Row:
    from flashtext import KeywordProcessor

    start = time.perf_counter()
    processor = KeywordProcessor(case_sensitive=True)
    for name in names:
        processor.add_keyword(name)
    load = time.perf_counter() - start
    start = time.perf_counter()
    found = len(processor.extract_keywords(text))
    return timed("FlashText", names, text, load, time.perf_counter() - start, found, spliced)


def timed(
    tool: str, names: list[str], text: str, load: float, seconds: float, found: int, spliced: int
) -> Row:
    megabytes = len(text.encode()) / MEGABYTE
    return Row(tool, len(names), megabytes, load, megabytes / seconds, found, spliced)


def print_table(rows: list[Row]) -> None:
    heads = (
        "tool",
        "names known",
        "MB read",
        "load s",
        "MB/s",
        "found",
        "spliced in",
        "found in a MB",
        "demarche is faster by",
    )
    lines = [heads]
    for row in rows:
        ratio = "" if row.tool == "demarche" else f"{rows[0].speed / row.speed:.1f} times"
        lines.append(
            (
                row.tool,
                f"{row.names:,}",
                f"{row.megabytes:.1f}",
                f"{row.load:.2f}",
                f"{row.speed:.2f}",
                f"{row.found:,}",
                f"{row.spliced:,}",
                f"{row.found / row.megabytes:,.0f}",
                ratio,
            )
        )
    lines.insert(1, tuple("---" for _ in heads))
    print()
    for line in lines:
        print("| " + " | ".join(line) + " |")


if __name__ == "__main__":
    sys.exit(main())
