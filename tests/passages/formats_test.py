#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""formats_test.py DOSSIER EXAMPLES: each example is written in every format that is read; all have to give the same
passages, with the same titles and authors."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import formats

DOSSIER, EXAMPLES = sys.argv[1:3]


def run(*words, folder):
    done = subprocess.run([DOSSIER, *words], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(" ".join(words) + ": " + done.stdout + done.stderr)
    return done.stdout


def paper_of(path):
    """What Dossier reads of an example, as a paper to be written."""
    read = json.loads(run("read", "--json", str(path), folder="."))
    paper = {"title": read["paper"]["title"], "authors": read["paper"]["authors"], "abstract": [], "keywords": "",
             "body": [], "notes": []}
    inside, references = None, None
    for block in read["blocks"]:
        kind, text = block["kind"], block["text"]
        if kind == "heading":
            inside = block["section"]
            if inside == "references":
                references = ("references", text, [])
            elif inside != "abstract":
                paper["body"].append(("heading", len(block["heading"]) + 2, text))
        elif kind == "front":
            if text.lower().startswith("keywords"):
                paper["keywords"] = text
        elif inside == "abstract":
            paper["abstract"].append(text)
        elif kind == "reference":
            references[2].append(text)
        elif kind == "footnote":
            paper["notes"].append(text)
            last = max((i for i, one in enumerate(paper["body"]) if one[0] == "text"), default=None)
            if last is None:
                paper["notes"].pop()
            else:
                paper["body"][last][2].append(len(paper["notes"]))
        elif kind == "item":
            if not (paper["body"] and paper["body"][-1][0] == "items"):
                paper["body"].append(("items", []))
            paper["body"][-1][1].append(text.lstrip("•- "))
        elif kind == "table":
            lines = text.split("\n")
            rows = [line.split(" | ") for line in lines if " | " in line]
            caption = lines[0] if lines and " | " not in lines[0] else ""
            paper["body"].append(("table", caption, rows))
        else:
            paper["body"].append(("text", text, []))
    words = paper["keywords"][len("keywords"):].lstrip(": ").replace(";", ",")
    paper["keywords"] = "Keywords: " + words if words else ""
    if references and references[2]:
        paper["body"].append(references)
    return paper


class Formats(unittest.TestCase):
    maxDiff = 4000

    def passages(self, paper, kind):
        with tempfile.TemporaryDirectory() as folder:
            name = "paper." + kind.split(".")[-1]
            (pathlib.Path(folder) / name).write_bytes(formats.WRITERS[kind](paper))
            run("index", "--quiet", "--no-labels", name, folder=folder)
            lines = [json.loads(line) for line in run("passages", folder=folder).splitlines()]
            about = json.loads(run("papers", "--json", folder=folder))["papers"][0]
            return ([(one["kind"], one["section"], one["heading"], one["text"]) for one in lines],
                    (about["title"], about["authors"], about["keywords"]))

    def test_same_passages(self):
        for path in sorted(pathlib.Path(EXAMPLES).glob("*.*")):
            paper = paper_of(path)
            wanted, about = self.passages(paper, "md")
            self.assertGreater(len(wanted), 15, path)
            for kind in formats.FORMATS[1:]:
                with self.subTest(paper=path.name, format=kind):
                    got, got_about = self.passages(paper, kind)
                    self.assertEqual([f"{k} {s} {h} {t}" for k, s, h, t in got],
                                     [f"{k} {s} {h} {t}" for k, s, h, t in wanted])
                    self.assertEqual(got_about, about)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
