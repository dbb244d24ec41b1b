# SPDX-License-Identifier: GPL-3.0-or-later
"""Corrections of labels on a real port: written down as `dossier label` does, and shown at once. Usage:
corrections_test.py DOSSIER ROOT"""

import http.client
import json
import pathlib
import re
import shutil
import sys
import tempfile
import unittest

from served import Served

PROGRAM, ROOT = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
PAPER = ROOT / "examples/papers/rules-for-a-reservoir.md"


def labels(served, passage):
    shown = json.loads(served.ask(f"/api/v1/passage/{passage}")[2])["passages"][0]
    return {f"{label['facet']}:{label['value']}" for label in shown["why"]}, shown["section"]


def post(served, target, form, **headers):
    """Status and body of a form's request, as a page of the server sends it."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    origin = {"Origin": f"http://127.0.0.1:{served.port}", "Content-Type": "application/x-www-form-urlencoded"}
    origin.update({name.replace("_", "-"): value for name, value in headers.items()})
    connection.request("POST", target, body=form, headers=origin)
    reply = connection.getresponse()
    body = reply.read()
    connection.close()
    return reply.status, body


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
            status, body = post(served, address, "add=dyad:sdn-egy&remove=dyad:Ethiopia-Sudan&section=methods")
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
            self.assertEqual(post(served, address, "undo=on")[0], 200)
            self.assertEqual(labels(served, passage), before)
            served.run("label", passage, "--add", "dyad:sdn-egy", "--remove", "dyad:Ethiopia-Sudan", "--section", "methods")
            self.assertEqual(self.lines(served)[-1], written[0])

            for form, expected in (("add=dyad:XX", 400), ("add=nothing", 400), ("remove=theory:realism", 404),
                                   ("section=nowhere", 400), ("", 400), ("undo=on&section=methods", 400)):
                self.assertEqual(post(served, address, form)[0], expected, form)
            self.assertEqual(post(served, "/api/v1/corrections/no:such", "undo=on")[0], 404)
            self.assertEqual(len(self.lines(served)), 3)

    def test_form(self):
        with Served(PROGRAM, [self.paper]) as served:
            passage = labelled(served)
            page = served.ask(f"/correct/{passage}")[2].decode()
            address = re.search(r'method="post" action="([^"]*)"', page).group(1)
            self.assertIn(address.encode(), served.ask(f"/passage/{passage}")[2])
            self.assertIn('name="remove" value="dyad:Ethiopia-Sudan"', page)
            self.assertEqual(post(served, address, "remove=dyad%3AEthiopia-Sudan")[0], 303)
            self.assertNotIn("dyad:Ethiopia-Sudan", labels(served, passage)[0])
            self.assertNotIn('value="dyad:Ethiopia-Sudan"><span>', served.ask(f"/correct/{passage}")[2].decode())
            self.assertEqual(post(served, address, "add=dyad:CHN-PAK")[0], 303)
            self.assertIn("dyad:China-Pakistan", labels(served, passage)[0])
            self.assertEqual(post(served, address, "undo=on")[0], 303)
            self.assertEqual(post(served, address, "undo=on")[0], 303)
            self.assertEqual(post(served, address, "undo=on")[0], 404)
            self.assertIn("dyad:Ethiopia-Sudan", labels(served, passage)[0])

    def test_others_cannot(self):
        with Served(PROGRAM, [self.paper]) as served:
            passage = labelled(served)
            for address in (f"/api/v1/corrections/{passage}", f"/correct/{passage}"):
                self.assertEqual(post(served, address, "section=methods", Origin="http://evil.example")[0], 403)
                self.assertEqual(post(served, address, "section=methods", Sec_Fetch_Site="cross-site")[0], 403)
                self.assertEqual(post(served, address, "section=methods", Origin="null")[0], 403)
            self.assertEqual(self.lines(served), [])

    def test_switch(self):
        with Served(PROGRAM, [self.paper], "--no-corrections") as served:
            passage = labelled(served)
            self.assertEqual(post(served, f"/api/v1/corrections/{passage}", "section=methods")[0], 404)
            self.assertEqual(served.ask(f"/correct/{passage}")[0], 404)
            self.assertNotIn(b"/correct/", served.ask(f"/passage/{passage}")[2])
            self.assertEqual(self.lines(served), [])


unittest.main(argv=sys.argv[:1])
