#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Dossier reads in odd papers, in papers in the dresses of many converters, and in PDFs of them is what
tests/passages/readings says; and so are the labels that it gives with their reasons.

usage: readings.py PROGRAM [--update]

A reading has a line for each block: lines of the source, kind, section, headings, bytes, how the text begins and ends. Of a
dress or a PDF only what differs from the plainest dress (`marked`) is written down, without the lines. With --update today's
readings are written; the diff is part of the review.
"""
import difflib
import json
import pathlib
import subprocess
import sys
import tempfile

PASSAGES = pathlib.Path(__file__).resolve().parent
ROOT = PASSAGES.parents[1]
READINGS = PASSAGES / "readings"
sys.path.insert(0, str(PASSAGES))
sys.path.insert(0, str(PASSAGES.parent / "support"))
import dresser  # noqa: E402
import pdf_setter  # noqa: E402
from quality import read_jsonl  # noqa: E402


def ends(text):
    text = text.replace("\n", "⏎").replace("\t", "⇥")
    return text if len(text) <= 60 else text[:36] + " … " + text[-20:]


def block_line(block, with_lines):
    lines = "{}-{} ".format(*block["lines"]) if with_lines and block["lines"] else ""
    heading = " [" + " › ".join(ends(part) for part in block["heading"]) + "]" if block["heading"] else ""
    return f"{lines}{block['kind']} {block['section']}{heading} {len(block['text'].encode())}: {ends(block['text'])}\n"


def reading(program, path, with_lines):
    """The reading of a file as lines: what is known of the paper, the account, the blocks."""
    out = subprocess.run([program, "read", "--json", path.name], cwd=path.parent, check=True, capture_output=True,
                         encoding="utf-8").stdout
    read = json.loads(out)
    paper = {name: value for name, value in read["paper"].items() if value and name not in ("id", "source")}
    lines = [f"# {path.stem}\n", json.dumps(paper, ensure_ascii=False) + "\n"]
    account = {name: read[name] for name in ("dropped_lines", "repairs", "notes", "quality", "badly_read_because")}
    if with_lines:
        lines.append(json.dumps(account, ensure_ascii=False) + "\n")
    return lines + [block_line(block, with_lines) for block in read["blocks"]]


def difference(then, now):
    """Lines that are only in one of them, with their sign."""
    return [line for line in difflib.ndiff(then, now) if line[0] in "+-"]


def made():
    """Name of the reading, name of a file, and its bytes, for each paper in each dress and as each kind of PDF."""
    golds = {gold.stem: read_jsonl(gold) for gold in sorted((PASSAGES / "gold").glob("*.jsonl"))}
    for name, dress in dresser.DRESSES.items():
        for stem, rows in golds.items():
            text = dresser.Dresser(dress, len(stem)).print(rows)
            yield "dresses/" + name.replace(", ", "-"), stem + (".txt" if dress.width else ".md"), text.encode()
    for name, style in pdf_setter.STYLES.items():
        for stem, rows in golds.items():
            yield "pdfs/" + name, stem + ".pdf", pdf_setter.Setter(style, len(stem)).run(rows)


def made_readings(program):
    """The whole reading of the dress `marked`, and what the others change of it."""
    plainest, readings = {}, {}
    for name, file, content in made():
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, file)
            path.write_bytes(content)
            now = reading(program, path, False)
        then = plainest.setdefault(path.stem, now)
        readings.setdefault(name, []).extend(now if now is then else [now[0]] + difference(then, now))
    return readings.items()


def odd_readings(program):
    for path in sorted((PASSAGES / "odd" / "papers").iterdir()):
        yield "odd/" + path.stem, reading(program, path, True)


def label_line(passage):
    labels = [f"{label['facet']}:{label['value']} {label['source']} {label['strength']:.2f} {label['trigger']}".strip()
              for label in passage["why"]]
    others = {name: passage[name] for name in ("labels", "fields") if passage.get(name)}
    return f"{passage['id']} | " + " | ".join(labels) + (" " + json.dumps(others, ensure_ascii=False) if others else "") + "\n"


def label_readings(program):
    """The labels of each passage that has some, with source, strength and trigger."""
    for name, papers in (("examples", ROOT / "examples" / "papers"), ("odd", PASSAGES / "odd" / "papers")):
        with tempfile.TemporaryDirectory() as folder:
            for command in (["index", "--quiet", papers], ["passages"]):
                out = subprocess.run([program, command[0], "--index", pathlib.Path(folder, "index"), *command[1:]],
                                     check=True, capture_output=True, encoding="utf-8").stdout
        passages = [json.loads(line) for line in out.splitlines()]
        yield "labels/" + name, [label_line(passage) for passage in passages if passage["why"]]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = pathlib.Path(sys.argv[1]).resolve()
    update, differs, known = "--update" in sys.argv, [], set()
    for readings in (odd_readings, label_readings, made_readings):
        for name, now in readings(program):
            golden = READINGS / (name + ".txt")
            known.add(golden)
            if update:
                golden.parent.mkdir(parents=True, exist_ok=True)
                golden.write_text("".join(now), encoding="utf-8")
                continue
            then = golden.read_text(encoding="utf-8").splitlines(True) if golden.exists() else []
            if now != then:
                differs.append(name)
                sys.stdout.writelines(difflib.unified_diff(then, now, golden.name, "today", n=1))
    for golden in sorted(set(READINGS.rglob("*.txt")) - known):
        differs.append(golden.name)
        print(f"{golden.name}: its paper is gone")
    return 1 if differs and not update else 0


sys.exit(main())
