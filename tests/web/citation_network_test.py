# SPDX-License-Identifier: GPL-3.0-or-later
"""The drawing of who cites whom: each number leads to as many passages as it says, the drawing to what its table does, the
files are those of the command line. Usage: citation_network_test.py DOSSIER ROOT"""

import csv
import html.parser
import io
import json
import pathlib
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree

from served import Served

PROGRAM, ROOT = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
SVG = "{http://www.w3.org/2000/svg}"


class Links(html.parser.HTMLParser):
    """Addresses in the drawing, and text and address of the links of its table."""

    def __init__(self):
        super().__init__()
        self.drawn, self.table, self.inside, self.address, self.text = [], [], "", None, ""

    def handle_starttag(self, tag, attributes):
        if tag in ("svg", "td"):
            self.inside = tag
        elif tag == "a" and self.inside == "svg":
            self.drawn.append(dict(attributes)["href"])
        elif tag == "a" and self.inside == "td":
            self.address, self.text = dict(attributes)["href"], ""

    def handle_endtag(self, tag):
        if tag == self.inside:
            self.inside = ""
        elif tag == "a" and self.address:
            self.table.append((self.text, self.address))
            self.address = None

    def handle_data(self, data):
        self.text += data


class CitationNetwork(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.served = Served(PROGRAM, [ROOT / "tests/citations/library"])
        cls.served.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.served.__exit__()

    def links(self, address):
        status, _, body = self.served.ask(address)
        self.assertEqual(status, 200, address)
        links = Links()
        links.feed(body.decode())
        return links

    def test_numbers_and_drawing_lead_to_what_they_count(self):
        followed = 0
        for question in ("", "?q=pipelines", "?paper=apa", "?cites=khan-rivers", "?section!=introduction&q=rivers"):
            links = self.links("/citation-network" + question)
            numbers = [(text, link) for text, link in links.table if link.startswith("/search?")]
            for text, link in numbers:
                total = json.loads(self.served.ask("/api/v1" + link + "&limit=0")[2])["total"]
                self.assertEqual(total, int(text), link)
                followed += 1
            self.assertLessEqual(set(links.drawn), {link for _, link in links.table})
            self.assertEqual(bool(numbers), bool(links.drawn), question)
        self.assertGreater(followed, 40)

    def test_a_paper_leads_to_its_citing_passages(self):
        papers = {link for _, link in self.links("/citation-network").table if link.startswith("/citations/")}
        self.assertGreater(len(papers), 10)
        for link in papers:
            body = self.served.ask(link)[2].decode()
            self.assertRegex(body, r"Cited by|Cites")

    def test_fewer_pairs(self):
        self.assertEqual(self.served.ask("/export/citation-network?format=svg&pairs=3")[2].count(b'class="head"'), 3)
        self.assertIn(" not drawn)", self.served.ask("/citation-network?pairs=3")[2].decode())

    def test_files_are_those_of_the_command_line(self):
        def run(*words):
            return self.served.run("cites", *words).stdout
        self.assertEqual(run("--json"), self.served.ask("/export/citation-network?format=json")[2])
        served = self.served.ask("/export/citation-network?format=csv")[2].decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(served)))
        self.assertEqual(rows, list(csv.reader(io.StringIO(run("--format", "csv").decode("utf-8-sig")))))
        drawing = xml.etree.ElementTree.fromstring(run("--format", "svg"))
        self.assertEqual(len(list(drawing.iter(SVG + "polygon"))), min(60, len(rows) - 1))
        self.assertEqual(run("--format", "svg", "--pairs", "3").count(b'class="head"'), 3)
        of_one = run("khan-rivers", "--format", "svg").decode()
        self.assertIn("<title id=\"title\">Who cites whom: Khan 2019</title>", of_one)

    def test_png(self):
        links = self.served.ask("/citation-network")[2].decode()
        if shutil.which("rsvg-convert") is None:
            self.assertNotIn("format=png", links)
            self.assertIn(b"librsvg2-bin", self.served.ask("/export/citation-network?format=png")[2])
            return
        self.assertIn("format=png", links)
        for view in ("citation-network", "timeline", "dispersion", "network", "heat", "keyness"):
            status, headers, body = self.served.ask(f"/export/{view}?q=river&format=png")
            self.assertEqual((status, headers["Content-Type"], body[:4]), (200, "image/png", b"\x89PNG"), view)
        said = self.served.run("cites", "--format", "png").stdout
        self.assertEqual(said[:4], b"\x89PNG")

    def test_a_library_that_cites_nothing(self):
        with Served(PROGRAM, [ROOT / "tests/citations/library/bare.md"]) as other:
            body = other.ask("/citation-network")[2].decode()
            self.assertIn("No paper here cites another one", body)
            self.assertEqual(other.ask("/export/citation-network?format=svg")[0], 200)
            self.assertNotIn("<svg class=\"chart\"", body)

    def test_wrong_use(self):
        done = subprocess.run([PROGRAM, "cites", "--pairs", "3", "--index", self.served.index], capture_output=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"--pairs is for drawings", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
