#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores exported passages against an annotation.

usage: score.py PASSAGES.jsonl GOLD_DIR [--show N] [--json]

Both sides hold one passage a line (`paper`, `kind`, `section`, `heading`, `dyads`, `theories`, `text`); GOLD_DIR has one
file a paper. An annotated passage is compared with the exported one that shares most five-word runs with it.

  segmentation      F1 of the passages whose letters and digits are exactly those of an annotated one
  kind, section     share of annotated passages with the right value
  heading           the same for the innermost heading, without its number
  dyads, theories   F1 over all labels, references and front matter left aside
  lost              share of the annotated five-word runs that no exported passage of the paper holds
"""
import argparse
import collections
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from quality import read_jsonl, squeeze, words  # noqa: E402

RUN = 5
NUMBER = re.compile(r"^\s*(?:\d+(?:[.)]\d+)*[.)]?|[A-Z][.)]|[IVXLC]+[.)])\s+")


def runs_of(text):
    found = words(text)
    return {tuple(found[i:i + RUN]) for i in range(max(1, len(found) - RUN + 1))} if found else set()


class Exported:
    """The exported passages of one paper, findable by the runs of words in them."""

    def __init__(self, rows):
        self.rows = rows
        self.keys = [squeeze(row["text"]) for row in rows]
        self.holders = collections.defaultdict(set)
        for i, row in enumerate(rows):
            for run in runs_of(row["text"]):
                self.holders[run].add(i)

    def nearest(self, gold_runs, gold_key):
        shared = collections.Counter(i for run in gold_runs for i in self.holders.get(run, ()))
        if shared:
            return self.rows[min(shared, key=lambda i: (-shared[i], abs(len(self.keys[i]) - len(gold_key))))]
        return next((row for row, key in zip(self.rows, self.keys) if gold_key and gold_key in key), None)

    def holds(self, run):
        joined = "".join(run)
        return run in self.holders or any(joined in key for key in self.keys)


def innermost(row):
    path = row.get("heading") or [""]
    return squeeze(NUMBER.sub("", path[-1]))


def label(value):
    return re.sub(r"[\s–—_-]+", " ", str(value)).strip().casefold()


def dyad(value):
    return " ".join(sorted(label(side) for side in re.split(r"\s*[-–—|]\s*", str(value))))


class Score:
    def __init__(self, show=0):
        self.count = collections.Counter()
        self.show = show
        self.shown = collections.Counter()

    def mistake(self, sort, text):
        self.shown[sort] += 1
        if self.shown[sort] <= self.show:
            print(f"  {sort}: {text}", file=sys.stderr)

    def paper(self, name, golds, rows):
        exported = Exported(rows)
        keys = collections.Counter(squeeze(g["text"]) for g in golds)
        mine = collections.Counter(k for k in exported.keys if k)
        self.count.update(gold=len(golds), mine=sum(mine.values()), same=sum((keys & mine).values()))
        for gold in golds:
            self.passage(f"{name}#{gold['n']}", gold, exported, mine)

    def passage(self, place, gold, exported, mine):
        key, runs = squeeze(gold["text"]), runs_of(gold["text"])
        if key not in mine:
            self.mistake("segmentation", f"{place} [{gold['kind']}] {gold['text'][:80]!r} … {gold['text'][-40:]!r}")
        lost = [run for run in runs if not exported.holds(run)]
        self.count.update(runs=len(runs), lost=len(lost))
        if lost:
            self.mistake("lost", f"{place} {' '.join(min(lost))!r}")
        row = exported.nearest(runs, key) or {}
        for field in ("kind", "section"):
            self.same(field, place, gold[field], row.get(field))
        self.same("heading", place, innermost(gold), innermost(row))
        if gold["kind"] in ("reference", "front"):
            return
        for field, reading in (("dyads", dyad), ("theories", label)):
            want, got = {reading(v) for v in gold[field]}, {reading(v) for v in row.get(field, [])}
            self.count.update({field + "+": len(want & got), field + "-": len(want ^ got)})
            if want != got:
                self.mistake(field, f"{place} missing {sorted(want - got)}, extra {sorted(got - want)}: {gold['text'][:70]!r}")

    def same(self, field, place, want, got):
        self.count[field] += want == got
        if want != got:
            self.mistake(field, f"{place} is {want!r}, got {got!r}")

    def figures(self):
        c = self.count
        gold = max(1, c["gold"])
        f1 = {f: 2 * c[f + "+"] / max(1, 2 * c[f + "+"] + c[f + "-"]) for f in ("dyads", "theories")}
        return {"segmentation": 2 * c["same"] / max(1, c["gold"] + c["mine"]), "kind": c["kind"] / gold,
                "section": c["section"] / gold, "heading": c["heading"] / gold, **f1,
                "lost": c["lost"] / max(1, c["runs"])}


def score(passages, gold_folder, show=0):
    """Figures by paper, and under "all" over all papers of `gold_folder` together."""
    exported = collections.defaultdict(list)
    for row in passages:
        exported[pathlib.Path(row["paper"]).stem].append(row)
    total, result = Score(show), {}
    for path in sorted(pathlib.Path(gold_folder).glob("*.jsonl")):
        golds = [row for row in read_jsonl(path) if "kind" in row and "text" in row]
        if not golds:
            continue
        one = Score()
        one.paper(path.stem, golds, exported[path.stem])
        total.paper(path.stem, golds, exported[path.stem])
        result[path.stem] = one.figures()
    result["all"] = total.figures()
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("passages")
    parser.add_argument("gold")
    parser.add_argument("--show", type=int, default=0, help="print up to N mistakes of each sort")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    result = score(read_jsonl(args.passages), args.gold, args.show)
    if args.json:
        print(json.dumps(result, indent=1))
        return
    print(f"{'':30}" + "".join(name.rjust(13) for name in result["all"]))
    for paper, figures in result.items():
        print(f"{paper:30}" + "".join(f"{value:13.3f}" for value in figures.values()))


if __name__ == "__main__":
    main()
