#!/usr/bin/env python3
"""Puts a build of demarche to an archive's work and prints what it takes.

    benches/archive.py speed        the whole pipeline and names alone, one core, over 20 MB
    benches/archive.py threads      two threads against one, over 20 MB
    benches/archive.py growth       seconds a MB and peak memory at 1, 10, 100, 1,000 MB
    benches/archive.py interrupt    1,000 documents, killed at 20 moments and resumed each time
    benches/archive.py hostile      1,000 documents, 1 % of which cannot be read
    benches/archive.py full         a disk that fills up, and room made (needs root, for a small tmpfs)

The documents are made of the paragraphs of `seeds/`, and of `../shared/seeds` and `../shared/frus-dev` where those are
there: each has the head of a sample and paragraphs drawn at random, so that no two are alike. `--seed` draws others.
Everything is written to a temporary folder, which `--folder` names and keeps.
"""

from __future__ import annotations

import argparse
import csv
import filecmp
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
MB = 1_000_000


class Texts:
    """Documents made of the samples' paragraphs."""

    def __init__(self, seed: int):
        self.chance = random.Random(seed)
        samples = [p.read_text(encoding="utf-8", errors="replace") for p in sorted((ROOT / "seeds").glob("*.txt"))]
        samples += [p.read_text(encoding="utf-8", errors="replace") for p in sorted((SHARED / "seeds").glob("*.txt"))]
        lines = SHARED / "frus-dev/docs.jsonl"
        if lines.is_file():
            samples += [json.loads(line)["text"] for line in lines.read_text(encoding="utf-8").splitlines()]
        parts = [[p for p in sample.split("\n\n") if p.strip()] for sample in samples]
        self.heads = ["\n\n".join(part[:2])[:600] for part in parts]
        self.paragraphs = [p for part in parts for p in part[2:] if len(p) > 120]

    def document(self) -> str:
        """One of some 1 to 40 kB: a head and paragraphs."""
        wanted = min(max(int(self.chance.lognormvariate(8.6, 0.9)), 800), 40_000)
        text = [self.chance.choice(self.heads)]
        size = len(text[0])
        while size < wanted:
            text.append(self.chance.choice(self.paragraphs))
            size += len(text[-1])
        return "\n\n".join(text) + "\n"

    def lines(self, path: Path, megabytes: float) -> tuple[int, int, int]:
        """A JSON Lines file with so much text; its documents, bytes of text and words."""
        documents = size = words = 0
        with path.open("w", encoding="utf-8") as out:
            while size < megabytes * MB:
                text = self.document()
                out.write(json.dumps({"id": f"{documents:07}", "text": text}, ensure_ascii=False) + "\n")
                documents, size, words = documents + 1, size + len(text.encode()), words + len(text.split())
        return documents, size, words

    def folder(self, path: Path, documents: int) -> None:
        path.mkdir()
        for n in range(documents):
            (path / f"{n:04}.txt").write_text(self.document(), encoding="utf-8")


class Program:
    def __init__(self, path: Path, folder: Path):
        self.path, self.folder = path.resolve(), folder

    def command(self, *arguments: str) -> list[str]:
        return [str(self.path), "extract", *arguments]

    def run(self, *arguments: str, status: tuple[int, ...] = (0,)) -> tuple[float, float, float, str]:
        """Seconds, processor seconds, peak memory in MB, standard error."""
        start = time.perf_counter()
        with tempfile.TemporaryFile() as told:
            child = subprocess.Popen(self.command(*arguments), cwd=self.folder, stderr=told)
            _, code, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(code)
            told.seek(0)
            message = told.read().decode()
        if child.returncode not in status:
            sys.exit(f"status {child.returncode} of {' '.join(arguments)}\n{message}")
        return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, message


def speed(program: Program, texts: Texts, arguments: argparse.Namespace) -> None:
    documents, size, words = texts.lines(program.folder / "in.jsonl", arguments.megabytes)
    (program.folder / "one.jsonl").write_text('{"id": "one", "text": "Poland thanked Finland."}\n')
    core = one_core()
    print(f"{documents:,} documents, {size / MB:.1f} MB, {words:,} words; core {core}")
    print(f"{'':24}{'s':>8}{'MB/s':>8}{'words/s':>11}{'peak MB':>9}")
    for name, options in (
        ("statements", ["--statements", "s.jsonl"]),
        ("statements, mentions", ["--statements", "s.jsonl", "--mentions", "m.jsonl"]),
        ("graph", ["--json", "g.json", "--evidence", "5"]),
        ("mentions only", ["--mentions", "m.jsonl"]),
    ):
        fastest = min(program.run("--threads", "1", *options, "in.jsonl") for _ in range(arguments.repeat))
        start = min(program.run("--threads", "1", *options, "one.jsonl")[0] for _ in range(3))
        seconds = fastest[0]
        print(f"{name:24}{seconds:8.2f}{size / MB / seconds:8.2f}{words / seconds:11,.0f}{fastest[2]:9.0f}"
              f"   (of it {start:.2f} s to start)")


def threads(program: Program, texts: Texts, arguments: argparse.Namespace) -> None:
    _, size, _ = texts.lines(program.folder / "in.jsonl", arguments.megabytes)
    seconds: dict[int, float] = {}
    for _ in range(arguments.repeat):
        for count in (1, 2):
            run = program.run("--threads", str(count), "--statements", f"s{count}.jsonl", "in.jsonl")
            seconds[count] = min(seconds.get(count, run[0]), run[0])
    same = filecmp.cmp(program.folder / "s1.jsonl", program.folder / "s2.jsonl", shallow=False)
    print(f"{size / MB:.1f} MB: one thread {seconds[1]:.2f} s, two {seconds[2]:.2f} s: {seconds[1] / seconds[2]:.2f} times; "
          f"outputs {'equal' if same else 'DIFFERENT'}")


def growth(program: Program, texts: Texts, arguments: argparse.Namespace) -> None:
    print(f"{'MB':>8}{'documents':>11}{'s':>9}{'s/MB':>8}{'peak MB':>9}{'output MB':>11}")
    for megabytes in arguments.sizes:
        documents, size, _ = texts.lines(program.folder / "in.jsonl", megabytes)
        seconds, _, peak, _ = program.run("--quiet", "--statements", "s.jsonl", "in.jsonl")
        out = (program.folder / "s.jsonl").stat().st_size
        print(f"{size / MB:8.1f}{documents:11,}{seconds:9.1f}{seconds / size * MB:8.3f}{peak:9.0f}{out / MB:11.1f}", flush=True)


def interrupt(program: Program, texts: Texts, arguments: argparse.Namespace) -> None:
    texts.folder(program.folder / "in", arguments.documents)
    options = ["--mentions", "m.jsonl.zst", "--json", "g.json", "--evidence", "3", "in"]
    whole, _, _, _ = program.run("--statements", "whole.jsonl", *options)
    for name in ("m.jsonl.zst", "g.json"):
        (program.folder / name).rename(program.folder / f"whole.{name}")
    resumed = ["--resume", "--statements", "s.jsonl", *options]
    killed = done = 0
    for _ in range(arguments.kills):
        moment = texts.chance.uniform(0.02, whole * 0.25)
        child = subprocess.Popen(program.command("--quiet", *resumed), cwd=program.folder)
        time.sleep(moment)
        if child.poll() is None:
            child.send_signal(signal.SIGKILL)
            killed += 1
        else:
            done += 1
        child.wait()
    seconds, _, _, told = program.run(*resumed)
    equal = all(
        filecmp.cmp(program.folder / name, program.folder / other, shallow=False)
        for name, other in (("s.jsonl", "whole.jsonl"), ("m.jsonl.zst", "whole.m.jsonl.zst"), ("g.json", "whole.g.json"))
    )
    print(f"{arguments.documents} documents, {whole:.1f} s without interruption; killed {killed} times, {done} runs ended before; "
          f"last run {seconds:.1f} s; outputs {'equal' if equal else 'DIFFERENT'}\n{told}", end="")


def hostile(program: Program, texts: Texts, arguments: argparse.Namespace) -> None:
    texts.folder(program.folder / "in", arguments.documents)
    outputs = ["--statements", "s.jsonl", "--mentions", "m.jsonl", "--json", "g.json", "--failures", "f.csv", "in"]
    program.run(*outputs)
    for name in ("s.jsonl", "m.jsonl", "g.json"):
        (program.folder / name).rename(program.folder / f"good.{name}")
    kinds = [
        (".txt", lambda: bytes(texts.chance.randrange(256) for _ in range(5000)) + b"\0"),
        (".xml", lambda: b"<TEI><text><body><div><p>" + texts.document().replace("<", "").replace("&", "").encode()),
        (".jsonl", lambda: json.dumps({"id": "x", "text": "Caf\u00e9"}, ensure_ascii=False).encode("latin-1")),
        (".txt", lambda: b""),
        (".txt", None),
    ]
    bad = max(1, arguments.documents // 100)
    for n in range(bad):
        extension, content = kinds[n % len(kinds)]
        path = program.folder / "in" / f"{texts.chance.randrange(arguments.documents):04}-bad-{n}{extension}"
        # As root every file can be read; a link to nowhere cannot.
        path.write_bytes(content()) if content else path.symlink_to("nowhere")
    _, _, _, told = program.run(*outputs, status=(1,))
    with (program.folder / "f.csv").open(encoding="utf-8", newline="") as table:
        failures = list(csv.DictReader(table))
    equal = all(filecmp.cmp(program.folder / n, program.folder / f"good.{n}", shallow=False) for n in ("s.jsonl", "m.jsonl", "g.json"))
    print(f"{arguments.documents} good documents, {bad} bad: {len(failures)} named; the good ones' outputs {'equal' if equal else 'DIFFERENT'}")
    for failure in failures:
        print("  ", failure["path"], failure["line"], failure["reason"])
    print(told.splitlines()[-1])


def full(program: Program, texts: Texts, arguments: argparse.Namespace) -> None:
    texts.folder(program.folder / "in", arguments.documents)
    disk = program.folder / "disk"
    disk.mkdir()
    size = arguments.tmpfs
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}m", "tmpfs", str(disk)], check=True)
    try:
        program.run("--statements", "whole.jsonl", "in")
        _, _, _, told = program.run("--resume", "--statements", "disk/s.jsonl", "in", status=(2,))
        print(f"a disk of {size} MB: {sorted(p.name for p in disk.iterdir())}\n{told}", end="")
        subprocess.run(["mount", "-o", f"remount,size={20 * size}m", str(disk)], check=True)
        _, _, _, told = program.run("--resume", "--statements", "disk/s.jsonl", "in")
        equal = filecmp.cmp(disk / "s.jsonl", program.folder / "whole.jsonl", shallow=False)
        print(f"with room: {told}outputs {'equal' if equal else 'DIFFERENT'}")
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def one_core() -> str:
    """Binds this process and its children to one core, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        return "any"
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return str(core)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    works = {work.__name__: work for work in (speed, threads, growth, interrupt, hostile, full)}
    parser.add_argument("work", choices=works)
    parser.add_argument("--program", type=Path, default=ROOT / "target/release/demarche")
    parser.add_argument("--folder", type=Path, help="where to write; kept")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--repeat", type=int, default=3, help="runs of which the fastest counts")
    parser.add_argument("--sizes", type=float, nargs="+", default=[1, 10, 100, 1000])
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--tmpfs", type=int, default=8, help="MB of the disk that fills up")
    arguments = parser.parse_args()
    if not arguments.program.is_file():
        sys.exit(f"{arguments.program} is missing; expected it from\n  cargo build --release")
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="archive-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        works[arguments.work](Program(arguments.program, folder), Texts(arguments.seed), arguments)
    finally:
        if not arguments.folder:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
