# SPDX-License-Identifier: GPL-3.0-or-later
"""Corrections of labels on a real port: written down as `dossier label` does, and shown at once. Usage:
corrections_test.py DOSSIER ROOT"""

import html
import json
import pathlib
import re
import shutil
import sys
import tempfile
import unittest
import urllib.parse

from served import Served

PROGRAM, ROOT = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
PAPER = ROOT / "examples/papers/rules-for-a-reservoir.md"


def labels(served, passage):
    shown = json.loads(served.ask(f"/api/v1/passage/{passage}")[2])["passages"][0]
    return {f"{label['facet']}:{label['value']}" for label in shown["why"]}, shown["section"]


def labelled(served):
    found = json.loads(served.ask("/api/v1/search?dyad=Ethiopia-Sudan&limit=1")[2])
    return found["hits"][0]["passage"]["id"]


class Corrections(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="dossier-corrections-")
        self.paper = pathlib.Path(self.folder.name, PAPER.name)
        shutil.copy(PAPER, self.paper)

    def tearDown(self):
        self.folder.cleanup()

    def lines(self, served):
        file = served.index.parent / "dossier-corrections.jsonl"
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []

    def test_api(self):
        with Served(PROGRAM, [self.paper]) as served:
            passage = labelled(served)
            before = labels(served, passage)
            address = f"/api/v1/corrections/{passage}"
            wanted = "?add=dyad:sdn-egy&remove=dyad:Ethiopia-Sudan&section=methods"
            status, _, body = served.ask(address + wanted, "POST", X_Dossier_Correction="1")
            self.assertEqual((status, json.loads(body)["note"]), (200, ""))
            now, section = labels(served, passage)
            self.assertIn("dyad:Egypt-Sudan", now)
            self.assertNotIn("dyad:Ethiopia-Sudan", now)
            self.assertEqual(section, "methods")
            written = self.lines(served)
            self.assertEqual([(line["add"], line["remove"], line["section"]) for line in written],
                             [(["dyad:Egypt-Sudan"], ["dyad:Ethiopia-Sudan"], "methods")])
            # The command line writes the same, and sees it.
            self.assertIn(b"+dyad:Egypt-Sudan", served.run("label", "--list").stdout)
            self.assertEqual(served.ask(address + "?undo=on", "POST", X_Dossier_Correction="1")[0], 200)
            self.assertEqual(labels(served, passage), before)
            served.run("label", passage, "--add", "dyad:sdn-egy", "--remove", "dyad:Ethiopia-Sudan", "--section", "methods")
            self.assertEqual(self.lines(served)[-1], written[0])

            for query, expected in (("?add=dyad:XX", 400), ("?add=nothing", 400), ("?remove=theory:realism", 404),
                                    ("?section=nowhere", 400), ("", 400), ("?undo=on&section=methods", 400)):
                self.assertEqual(served.ask(address + query, "POST", X_Dossier_Correction="1")[0], expected, query)
            self.assertEqual(served.ask("/api/v1/corrections/no:such?undo=on", "POST", X_Dossier_Correction="1")[0], 404)
            self.assertEqual(len(self.lines(served)), 3)

    def test_form(self):
        with Served(PROGRAM, [self.paper]) as served:
            passage = labelled(served)
            self.assertIn(f"/correct/{urllib.parse.quote(passage, safe='')}".encode(),
                          served.ask(f"/passage/{passage}")[2].replace(b"%3a", b"%3A"))
            page = served.ask(f"/correct/{passage}")[2].decode()
            actions = [html.unescape(action) for action in re.findall(r'method="post" action="([^"]*)"', page)]
            remove = next(action for action in actions if "remove=dyad%3AEthiopia-Sudan" in action)
            status, headers, _ = served.ask(remove, "POST", Origin="null", Sec_Fetch_Site="same-origin")
            self.assertEqual(status, 303)
            self.assertIn(b"Egypt", served.ask(headers["Location"].split("#")[0])[2])
            self.assertNotIn("dyad:Ethiopia-Sudan", labels(served, passage)[0])
            # What is typed is asked again before it is carried out.
            asked = served.ask(f"/correct/{passage}?add=dyad:CHN-PAK")[2].decode()
            save = html.unescape(re.search(r'class="pending" method="post" action="([^"]*)"', asked).group(1))
            self.assertEqual(served.ask(save, "POST")[0], 303)
            self.assertIn("dyad:China-Pakistan", labels(served, passage)[0])
            for _ in range(2):
                undo = next(action for action in actions if "undo=on" in action)
                self.assertEqual(served.ask(undo, "POST")[0], 303)
            self.assertEqual(served.ask(undo, "POST")[0], 404)
            self.assertIn("dyad:Ethiopia-Sudan", labels(served, passage)[0])

    def test_others_cannot(self):
        with Served(PROGRAM, [self.paper]) as served:
            passage = labelled(served)
            address = f"/api/v1/corrections/{passage}?undo=on"
            self.assertEqual(served.ask(address, "POST")[0], 403)
            self.assertEqual(served.ask(address, "POST", X_Dossier_Correction="1", Origin="http://evil.example")[0], 403)
            self.assertEqual(served.ask(address, "POST", X_Dossier_Correction="1", Sec_Fetch_Site="cross-site")[0], 403)
            self.assertEqual(served.ask(f"/correct/{passage}?remove=x&token=guess", "POST")[0], 400)
            self.assertEqual(served.ask(address, "OPTIONS")[0], 405)
            self.assertEqual(self.lines(served), [])

    def test_switch(self):
        for flags, status in ((["--corrections", "never"], 405), (["--allow-host", "papers.example"], 405),
                              (["--allow-host", "papers.example", "--corrections", "always"], 404)):
            with Served(PROGRAM, [self.paper], *flags) as served:
                answer = served.ask("/api/v1/corrections/no:such?undo=on", "POST", X_Dossier_Correction="1")
                self.assertEqual(answer[0], status, flags)


unittest.main(argv=sys.argv[:1])
